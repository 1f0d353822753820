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
            "gmtime(seconds=None, /)", CalendarFunctions.gmtime,
            "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."),
        .function(
            "localtime(seconds=None, /)",
            { (c) throws(Raise) in make(try localTime(c.arguments, c.thread), isLocal: true, c.thread) },
            "Convert seconds since the Epoch to a time tuple expressing local time."),
        .function(
            "mktime(time_tuple, /)",
            { (c) throws(Raise) in
                let time = try fields(c.arguments, c.thread, function: "mktime")
                guard let found = c.thread.host.seconds(ofLocal: time) else {
                    throw c.thread.overflowError("mktime argument out of range")
                }
                return .float(Double(found.seconds))
            }, "Convert a time tuple in local time to seconds since the Epoch."),
        .function(
            "asctime(time_tuple=None, /)",
            { (c) throws(Raise) in
                if c.thread.optional(c[0]) == nil {
                    return c.thread.makeStringValue(text(try localTime(c.arguments, c.thread)))
                }
                var time = try fields(c.arguments, c.thread, function: "asctime")
                try check(&time, c.thread)
                return c.thread.makeStringValue(text(time))
            }, "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."),
        .function(
            "ctime(seconds=None, /)",
            { (c) throws(Raise) in
                c.thread.makeStringValue(text(try localTime(c.arguments, c.thread)))
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
    @inline(__always) private static func moment(_ slot: Slots, _ thread: ThreadRef) throws(Raise) -> Int64 {
        if case .int(let seconds) = slot.pointee { return Int64(seconds) }
        return try otherMoment(copy(slot), thread)
    }

    private static func otherMoment(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int64 {
        guard let given = thread.optional(value) else {
            let host = thread.host
            return try thread.attempt { () throws(Errno) in try host.clock(.realtime) }.seconds
        }
        return try thread.timestamp(given).seconds
    }

    private static func localTime(_ slot: Slots, _ thread: ThreadRef) throws(Raise) -> CalendarTime {
        let seconds = try moment(slot, thread)
        do throws(Errno) { return try thread.host.localTime(seconds) } catch { throw thread.hostError(error) }
    }

    private static func gmtime(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let seconds = try moment(call.arguments, thread)
        var failure: Errno?
        let time = Unmanaged.passUnretained(thread.host)._withUnsafeGuaranteedRef { host in
            do throws(Errno) { return try host.universalTime(seconds) } catch {
                failure = error
                return CalendarTime()
            }
        }
        if let failure { throw thread.hostError(failure) }
        return make(time, isLocal: false, thread)
    }

    private static func make(_ time: CalendarTime, isLocal: Bool, _ thread: ThreadRef) -> Value {
        let zone = time.zone.map { zoneName($0, isLocal: isLocal, thread) } ?? thread.emptyString
        return make(time, zone: .object(zone), offset: .int(time.offset), thread)
    }

    /// A `struct_time`; zone and offset may be `None`.
    static func make(
        _ time: CalendarTime, zone: consuming Value, offset: consuming Value, _ thread: ThreadRef
    ) -> Value {
        let tuple = thread.makeNumericSequence(shape(thread), visible: 9, hidden: 2)
        let items = tuple.items
        items.initialize(to: .int(Int(time.year) + 1900))
        (items + 1).initialize(to: .int(Int(time.month) + 1))
        (items + 2).initialize(to: .int(Int(time.day)))
        (items + 3).initialize(to: .int(Int(time.hour)))
        (items + 4).initialize(to: .int(Int(time.minute)))
        (items + 5).initialize(to: .int(Int(time.second)))
        (items + 6).initialize(to: .int(Int((time.weekday &+ 6) % 7)))
        (items + 7).initialize(to: .int(Int(time.yearDay) + 1))
        (items + 8).initialize(to: .int(Int(time.isSummerTime)))
        (items + 9).initialize(to: zone)
        (items + 10).initialize(to: offset)
        return .object(tuple)
    }

    /// That of `struct_time`.
    @inline(__always) private static func shape(_ thread: ThreadRef) -> ShapeRef {
        let state = Unmanaged.passUnretained(thread.osState)
        return state._withUnsafeGuaranteedRef { $0.calendarShape } ?? findShape(thread)
    }

    @inline(never) private static func findShape(_ thread: ThreadRef) -> ShapeRef {
        let type = thread.structSequenceType(structTime)
        let shape = thread.structSequenceLayout(type).map { ShapeRef.passUnretained($0.shape) } ?? type.root
        thread.osState.calendarShape = shape
        return shape
    }

    /// The name of a zone, which is nearly always the one of the time before. (Equal names have one address.)
    private static func zoneName(_ name: HostPath, isLocal: Bool, _ thread: ThreadRef) -> StringObject {
        let state = thread.osState
        if let known = isLocal ? state.localZone : state.universalZone, known.name == name { return known.object }
        let made = thread.makeString(String(cString: name))
        if isLocal { state.localZone = (name, made) } else { state.universalZone = (name, made) }
        return made
    }

    // MARK: Reading

    /// The nine items of a time tuple.
    private static func fields(
        _ slot: Slots, _ thread: ThreadRef, function: StaticString
    ) throws(Raise) -> CalendarTime {
        guard let object = peek(slot), object.kind == .tuple else {
            throw thread.typeError("Tuple or struct_time argument required")
        }
        let (items, count) = object.to(TupleObject.self)._withUnsafeGuaranteedRef { ($0.items, $0.count) }
        if count != 9 { throw thread.typeError("\(function)(): illegal time tuple argument") }
        var time = CalendarTime()
        let year = try item(items, thread)
        time.month = try item(items + 1, thread) &- 1
        time.day = try item(items + 2, thread)
        time.hour = try item(items + 3, thread)
        time.minute = try item(items + 4, thread)
        time.second = try item(items + 5, thread)
        time.weekday = (try item(items + 6, thread) &+ 1) % 7
        time.yearDay = try item(items + 7, thread) &- 1
        time.isSummerTime = try item(items + 8, thread)
        if year < Int32.min + 1900 { throw thread.overflowError("year out of range") }
        time.year = year - 1900
        if object.shape.toOpaque() == shape(thread).toOpaque() {
            try checkZone(object.attributes, thread)
            if case .int(let offset) = object.attributes[1] { time.offset = offset }
        }
        return time
    }

    /// The hidden fields of a `struct_time`: a zone that C can be told, an offset that is a number.
    @inline(__always) private static func checkZone(_ hidden: Slots, _ thread: ThreadRef) throws(Raise) {
        if let zone = peek(hidden), zone.kind == .string {
            // (what is narrow can be encoded)
            let text = zone.to(StringObject.self)
            if text.width != 1 { _ = try thread.encodeUTF8(text.takeUnretainedValue(), "strict", signed: false) }
        } else if !hidden.pointee.isNone {
            throw thread.typeError("bad argument type for built-in operation")
        }
        switch hidden[1] {
        case .none, .int: break
        default: _ = try thread.int64(copy(hidden + 1))
        }
    }

    @inline(__always) private static func item(_ slot: Slots, _ thread: ThreadRef) throws(Raise) -> Int32 {
        if case .int(let number) = slot.pointee, let small = Int32(exactly: number) { return small }
        return try thread.plainInt32(copy(slot))
    }

    /// Refuses what a clock cannot show; zeros where there is no zero mean the first.
    private static func check(_ time: inout CalendarTime, _ thread: ThreadRef) throws(Raise) {
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
        guard let object = peek(call.arguments), object.kind == .string else {
            throw thread.typeError("strftime() argument 1 must be str, not \(thread.argumentTypeName(call[0]))")
        }
        let format = object.to(StringObject.self)
        let given = call.arguments + 1
        let isNow = given.pointee.isNone || given.pointee.isUnbound
        var time =
            isNow ? try localTime(given, thread) : try fields(given, thread, function: "strftime")
        try check(&time, thread)
        if format.width == 1 {
            let text = TimePrinting.text(time, format.bytes, format.count, thread)
            if !text.isUnbound { return text }
        }
        time.isSummerTime = min(max(time.isSummerTime, -1), 1)
        if isNow { return try print(time, format.takeUnretainedValue(), thread) }
        let zone = thread.makeBytes(Array(zone(of: given, thread).utf8) + [0])
        defer { withExtendedLifetime(zone) {} }
        time.zone = UnsafeRawPointer(zone.buffer).assumingMemoryBound(to: CChar.self)
        return try print(time, format.takeUnretainedValue(), thread)
    }

    /// The name of the zone of a time tuple; that of the winter if it says none.
    private static func zone(of slot: Slots, _ thread: ThreadRef) -> String {
        if let tuple = peek(slot), tuple.shape.toOpaque() == shape(thread).toOpaque(),
            let name = copy(tuple.attributes).as(.string, StringObject.self), name.count > 0
        {
            return name.text
        }
        return thread.host.timeZone.names.0
    }

    /// As the C library prints it.
    private static func print(
        _ time: CalendarTime, _ format: StringObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let bytes = try terminated(format, thread)
        defer { withExtendedLifetime(bytes) {} }
        var text: StringObject?
        let start = UnsafeRawPointer(bytes.buffer).assumingMemoryBound(to: CChar.self)
        guard thread.host.format(time, start, { text = thread.fsDecode($0) }), let text else {
            throw thread.memoryError()
        }
        return .object(text)
    }

    /// A format as C wants it.
    private static func terminated(_ format: StringObject, _ thread: ThreadRef) throws(Raise) -> BytesObject {
        var bytes = try thread.encodedBytes(format)
        if bytes.contains(0) { throw thread.valueError("embedded null character") }
        // the C library takes a lone percent sign at the end for nothing at all
        if bytes.reversed().prefix(while: { $0 == UInt8(ascii: "%") }).count % 2 == 1 {
            bytes.append(UInt8(ascii: "%"))
        }
        bytes.append(0)
        return thread.makeBytes(bytes)
    }
}
