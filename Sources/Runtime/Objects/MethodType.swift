// `method`: a function bound to its first argument. Attributes it does not have itself are those of the function.

extension MethodObject {
    static let nativeType = NativeType(
        "method", .method, [],
        doc: "Create a bound instance method object.",
        new: .function("method(function, instance, /)", MethodObject.make),
        operations: {
            $0.repr = MethodObject.repr
            $0.hash = MethodObject.hash
            $0.compare = MethodObject.compare
            $0.call = MethodObject.call
            $0.getAttribute = MethodObject.getAttribute
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__func__", { call throws(Raise) in call[0].cast(MethodObject.self).function }),
        .property("__self__", { call throws(Raise) in call[0].cast(MethodObject.self).receiver }),
        .property("__doc__", MethodObject.doc),
        .method("__reduce__()", MethodObject.reduce),
        .method("__get__(instance, owner=None, /)", MethodObject.get),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if thread.operations(of: call[1]).pointee.call == nil {
            throw thread.typeError("first argument must be callable")
        }
        if call[2].isNone { throw thread.typeError("instance must not be None") }
        return .object(MethodObject(call[1], call[2], thread.pointee.shapes.method))
    }

    private static func doc(_ call: Call) throws(Raise) -> Value {
        try call.thread.getAttribute(call[0].cast(MethodObject.self).function, call.thread.names.doc)
    }

    /// A method is bound already.
    private static func get(_ call: Call) throws(Raise) -> Value { call[0] }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let method = call[0].cast(MethodObject.self)
        let getter = try call.thread.requiredBuiltin("getattr")
        let name = try call.thread.getAttribute(method.function, call.thread.names.name)
        return .object(call.thread.makeTuple(getter, .object(call.thread.makeTuple(method.receiver, name))))
    }

    private static func getAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
        let found = try thread.findAttribute(value, thread.types.method, name)
        // `object` has these for everybody; the function's own are meant
        if !found.isUnbound { return found }
        return try thread.getAttribute(value.cast(MethodObject.self).function, name)
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let method = value.cast(MethodObject.self)
        var name = "?"
        for attribute in [thread.names.qualname, thread.names.name] {
            let found = try thread.lookupAttribute(method.function, attribute)
            if let text = found.as(.string, StringObject.self) {
                name = text.text
                break
            }
        }
        return .object(thread.makeString("<bound method \(name) of \(try thread.repr(method.receiver).text)>"))
    }

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let method = value.cast(MethodObject.self)
        let receiver: Int
        if case .object(let object) = method.receiver {
            receiver = thread.hashAddress(object)
        } else {
            receiver = try thread.hash(method.receiver)
        }
        let hash = receiver ^ (try thread.hash(method.function))
        return hash == -1 ? -2 : hash
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.method, MethodObject.self),
            let right = b.as(.method, MethodObject.self)
        else { return .notImplemented }
        var isEqual = left.receiver.isSame(as: right.receiver)
        if isEqual { isEqual = try thread.equals(left.function, right.function) }
        return .bool(isEqual == (op == .equal))
    }

    private static func call(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        try thread.invoke(value, base, count, keywords)
    }
}
