// The hooks of `sys`: functions that the interpreter calls through the module, so that programs can replace them.

enum SystemHooks {
    static let rows: [NativeRow] = [
        .function(
            "displayhook(object, /)", SystemHooks.displayHook,
            "Print an object to sys.stdout and also save it in builtins._"),
        .function(
            "excepthook(exctype, value, traceback, /)", SystemHooks.exceptHook,
            "Handle an exception by displaying it with a traceback on sys.stderr."),
        .function("unraisablehook(unraisable, /)", SystemHooks.unraisableHook, "Handle an unraisable exception."),
        .function(
            "breakpointhook(*args, **kws)", SystemHooks.breakpointHook,
            "This hook function is called by built-in breakpoint().  By default it calls pdb.set_trace()."),
    ]

    // MARK: displayhook

    static func displayHook(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call[0].isNone { return .none }
        let builtins: DictObject = thread.interpreter.builtins
        let underscore = thread.intern("_")
        builtins.set(underscore, .none)
        let stream = try thread.standardStream(thread.names.stdout)
        if stream.isUnbound || stream.isNone { throw thread.runtimeError("lost sys.stdout") }
        let output = OutputTarget(stream, thread)
        let text = try thread.repr(call[0])
        do throws(Raise) { try output.write(text, thread) } catch {
            // what the encoding of the stream cannot say is shown as escapes
            try thread.swallow(thread.types.unicodeEncodeError)
            try output.write(try thread.ascii(call[0]), thread)
        }
        try output.write(thread.makeString(codePoint: 10), thread)
        builtins.set(underscore, call[0])
        return .none
    }

    // MARK: excepthook

    static func exceptHook(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let exception = call[1].as(.exception, ExceptionObject.self) else {
            throw thread.typeError(
                "print_exception(): Exception expected for value, \(thread.typeName(call[1])) found")
        }
        if let traceback = call[2].as(.traceback, TracebackObject.self), exception.traceback == nil {
            exception.traceback = traceback
        }
        try thread.writeToStandardError(thread.formatException(exception, isColored: thread.wantsColor()))
        return .none
    }

    // MARK: unraisablehook

    static func unraisableHook(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        func field(_ name: String) throws(Raise) -> Value { try thread.getAttribute(call[0], name) }
        let message = try field("err_msg")
        let object = try field("object")
        var head = ""
        if !object.isNone {
            let text = try thread.repr(object).text
            head = message.isNone ? "Exception ignored in: \(text)\n" : "\(try thread.str(message).text): \(text)\n"
        } else if !message.isNone {
            head = "\(try thread.str(message).text):\n"
        }
        try thread.writeToStandardError(head)
        if let exception = try field("exc_value").as(.exception, ExceptionObject.self) {
            if exception.traceback == nil {
                exception.traceback = try field("exc_traceback").as(.traceback, TracebackObject.self)
            }
            try thread.writeToStandardError(thread.formatPlainly(exception))
        } else if let type = try field("exc_type").as(.type, TypeObject.self) {
            try thread.writeToStandardError("\(thread.qualifiedTypeName(type)): <exception value unknown>\n")
        }
        return .none
    }

    // MARK: breakpointhook

    static func breakpointHook(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let isIgnored = thread.interpreter.configuration.ignoresEnvironment
        let wanted = isIgnored ? "" : thread.host.environmentValue("PYTHONBREAKPOINT") ?? ""
        if wanted == "0" { return .none }
        let name = wanted.isEmpty ? "pdb.set_trace" : wanted
        let parts = name.split(separator: ".")
        let moduleName = parts.count > 1 ? parts.dropLast().joined(separator: ".") : "builtins"
        let hook: Value
        do throws(Raise) {
            hook = try thread.getAttribute(try thread.importByName(moduleName), String(parts.last ?? ""))
        } catch {
            if wanted.isEmpty || !thread.isPending(thread.types.exception) { throw error }
            _ = thread.takeException()
            try thread.warn(thread.types.runtimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \"\(wanted)\"")
            return .none
        }
        return try thread.call(hook, try thread.items(of: call[0]), keywords: thread.keywordPairs(call[1]))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The value of an expression statement at the prompt: `sys.displayhook(value)`.
    package func display(_ value: Value) throws(Raise) {
        let hook = systemNamespace.get(intern("displayhook"))
        if hook.isUnbound { throw runtimeError("lost sys.displayhook") }
        _ = try call(hook, value)
    }

    /// Writes text to `sys.stderr`; to the descriptor if there is no such stream.
    package func writeToStandardError(_ text: String) throws(Raise) {
        if text.isEmpty { return }
        let stream = try standardStream(names.stderr)
        if stream.isUnbound {
            if interpreter.standardStreamsFactory == nil { try writeToDescriptor(2, Array(text.utf8)) }
            return
        }
        if stream.isNone { return }
        try OutputTarget(stream, self).write(makeString(text), self)
        if !(try lookupAttribute(stream, names.flush)).isUnbound { _ = try callMethod(stream, names.flush) }
    }

    /// An exception that nobody can catch (in `__del__`, a callback …): `sys.unraisablehook`. `message` is None for
    /// "Exception ignored in".
    package func reportUnraisable(_ exception: ExceptionObject, in object: Value, message: Value = .none) {
        if isStopped { return }
        let traceback: Value = exception.traceback.map { .object($0) } ?? .none
        let arguments = makeStructSequence(
            SystemInformation.unraisableType,
            [.object(exception.type), .object(exception), traceback, message, object.isUnbound ? .none : object])
        let saved = pointee.exception
        defer { pointee.exception = saved }
        do throws(Raise) {
            let hook = systemNamespace.get(intern("unraisablehook"))
            if hook.isUnbound || hook.isNone { return }
            try audit("sys.unraisablehook", [hook, arguments])
            _ = try call(hook, arguments)
        } catch {
            let second = takeException()
            pointee.exception = nil
            do throws(Raise) {
                try writeToStandardError("Exception ignored in sys.unraisablehook\n" + formatException(second))
            } catch {
                pointee.exception = nil
            }
        }
    }

    /// An exception that has left the program: `sys.excepthook`. Never throws.
    package func reportUncaught(_ exception: ExceptionObject) {
        let traceback: Value = exception.traceback.map { .object($0) } ?? .none
        do throws(Raise) {
            let namespace = systemNamespace
            namespace.set(intern("last_exc"), .object(exception))
            namespace.set(intern("last_type"), .object(exception.type))
            namespace.set(intern("last_value"), .object(exception))
            namespace.set(intern("last_traceback"), traceback)
            let hook = namespace.get(intern("excepthook"))
            try audit("sys.excepthook", [hook, .object(exception.type), .object(exception), traceback])
            if hook.isUnbound {
                try writeToStandardError("sys.excepthook is missing\n" + formatException(exception))
            } else {
                _ = try call(hook, .object(exception.type), .object(exception), traceback)
            }
        } catch {
            let second = takeException()
            pointee.exception = nil
            do throws(Raise) {
                try writeToStandardError("Error in sys.excepthook:\n" + formatException(second))
                try writeToStandardError("\nOriginal exception was:\n" + formatException(exception))
            } catch {
                pointee.exception = nil
            }
        }
    }
}
