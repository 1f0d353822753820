// `itertools.chain`, `zip_longest`, `starmap`, `accumulate`, `pairwise` and `batched`.

/// `itertools.chain(*iterables)`: the iterator of iterables, then the one that is being gone through.
package final class ChainIterator: HoldingIterator {
    init(_ source: Value, _ shape: ShapeRef) {
        super.init(2, shape)
        held.initialize(to: source)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        try thread.checkNativeStack("")
        while true {
            if heldCount == 0 { return .unbound }
            if !held[1].isUnbound {
                let active = TaipanRuntime.copy(held + 1)
                let item = try thread.next(active)
                if !item.isUnbound { return item }
                if heldCount == 0 { return .unbound }
                store(held + 1, .unbound)
            }
            let source = TaipanRuntime.copy(held)
            let iterable: Value
            do throws(Raise) {
                iterable = try thread.next(source)
            } catch {
                releaseHeld(thread)
                throw error
            }
            if iterable.isUnbound {
                releaseHeld(thread)
                return .unbound
            }
            let active: Value
            do throws(Raise) {
                active = try thread.iterator(of: iterable)
            } catch {
                releaseHeld(thread)
                throw error
            }
            if heldCount != 0 { store(held + 1, active) }
            try thread.charge(1)
        }
    }

    package static let nativeType = NativeType(
        "itertools.chain", .iterator, [.isBase],
        doc: """
            Return a chain object whose .__next__() method returns elements from the
            first iterable until it is exhausted, then elements from the next
            iterable, until all of the iterables are exhausted.
            """,
        new: .variadic("chain(*iterables)", ChainIterator.make),
        operations: IteratorBodies.install,
        rows: {
            [
                .classMethod(
                    "from_iterable(iterable, /)", ChainIterator.fromIterable,
                    "Alternative chain() constructor taking a single iterable argument that evaluates lazily."),
                .classGetItem,
            ]
        })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.libraryType(nativeType), "chain")
        let iterables = thread.makeTuple(copying: call.arguments + 1, call.count - 1)
        return .object(ChainIterator(try thread.iterator(of: .object(iterables)), cls.root))
    }

    private static func fromIterable(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        return .object(ChainIterator(try thread.iterator(of: call[1]), try thread.receiverClass(call).root))
    }
}

