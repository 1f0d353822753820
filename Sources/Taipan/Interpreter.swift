// The embedding API: an isolated Python in a Swift program.
//
//     let python = try Interpreter(output: .capture)
//     try python.run("def area(w, h): return w * h")
//     let area = try python.call("area", [3, 4])          // .int(12)
//     print(python.takeOutput())

import TaipanHost
import TaipanModules
import TaipanRuntime

/// One isolated Python: its own modules, globals and objects.
///
/// An interpreter belongs to the thread that made it: it measures that thread's stack, and is not `Sendable`. Any number of them
/// live in one process.
public final class Interpreter {
    /// Where `print` goes.
    public enum Output: Sendable {
        /// The process's own standard output and error.
        case inherit
        /// Collected; see `takeOutput()`.
        case capture
    }

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

        public init() {}
    }

    let core: TaipanRuntime.Interpreter
    let thread: ThreadRef
    private var capture: Value = .unbound

    /// Makes an interpreter for the current thread.
    ///
    /// - Throws: `PythonError.unavailable` if the stacks cannot be reserved, `.exception` if Python code fails at start.
    public init(
        output: Output = .inherit, limits: Limits = .unlimited, options: Options = Options()
    ) throws(PythonError) {
        var configuration = TaipanRuntime.Interpreter.Configuration()
        configuration.arguments = options.arguments
        configuration.executable = options.executable
        configuration.optimization = options.optimization
        configuration.ignoresEnvironment = options.ignoresEnvironment || options.isIsolated
        configuration.isolated = options.isIsolated
        configuration.isUnbuffered = options.isUnbuffered
        configuration.warningOptions = options.warnings
        configuration.xOptions = options.extra
        do {
            core = try TaipanRuntime.Interpreter(host: Host(), configuration: configuration)
        } catch {
            throw .unavailable("cannot reserve the memory of an interpreter: \(error.message)")
        }
        thread = core.mainThread
        TaipanModules.install(core)
        thread.setUpPath(options.path)
        limits.apply(to: core)
        if output == .capture { try guarded { () throws(Raise) in try beginCapture() } }
    }

    deinit { core.shutDown() }

    // MARK: Running

    /// Runs a program text in `__main__`.
    ///
    /// - Parameter filename: what tracebacks say.
    /// - Throws: `PythonError`.
    public func run(_ source: String, filename: String = "<string>") throws(PythonError) {
        try guarded { () throws(Raise) in
            _ = try thread.runString(Array(source.utf8), filename: filename, mode: .file, setsPath: false)
        }
    }

    /// Runs a file as the program, as `taipan file` does.
    public func runFile(_ path: String) throws(PythonError) {
        try guarded { () throws(Raise) in try thread.runFileAsMain(path) }
    }

    /// The value of an expression in `__main__`, as a snapshot.
    public func eval(_ expression: String) throws(PythonError) -> PythonValue {
        try guarded { () throws(Raise) in
            try thread.snapshot(
                try thread.runString(Array(expression.utf8), filename: "<string>", mode: .expression, setsPath: false))
        }
    }

    /// Calls a function of `__main__` by name.
    public func call(_ function: String, _ arguments: [PythonValue] = []) throws(PythonError) -> PythonValue {
        try guarded { () throws(Raise) in
            let main = try thread.mainModule()
            let callee = try thread.getAttribute(.object(main), thread.intern(function))
            var values: [Value] = []
            for argument in arguments { values.append(try thread.make(argument)) }
            return try thread.snapshot(try thread.call(callee, values))
        }
    }

    /// A global of `__main__`; nil if there is none. Setting nil removes it.
    public subscript(global name: String) -> PythonValue? {
        get {
            guard let main = try? thread.mainModule() else { return nil }
            let value = main.namespace.get(thread.intern(name))
            return value.isUnbound ? nil : try? thread.snapshot(value)
        }
        set {
            guard let main = try? thread.mainModule() else { return }
            guard let newValue, let value = try? thread.make(newValue) else {
                _ = main.namespace.remove(thread.intern(name))
                return
            }
            main.namespace.set(thread.intern(name), value)
        }
    }

    // MARK: Output

    /// What has been printed since the last call, when output is captured.
    public func takeOutput() -> String {
        if capture.isUnbound { return "" }
        do throws(Raise) {
            let text = try thread.callMethod(capture, "getvalue")
            _ = try thread.callMethod(capture, "seek", .int(0))
            _ = try thread.callMethod(capture, "truncate", .int(0))
            return try thread.str(text).text
        } catch {
            _ = thread.takeException()
            return ""
        }
    }

    private func beginCapture() throws(Raise) {
        let io = try thread.importModule(thread.intern("io"), globals: core.builtins, fromList: .none, level: 0)
        let stream = try thread.callMethod(io, "StringIO")
        // The standard streams are made when they are first asked for: that must not happen after this.
        _ = try thread.standardStream(thread.names.stdout)
        thread.systemNamespace.set(thread.intern("stdout"), stream)
        thread.systemNamespace.set(thread.intern("stderr"), stream)
        capture = stream
    }

    /// Ends the program: exit functions run and streams are flushed. False if the output could not be written.
    @discardableResult public func finish() -> Bool {
        core.shutDown()
        return true
    }

    // MARK: Errors

    /// Runs `body`; a pending exception becomes a `PythonError`.
    private func guarded<Result>(_ body: () throws(Raise) -> Result) throws(PythonError) -> Result {
        do throws(Raise) { return try thread.entering(body) } catch {
            if thread.isStopped {
                throw .exception(
                    PythonException(type: "Stopped", message: "\(thread.stopMessage)", traceback: thread.formatStop()))
            }
            throw report(thread.takeException())
        }
    }

    func report(_ exception: ExceptionObject) -> PythonError {
        if exception.type.isSubtype(of: thread.types.systemExit) { return exit(exception) }
        var message = ""
        do throws(Raise) { message = try thread.str(.object(exception)).text } catch { _ = thread.takeException() }
        return .exception(
            PythonException(
                type: exception.type.name.text, message: message, traceback: thread.formatException(exception)))
    }

    private func exit(_ exception: ExceptionObject) -> PythonError {
        let code: Value
        do throws(Raise) { code = try thread.getAttribute(.object(exception), thread.intern("code")) } catch {
            _ = thread.takeException()
            return .exit(status: 1, message: nil)
        }
        switch code {
        case .none: return .exit(status: 0, message: nil)
        case .int(let status): return .exit(status: status, message: nil)
        case .bool(let b): return .exit(status: b ? 1 : 0, message: nil)
        default:
            do throws(Raise) { return .exit(status: 1, message: try thread.str(code).text) } catch {
                _ = thread.takeException()
                return .exit(status: 1, message: nil)
            }
        }
    }
}
