// `weakref.ref`: references that do not keep their object alive, and what happens to them when it goes.
//
// The heap knows all weak references by the address of what they refer to. When an object dies it asks the heap to clear them;
// then their callbacks run. While `__del__` runs the object lives on in a successor, and so do the references to it.

extension UnsafeMutablePointer where Pointee == Heap {
    /// The object is going away: its references become dead, then their callbacks are called, the newest first.
    func clearWeakReferences(to object: Object) {
        guard let references = pointee.weakReferences.removeValue(forKey: ObjectIdentifier(object)) else { return }
        var waiting: [WeakReferenceObject] = []
        for reference in references {
            let reference = reference.takeUnretainedValue()
            reference.target = nil
            if !reference.callback.isNone { waiting.append(reference) }
        }
        guard let thread = pointee.currentThread else { return }
        while let reference = waiting.popLast() {
            thread.withoutPendingException {
                do throws(Raise) {
                    _ = try thread.call(reference.callback, .object(reference))
                } catch {
                    thread.reportUnraisable(reference.callback)
                }
            }
        }
    }

    /// The successor takes the place of an object that is being finalised.
    func moveWeakReferences(from object: Object, to successor: Object) {
        object.flags.remove(.hasWeakReferences)
        guard let references = pointee.weakReferences.removeValue(forKey: ObjectIdentifier(object)) else { return }
        for reference in references { reference._withUnsafeGuaranteedRef { $0.target = .passUnretained(successor) } }
        pointee.weakReferences[ObjectIdentifier(successor)] = references
        successor.flags.insert(.hasWeakReferences)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// All weak references to an object, the oldest first.
    package func weakReferences(to object: Object) -> [WeakReferenceObject] {
        guard object.flags.contains(.hasWeakReferences) else { return [] }
        return heap.pointee.weakReferences[ObjectIdentifier(object)]?.map { $0.takeUnretainedValue() } ?? []
    }

    func firstWeakReference(to object: Object) -> WeakReferenceObject? { weakReferences(to: object).first }

    /// True if the class lets its instances be referred to weakly.
    func allowsWeakReferences(_ type: TypeObject) -> Bool {
        if type.instancesAllowWeakReferences { return true }
        if type.isHeapType, let base = type.base { return allowsWeakReferences(base) }
        switch type.layout {
        case .function, .method, .native, .type, .module, .generator, .set, .frozenset, .code, .weakReference,
            .genericAlias,
            .union, .file, .superProxy, .memoryview:
            return true
        default: return false
        }
    }

    /// `weakref.ref(object, callback)`; an ordinary one without a callback is shared.
    package func makeWeakReference(
        _ value: Value, callback: Value = .none, type: TypeObject? = nil
    ) throws(Raise) -> WeakReferenceObject {
        guard case .object(let object) = value, allowsWeakReferences(object.type) else {
            throw typeError("cannot create weak reference to '\(typeName(value))' object")
        }
        let type: TypeObject = type ?? types.weakReference
        if callback.isNone, type === types.weakReference {
            for known in weakReferences(to: object) where known.callback.isNone && known.type === type { return known }
        }
        return WeakReferenceObject(object, callback, type.root)
    }
}

extension WeakReferenceObject {
    static let nativeType = NativeType(
        "weakref.ReferenceType", .weakReference, [.isBase],
        new: .variadic("ReferenceType(object, callback=None, /)", WeakReferenceObject.make),
        initialize: .variadicMethod("ReferenceType(object, callback=None, /)", WeakReferenceObject.initialize),
        operations: {
            $0.repr = WeakReferenceObject.repr
            $0.hash = WeakReferenceObject.hash
            $0.compare = WeakReferenceObject.compare
            $0.call = WeakReferenceObject.call
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__callback__", WeakReferenceObject.getCallback),
        .classMethod(
            "__class_getitem__(item, /)", { call throws(Raise) in try call.thread.makeGenericAlias(call[0], call[1]) },
            "See PEP 585"),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let type = try thread.receiverClass(call)
        if call.keywords != nil && type === thread.types.weakReference {
            throw thread.typeError("ref() takes no keyword arguments")
        }
        if call.count < 2 { throw thread.typeError("__new__ expected at least 1 argument, got 0") }
        if call.count > 3 && type === thread.types.weakReference {
            throw thread.typeError("__new__ expected at most 2 arguments, got \(call.count - 1)")
        }
        let callback = call.count > 2 ? call[2] : .none
        return .object(try thread.makeWeakReference(call[1], callback: callback, type: type))
    }

    /// Everything has happened in `__new__`.
    private static func initialize(_ call: Call) throws(Raise) -> Value {
        if call.count > 3 {
            throw call.thread.typeError("__init__ expected at most 2 arguments, got \(call.count - 1)")
        }
        return .none
    }

    private static func getCallback(_ call: Call) throws(Raise) -> Value {
        let reference = call[0].cast(WeakReferenceObject.self)
        return reference.target == nil ? .none : reference.callback
    }

    private static func call(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        thread.dropArguments(base, count)
        if keywords != nil { throw thread.typeError("ref() takes no keyword arguments") }
        if count > 0 { throw thread.typeError("__call__() takes 0 positional arguments but \(count) was given") }
        return value.cast(WeakReferenceObject.self).object.map { .object($0) } ?? .none
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let reference = value.cast(WeakReferenceObject.self)
        let place = thread.addressText(reference)
        guard let object = reference.object else { return .object(thread.makeString("<weakref at \(place); dead>")) }
        var name = ""
        if let text = try thread.lookupAttribute(.object(object), thread.names.name).as(.string, StringObject.self) {
            name = " (\(text.text))"
        }
        return .object(
            thread.makeString(
                "<weakref at \(place); to '\(object.type.name.text)' at \(thread.addressText(object))\(name)>"))
    }

    /// That of the object, which has to be asked for while the object is alive.
    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let reference = value.cast(WeakReferenceObject.self)
        if let known = reference.cachedHash { return known }
        guard let object = reference.object else { throw thread.typeError("weak object has gone away") }
        let hash = try thread.hash(.object(object))
        reference.cachedHash = hash
        return hash
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.weakReference, WeakReferenceObject.self),
            let right = b.as(.weakReference, WeakReferenceObject.self)
        else { return .notImplemented }
        guard let x = left.object, let y = right.object else { return .bool((left === right) == (op == .equal)) }
        return try thread.compare(op, .object(x), .object(y))
    }
}
