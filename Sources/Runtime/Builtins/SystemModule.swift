// The module `sys`: its constants, and the functions that look at or change the interpreter. The hooks (displayhook, excepthook …)
// are in `SystemHooks.swift`.

import TaipanHost

enum SystemModule {
    static let module = NativeModule("sys", doc: doc)

    static let doc: StaticString =
        "This module provides access to some objects used or maintained by the interpreter and to functions that interact with it."

    static let rows: [NativeRow] = [
        .function("_getframe(depth=0, /)", SystemModule.getFrame, "Return a frame object from the call stack."),
        .function(
            "_getframemodulename(depth=0)", SystemModule.getFrameModuleName,
            "Return the name of the module for a calling frame."),
        .function(
            "_current_frames()", SystemModule.currentFrames,
            "Return a dict mapping each thread's identifier to its current stack frame."),
        .function(
            "_current_exceptions()", SystemModule.currentExceptions,
            "Return a dict mapping each thread's identifier to its current raised exception."),
        .function("_is_gil_enabled()", { call throws(Raise) in .bool(true) }),
        .function("_clear_type_cache()", SystemModule.clearTypeCache),
        .function("addaudithook(hook)", SystemModule.addAuditHook, "Adds a new audit hook callback."),
        .variadic("audit(event, *args)", SystemModule.audit, "Passes the event to any hooks that are attached."),
        .function(
            "call_tracing(func, args, /)", SystemModule.callTracing, "Call func(*args), while tracing is enabled."),
        .function(
            "exc_info()", SystemModule.exceptionInformation,
            "Return (type, value, traceback) of the exception being handled."),
        .function("exception()", SystemModule.exception, "Return the exception currently being handled, or None."),
        .function("exit(status=None, /)", SystemModule.exit, "Exit the interpreter by raising SystemExit(status)."),
        .function(
            "get_asyncgen_hooks()", SystemModule.getAsyncHooks, "Return the installed asynchronous generators hooks."),
        .function(
            "set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)", SystemModule.setAsyncHooks,
            "Set a finalizer for async generators objects."),
        .function("get_coroutine_origin_tracking_depth()", SystemModule.zero),
        .function(
            "get_int_max_str_digits()", SystemModule.getMaximumDigits,
            "Return the maximum string digits limit for non-binary int<->str."),
        .function(
            "getallocatedblocks()", SystemModule.allocatedBlocks,
            "Return the number of objects that the cycle collector watches."),
        .function(
            "getdefaultencoding()", SystemModule.encoding,
            "Return the current default encoding used by the Unicode implementation."),
        .function(
            "getfilesystemencodeerrors()", SystemModule.encodeErrors,
            "Return the error mode used for Unicode file name conversion."),
        .function(
            "getfilesystemencoding()", SystemModule.encoding,
            "Return the encoding used to convert Unicode filenames to OS filenames."),
        .function("getprofile()", { call throws(Raise) in .none }, "Return the profiling function."),
        .function(
            "getrecursionlimit()", SystemModule.getRecursionLimit,
            "Return the maximum depth of the Python interpreter stack."),
        .function("getrefcount(object, /)", SystemModule.referenceCount, "Return the reference count of object."),
        .function(
            "getsizeof(object, default=<unrepresentable>)", SystemModule.sizeOf, "Return the size of object in bytes."),
        .function("getswitchinterval()", SystemModule.getSwitchInterval, "Return the current thread switch interval."),
        .function("gettrace()", { call throws(Raise) in .none }, "Return the global debug tracing function."),
        .variadic("getunicodeinternedsize(*, _only_immortal=False)", SystemModule.internedCount),
        .function(
            "intern(string, /)", SystemModule.intern,
            "``Intern'' the given string: return the one object with its text."),
        .function("is_finalizing()", { call throws(Raise) in .bool(call.thread.system.isShuttingDown) }),
        .function("is_stack_trampoline_active()", { call throws(Raise) in .bool(false) }),
        .function("set_coroutine_origin_tracking_depth(depth)", { call throws(Raise) in .none }),
        .function(
            "set_int_max_str_digits(maxdigits)", SystemModule.setMaximumDigits, "Set the maximum string digits limit."),
        .function(
            "setprofile(function, /)", SystemModule.setProfile, "Set the profiling function.  Only None is supported."),
        .function(
            "setrecursionlimit(limit, /)", SystemModule.setRecursionLimit,
            "Set the maximum depth of the interpreter stack to n."),
        .function(
            "setswitchinterval(interval, /)", SystemModule.setSwitchInterval,
            "Set the ideal thread switching delay, in seconds."),
        .function(
            "settrace(function, /)", SystemModule.setTrace,
            "Set the global debug tracing function.  Only None is supported."),
    ]

