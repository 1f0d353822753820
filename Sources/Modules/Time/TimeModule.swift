// `time`: clocks, sleeping, and the calendar as far as the C library knows it.

import TaipanHost
import TaipanRuntime

package enum TimeModule {
    static let module = NativeModule(
        "time", doc: "This module provides various functions to manipulate time values.",
        functions: { clockRows + numberRows + CalendarFunctions.rows }, initialize: TimeModule.fill)

    private static let clockRows: [NativeRow] = [
        .function(
            "time()",
            { (c) throws(Raise) in
                try seconds(c, .realtime)
            }, "Return the current time in seconds since the Epoch."),
        .function(
            "time_ns()",
            { (c) throws(Raise) in
                try nanoseconds(c, .realtime)
            }, "Return the current time in nanoseconds since the Epoch."),
        .function(
            "monotonic()",
            { (c) throws(Raise) in
                try seconds(c, .monotonic)
            }, "Monotonic clock, cannot go backward."),
        .function(
            "monotonic_ns()",
            { (c) throws(Raise) in
                try nanoseconds(c, .monotonic)
            }, "Monotonic clock, cannot go backward, as nanoseconds."),
        .function(
            "perf_counter()",
            { (c) throws(Raise) in
                try seconds(c, .monotonic)
            }, "Performance counter for benchmarking."),
        .function(
            "perf_counter_ns()",
            { (c) throws(Raise) in
                try nanoseconds(c, .monotonic)
            }, "Performance counter for benchmarking as nanoseconds."),
        .function(
            "process_time()",
            { (c) throws(Raise) in
                try seconds(c, .process)
            }, "Process time for profiling: sum of the kernel and user-space CPU time."),
        .function(
            "process_time_ns()",
            { (c) throws(Raise) in
                try nanoseconds(c, .process)
            }, "Process time for profiling as nanoseconds."),
        .function("thread_time()", { (c) throws(Raise) in try seconds(c, .thread) }, "Thread time for profiling."),
        .function(
            "thread_time_ns()",
            { (c) throws(Raise) in
                try nanoseconds(c, .thread)
            }, "Thread time for profiling as nanoseconds."),
        .function(
            "sleep(object, /)", TimeModule.sleep,
            "Delay execution for a given number of seconds.  The argument may be a floating-point number for subsecond precision."
        ),
    ]

    private static let numberRows: [NativeRow] = [
        .function(
            "clock_gettime(clk_id, /)",
            { (c) throws(Raise) in
                try seconds(c, try clock(c))
            }, "Return the time of the specified clock clk_id as a float."),
        .function(
            "clock_gettime_ns(clk_id, /)",
            { (c) throws(Raise) in
                try nanoseconds(c, try clock(c))
            }, "Return the time of the specified clock clk_id as nanoseconds (int)."),
        .function(
            "clock_getres(clk_id, /)",
            { (c) throws(Raise) in
                let (host, kind) = (c.thread.host, try clock(c))
                return .float(value(try c.thread.attempt { () throws(Errno) in try host.clockResolution(kind) }))
            }, "Return the resolution (precision) of the specified clock clk_id."),
        .function(
            "clock_settime(clk_id, time, /)",
            { (c) throws(Raise) in
                let (host, kind, time) = (c.thread.host, try clock(c), try c.thread.timestamp(c[1]))
                try c.thread.attempt { () throws(Errno) in try host.setClock(kind, to: time) }
                return .none
            }, "Set the time of the specified clock clk_id."),
        .function(
            "clock_settime_ns(clk_id, time, /)",
            { (c) throws(Raise) in
                let (host, kind, time) = (c.thread.host, try clock(c), try c.thread.timestamp(nanoseconds: c[1]))
                try c.thread.attempt { () throws(Errno) in try host.setClock(kind, to: time) }
                return .none
            }, "Set the time of the specified clock clk_id with nanoseconds."),
        .function("get_clock_info(name, /)", TimeModule.clockInfo, "Get information of the specified clock."),
    ]

    private static func value(_ time: Timestamp) -> Double { Double(time.seconds) + Double(time.nanoseconds) * 1e-9 }

    @inline(__always) private static func seconds(_ call: Call, _ kind: ClockKind) throws(Raise) -> Value {
        .float(value(try read(kind, call.thread)))
    }

    @inline(__always) private static func nanoseconds(_ call: Call, _ kind: ClockKind) throws(Raise) -> Value {
        guard let total = try read(kind, call.thread).totalNanoseconds else { throw call.thread.hostError(.EOVERFLOW) }
        return .int(Int(total))
    }

    /// What a clock shows. (The host is lent: to count a reference takes as long as to look at the clock.)
    @inline(__always) private static func read(_ kind: ClockKind, _ thread: ThreadRef) throws(Raise) -> Timestamp {
        var failure: Errno?
        let time = Unmanaged.passUnretained(thread.host)._withUnsafeGuaranteedRef { host in
            do throws(Errno) { return try host.clock(kind) } catch {
                failure = error
                return Timestamp(seconds: 0, nanoseconds: 0)
            }
        }
        if let failure { throw thread.hostError(failure) }
        return time
    }

    private static func clock(_ call: Call) throws(Raise) -> ClockKind {
        ClockKind(rawValue: try call.thread.int32(call[0]))
    }

    // MARK: Sleeping

    private static func sleep(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.audit("time.sleep", [call[0]])
        let duration = try duration(call[0], thread)
        if duration < 0 { throw thread.valueError("sleep length must be non-negative") }
        let host = thread.host
        try thread.attempt { () throws(Errno) in try host.sleep(nanoseconds: duration) }
        return .none
    }

    /// Seconds as nanoseconds, rounded up.
    static func duration(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int64 {
        if let float = floatValue(value) {
            if float.isNaN { throw thread.valueError("Invalid value NaN (not a number)") }
            let total = (float * 1e9).rounded(float < 0 ? .down : .up)
            guard total > -9.223372036854775e18, total < 9.223372036854775e18 else {
                throw thread.overflowError("timestamp too large to convert to C PyTime_t")
            }
            return Int64(total)
        }
        guard thread.hasIndex(value) else {
            throw thread.typeError("'\(thread.typeName(value))' object cannot be interpreted as an integer")
        }
        guard case .int(let whole) = try thread.indexValue(value) else {
            throw thread.overflowError("timestamp too large to convert to C PyTime_t")
        }
        let (total, overflow) = Int64(whole).multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { throw thread.overflowError("timestamp too large to convert to C PyTime_t") }
        return total
    }

    private static func floatValue(_ value: Value) -> Double? {
        if case .float(let number) = value { return number }
        return value.as(.float, FloatObject.self)?.value
    }

    // MARK: Information

    private static func clockInfo(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let name = call[0].as(.string, StringObject.self) else {
            throw thread.typeError("get_clock_info() argument 1 must be str, not \(thread.argumentTypeName(call[0]))")
        }
        let known: (ClockKind, String, Bool, Bool)
        switch name.text {
        case "time": known = (.realtime, "clock_gettime(CLOCK_REALTIME)", true, false)
        case "monotonic", "perf_counter": known = (.monotonic, "clock_gettime(CLOCK_MONOTONIC)", false, true)
        case "process_time": known = (.process, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", false, true)
        case "thread_time": known = (.thread, "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", false, true)
        default: throw thread.valueError("unknown clock")
        }
        let host = thread.host
        let resolution = try thread.attempt { () throws(Errno) in try host.clockResolution(known.0) }
        let implementation = try thread.getAttribute(
            thread.moduleAttribute(thread.systemModule, thread.intern("implementation")), "__class__")
        return try thread.call(
            implementation, [],
            keywords: [
                (thread.intern("implementation"), thread.makeStringValue(known.1)),
                (thread.intern("monotonic"), .bool(known.3)),
                (thread.intern("adjustable"), .bool(known.2)), (thread.intern("resolution"), .float(value(resolution))),
            ])
    }

    // MARK: Constants

    private static func fill(_ module: ModuleObject, _ thread: ThreadRef) throws(Raise) {
        let clocks: [(String, Int)] = [
            ("CLOCK_REALTIME", 0), ("CLOCK_MONOTONIC", 1), ("CLOCK_PROCESS_CPUTIME_ID", 2),
            ("CLOCK_THREAD_CPUTIME_ID", 3),
            ("CLOCK_MONOTONIC_RAW", 4), ("CLOCK_BOOTTIME", 7), ("CLOCK_TAI", 11), ("_STRUCT_TM_ITEMS", 11),
        ]
        for (name, value) in clocks { thread.setModuleAttribute(module, name, .int(value)) }
        thread.setModuleAttribute(
            module, "struct_time", .object(thread.structSequenceType(CalendarFunctions.structTime)))
        thread.host.loadTimeZone()
        setZone(module.namespace, thread)
    }

    /// `timezone`, `altzone`, `daylight` and `tzname`, from what the C library has read of `TZ`.
    static func setZone(_ namespace: DictObject, _ thread: ThreadRef) {
        // winter and summer of a year in the zone as it is now
        let zone = thread.host.timeZone
        let now = (try? thread.host.clock(.realtime))?.seconds ?? 0
        let year: Int64 = 31_556_952
        let start = now / year * year
        let january = try? thread.host.localTime(start)
        let july = try? thread.host.localTime(start + year / 2)
        var west = zone.west
        var summerWest = zone.west
        var names = zone.names
        if let january, let july {
            let (winter, summer) = january.offset <= july.offset ? (january, july) : (july, january)
            west = -winter.offset
            summerWest = -summer.offset
            names = (winter.zoneText, summer.zoneText)
        }
        namespace.set(thread.intern("timezone"), .int(west))
        namespace.set(thread.intern("altzone"), .int(summerWest))
        namespace.set(thread.intern("daylight"), .int(west != summerWest ? 1 : 0))
        let pair = thread.makeTuple(thread.makeStringValue(names.0), thread.makeStringValue(names.1))
        namespace.set(thread.intern("tzname"), .object(pair))
    }
}
