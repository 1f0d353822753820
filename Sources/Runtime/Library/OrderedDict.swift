// `collections.OrderedDict`. A `dict` keeps the order anyway; this class adds what concerns the order: `move_to_end`, `popitem` at
// either end, and an equality that looks at it.
//
// A queue (`popitem(last=False)` in a loop) must not look through all entries deleted so far each time. The value slot of a
// deleted entry 0 is free: it holds the number of the first entry that may be alive.

package enum OrderedDict {
    package static func type(_ thread: ThreadRef) -> TypeObject {
        let type = thread.libraryType(nativeType, base: thread.types.dict)
        type.instancesAllowWeakReferences = true
        return type
    }

    private static let nativeType = NativeType(
        "collections.OrderedDict", .dict, [.isBase, .hasDictionary],
        doc: "Dictionary that remembers insertion order",
        new: .variadic("OrderedDict(iterable=(), /, **kwargs)", OrderedDict.make),
        initialize: .variadic("OrderedDict(iterable=(), /, **kwargs)", OrderedDict.initialize),
        operations: {
            $0.repr = OrderedDict.repr
            $0.compare = OrderedDict.compare
            $0.isUnhashable = true
            $0.iterate = OrderedDict.iterate
            $0.setBinary([.or], OrderedDict.binary)
        },
        rows: { OrderedDict.rows })

    private static let rows: [NativeRow] = [
        .method(
            "move_to_end(key, last=True)", OrderedDict.moveToEnd,
            """
            Move an existing element to the end (or beginning if last is false).

            Raise KeyError if the element does not exist.
            """),
        .method(
            "popitem(last=True)", OrderedDict.popitem,
            """
            Remove and return a (key, value) pair from the dictionary.

            Pairs are returned in LIFO order if last is true or FIFO order if false.
            """),
        .method(
            "pop(key, default=<unrepresentable>)", OrderedDict.pop,
            """
            od.pop(key[,default]) -> v, remove specified key and return the corresponding value.

            If the key is not found, return the default if given; otherwise,
            raise a KeyError.
            """),
        .method(
            "setdefault(key, default=None)", OrderedDict.setdefault,
            """
            Insert key with a value of default if key is not in the dictionary.

            Return the value for key if key is in the dictionary, else default.
            """),
        .classMethod(
            "fromkeys(iterable, value=None)", OrderedDict.fromkeys,
            "Create a new ordered dictionary with keys from iterable and values set to value."),
        .method("copy()", OrderedDict.copyMethod, "od.copy() -> a shallow copy of od"),
        .method(
            "keys()", { call throws(Raise) in OrderedDict.view(call, .keys) },
            "D.keys() -> a set-like object providing a view on D's keys"),
        .method(
            "values()", { call throws(Raise) in OrderedDict.view(call, .values) },
            "D.values() -> an object providing a view on D's values"),
        .method(
            "items()", { call throws(Raise) in OrderedDict.view(call, .items) },
            "D.items() -> a set-like object providing a view on D's items"),
        .method("__reversed__()", OrderedDict.reversed, "od.__reversed__() <==> reversed(od)"),
        .method("__reduce__()", OrderedDict.reduce, "Return state information for pickling"),
    ]

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(DictObject.tracked(capacity: 0, try call.thread.receiverClass(call).root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let keywords = call.keywords
        if call.count > 2 { throw thread.typeError("expected at most 1 arguments, got \(call.count - 1)") }
        if call.count == 2 { try update(call[0], call[1], thread) }
        if let keywords {
            for i in 0..<keywords.count { try thread.setItem(call[0], keywords[i], call[call.count + i]) }
        }
        return .none
    }

    /// An exact one is filled directly, a subclass through its `__setitem__`.
    private static func update(_ target: Value, _ source: Value, _ thread: ThreadRef) throws(Raise) {
        let dict = target.cast(DictObject.self)
        if !dict.type.isHeapType { return try thread.dictUpdate(dict, source) }
        let plain = thread.makeDict()
        try thread.dictUpdate(plain, source)
        var next = 0
        while let entry = plain.nextEntry(from: next) {
            try thread.setItem(target, plain.key(at: entry), plain.value(at: entry))
            next = entry + 1
        }
    }

    private static func fromkeys(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let made = try thread.call(call[0])
        let value = call[2]
        try thread.forEach(call[1]) { (key) throws(Raise) in try thread.setItem(made, key, value) }
        return made
    }

    private static func copyMethod(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        if !dict.type.isHeapType {
            let result = DictObject.tracked(capacity: dict.count, dict.type.root)
            try thread.dictUpdate(result, .object(dict))
            return .object(result)
        }
        let result = try thread.call(.object(dict.type))
        try thread.forEach(call[0]) { (key) throws(Raise) in
            try thread.setItem(result, key, try thread.getItem(call[0], key))
        }
        return result
    }

    // MARK: Operators

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let dict = value.cast(DictObject.self)
        let name = dict.type.name.text
        if dict.count == 0 { return thread.makeStringValue("\(name)()") }
        if !(try thread.enterRepr(dict)) { return thread.makeStringValue("...") }
        defer { thread.leaveRepr(dict) }
        var text = StringBuilder(thread, capacity: dict.count &* 8)
        text.append(name)
        text.append("({")
        var next = 0
        while let entry = dict.nextEntry(from: next) {
            if next != 0 { text.append(", ") }
            let item = dict.value(at: entry)
            try thread.appendRepr(dict.key(at: entry), to: &text)
            text.append(": ")
            try thread.appendRepr(item, to: &text)
            next = entry &+ 1
        }
        text.append("})")
        return .object(text.finish())
    }

    /// Two ordered dicts are equal if their keys come in the same order too.
    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.dict, DictObject.self),
            let right = b.as(.dict, DictObject.self),
            let base = thread.types.dict.operations.compare
        else { return .notImplemented }
        let areEqual = try base(.equal, a, b, thread)
        guard case .bool(true) = areEqual, right.type.isSubtype(of: type(thread)) else {
            if case .bool(let answer) = areEqual { return .bool(answer == (op == .equal)) }
            return areEqual
        }
        var (x, y) = (0, 0)
        while let i = left.nextEntry(from: x), let j = right.nextEntry(from: y) {
            let (p, q) = (left.key(at: i), right.key(at: j))
            if !(try thread.equals(p, q)) { return .bool(op == .notEqual) }
            (x, y) = (i + 1, j + 1)
        }
        return .bool(op == .equal)
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        guard op == .or, let left = a.as(.dict, DictObject.self), let right = b.as(.dict, DictObject.self) else {
            return .notImplemented
        }
        let own = type(thread)
        let model = left.type.isSubtype(of: own) ? left : right
        let result = try thread.call(.object(model.type), a)
        try update(result, b, thread)
        return result
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(DictIterator(value.cast(DictObject.self), .keys, thread.types.dictKeyIterator.root))
    }

    private static func reversed(_ call: Call) throws(Raise) -> Value {
        let shape = call.thread.types.dictReverseKeyIterator.root
        return .object(DictIterator(call[0].cast(DictObject.self), .keys, isReversed: true, shape))
    }

    private static func view(_ call: Call, _ content: DictContent) -> Value {
        let thread = call.thread
        let type: TypeObject =
            switch content {
            case .keys: thread.libraryType(keysType, base: thread.types.dictKeys)
            case .values: thread.libraryType(valuesType, base: thread.types.dictValues)
            case .items: thread.libraryType(itemsType, base: thread.types.dictItems)
            }
        return .object(DictViewObject(call[0].cast(DictObject.self), content, type.root))
    }

    private static let keysType = NativeType(
        "odict_keys", .dictView, [.isNotConstructible], operations: { _ in }, rows: IteratorBodies.noRows)
    private static let valuesType = NativeType(
        "odict_values", .dictView, [.isNotConstructible], operations: { _ in }, rows: IteratorBodies.noRows)
    private static let itemsType = NativeType(
        "odict_items", .dictView, [.isNotConstructible], operations: { _ in }, rows: IteratorBodies.noRows)

    // MARK: Methods

    private static func moveToEnd(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        let isLast = try thread.truth(call[2])
        let entry = try dict.find(call[1], thread)
        if entry < 0 { throw thread.keyError(call[1]) }
        let hash = dict.hash(at: entry)
        if isLast {
            if entry == dict.used &- 1 { return .none }
            let (key, value) = dict.remove(entry: entry)
            dict.insertNew(key, hash, value)
        } else if entry != dict.firstEntry {
            let (key, value) = dict.remove(entry: entry)
            dict.insertFirst(key, hash, value)
        }
        return .none
    }

    private static func popitem(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        if dict.count == 0 { throw thread.keyError(thread.makeStringValue("dictionary is empty")) }
        let removed: (key: Value, value: Value)
        if try thread.truth(call[1]) {
            dict.forgetDeletedTail()
            removed = dict.remove(entry: dict.used &- 1)
            dict.forgetDeletedTail()
        } else {
            removed = dict.remove(entry: dict.firstEntry)
        }
        return .object(thread.makeTuple(removed.key, removed.value))
    }

    private static func pop(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        let entry = try dict.find(call[1], thread)
        if entry >= 0 { return dict.remove(entry: entry).value }
        if !call.isMissing(2) { return call[2] }
        if dict.type.isHeapType, let found = try thread.callSpecial(call[0], thread.names.missing, call[1]) {
            return found
        }
        throw thread.keyError(call[1])
    }

    private static func setdefault(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        let entry = try dict.find(call[1], thread)
        if entry >= 0 { return dict.value(at: entry) }
        try thread.setItem(call[0], call[1], call[2])
        return call[2]
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let dict = call[0].cast(DictObject.self)
        let items = try thread.iterator(of: try thread.callMethod(call[0], thread.names.items))
        return .object(
            thread.makeTuple(
                .object(dict.type), .object(thread.makeTuple(count: 0)), thread.attributesOrNone(of: dict), .none, items
            ))
    }
}

