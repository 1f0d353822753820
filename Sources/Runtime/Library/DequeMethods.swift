// `collections.deque`: the named methods, and its iterators.

extension DequeObject {
    static let rows: [NativeRow] = [
        .method("append(item, /)", DequeObject.appendMethod, "Add an element to the right side of the deque."),
        .method("appendleft(item, /)", DequeObject.appendLeft, "Add an element to the left side of the deque."),
        .method("clear()", DequeObject.clear, "Remove all elements from the deque."),
        .method("__copy__()", DequeObject.copyMethod, "Return a shallow copy of a deque."),
        .method("copy()", DequeObject.copyMethod, "Return a shallow copy of a deque."),
        .method("count(value, /)", DequeObject.countMethod, "Return number of occurrences of value."),
        .method(
            "extend(iterable, /)", DequeObject.extendMethod,
            "Extend the right side of the deque with elements from the iterable."),
        .method(
            "extendleft(iterable, /)", DequeObject.extendLeft,
            "Extend the left side of the deque with elements from the iterable."),
        .variadicMethod(
            "index(value, start=0, stop=9223372036854775807, /)", DequeObject.index,
            """
            Return first index of value.

            Raises ValueError if the value is not present.
            """),
        .method("insert(index, value, /)", DequeObject.insertMethod, "Insert value before index."),
        .method("pop()", DequeObject.pop, "Remove and return the rightmost element."),
        .method("popleft()", DequeObject.popLeft, "Remove and return the leftmost element."),
        .method("remove(value, /)", DequeObject.removeMethod, "Remove first occurrence of value."),
        .method("reverse()", DequeObject.reverseMethod, "Reverse *IN PLACE*."),
        .method(
            "rotate(n=1, /)", DequeObject.rotateMethod,
            "Rotate the deque n steps to the right.  If n is negative, rotates left."),
        .property("maxlen", DequeObject.maxlen, "maximum size of a deque or None if unbounded"),
        .method("__reversed__()", DequeObject.reversed, "Return a reverse iterator over the deque."),
        .method("__reduce__()", DequeObject.reduce, "Return state information for pickling."),
        .method("__sizeof__()", DequeObject.sizeof, "Return the size of the deque in memory, in bytes."),
        .classGetItem,
    ]

    private static func appendMethod(_ call: Call) throws(Raise) -> Value {
        let deque = call[0].cast(DequeObject.self)
        try deque.checkRoom(call.thread)
        deque.append(call[1])
        return .none
    }

    private static func appendLeft(_ call: Call) throws(Raise) -> Value {
        let deque = call[0].cast(DequeObject.self)
        try deque.checkRoom(call.thread)
        deque.prepend(call[1])
        return .none
    }

    private static func clear(_ call: Call) throws(Raise) -> Value {
        call[0].cast(DequeObject.self).releaseAll()
        return .none
    }

    private static func copyMethod(_ call: Call) throws(Raise) -> Value {
        try call[0].cast(DequeObject.self).copied(call.thread)
    }

    private static func countMethod(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let deque = call[0].cast(DequeObject.self)
        let before = deque.changes
        var found = 0
        var i = 0
        while i < deque.count {
            let isEqual = try thread.equals(deque[i], call[1])
            if deque.changes != before { throw thread.dequeMutated() }
            if isEqual { found &+= 1 }
            i &+= 1
        }
        try thread.charge(i)
        return .int(found)
    }

    private static func extendMethod(_ call: Call) throws(Raise) -> Value {
        try call[0].cast(DequeObject.self).extend(call[1], call.thread)
        return .none
    }

    private static func extendLeft(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let deque = call[0].cast(DequeObject.self)
        var iterable = call[1]
        if case .object(let object) = iterable, object === deque {
            let copies = thread.makeList(capacity: deque.count)
            for i in 0..<deque.count { copies.append(deque[i]) }
            iterable = .object(copies)
        }
        try thread.forEach(iterable) { (item) throws(Raise) in
            try deque.checkRoom(thread)
            deque.prepend(item)
            try thread.charge(1)
        }
        return .none
    }

    private static func index(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkArguments(call, "index", 1, 3, keywords: "deque.index")
        let deque = call[0].cast(DequeObject.self)
        var start = call.count > 2 ? try thread.sliceIndex(call[2], allowsNone: false) : 0
        var stop = call.count > 3 ? try thread.sliceIndex(call[3], allowsNone: false) : Int.max
        if start < 0 { start = max(start &+ deque.count, 0) }
        if stop < 0 { stop = max(stop &+ deque.count, 0) }
        let found = try deque.firstIndex(of: call[1], start, min(stop, deque.count), thread)
        if found < 0 { throw thread.valueError("\(try thread.repr(call[1]).text) is not in deque") }
        return .int(found)
    }

