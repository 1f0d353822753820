// The exception hierarchy: `BaseException` with its methods, and the table of the classes that add nothing to it.
//
// An exception is made often and looked at rarely. `new` and `initialize` are therefore plain functions in the operations, not
// rows: `raise ValueError("x")` makes one tuple and one object. What some classes keep beside `args` is in
// `ExceptionObject.fields`; a field that is not there is None, so that exceptions raised by the interpreter need no array:
//
//     StopIteration   value                       SystemExit      code
//     NameError       name                        AttributeError  name, obj
//     ImportError     msg, name, path, name_from
//     OSError         errno, strerror, filename, filename2, characters_written
//     SyntaxError     msg, filename, lineno, offset, text, end_lineno, end_offset, print_file_and_line
//     Unicode…Error   encoding, object, start, end, reason
//     …ExceptionGroup message, exceptions (a tuple)

extension ExceptionObject {
    /// An extra field; None if it was never set.
    final func field(_ index: Int) -> Value { index < fields.count ? fields[index] : .none }

    final func setField(_ index: Int, _ value: Value) {
        while fields.count <= index { fields.append(.none) }
        // The old value is released after the array is whole again: its destruction may run any code.
        let old = fields[index]
        fields[index] = value
        withExtendedLifetime(old) {}
    }

    final func setFields(_ values: [Value]) {
        let old = fields
        fields = values
        withExtendedLifetime(old) {}
    }
}

/// The functions of `BaseException`, and what the other classes share.
enum ExceptionTypes {
    // MARK: Creation

    /// `BaseException.__new__`: any arguments become `args`.
    static func new(
        _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let positional = count - (keywords?.count ?? 0)
        return .object(ExceptionObject(thread.makeTuple(copying: base, positional), type.root))
    }

    /// `BaseException.__init__`. After `__new__` with the same arguments there is nothing left to do.
    static func initialize(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        try refuseKeywords(value, keywords, thread)
        setArguments(exception(value), base, count, thread)
    }

    static func refuseKeywords(_ value: Value, _ keywords: TupleObject?, _ thread: ThreadRef) throws(Raise) {
        if let keywords, keywords.count > 0 {
            throw thread.typeError("\(thread.typeName(value))() takes no keyword arguments")
        }
    }

    @inline(__always) static func exception(_ value: Value) -> ExceptionObject { value.cast(ExceptionObject.self) }

    static func setArguments(_ exception: ExceptionObject, _ base: Slots, _ count: Int, _ thread: ThreadRef) {
        let old = exception.arguments
        if old.count == count {
            var i = 0
            while i < count && old.items[i].isSame(as: base[i]) { i &+= 1 }
            if i == count { return }
        }
        exception.arguments = thread.makeTuple(copying: base, count)
    }

    // MARK: Text

    static func str(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let arguments = exception(value).arguments
        switch arguments.count {
        case 0: return .object(thread.emptyString)
        case 1: return .object(try thread.str(arguments[0]))
        default: return .object(try thread.repr(.object(arguments)))
        }
    }

