// `_signal`: what `signal` needs of the system. The handlers are Python functions that the evaluator runs at its next checkpoint; an
// interrupted system call runs them at once and goes on, unless one of them raises (PEP 475).

import TaipanHost
import TaipanRuntime

package enum SignalModule {
    static let module = NativeModule(
        "_signal", doc: "What the module signal needs of the system.",
        functions: { handlingRows + waitingRows + timerRows },
        initialize: SignalModule.fill)

    /// Connects the host to the handlers. Called once for an interpreter that handles the signals of the process.
    package static func connect(_ interpreter: Interpreter) { interpreter.handlesSignals = true }

    private static func fill(_ module: ModuleObject, _ thread: ThreadRef) throws(Raise) {
        let more: [(String, Int)] = [
            ("SIG_DFL", 0), ("SIG_IGN", 1), ("SIGRTMIN", Int(Host.realTimeSignals.lowerBound)),
            ("SIGRTMAX", Int(Host.realTimeSignals.upperBound)),
        ]
        ConstantFamily.signal.forEach { name, value in
            module.namespace.set(thread.intern(thread.makeString(latin1: name)), .int(value))
        }
        for (name, value) in more { thread.setModuleAttribute(module, name, .int(value)) }
        thread.setModuleAttribute(module, "struct_siginfo", .object(thread.structSequenceType(information)))
    }

    private static let information = StructSequenceType(
        "signal.struct_siginfo", doc: "struct_siginfo: Result from sigwaitinfo or sigtimedwait.",
        fields: ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"])

    // MARK: Handlers

    private static let handlingRows: [NativeRow] = [
        .function("signal(signalnum, handler, /)", SignalModule.signal, "Set the action for the given signal."),
        .function(
            "getsignal(signalnum, /)",
            { (c) throws(Raise) in
                try current(try number(c[0], c.thread), c.thread)
            }, "Return the current action for the given signal."),
        .function(
            "default_int_handler(signalnum, frame, /)",
            { (c) throws(Raise) in
                throw c.thread.raise(c.thread.types.keyboardInterrupt, [])
            }, "The default handler for SIGINT installed by Python."),
        .function(
            "raise_signal(signalnum, /)",
            { (c) throws(Raise) in
                let (host, number) = (c.thread.host, try c.thread.int32(c[0]))
                try c.thread.attempt { () throws(Errno) in try host.raise(number) }
                try c.thread.handleSignals()
                return .none
            }, "Send a signal to the executing process."),
        .function(
            "pthread_kill(thread_id, signalnum, /)",
            { (c) throws(Raise) in
                let (host, number) = (c.thread.host, try c.thread.int32(c[1]))
                let target = UInt(bitPattern: Int(try c.thread.int64(c[0])))
                try c.thread.audit("signal.pthread_kill", [c[0], c[1]])
                try c.thread.attempt { () throws(Errno) in try host.kill(thread: target, number) }
                try c.thread.handleSignals()
                return .none
            }, "Send a signal to a thread."),
        .function(
            "pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /)",
            { (c) throws(Raise) in
                let (host, descriptor, number) = (c.thread.host, try c.thread.int32(c[0]), try c.thread.int32(c[1]))
                if !c[2].isNone { throw c.thread.typeError("siginfo must be None") }
                let flags = UInt32(bitPattern: try c.thread.int32(c[3]))
                try c.thread.attempt { () throws(Errno) in try host.pidfdSendSignal(descriptor, number, flags: flags) }
                return .none
            }, "Send a signal to a process referred to by a pid file descriptor."),
        .function(
            "siginterrupt(signalnum, flag, /)",
            { (c) throws(Raise) in
                let (host, number) = (c.thread.host, try number(c[0], c.thread))
                let flag = try c.thread.int32(c[1]) != 0
                try c.thread.attempt { () throws(Errno) in try host.setSignalInterrupts(number, flag) }
                return .none
            }, "Change system call restart behaviour."),
        .function(
            "set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)", SignalModule.setWakeup,
            "Sets the fd to be written to (with the signal number) when a signal comes in."),
        .function(
            "strsignal(signalnum, /)",
            { (c) throws(Raise) in
                c.thread.host.signalText(try number(c[0], c.thread)).map { c.thread.makeStringValue($0) } ?? .none
            }, "Return the system description of the given signal."),
        .function(
            "valid_signals()",
            { (c) throws(Raise) in
                // the C library keeps a few to itself
                let reserved = Int32(32)..<max(Host.realTimeSignals.lowerBound, 32)
                let all = (Int32(1)..<Host.signalLimit).filter { !reserved.contains($0) }
                return try set(all, c.thread)
            }, "Return a set of valid signal numbers on this platform."),
    ]

    private static func number(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int32 {
        let number = try thread.int32(value)
        if number < 1 || number >= Host.signalLimit { throw thread.valueError("signal number out of range") }
        return number
    }

    private static func set(_ numbers: [Int32], _ thread: ThreadRef) throws(Raise) -> Value {
        .object(try thread.makeSet(from: .object(thread.makeList(numbers.map { .int(Int($0)) }))))
    }

    /// What happens at a signal: a function, 0 for the system's default, 1 for nothing, `None` for what others have installed.
    private static func current(_ number: Int32, _ thread: ThreadRef) throws(Raise) -> Value {
        if let handler = thread.interpreter.signalHandlers[number] { return handler }
        let host = thread.host
        let action = try thread.attempt { () throws(Errno) in try host.signalAction(number) }
        switch action {
        case .systemDefault: return .int(0)
        case .ignore: return .int(1)
        case .notify where number == 2:
            return try thread.getAttribute(try thread.importModule(named: "_signal"), "default_int_handler")
        // what the system does with them, but for a report of the runtime that CPython's `faulthandler` would make
        case .foreign where [4, 5, 7, 8, 11].contains(number): return .int(0)
        case .notify, .foreign: return .none
        }
    }

    private static func signal(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let number = try number(call[0], thread)
        if !thread.interpreter.handlesSignals {
            throw thread.valueError("signal only works in main thread of the main interpreter")
        }
        let action: SignalAction
        if case .int(let code) = try asNumber(call[1], thread), code == 0 || code == 1 {
            action = code == 0 ? .systemDefault : .ignore
        } else if thread.isCallable(call[1]) {
            action = .notify
        } else {
            throw thread.typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
        }
        // signals that have arrived belong to the old handler
        try thread.handleSignals()
        let before = try current(number, thread)
        let host = thread.host
        try thread.attempt { () throws(Errno) in try host.setSignal(number, action) }
        thread.interpreter.signalHandlers[number] = action == .notify ? call[1] : nil
        return before
    }

    /// The value as an integer if it is one: an enum's member is.
    private static func asNumber(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        thread.hasIndex(value) ? try thread.indexValue(value) : .none
    }

    private static func setWakeup(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let (host, descriptor) = (thread.host, try thread.int32(call[0]))
        if descriptor != -1 {
            try thread.attempt { () throws(Errno) in _ = try host.fstat(descriptor) }
            let isBlocking = try thread.attempt { () throws(Errno) in try host.isBlocking(descriptor) }
            if isBlocking {
                throw thread.valueError("the fd \(descriptor) must be in non-blocking mode")
            }
        }
        return .int(Int(host.setSignalWakeup(descriptor)))
    }

    // MARK: Masks and waiting

    private static let waitingRows: [NativeRow] = [
        .function(
            "pause()",
            { (c) throws(Raise) in
                c.thread.host.pause()
                try c.thread.handleInterruption()
                return .none
            }, "Wait until a signal arrives."),
        .function(
            "pthread_sigmask(how, mask, /)",
            { (c) throws(Raise) in
                let (host, how) = (c.thread.host, try c.thread.int32(c[0]))
                let wanted = try c.thread.signalSet(c[1])
                let before = try c.thread.attempt { () throws(Errno) in try host.signalMask(how, wanted) }
                try c.thread.handleSignals()
                return try set(before.numbers, c.thread)
            }, "Fetch and/or change the signal mask of the calling thread."),
        .function(
            "sigpending()",
            { (c) throws(Raise) in
                let host = c.thread.host
                return try set(
                    try c.thread.attempt { () throws(Errno) in try host.pendingBlockedSignals() }.numbers, c.thread)
            }, "Examine pending signals."),
        .function(
            "sigwait(sigset, /)",
            { (c) throws(Raise) in
                let (host, wanted) = (c.thread.host, try c.thread.signalSet(c[0]))
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.waitForSignal(wanted) }))
            }, "Wait for a signal."),
        .function(
            "sigwaitinfo(sigset, /)",
            { (c) throws(Raise) in
                try wait(try c.thread.signalSet(c[0]), nil, c.thread)
            }, "Wait synchronously until one of the signals in sigset is delivered."),
        .function(
            "sigtimedwait(sigset, timeout, /)",
            { (c) throws(Raise) in
                let wanted = try c.thread.signalSet(c[0])
                let seconds = try c.thread.float(from: c[1])
                if seconds < 0 { throw c.thread.valueError("timeout must be non-negative") }
                guard seconds < 9.2e9 else {
                    throw c.thread.overflowError("timestamp out of range for platform time_t")
                }
                return try wait(wanted, Int64(seconds * 1e9), c.thread)
            }, "Like sigwaitinfo(), but with a timeout."),
    ]

    private static func wait(_ wanted: SignalSet, _ nanoseconds: Int64?, _ thread: ThreadRef) throws(Raise) -> Value {
        let host = thread.host
        let found = try thread.attempt { () throws(Errno) in
            try host.waitForSignalInfo(wanted, nanoseconds: nanoseconds)
        }
        guard let found else { return .none }
        return thread.makeStructSequence(
            information,
            [
                .int(Int(found.signal)), .int(Int(found.code)), .int(Int(found.error)), .int(Int(found.process)),
                .int(Int(found.user)), .int(Int(found.status)), .int(found.band),
            ])
    }

    // MARK: Timers

    private static let timerRows: [NativeRow] = [
        .function(
            "alarm(seconds, /)",
            { (c) throws(Raise) in
                let (host, seconds) = (c.thread.host, UInt32(bitPattern: try c.thread.int32(c[0])))
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.alarm(seconds) }))
            }, "Arrange for SIGALRM to arrive after the given number of seconds."),
        .function(
            "setitimer(which, seconds, interval=0.0, /)",
            { (c) throws(Raise) in
                let (host, which) = (c.thread.host, try c.thread.int32(c[0]))
                let (first, interval) = (try microseconds(c[1], c.thread), try microseconds(c[2], c.thread))
                return pair(
                    try c.thread.attempt { () throws(Errno) in
                        try host.setTimer(which, first: first, interval: interval)
                    }, c.thread)
            }, "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF)."),
        .function(
            "getitimer(which, /)",
            { (c) throws(Raise) in
                let (host, which) = (c.thread.host, try c.thread.int32(c[0]))
                return pair(try c.thread.attempt { () throws(Errno) in try host.timer(which) }, c.thread)
            }, "Returns current value of given itimer."),
    ]

    private static func microseconds(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int64 {
        let seconds = try thread.float(from: value)
        guard abs(seconds) < 9.2e12 else { throw thread.overflowError("timestamp out of range for platform time_t") }
        return Int64((seconds * 1e6).rounded(.up))
    }

    private static func pair(_ times: (first: Int64, interval: Int64), _ thread: ThreadRef) -> Value {
        .object(thread.makeTuple(.float(Double(times.first) / 1e6), .float(Double(times.interval) / 1e6)))
    }
}
