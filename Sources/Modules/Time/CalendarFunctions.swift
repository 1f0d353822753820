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
        .function(
            "gmtime(seconds=None, /)",
            { (c) throws(Raise) in
                let time = try moment(c[0], c.thread)
                return make(
                    try convert(time, c.thread) { (s) throws(Errno) in try c.thread.host.universalTime(s) }, c.thread)
            }, "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."),
        .function(
            "localtime(seconds=None, /)",
            { (c) throws(Raise) in
                let time = try moment(c[0], c.thread)
                return make(
                    try convert(time, c.thread) { (s) throws(Errno) in try c.thread.host.localTime(s) }, c.thread)
            }, "Convert seconds since the Epoch to a time tuple expressing local time."),
        .function(
            "mktime(time_tuple, /)",
            { (c) throws(Raise) in
                let time = try fields(c[0], c.thread, function: "mktime")
                guard let found = c.thread.host.seconds(ofLocal: time) else {
                    throw c.thread.overflowError("mktime argument out of range")
                }
                return .float(Double(found.seconds))
            }, "Convert a time tuple in local time to seconds since the Epoch."),
        .function(
            "asctime(time_tuple=None, /)",
            { (c) throws(Raise) in
                let time =
                    c.thread.optional(c[0]) == nil
                    ? try now(c.thread) : try checked(try fields(c[0], c.thread, function: "asctime"), c.thread)
                return c.thread.makeStringValue(text(time))
            }, "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."),
        .function(
            "ctime(seconds=None, /)",
            { (c) throws(Raise) in
                let time = try moment(c[0], c.thread)
                return c.thread.makeStringValue(
                    text(try convert(time, c.thread) { (s) throws(Errno) in try c.thread.host.localTime(s) }))
            }, "Convert a time in seconds since the Epoch to a string in local time."),
        .function(
            "strftime(format, time_tuple=None, /)", CalendarFunctions.strftime,
            "Convert a time tuple to a string according to a format specification."),
        .function(
            "strptime(string, format='%a %b %d %H:%M:%S %Y', /)", TimeParsing.strptime,
            "Parse a string to a time tuple according to a format specification."),
        .function(
            "tzset()",
            { (c) throws(Raise) in
                c.thread.host.loadTimeZone()
                if let module = c.thread.interpreter.modules.get(c.thread.intern("time")).as(.module, ModuleObject.self)
                {
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
        guard let layout = layout(thread) else { return .none }
        let tuple = thread.makeStructSequence(layout)
        let items = tuple.items
        items.initialize(to: .int(Int(time.year) + 1900))
        (items + 1).initialize(to: .int(Int(time.month) + 1))
        (items + 2).initialize(to: .int(Int(time.day)))
        (items + 3).initialize(to: .int(Int(time.hour)))
        (items + 4).initialize(to: .int(Int(time.minute)))
        (items + 5).initialize(to: .int(Int(time.second)))
        (items + 6).initialize(to: .int((Int(time.weekday) + 6) % 7))
        (items + 7).initialize(to: .int(Int(time.yearDay) + 1))
        (items + 8).initialize(to: .int(Int(time.isSummerTime)))
        let hidden = tuple.attributes
        hidden.initialize(to: .object(zoneName(time.zone, thread)))
        (hidden + 1).initialize(to: .int(time.offset))
        return .object(tuple)
    }

    private static func layout(_ thread: ThreadRef) -> StructSequenceLayout? {
        let state = thread.osState
        if let known = state.calendarLayout { return known }
        state.calendarLayout = thread.structSequenceLayout(thread.structSequenceType(structTime))
        return state.calendarLayout
    }

    /// The name of a zone, which is nearly always the one of the time before.
    private static func zoneName(_ name: String, _ thread: ThreadRef) -> StringObject {
        let state = thread.osState
        if let known = state.lastZone, known.text == name { return known.object }
        let made = thread.makeString(name)
        state.lastZone = (name, made)
        return made
    }

    // MARK: Reading

    /// The nine items of a time tuple.
    static func fields(_ value: Value, _ thread: ThreadRef, function: String) throws(Raise) -> CalendarTime {
        guard let tuple = value.as(.tuple, TupleObject.self) else {
            throw thread.typeError("Tuple or struct_time argument required")
        }
        if tuple.count != 9 { throw thread.typeError("\(function)(): illegal time tuple argument") }
        var time = CalendarTime()
        let year = try thread.int32(tuple[0])
        time.month = try thread.int32(tuple[1]) &- 1
        time.day = try thread.int32(tuple[2])
        time.hour = try thread.int32(tuple[3])
        time.minute = try thread.int32(tuple[4])
        time.second = try thread.int32(tuple[5])
        time.weekday = (try thread.int32(tuple[6]) &+ 1) % 7
        time.yearDay = try thread.int32(tuple[7]) &- 1
        time.isSummerTime = try thread.int32(tuple[8])
        if year < Int32.min + 1900 { throw thread.overflowError("year out of range") }
        time.year = year - 1900
        if let layout = layout(thread), tuple.shape.toOpaque() == Unmanaged.passUnretained(layout.shape).toOpaque() {
            if let zone = copy(tuple.attributes).as(.string, StringObject.self) {
                if let known = thread.osState.lastZone, known.object === zone {
                    time.zone = known.text
                } else {
                    time.zone = zone.text
                }
            }
            if case .int(let offset) = tuple.attributes[1] { time.offset = offset }
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
        let place = format.isASCIIText ? format.terminated : nil
        if let place, format.count > 0, format[format.count - 1] != 0x25,
            RawMemory.find(0, in: place, count: format.count) == nil
        {
            return try print(time, UnsafeRawPointer(place).assumingMemoryBound(to: CChar.self), thread)
        }
        var bytes = try thread.encodedBytes(format)
        if bytes.contains(0) { throw thread.valueError("embedded null character") }
        // the C library takes a lone percent sign at the end for nothing at all
        if bytes.reversed().prefix(while: { $0 == UInt8(ascii: "%") }).count % 2 == 1 {
            bytes.append(UInt8(ascii: "%"))
        }
        bytes.append(0)
        let terminated = thread.makeBytes(bytes)
        defer { withExtendedLifetime(terminated) {} }
        return try print(time, UnsafeRawPointer(terminated.buffer).assumingMemoryBound(to: CChar.self), thread)
    }

    private static func print(_ time: CalendarTime, _ format: HostPath, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let text = thread.host.format(time, format, { thread.fsDecode($0) }) else { throw thread.memoryError() }
        return .object(text)
    }
}