    // MARK: Frames and exceptions

    static func getFrame(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let record = try frame(call) else { throw thread.valueError("call stack is not deep enough") }
        let frame = thread.frameObject(of: record)
        try thread.audit("sys._getframe", [.object(frame)])
        return .object(frame)
    }

    private static func frame(_ call: Call) throws(Raise) -> UnsafeMutablePointer<FrameRecord>? {
        let thread = call.thread
        let depth = Swift.max(try thread.index(call[0]), 0)
        let record = thread.pointee.frame
        let count = record - thread.pointee.frameBase
        return depth < count ? record - depth : nil
    }

    static func getFrameModuleName(_ call: Call) throws(Raise) -> Value {
        try call.thread.audit("sys._getframemodulename", [call[0]])
        guard let record = try frame(call) else { return .none }
        let name = record.pointee.body._withUnsafeGuaranteedRef { $0.globals }.get(call.thread.names.name)
        return name.isUnbound ? .none : name
    }

    static func currentFrames(_ call: Call) throws(Raise) -> Value {
        try call.thread.audit("sys._current_frames")
        let thread = call.thread
        let result = thread.makeDict()
        if thread.pointee.frame > thread.pointee.frameBase {
            try result.set(
                .int(Int(bitPattern: HostThread.currentIdentifier)), .object(thread.currentFrameObject()), thread)
        }
        return .object(result)
    }

    static func currentExceptions(_ call: Call) throws(Raise) -> Value {
        try call.thread.audit("sys._current_exceptions")
        let result = call.thread.makeDict()
        try result.set(.int(Int(bitPattern: HostThread.currentIdentifier)), try exception(call), call.thread)
        return .object(result)
    }

    static func exception(_ call: Call) throws(Raise) -> Value {
        call.thread.pointee.handling.map { .object($0) } ?? .none
    }

    static func exceptionInformation(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let exception = thread.pointee.handling else { return .object(thread.makeTuple(.none, .none, .none)) }
        let traceback: Value = exception.traceback.map { .object($0) } ?? .none
        return .object(thread.makeTuple(.object(exception.type), .object(exception), traceback))
    }

    static func exit(_ call: Call) throws(Raise) -> Value {
        let status = call[0]
        // a tuple stands for the arguments of the exception, as wherever a class and its value are given apart
        if let tuple = call.thread.exactTuple(status) {
            throw call.thread.raise(call.thread.types.systemExit, (0..<tuple.count).map { tuple[$0] })
        }
        throw call.thread.raise(call.thread.types.systemExit, status.isNone ? [] : [status])
    }

    static func callTracing(_ call: Call) throws(Raise) -> Value {
        guard let arguments = call[1].as(.tuple, TupleObject.self) else {
            throw call.thread.typeError(
                "call_tracing() argument 2 must be tuple, not \(call.thread.argumentTypeName(call[1]))")
        }
        return try call.thread.call(call[0], (0..<arguments.count).map { arguments[$0] })
    }

    static func setTrace(_ call: Call) throws(Raise) -> Value {
        try call.thread.audit("sys.settrace")
        if call[0].isNone { return .none }
        throw call.thread.notImplementedError("sys.settrace() with a function is not supported by taipan")
    }

    static func setProfile(_ call: Call) throws(Raise) -> Value {
        try call.thread.audit("sys.setprofile")
        if call[0].isNone { return .none }
        throw call.thread.notImplementedError("sys.setprofile() with a function is not supported by taipan")
    }

    // MARK: Limits

    static func getRecursionLimit(_ call: Call) throws(Raise) -> Value { .int(call.thread.interpreter.recursionLimit) }

    static func setRecursionLimit(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let limit = try thread.smallIndex(call[0])
        if limit < 1 { throw thread.valueError("recursion limit must be greater or equal than 1") }
        let depth = thread.pointee.frame - thread.pointee.frameBase
        if depth >= limit {
            throw thread.recursionError(
                "cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low")
        }
        thread.interpreter.recursionLimit = limit
        return .none
    }

    static func getMaximumDigits(_ call: Call) throws(Raise) -> Value { .int(call.thread.system.maximumDigits) }

    static func setMaximumDigits(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let digits = try thread.index(call[0])
        if digits != 0 && digits < 640 { throw thread.valueError("maxdigits must be 0 or larger than 640") }
        thread.system.maximumDigits = digits
        return .none
    }

    static func getSwitchInterval(_ call: Call) throws(Raise) -> Value { .float(call.thread.system.switchInterval) }

    static func setSwitchInterval(_ call: Call) throws(Raise) -> Value {
        let interval = try call.thread.double(call[0])
        if !(interval > 0) { throw call.thread.valueError("switch interval must be strictly positive") }
        call.thread.system.switchInterval = interval
        return .none
    }