extension DictObject {
    /// The first entry alive; there is one. Remembers where it is (see above).
    final var firstEntry: Int {
        var start = 0
        if case .unbound = entries[0].key, case .int(let known) = entries[0].value, known <= used { start = known }
        let first = nextEntry(from: start) ?? 0
        if first > 0 { store(valueSlot(0), .int(first)) }
        return first
    }

    /// Puts an entry whose key is known to be absent before all others: into the gap before the first one if there is one, else
    /// all entries move up.
    final func insertFirst(_ key: consuming Value, _ hash: Int, _ value: consuming Value) {
        if used == entryCapacity { resize() }
        let first = count == 0 ? 0 : firstEntry
        if first == 0 {
            moveBytes(entries + 1, entries, used &* MemoryLayout<Entry>.stride)
            var place = 0
            while place <= tableMask {
                if table[place] >= 0 { table[place] &+= 1 }
                place &+= 1
            }
            used &+= 1
            setEntry(0, key, hash, value)
        } else {
            // this may take another place of the table, and the table must keep free ones
            entryCapacity &-= 1
            if first > 1 { store(valueSlot(0), .int(first &- 1)) }
            setEntry(first &- 1, key, hash, value)
        }
        count &+= 1
        layoutVersion &+= 1
    }

    /// Fills a free entry and enters it into the table.
    private final func setEntry(_ entry: Int, _ key: consuming Value, _ hash: Int, _ value: consuming Value) {
        (entries + entry).initialize(to: Entry(hash: hash, key: key, value: value))
        var i = hash & tableMask
        var perturb = UInt(bitPattern: hash)
        while table[i] >= 0 {
            perturb >>= 5
            i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
        }
        table[i] = Int32(truncatingIfNeeded: entry)
    }
}
