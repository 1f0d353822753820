// `strptime`: reads a text by a format, directive by directive, in the C locale's words.

import TaipanHost
import TaipanRuntime

/// One reading of a text.
struct TimeParsing {
    private let text: [UInt8]
    private var position = 0
    private var year: Int?
    private var century: Int?
    private var month = 1
    private var day = 1
    private var hour = 0
    private var minute = 0
    private var second = 0
    private var isAfternoon: Bool?
    private var weekday: Int?
    private var yearDay: Int?
    private var summer = -1
    private var zone: String?
    private var offset: Int?
    /// `%U` (weeks start on Sunday) or `%W`, with its number.
    private var week: (number: Int, startsOnSunday: Bool)?

    private static let longDays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    private static let longMonths = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private init(_ text: String) { self.text = Array(text.utf8) }

    static func strptime(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let string = call[0].as(.string, StringObject.self) else {
            throw thread.typeError(
                "strptime() argument 0 must be str, not <class '\(thread.qualifiedTypeName(thread.type(of: call[0])))'>"
            )
        }
        guard let format = call[1].as(.string, StringObject.self) else {
            throw thread.typeError(
                "strptime() argument 1 must be str, not <class '\(thread.qualifiedTypeName(thread.type(of: call[1])))'>"
            )
        }
        var parsing = TimeParsing(string.text)
        guard try parsing.read(Array(format.text.utf8), thread) else {
            throw thread.valueError(
                "time data \(try thread.repr(call[0]).text) does not match format \(try thread.repr(call[1]).text)")
        }
        if parsing.position < parsing.text.count {
            let rest = String(decoding: parsing.text[parsing.position...], as: UTF8.self)
            throw thread.valueError("unconverted data remains: \(rest)")
        }
        return try parsing.finish(thread)
    }

    /// Reads everything the format asks for; false if the text does not match.
    private mutating func read(_ format: [UInt8], _ thread: ThreadRef) throws(Raise) -> Bool {
        var i = 0
        while i < format.count {
            let letter = format[i]
            i += 1
            if letter == UInt8(ascii: "%") {
                guard i < format.count else {
                    throw thread.valueError("stray % in format '\(String(decoding: format, as: UTF8.self))'")
                }
                let directive = format[i]
                i += 1
                if try !read(directive: directive, format, thread) { return false }
            } else if letter == 32 || letter >= 9 && letter <= 13 {
                let before = position
                while position < text.count, text[position] == 32 || text[position] >= 9 && text[position] <= 13 {
                    position += 1
                }
                if position == before { return false }
                while i < format.count, format[i] == 32 || format[i] >= 9 && format[i] <= 13 { i += 1 }
            } else {
                guard position < text.count, lower(text[position]) == lower(letter) else { return false }
                position += 1
            }
        }
        return true
    }

