// `OSError`: errors of the operating system. The class is chosen by the error number: `OSError(2, "…")` is a `FileNotFoundError`.
//
// The arguments are looked at by `__new__`, unless a class overrides `__init__` only: then by `__init__`, as in CPython.

import TaipanHost

enum OSErrorType {
    static let nativeType = NativeType(
        "OSError", .exception, [.isBase], doc: "A call of the operating system failed.",
        operations: { operations in
            operations.new = OSErrorType.new
            operations.initialize = OSErrorType.initialize
            operations.str = OSErrorType.str
        },
        rows: { rows })

    /// Indices of the fields.
    private static let errno = 0, strerror = 1, filename = 2, filename2 = 3, written = 4

    private static let rows: [NativeRow] = [
        .method("__reduce__()", OSErrorType.reduce),
        .property(
            "errno", { (call) throws(Raise) in call.exception.field(0) },
            set: { (call) throws(Raise) in call.setField(0) }, "POSIX exception code"),
        .property(
            "strerror", { (call) throws(Raise) in call.exception.field(1) },
            set: { (call) throws(Raise) in call.setField(1) }, "exception strerror"),
        .property(
            "filename", { (call) throws(Raise) in call.exception.field(2) },
            set: { (call) throws(Raise) in call.setField(2) }, "exception filename"),
        .property(
            "filename2", { (call) throws(Raise) in call.exception.field(3) },
            set: { (call) throws(Raise) in call.setField(3) }, "second exception filename"),
        .property("characters_written", OSErrorType.getWritten, set: OSErrorType.setWritten),
    ]

    // MARK: Creation

    static func new(
        _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let positional = count - (keywords?.count ?? 0)
        if waitsForInitialize(type, thread) { return .object(ExceptionObject(thread.makeTuple(count: 0), type.root)) }
        if let keywords, keywords.count > 0 { throw thread.typeError("\(type.name.text)() takes no keyword arguments") }
        var chosen = type
        if type === thread.types.osError, positional >= 2, positional <= 5, case .int(let number) = base[0],
            let subclass = thread.types.osErrorClass(number)
        {
            chosen = subclass
        }
        let exception = ExceptionObject(thread.makeTuple(copying: base, positional), chosen.root)
        fill(exception, thread)
        return .object(exception)
    }

    static func initialize(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        let exception = ExceptionTypes.exception(value)
        if !waitsForInitialize(exception.type, thread) { return }
        try ExceptionTypes.refuseKeywords(value, keywords, thread)
        exception.arguments = thread.makeTuple(copying: base, count)
        fill(exception, thread)
    }

    /// The class has its own `__init__` but not its own `__new__`.
    private static func waitsForInitialize(_ type: TypeObject, _ thread: ThreadRef) -> Bool {
        var hasOwnInitialize = false
        for candidate in type.mro where candidate.isHeapType {
            if candidate.namespace.find(thread.names.new) >= 0 { return false }
            if candidate.namespace.find(thread.names.dunderInit) >= 0 { hasOwnInitialize = true }
        }
        return hasOwnInitialize
    }

    /// Distributes two to five arguments to the fields.
    static func fill(_ exception: ExceptionObject, _ thread: ThreadRef) {
        let arguments = exception.arguments
        guard arguments.count >= 2, arguments.count <= 5 else { return }
        var fields: [Value] = [arguments[0], arguments[1]]
        if arguments.count > 2, !arguments[2].isNone {
            if exception.type === thread.types.blockingIOError, case .int(let count) = arguments[2] {
                fields += [.none, .none, .int(count)]
            } else {
                fields.append(arguments[2])
                if arguments.count == 5 { fields.append(arguments[4]) }
                exception.arguments = thread.makeTuple(arguments[0], arguments[1])
            }
        }
        exception.setFields(fields)
        withExtendedLifetime(arguments) {}
    }

    // MARK: Text and attributes

    private static func str(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let exception = ExceptionTypes.exception(value)
        guard exception.fields.count >= 2, !exception.field(errno).isNone || !exception.field(strerror).isNone else {
            return try ExceptionTypes.str(value, thread)
        }
        var text = StringBuilder(thread)
        text.append("[Errno ")
        text.append(try thread.str(exception.field(errno)))
        text.append("] ")
        text.append(try thread.str(exception.field(strerror)))
        if !exception.field(filename).isNone {
            text.append(": ")
            text.append(try thread.repr(exception.field(filename)))
            if !exception.field(filename2).isNone {
                text.append(" -> ")
                text.append(try thread.repr(exception.field(filename2)))
            }
        }
        return .object(text.finish())
    }

    private static func getWritten(_ call: Call) throws(Raise) -> Value {
        let value = call.exception.field(written)
        if value.isNone { throw call.thread.attributeError("characters_written") }
        return value
    }