    static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let exception = exception(value)
        let arguments = exception.arguments
        var text = StringBuilder(thread)
        text.append(exception.type.name)
        if arguments.count == 1 {
            text.append("(")
            text.append(try thread.repr(arguments[0]))
            text.append(")")
        } else {
            text.append(try thread.repr(.object(arguments)))
        }
        return .object(text.finish())
    }

    /// A missing key is shown as a literal, so that an empty one can be seen.
    static func keyErrorStr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let arguments = exception(value).arguments
        if arguments.count == 1 { return .object(try thread.repr(arguments[0])) }
        return try str(value, thread)
    }

    // MARK: BaseException

    static let baseType = NativeType(
        "BaseException", .exception, [.isBase, .hasDictionary], doc: "The root of all exceptions.",
        operations: { operations in
            operations.new = ExceptionTypes.new
            operations.initialize = ExceptionTypes.initialize
            operations.repr = ExceptionTypes.repr
            operations.str = ExceptionTypes.str
        },
        rows: { rows })

    private static let rows: [NativeRow] = [
        .method(
            "with_traceback(tb, /)", ExceptionTypes.withTraceback,
            "Sets __traceback__ and returns the exception itself."),
        .method("add_note(note, /)", ExceptionTypes.addNote, "Adds a line of text that is shown below the exception."),
        .method("__reduce__()", ExceptionTypes.reduce),
        .method("__setstate__(state, /)", ExceptionTypes.setstate),
        .property("args", { (call) throws(Raise) in .object(call.exception.arguments) }, set: ExceptionTypes.setArgs),
        .property(
            "__traceback__", { (call) throws(Raise) in optional(call.exception.traceback) },
            set: ExceptionTypes.setTraceback),
        .property(
            "__context__", { (call) throws(Raise) in optional(call.exception.context) }, set: ExceptionTypes.setContext,
            "the exception that was being handled when this one was raised"),
        .property(
            "__cause__", { (call) throws(Raise) in optional(call.exception.cause) }, set: ExceptionTypes.setCause,
            "the exception named by raise ... from"),
        .property(
            "__suppress_context__", { (call) throws(Raise) in .bool(call.exception.suppressesContext) },
            set: ExceptionTypes.setSuppressContext),
    ]

    private static func optional(_ object: Object?) -> Value { object.map { .object($0) } ?? .none }

    private static func setArgs(_ call: Call) throws(Raise) -> Value {
        if call.isMissing(1) { throw call.thread.typeError("args may not be deleted") }
        let items = try call.thread.items(of: call[1])
        let exception = call.exception
        let old = exception.arguments
        exception.arguments = call.thread.exactTuple(call[1]) ?? call.thread.makeTuple(items)
        withExtendedLifetime(old) {}
        return .none
    }

    private static func setTraceback(_ call: Call) throws(Raise) -> Value {
        if call.isMissing(1) { throw call.thread.typeError("__traceback__ may not be deleted") }
        try assignTraceback(call.exception, call[1], call.thread)
        return .none
    }

    static func assignTraceback(_ exception: ExceptionObject, _ value: Value, _ thread: ThreadRef) throws(Raise) {
        let old = exception.traceback
        if value.isNone {
            exception.traceback = nil
        } else if let traceback = value.as(.traceback, TracebackObject.self) {
            exception.traceback = traceback
        } else {
            throw thread.typeError("__traceback__ must be a traceback or None")
        }
        withExtendedLifetime(old) {}
    }

    private static func setContext(_ call: Call) throws(Raise) -> Value {
        if call.isMissing(1) { throw call.thread.typeError("__context__ may not be deleted") }
        let new = call[1].as(.exception, ExceptionObject.self)
        if new == nil && !call[1].isNone {
            throw call.thread.typeError("exception context must be None or derive from BaseException")
        }
        let old = call.exception.context
        call.exception.context = new
        withExtendedLifetime(old) {}
        return .none
    }

    private static func setCause(_ call: Call) throws(Raise) -> Value {
        if call.isMissing(1) { throw call.thread.typeError("__cause__ may not be deleted") }
        let new = call[1].as(.exception, ExceptionObject.self)
        if new == nil && !call[1].isNone {
            throw call.thread.typeError("exception cause must be None or derive from BaseException")
        }
        let old = call.exception.cause
        call.exception.cause = new
        call.exception.suppressesContext = true
        withExtendedLifetime(old) {}
        return .none
    }

    private static func setSuppressContext(_ call: Call) throws(Raise) -> Value {
        if call.isMissing(1) { throw call.thread.typeError("can't delete numeric/char attribute") }
        guard case .bool(let flag) = call[1] else { throw call.thread.typeError("attribute value type must be bool") }
        call.exception.suppressesContext = flag
        return .none
    }

    private static func withTraceback(_ call: Call) throws(Raise) -> Value {
        try assignTraceback(call.exception, call[1], call.thread)
        return call[0]
    }

    private static func addNote(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call[1].as(.string, StringObject.self) == nil {
            throw thread.typeError("note must be a str, not '\(thread.typeName(call[1]))'")
        }
        var notes = try thread.lookupAttribute(call[0], thread.names.notes)
        if notes.isUnbound {
            notes = .object(thread.makeList())
            try thread.setAttribute(call[0], thread.names.notes, notes)
        }
        guard let list = notes.as(.list, ListObject.self) else {
            throw thread.typeError("Cannot add note: __notes__ is not a list")
        }
        list.append(call[1])
        return .none
    }

    /// A copy of the instance dictionary; nil if there is nothing in it.
    static func state(_ value: Value, _ thread: ThreadRef) throws(Raise) -> DictObject? {
        let attributes = try thread.lookupAttribute(value, thread.names.dict)
        guard let dict = attributes.as(.dict, DictObject.self), dict.count > 0 else { return nil }
        let result = thread.makeDict()
        var e = -1
        while let next = dict.nextEntry(from: e + 1) {
            try result.set(dict.key(at: next), dict.value(at: next), thread)
            e = next
        }
        return result
    }

    /// `(class, args)` or `(class, args, state)`.
    static func reduced(
        _ exception: ExceptionObject, _ arguments: TupleObject, _ state: DictObject?, _ thread: ThreadRef
    ) -> Value {
        if let state { return .object(thread.makeTuple(.object(exception.type), .object(arguments), .object(state))) }
        return .object(thread.makeTuple(.object(exception.type), .object(arguments)))
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let exception = call.exception
        return reduced(exception, exception.arguments, try state(call[0], call.thread), call.thread)
    }

    private static func setstate(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call[1].isNone { return .none }
        guard let state = call[1].as(.dict, DictObject.self) else {
            throw thread.typeError("state is not a dictionary")
        }
        var e = -1
        while let next = state.nextEntry(from: e + 1) {
            e = next
            guard let name = state.key(at: next).as(.string, StringObject.self) else {
                throw thread.typeError("attribute name must be string, not '\(thread.typeName(state.key(at: next)))'")
            }
            try thread.setAttribute(call[0], name, state.value(at: next))
        }
        return .none
    }

    // MARK: StopIteration and SystemExit

    static let stopIterationType = NativeType(
        "StopIteration", .exception, [.isBase], doc: "What __next__() raises at the end.",
        operations: { $0.initialize = ExceptionTypes.initializeStopIteration },
        rows: {
            [.property("value", ExceptionTypes.getField0, set: ExceptionTypes.setField0, "generator return value")]
        })

    static func initializeStopIteration(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        try initialize(value, base, count, keywords, thread)
        fillStopIteration(exception(value))
    }

    static func fillStopIteration(_ exception: ExceptionObject) {
        exception.setFields(exception.arguments.count > 0 ? [exception.arguments[0]] : [])
    }

    static let systemExitType = NativeType(
        "SystemExit", .exception, [.isBase], doc: "Asks the interpreter to end.",
        operations: { $0.initialize = ExceptionTypes.initializeSystemExit },
        rows: { [.property("code", ExceptionTypes.getField0, set: ExceptionTypes.setField0, "exit status or text")] })

    static func initializeSystemExit(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        try initialize(value, base, count, keywords, thread)
        fillSystemExit(exception(value))
    }

    static func fillSystemExit(_ exception: ExceptionObject) {
        let arguments = exception.arguments
        exception.setFields(arguments.count == 0 ? [] : [arguments.count == 1 ? arguments[0] : .object(arguments)])
    }

    static func getField0(_ call: Call) throws(Raise) -> Value { call.exception.field(0) }
    static func setField0(_ call: Call) throws(Raise) -> Value { call.setField(0) }

    // MARK: Fields of exceptions made by the interpreter

    /// The common classes, which have nothing but `args`, by address.
    @inline(__always) private static func hasNoFields(_ exception: ExceptionObject, _ types: CoreTypes) -> Bool {
        let type = Unmanaged.passUnretained(exception).type.toOpaque()
        return type == Unmanaged.passUnretained(types.keyError).toOpaque()
            || type == Unmanaged.passUnretained(types.indexError).toOpaque()
            || type == Unmanaged.passUnretained(types.valueError).toOpaque()
            || type == Unmanaged.passUnretained(types.typeError).toOpaque()
            || type == Unmanaged.passUnretained(types.attributeError).toOpaque()
            || type == Unmanaged.passUnretained(types.zeroDivisionError).toOpaque()
    }

    /// What `__init__` would store beside `args`, for exceptions that are made without calling it. Arguments that `__init__` would
    /// refuse are left in `args` alone.
    static func fill(_ exception: ExceptionObject, _ thread: ThreadRef) {
        let types = thread.types
        if hasNoFields(exception, types) { return }
        var candidate: TypeObject? = exception.type
        while let type = candidate, type !== types.exception {
            if type === types.stopIteration { return fillStopIteration(exception) }
            if type === types.systemExit { return fillSystemExit(exception) }
            if type === types.osError { return OSErrorType.fill(exception, thread) }
            if type === types.syntaxError { return SyntaxErrorType.fill(exception, thread) }
            if type === types.importError { return ImportErrorType.fill(exception) }
            if type === types.unicodeDecodeError || type === types.unicodeEncodeError {
                if exception.arguments.count == 5 { exception.setFields(thread.tupleItems(exception.arguments)) }
                return
            }
            if type === types.unicodeTranslateError {
                if exception.arguments.count == 4 {
                    exception.setFields([.none] + thread.tupleItems(exception.arguments))
                }
                return
            }
            candidate = type.base
        }
    }
}

extension Call {
    /// The receiver of a method of an exception class.
    @inline(__always) var exception: ExceptionObject { self[0].cast(ExceptionObject.self) }

    /// The body of a setter: a deleted field is None.
    func setField(_ index: Int) -> Value {
        exception.setField(index, isMissing(1) ? .none : self[1])
        return .none
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Sets the fields of an exception that was made without `__init__` (see `makeException`).
    @inline(__always) func initializeFields(of exception: ExceptionObject) { ExceptionTypes.fill(exception, self) }

    func tupleItems(_ tuple: TupleObject) -> [Value] { (0..<tuple.count).map { tuple[$0] } }
}
