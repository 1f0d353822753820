// `ImportError`, `NameError`, `AttributeError`: errors that know the name they are about, given by keyword.

enum ImportErrorType {
    static let nativeType = NativeType(
        "ImportError", .exception, [.isBase], doc: "A module, or something in it, cannot be imported.",
        operations: { operations in
            operations.initialize = ImportErrorType.initialize
            operations.str = ImportErrorType.str
        },
        rows: { rows })

    private static let rows: [NativeRow] = [
        .method("__reduce__()", ImportErrorType.reduce),
        .property(
            "msg", { (call) throws(Raise) in call.exception.field(0) },
            set: { (call) throws(Raise) in call.setField(0) }, "exception message"),
        .property(
            "name", { (call) throws(Raise) in call.exception.field(1) },
            set: { (call) throws(Raise) in call.setField(1) }, "module name"),
        .property(
            "path", { (call) throws(Raise) in call.exception.field(2) },
            set: { (call) throws(Raise) in call.setField(2) }, "module path"),
        .property(
            "name_from", { (call) throws(Raise) in call.exception.field(3) },
            set: { (call) throws(Raise) in call.setField(3) }, "name imported from module"),
    ]

    static func initialize(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        let exception = ExceptionTypes.exception(value)
        let given = try namedArguments(["name", "path", "name_from"], "ImportError", base, count, keywords, thread)
        ExceptionTypes.setArguments(exception, base, count - (keywords?.count ?? 0), thread)
        fill(exception)
        for (i, value) in given.enumerated() where !value.isNone { exception.setField(i + 1, value) }
    }

    /// The message is the only argument.
    static func fill(_ exception: ExceptionObject) {
        exception.setFields(exception.arguments.count == 1 ? [exception.arguments[0]] : [])
    }

    private static func str(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let message = ExceptionTypes.exception(value).field(0)
        if message.as(.string, StringObject.self) != nil { return message }
        return try ExceptionTypes.str(value, thread)
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let exception = call.exception
        var state = try ExceptionTypes.state(call[0], thread)
        for (i, name) in ["name", "path", "name_from"].enumerated() where !exception.field(i + 1).isNone {
            let dict = state ?? thread.makeDict()
            dict.set(thread.intern(name), exception.field(i + 1))
            state = dict
        }
        return ExceptionTypes.reduced(exception, exception.arguments, state, thread)
    }
}

enum NameErrorType {
    static let nativeType = NativeType(
        "NameError", .exception, [.isBase], doc: "A name has no value.",
        operations: { $0.initialize = NameErrorType.initialize },
        rows: {
            [.property("name", ExceptionTypes.getField0, set: ExceptionTypes.setField0, "name")]
        })

    static func initialize(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        let exception = ExceptionTypes.exception(value)
        let given = try namedArguments(["name"], "NameError", base, count, keywords, thread)
        ExceptionTypes.setArguments(exception, base, count - (keywords?.count ?? 0), thread)
        exception.setFields(given[0].isNone ? [] : given)
    }
}

enum AttributeErrorType {
    static let nativeType = NativeType(
        "AttributeError", .exception, [.isBase], doc: "An object has no such attribute.",
        operations: { $0.initialize = AttributeErrorType.initialize },
        rows: {
            [
                .method("__reduce__()", AttributeErrorType.reduce),
                .method("__getstate__()", AttributeErrorType.getstate),
                .property("name", ExceptionTypes.getField0, set: ExceptionTypes.setField0, "attribute name"),
                .property(
                    "obj", { (call) throws(Raise) in call.exception.field(1) },
                    set: { (call) throws(Raise) in call.setField(1) }, "object"),
            ]
        })

    static func initialize(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        let exception = ExceptionTypes.exception(value)
        let given = try namedArguments(["name", "obj"], "AttributeError", base, count, keywords, thread)
        ExceptionTypes.setArguments(exception, base, count - (keywords?.count ?? 0), thread)
        exception.setFields(keywords == nil ? [] : given)
    }

    /// The object itself is left out: it may not be picklable.
    private static func fullState(_ call: Call) throws(Raise) -> DictObject? {
        let thread = call.thread
        let state = try ExceptionTypes.state(call[0], thread)
        if call.exception.field(0).isNone { return state }
        let dict = state ?? thread.makeDict()
        dict.set(thread.intern("name"), call.exception.field(0))
        dict.set(thread.intern("args"), .object(call.exception.arguments))
        return dict
    }

    private static func getstate(_ call: Call) throws(Raise) -> Value {
        try fullState(call).map { .object($0) } ?? .none
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        ExceptionTypes.reduced(call.exception, call.exception.arguments, try fullState(call), call.thread)
    }
}

/// The values of keyword arguments in the order of `names`, None for those that are missing.
private func namedArguments(
    _ names: [String], _ function: String, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) -> [Value] {
    var result = [Value](repeating: .none, count: names.count)
    guard let keywords else { return result }
    let positional = count - keywords.count
    for k in 0..<keywords.count {
        guard let name = keywords[k].as(.string, StringObject.self), let index = names.firstIndex(of: name.text) else {
            let name = keywords[k].as(.string, StringObject.self)?.text ?? "?"
            throw thread.typeError("\(function)() got an unexpected keyword argument '\(name)'")
        }
        result[index] = base[positional + k]
    }
    return result
}
