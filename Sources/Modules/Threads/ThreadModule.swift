// `_thread`: identities and locks. An interpreter runs Python on one thread, so there is nothing to start threads with.

import TaipanHost
import TaipanRuntime

package enum ThreadModule {
    /// `TIMEOUT_MAX`, in seconds.
    static let longestTimeout: Int64 = 9_223_372_036

    package static let module = NativeModule(
        "_thread",
        doc: """
            This module provides primitive operations to write multi-threaded programs.
            The 'threading' module provides a more convenient interface.
            """,
        functions: { rows }, initialize: ThreadModule.fill)

    private static let rows: [NativeRow] = [
        .function("allocate_lock()", allocateLock, "Create a new lock object."),
        .function("allocate()", allocateLock, "An obsolete synonym of allocate_lock()."),
        .function(
            "get_ident()",
            { (_) throws(Raise) in
                .int(Int(bitPattern: HostThread.currentIdentifier))
            }, "Return a non-zero integer that identifies the current thread\namongst those that exist simultaneously."),
        .function(
            "get_native_id()",
            { (call) throws(Raise) in
                .int(Int(call.thread.host.threadIdentifier))
            }, "Return a non-negative integer identifying the thread as reported by the OS."),
        .function(
            "_get_main_thread_ident()",
            { (call) throws(Raise) in
                .int(Int(bitPattern: HostThread.currentIdentifier))
            }),
        .function("_is_main_interpreter()", { (_) throws(Raise) in .bool(true) }),
        .function(
            "_count()", { (_) throws(Raise) in .int(0) }, "Return the number of currently running Python threads."),
        .function("exit()", exit, "Raise SystemExit, which ends the current thread."),
        .function("exit_thread()", exit, "An obsolete synonym of exit()."),
        .variadic("start_new_thread(function, args, kwargs={}, /)", startThread, "Start a new thread."),
        .variadic("start_new(function, args, kwargs={}, /)", startThread, "An obsolete synonym of start_new_thread()."),
        .value("TIMEOUT_MAX", { (_) throws(Raise) in .float(Double(longestTimeout)) }),
    ]

    private static func fill(_ module: ModuleObject, _ thread: ThreadRef) throws(Raise) {
        let lock = thread.addType(LockObject.lockType, to: module)
        thread.setModuleAttribute(module, "LockType", .object(lock))
        thread.addType(LockObject.reentrantType, to: module)
        thread.setModuleAttribute(module, "error", .object(thread.types.runtimeError))
    }

    private static func allocateLock(_ call: Call) throws(Raise) -> Value {
        let module = call.thread.interpreter.modules.get(call.thread.intern("_thread"))
        return try call.thread.call(try call.thread.getAttribute(module, "lock"))
    }

    private static func exit(_ call: Call) throws(Raise) -> Value {
        throw call.thread.raise(call.thread.types.systemExit, [])
    }

    private static func startThread(_ call: Call) throws(Raise) -> Value {
        throw call.thread.notImplementedError("_thread.start_new_thread() is not supported by taipan")
    }
}
