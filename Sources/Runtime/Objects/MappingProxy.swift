// `types.MappingProxyType`: a read-only window on a mapping. The `__dict__` of a class is one.

package final class MappingProxyObject: Object {
    package final let mapping: Value

    package init(_ mapping: Value, _ shape: ShapeRef) {
        self.mapping = mapping
        super.init(.mappingProxy, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = mapping { visit(object) }
    }

    static let nativeType = NativeType(
        "mappingproxy", .mappingProxy, [.isMapping],
        doc: "Read-only proxy of a mapping.",
        new: .function("mappingproxy(mapping)", MappingProxyObject.make),
        operations: { operations in
            operations.repr = MappingProxyObject.repr
            operations.str = MappingProxyObject.str
            operations.hash = MappingProxyObject.hash
            operations.compare = MappingProxyObject.compare
            operations.iterate = MappingProxyObject.iterate
            operations.length = MappingProxyObject.length
            operations.contains = MappingProxyObject.contains
            operations.getItem = MappingProxyObject.getItem
            operations.setBinary([.or], MappingProxyObject.binary)
            operations.setInplace([.or], MappingProxyObject.inplace)
        },
        rows: { rows })

    private static let rows: [NativeRow] = [
        .variadicMethod(
            "get(key, default=None, /)", MappingProxyObject.get,
            "Return the value for key if key is in the mapping, else default."),
        .method("keys()", MappingProxyObject.keys, "a set-like object providing a view on D's keys"),
        .method("values()", MappingProxyObject.values, "an object providing a view on D's values"),
        .method("items()", MappingProxyObject.items, "a set-like object providing a view on D's items"),
        .method("copy()", MappingProxyObject.copyMethod, "a shallow copy of D"),
        .method("__reversed__()", MappingProxyObject.reversed, "D.__reversed__() -> reverse iterator"),
        .classGetItem,
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let type = thread.type(of: call[1])
        guard type.operations.getItem != nil, !type.isSubtype(of: thread.types.list),
            !type.isSubtype(of: thread.types.tuple)
        else {
            throw thread.typeError("mappingproxy() argument must be a mapping, not \(thread.typeName(call[1]))")
        }
        return .object(thread.makeMappingProxy(call[1]))
    }

    @inline(__always) private static func mapping(_ value: Value) -> Value {
        value.cast(MappingProxyObject.self).mapping
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        var text = StringBuilder(thread)
        text.append("mappingproxy(")
        text.append(try thread.repr(mapping(value)))
        text.append(")")
        return .object(text.finish())
    }

    private static func str(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(try thread.str(mapping(value)))
    }

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        try thread.hash(mapping(value))
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.enterNative(" in comparison")
        defer { thread.leaveNative() }
        return try thread.compare(op, mapping(a), b)
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.iterator(of: mapping(value))
    }

    private static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        try thread.length(mapping(value))
    }

    private static func contains(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        try thread.contains(mapping(value), key)
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.getItem(mapping(value), key)
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        if op != .or { return .notImplemented }
        let left = a.as(.mappingProxy, MappingProxyObject.self)?.mapping ?? a
        let right = b.as(.mappingProxy, MappingProxyObject.self)?.mapping ?? b
        return try thread.binary(.or, left, right)
    }

    private static func inplace(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        if op != .or { return .notImplemented }
        throw thread.typeError("'|=' is not supported by mappingproxy; use '|' instead")
    }

    private static func get(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkArguments(call, "get", 1, 2, keywords: "mappingproxy.get")
        let fallback: Value = call.count == 3 ? call[2] : .none
        if let dict = thread.exactDict(mapping(call[0])) {
            let found = try dict.get(call[1], thread)
            return found.isUnbound ? fallback : found
        }
        return try thread.callMethod(mapping(call[0]), "get", call[1], fallback)
    }

    private static func keys(_ call: Call) throws(Raise) -> Value {
        try call.thread.callMethod(mapping(call[0]), call.thread.names.keys)
    }

    private static func values(_ call: Call) throws(Raise) -> Value {
        try call.thread.callMethod(mapping(call[0]), "values")
    }

    private static func items(_ call: Call) throws(Raise) -> Value {
        try call.thread.callMethod(mapping(call[0]), call.thread.names.items)
    }

    private static func copyMethod(_ call: Call) throws(Raise) -> Value {
        try call.thread.callMethod(mapping(call[0]), "copy")
    }

    private static func reversed(_ call: Call) throws(Raise) -> Value {
        try call.thread.callMethod(mapping(call[0]), call.thread.names.reversed)
    }

}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A read-only window on a mapping.
    package func makeMappingProxy(_ mapping: Value) -> MappingProxyObject {
        MappingProxyObject(mapping, types.mappingProxy.root)
    }
}
