// `isinstance` and `issubclass`: against types, tuples of them, unions, and whatever has `__instancecheck__`.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `isinstance(value, classInfo)`.
    package func isInstance(_ value: Value, _ classInfo: Value) throws(Raise) -> Bool {
        if let info = classInfo.reference {
            if info.kind == .type {
                if let answer = quickAnswer(value, info) { return answer }
                if isOfMetaclassType(info) { return try claims(value, info.to(TypeObject.self).takeUnretainedValue()) }
            } else if info.kind == .tuple {
                try enterNative(" in __instancecheck__")
                defer { leaveNative() }
                let tuple = info.to(TupleObject.self).takeUnretainedValue()
                for i in 0..<tuple.count {
                    if let item = peek(tuple.items + i), item.kind == .type, let answer = quickAnswer(value, item) {
                        if answer { return true }
                    } else if try isInstance(value, tuple[i]) {
                        return true
                    }
                }
                return false
            }
        }
        let check = lookup(type(of: classInfo), names.instanceCheck)
        if !check.isUnbound { return try truth(try callFound(check, classInfo, value)) }
        return try isInstanceOfForeign(value, classInfo)
    }

    /// True for classes whose metaclass is `type` itself, which decides by the order of bases.
    @inline(__always) private func isOfMetaclassType(_ object: Unmanaged<Object>) -> Bool {
        object.shape.toOpaque() == types.type.root.toOpaque()
    }

    /// The answer for a class, unless the class or the object has a say in it.
    @inline(__always) private func quickAnswer(_ value: Value, _ type: Unmanaged<Object>) -> Bool? {
        let actual = typeRef(of: value)
        if actual.toOpaque() == type.toOpaque() { return true }
        if !isOfMetaclassType(type) { return nil }
        if actual.isSubtype(of: type.to(TypeObject.self)) { return true }
        return actual._withUnsafeGuaranteedRef { $0.claimlessVersion == $0.version } ? false : nil
    }

    /// By type, or by what the object claims as its `__class__`.
    func isPlainInstance(_ value: Value, _ type: TypeObject) throws(Raise) -> Bool {
        if typeRef(of: value).isSubtype(of: .passUnretained(type)) { return true }
        return try claims(value, type)
    }

    /// True if the object, which is no instance, says that it is one.
    private func claims(_ value: Value, _ type: TypeObject) throws(Raise) -> Bool {
        let actual = self.type(of: value)
        // only classes that redefine `__class__` can claim anything else, and no native one does but by its own way to attributes
        if let get = actual.operations.getAttribute, sameCode(get, genericGet),
            !actual.isHeapType
                || lookup(actual, names.className).isSame(as: lookup(types.object, names.className))
        {
            actual.claimlessVersion = actual.version
            return false
        }
        let claimed = try lookupAttribute(value, names.className)
        guard let other = claimed.as(.type, TypeObject.self), other !== actual else { return false }
        return other.isSubtype(of: type)
    }

    /// A class-like object that is no type: something with `__bases__`.
    private func isInstanceOfForeign(_ value: Value, _ classInfo: Value) throws(Raise) -> Bool {
        if try lookupAttribute(classInfo, names.bases).as(.tuple, TupleObject.self) == nil {
            throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
        }
        let claimed = try lookupAttribute(value, names.className)
        if claimed.isUnbound { return false }
        return try isForeignSubclass(claimed, classInfo)
    }

    /// `issubclass(value, classInfo)`.
    package func isSubclass(_ value: Value, _ classInfo: Value) throws(Raise) -> Bool {
        if case .object(let object) = classInfo {
            if object.kind == .type, object.type === types.type {
                if value.isSame(as: classInfo) { return true }
                return try isPlainSubclass(value, classInfo)
            }
            if object.kind == .tuple {
                try enterNative(" in __subclasscheck__")
                defer { leaveNative() }
                let tuple = unsafeDowncast(object, to: TupleObject.self)
                for i in 0..<tuple.count where try isSubclass(value, tuple[i]) { return true }
                return false
            }
        }
        let check = lookup(type(of: classInfo), names.subclassCheck)
        if !check.isUnbound { return try truth(try callFound(check, classInfo, value)) }
        return try isPlainSubclass(value, classInfo)
    }

    /// The body of `type.__subclasscheck__`.
    func isPlainSubclass(_ value: Value, _ classInfo: Value) throws(Raise) -> Bool {
        if let type = value.as(.type, TypeObject.self), let other = classInfo.as(.type, TypeObject.self) {
            return type.isSubtype(of: other)
        }
        if value.as(.type, TypeObject.self) == nil,
            try lookupAttribute(value, names.bases).as(.tuple, TupleObject.self) == nil
        {
            throw typeError("issubclass() arg 1 must be a class")
        }
        if classInfo.as(.type, TypeObject.self) == nil,
            try lookupAttribute(classInfo, names.bases).as(.tuple, TupleObject.self) == nil
        {
            throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
        }
        return try isForeignSubclass(value, classInfo)
    }

    /// Follows `__bases__`.
    private func isForeignSubclass(_ value: Value, _ classInfo: Value) throws(Raise) -> Bool {
        try checkNativeStack(" in __subclasscheck__")
        if value.isSame(as: classInfo) { return true }
        guard let bases = try lookupAttribute(value, names.bases).as(.tuple, TupleObject.self) else { return false }
        for i in 0..<bases.count where try isForeignSubclass(bases[i], classInfo) { return true }
        return false
    }
}