    // MARK: Objects

    static func intern(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let string = call[0].as(.string, StringObject.self) else {
            throw thread.typeError("intern() argument must be str, not \(thread.argumentTypeName(call[0]))")
        }
        if string.shape.toOpaque() != thread.pointee.shapes.string.toOpaque() {
            throw thread.typeError("can't intern \(thread.typeName(call[0]))")
        }
        return .object(thread.intern(string))
    }

    /// Values outside of objects count as CPython's immortal objects do.
    static func referenceCount(_ call: Call) throws(Raise) -> Value {
        guard let object = peek(call.arguments) else { return .int(0xFFFF_FFFF) }
        return .int(Int(_getRetainCount(object.takeUnretainedValue())))
    }

    static func sizeOf(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let size = try thread.callSpecial(call[0], thread.names.sizeof) {
            if thread.bigInteger(size) == nil { throw thread.typeError("an integer is required") }
            let bytes = try thread.index(size)
            if bytes < 0 { throw thread.valueError("__sizeof__() should return >= 0") }
            return .int(bytes)
        }
        if !call.isMissing(1) { return call[1] }
        throw thread.typeError("Type \(thread.typeName(call[0])) doesn't define __sizeof__")
    }

    static func allocatedBlocks(_ call: Call) throws(Raise) -> Value { .int(call.thread.heap.pointee.trackedCount) }
    static func internedCount(_ call: Call) throws(Raise) -> Value { .int(call.thread.heap.pointee.interned.count) }

    static func clearTypeCache(_ call: Call) throws(Raise) -> Value {
        call.thread.interpreter.clearLookupCache()
        return .none
    }

    // MARK: Audit, encodings

    static func addAuditHook(_ call: Call) throws(Raise) -> Value {
        do throws(Raise) { try call.thread.audit("sys.addaudithook") } catch {
            // a hook may refuse others by an exception, which is not an error of the caller
            try call.thread.swallow(call.thread.types.exception)
            return .none
        }
        call.thread.system.auditHooks.append(call[0])
        return .none
    }

    static func audit(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.keywords != nil { throw thread.typeError("sys.audit() takes no keyword arguments") }
        if call.count == 0 { throw thread.typeError("audit() missing 1 required positional argument: 'event'") }
        if !thread.system.isAudited { return .none }
        if call[0].as(.string, StringObject.self) == nil {
            throw thread.typeError("expected str for argument 'event', not \(thread.typeName(call[0]))")
        }
        try thread.audit(call[0], thread.makeTuple(copying: call.arguments + 1, call.count - 1))
        return .none
    }

    static func encoding(_ call: Call) throws(Raise) -> Value { .object(call.thread.intern("utf-8")) }
    static func encodeErrors(_ call: Call) throws(Raise) -> Value { .object(call.thread.intern("surrogateescape")) }
    static func zero(_ call: Call) throws(Raise) -> Value { .int(0) }

    static func getAsyncHooks(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let type = thread.structSequenceType(SystemInformation.asyncHooksType)
        return .object(
            thread.makeStructSequence(type, [thread.system.asyncFirstIteration, thread.system.asyncFinalizer]))
    }

    static func setAsyncHooks(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try checkAsyncHook(call, 1, "finalizer")
        try checkAsyncHook(call, 0, "firstiter")
        let before = thread.system.asyncFinalizer
        if !call.isMissing(1) {
            try thread.audit("sys.set_asyncgen_hook_finalizer")
            thread.system.asyncFinalizer = call[1]
        }
        if call.isMissing(0) { return .none }
        do throws(Raise) { try thread.audit("sys.set_asyncgen_hook_firstiter") } catch {
            thread.system.asyncFinalizer = before
            throw error
        }
        thread.system.asyncFirstIteration = call[0]
        return .none
    }

    private static func checkAsyncHook(_ call: Call, _ index: Int, _ name: String) throws(Raise) {
        if call.isMissing(index) || call[index].isNone || call.thread.isCallable(call[index]) { return }
        throw call.thread.typeError("callable \(name) expected, got \(call.thread.typeName(call[index]))")
    }
}

