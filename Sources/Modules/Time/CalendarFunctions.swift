// The calendar: `struct_time` and the functions that make, read and print it.

import TaipanHost
import TaipanRuntime

package enum CalendarFunctions {
    static let structTime = StructSequenceType(
        "time.struct_time", doc: "The time value as returned by gmtime(), localtime(), and strptime().",
        fields: [
            "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone",
            "tm_gmtoff",
        ], visibleCount: 9)

    static let rows: [NativeRow] = [
        .function("gmtime(seconds=None, /)", { (c) throws(Raise) in
            let time = try moment(c[0], c.thread)
            return make(try convert(time, c.thread) { (s) throws(Errno) in try c.thread.host.universalTime(s) }, c.thread)
        }, "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."),
        .function("localtime(seconds=None, /)", { (c) throws(Raise) in
            let time = try moment(c[0], c.thread)
            return make(try convert(time, c.thread) { (s) throws(Errno) in try c.thread.host.localTime(s) }, c.thread)
        }, "Convert seconds since the Epoch to a time tuple expressing local time."),
        .function("mktime(time_tuple, /)", { (c) throws(Raise) in
            let time = try fields(c[0], c.thread, function: "mktime")
            guard let found = c.thread.host.seconds(ofLocal: time) else {
                throw c.thread.overflowError("mktime argument out of range")
            }
            return .float(Double(found.seconds))
        }, "Convert a time tuple in local time to seconds since the Epoch."),
        .function("asctime(time_tuple=None, /)", { (c) throws(Raise) in
            let time = c.thread.optional(c[0]) == nil ? try now(c.thread) : try checked(try fields(c[0], c.thread, function: "asctime"), c.thread)
            return c.thread.makeStringValue(text(time))
        }, "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."),
        .function("ctime(seconds=None, /)", { (c) throws(Raise) in
            let time = try moment(c[0], c.thread)
            return c.thread.makeStringValue(text(try convert(time, c.thread) { (s) throws(Errno) in try c.thread.host.localTime(s) }))
        }, "Convert a time in seconds since the Epoch to a string in local time."),
        .function("strftime(format, time_tuple=None, /)", CalendarFunctions.strftime,
            "Convert a time tuple to a string according to a format specification."),
        .function("strptime(string, format='%a %b %d %H:%M:%S %Y', /)", TimeParsing.strptime,
            "Parse a string to a time tuple according to a format specification."),
        .function("tzset()", { (c) throws(Raise) in
            c.thread.host.loadTimeZone()
            if let module = c.thread.interpreter.modules.get(c.thread.intern("time")).as(.module, ModuleObject.self) {
                TimeModule.setZone(module.namespace, c.thread)
            }
            return .none
        }, "Initialize, or reinitialize, the local timezone to the value stored in os.environ['TZ']."),
    ]

    // MARK: Making

    /// A point in time in whole seconds, now for none; fractions are cut towards the past.
    private static func moment(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int64 {
        guard let given = thread.optional(value) else {
            let host = thread.host
            return try thread.attempt { () throws(Errno) in try host.clock(.realtime) }.seconds
        }
        return try thread.timestamp(given).seconds
    }

    private static func convert(
        _ seconds: Int64, _ thread: ThreadRef, _ body: (Int64) throws(Errno) -> CalendarTime
    ) throws(Raise) -> CalendarTime {
        do throws(Errno) { return try body(seconds) } catch {
            if error == .EOVERFLOW { throw thread.hostError(error) }
            throw thread.hostError(error)
        }
    }

    private static func now(_ thread: ThreadRef) throws(Raise) -> CalendarTime {
        let seconds = try moment(.none, thread)
        return try convert(seconds, thread) { (s) throws(Errno) in try thread.host.localTime(s) }
    }

    static func make(_ time: CalendarTime, _ thread: ThreadRef) -> Value {
        thread.makeStructSequence(
            structTime,
            [
                .int(Int(time.year) + 1900), .int(Int(time.month) + 1), .int(Int(time.day)), .int(Int(time.hour)),
                .int(Int(time.minute)), .int(Int(time.second)), .int((Int(time.weekday) + 6) % 7), .int(Int(time.yearDay) + 1),
                .int(Int(time.isSummerTime)), thread.makeStringValue(time.zone), .int(time.offset),
            ])
    }

    // MARK: Reading

    /// The nine items of a time tuple.
    static func fields(_ value: Value, _ thread: ThreadRef, function: String) throws(Raise) -> CalendarTime {
        guard let tuple = value.as(.tuple, TupleObject.self) else {
            throw thread.typeError("Tuple or struct_time argument required")
        }
        if tuple.count != 9 { throw thread.typeError("\(function)(): illegal time tuple argument") }
        var numbers: [Int32] = []
        for i in 0..<9 { numbers.append(try thread.int32(tuple[i])) }
        if numbers[0] < Int32.min + 1900 { throw thread.overflowError("year out of range") }
        var time = CalendarTime()
        (time.year, time.month, time.day) = (numbers[0] - 1900, numbers[1] &- 1, numbers[2])
        (time.hour, time.minute, time.second) = (numbers[3], numbers[4], numbers[5])
        time.weekday = (numbers[6] &+ 1) % 7
        (time.yearDay, time.isSummerTime) = (numbers[7] &- 1, numbers[8])
        if tuple.type === thread.structSequenceType(structTime) {
            if let zone = try thread.lookupAttribute(value, "tm_zone").as(.string, StringObject.self) { time.zone = zone.text }
            if case .int(let offset) = try thread.lookupAttribute(value, "tm_gmtoff") { time.offset = offset }
        }
        return time
    }

    /// Refuses what a clock cannot show; zeros where there is no zero mean the first.
    static func checked(_ given: CalendarTime, _ thread: ThreadRef) throws(Raise) -> CalendarTime {
        var time = given
        if time.month == -1 { time.month = 0 }
        if time.month < 0 || time.month > 11 { throw thread.valueError("month out of range") }
        if time.day == 0 { time.day = 1 }
        if time.day < 0 || time.day > 31 { throw thread.valueError("day of month out of range") }
        if time.hour < 0 || time.hour > 23 { throw thread.valueError("hour out of range") }
        if time.minute < 0 || time.minute > 59 { throw thread.valueError("minute out of range") }
        if time.second < 0 || time.second > 61 { throw thread.valueError("seconds out of range") }
        if time.weekday < 0 { throw thread.valueError("day of week out of range") }
        if time.yearDay == -1 { time.yearDay = 0 }
        if time.yearDay < 0 || time.yearDay > 365 { throw thread.valueError("day of year out of range") }
        return time
    }

    // MARK: Printing

    static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `Sat Jun  6 16:26:11 1998`.
    private static func text(_ time: CalendarTime) -> String {
        let day = time.day < 10 ? " \(time.day)" : "\(time.day)"
        let clock = [time.hour, time.minute, time.second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(days[Int(time.weekday) % 7]) \(months[Int(time.month) % 12]) \(day) \(clock) \(Int(time.year) + 1900)"
    }

    private static func strftime(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let format = call[0].as(.string, StringObject.self) else {
            throw thread.typeError("strftime() argument 1 must be str, not \(thread.argumentTypeName(call[0]))")
        }
        var time = thread.optional(call[1]) == nil ? try now(thread) : try fields(call[1], thread, function: "strftime")
        time = try checked(time, thread)
        if time.isSummerTime < -1 { time.isSummerTime = -1 } else if time.isSummerTime > 1 { time.isSummerTime = 1 }
        if time.zone.isEmpty { time.zone = thread.host.timeZone.names.0 }
        var bytes = try thread.encodedBytes(format)
        if bytes.contains(0) { throw thread.valueError("embedded null character") }
        // the C library takes a lone percent sign at the end for nothing at all
        if bytes.reversed().prefix(while: { $0 == UInt8(ascii: "%") }).count % 2 == 1 { bytes.append(UInt8(ascii: "%")) }
        let printed = try thread.attempt { () throws(Errno) in
            try CPath(bytes).use { (p) throws(Errno) in thread.host.format(time, p) }
        }
        guard let result = printed else { throw thread.memoryError() }
        return thread.fsDecode(result)
    }
}
