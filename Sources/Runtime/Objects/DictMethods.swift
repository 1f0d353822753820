// `dict`: operators and named methods. Merging and copying are in `DictUpdate.swift`, views in `DictViews.swift`.
//
// Loops that may run Python code go by entry number and look at `used` in every turn; keys and values they work with are
// retained copies.

extension DictObject {
    package static let nativeType = NativeType(
        "dict", .dict, [.isBase, .isMapping, .matchesSelf],
        doc: """
            dict() -> new empty dictionary
            dict(mapping) -> new dictionary initialized from a mapping object's
                (key, value) pairs
            dict(iterable) -> new dictionary initialized as if via:
                d = {}
                for k, v in iterable:
                    d[k] = v
            dict(**kwargs) -> new dictionary initialized with the name=value pairs
                in the keyword argument list.  For example:  dict(one=1, two=2)
            """,
        new: .variadic("dict(iterable=(), /, **kwargs)", DictObject.make),
        initialize: .variadic("dict(iterable=(), /, **kwargs)", DictObject.initialize),
        operations: { operations in
            operations.repr = DictObject.repr
            operations.isUnhashable = true
            operations.compare = DictObject.compare
            operations.iterate = DictObject.iterate
            operations.length = DictObject.length
            operations.contains = DictObject.contains
            operations.getItem = DictObject.getItem
            operations.setItem = DictObject.setItem
            operations.setBinary([.or], DictObject.binary)
            operations.setInplace([.or], DictObject.inplace)
        },
        rows: { rows })