/// `itertools.zip_longest(*iterables, fillvalue=None)`: the fill value, then the iterators, unbound after their end.
package final class LongestZipIterator: HoldingIterator {
    /// How many iterators have not ended.
    @exclusivity(unchecked) private final var activeCount: Int

    init(_ fillAndIterators: ListObject, _ shape: ShapeRef) {
        activeCount = fillAndIterators.count &- 1
        super.init(fillAndIterators.count, shape)
        copySlots(fillAndIterators.items, fillAndIterators.count, to: held)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        let count = heldCount
        if count == 0 || activeCount == 0 { return .unbound }
        try thread.checkNativeStack("")
        let tuple = thread.makeTuple(count: count &- 1)
        var i = 1
        while i < count {
            if heldCount == 0 { return .unbound }
            var item = Value.unbound
            if !held[i].isUnbound {
                let iterator = TaipanRuntime.copy(held + i)
                do throws(Raise) {
                    item = try thread.next(iterator)
                } catch {
                    activeCount = 0
                    throw error
                }
                if item.isUnbound {
                    activeCount &-= 1
                    if activeCount <= 0 || heldCount == 0 { return .unbound }
                    store(held + i, .unbound)
                }
            }
            if item.isUnbound { item = TaipanRuntime.copy(held) }
            (tuple.items + (i &- 1)).initialize(to: item)
            i &+= 1
        }
        return .object(tuple)
    }

    package static let nativeType = NativeType(
        "itertools.zip_longest", .iterator, [.isBase],
        doc: """
            Return a zip_longest object whose .__next__() method returns a tuple where
            the i-th element comes from the i-th iterable argument.  The .__next__()
            method continues until the longest iterable in the argument sequence
            is exhausted and then it raises StopIteration.  When the shorter iterables
            are exhausted, the fillvalue is substituted in their place.  The fillvalue
            defaults to None or can be specified by a keyword argument.
            """,
        new: .variadic("zip_longest(*iterables, fillvalue=None)", LongestZipIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        var fill = Value.none
        if let keywords = call.keywords {
            for i in 0..<keywords.count {
                guard let name = keywords[i].as(.string, StringObject.self), name.equals("fillvalue") else {
                    throw thread.typeError("zip_longest() got an unexpected keyword argument")
                }
                fill = call[call.count + i]
            }
        }
        let parts = thread.makeList(capacity: call.count)
        parts.append(fill)
        for i in 1..<max(call.count, 1) { parts.append(try thread.iterator(of: call[i])) }
        return .object(LongestZipIterator(parts, cls.root))
    }
}

/// `itertools.starmap(function, iterable)`.
package final class StarMapIterator: HoldingIterator {
    init(_ function: Value, _ iterator: Value, _ shape: ShapeRef) {
        super.init(2, shape)
        held.initialize(to: function)
        (held + 1).initialize(to: iterator)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount != 2 { return .unbound }
        try thread.checkNativeStack("")
        let function = TaipanRuntime.copy(held)
        let iterator = TaipanRuntime.copy(held + 1)
        let item = try thread.next(iterator)
        if item.isUnbound { return .unbound }
        let arguments: TupleObject
        if let tuple = thread.exactTuple(item) {
            arguments = tuple
        } else {
            arguments = thread.makeTuple(try thread.items(of: item))
        }
        let base = thread.pointee.sp
        try thread.checkStack(base + arguments.count)
        copySlots(arguments.items, arguments.count, to: base)
        return try thread.invoke(function, base, arguments.count, nil)
    }

    package static let nativeType = NativeType(
        "itertools.starmap", .iterator, [.isBase],
        doc: """
            Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the\
             given sequence.
            """,
        new: .variadic("starmap(function, iterable, /)", StarMapIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.libraryType(nativeType), "starmap")
        if call.count != 3 { throw thread.wrongArgumentCount("starmap", call.count - 1, 2, 2) }
        return .object(StarMapIterator(call[1], try thread.iterator(of: call[2]), cls.root))
    }
}

/// `itertools.accumulate(iterable, func=None, *, initial=None)`: the iterator, the function (or `None` for `+`), the total so far.
package final class AccumulateIterator: HoldingIterator {
    /// The initial value has not been given yet: it is the total.
    @exclusivity(unchecked) private final var startsWithTotal: Bool

    init(_ iterator: Value, _ function: Value, _ initial: Value, _ shape: ShapeRef) {
        startsWithTotal = !initial.isNone
        super.init(3, shape)
        held.initialize(to: iterator)
        (held + 1).initialize(to: function)
        if startsWithTotal { (held + 2).initialize(to: initial) }
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount != 3 { return .unbound }
        if startsWithTotal {
            startsWithTotal = false
            return TaipanRuntime.copy(held + 2)
        }
        try thread.checkNativeStack("")
        let iterator = TaipanRuntime.copy(held)
        let item = try thread.next(iterator)
        if item.isUnbound || heldCount != 3 { return .unbound }
        let result: Value
        if held[2].isUnbound {
            result = item
        } else {
            let total = TaipanRuntime.copy(held + 2)
            let function = TaipanRuntime.copy(held + 1)
            if !function.isNone {
                result = try thread.call(function, total, item)
            } else if case .int(let a) = total, case .int(let b) = item,
                case (let sum, false) = a.addingReportingOverflow(b)
            {
                result = .int(sum)
            } else {
                result = try thread.binary(.add, total, item)
            }
        }
        if heldCount == 3 { store(held + 2, result) }
        return result
    }

    package static let nativeType = NativeType(
        "itertools.accumulate", .iterator, [.isBase], doc: "Return series of accumulated sums.",
        new: .function("accumulate(iterable, func=None, *, initial=None)", AccumulateIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        return .object(AccumulateIterator(try thread.iterator(of: call[1]), call[2], call[3], cls.root))
    }
}

/// `itertools.pairwise(iterable)`: the iterator, and the item before (unbound at the start).
package final class PairwiseIterator: HoldingIterator {
    init(_ iterator: Value, _ shape: ShapeRef) {
        super.init(2, shape)
        held.initialize(to: iterator)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 { return .unbound }
        try thread.checkNativeStack("")
        let iterator = TaipanRuntime.copy(held)
        if held[1].isUnbound {
            let first = try thread.next(iterator)
            if first.isUnbound || heldCount == 0 { return end(thread) }
            store(held + 1, first)
        }
        let previous = TaipanRuntime.copy(held + 1)
        let item = try thread.next(iterator)
        if item.isUnbound || heldCount == 0 { return end(thread) }
        let pair = thread.makeTuple(count: 2)
        pair.items.initialize(to: previous)
        (pair.items + 1).initialize(to: item)
        store(held + 1, item)
        return .object(pair)
    }

    private final func end(_ thread: ThreadRef) -> Value {
        releaseHeld(thread)
        return .unbound
    }

    package static let nativeType = NativeType(
        "itertools.pairwise", .iterator, [.isBase],
        doc: """
            Return an iterator of overlapping pairs taken from the input iterator.

                s -> (s0,s1), (s1,s2), (s2, s3), ...
            """,
        new: .variadic("pairwise(iterable, /)", PairwiseIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.libraryType(nativeType), "pairwise")
        if call.count != 2 { throw thread.wrongArgumentCount("pairwise", call.count - 1, 1, 1) }
        return .object(PairwiseIterator(try thread.iterator(of: call[1]), cls.root))
    }
}

/// `itertools.batched(iterable, n, *, strict=False)`.
package final class BatchIterator: HoldingIterator {
    private final let size: Int
    private final let isStrict: Bool

    init(_ iterator: Value, _ size: Int, isStrict: Bool, _ shape: ShapeRef) {
        self.size = size
        self.isStrict = isStrict
        super.init(1, shape)
        held.initialize(to: iterator)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 { return .unbound }
        try thread.checkNativeStack("")
        let iterator = TaipanRuntime.copy(held)
        let batch = thread.makeList(capacity: min(size, 16))
        while batch.count < size {
            let item = try thread.next(iterator)
            if item.isUnbound {
                releaseHeld(thread)
                if batch.count == 0 { return .unbound }
                if isStrict { throw thread.valueError("batched(): incomplete batch") }
                break
            }
            batch.append(item)
            try thread.charge(1)
        }
        return .object(thread.makeTuple(copying: batch.items, batch.count))
    }

    package static let nativeType = NativeType(
        "itertools.batched", .iterator, [.isBase],
        doc: """
            Batch data into tuples of length n. The last batch may be shorter than n.

            Loops over the input iterable and accumulates data into tuples
            up to size n.  The input is consumed lazily, just enough to
            fill a batch.  The result is yielded as soon as a batch is full
            or when the input iterable is exhausted.

                >>> for batch in batched('ABCDEFG', 3):
                ...     print(batch)
                ...
                ('A', 'B', 'C')
                ('D', 'E', 'F')
                ('G',)

            If "strict" is True, raises a ValueError if the final batch is shorter
            than n.
            """,
        new: .function("batched(iterable, n, *, strict=False)", BatchIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        let size = try thread.index(call[2])
        let isStrict = try thread.truth(call[3])
        if size < 1 { throw thread.valueError("n must be at least one") }
        return .object(BatchIterator(try thread.iterator(of: call[1]), size, isStrict: isStrict, cls.root))
    }
}
