// Attributes as completion looks at them: nothing of the program runs for that, so that pressing Tab is never an event in it.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `value.name`, if it can be had without running Python code: unbound for properties and other descriptors of the program's own,
    /// and for what only `__getattr__` or `__getattribute__` would make up.
    package func quietAttribute(_ value: Value, _ name: StringObject) throws(Raise) -> Value {
        if let owner = value.as(.type, TypeObject.self) {
            let inherited = lookup(owner, name)
            if !inherited.isUnbound { return try quietlyBound(inherited, .unbound, owner) }
        }
        if case .object(let object) = value {
            let own = ownAttribute(object, name)
            if !own.isUnbound { return own }
        }
        let type = type(of: value)
        return try quietlyBound(lookup(type, name), value, type)
    }

    package func quietAttribute(_ value: Value, _ name: String) throws(Raise) -> Value {
        try quietAttribute(value, intern(name))
    }

    /// What a descriptor makes of an attribute of a class, if the descriptor is one of ours.
    private func quietlyBound(_ found: Value, _ instance: Value, _ owner: TypeObject) throws(Raise) -> Value {
        guard case .object(let descriptor) = found, let get = descriptor.type.operations.descriptorGet else {
            return found
        }
        switch descriptor.kind {
        case .instance, .other: return .unbound
        case .property where !instance.isUnbound: return .unbound
        default: return try get(found, instance, owner, self)
        }
    }
}