extension Interpreter {
    func clearLookupCache() {
        for i in 0..<LookupCacheEntry.size { lookupCache[i] = LookupCacheEntry() }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Fills the namespace of `sys`, once. The facts that few programs ask for come later (`addSystemFacts`): every program that
    /// prints something passes here, and types for struct sequences and the list of module names were half of its start-up.
    @inline(never) func fillSystemModule(_ module: ModuleObject) {
        let path: Value = systemPath.map { .object($0) } ?? .none
        system.isFilled = true
        let namespace = module.namespace
        func set(_ name: String, _ value: Value) { namespace.set(intern(name), value) }
        func strings(_ texts: [String]) -> Value { .object(makeList(texts.map { makeStringValue($0) })) }
        do throws(Raise) {
            try addRows(SystemModule.rows, to: module, named: intern("sys"))
            try addRows(SystemHooks.rows, to: module, named: intern("sys"))
        } catch {
            pointee.exception = nil
        }
        set("__doc__", .object(makeString(SystemModule.doc.description)))
        setConfiguration(set, strings)
        set("path", path)
        set("maxsize", .int(.max))
        set("platform", .object(intern("linux")))
        for name in ["displayhook", "excepthook", "breakpointhook", "unraisablehook"] {
            set("__\(name)__", namespace.get(intern(name)))
        }
        set("modules", .object(interpreter.modules))
        installImporters(set)
        module.addRest = { (module, thread) in thread.addSystemFacts(to: module) }
    }

    /// The rest of `sys`, when the first name is not found. What a program has set in the meantime stays.
    private func addSystemFacts(to module: ModuleObject) {
        let namespace = module.namespace
        func set(_ name: String, _ value: Value) {
            let name = intern(name)
            if namespace.find(name) < 0 { namespace.set(name, value) }
        }
        addSpec(to: module)
        setConstants(set)
        let native = interpreter.nativeModules.map(\.name).sorted().map { makeStringValue($0) }
        set("builtin_module_names", .object(makeTuple(native + [makeStringValue("builtins")])))
        let standard = makeFrozenset()
        SystemInformation.standardLibrary.withUTF8Buffer { text in
            for part in text.split(separator: 32) {
                let name = makeString(latin1: UnsafeBufferPointer(rebasing: part))
                standard.insertNew(.object(name), name.hash)
            }
        }
        set("stdlib_module_names", .object(standard))
    }

    /// What the embedder or the command line has decided.
    private func setConfiguration(_ set: (String, Value) -> Void, _ strings: ([String]) -> Value) {
        let configuration = interpreter.configuration
        func words(_ texts: [[UInt8]]) -> [Value] { texts.map { .object(pathString($0)) } }
        let original = words(configuration.originalArguments ?? configuration.arguments)
        set("argv", .object(makeList(words(configuration.arguments))))
        set("orig_argv", .object(makeList([makeStringValue(configuration.executable)] + original)))
        set("executable", makeStringValue(configuration.executable))
        let prefix = prefixPath(of: configuration.executable)
        for name in ["prefix", "base_prefix", "exec_prefix", "base_exec_prefix"] { set(name, makeStringValue(prefix)) }
        set("_base_executable", makeStringValue(configuration.executable))
        set("platlibdir", makeStringValue("lib"))
        set("_home", .none)
        set("pycache_prefix", configuration.cachePrefix.map { makeStringValue($0) } ?? .none)
        set("abiflags", .object(emptyString))
        set("dont_write_bytecode", .bool(configuration.dontWriteBytecode))
        set("warnoptions", strings(configuration.warningOptions))
        let options = makeDict()
        for option in configuration.xOptions {
            let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
            options.set(intern(parts.first ?? ""), parts.count > 1 ? makeStringValue(parts[1]) : .bool(true))
        }
        set("_xoptions", .object(options))
    }

    /// `sys.version`.
    package var versionText: String { "3.13.0 (taipan) [Swift]" }

    private func setConstants(_ set: (String, Value) -> Void) {
        set("flags", SystemInformation.flags(self))
        set("version_info", SystemInformation.version(self))
        set("version", makeStringValue(versionText))
        set("hexversion", .int(SystemInformation.hexVersion))
        set("api_version", .int(1013))
        set("implementation", SystemInformation.implementation(self))
        set("copyright", makeStringValue(BuiltinsModule.copyright.description))
        set("byteorder", .object(intern("little")))
        set("maxunicode", .int(0x10FFFF))
        set("hash_info", SystemInformation.hash(self))
        set("int_info", SystemInformation.integers(self))
        set("float_info", SystemInformation.floats(self))
        set("thread_info", SystemInformation.threads(self))
        set("float_repr_style", .object(intern("short")))
        set("_git", .object(makeTuple(makeStringValue("taipan"), .object(emptyString), .object(emptyString))))
        set("_framework", .object(emptyString))
    }

    /// `/usr/local` for `/usr/local/bin/taipan`.
    private func prefixPath(of executable: String) -> String {
        var path = Array(executable.utf8)[...]
        for _ in 0..<2 {
            guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return "" }
            path = path[..<slash]
        }
        return String(decoding: path, as: UTF8.self)
    }
}
