// `object`: what every Python object can do. Pickling's side of it is in `ObjectReduction.swift`, the way attributes are found in
// `Attributes.swift`.

enum ObjectType {
    static let nativeType = NativeType(
        "object", .instance, [.isBase],
        doc: """
            The base class of the class hierarchy.

            When called, it accepts no arguments and returns a new featureless
            instance that has no instance attributes and cannot be given any.
            """,
        operations: {
            $0.repr = ObjectType.repr
            $0.str = ObjectType.str
            $0.hash = ObjectType.hash
            $0.compare = ObjectType.compare
            $0.getAttribute = genericGet
            $0.setAttribute = genericSet
            $0.new = objectNew
            $0.initialize = objectInitialize
        }, rows: { rows })

    static let rows: [NativeRow] = [
        .property("__class__", ObjectType.getClass, set: ObjectType.setClass, "the object's class"),
        .classMethod(
            "__init_subclass__(*args, **kwargs)", ObjectType.initSubclass,
            """
            This method is called when a class is subclassed.

            The default implementation does nothing. It may be
            overridden to extend subclasses.

            """),
        .classMethod(
            "__subclasshook__(object, /)", ObjectType.subclassHook,
            """
            Abstract classes can override this to customize issubclass().

            This is invoked early on by abc.ABCMeta.__subclasscheck__().
            It should return True, False or NotImplemented.  If it returns
            NotImplemented, the normal algorithm is used.  Otherwise, it
            overrides the normal algorithm (and the outcome is cached).

            """),
        .method(
            "__format__(format_spec, /)", ObjectType.format,
            "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise."),
        .method("__dir__()", ObjectType.dir, "Default dir() implementation."),
        .method("__sizeof__()", ObjectType.sizeof, "Size of object in memory, in bytes."),
        .method("__getstate__()", ObjectReduction.getState, "Helper for pickle."),
        .method("__reduce__()", ObjectReduction.reduce, "Helper for pickle."),
        .method("__reduce_ex__(protocol, /)", ObjectReduction.reduceEx, "Helper for pickle."),
    ]

    /// The static method `__new__` of every constructible type.
    static let newRow = NativeRow.variadic(
        "__new__(*args, **kwargs)", NewWrapper.new,
        "Create and return a new object.  See help(type) for accurate signature.")
    /// Put into the namespace of every class whose instances get a `__dict__`.
    static let dictionaryRow = NativeRow.property(
        "__dict__", ObjectType.getDictionary, set: ObjectType.setDictionary, "dictionary for instance variables")
    static let weakReferenceRow = NativeRow.property(
        "__weakref__", ObjectType.getWeakReference, "list of weak references to the object")

