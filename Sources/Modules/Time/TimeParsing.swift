// `strptime`: reads a text by a format, directive by directive, in the C locale's words.

import TaipanHost
import TaipanRuntime

/// One reading of a text.
struct TimeParsing {
    /// The text in UTF-8, which lives as long as the reading.
    private let text: UnsafeBufferPointer<UInt8>
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

    private static let longDays: [StaticString] = [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    ]
    private static let shortDays: [StaticString] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    private static let longMonths: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let shortMonths: [StaticString] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let halfDays: [StaticString] = ["am", "pm"]

    private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

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
        let owners = (utf8(string, thread), utf8(format, thread))
        defer { withExtendedLifetime((string, format, owners)) {} }
        var parsing = TimeParsing(units(string, owners.0))
        guard try parsing.read(units(format, owners.1), thread) else {
            throw thread.valueError(
                "time data \(try thread.repr(call[0]).text) does not match format \(try thread.repr(call[1]).text)")
        }
        if parsing.position < parsing.text.count {
            let rest = String(decoding: parsing.text[parsing.position...], as: UTF8.self)
            throw thread.valueError("unconverted data remains: \(rest)")
        }
        return try parsing.finish(thread)
    }

    /// What is not ASCII, in UTF-8; nil for a text that is that by itself.
    private static func utf8(_ string: StringObject, _ thread: ThreadRef) -> BytesObject? {
        string.isASCIIText ? nil : thread.makeBytes(Array(string.text.utf8))
    }

    private static func units(_ string: StringObject, _ copy: BytesObject?) -> UnsafeBufferPointer<UInt8> {
        if let copy { return UnsafeBufferPointer(start: copy.bytes, count: copy.count) }
        return UnsafeBufferPointer(start: string.bytes, count: string.count)
    }

    /// Reads everything the format asks for; false if the text does not match.
    private mutating func read(_ format: UnsafeBufferPointer<UInt8>, _ thread: ThreadRef) throws(Raise) -> Bool {
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
            } else if isSpace(letter) {
                let before = position
                while position < text.count, isSpace(text[position]) { position += 1 }
                if position == before { return false }
                while i < format.count, isSpace(format[i]) { i += 1 }
            } else {
                guard position < text.count, lower(text[position]) == lower(letter) else { return false }
                position += 1
            }
        }
        return true
    }

    @inline(__always) private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }

    @inline(__always) private func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private mutating func read(
        directive: UInt8, _ format: UnsafeBufferPointer<UInt8>, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        switch directive {
        case UInt8(ascii: "Y"):
            year = number(4, exactly: true)
            return year != nil
        case UInt8(ascii: "m"): return TimeParsing.store(number(2, 1...12), &month)
        case UInt8(ascii: "d"):
            // (a day below ten may have a space before it)
            let isPadded = position + 1 < text.count && text[position] == 32 && text[position + 1] &- 0x31 < 9
            if isPadded { position += 1 }
            return TimeParsing.store(number(isPadded ? 1 : 2, 1...31), &day)
        case UInt8(ascii: "H"): return TimeParsing.store(number(2, 0...23), &hour)
        case UInt8(ascii: "M"): return TimeParsing.store(number(2, 0...59), &minute)
        case UInt8(ascii: "S"): return TimeParsing.store(number(2, 0...61), &second)
        case UInt8(ascii: "I"): return TimeParsing.store(number(2, 1...12), &hour)
        case UInt8(ascii: "j"):
            yearDay = number(3, 1...366)
            return yearDay != nil
        case UInt8(ascii: "f"): return number(6) != nil
        case UInt8(ascii: "c"): return try read("%a %b %d %H:%M:%S %Y", thread)
        case UInt8(ascii: "x"): return try read("%m/%d/%y", thread)
        case UInt8(ascii: "X"): return try read("%H:%M:%S", thread)
        case UInt8(ascii: "z"): return readOffset()
        case UInt8(ascii: "Z"): return readZone(thread)
        case UInt8(ascii: "%"):
            guard position < text.count, text[position] == directive else { return false }
            position += 1
            return true
        default:
            if let isRead = readWord(directive) ?? readWeek(directive) { return isRead }
            throw thread.valueError(
                "'\(String(UnicodeScalar(directive)))' is a bad directive in format '\(String(decoding: format, as: UTF8.self))'"
            )
        }
    }

    private mutating func read(_ format: StaticString, _ thread: ThreadRef) throws(Raise) -> Bool {
        try read(UnsafeBufferPointer(start: format.utf8Start, count: format.utf8CodeUnitCount), thread)
    }

    /// A day, a month, a half of the day by its name; nil for other directives.
    private mutating func readWord(_ directive: UInt8) -> Bool? {
        switch directive {
        case UInt8(ascii: "a"): weekday = name(TimeParsing.shortDays)
        case UInt8(ascii: "A"): weekday = name(TimeParsing.longDays)
        case UInt8(ascii: "b"): return TimeParsing.store(name(TimeParsing.shortMonths).map { $0 + 1 }, &month)
        case UInt8(ascii: "B"): return TimeParsing.store(name(TimeParsing.longMonths).map { $0 + 1 }, &month)
        case UInt8(ascii: "p"):
            isAfternoon = name(TimeParsing.halfDays).map { $0 == 1 }
            return isAfternoon != nil
        default: return nil
        }
        return weekday != nil
    }

    /// A day or week by its number, a year without its century; nil for other directives.
    private mutating func readWeek(_ directive: UInt8) -> Bool? {
        switch directive {
        case UInt8(ascii: "y"):
            year = number(2, exactly: true).map { $0 + ($0 < 69 ? 2000 : 1900) }
            return year != nil
        case UInt8(ascii: "w"):
            guard let n = number(1), n <= 6 else { return false }
            weekday = n
        case UInt8(ascii: "u"):
            guard let n = number(1), (1...7).contains(n) else { return false }
            weekday = n % 7
        case UInt8(ascii: "U"), UInt8(ascii: "W"):
            guard let n = number(2, 0...53) else { return false }
            week = (n, directive == UInt8(ascii: "U"))
        default: return nil
        }
        return true
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

    /// The same within bounds: `%d` reads one digit of `35`, `%j` two of `367`.
    private mutating func number(_ digits: Int, _ range: ClosedRange<Int>) -> Int? {
        guard let value = number(digits) else { return nil }
        if range.contains(value) { return value }
        if value < 10 || !range.contains(value / 10) { return nil }
        position -= 1
        return value / 10
    }

    /// Takes over what has been read, if there is something.
    @inline(__always) private static func store(_ value: Int?, _ field: inout Int) -> Bool {
        guard let value else { return false }
        field = value
        return true
    }

    /// The first of the names, in small letters, that the text goes on with.
    private mutating func name(_ names: [StaticString]) -> Int? {
        for i in names.indices {
            let name = names[i]
            if goesOn(with: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) { return i }
        }
        return nil
    }

    private mutating func goesOn(with name: UnsafeBufferPointer<UInt8>) -> Bool {
        if position + name.count > text.count { return false }
        for i in name.indices where lower(text[position + i]) != name[i] { return false }
        position += name.count
        return true
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
        for (n, name) in ["UTC", "GMT", names.0, names.1].enumerated() {
            var small = name.lowercased()
            if !small.withUTF8({ goesOn(with: $0) }) { continue }
            summer = n == 3 && names.0 != names.1 ? 1 : 0
            zone = name
            return true
        }
        return false
    }

    // MARK: The result

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1 January of year 1.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        // months from March on, of 30.6 days each
        var inYear = month > 2 ? (month * 153 - 457) / 5 + (isLeap(year) ? 60 : 59) : (month - 1) * 31
        inYear += day - 1
        return before * 365 + before / 4 - before / 100 + before / 400 + inYear
    }

    private mutating func finish(_ thread: ThreadRef) throws(Raise) -> Value {
        if let isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
        // the 29th of February of no year is one of a leap year until its weekday is known
        let isImplicitLeapDay = year == nil && month == 2 && day == 29
        var known = year ?? (isImplicitLeapDay ? 1904 : 1900)
        if known < 1 { throw thread.valueError("year 0 is out of range") }
        if yearDay == nil, let week, let weekday {
            let number = TimeParsing.yearDay(known, week.number, weekday, startsOnSunday: week.startsOnSunday)
            yearDay = number
            if number <= 0 {
                known -= 1
                yearDay = number + (TimeParsing.isLeap(known) ? 366 : 365)
                if known < 1 { throw thread.valueError("year 0 is out of range") }
            }
        }
        if let yearDay {
            (known, month, day) = TimeParsing.date(known, yearDay)
            if known > 9999 { throw thread.valueError("year \(known) is out of range") }
        } else if day > TimeParsing.length(ofMonth: month, known) {
            throw thread.valueError("day is out of range for month")
        }
        let absolute = TimeParsing.days(known, month, day)
        let ordinal = absolute - TimeParsing.days(known, 1, 1) + 1
        if isImplicitLeapDay { known = 1900 }
        // in C's counting (all numbers have four digits at most)
        var time = CalendarTime()
        time.year = Int32(truncatingIfNeeded: known - 1900)
        time.month = Int32(truncatingIfNeeded: month - 1)
        time.day = Int32(truncatingIfNeeded: day)
        time.hour = Int32(truncatingIfNeeded: hour)
        time.minute = Int32(truncatingIfNeeded: minute)
        time.second = Int32(truncatingIfNeeded: second)
        time.weekday = Int32(truncatingIfNeeded: weekday ?? (absolute + 1) % 7)
        time.yearDay = Int32(truncatingIfNeeded: (yearDay ?? ordinal) - 1)
        time.isSummerTime = Int32(truncatingIfNeeded: summer)
        return CalendarFunctions.make(
            time, zone: zone.map { thread.makeStringValue($0) } ?? .none, offset: offset.map { .int($0) } ?? .none,
            thread)
    }

    /// The day of the year of a weekday (0 is Sunday) in a week; of the year before if it is 0 or less.
    private static func yearDay(_ year: Int, _ week: Int, _ weekday: Int, startsOnSunday: Bool) -> Int {
        let shift = startsOnSunday ? 1 : 0
        let first = (days(year, 1, 1) + shift) % 7
        let inWeek = (weekday + 6 + shift) % 7
        if week == 0 { return 1 + inWeek - first }
        return 1 + (7 - first) % 7 + (week - 1) * 7 + inWeek
    }

    /// The date of a day of the year, which may be beyond its end.
    private static func date(_ year: Int, _ yearDay: Int) -> (Int, Int, Int) {
        var (year, month, day) = (year, 1, yearDay)
        while day > length(ofMonth: month, year) {
            day -= length(ofMonth: month, year)
            month += 1
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        return (year, month, day)
    }
}
