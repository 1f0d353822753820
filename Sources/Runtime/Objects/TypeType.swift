// `type`: the operations of classes as objects — calling one makes an instance, its attributes are looked for along its method
// resolution order. The methods Python sees are in `TypeMethods.swift`, making a class in `ClassCreation.swift`.

enum TypeType {
    static let nativeType = NativeType(
        "type", .type, [.isBase],
        doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
        operations: {
            $0.repr = TypeType.repr
            $0.call = typeCall
            $0.getAttribute = typeGetAttribute
            $0.setAttribute = TypeType.setAttribute
            $0.new = typeNew
            $0.initialize = TypeType.initialize
            $0.setBinary([.or], UnionType.or)
        }, rows: { rows })

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let type = value.as(.type, TypeObject.self) else {
            return .object(thread.makeString(thread.defaultRepr(value)))
        }
        return .object(thread.makeString("<class '\(thread.qualifiedTypeName(type))'>"))
    }

    private static func setAttribute(
        _ value: Value, _ name: StringObject, _ newValue: Value, _ thread: ThreadRef
    ) throws(Raise) {
        guard let type = value.as(.type, TypeObject.self) else {
            return try thread.genericSetAttribute(value, name, newValue)
        }
        try thread.setTypeAttribute(type, thread.internedName(name), newValue)
    }

    fileprivate static func badArgument(_ index: Int, _ wanted: String, _ value: Value, _ thread: ThreadRef) -> Raise {
        thread.typeError("type.__new__() argument \(index) must be \(wanted), not \(thread.typeName(value))")
    }

    private static func initialize(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        let positional = count - (keywords?.count ?? 0)
        if positional == 1 && keywords != nil { throw thread.typeError("type.__init__() takes no keyword arguments") }
        if positional != 1 && positional != 3 { throw thread.typeError("type.__init__() takes 1 or 3 arguments") }
    }
}

/// `type.__call__`. (Functions that are compared by address are global ones: each has one address.)
@Sendable func typeCall(
    _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) -> Value {
    guard case .object(let object) = value, object.kind == .type else {
        thread.dropArguments(base, count)
        throw thread.typeError("'\(thread.typeName(value))' object is not callable")
    }
    return try thread.invokeType(unsafeDowncast(object, to: TypeObject.self), base, count, keywords)
}

/// `type.__getattribute__`.
@Sendable func typeGetAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
    guard let type = value.as(.type, TypeObject.self) else { return try genericGet(value, name, thread) }
    let found = try thread.findTypeAttribute(type, name)
    if !found.isUnbound { return found }
    throw thread.attributeError(
        "type object '\(type.name.text)' has no attribute '\(name.text)'", name: name, object: value)
}

/// `type.__new__`.
@Sendable func typeNew(
    _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) -> Value {
    let positional = count - (keywords?.count ?? 0)
    if positional != 3 {
        if type === thread.types.type {
            throw thread.typeError(
                positional == 1 ? "type() takes no keyword arguments" : "type() takes 1 or 3 arguments")
        }
        throw thread.typeError("type.__new__() takes exactly 3 arguments (\(positional) given)")
    }
    guard let name = base[0].as(.string, StringObject.self) else {
        throw TypeType.badArgument(1, "str", base[0], thread)
    }
    guard let bases = base[1].as(.tuple, TupleObject.self) else {
        throw TypeType.badArgument(2, "tuple", base[1], thread)
    }
    guard let namespace = base[2].as(.dict, DictObject.self) else {
        throw TypeType.badArgument(3, "dict", base[2], thread)
    }
    let winner = try thread.calculateMetaclass(type, bases)
    if winner !== type, let other = winner.operations.new, !sameCode(other, typeNew) {
        return try other(winner, base, count, keywords, thread)
    }
    var named: [(StringObject, Value)] = []
    if let keywords {
        for i in 0..<keywords.count {
            if let key = keywords[i].as(.string, StringObject.self) { named.append((key, copy(base + 3 + i))) }
        }
    }
    return .object(try thread.createClass(winner, name, bases, namespace, keywords: named))
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// An attribute of a class: a data descriptor of the metaclass, the class's own along its method resolution order, any other
    /// of the metaclass; unbound if there is none.
    func findTypeAttribute(_ type: TypeObject, _ name: StringObject) throws(Raise) -> Value {
        let metaclass = type.type
        let meta = lookup(metaclass, name)
        var get: DescriptorGetFunction?
        if case .object(let descriptor) = meta {
            get = descriptor.type.operations.descriptorGet
            if let get, descriptor.type.operations.descriptorSet != nil {
                return try get(meta, .object(type), metaclass, self)
            }
        }
        let found = lookup(type, name)
        if !found.isUnbound {
            if case .object(let descriptor) = found, let get = descriptor.type.operations.descriptorGet {
                return try get(found, .unbound, type, self)
            }
            return found
        }
        if let get { return try get(meta, .object(type), metaclass, self) }
        return meta
    }

    /// `type.__setattr__` and, with unbound, `type.__delattr__`.
    func setTypeAttribute(_ type: TypeObject, _ name: StringObject, _ value: Value) throws(Raise) {
        if !type.isHeapType {
            throw typeError("cannot set '\(name.text)' attribute of immutable type '\(type.name.text)'")
        }
        if case .object(let descriptor) = lookup(type.type, name), let set = descriptor.type.operations.descriptorSet {
            return try set(.object(descriptor), .object(type), value, self)
        }
        let entry = type.namespace.find(name)
        if entry >= 0, isPlainData(value), isPlainData(type.namespace.value(at: entry)), dunders.fields(of: name) == 0 {
            // The address that inline caches hold stays good; cached lookups do not. The old value goes last.
            let old = type.namespace.value(at: entry)
            store(type.namespace.valueSlot(entry), value)
            forgetLookups(type, name)
            withExtendedLifetime(old) {}
            return
        }
        if value.isUnbound {
            if entry < 0 {
                throw attributeError(
                    "type object '\(type.name.text)' has no attribute '\(name.text)'", name: name, object: .object(type)
                )
            }
            let removed = type.namespace.remove(entry: entry)
            typeChanged(type, name)
            withExtendedLifetime(removed) {}
            return
        }
        let old = entry >= 0 ? type.namespace.value(at: entry) : .unbound
        type.namespace.set(name, value)
        typeChanged(type, name)
        withExtendedLifetime(old) {}
    }

    /// A value that is not looked at as a descriptor, now or later: its type is native and has no `__get__` or `__set__`.
    private func isPlainData(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return !value.isUnbound }
        let type = object.type
        return !type.isHeapType && type.operations.descriptorGet == nil && type.operations.descriptorSet == nil
    }

    /// The namespace of a class has changed under that name.
    func typeChanged(_ type: TypeObject, _ name: StringObject) {
        // a stale answer would keep the old value alive
        forgetLookups(type, name)
        type.renew()
        if dunders.fields(of: name) != 0 || name === names.del { updateOperations(type) }
    }
}
