// Timer descriptors, scheduling parameters and the functions that run around a fork.

import TaipanHost
import TaipanRuntime

package enum TimerFunctions {
    static let rows: [NativeRow] = [
        .function(
            "timerfd_create(clockid, /, *, flags=524288)",
            { (c) throws(Raise) in
                let (host, clock, flags) = (
                    c.thread.host, ClockKind(rawValue: try c.thread.int32(c[0])), try c.thread.int32(c[1])
                )
                return .int(
                    Int(
                        try c.thread.attempt { () throws(Errno) in try host.timerfdCreate(clock, flags: flags | 0x80000)
                        }))
            }, "Create and return a timer file descriptor."),
        .function(
            "timerfd_settime(fd, /, *, flags=0, initial=0.0, interval=0.0)",
            { (c) throws(Raise) in
                try set(
                    c, inSeconds: true,
                    times: { (initial, interval, thread) throws(Raise) in
                        let (first, interval) = (try thread.double(initial), try thread.double(interval))
                        return (try nanoseconds(first, thread), try nanoseconds(interval, thread))
                    })
            }, "Alter a timer file descriptor's internal timer in seconds."),
        .function(
            "timerfd_settime_ns(fd, /, *, flags=0, initial=0, interval=0)",
            { (c) throws(Raise) in
                try set(
                    c, inSeconds: false,
                    times: { (initial, interval, thread) throws(Raise) in
                        (try longLong(initial, thread), try longLong(interval, thread))
                    })
            }, "Alter a timer file descriptor's internal timer in nanoseconds."),
        .function(
            "timerfd_gettime(fd, /)",
            { (c) throws(Raise) in
                try get(c, inSeconds: true)
            }, "Return a tuple of a timer file descriptor's (interval, next expiration) in float seconds."),
        .function(
            "timerfd_gettime_ns(fd, /)",
            { (c) throws(Raise) in
                try get(c, inSeconds: false)
            }, "Return a tuple of a timer file descriptor's (interval, next expiration) in nanoseconds."),
        .tupleFunction(
            "sched_setscheduler(pid, policy, param, /)",
            { (c) throws(Raise) in
                let (host, process, policy) = (
                    c.thread.host, try c.thread.plainInt32(c[0]), try c.thread.plainInt32(c[1])
                )
                let priority = try priority(c[2], c.thread)
                try c.thread.attempt { () throws(Errno) in
                    try host.setSchedulingPolicy(process, policy, priority: priority)
                }
                return .none
            }, "Set the scheduling policy for the process identified by pid."),
        .tupleFunction(
            "sched_setparam(pid, param, /)",
            { (c) throws(Raise) in
                let (host, process, priority) = (
                    c.thread.host, try c.thread.plainInt32(c[0]), try priority(c[1], c.thread)
                )
                try c.thread.attempt { () throws(Errno) in try host.setSchedulingPriority(process, priority) }
                return .none
            }, "Set scheduling parameters for the process identified by pid."),
        .function(
            "sched_getparam(pid, /)",
            { (c) throws(Raise) in
                let (host, process) = (c.thread.host, try c.thread.plainInt32(c[0]))
                let found = try c.thread.attempt { () throws(Errno) in try host.schedulingPriority(process) }
                return c.thread.makeStructSequence(OSRecords.schedParam, [.int(Int(found))])
            }, "Returns scheduling parameters for the process identified by pid."),
        .function(
            "sched_rr_get_interval(pid, /)",
            { (c) throws(Raise) in
                let (host, process) = (c.thread.host, try c.thread.plainInt32(c[0]))
                return .float(
                    PathModule.seconds(
                        try c.thread.attempt { () throws(Errno) in try host.schedulingInterval(process) }))
            }, "Return the round-robin quantum for the process identified by pid, in seconds."),
        .function(
            "register_at_fork(*, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)",
            TimerFunctions.register,
            "Register functions to be called when forking a new process."),
    ]

    /// The number in a `sched_param`.
    static func priority(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int32 {
        guard let record = value.as(.tuple, TupleObject.self),
            record.type === thread.structSequenceType(OSRecords.schedParam)
        else {
            throw thread.typeError("must have a sched_param object")
        }
        return try thread.int32(record[0])
    }

    private static func nanoseconds(_ seconds: Double, _ thread: ThreadRef) throws(Raise) -> Int64 {
        let total = (seconds * 1e9).rounded(.down)
        guard total >= -0x1p63 && total < 0x1p63 else {
            throw thread.overflowError("timestamp out of range for platform time_t")
        }
        return Int64(total)
    }

    private static func longLong(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int64 {
        guard case .int(let number) = try thread.indexValue(value) else {
            throw thread.overflowError("int too big to convert")
        }
        return Int64(number)
    }

    private static func set(
        _ call: Call, inSeconds: Bool,
        times: (Value, Value, ThreadRef) throws(Raise) -> (first: Int64, interval: Int64)
    ) throws(Raise) -> Value {
        let thread = call.thread
        let (host, descriptor, flags) = (thread.host, try thread.descriptor(call[0]), try thread.int32(call[1]))
        let (first, interval) = try times(call[2], call[3], thread)
        let before = try thread.attempt { () throws(Errno) in
            try host.timerfdSet(descriptor, flags: flags, first: first, interval: interval)
        }
        return pair(before, inSeconds, thread)
    }

    private static func get(_ call: Call, inSeconds: Bool) throws(Raise) -> Value {
        let (host, descriptor) = (call.thread.host, try call.thread.descriptor(call[0]))
        return pair(
            try call.thread.attempt { () throws(Errno) in try host.timerfdGet(descriptor) }, inSeconds, call.thread)
    }

    private static func pair(_ times: (first: Int64, interval: Int64), _ inSeconds: Bool, _ thread: ThreadRef) -> Value
    {
        let values: [Value] = [times.first, times.interval].map {
            inSeconds ? .float(Double($0) * 1e-9) : .int(Int($0))
        }
        return .object(thread.makeTuple(values))
    }

    // MARK: Around a fork

    private static func register(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.isMissing(0) && call.isMissing(1) && call.isMissing(2) {
            throw thread.typeError("At least one argument is required.")
        }
        let names = ["before", "after_in_child", "after_in_parent"]
        for i in 0..<3 where !call.isMissing(i) {
            if thread.type(of: call[i]).operations.call == nil {
                throw thread.typeError("'\(names[i])' must be callable, not \(thread.bareTypeName(call[i]))")
            }
        }
        let state = thread.osState
        if !call.isMissing(0) { state.beforeFork.append(call[0]) }
        if !call.isMissing(1) { state.afterForkInChild.append(call[1]) }
        if !call.isMissing(2) { state.afterForkInParent.append(call[2]) }
        return .none
    }

    /// `fork`, with the registered functions before and after; what they raise is reported and forgotten.
    static func fork(_ thread: ThreadRef) throws(Raise) -> Int32 {
        let host = thread.host
        return try fork("os.fork", thread) { () throws(Errno) in try host.fork() }
    }

    /// `forkpty`: the process, and the descriptor of the terminal that the parent controls.
    static func forkTerminal(_ thread: ThreadRef) throws(Raise) -> Value {
        let host = thread.host
        var controller: Descriptor = -1
        let process = try fork("os.forkpty", thread) { () throws(Errno) in
            let made = try host.forkTerminal()
            controller = made.controller
            return made.process
        }
        return .object(thread.makeTuple(.int(Int(process)), .int(Int(controller))))
    }

    private static func fork(
        _ event: StaticString, _ thread: ThreadRef, _ body: () throws(Errno) -> Int32
    ) throws(Raise) -> Int32 {
        if thread.system.isShuttingDown {
            throw thread.raise(thread.types.pythonFinalizationError, "can't fork at interpreter shutdown")
        }
        try thread.audit(event)
        let state = thread.osState
        run(state.beforeFork.reversed(), thread)
        let process: Int32
        do throws(Errno) { process = try body() } catch {
            run(state.afterForkInParent, thread)
            throw thread.hostError(error)
        }
        if process == 0 { thread.interpreter.isForkedChild = true }
        run(process == 0 ? state.afterForkInChild : state.afterForkInParent, thread)
        return process
    }

    private static func run(_ functions: [Value], _ thread: ThreadRef) {
        for function in functions {
            do throws(Raise) { _ = try thread.call(function) } catch { thread.reportUnraisable(function) }
        }
    }
}