    // MARK: Operations

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(thread.makeString(thread.defaultRepr(value)))
    }

    /// Whether the answer is a string, the caller checks.
    private static func str(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if let repr = thread.operations(of: value).pointee.repr { return try repr(value, thread) }
        return .object(try thread.repr(value))
    }

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        if case .object(let object) = value { return thread.hashAddress(object) }
        return try thread.hash(value)
    }

    /// Identity, and `!=` as the opposite of whatever `==` is.
    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        switch op {
        case .equal: return a.isSame(as: b) ? .bool(true) : .notImplemented
        case .notEqual:
            guard let compare = thread.operations(of: a).pointee.compare else { return .notImplemented }
            let result = try compare(.equal, a, b, thread)
            if result.isNotImplemented { return result }
            return .bool(!(try thread.truth(result)))
        default: return .notImplemented
        }
    }

    // MARK: `__class__`

    private static func getClass(_ call: Call) throws(Raise) -> Value { .object(call.thread.type(of: call[0])) }

    private static func setClass(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call[1].isUnbound { throw thread.typeError("can't delete __class__ attribute") }
        guard let new = call[1].as(.type, TypeObject.self) else {
            throw thread.typeError("__class__ must be set to a class, not '\(thread.typeName(call[1]))' object")
        }
        guard case .object(let object) = call[0] else { throw immutable(thread) }
        let old = object.type
        if object.kind != .module, !old.isHeapType || !new.isHeapType { throw immutable(thread) }
        if !isCompatible(old, new) {
            throw thread.typeError(
                "__class__ assignment: '\(new.name.text)' object layout differs from '\(old.name.text)'")
        }
        thread.changeType(of: object, to: new)
        return .none
    }

    private static func immutable(_ thread: ThreadRef) -> Raise {
        thread.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
    }

    /// Instances of both are laid out alike: the same Swift class, the same `__slots__`.
    static func isCompatible(_ old: TypeObject, _ new: TypeObject) -> Bool {
        if old.layout != new.layout { return false }
        let a = old.root.takeUnretainedValue()
        let b = new.root.takeUnretainedValue()
        guard a.fixedCount == b.fixedCount, old.instancesHaveDictionary == new.instancesHaveDictionary,
            old.instancesAllowWeakReferences == new.instancesAllowWeakReferences
        else { return false }
        for i in 0..<a.fixedCount where a.names[i] !== b.names[i] { return false }
        if !old.isHeapType || !new.isHeapType { return true }
        // slots of the same names that come from different classes are not the same slots
        let (first, second) = (layoutOwner(of: old), layoutOwner(of: new))
        return first === second || first.base === second.base
    }

    /// The class that instances got their layout from: the bases of which are laid out otherwise.
    private static func layoutOwner(of type: TypeObject) -> TypeObject {
        var owner = type
        while let base = owner.base, base.isHeapType,
            base.instancesHaveDictionary == owner.instancesHaveDictionary,
            base.instancesAllowWeakReferences == owner.instancesAllowWeakReferences,
            base.root.takeUnretainedValue().fixedCount == owner.root.takeUnretainedValue().fixedCount
        {
            owner = base
        }
        return owner
    }

    // MARK: `__dict__`, `__weakref__`

    static func getDictionary(_ call: Call) throws(Raise) -> Value {
        if let type = call[0].as(.type, TypeObject.self) {
            if !type.isFilled { call.thread.fillNamespace(of: type) }
            return .object(call.thread.makeMappingProxy(.object(type.namespace)))
        }
        if case .object(let object) = call[0], let dict = call.thread.instanceDictionary(of: object, create: true) {
            return .object(dict)
        }
        throw call.thread.attributeError("This object has no __dict__")
    }

    static func setDictionary(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        // (a class or module may be an instance of a class with this descriptor, too)
        if call[0].as(.type, TypeObject.self) != nil {
            throw thread.attributeError("attribute '__dict__' of 'type' objects is not writable")
        }
        if call[0].as(.module, ModuleObject.self) != nil { throw thread.attributeError("readonly attribute") }
        if call[1].isUnbound {
            if case .object(let object) = call[0], object.type.instancesHaveDictionary {
                thread.setInstanceDictionary(of: object, to: thread.makeDict())
                return .none
            }
            throw thread.typeError("cannot delete __dict__")
        }
        guard let dict = call[1].as(.dict, DictObject.self) else {
            throw thread.typeError("__dict__ must be set to a dictionary, not a '\(thread.typeName(call[1]))'")
        }
        guard case .object(let object) = call[0], object.type.instancesHaveDictionary else {
            throw thread.attributeError("This object has no __dict__")
        }
        thread.setInstanceDictionary(of: object, to: dict)
        return .none
    }

    private static func getWeakReference(_ call: Call) throws(Raise) -> Value {
        guard case .object(let object) = call[0] else { return .none }
        return call.thread.firstWeakReference(to: object).map { .object($0) } ?? .none
    }

    // MARK: Methods

    private static func initSubclass(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let type = call[0].as(.type, TypeObject.self) else { return .none }
        if let keywords = call[2].as(.dict, DictObject.self), keywords.count > 0 {
            throw thread.typeError("\(type.qualifiedName.text).__init_subclass__() takes no keyword arguments")
        }
        if let rest = call[1].as(.tuple, TupleObject.self), rest.count > 0 {
            throw thread.typeError(
                "\(type.qualifiedName.text).__init_subclass__() takes no arguments (\(rest.count) given)")
        }
        return .none
    }

    private static func subclassHook(_ call: Call) throws(Raise) -> Value { .notImplemented }

    private static func format(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let spec = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("__format__() argument must be str, not \(thread.typeName(call[1]))")
        }
        if spec.count > 0 {
            throw thread.typeError("unsupported format string passed to \(thread.typeName(call[0])).__format__")
        }
        return .object(try thread.str(call[0]))
    }

    private static func dir(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let found = thread.makeDict()
        let dictionary = try thread.lookupAttribute(call[0], thread.names.dict)
        if let dict = dictionary.as(.dict, DictObject.self) { try thread.mergeKeys(of: dict, into: found) }
        let type = try thread.lookupAttribute(call[0], thread.names.className)
        if let type = type.as(.type, TypeObject.self) { try thread.mergeAttributeNames(of: type, into: found) }
        return .object(thread.keyList(found))
    }

    /// The object itself and its attribute slots; containers add their buffers in their own `__sizeof__`.
    private static func sizeof(_ call: Call) throws(Raise) -> Value {
        guard case .object(let object) = call[0] else { return .int(16) }
        return .int(48 + Int(object.attributeCapacity) * 16)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Gives an object another type of the same layout.
    func changeType(of object: Object, to type: TypeObject) {
        let shape = object.shape.takeUnretainedValue()
        if shape.isDictionary {
            object.shape = .passUnretained(type.dictionaryShape)
            return
        }
        var target = type.root.takeUnretainedValue()
        for name in shape.names.dropFirst(shape.fixedCount) {
            guard let larger = target.adding(name) else {
                _ = instanceDictionary(of: object, create: true)
                object.shape = .passUnretained(type.dictionaryShape)
                return
            }
            target = larger
        }
        object.shape = .passUnretained(target)
    }

    // MARK: dir()

    /// Adds the string keys of a namespace.
    func mergeKeys(of dict: DictObject, into found: DictObject) throws(Raise) {
        var index = 0
        while let entry = dict.nextEntry(from: index) {
            index = entry + 1
            try found.set(dict.key(at: entry), .none, self)
        }
    }

    /// Adds the names of the attributes of a class and its bases.
    func mergeAttributeNames(of type: TypeObject, into found: DictObject) throws(Raise) {
        for base in type.mro {
            if !base.isFilled { fillNamespace(of: base) }
            try mergeKeys(of: base.namespace, into: found)
        }
    }

    func keyList(_ dict: DictObject) -> ListObject {
        let list = makeList(capacity: dict.count)
        var index = 0
        while let entry = dict.nextEntry(from: index) {
            index = entry + 1
            list.append(dict.key(at: entry))
        }
        return list
    }
}