    private static func insertMethod(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let deque = call[0].cast(DequeObject.self)
        var index = try thread.index(call[1])
        if deque.maximumLength >= 0 && deque.count >= deque.maximumLength {
            throw thread.indexError("deque already at its maximum size")
        }
        if index < 0 { index = max(index &+ deque.count, 0) }
        if index == 0 { deque.prependUnbounded(call[2]) } else { deque.insert(call[2], at: min(index, deque.count)) }
        return .none
    }

    private static func pop(_ call: Call) throws(Raise) -> Value {
        let deque = call[0].cast(DequeObject.self)
        if deque.count == 0 { throw call.thread.indexError("pop from an empty deque") }
        return deque.removeLast()
    }

    private static func popLeft(_ call: Call) throws(Raise) -> Value {
        let deque = call[0].cast(DequeObject.self)
        if deque.count == 0 { throw call.thread.indexError("pop from an empty deque") }
        return deque.removeFirst()
    }

    private static func removeMethod(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let deque = call[0].cast(DequeObject.self)
        let before = deque.changes
        var i = 0
        while i < deque.count {
            let isEqual = try thread.equals(deque[i], call[1])
            if deque.changes != before { throw thread.indexError("deque mutated during iteration") }
            if isEqual {
                let removed = deque.remove(at: i)
                withExtendedLifetime(removed) {}
                return .none
            }
            i &+= 1
        }
        throw thread.valueError("\(try thread.repr(call[1]).text) is not in deque")
    }

    private static func reverseMethod(_ call: Call) throws(Raise) -> Value {
        call[0].cast(DequeObject.self).reverse()
        return .none
    }

    private static func rotateMethod(_ call: Call) throws(Raise) -> Value {
        let deque = call[0].cast(DequeObject.self)
        let steps = try call.thread.index(call[1])
        if deque.count < 2 { return .none }
        let rest = steps % deque.count
        deque.rotate(rest < 0 ? rest + deque.count : rest)
        return .none
    }

    private static func maxlen(_ call: Call) throws(Raise) -> Value {
        let limit = call[0].cast(DequeObject.self).maximumLength
        return limit < 0 ? .none : .int(limit)
    }

    private static func reversed(_ call: Call) throws(Raise) -> Value {
        let shape = call.thread.libraryType(DequeIterator.reverseType).root
        return .object(DequeIterator(call[0].cast(DequeObject.self), isReversed: true, shape))
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let deque = call[0].cast(DequeObject.self)
        let empty = thread.makeTuple(count: 0)
        let arguments =
            deque.maximumLength < 0 ? empty : thread.makeTuple(.object(empty), .int(deque.maximumLength))
        let state = thread.attributesOrNone(of: deque)
        let items = try thread.iterator(of: call[0])
        return .object(thread.makeTuple(.object(deque.type), .object(arguments), state, items))
    }

    private static func sizeof(_ call: Call) throws(Raise) -> Value {
        .int(112 &+ call[0].cast(DequeObject.self).count &* 16)
    }
}

/// Goes over a deque in either direction, as long as nothing is added to it or taken from it.
package final class DequeIterator: IteratorObject {
    /// Nil at the end.
    @exclusivity(unchecked) private final var deque: DequeObject?
    private final let isReversed: Bool
    @exclusivity(unchecked) private final var position = 0
    private final let changes: Int

    init(_ deque: DequeObject, isReversed: Bool, _ shape: ShapeRef) {
        self.deque = deque
        self.isReversed = isReversed
        changes = deque.changes
        super.init(shape)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard let deque else { return .unbound }
        if deque.changes != changes {
            self.deque = nil
            throw thread.dequeMutated()
        }
        if position >= deque.count {
            self.deque = nil
            return .unbound
        }
        let item = deque[isReversed ? deque.count &- 1 &- position : position]
        position &+= 1
        return item
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        deque.map { max($0.count &- position, 0) } ?? 0
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let deque { visit(deque) }
    }

    package override func clearReferences() {
        super.clearReferences()
        deque = nil
    }

    package static let forwardType = NativeType(
        "collections._deque_iterator", .iterator, [.isNotConstructible],
        operations: IteratorBodies.install, rows: IteratorBodies.rowsWithHint)
    package static let reverseType = NativeType(
        "collections._deque_reverse_iterator", .iterator, [.isNotConstructible],
        operations: IteratorBodies.install, rows: IteratorBodies.rowsWithHint)
}
