// `atexit`: functions that run when the interpreter ends, the last one registered first.

import TaipanRuntime

/// What has been registered, in order. Kept per interpreter.
private final class ExitCalls {
    /// An unbound function has been unregistered: the places of the others stay as they are.
    var calls: [(function: Value, positional: [Value], keywords: [(StringObject, Value)])] = []

    static func of(_ thread: ThreadRef) -> ExitCalls {
        if let known = thread.interpreter.moduleStates["atexit"] { return unsafeDowncast(known, to: ExitCalls.self) }
        let made = ExitCalls()
        thread.interpreter.moduleStates["atexit"] = made
        thread.interpreter.exitFunctions.append { made.run(thread) }
        return made
    }

    /// Runs all calls, then forgets them and those registered meanwhile. Exceptions are reported, not raised.
    func run(_ thread: ThreadRef) {
        defer { calls = [] }
        if thread.isStopped { return }
        var i = calls.count - 1
        while i >= 0 {
            defer { i -= 1 }
            // a call may clear the list
            guard i < calls.count, !calls[i].function.isUnbound else { continue }
            let next = calls[i]
            do throws(Raise) { _ = try thread.call(next.function, next.positional, keywords: next.keywords) } catch {
                let exception = thread.takeException()
                var name = "<unprintable>"
                do throws(Raise) { name = try thread.repr(next.function).text } catch { _ = thread.takeException() }
                thread.reportUnraisable(
                    exception, in: .none,
                    message: thread.makeStringValue("Exception ignored in atexit callback \(name)"))
            }
        }
    }
}

package enum AtExitModule {
    package static let module = NativeModule(
        "atexit",
        doc: """
            allow programmer to define multiple exit functions to be executed
            upon normal program termination.

            Two public functions, register and unregister, are defined.

            """,
        functions: { rows })

    private static let rows: [NativeRow] = [
        .variadic(
            "register(func, /, *args, **kwargs)", register,
            """
            Register a function to be executed upon normal program termination

                func - function to be called at exit
                args - optional arguments to pass to func
                kwargs - optional keyword arguments to pass to func

                func is returned to facilitate usage as a decorator.
            """),
        .function(
            "unregister(func, /)", unregister,
            "Unregister an exit function which was previously registered using atexit.register"),
        .function(
            "_clear()",
            { (call) throws(Raise) in
                let old = ExitCalls.of(call.thread).calls
                ExitCalls.of(call.thread).calls = []
                withExtendedLifetime(old) {}
                return .none
            }, "Clear the list of previously registered exit functions."),
        .function(
            "_run_exitfuncs()",
            { (call) throws(Raise) in
                ExitCalls.of(call.thread).run(call.thread)
                return .none
            }, "Run all registered exit functions."),
        .function(
            "_ncallbacks()",
            { (call) throws(Raise) in
                .int(ExitCalls.of(call.thread).calls.count)
            }, "Return the number of registered exit functions."),
    ]

    private static func register(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.count == 0 { throw thread.typeError("register() takes at least 1 argument (0 given)") }
        if !thread.isCallable(call[0]) { throw thread.typeError("the first argument must be callable") }
        var keywords: [(StringObject, Value)] = []
        if let names = call.keywords {
            for i in 0..<names.count {
                guard let name = names[i].as(.string, StringObject.self) else { continue }
                keywords.append((name, call[call.count + i]))
            }
        }
        ExitCalls.of(thread).calls.append((call[0], (1..<call.count).map { call[$0] }, keywords))
        return call[0]
    }

    /// Comparing may run Python code, which may register and unregister.
    private static func unregister(_ call: Call) throws(Raise) -> Value {
        let (thread, state) = (call.thread, ExitCalls.of(call.thread))
        var i = state.calls.count - 1
        while i >= 0 {
            if i < state.calls.count, !state.calls[i].function.isUnbound {
                let old = state.calls[i]
                if try thread.equals(old.function, call[0]), i < state.calls.count {
                    state.calls[i] = (.unbound, [], [])
                }
            }
            i -= 1
        }
        return .none
    }
}
