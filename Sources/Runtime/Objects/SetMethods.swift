// `set` and `frozenset`: the types and their named methods.

extension SetObject {
    package static let setType = NativeType(
        "set", .set, [.isBase, .matchesSelf],
        doc: "Build an unordered collection of unique elements.",
        new: .variadic("set(iterable=(), /)", SetObject.makeSet),
        initialize: .variadic("set(iterable=(), /)", SetObject.initialize),
        operations: { operations in
            install(&operations)
            operations.isUnhashable = true
            operations.setInplace([.subtract, .and, .xor, .or], SetObject.inplace)
        },
        rows: { commonRows + mutatingRows })

    package static let frozensetType = NativeType(
        "frozenset", .frozenset, [.isBase, .matchesSelf],
        doc: "Build an immutable unordered collection of unique elements.",
        new: .variadic("frozenset(iterable=(), /)", SetObject.makeFrozenset),
        operations: { operations in
            install(&operations)
            operations.hash = SetObject.hash
        },
        rows: { commonRows })

    private static let commonRows: [NativeRow] = [
        .method("copy()", SetObject.copyMethod, "Return a shallow copy of a set."),
        .variadicMethod(
            "difference(*others)", SetObject.difference,
            "Return a new set with elements in the set that are not in the others."),
        .variadicMethod(
            "intersection(*others)", SetObject.intersection,
            "Return a new set with elements common to the set and all others."),
        .method("isdisjoint(other, /)", SetObject.isdisjoint, "Return True if two sets have a null intersection."),
        .method("issubset(other, /)", SetObject.issubset, "Report whether another set contains this set."),
        .method("issuperset(other, /)", SetObject.issuperset, "Report whether this set contains another set."),
        .method(
            "symmetric_difference(other, /)", SetObject.symmetricDifference,
            "Return a new set with elements in either the set or other but not both."),
        .variadicMethod(
            "union(*others)", SetObject.union, "Return a new set with elements from the set and all others."),
        .method("__reduce__()", SetObject.reduce, "Return state information for pickling."),
        .method("__sizeof__()", SetObject.sizeof, "S.__sizeof__() -> size of S in memory, in bytes."),
        .classGetItem,
    ]

    private static let mutatingRows: [NativeRow] = [
        .method(
            "add(object, /)", SetObject.add,
            "Add an element to a set.\n\nThis has no effect if the element is already present."),
        .method("clear()", SetObject.clear, "Remove all elements from this set."),
        .method(
            "discard(object, /)", SetObject.discard,
            """
            Remove an element from a set if it is a member.

            Unlike set.remove(), the discard() method does not raise
            an exception when an element is missing from the set.
            """),
        .variadicMethod(
            "difference_update(*others)", SetObject.differenceUpdate,
            "Update the set, removing elements found in others."),
        .variadicMethod(
            "intersection_update(*others)", SetObject.intersectionUpdate,
            "Update the set, keeping only elements found in it and all others."),
        .method(
            "pop()", SetObject.pop,
            "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."),
        .method(
            "remove(object, /)", SetObject.remove,
            "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError."),
        .method(
            "symmetric_difference_update(other, /)", SetObject.symmetricDifferenceUpdate,
            "Update the set, keeping only elements found in either set, but not in both."),
        .variadicMethod("update(*others)", SetObject.update, "Update the set, adding elements from all others."),
    ]

    // MARK: Creation

