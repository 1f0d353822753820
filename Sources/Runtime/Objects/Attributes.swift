// Attributes of any object: reading, setting, deleting, and where inline caches find them.
//
// The order in which an attribute is looked for is Python's: a *data descriptor* of the type, the instance's own attributes, any
// other attribute of the type (bound, if it is a descriptor). The instance's own attributes are slots described by its shape,
// or a `dict` once somebody asked for `__dict__` or deleted an attribute (see `Shape`).
//
// Unsafe: `addAttribute` and `growAttributes` own the attribute buffer of the object for the time of the call; nothing in them
// can run Python code.

/// Where an attribute of an object was found, for inline caches. Good for all objects with the same `shape.id`.
package enum AttributeLocation {
    /// An own attribute or a `__slots__` member. The slot may hold unbound (a member that is not set): then go the long way.
    case slot(Int)
    /// The address of a plain class attribute.
    case typeValue(Slots)
    /// A function or method descriptor of the type: call it with the object as first argument.
    case method(Value)
    /// A property whose getter is a Python function, and nobody is asked when that raises `AttributeError`.
    case property(PropertyObject)
    /// A view computed by native code: call its body with the object.
    case computed(NativeObject)
    /// Anything else: ask `getAttribute` each time.
    case generic
}

/// What can be told of an attribute at once.
enum QuickAttribute {
    /// The object has it there.
    case slot(Slots)
    /// Its class has a method of that name.
    case method
    case absent
    /// Somebody has to be asked.
    case unknown
}

/// Where an attribute is stored, for inline caches. Good for all objects with the same `shape.id`.
package enum StoreLocation {
    case slot(Int)
    /// The attribute is new: `addAttribute(object, shape, value)`.
    case newSlot(Int, Shape)
    case generic
}

/// `object.__getattribute__`.
@Sendable func genericGet(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
    let found = try thread.findAttribute(value, thread.type(of: value), name)
    if !found.isUnbound { return found }
    throw thread.noAttribute(value, name)
}

/// `object.__setattr__` and `object.__delattr__`.
@Sendable func genericSet(_ value: Value, _ name: StringObject, _ newValue: Value, _ thread: ThreadRef) throws(Raise) {
    try thread.genericSetAttribute(value, name, newValue)
}

