// An interpreter for asynchronous programs: an actor with its own thread.

import TaipanHost

/// An interpreter on its own thread, with a stack that is large enough for deep recursion.
///
///     let session = try PythonSession(modules: [game])
///     Task { for await line in session.outputLines { print(line) } }
///     try await session.run(rules)
///     let plan = try await session.eval("make_plan()", as: Plan.self)
///
/// A script that runs occupies the session's thread, not one of Swift's pool. Cancelling the task that waits for it aborts the script:
/// the call throws ``PythonError/interrupted(_:)``, and the session runs nothing any more.
public actor PythonSession {
    private let executor: ThreadExecutor
    private let interpreter: Interpreter
    private let endOutput: AsyncStream<String>.Continuation
    private let endErrors: AsyncStream<String>.Continuation

    /// Stops scripts from any thread.
    public nonisolated let interruptHandle: InterruptHandle
    /// The lines of `sys.stdout` as they are written; ends with the session. Empty if `stdout` goes elsewhere. For one reader.
    public nonisolated let outputLines: AsyncStream<String>
    /// The same of `sys.stderr`.
    public nonisolated let errorLines: AsyncStream<String>

    /// The address space reserved for the stack if nothing else is said, in bytes: room for some 100,000 calls.
    public static let defaultStackSize = 64 << 20

    /// The thread of the session.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Makes a session.
    ///
    /// - Parameters:
    ///   - policy: what scripts may reach outside.
    ///   - limits: how much scripts may use up.
    ///   - modules: host modules that scripts can import.
    ///   - stdout: what `sys.stdout` does; nil: its lines arrive in ``outputLines``.
    ///   - stderr: what `sys.stderr` does; nil: its lines arrive in ``errorLines``.
    ///   - stdin: what `sys.stdin` does.
    ///   - options: what `sys` says about the program.
    ///   - stackSize: bytes of address space for the stack; memory is used as deep as scripts recurse.
    /// - Throws: `.exception` (a `MemoryError`) if thread or stacks cannot be had.
    public init(
        policy: Policy = .host, limits: Limits = .default, modules: [PyModule] = [], stdout: Output? = nil,
        stderr: Output? = nil,
        stdin: Input = .empty, options: Interpreter.Options = .init(), stackSize: Int = PythonSession.defaultStackSize
    ) throws(PythonError) {
        let (output, endOutput) = AsyncStream.makeStream(of: String.self)
        let (errors, endErrors) = AsyncStream.makeStream(of: String.self)
        if stdout != nil { endOutput.finish() }
        if stderr != nil { endErrors.finish() }
        (outputLines, errorLines) = (output, errors)
        (self.endOutput, self.endErrors) = (endOutput, endErrors)
        do throws(Errno) { executor = try ThreadExecutor(stackSize: stackSize, name: "taipan") } catch {
            throw .exception(PythonException(type: "MemoryError", message: "cannot start a thread: \(error.message)"))
        }
        interpreter = try Interpreter(
            policy: policy, limits: limits, modules: modules, stdout: stdout ?? .lines { endOutput.yield($0) },
            stderr: stderr ?? .lines { endErrors.yield($0) }, stdin: stdin, options: options)
        interruptHandle = interpreter.interruptHandle
    }

    isolated deinit { finish() }

    // MARK: Running

    /// Runs a program in `__main__`.
    public func run(_ program: Program) async throws(PythonError) {
        try await cancellable { (python) throws(PythonError) in try python.run(program) }
    }

    /// Runs a text in `__main__`.
    public func run(_ source: String, filename: String = "<string>") async throws(PythonError) {
        try await cancellable { (python) throws(PythonError) in try python.run(source, filename: filename) }
    }

    /// The value of an expression: see ``Interpreter/eval(_:as:)-(String,T.Type)``.
    public func eval<T: Sendable>(_ expression: String, as type: T.Type = T.self) async throws(PythonError) -> T {
        try await cancellable { (python) throws(PythonError) in try python.eval(expression, as: type) }
    }

    /// The value of an expression, as a snapshot.
    public func eval(_ expression: String) async throws(PythonError) -> PythonValue {
        try await eval(expression, as: PythonValue.self)
    }

    /// Calls a function of `__main__` by name.
    @discardableResult
    public func call(_ function: String, _ arguments: PythonValue...) async throws(PythonError) -> PythonValue {
        try await cancellable { (python) throws(PythonError) in
            let callee = try python.eval(function, as: PythonObject.self)
            return try callee.call(arguments).as(PythonValue.self)
        }
    }

    /// Calls a function of `__main__` by name, with arguments and a result of any type.
    ///
    ///     let plan = try await session.call("make_plan", order, as: Plan.self)
    public func call<each A: Sendable, R: Sendable>(
        _ function: String, _ arguments: repeat each A, as type: R.Type
    ) async throws(PythonError) -> R {
        try await cancellable { (python) throws(PythonError) in
            let callee = try python.function(function, taking: repeat (each A).self, returning: type)
            return try callee(repeat each arguments)
        }
    }

    /// Does anything with the interpreter, on its thread: `try await session.use { python in python["x"] = 1 }`.
    ///
    /// - Throws: what `body` throws; `.interrupted` if the task was cancelled before.
    @_disfavoredOverload
    public func use<R: Sendable>(_ body: @Sendable (Interpreter) throws -> R) async throws -> R {
        try await cancellable { (python) throws(PythonError) in Result { try body(python) } }.get()
    }

    /// The same for a `body` that says what it throws: `{ python throws(PythonError) in … }`.
    public func use<R: Sendable>(
        _ body: @Sendable (Interpreter) throws(PythonError) -> R
    ) async throws(PythonError) -> R {
        try await cancellable(body)
    }

    /// Runs `body`; cancelling the current task aborts what it runs.
    private func cancellable<R>(_ body: (Interpreter) throws(PythonError) -> R) async throws(PythonError) -> R {
        let reason = "the task was cancelled"
        if Task.isCancelled { throw .interrupted(PythonInterruption(reason: reason, traceback: [], text: "")) }
        let handle = interruptHandle
        let result: Result<R, PythonError> = await withTaskCancellationHandler {
            do throws(PythonError) { return .success(try body(interpreter)) } catch { return .failure(error) }
        } onCancel: {
            handle.abort(reason)
        }
        interpreter.flush()
        return try result.get()
    }

    // MARK: The rest

    /// Sets what is asked when the steps are used up: see ``Interpreter/stepHook``. It is called on the session's thread.
    public func setStepHook(_ hook: (@Sendable (Usage) -> Int)?) { interpreter.stepHook = hook }

    /// What scripts have used so far.
    public var usage: Usage { interpreter.usage }

    /// What has been printed since the last call, when `stdout` is `.capture`.
    public func takeOutput() -> String { interpreter.takeOutput() }

    /// What has been written to `sys.stderr` since the last call, when it is captured.
    public func takeErrorOutput() -> String { interpreter.takeErrorOutput() }

    /// Ends the program: exit functions run, streams are flushed, the line streams end. Happens by itself when the session goes away.
    public func finish() {
        interpreter.finish()
        endOutput.finish()
        endErrors.finish()
    }
}
