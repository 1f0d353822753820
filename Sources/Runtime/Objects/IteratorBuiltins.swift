// `enumerate`, `zip`, `map`, `filter` and `reversed`: iterators that work on other iterators. They can be subclassed.

/// `enumerate(iterable, start=0)`: the iterator, and the next number when it no longer fits `counter`.
package final class EnumerateIterator: HoldingIterator {
    @exclusivity(unchecked) private final var counter: Int
    /// Counts on from 2^63; nil while `counter` is good.
    @exclusivity(unchecked) private final var largeCounter: BigInteger?

    init(_ iterator: Value, _ start: Value, _ shape: ShapeRef, _ thread: ThreadRef) {
        if case .int(let number) = start {
            counter = number
        } else {
            counter = 0
            largeCounter = thread.bigInteger(start)
        }
        super.init(1, shape)
        held.initialize(to: iterator)
        track()
    }

    private init(successorOf other: EnumerateIterator) {
        (counter, largeCounter) = (other.counter, other.largeCounter)
        super.init(0, other.shape)
        other.moveHeld(to: self)
    }

    package override func moveToSuccessor() -> Object? { EnumerateIterator(successorOf: self) }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 { return .unbound }
        try thread.checkNativeStack("")
        let item = try thread.next(inSlot: held)
        if item.isUnbound { return .unbound }
        let pair = thread.makeTuple(count: 2)
        pair.items.initialize(to: number(thread))
        (pair.items + 1).initialize(to: item)
        return .object(pair)
    }

    override func nextPair(_ thread: ThreadRef) throws(Raise) -> NextPair? {
        if heldCount == 0 { return .end }
        try thread.checkNativeStack("")
        let item = try thread.next(inSlot: held)
        return item.isUnbound ? .end : NextPair(first: number(thread), second: item)
    }

    @inline(__always) private final func number(_ thread: ThreadRef) -> Value {
        if largeCounter == nil && counter != Int.max {
            counter &+= 1
            return .int(counter &- 1)
        }
        let current = largeCounter ?? BigInteger(counter)
        largeCounter = current + 1
        return thread.makeInteger(current)
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? { nil }

    static let nativeType = NativeType(
        "enumerate", .iterator, [.isBase],
        doc: """
            Return an enumerate object.

              iterable
                an object supporting iteration

            The enumerate object yields pairs containing a count (from start, which
            defaults to zero) and a value yielded by the iterable argument.

            enumerate is useful for obtaining an indexed list:
                (0, seq[0]), (1, seq[1]), (2, seq[2]), ...
            """,
        new: .variadic("enumerate(iterable, start=0)", EnumerateIterator.make),
        operations: IteratorBodies.install,
        rows: { [.classGetItem] })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        var iterable = call.count > 1 ? call[1] : .unbound
        var start = call.count > 2 ? call[2] : .unbound
        let total = call.count - 1 + (call.keywords?.count ?? 0)
        if total > 2 { throw thread.typeError("enumerate() takes at most 2 arguments (\(total) given)") }
        if let keywords = call.keywords {
            for i in 0..<keywords.count {
                guard let name = keywords[i].as(.string, StringObject.self) else { continue }
                if name.equals("iterable") && iterable.isUnbound {
                    iterable = call[call.count + i]
                } else if name.equals("start") && start.isUnbound {
                    start = call[call.count + i]
                } else {
                    throw thread.typeError("'\(name.text)' is an invalid keyword argument for enumerate()")
                }
            }
        }
        if iterable.isUnbound { throw thread.typeError("enumerate() missing required argument 'iterable'") }
        let first: Value = start.isUnbound ? .int(0) : try thread.indexValue(start)
        return .object(EnumerateIterator(try thread.iterator(of: iterable), first, cls.root, thread))
    }
}