extension Shape {
    /// The slot of an attribute that is part of `__dict__`, or nil. The name is interned.
    @inline(__always) final func ownIndex(of name: StringObject) -> Int? {
        var i = fixedCount
        while i < count {
            if names[i] === name { return i }
            i &+= 1
        }
        return nil
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: Reading

    /// `value.name`.
    package func getAttribute(_ value: Value, _ name: StringObject) throws(Raise) -> Value {
        let type = type(of: value)
        guard let get = type.operations.getAttribute, !sameCode(get, genericGet) else {
            let found = try findAttribute(value, type, name)
            if !found.isUnbound { return found }
            throw noAttribute(value, name)
        }
        return try get(value, name, self)
    }

    package func getAttribute(_ value: Value, _ name: String) throws(Raise) -> Value {
        try getAttribute(value, intern(name))
    }

    /// `value.name`, or unbound where that would raise `AttributeError`. In most cases no exception is made at all.
    package func lookupAttribute(_ value: Value, _ name: StringObject) throws(Raise) -> Value {
        let type = type(of: value)
        do throws(Raise) {
            guard let get = type.operations.getAttribute, !sameCode(get, genericGet) else {
                return try findAttribute(value, type, name)
            }
            if sameCode(get, typeGetAttribute), let owner = value.as(.type, TypeObject.self) {
                return try findTypeAttribute(owner, name)
            }
            return try get(value, name, self)
        } catch {
            try swallow(types.attributeError)
            return .unbound
        }
    }

    package func lookupAttribute(_ value: Value, _ name: String) throws(Raise) -> Value {
        try lookupAttribute(value, intern(name))
    }

    /// The body of `object.__getattribute__`; unbound if there is no such attribute.
    package func genericGetAttribute(_ value: Value, _ name: StringObject) throws(Raise) -> Value {
        try genericGet(value, name, self)
    }

    package func findAttribute(_ value: Value, _ type: TypeObject, _ name: StringObject) throws(Raise) -> Value {
        let found = lookup(type, name)
        var get: DescriptorGetFunction?
        if case .object(let descriptor) = found {
            get = descriptor.type.operations.descriptorGet
            if let get, descriptor.type.operations.descriptorSet != nil { return try get(found, value, type, self) }
        }
        if case .object(let object) = value {
            let own = ownAttribute(object, name)
            if !own.isUnbound { return own }
        }
        if let get { return try get(found, value, type, self) }
        return found
    }

    /// What the instance itself holds under that name; unbound if nothing.
    func ownAttribute(_ object: Object, _ name: StringObject) -> Value {
        let shape = object.shape.takeUnretainedValue()
        if shape.isDictionary {
            if let dict = object.attributes[shape.fixedCount].as(.dict, DictObject.self) { return dict.get(name) }
            return .unbound
        }
        if shape.count > shape.fixedCount, let index = shape.ownIndex(of: internedName(name)) {
            return copy(object.attributes + index)
        }
        if object.kind == .module { return unsafeDowncast(object, to: ModuleObject.self).namespace.get(name) }
        return .unbound
    }

    /// The interned exact string with the same text: shapes compare names by address.
    @inline(__always) func internedName(_ name: StringObject) -> StringObject {
        name.flags.contains(.isInterned) ? name : internSlowly(name)
    }

    @inline(never) private func internSlowly(_ name: StringObject) -> StringObject {
        if name.shape.toOpaque() == pointee.shapes.string.toOpaque() { return intern(name) }
        let exact = makeString(width: Int(name.width), capacity: name.count)
        exact.count = name.count
        exact.setUnits(at: 0, from: name, 0, name.count)
        return intern(exact)
    }

    /// `AttributeError` with the fields from which tracebacks make "Did you mean".
    @inline(never) package func noAttribute(_ value: Value, _ name: StringObject) -> Raise {
        attributeError("'\(typeName(value))' object has no attribute '\(name.text)'", name: name, object: value)
    }

    @inline(never) func attributeError(_ message: String, name: StringObject, object: Value) -> Raise {
        let exception = makeException(types.attributeError, [.object(makeString(message))])
        exception.fields = [.object(name), object]
        return raise(exception)
    }

    // MARK: Setting

    /// `value.name = newValue`.
    package func setAttribute(_ value: Value, _ name: StringObject, _ newValue: Value) throws(Raise) {
        guard let set = operations(of: value).pointee.setAttribute else {
            return try genericSetAttribute(value, name, newValue)
        }
        try set(value, name, newValue, self)
    }

    package func setAttribute(_ value: Value, _ name: String, _ newValue: Value) throws(Raise) {
        try setAttribute(value, intern(name), newValue)
    }

    /// `del value.name`.
    package func deleteAttribute(_ value: Value, _ name: StringObject) throws(Raise) {
        try setAttribute(value, name, .unbound)
    }

    /// The body of `object.__setattr__` and, with unbound, of `object.__delattr__`.
    package func genericSetAttribute(_ value: Value, _ name: StringObject, _ newValue: Value) throws(Raise) {
        let type = type(of: value)
        let found = lookup(type, name)
        if case .object(let descriptor) = found, let set = descriptor.type.operations.descriptorSet {
            return try set(found, value, newValue, self)
        }
        guard case .object(let object) = value, object.kind == .module || type.instancesHaveDictionary else {
            if !found.isUnbound {
                throw attributeError(
                    "'\(typeName(value))' object attribute '\(name.text)' is read-only", name: name, object: value)
            }
            throw attributeError(
                "'\(typeName(value))' object has no attribute '\(name.text)' and no __dict__ for setting new attributes",
                name: name, object: value)
        }
        if newValue.isUnbound {
            if !deleteOwnAttribute(object, name) { throw noAttribute(value, name) }
        } else {
            setOwnAttribute(object, internedName(name), newValue)
        }
    }

    /// Sets an attribute of the instance itself, whatever its type says. The name is interned.
    func setOwnAttribute(_ object: Object, _ name: StringObject, _ value: Value) {
        if object.kind == .module {
            unsafeDowncast(object, to: ModuleObject.self).namespace.set(name, value)
            return
        }
        let shape = object.shape.takeUnretainedValue()
        if !shape.isDictionary {
            if let index = shape.ownIndex(of: name) {
                store(object.attributes + index, value)
                return
            }
            if let larger = shape.adding(name) {
                addAttribute(object, larger, value)
                return
            }
        }
        materialise(object).set(name, value)
    }

    /// False if there is none.
    private func deleteOwnAttribute(_ object: Object, _ name: StringObject) -> Bool {
        if object.kind != .module && ownAttribute(object, name).isUnbound { return false }
        guard let dict = instanceDictionary(of: object, create: true) else { return false }
        return !dict.remove(name).isUnbound
    }

    /// Adds the attribute by which `shape` is larger than the shape of the object.
    @inline(__always) package func addAttribute(_ object: Object, _ shape: Shape, _ value: consuming Value) {
        let index = shape.count &- 1
        if index >= Int(object.attributeCapacity) { growAttributes(object, index &+ 1) }
        (object.attributes + index).initialize(to: value)
        object.shape = .passUnretained(shape)
    }

    /// Makes room for at least `needed` attributes. An object that was made without a buffer gets its `__slots__` unbound.
    @inline(never) func growAttributes(_ object: Object, _ needed: Int) {
        let oldCapacity = Int(object.attributeCapacity)
        let count = object.shape._withUnsafeGuaranteedRef { $0.count }
        let capacity = min(max(needed &+ needed / 2, object.type.expectedAttributes, 2), Int(UInt16.max))
        let grown = heap.allocateSlots(capacity)
        if oldCapacity == 0 {
            makeUnbound(grown, count)
        } else {
            copyBytes(grown, object.attributes, count &* 16)
            heap.freeSlots(object.attributes, oldCapacity)
        }
        object.attributes = grown
        object.attributeCapacity = UInt16(truncatingIfNeeded: capacity)
        if object.heapIndex == 0 { object.track() }
    }

    // MARK: `__dict__`

    /// The namespace of an object: that of a module or type, or the `dict` with the attributes of an instance. Asking for the
    /// latter moves the attributes there for good; with `create` false only one that exists is returned.
    package func instanceDictionary(of object: Object, create: Bool) -> DictObject? {
        switch object.kind {
        case .module: return completeNamespace(of: unsafeDowncast(object, to: ModuleObject.self))
        case .type: return unsafeDowncast(object, to: TypeObject.self).namespace
        default: break
        }
        if !object.type.instancesHaveDictionary { return nil }
        if !create && !object.shape._withUnsafeGuaranteedRef({ $0.isDictionary }) { return nil }
        return materialise(object)
    }

    /// Moves the attributes of an instance into a dict.
    @inline(never) private func materialise(_ object: Object) -> DictObject {
        let shape = object.shape.takeUnretainedValue()
        if shape.isDictionary {
            if let dict = object.attributes[shape.fixedCount].as(.dict, DictObject.self) { return dict }
            // the collector has emptied the slot
            let dict = makeDict()
            store(object.attributes + shape.fixedCount, .object(dict))
            return dict
        }
        let fixed = shape.fixedCount
        let dict = makeDict(capacity: shape.count - fixed)
        if object.attributeCapacity != 0 {
            for i in fixed..<shape.count {
                let value = (object.attributes + i).move()
                (object.attributes + i).initialize(to: .unbound)
                if !value.isUnbound { dict.insertNew(.object(shape.names[i]), shape.names[i].hash, value) }
            }
        }
        moveToDictionary(object, dict)
        return dict
    }

    /// Gives an instance whose own attributes are gone a dict.
    private func moveToDictionary(_ object: Object, _ dict: DictObject) {
        let fixed = object.shape._withUnsafeGuaranteedRef { $0.fixedCount }
        if Int(object.attributeCapacity) <= fixed { growAttributes(object, fixed + 1) }
        (object.attributes + fixed).initialize(to: .object(dict))
        object.shape = .passUnretained(object.type.dictionaryShape)
        object.flags.insert(.hasDictionary)
    }

    /// `object.__dict__ = dict`.
    func setInstanceDictionary(of object: Object, to dict: DictObject) {
        let shape = object.shape.takeUnretainedValue()
        if shape.isDictionary {
            store(object.attributes + shape.fixedCount, .object(dict))
        } else {
            // keeps the old attributes alive until the object is whole again
            let old = materialise(object)
            store(object.attributes + object.shape._withUnsafeGuaranteedRef { $0.fixedCount }, .object(dict))
            withExtendedLifetime(old) {}
        }
    }

    // MARK: For inline caches

    /// Where the attribute of the object at `slot` is, as far as that is known without running code or making anything. The name is
    /// interned.
    func quickAttribute(_ slot: Slots, _ name: StringObject) -> QuickAttribute {
        guard let object = peek(slot), object.kind != .module, object.kind != .type else { return .unknown }
        let shape = object.shape
        let type = object.type
        let isPlain: Bool
        if let get = type._withUnsafeGuaranteedRef({ $0.operations.getAttribute }) {
            isPlain = sameCode(get, genericGet)
            if !isPlain && !sameCode(get, classGetAttributeOrHook) { return .unknown }
        } else {
            isPlain = true
        }
        let found = type._withUnsafeGuaranteedRef { lookup($0, name) }
        if case .object(let descriptor) = found, descriptor.type.operations.descriptorSet != nil { return .unknown }
        if shape._withUnsafeGuaranteedRef({ $0.isDictionary }) { return .unknown }
        if let index = shape._withUnsafeGuaranteedRef({ $0.ownIndex(of: name) }) {
            let own = object.attributes + index
            return own.pointee.isUnbound ? .unknown : .slot(own)
        }
        if found.isUnbound { return isPlain ? .absent : .unknown }
        return type._withUnsafeGuaranteedRef({ isMethod(found, of: $0) }) ? .method : .unknown
    }

    package func locateAttribute(_ object: Object, _ name: StringObject) -> AttributeLocation {
        let type = object.type
        let shape = object.shape.takeUnretainedValue()
        guard let get = type.operations.getAttribute,
            sameCode(get, genericGet) || sameCode(get, classGetAttributeOrHook),
            object.kind != .module
        else { return .generic }
        let found = lookup(type, name)
        if case .object(let descriptor) = found {
            let operations = descriptor.shape._withUnsafeGuaranteedRef { $0.typeRef }
            if operations._withUnsafeGuaranteedRef({ $0.operations.descriptorSet }) != nil {
                let location = locateDataDescriptor(descriptor, object)
                guard case .computed(let native) = location else { return location }
                return locateField(native, name, object).map { .slot($0) } ?? location
            }
        }
        if shape.isDictionary { return .generic }
        if let index = shape.ownIndex(of: name) { return object.attributes[index].isUnbound ? .generic : .slot(index) }
        guard case .object(let attribute) = found else {
            return found.isUnbound ? .generic : plainAttribute(type, name)
        }
        if attribute.type.operations.descriptorGet == nil { return plainAttribute(type, name) }
        return isMethod(found, of: type) ? .method(found) : .generic
    }

    private func locateDataDescriptor(_ descriptor: Object, _ object: Object) -> AttributeLocation {
        if descriptor.kind == .member, object.kind == .instance {
            let member = unsafeDowncast(descriptor, to: MemberObject.self)
            if object.type.isSubtype(of: member.owner) { return .slot(member.index) }
        } else if descriptor.kind == .property, descriptor.type === types.property {
            let property = unsafeDowncast(descriptor, to: PropertyObject.self)
            if case .object(let getter) = property.getter, getter.kind == .function,
                let get = object.type.operations.getAttribute, sameCode(get, genericGet)
            {
                return .property(property)
            }
        } else if descriptor.kind == .getSet {
            let native = unsafeDowncast(descriptor, to: GetSetObject.self).native
            guard let owner = native.definition.owner, object.type.isSubtype(of: owner) else { return .generic }
            return .computed(native)
        }
        return .generic
    }

    /// Where the value of a read-only field lies, if it lies there for all objects of the shape: that of a struct sequence, or one
    /// for which a native type keeps an attribute slot of that name (which may still be unbound: then the field's function is asked).
    private func locateField(_ native: NativeObject, _ name: StringObject, _ object: Object) -> Int? {
        if let slot = StructSequence.slot(of: native, in: object) { return slot }
        guard native.definition.row.isField, object.kind == .other,
            let index = object.shape._withUnsafeGuaranteedRef({ $0.ownIndex(of: name) }),
            !object.attributes[index].isUnbound
        else { return nil }
        return index
    }

    /// The place of a class attribute in the namespace of the class that has it.
    private func plainAttribute(_ type: TypeObject, _ name: StringObject) -> AttributeLocation {
        for base in type.mro {
            let e = base.namespace.find(name)
            if e >= 0 { return .typeValue(base.namespace.valueSlot(e)) }
        }
        return .generic
    }

    package func locateStore(_ object: Object, _ name: StringObject) -> StoreLocation {
        let type = object.type
        let shape = object.shape.takeUnretainedValue()
        guard let set = type.operations.setAttribute, sameCode(set, genericSet), object.kind != .module else {
            return .generic
        }
        if case .object(let descriptor) = lookup(type, name), descriptor.type.operations.descriptorSet != nil {
            if case .slot(let index) = locateDataDescriptor(descriptor, object) { return .slot(index) }
            return .generic
        }
        if !type.instancesHaveDictionary || shape.isDictionary { return .generic }
        let name = internedName(name)
        if let index = shape.ownIndex(of: name) { return .slot(index) }
        if let larger = shape.adding(name) { return .newSlot(shape.count, larger) }
        return .generic
    }
}
