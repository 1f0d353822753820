// `strftime` without the C library, which takes ten times as long for the usual formats: numbers that look the same everywhere, and
// words that the locale has ready.
//
// Unsafe: writes to a buffer on the stack, whose end is looked at before every piece.

import TaipanHost
import TaipanRuntime

struct TimePrinting {
    /// Where the next byte goes.
    private var end: UnsafeMutablePointer<UInt8>
    /// What must not be passed before a piece: there is room for the longest of numbers behind it.
    private let limit: UnsafeMutablePointer<UInt8>

    private static let capacity = 256
    private static let longestPiece = 10

    /// The text of a time whose fields are in their ranges (see `CalendarFunctions.check`). Unbound for what is left to the C
    /// library: text beyond ASCII, rare directives, long texts, and years that have not four digits.
    static func text(
        _ time: CalendarTime, _ format: UnsafePointer<UInt8>, _ count: Int, _ thread: ThreadRef
    ) -> Value {
        if time.year < 1000 - 1900 || time.year > 9999 - 1900 { return .unbound }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            guard let start = buffer.baseAddress else { return .unbound }
            var printing = TimePrinting(end: start, limit: start + (capacity - longestPiece))
            var i = 0
            while i < count {
                if printing.end > printing.limit { return .unbound }
                let unit = format[i]
                i &+= 1
                if unit == UInt8(ascii: "%") {
                    if i == count || !printing.print(format[i], time, thread) { return .unbound }
                    i &+= 1
                } else {
                    if unit &- 1 >= 0x7F { return .unbound }
                    printing.put(unit)
                }
            }
            let length = printing.end - start
            if length == 0 { return .object(thread.emptyString) }
            if length == 1 { return .object(thread.makeString(codePoint: UInt32(start[0]))) }
            return .object(thread.makeString(latin1: UnsafeBufferPointer(start: start, count: length)))
        }
    }

    /// One directive; false if it is none of these.
    @inline(__always) private mutating func print(_ directive: UInt8, _ time: CalendarTime, _ thread: ThreadRef) -> Bool
    {
        switch directive {
        case UInt8(ascii: "Y"): putYear(time)
        case UInt8(ascii: "m"): putTwo(time.month &+ 1)
        case UInt8(ascii: "d"): putTwo(time.day)
        case UInt8(ascii: "H"): putTwo(time.hour)
        case UInt8(ascii: "M"): putTwo(time.minute)
        case UInt8(ascii: "S"): putTwo(time.second)
        case UInt8(ascii: "y"): putTwo((time.year &+ 1900) % 100)
        case UInt8(ascii: "j"):
            put(digit((time.yearDay &+ 1) / 100))
            putTwo((time.yearDay &+ 1) % 100)
        case UInt8(ascii: "I"): putTwo((time.hour &+ 11) % 12 &+ 1)
        case UInt8(ascii: "F"): putDate(time)
        case UInt8(ascii: "T"): putClock(time)
        case UInt8(ascii: "%"): put(directive)
        default: return printWord(directive, time, thread)
        }
        return true
    }

    private mutating func printWord(_ directive: UInt8, _ time: CalendarTime, _ thread: ThreadRef) -> Bool {
        switch directive {
        case UInt8(ascii: "a"): put(thread.host.name(.shortDay, time.weekday))
        case UInt8(ascii: "A"): put(thread.host.name(.day, time.weekday))
        case UInt8(ascii: "b"): put(thread.host.name(.shortMonth, time.month))
        case UInt8(ascii: "B"): put(thread.host.name(.month, time.month))
        case UInt8(ascii: "p"): put(thread.host.name(.halfDay, time.hour > 11 ? 1 : 0))
        default: false
        }
    }

    @inline(__always) private mutating func put(_ byte: UInt8) {
        end.pointee = byte
        end += 1
    }

    @inline(__always) private func digit(_ number: Int32) -> UInt8 {
        UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number)
    }

    @inline(__always) private mutating func putTwo(_ number: Int32) {
        let tens = number / 10
        put(digit(tens))
        put(digit(number &- tens &* 10))
    }

    @inline(__always) private mutating func putYear(_ time: CalendarTime) {
        let year = time.year &+ 1900
        putTwo(year / 100)
        putTwo(year % 100)
    }

    private mutating func putDate(_ time: CalendarTime) {
        putYear(time)
        put(UInt8(ascii: "-"))
        putTwo(time.month &+ 1)
        put(UInt8(ascii: "-"))
        putTwo(time.day)
    }

    private mutating func putClock(_ time: CalendarTime) {
        putTwo(time.hour)
        put(UInt8(ascii: ":"))
        putTwo(time.minute)
        put(UInt8(ascii: ":"))
        putTwo(time.second)
    }

    /// A word of the locale; false if it is not ASCII, or too long.
    private mutating func put(_ word: HostPath?) -> Bool {
        guard var letter = word else { return false }
        while letter.pointee != 0 {
            if letter.pointee < 0 || end > limit { return false }
            put(UInt8(bitPattern: letter.pointee))
            letter += 1
        }
        return true
    }
}
