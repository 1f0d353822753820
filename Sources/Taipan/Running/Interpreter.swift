// The embedding API: an isolated Python in a Swift program.
//
//     let python = try Interpreter(stdout: .capture)
//     try python.run("def area(w, h): return w * h")
//     let area = try python.eval("area(3, 4)", as: Int.self)          // 12
//     print(python.takeOutput())

import TaipanHost
import TaipanModules
import TaipanRuntime

/// One isolated Python: its own modules, globals and objects.
///
/// Any number of interpreters live in one process, in parallel on different threads. One interpreter is used by one thread at a
/// time: it is not `Sendable`, so the compiler proves that. It may move between threads (`sending`, an actor); a script that
/// recurses deeply wants more stack than the threads of Swift's pool have, see ``PythonSession``.
///
/// Everything that runs Python throws ``PythonError`` and nothing else. A script cannot crash or end the process.
public final class Interpreter {
    /// What `sys.argv`, `sys.flags` and the like say. Everything has a sensible default.
    public struct Options: Sendable {
        /// `sys.argv`.
        public var arguments: [String] = [""]
        /// `sys.executable`.
        public var executable = ""
        /// `-O`: `assert` does nothing (1), docstrings are dropped (2).
        public var optimization = 0
        /// Environment variables that start with `PYTHON` have no effect.
        public var ignoresEnvironment = false
        /// `-I`: no environment, no script directory in `sys.path`.
        public var isIsolated = false
        /// `-u`.
        public var isUnbuffered = false
        /// `-W` options, in order.
        public var warnings: [String] = []
        /// `-X` options, in order.
        public var extra: [String] = []
        /// Directories for `sys.path`, after that of the script and `PYTHONPATH`.
        public var path: [String] = []

        /// What a program has that is started without arguments and options.
        public init() {}
    }

    package let core: TaipanRuntime.Interpreter
    package let thread: ThreadRef
    let output: OutputSink
    let errorOutput: OutputSink
    let hostTypes = HostTypes()
    /// The programs that have run here, by the address of what they share, in this interpreter's executable form.
    var bodies: [ObjectIdentifier: (program: Program.Storage, body: FunctionBody)] = [:]
    /// How many calls into the interpreter are going on: host functions may call back.
    private(set) var depth = 0
    /// Nothing runs in it any more.
    private var hasEnded = false
    /// The native thread and the stack that the interpreter was last used on.
    private var place: (thread: UInt, stack: (low: UInt, top: UInt))?
    /// Exceptions that have been thrown to Swift while host functions are running, so that they can go on as what they were.
    var thrown: [Int: ExceptionObject] = [:]
    var lastTicket = 0
    /// The value that the conversion which has just failed could not give to Python.
    var refusal: Refusal?
    /// What the conversion that is going on has used up.
    let meter = ConversionMeter()
    /// What a script has printed is to be there when its call is over: others write to the same stream, or there is a limit for it.
    private let flushesAtEnd: Bool

    /// Makes an interpreter.
    ///
    /// - Parameters:
    ///   - policy: what scripts may reach outside.
    ///   - limits: how much scripts may use up.
    ///   - modules: host modules that scripts can import; nothing of them is made before that.
    ///   - stdout: what `sys.stdout` does.
    ///   - stderr: what `sys.stderr` does; as `stdout` if nil (captured separately).
    ///   - stdin: what `sys.stdin` does.
    ///   - options: what `sys` says about the program.
    /// - Throws: `.exception`: a `MemoryError` if the address space for its stacks cannot be reserved, an `OSError` if a directory
    ///   of the policy cannot be mounted.
    public convenience init(
        policy: Policy = .host, limits: Limits = .default, modules: [PyModule] = [], stdout: Output = .inherit,
        stderr: Output? = nil, stdin: Input = .inherit, options: Options = Options()
    ) throws(PythonError) {
        var configuration = TaipanRuntime.Interpreter.Configuration()
        configuration.arguments = options.arguments.map { Array($0.utf8) }
        configuration.executable = options.executable
        configuration.programName = options.executable
        configuration.optimization = options.optimization
        configuration.ignoresEnvironment = options.ignoresEnvironment || options.isIsolated
        configuration.isolated = options.isIsolated
        configuration.isUnbuffered = options.isUnbuffered
        configuration.warningOptions = options.warnings
        configuration.xOptions = options.extra
        try self.init(
            policy: policy, configuration: configuration, path: options.path, limits: limits, modules: modules,
            stdout: stdout,
            stderr: stderr, stdin: stdin)
    }