/// `zip(*iterables, strict=False)`.
package final class ZipIterator: HoldingIterator {
    @exclusivity(unchecked) private final var isStrict: Bool

    /// Takes over the iterators, which are in a list.
    init(_ iterators: ListObject, isStrict: Bool, _ shape: ShapeRef) {
        self.isStrict = isStrict
        super.init(iterators.count, shape)
        copySlots(iterators.items, iterators.count, to: held)
        track()
    }

    private init(successorOf other: ZipIterator) {
        isStrict = other.isStrict
        super.init(0, other.shape)
        other.moveHeld(to: self)
    }

    package override func moveToSuccessor() -> Object? { ZipIterator(successorOf: self) }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        let count = heldCount
        if count == 0 { return .unbound }
        try thread.checkNativeStack("")
        let tuple = thread.makeTuple(count: count)
        var i = 0
        while i < count {
            if i >= heldCount { return .unbound }
            let item = try thread.next(inSlot: held + i)
            if item.isUnbound {
                if isStrict { try checkLengths(i, count, thread) }
                return .unbound
            }
            (tuple.items + i).initialize(to: item)
            i &+= 1
        }
        return .object(tuple)
    }

    override func nextPair(_ thread: ThreadRef) throws(Raise) -> NextPair? {
        if heldCount != 2 || isStrict { return nil }
        try thread.checkNativeStack("")
        let first = try thread.next(inSlot: held)
        if first.isUnbound || heldCount != 2 { return .end }
        let second = try thread.next(inSlot: held + 1)
        return second.isUnbound ? .end : NextPair(first: first, second: second)
    }

    /// Iterator number `ended` is at its end; with `strict=True` all others must be too.
    private final func checkLengths(_ ended: Int, _ count: Int, _ thread: ThreadRef) throws(Raise) {
        if ended > 0 {
            throw thread.valueError(
                "zip() argument \(ended + 1) is shorter than argument\(ended == 1 ? " 1" : "s 1-\(ended)")")
        }
        for i in 1..<max(count, 1) {
            if i >= heldCount { return }
            let iterator = TaipanRuntime.copy(held + i)
            if !(try thread.next(iterator)).isUnbound {
                throw thread.valueError("zip() argument \(i + 1) is longer than argument\(i == 1 ? " 1" : "s 1-\(i)")")
            }
        }
    }

    static let nativeType = NativeType(
        "zip", .iterator, [.isBase],
        doc: """
            The zip object yields n-length tuples, where n is the number of iterables
            passed as positional arguments to zip().  The i-th element in every tuple
            comes from the i-th iterable argument to zip().  This continues until the
            shortest argument is exhausted.

            If strict is true and one of the arguments is exhausted before the others,
            raise a ValueError.

               >>> list(zip('abcdefg', range(3), range(4)))
               [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]
            """,
        new: .variadic("zip(*iterables, strict=False)", ZipIterator.make),
        operations: IteratorBodies.install,
        rows: {
            [
                .method("__reduce__()", ZipIterator.reduceZip, "Return state information for pickling."),
                .method("__setstate__(state, /)", ZipIterator.setState, "Set state information for unpickling."),
            ]
        })

    /// As other iterators, with the strictness as the state.
    private static func reduceZip(_ call: Call) throws(Raise) -> Value {
        let iterator = call[0].cast(ZipIterator.self)
        let iterators = Value.object(call.thread.makeTuple(copying: iterator.held, iterator.heldCount))
        if !iterator.isStrict { return .object(call.thread.makeTuple(.object(iterator.type), iterators)) }
        return .object(call.thread.makeTuple(.object(iterator.type), iterators, .bool(true)))
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        call[0].cast(ZipIterator.self).isStrict = try call.thread.truth(call[1])
        return .none
    }

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        var isStrict = false
        if let keywords = call.keywords {
            for i in 0..<keywords.count {
                guard let name = keywords[i].as(.string, StringObject.self) else { continue }
                if name.equals("strict") {
                    isStrict = try thread.truth(call[call.count + i])
                } else if cls === thread.types.zip {
                    throw thread.typeError("zip() got an unexpected keyword argument '\(name.text)'")
                }
            }
        }
        let iterators = thread.makeList(capacity: call.count)
        for i in 1..<max(call.count, 1) { iterators.append(try thread.iterator(of: call[i])) }
        return .object(ZipIterator(iterators, isStrict: isStrict, cls.root))
    }
}

