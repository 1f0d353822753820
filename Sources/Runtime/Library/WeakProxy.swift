// `weakref.proxy`: an object that passes everything on to another one as long as that lives. Also what `_weakref` tells about weak
// references.

/// Stands for an object that it refers to weakly.
package final class WeakProxyObject: Object {
    private final let reference: WeakReferenceObject

    private init(_ reference: WeakReferenceObject, _ shape: ShapeRef) {
        self.reference = reference
        super.init(.other, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(reference)
    }

    package static let plainType = NativeType(
        "weakref.ProxyType", .other, [.isNotConstructible], operations: { WeakProxyObject.install(&$0) },
        rows: { WeakProxyObject.rows })

    package static let callableType = NativeType(
        "weakref.CallableProxyType", .other, [.isNotConstructible],
        operations: {
            WeakProxyObject.install(&$0)
            $0.call = WeakProxyObject.callObject
        }, rows: { WeakProxyObject.rows })

    /// The hidden type of the references inside proxies: they are never shared with those that scripts make.
    private static let referenceType = NativeType(
        "weakref.ProxyReference", .weakReference, [.isNotConstructible], operations: { _ in },
        rows: IteratorBodies.noRows)

    private static let rows: [NativeRow] = [
        .method(
            "__bytes__()",
            { call throws(Raise) in try call.thread.callMethod(try live(call[0], call.thread), call.thread.names.bytes)
            }),
        .method(
            "__reversed__()",
            { call throws(Raise) in
                try call.thread.callMethod(try live(call[0], call.thread), call.thread.names.reversed)
            }),
    ]

    private static func install(_ operations: inout TypeOperations) {
        operations.repr = WeakProxyObject.repr
        operations.str = { (value, thread) throws(Raise) in
            .object(try thread.str(try WeakProxyObject.live(value, thread)))
        }
        operations.isUnhashable = true
        operations.getAttribute = WeakProxyObject.getAttribute
        operations.setAttribute = WeakProxyObject.setAttribute
        operations.compare = WeakProxyObject.compare
        operations.iterate = { (value, thread) throws(Raise) in
            try thread.iterator(of: try WeakProxyObject.live(value, thread))
        }
        operations.next = WeakProxyObject.next
        operations.setBinary(BinaryOperation.allCases, WeakProxyObject.binary)
        operations.setInplace(BinaryOperation.allCases.filter { $0 != .divmod }, WeakProxyObject.inplace)
        operations.setUnary(UnaryOperation.allCases, WeakProxyObject.unary)
        operations.truth = { (value, thread) throws(Raise) in try thread.truth(try WeakProxyObject.live(value, thread))
        }
        operations.index = { (value, thread) throws(Raise) in
            try thread.indexValue(try WeakProxyObject.live(value, thread))
        }
        operations.toInt = { (value, thread) throws(Raise) in
            try thread.call(.object(thread.types.int), try WeakProxyObject.live(value, thread))
        }
        operations.toFloat = { (value, thread) throws(Raise) in
            .float(try thread.double(try WeakProxyObject.live(value, thread)))
        }
        operations.length = { (value, thread) throws(Raise) in
            try thread.length(try WeakProxyObject.live(value, thread))
        }
        operations.contains = { (value, item, thread) throws(Raise) in
            try thread.contains(try WeakProxyObject.live(value, thread), item)
        }
        operations.getItem = { (value, key, thread) throws(Raise) in
            try thread.getItem(try WeakProxyObject.live(value, thread), key)
        }
        operations.setItem = WeakProxyObject.setItem
    }

    // MARK: The object behind

    /// The object a proxy stands for; other values stand for themselves.
    private static func live(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard case .object(let object) = value, object.kind == .other, let proxy = object as? WeakProxyObject else {
            return value
        }
        if let object = proxy.reference.object { return .object(object) }
        throw thread.raise(thread.types.referenceError, "weakly-referenced object no longer exists")
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let proxy = value.cast(WeakProxyObject.self)
        let place = thread.addressText(proxy)
        guard let object = proxy.reference.object else {
            return thread.makeStringValue("<weakproxy at \(place); dead>")
        }
        return thread.makeStringValue(
            "<weakproxy at \(place); to '\(object.type.name.text)' at \(thread.addressText(object))>")
    }

    private static func getAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.getAttribute(try live(value, thread), name)
    }

    private static func setAttribute(
        _ value: Value, _ name: StringObject, _ newValue: Value, _ thread: ThreadRef
    ) throws(Raise) {
        let object = try live(value, thread)
        if newValue.isUnbound { return try thread.deleteAttribute(object, name) }
        try thread.setAttribute(object, name, newValue)
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.compare(op, try live(a, thread), try live(b, thread))
    }

    private static func next(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let object = try live(value, thread)
        if thread.operations(of: object).pointee.next == nil {
            throw thread.typeError("Weakref proxy referenced a non-iterator '\(thread.typeName(object))' object")
        }
        return try thread.next(object)
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        try thread.binary(op, try live(a, thread), try live(b, thread))
    }

    private static func inplace(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        try thread.inplace(op, try live(a, thread), try live(b, thread))
    }

    private static func unary(_ op: UnaryOperation, _ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.unary(op, try live(value, thread))
    }

    private static func setItem(_ value: Value, _ key: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) {
        let object = try live(value, thread)
        if item.isUnbound { return try thread.deleteItem(object, key) }
        try thread.setItem(object, key, item)
    }

    private static func callObject(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let object: Value
        do throws(Raise) { object = try live(value, thread) } catch {
            thread.dropArguments(base, count)
            throw error
        }
        thread.pointee.sp = base
        return try thread.invoke(object, base, count, keywords)
    }

    // MARK: `_weakref`

    package static func proxy(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let type = thread.libraryType(referenceType, base: thread.types.weakReference)
        let callback = call[1]
        let native = thread.isCallable(call[0]) ? callableType : plainType
        let shape = thread.libraryType(native).root
        let reference = try thread.makeWeakReference(call[0], callback: callback, type: type)
        return .object(WeakProxyObject(reference, shape))
    }

    package static func count(_ call: Call) throws(Raise) -> Value {
        guard case .object(let object) = call[0] else { return .int(0) }
        return .int(call.thread.weakReferences(to: object).count)
    }

    package static func references(_ call: Call) throws(Raise) -> Value {
        guard case .object(let object) = call[0] else { return .object(call.thread.makeList()) }
        return .object(call.thread.makeList(call.thread.weakReferences(to: object).map { .object($0) }))
    }

    /// Takes a key out of a dict if its value is a dead weak reference.
    package static func removeDead(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let dict = call[0].as(.dict, DictObject.self) else {
            throw thread.typeError("_remove_dead_weakref() argument 1 must be dict, not \(thread.typeName(call[0]))")
        }
        let entry = try dict.find(call[1], thread)
        if entry >= 0, let reference = dict.value(at: entry).as(.weakReference, WeakReferenceObject.self),
            reference.object == nil
        {
            let removed = dict.remove(entry: entry)
            withExtendedLifetime(removed) {}
        }
        return .none
    }
}
