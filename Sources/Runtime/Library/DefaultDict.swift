// `collections.defaultdict`: a `dict` whose instances keep the factory in a fixed attribute slot, like one of `__slots__`.

package enum DefaultDict {
    package static func type(_ thread: ThreadRef) -> TypeObject {
        thread.libraryType(nativeType, base: thread.types.dict, slots: ["default_factory"])
    }

    private static let nativeType = NativeType(
        "collections.defaultdict", .dict, [.isBase],
        doc: """
            defaultdict(default_factory=None, /, [...]) --> dict with default factory

            The default factory is called without arguments to produce
            a new value when a key is not present, in __getitem__ only.
            A defaultdict compares equal to a dict with the same items.
            All remaining arguments are treated the same as if they were
            passed to the dict constructor, including keyword arguments.
            """,
        new: .variadic("defaultdict(default_factory=None, /, *args, **kwargs)", DefaultDict.make),
        initialize: .variadic("defaultdict(default_factory=None, /, *args, **kwargs)", DefaultDict.initialize),
        operations: {
            $0.repr = DefaultDict.repr
            $0.getItem = DefaultDict.getItem
            $0.setBinary([.or], DefaultDict.binary)
        },
        rows: {
            [
                .method(
                    "__missing__(key, /)", DefaultDict.missing,
                    """
                    __missing__(key) # Called by __getitem__ for missing key; pseudo-code:
                      if self.default_factory is None: raise KeyError((key,))
                      self[key] = value = self.default_factory()
                      return value
                    """),
                .method("copy()", DefaultDict.copyMethod, "D.copy() -> a shallow copy of D."),
                .method("__copy__()", DefaultDict.copyMethod, "D.copy() -> a shallow copy of D."),
                .method("__reduce__()", DefaultDict.reduce, "Return state information for pickling."),
                .property(
                    "default_factory", DefaultDict.getFactory, set: DefaultDict.setFactory,
                    "Factory for default value called by __missing__()."),
                .classGetItem,
            ]
        })

    /// Where the factory is; unbound means `None`.
    @inline(__always) private static func factorySlot(_ dict: DictObject) -> Slots? {
        dict.attributeCapacity == 0 ? nil : dict.attributes
    }

    private static func factory(_ dict: DictObject) -> Value {
        guard let slot = factorySlot(dict) else { return .none }
        let value = copy(slot)
        return value.isUnbound ? .none : value
    }

    private static func setFactory(of dict: DictObject, _ value: Value, _ thread: ThreadRef) {
        if dict.attributeCapacity == 0 { thread.growAttributes(dict, 1) }
        store(dict.attributes, value)
    }

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        let dict = DictObject.tracked(capacity: 0, try call.thread.receiverClass(call).root)
        setFactory(of: dict, .none, call.thread)
        return .object(dict)
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        var next = 1
        if call.count > 1 {
            let factory = call[1]
            if !factory.isNone && !thread.isCallable(factory) {
                throw thread.typeError("first argument must be callable or None")
            }
            setFactory(of: dict, factory, thread)
            next = 2
        }
        if call.count - next > 1 { throw thread.wrongArgumentCount("dict", call.count - next, 0, 1) }
        let keywords = call.keywords
        if call.count > next { try thread.dictUpdate(dict, call[next]) }
        if let keywords {
            for i in 0..<keywords.count { try dict.set(keywords[i], call[call.count + i], thread) }
        }
        return .none
    }

    // MARK: Operators

    /// `d[key]`: an absent key gets what the factory makes. Only a Python subclass can have another `__missing__`.
    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let dict = value.cast(DictObject.self)
        let entry = try dict.find(key, thread)
        if entry >= 0 { return dict.value(at: entry) }
        if dict.type.isHeapType, let found = try thread.callSpecial(value, thread.names.missing, key) { return found }
        return try makeMissing(dict, key, thread)
    }

    private static func makeMissing(_ dict: DictObject, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let factory = factory(dict)
        if factory.isNone { throw thread.keyError(key) }
        let value: Value
        if case .object(let object) = factory, object === thread.types.list {
            value = .object(thread.makeList())
        } else if case .object(let object) = factory, object === thread.types.int {
            value = .int(0)
        } else {
            value = try thread.call(factory)
        }
        try thread.setItem(.object(dict), key, value)
        return value
    }

    private static func missing(_ call: Call) throws(Raise) -> Value {
        try makeMissing(call[0].cast(DictObject.self), call[1], call.thread)
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let dict = value.cast(DictObject.self)
        guard let base = thread.types.dict.operations.repr else { return .object(thread.emptyString) }
        let content = try base(value, thread)
        // a factory that is a method of the dict would print the dict again
        let factory = factory(dict)
        let text: String
        if let method = factory.as(.method, MethodObject.self), case .object(let receiver) = method.receiver,
            receiver === dict
        {
            text = "..."
        } else {
            text = try thread.repr(factory).text
        }
        return thread.makeStringValue("\(dict.type.name.text)(\(text), \(try thread.str(content).text))")
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        guard op == .or, let left = a.as(.dict, DictObject.self), let right = b.as(.dict, DictObject.self) else {
            return .notImplemented
        }
        // the result is of the class of whichever side is a defaultdict, the left one first
        let own = type(thread)
        let model = left.type.isSubtype(of: own) ? left : right
        let result = try thread.call(.object(model.type), factory(model), .object(left))
        guard let merged = result.as(.dict, DictObject.self) else { return .notImplemented }
        try thread.dictUpdate(merged, b)
        return result
    }

    // MARK: Methods

    private static func copyMethod(_ call: Call) throws(Raise) -> Value {
        let dict = call[0].cast(DictObject.self)
        return try call.thread.call(.object(dict.type), factory(dict), .object(dict))
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        let factory = factory(dict)
        let arguments = factory.isNone ? thread.makeTuple(count: 0) : thread.makeTuple(factory)
        let items = try thread.callMethod(call[0], thread.names.items)
        let iterator = try thread.iterator(of: items)
        return .object(thread.makeTuple(.object(dict.type), .object(arguments), .none, .none, iterator))
    }

    private static func getFactory(_ call: Call) throws(Raise) -> Value { factory(call[0].cast(DictObject.self)) }

    private static func setFactory(_ call: Call) throws(Raise) -> Value {
        let dict = call[0].cast(DictObject.self)
        setFactory(of: dict, call[1].isUnbound ? .none : call[1], call.thread)
        return .none
    }
}