/// `map(function, *iterables)`: the function first, then the iterators.
package final class MapIterator: HoldingIterator {
    init(_ functionAndIterators: ListObject, _ shape: ShapeRef) {
        super.init(functionAndIterators.count, shape)
        copySlots(functionAndIterators.items, functionAndIterators.count, to: held)
        track()
    }

    private init(successorOf other: MapIterator) {
        super.init(0, other.shape)
        other.moveHeld(to: self)
    }

    package override func moveToSuccessor() -> Object? { MapIterator(successorOf: self) }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        let count = heldCount
        if count == 0 { return .unbound }
        try thread.checkNativeStack("")
        let function = TaipanRuntime.copy(held)
        if count == 2 {
            let item = try thread.next(inSlot: held + 1)
            if item.isUnbound { return .unbound }
            return try thread.call(function, item)
        }
        return try callWithMany(function, count, thread)
    }

    /// The arguments are collected on the value stack, below `sp`, because the next iterator may use it too.
    private final func callWithMany(_ function: Value, _ count: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let base = thread.pointee.sp
        try thread.checkStack(base + count)
        var i = 1
        while i < count {
            var item = Value.unbound
            var hasFailed = false
            if i < heldCount {
                let iterator = TaipanRuntime.copy(held + i)
                do throws(Raise) { item = try thread.next(iterator) } catch { hasFailed = true }
            }
            if hasFailed || item.isUnbound {
                drop(base, i &- 1)
                thread.pointee.sp = base
                if hasFailed { throw Raise() }
                return .unbound
            }
            thread.pointee.sp.initialize(to: item)
            thread.pointee.sp += 1
            i &+= 1
        }
        thread.pointee.sp = base
        return try thread.invoke(function, base, count &- 1, nil)
    }

    static let nativeType = NativeType(
        "map", .iterator, [.isBase],
        doc: """
            Make an iterator that computes the function using arguments from
            each of the iterables.  Stops when the shortest iterable is exhausted.
            """,
        new: .variadic("map(function, iterable, /, *iterables)", MapIterator.make),
        operations: IteratorBodies.install,
        rows: HoldingIterator.reducible)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.types.map, "map")
        if call.count < 3 { throw thread.typeError("map() must have at least two arguments.") }
        let parts = thread.makeList(capacity: call.count)
        parts.append(call[1])
        for i in 2..<max(call.count, 2) { parts.append(try thread.iterator(of: call[i])) }
        return .object(MapIterator(parts, cls.root))
    }
}

/// `filter(function, iterable)`: the function (or `None`), then the iterator.
package final class FilterIterator: HoldingIterator {
    /// No function at all, or `bool`: the items are asked themselves.
    private final let asksItems: Bool

    init(_ function: Value, _ iterator: Value, asksItems: Bool, _ shape: ShapeRef) {
        self.asksItems = asksItems
        super.init(2, shape)
        held.initialize(to: function)
        (held + 1).initialize(to: iterator)
        track()
    }

    private init(successorOf other: FilterIterator) {
        asksItems = other.asksItems
        super.init(0, other.shape)
        other.moveHeld(to: self)
    }

    package override func moveToSuccessor() -> Object? { FilterIterator(successorOf: self) }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        try thread.checkNativeStack("")
        while true {
            if heldCount != 2 { return .unbound }
            let item = try thread.next(inSlot: held + 1)
            if item.isUnbound { return .unbound }
            if asksItems {
                if try thread.truth(item) { return item }
            } else {
                if heldCount != 2 { return .unbound }
                let function = TaipanRuntime.copy(held)
                if try thread.truth(try thread.call(function, item)) { return item }
            }
            try thread.charge(1)
        }
    }

    static let nativeType = NativeType(
        "filter", .iterator, [.isBase],
        doc: """
            Return an iterator yielding those items of iterable for which function(item)
            is true. If function is None, return the items that are true.
            """,
        new: .variadic("filter(function, iterable, /)", FilterIterator.make),
        operations: IteratorBodies.install,
        rows: HoldingIterator.reducible)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.types.filter, "filter")
        if call.count != 3 { throw thread.wrongArgumentCount("filter", call.count - 1, 2, 2) }
        let function = call[1]
        var asksItems = function.isNone
        if case .object(let object) = function, object === thread.types.bool { asksItems = true }
        return .object(FilterIterator(function, try thread.iterator(of: call[2]), asksItems: asksItems, cls.root))
    }
}