    private func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private mutating func read(directive: UInt8, _ format: [UInt8], _ thread: ThreadRef) throws(Raise) -> Bool {
        switch directive {
        case UInt8(ascii: "Y"):
            year = number(4, exactly: true)
            return year != nil
        case UInt8(ascii: "y"):
            guard let short = number(2, exactly: true) else { return false }
            year = short + (short < 69 ? 2000 : 1900)
            return true
        case UInt8(ascii: "m"): return store(number(2), 1...12, \.month)
        case UInt8(ascii: "d"): return store(number(2), 1...31, \.day)
        case UInt8(ascii: "H"): return store(number(2), 0...23, \.hour)
        case UInt8(ascii: "I"): return store(number(2), 1...12, \.hour)
        case UInt8(ascii: "M"): return store(number(2), 0...59, \.minute)
        case UInt8(ascii: "S"): return store(number(2), 0...61, \.second)
        case UInt8(ascii: "j"):
            guard let n = number(3), (1...366).contains(n) else { return false }
            yearDay = n
            return true
        case UInt8(ascii: "w"):
            guard let n = number(1), n <= 6 else { return false }
            weekday = n
            return true
        case UInt8(ascii: "u"):
            guard let n = number(1), (1...7).contains(n) else { return false }
            weekday = n % 7
            return true
        case UInt8(ascii: "U"), UInt8(ascii: "W"):
            guard let n = number(2), n <= 53 else { return false }
            week = (n, directive == UInt8(ascii: "U"))
            return true
        case UInt8(ascii: "f"): return number(6) != nil
        case UInt8(ascii: "a"), UInt8(ascii: "A"):
            let names =
                directive == UInt8(ascii: "A") ? TimeParsing.longDays : CalendarFunctions.days.map { $0.lowercased() }
            weekday = name(names)
            return weekday != nil
        case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "h"):
            let names =
                directive == UInt8(ascii: "B")
                ? TimeParsing.longMonths : CalendarFunctions.months.map { $0.lowercased() }
            guard let n = name(names) else { return false }
            month = n + 1
            return true
        case UInt8(ascii: "p"):
            guard let n = name(["am", "pm"]) else { return false }
            isAfternoon = n == 1
            return true
        case UInt8(ascii: "c"): return try read(Array("%a %b %d %H:%M:%S %Y".utf8), thread)
        case UInt8(ascii: "x"): return try read(Array("%m/%d/%y".utf8), thread)
        case UInt8(ascii: "X"), UInt8(ascii: "T"): return try read(Array("%H:%M:%S".utf8), thread)
        case UInt8(ascii: "z"): return readOffset()
        case UInt8(ascii: "Z"): return readZone(thread)
        case UInt8(ascii: "%"):
            guard position < text.count, text[position] == directive else { return false }
            position += 1
            return true
        default:
            throw thread.valueError(
                "'\(String(UnicodeScalar(directive)))' is a bad directive in format '\(String(decoding: format, as: UTF8.self))'"
            )
        }
    }

    /// At most so many digits.
    private mutating func number(_ digits: Int, exactly: Bool = false) -> Int? {
        var value = 0
        var count = 0
        while count < digits, position < text.count, text[position] &- 0x30 < 10 {
            value = value * 10 + Int(text[position] - 0x30)
            position += 1
            count += 1
        }
        return count == 0 || exactly && count != digits ? nil : value
    }

    private mutating func store(_ value: Int?, _ range: ClosedRange<Int>, _ field: WritableKeyPath<TimeParsing, Int>)
        -> Bool
    {
        guard var value else { return false }
        if !range.contains(value) {
            // `%d` reads one digit of `35`
            if value < 10 || !range.contains(value / 10) { return false }
            value /= 10
            position -= 1
        }
        self[keyPath: field] = value
        return true
    }

    /// The first of the names that the text goes on with.
    private mutating func name(_ names: [String]) -> Int? {
        for (i, name) in names.enumerated() {
            let bytes = Array(name.utf8)
            guard position + bytes.count <= text.count else { continue }
            if zip(bytes, text[position...]).allSatisfy({ $0 == lower($1) }) {
                position += bytes.count
                return i
            }
        }
        return nil
    }

    private mutating func readOffset() -> Bool {
        guard position < text.count else { return false }
        if text[position] == UInt8(ascii: "Z") {
            position += 1
            offset = 0
            return true
        }
        guard text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") else { return false }
        let isWest = text[position] == UInt8(ascii: "-")
        position += 1
        guard let hours = number(2, exactly: true) else { return false }
        if position < text.count, text[position] == UInt8(ascii: ":") { position += 1 }
        guard let minutes = number(2, exactly: true), minutes < 60 else { return false }
        let total = hours * 3600 + minutes * 60
        offset = isWest ? -total : total
        return true
    }

    private mutating func readZone(_ thread: ThreadRef) -> Bool {
        let names = thread.host.timeZone.names
        guard let n = name(["utc", "gmt", names.0.lowercased(), names.1.lowercased()]) else { return false }
        summer = n == 3 && names.0 != names.1 ? 1 : 0
        zone = n == 0 ? "UTC" : n == 1 ? "GMT" : n == 2 ? names.0 : names.1
        return true
    }

    // MARK: The result

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// Days since 1 January of year 1.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        let starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
        return before * 365 + before / 4 - before / 100 + before / 400 + starts[month - 1]
            + (month > 2 && isLeap(year) ? 1 : 0) + day - 1
    }

    private mutating func finish(_ thread: ThreadRef) throws(Raise) -> Value {
        if let isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
        let known = year ?? 1900
        let lengths = [31, TimeParsing.isLeap(known) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let isImplicitLeapDay = year == nil && month == 2 && day == 29
        if day > lengths[month - 1] && !isImplicitLeapDay { throw thread.valueError("day is out of range for month") }
        if let week, let weekday, yearDay == nil {
            let first = (TimeParsing.days(known, 1, 1) + 1) % 7
            let toStart = week.startsOnSunday ? (7 - first) % 7 : (8 - first) % 7
            let inWeek = week.startsOnSunday ? weekday : (weekday + 6) % 7
            yearDay = toStart + (week.number - 1) * 7 + inWeek + 1
        }
        if let yearDay, month == 1, day == 1 {
            var rest = yearDay
            var m = 0
            while m < 11 && rest > lengths[m] {
                rest -= lengths[m]
                m += 1
            }
            (month, day) = (m + 1, max(rest, 1))
        }
        let reference = isImplicitLeapDay ? 1904 : known
        let absolute = TimeParsing.days(reference, month, day)
        let ordinal = absolute - TimeParsing.days(reference, 1, 1) + 1
        return thread.makeStructSequence(
            CalendarFunctions.structTime,
            [
                .int(known), .int(month), .int(day), .int(hour), .int(minute), .int(second),
                .int(weekday.map { ($0 + 6) % 7 } ?? absolute % 7), .int(yearDay ?? ordinal), .int(summer),
                zone.map { thread.makeStringValue($0) } ?? .none, offset.map { .int($0) } ?? .none,
            ])
    }
}