    static let rows: [NativeRow] = [
        .method("clear()", DictObject.clear, "Remove all items from the dict."),
        .method("copy()", DictObject.copyMethod, "Return a shallow copy of the dict."),
        .classMethod(
            "fromkeys(iterable, value=None, /)", DictObject.fromkeys,
            "Create a new dictionary with keys from iterable and values set to value."),
        .variadicMethod(
            "get(key, default=None, /)", DictObject.get,
            "Return the value for key if key is in the dictionary, else default."),
        .method("items()", DictObject.items, "Return a set-like object providing a view on the dict's items."),
        .method("keys()", DictObject.keys, "Return a set-like object providing a view on the dict's keys."),
        .variadicMethod(
            "pop(key, default=<unrepresentable>, /)", DictObject.pop,
            """
            D.pop(k[,d]) -> v, remove specified key and return the corresponding value.

            If the key is not found, return the default if given; otherwise,
            raise a KeyError.
            """),
        .method(
            "popitem()", DictObject.popitem,
            """
            Remove and return a (key, value) pair as a 2-tuple.

            Pairs are returned in LIFO (last-in, first-out) order.
            Raises KeyError if the dict is empty.
            """),
        .variadicMethod(
            "setdefault(key, default=None, /)", DictObject.setdefault,
            """
            Insert key with a value of default if key is not in the dictionary.

            Return the value for key if key is in the dictionary, else default.
            """),
        .variadicMethod(
            "update(other=(), /, **kwargs)", DictObject.update,
            """
            D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.
            If E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]
            If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
            In either case, this is followed by: for k in F:  D[k] = F[k]
            """),
        .method("values()", DictObject.values, "Return an object providing a view on the dict's values."),
        .method("__reversed__()", DictObject.reversed, "Return a reverse iterator over the dict keys."),
        .method("__sizeof__()", DictObject.sizeof, "Return the size of the dict in memory."),
        .classGetItem,
    ]

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(DictObject.tracked(capacity: 0, try call.thread.receiverClass(call).root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        try update(call, "dict")
        return .none
    }

    private static func update(_ call: Call) throws(Raise) -> Value {
        try update(call, "update")
        return .none
    }

    /// One optional positional argument, then any keywords.
    private static func update(_ call: Call, _ name: String) throws(Raise) {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        let keywords = call.keywords
        if call.count > 2 { throw thread.wrongArgumentCount(name, call.count - 1, 0, 1) }
        if call.count == 2 { try thread.dictUpdate(dict, call[1]) }
        guard let keywords else { return }
        for i in 0..<keywords.count { try dict.set(keywords[i], call[call.count + i], thread) }
    }

    private static func fromkeys(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = call[0].cast(TypeObject.self)
        let value = call[2]
        if cls === thread.types.dict {
            let dict = thread.makeDict()
            try thread.forEach(call[1]) { (key) throws(Raise) in try dict.set(key, value, thread) }
            return .object(dict)
        }
        let made = try thread.call(call[0])
        try thread.forEach(call[1]) { (key) throws(Raise) in try thread.setItem(made, key, value) }
        return made
    }

    // MARK: Operators

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let dict = value.cast(DictObject.self)
        if dict.count == 0 { return .object(thread.makeString("{}")) }
        if !(try thread.enterRepr(dict)) { return .object(thread.makeString("{...}")) }
        defer { thread.leaveRepr(dict) }
        var text = StringBuilder(thread, capacity: dict.count &* 8)
        text.append(UInt8(ascii: "{"))
        var next = 0
        while let entry = dict.nextEntry(from: next) {
            if next != 0 { text.append(", ") }
            let value = dict.value(at: entry)
            try thread.appendRepr(dict.key(at: entry), to: &text)
            text.append(": ")
            try thread.appendRepr(value, to: &text)
            next = entry &+ 1
        }
        try thread.charge(next)
        text.append(UInt8(ascii: "}"))
        return .object(text.finish())
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.dict, DictObject.self),
            let right = b.as(.dict, DictObject.self)
        else { return .notImplemented }
        try thread.enterNative(" in comparison")
        defer { thread.leaveNative() }
        return .bool(try left.equals(right, thread) == (op == .equal))
    }

    private final func equals(_ other: DictObject, _ thread: ThreadRef) throws(Raise) -> Bool {
        if count != other.count { return false }
        var next = 0
        while let entry = nextEntry(from: next) {
            let ownValue = value(at: entry)
            let ownKey = key(at: entry)
            let found = try other.find(ownKey, hash: hash(at: entry), thread)
            if found < 0 { return false }
            let otherValue = other.value(at: found)
            if !(try thread.equals(ownValue, otherValue)) { return false }
            next = entry &+ 1
        }
        try thread.charge(next)
        return true
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(DictIterator(value.cast(DictObject.self), .keys, thread.types.dictKeyIterator.root))
    }

    private static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        value.cast(DictObject.self).count
    }

    private static func contains(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        try value.cast(DictObject.self).find(key, thread) >= 0
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let dict = value.cast(DictObject.self)
        let entry = try dict.find(key, thread)
        if entry >= 0 { return dict.value(at: entry) }
        if !thread.isExact(dict, thread.pointee.shapes.dict) {
            if let found = try thread.callSpecial(value, thread.names.missing, key) { return found }
        }
        throw thread.keyError(key)
    }

    private static func setItem(_ value: Value, _ key: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) {
        let dict = value.cast(DictObject.self)
        if !item.isUnbound { return try dict.set(key, item, thread) }
        let entry = try dict.find(key, thread)
        if entry < 0 { throw thread.keyError(key) }
        let removed = dict.remove(entry: entry)
        withExtendedLifetime(removed) {}
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        guard op == .or, let left = a.as(.dict, DictObject.self), b.as(.dict, DictObject.self) != nil else {
            return .notImplemented
        }
        let result = try thread.dictCopy(left)
        try thread.dictUpdate(result, b)
        return .object(result)
    }

    private static func inplace(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        guard op == .or, let dict = a.as(.dict, DictObject.self) else { return .notImplemented }
        try thread.dictUpdate(dict, b)
        return a
    }

    // MARK: Methods

    private static func clear(_ call: Call) throws(Raise) -> Value {
        call[0].cast(DictObject.self).removeAll()
        return .none
    }

    private static func copyMethod(_ call: Call) throws(Raise) -> Value {
        .object(try call.thread.dictCopy(call[0].cast(DictObject.self)))
    }

    private static func get(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkArguments(call, "get", 1, 2, keywords: "dict.get")
        let dict = call[0].cast(DictObject.self)
        let fast = dict.probe(call.arguments + 1)
        let entry = fast != DictObject.undecided ? fast : try dict.find(call[1], thread)
        if entry >= 0 { return dict.value(at: entry) }
        return call.count == 3 ? call[2] : .none
    }

    private static func setdefault(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkArguments(call, "setdefault", 1, 2, keywords: "dict.setdefault")
        let dict = call[0].cast(DictObject.self)
        let key = call[1]
        let hash = try thread.hash(key)
        let entry = try dict.find(key, hash: hash, thread)
        if entry >= 0 { return dict.value(at: entry) }
        let value: Value = call.count == 3 ? call[2] : .none
        dict.insertNew(key, hash, value)
        return value
    }

    private static func pop(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkArguments(call, "pop", 1, 2, keywords: "dict.pop")
        let dict = call[0].cast(DictObject.self)
        var entry = dict.probe(call.arguments + 1)
        if entry == DictObject.undecided {
            entry = dict.count == 0 ? try absentAfterHashing(call[1], thread) : try dict.find(call[1], thread)
        }
        if entry >= 0 { return dict.remove(entry: entry).value }
        if call.count == 3 { return call[2] }
        throw thread.keyError(call[1])
    }

    /// An empty dict contains nothing, but an unhashable key is an error all the same.
    private static func absentAfterHashing(_ key: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        _ = try thread.hash(key)
        return DictObject.absent
    }

    private static func popitem(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        if dict.count == 0 { throw thread.keyError(.object(thread.makeString("popitem(): dictionary is empty"))) }
        dict.forgetDeletedTail()
        let removed = dict.remove(entry: dict.used &- 1)
        dict.forgetDeletedTail()
        return .object(thread.makeTuple(removed.key, removed.value))
    }

    /// Lets `used` shrink over deleted entries at the end, so that `popitem` in a loop is linear. Their places in the table stay
    /// marked as deleted; the capacity shrinks with them, so that the table always keeps free places and probing ends.
    final func forgetDeletedTail() {
        while used > 0 && entryCapacity > 1, case .unbound = entries[used &- 1].key {
            used &-= 1
            entryCapacity &-= 1
        }
    }

    private static func keys(_ call: Call) throws(Raise) -> Value {
        .object(DictViewObject(call[0].cast(DictObject.self), .keys, call.thread.types.dictKeys.root))
    }

    private static func values(_ call: Call) throws(Raise) -> Value {
        .object(DictViewObject(call[0].cast(DictObject.self), .values, call.thread.types.dictValues.root))
    }

    private static func items(_ call: Call) throws(Raise) -> Value {
        .object(DictViewObject(call[0].cast(DictObject.self), .items, call.thread.types.dictItems.root))
    }

    private static func reversed(_ call: Call) throws(Raise) -> Value {
        let dict = call[0].cast(DictObject.self)
        return .object(DictIterator(dict, .keys, isReversed: true, call.thread.types.dictReverseKeyIterator.root))
    }

    private static func sizeof(_ call: Call) throws(Raise) -> Value {
        let dict = call[0].cast(DictObject.self)
        let table = dict.entryCapacity == 0 ? 0 : (dict.tableMask &+ 1) &* 4
        return .int(96 &+ dict.entryCapacity &* MemoryLayout<Entry>.stride &+ table)
    }

}