    private static func setWritten(_ call: Call) throws(Raise) -> Value {
        if call.isMissing(1) {
            if call.exception.field(written).isNone { throw call.thread.attributeError("characters_written") }
            call.exception.setField(written, .none)
            return .none
        }
        call.exception.setField(written, .int(try call.thread.index(call[1], orRaise: call.thread.types.valueError)))
        return .none
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let exception = call.exception
        var arguments = exception.arguments
        if arguments.count == 2, !exception.field(filename).isNone {
            var items = thread.tupleItems(arguments) + [exception.field(filename)]
            if !exception.field(filename2).isNone { items += [.none, exception.field(filename2)] }
            arguments = thread.makeTuple(items)
        }
        return ExceptionTypes.reduced(exception, arguments, try ExceptionTypes.state(call[0], thread), thread)
    }
}

extension CoreTypes {
    /// The subclass of `OSError` for an error number; nil if it has none. (A `switch` over `Errno` itself compares through a table.)
    func osErrorClass(_ number: Int) -> TypeObject? {
        switch Int32(truncatingIfNeeded: number) {
        case Errno.EAGAIN.rawValue, Errno.EALREADY.rawValue, Errno.EINPROGRESS.rawValue: blockingIOError
        case Errno.EPIPE.rawValue, Errno.ESHUTDOWN.rawValue: brokenPipeError
        case Errno.ECHILD.rawValue: childProcessError
        case Errno.ECONNABORTED.rawValue: connectionAbortedError
        case Errno.ECONNREFUSED.rawValue: connectionRefusedError
        case Errno.ECONNRESET.rawValue: connectionResetError
        case Errno.EEXIST.rawValue: fileExistsError
        case Errno.ENOENT.rawValue: fileNotFoundError
        case Errno.EISDIR.rawValue: isADirectoryError
        case Errno.ENOTDIR.rawValue: notADirectoryError
        case Errno.EINTR.rawValue: interruptedError
        case Errno.EACCES.rawValue, Errno.EPERM.rawValue: permissionError
        case Errno.ESRCH.rawValue: processLookupError
        case Errno.ETIMEDOUT.rawValue: timeoutError
        default: nil
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `OSError` (or the right subclass) for a failed system call. The paths appear in the text as the script gave them.
    package func osError(_ errno: Errno, path: Value = .unbound, path2: Value = .unbound) -> Raise {
        // what interrupted the call is pending already
        if errno == .EINTR, pointee.exception != nil { return Raise() }
        if errno == .EPERM, let permission = host.sandbox?.takeDenied() { return notPermitted(permission, path: path) }
        let hasPath = !path.isUnbound && !path.isNone
        let hasSecond = hasPath && !path2.isUnbound && !path2.isNone
        return raise(
            makeOSError(
                errno, .object(errorText(errno)), path: hasPath ? path : .unbound, path2: hasSecond ? path2 : .unbound))
    }

    /// What `OSError(number, text, path, None, path2)` makes, without a call; unbound paths are arguments that are not there.
    package func makeOSError(_ errno: Errno, _ text: Value, path: Value, path2: Value) -> ExceptionObject {
        let number = Value.int(Int(errno.rawValue))
        let type: TypeObject = types.osErrorClass(Int(errno.rawValue)) ?? types.osError
        if path.isUnbound || path.isNone || type === types.blockingIOError {
            // (a third argument may be no path at all)
            let arguments = [number, text, path, .none, path2].prefix(path.isUnbound ? 2 : path2.isUnbound ? 3 : 5)
            return makeException(type, Array(arguments))
        }
        let arguments = makeTuple(count: 2)
        arguments.items.initialize(to: number)
        (arguments.items + 1).initialize(to: text)
        let exception = ExceptionObject(arguments, type.root)
        exception.fields = path2.isUnbound ? [number, text, path] : [number, text, path, path2]
        return exception
    }

    /// The system's text for an error. Programs that look for files raise the same few again and again.
    package func errorText(_ errno: Errno) -> StringObject {
        let number = Int(errno.rawValue)
        guard number > 0, number < 256 else { return makeString(errno.message) }
        let system = system
        if number < system.errorTexts.count, let known = system.errorTexts[number] { return known }
        let made = makeString(errno.message)
        while system.errorTexts.count <= number { system.errorTexts.append(nil) }
        system.errorTexts[number] = made
        return made
    }

    package func osError(errno: Errno, path: Value = .unbound, path2: Value = .unbound) -> Raise {
        osError(errno, path: path, path2: path2)
    }

    package func osError(_ errno: Errno, path: String, path2: String? = nil) -> Raise {
        osError(errno, path: makeStringValue(path), path2: path2.map { makeStringValue($0) } ?? .unbound)
    }
}