    /// The same, as the command wants it: with a host of its own.
    package init(
        host own: Host? = nil, policy: Policy = .host, configuration: TaipanRuntime.Interpreter.Configuration,
        path: [String] = [], limits: Limits,
        modules: [PyModule] = [], stdout: Output = .inherit, stderr: Output? = nil, stdin: Input = .inherit
    ) throws(PythonError) {
        output = OutputSink(stdout)
        errorOutput = OutputSink(stderr ?? stdout)
        flushesAtEnd = own == nil && (output.isShared || errorOutput.isShared || limits.outputBytes != nil)
        let places = StandardPlaces(input: stdin, output: output, errors: errorOutput)
        let host: Host
        if let own {
            host = own
        } else {
            do { host = try policy.makeHost(standard: places.descriptors) } catch {
                throw .exception(
                    PythonException(type: "OSError", message: "cannot set up the policy: \(error.message)"))
            }
        }
        do {
            core = try TaipanRuntime.Interpreter(host: host, configuration: configuration)
        } catch {
            throw .exception(
                PythonException(
                    type: "MemoryError", message: "cannot reserve the memory of an interpreter: \(error.message)"))
        }
        thread = core.mainThread
        TaipanModules.install(core)
        thread.setUpPath(path)
        places.install(core)
        policy.apply(to: core)
        limits.apply(to: core)
        for module in modules { install(module) }
    }

    deinit { end() }

    // MARK: Entering

    /// Runs `body` as work of this interpreter; a pending exception becomes a `PythonError`.
    func enter<Result>(_ body: (ThreadRef) throws(Raise) -> Result) throws(PythonError) -> Result {
        if hasEnded { throw .exception(PythonException(type: "RuntimeError", message: "the interpreter has ended")) }
        if depth == 0 {
            if core.budget.reason != nil { throw stopError() }
            adoptThread()
        }
        depth += 1
        defer { leave() }
        do throws(Raise) {
            return try thread.entering { () throws(Raise) in
                let result = try body(thread)
                if depth == 1 { try endCall() }
                return result
            }
        } catch {
            let error = report(thread.takeException())
            if depth == 1 && flushesAtEnd { flush() }
            if depth == 1 && core.isForkedChild { endForkedChild(error) }
            throw error
        }
    }

    /// What belongs to a call that has gone well.
    private func endCall() throws(Raise) {
        if flushesAtEnd && core.system.hasStreams {
            StandardStreams.flushAll(thread)
            // it may have been too much
            if thread.isStopped { throw thread.stopAgain() }
        }
        if core.isForkedChild { endForkedChild(nil) }
    }

    private func leave() {
        depth -= 1
        if depth > 0 { return }
        if !thrown.isEmpty { thrown = [:] }
        if refusal != nil { refusal = nil }
    }

    /// A process that the script has forked is the script's alone: the host's code does not go on in it as well.
    private func endForkedChild(_ error: PythonError?) -> Never {
        let status: Int
        switch error {
        case nil: status = 0
        case .exit(let exit): status = exit.status
        case .exception(let exception):
            try? thread.writeToStandardError(exception.text)
            status = 1
        default: status = 1
        }
        flush()
        core.host.exitNow(Int32(truncatingIfNeeded: status))
    }

    /// Measures the stack of the native thread that the interpreter has come to.
    private func adoptThread() {
        var mark: UInt8 = 0
        let here = withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
        let current = HostThread.currentIdentifier
        if let place, place.thread == current, place.stack.low <= here, here < place.stack.top { return }
        place = (current, HostThread.currentStack ?? (0, .max))
        core.adoptCurrentThread()
    }

    /// Stops scripts from other threads. An interpreter that nobody has a handle of does not watch for it, which saves system calls.
    public var interruptHandle: InterruptHandle { InterruptHandle(wakeup: core.makeInterruptible()) }

    /// Asked whenever ``Limits/steps`` are used up: how many more steps the script gets. 0 stops it, as it is without a hook.
    ///
    ///     python.stepHook = { usage in usage.wallTime < .seconds(1) ? 10_000_000 : 0 }
    ///
    /// It is called on the thread of the script, in the middle of it, with what has been used so far. It can show progress, wait, or
    /// change its mind; it must not use the interpreter.
    public var stepHook: ((Usage) -> Int)? {
        didSet {
            guard let stepHook else { return core.budget.moreSteps = nil }
            core.budget.moreSteps = { [unowned self] in stepHook(usage) }
        }
    }

    // MARK: Output

    /// What has been printed since the last call, when `stdout` is `.capture`.
    public func takeOutput() -> String {
        flush()
        return output.take()
    }

    /// What has been written to `sys.stderr` since the last call, when it is captured.
    public func takeErrorOutput() -> String {
        flush()
        return errorOutput.take()
    }

    /// Writes out what the standard streams still hold.
    public func flush() {
        if hasEnded || !core.system.hasStreams { return }
        thread.afterStop { StandardStreams.flushAll(thread) }
    }

    // MARK: The end

    /// Ends the program: exit functions run and streams are flushed. Happens by itself when the interpreter goes away, which a
    /// global variable of `main.swift` never does.
    ///
    /// Objects that scripts have made are given back, so it also ends an interpreter that keeps itself alive: by a Swift object that
    /// scripts have and that has a ``PythonObject``. Every later call throws.
    ///
    /// - Returns: false if output could not be written, or if a host function asks for the end of the script that is calling it.
    @discardableResult public func finish() -> Bool { depth == 0 && end() }

    @discardableResult private func end() -> Bool {
        if hasEnded { return true }
        adoptThread()
        hasEnded = true
        bodies = [:]
        thrown = [:]
        hostTypes.removeAll()
        let isWritten = core.shutDown()
        hostTypes.releaseInstances()
        output.finish()
        errorOutput.finish()
        return isWritten
    }
}