/// `reversed(sequence)` for what has `__len__` and `__getitem__` but no `__reversed__`.
package final class ReversedIterator: HoldingIterator {
    /// Below zero at the end.
    @exclusivity(unchecked) private final var index: Int

    init(_ sequence: Value, _ length: Int, _ shape: ShapeRef) {
        index = length &- 1
        super.init(1, shape)
        held.initialize(to: sequence)
        track()
    }

    private init(successorOf other: ReversedIterator) {
        index = other.index
        super.init(0, other.shape)
        other.moveHeld(to: self)
    }

    package override func moveToSuccessor() -> Object? { ReversedIterator(successorOf: self) }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if index < 0 || heldCount == 0 { return .unbound }
        let sequence = TaipanRuntime.copy(held)
        do throws(Raise) {
            let item = try thread.getItem(sequence, .int(index))
            index &-= 1
            return item
        } catch {
            if thread.isPending(thread.types.indexError) || thread.isPending(thread.types.stopIteration) {
                thread.pointee.exception = nil
                index = -1
                releaseHeld(thread)
                return .unbound
            }
            throw error
        }
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        if heldCount == 0 || index < 0 { return 0 }
        let length = try thread.length(TaipanRuntime.copy(held))
        return length < index ? 0 : index &+ 1
    }

    static let nativeType = NativeType(
        "reversed", .iterator, [.isBase],
        doc: "Return a reverse iterator over the values of the given sequence.",
        new: .variadic("reversed(sequence, /)", ReversedIterator.make),
        operations: IteratorBodies.install,
        rows: {
            [
                IteratorBodies.lengthHintRow,
                .method("__reduce__()", ReversedIterator.reducePosition, "Return state information for pickling."),
                .method("__setstate__(state, /)", ReversedIterator.setState, "Set state information for unpickling."),
            ]
        })

    private static func reducePosition(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let iterator = call[0].cast(ReversedIterator.self)
        if iterator.heldCount == 0 {
            return .object(
                thread.makeTuple(.object(iterator.type), .object(thread.makeTuple(.object(thread.makeTuple(count: 0)))))
            )
        }
        return .object(
            thread.makeTuple(
                .object(iterator.type), .object(thread.makeTuple(TaipanRuntime.copy(iterator.held))),
                .int(iterator.index)))
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let iterator = call[0].cast(ReversedIterator.self)
        if iterator.heldCount == 0 { return .none }
        let length = try thread.length(TaipanRuntime.copy(iterator.held))
        iterator.index = min(max(try thread.index(call[1]), -1), length &- 1)
        return .none
    }

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.types.reversed, "reversed")
        if call.count != 2 { throw thread.wrongArgumentCount("reversed", call.count - 1, 1, 1) }
        let sequence = call[1]
        if let list = thread.exactList(sequence) {
            return .object(ListReverseIterator(list, thread.types.listReverseIterator.root))
        }
        let found = thread.lookup(thread.type(of: sequence), thread.names.reversed)
        if found.isNone { throw thread.typeError("'\(thread.typeName(sequence))' object is not reversible") }
        if !found.isUnbound {
            return try thread.call(try thread.bind(found, to: sequence, thread.type(of: sequence)))
        }
        let type = thread.type(of: sequence)
        let hasLength = type.operations.length != nil || type.isHeapType
        guard type.operations.getItem != nil, hasLength, !type.matchOptions.contains(.isMapping) else {
            throw thread.typeError("'\(thread.typeName(sequence))' object is not reversible")
        }
        return .object(ReversedIterator(sequence, try thread.length(sequence), cls.root))
    }
}