    private static func makeSet(_ call: Call) throws(Raise) -> Value {
        .object(SetObject(.set, try call.thread.receiverClass(call).root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let set = call[0].cast(SetObject.self)
        try thread.refuseKeywords(call, thread.types.set, "set")
        if call.count > 2 { throw thread.wrongArgumentCount("set", call.count - 1, 0, 1) }
        if set.fill != 0 { set.removeAll() }
        if call.count == 2 { try thread.setUpdate(set, call[1]) }
        return .none
    }

    private static func makeFrozenset(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.types.frozenset, "frozenset")
        if call.count > 2 { throw thread.wrongArgumentCount("frozenset", call.count - 1, 0, 1) }
        if call.count == 2, cls === thread.types.frozenset, let same = call[1].as(.frozenset, SetObject.self),
            same.type === cls
        {
            return call[1]
        }
        let set = SetObject(.frozenset, cls.root)
        if call.count == 2 { try thread.setUpdate(set, call[1]) }
        return .object(set)
    }

    // MARK: Methods of both

    private static func copyMethod(_ call: Call) throws(Raise) -> Value {
        let set = call[0].cast(SetObject.self)
        if set.kind == .frozenset && set.type === call.thread.types.frozenset { return call[0] }
        return .object(try set.copied(call.thread))
    }

    private static func union(_ call: Call) throws(Raise) -> Value {
        try call.thread.checkArguments(call, "union", 0, Int.max, keywords: name(call, "set.union", "frozenset.union"))
        let result = try call[0].cast(SetObject.self).copied(call.thread)
        for i in 1..<max(call.count, 1) { try call.thread.setUpdate(result, call[i]) }
        return .object(result)
    }

    /// The name of a method in an error text.
    private static func name(_ call: Call, _ ofSet: StaticString, _ ofFrozenset: StaticString) -> StaticString {
        call[0].cast(SetObject.self).kind == .set ? ofSet : ofFrozenset
    }

    private static func intersection(_ call: Call) throws(Raise) -> Value {
        try call.thread.checkArguments(
            call, "intersection", 0, Int.max, keywords: name(call, "set.intersection", "frozenset.intersection"))
        let set = call[0].cast(SetObject.self)
        if call.count == 1 { return try copyMethod(call) }
        var result = set
        for i in 1..<call.count { result = try call.thread.setIntersection(result, call[i]) }
        return .object(result)
    }

    private static func difference(_ call: Call) throws(Raise) -> Value {
        try call.thread.checkArguments(
            call, "difference", 0, Int.max, keywords: name(call, "set.difference", "frozenset.difference"))
        let set = call[0].cast(SetObject.self)
        if call.count == 1 { return .object(try set.copied(call.thread)) }
        let result = try call.thread.setDifference(set, call[1])
        for i in 2..<max(call.count, 2) { try call.thread.setRemoveAll(result, call[i]) }
        return .object(result)
    }

    private static func symmetricDifference(_ call: Call) throws(Raise) -> Value {
        .object(try call.thread.setSymmetricDifference(call[0].cast(SetObject.self), call[1]))
    }

    private static func isdisjoint(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let set = call[0].cast(SetObject.self)
        if let other = thread.anySet(call[1]) {
            if other === set { return .bool(set.count == 0) }
            let (small, large) = other.count > set.count ? (set, other) : (other, set)
            var next = 0
            while let place = small.nextPlace(from: next) {
                if try large.find(small.key(at: place), hash: small.hash(at: place), thread) >= 0 {
                    return .bool(false)
                }
                next = place &+ 1
            }
            return .bool(true)
        }
        let iterator = try thread.iterator(of: call[1])
        while true {
            let item = try thread.next(iterator)
            if item.isUnbound { return .bool(true) }
            if try set.contains(item, thread) { return .bool(false) }
        }
    }

    private static func issubset(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let set = call[0].cast(SetObject.self)
        let other: SetObject
        if let given = thread.anySet(call[1]) { other = given } else { other = try thread.makeSet(from: call[1]) }
        return .bool(try set.isSubset(of: other, thread))
    }

    private static func issuperset(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let set = call[0].cast(SetObject.self)
        if let other = thread.anySet(call[1]) { return .bool(try other.isSubset(of: set, thread)) }
        let iterator = try thread.iterator(of: call[1])
        while true {
            let item = try thread.next(iterator)
            if item.isUnbound { return .bool(true) }
            if !(try set.contains(item, thread)) { return .bool(false) }
        }
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let keys = try thread.makeList(from: call[0])
        var state = Value.none
        do throws(Raise) { state = try thread.getAttribute(call[0], thread.names.dict) } catch {
            try thread.swallow(thread.types.attributeError)
        }
        return .object(
            thread.makeTuple(.object(thread.type(of: call[0])), .object(thread.makeTuple(.object(keys))), state))
    }

    private static func sizeof(_ call: Call) throws(Raise) -> Value {
        .int(104 &+ (call[0].cast(SetObject.self).mask &+ 1) &* MemoryLayout<Entry>.stride)
    }

    // MARK: Methods of set

    private static func add(_ call: Call) throws(Raise) -> Value {
        try call[0].cast(SetObject.self).add(call[1], call.thread)
        return .none
    }

    private static func clear(_ call: Call) throws(Raise) -> Value {
        call[0].cast(SetObject.self).removeAll()
        return .none
    }

    private static func discard(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        _ = try call[0].cast(SetObject.self).remove(call[1], hash: try thread.hashForSet(call[1]), thread)
        return .none
    }

    private static func remove(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if !(try call[0].cast(SetObject.self).remove(call[1], hash: try thread.hashForSet(call[1]), thread)) {
            throw thread.keyError(call[1])
        }
        return .none
    }

    private static func pop(_ call: Call) throws(Raise) -> Value {
        let set = call[0].cast(SetObject.self)
        if set.count == 0 { throw call.thread.keyError(.object(call.thread.makeString("pop from an empty set"))) }
        let start = set.finger & set.mask
        guard let place = set.nextPlace(from: start) ?? set.nextPlace(from: 0) else { return .none }
        let key = set.remove(at: place)
        set.finger = place &+ 1
        return key
    }

    private static func update(_ call: Call) throws(Raise) -> Value {
        try call.thread.checkArguments(call, "update", 0, Int.max, keywords: "set.update")
        for i in 1..<max(call.count, 1) { try call.thread.setUpdate(call[0].cast(SetObject.self), call[i]) }
        return .none
    }

    private static func differenceUpdate(_ call: Call) throws(Raise) -> Value {
        try call.thread.checkArguments(call, "difference_update", 0, Int.max, keywords: "set.difference_update")
        for i in 1..<max(call.count, 1) { try call.thread.setRemoveAll(call[0].cast(SetObject.self), call[i]) }
        return .none
    }

    private static func intersectionUpdate(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkArguments(call, "intersection_update", 0, Int.max, keywords: "set.intersection_update")
        let set = call[0].cast(SetObject.self)
        if call.count == 1 { return .none }
        var result = set
        for i in 1..<call.count { result = try thread.setIntersection(result, call[i]) }
        set.exchangeContents(with: result)
        return .none
    }

    private static func symmetricDifferenceUpdate(_ call: Call) throws(Raise) -> Value {
        try call.thread.setToggle(call[0].cast(SetObject.self), call[1])
        return .none
    }
}
