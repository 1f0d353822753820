// `itertools.product`, `permutations`, `combinations` and `combinations_with_replacement`.
//
// All four walk over positions in pools that were read completely at the start. The tuple given last is changed in place if the
// caller has dropped it already (`for a, b in product(…)`), which saves most of the cost of an item.
//
// Unsafe: `indices` is owned by the iterator.

/// What the four have in common: the pools as tuples in `held`, and one index per place of the result.
package class CombinatoricIterator: HoldingIterator {
    final let length: Int
    @exclusivity(unchecked) final var indices: UnsafeMutablePointer<Int>
    /// What was given last; nil before the first item.
    @exclusivity(unchecked) final var result: TupleObject?
    @exclusivity(unchecked) final var hasEnded = false

    /// Every place of the result draws from the same pool.
    init(pool: TupleObject, length: Int, indexCount: Int, _ shape: ShapeRef) {
        self.length = length
        indices = allocateBytes(max(indexCount, 1) &* 8).assumingMemoryBound(to: Int.self)
        indices.initialize(repeating: 0, count: max(indexCount, 1))
        super.init(1, shape)
        held.initialize(to: .object(pool))
    }

    /// A pool per place.
    init(pools: ListObject, repeated times: Int, _ shape: ShapeRef) {
        length = pools.count &* times
        indices = allocateBytes(max(length, 1) &* 8).assumingMemoryBound(to: Int.self)
        indices.initialize(repeating: 0, count: max(length, 1))
        super.init(length, shape)
        for i in 0..<max(times, 0) { copySlots(pools.items, pools.count, to: held + i &* pools.count) }
    }

    deinit { freeBytes(indices) }

    /// The pool of a place, unowned.
    @inline(__always) final func pool(_ place: Int) -> Unmanaged<TupleObject>? {
        peek(held + place)?.to(TupleObject.self)
    }

    /// Writes one place of the result.
    @inline(__always) final func set(_ place: Int, _ result: TupleObject, from pool: Unmanaged<TupleObject>) {
        store(result.items + place, TaipanRuntime.copy(pool.items + indices[place]))
    }

    /// A tuple that nobody else has: the last one if it is free, else a copy of it.
    @inline(__always) final func ownResult(_ thread: ThreadRef) -> TupleObject {
        if isKnownUniquelyReferenced(&result), let result {
            result.forgetHash()
            return result
        }
        return renewResult(thread)
    }

    @inline(never) private final func renewResult(_ thread: ThreadRef) -> TupleObject {
        let fresh = thread.makeTuple(count: length)
        if let result { copySlots(result.items, length, to: fresh.items) }
        result = fresh
        return fresh
    }

    final func end(_ thread: ThreadRef) -> Value {
        hasEnded = true
        result = nil
        releaseHeld(thread)
        return .unbound
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let result { visit(result) }
    }

    package override func clearReferences() {
        hasEnded = true
        super.clearReferences()
        result = nil
    }
}

extension TupleObject {
    /// For a tuple that nobody else has: its items are about to change.
    @inline(__always) final func forgetHash() { cachedHash = -1 }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// All items of an iterable as a tuple: a pool.
    fileprivate func makePool(_ iterable: Value) throws(Raise) -> TupleObject {
        if let tuple = exactTuple(iterable) { return tuple }
        if let list = exactList(iterable) { return makeTuple(copying: list.items, list.count) }
        let list = makeList()
        try forEach(iterable) { (item) throws(Raise) in
            list.append(item)
            try charge(1)
        }
        return makeTuple(copying: list.items, list.count)
    }

    /// The `r` of combinations: not negative, and a result of that length can be had.
    fileprivate func combinationLength(_ value: Value) throws(Raise) -> Int {
        let length = try index(value)
        if length < 0 { throw valueError("r must be non-negative") }
        try checkAllocation(length, of: 16)
        return length
    }
}

/// `itertools.product(*iterables, repeat=1)`.
package final class ProductIterator: CombinatoricIterator {
    init(_ pools: ListObject, _ times: Int, _ shape: ShapeRef) {
        super.init(pools: pools, repeated: times, shape)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if hasEnded { return .unbound }
        guard result != nil else { return first(thread) }
        // the last place that can go on goes on, those behind it start again
        var place = length &- 1
        while place >= 0, let pool = pool(place) {
            indices[place] &+= 1
            if indices[place] < pool.count { break }
            place &-= 1
        }
        if place < 0 { return end(thread) }
        let result = ownResult(thread)
        if let pool = pool(place) { set(place, result, from: pool) }
        var behind = place &+ 1
        while behind < length, let pool = pool(behind) {
            indices[behind] = 0
            set(behind, result, from: pool)
            behind &+= 1
        }
        return .object(result)
    }

    private final func first(_ thread: ThreadRef) -> Value {
        for place in 0..<length { if let pool = pool(place), pool.count == 0 { return end(thread) } }
        let made = thread.makeTuple(count: length)
        for place in 0..<length { if let pool = pool(place) { set(place, made, from: pool) } }
        result = made
        return .object(made)
    }

    package static let nativeType = NativeType(
        "itertools.product", .iterator, [.isBase],
        doc: """
            Cartesian product of input iterables.  Equivalent to nested for-loops.

            For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).
            The leftmost iterators are in the outermost for-loop, so the output tuples
            cycle in a manner similar to an odometer (with the rightmost element changing
            on every iteration).

            To compute the product of an iterable with itself, specify the number
            of repetitions with the optional repeat keyword argument. For example,
            product(A, repeat=4) means the same as product(A, A, A, A).

            product('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)
            product((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...
            """,
        new: .variadic("product(*iterables, repeat=1)", ProductIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        var times = 1
        if let keywords = call.keywords {
            for i in 0..<keywords.count {
                guard let name = keywords[i].as(.string, StringObject.self) else { continue }
                if !name.equals("repeat") {
                    throw thread.typeError("product() got an unexpected keyword argument '\(name.text)'")
                }
                times = try thread.index(call[call.count + i])
                if times < 0 { throw thread.valueError("repeat argument cannot be negative") }
            }
        }
        let given = call.count - 1
        let (places, overflow) = given.multipliedReportingOverflow(by: times)
        if overflow || places >= Int.max / 16 { throw thread.overflowError("repeat argument too large") }
        try thread.checkAllocation(places, of: 16)
        let pools = thread.makeList(capacity: given)
        if times > 0 { for i in 0..<given { pools.append(.object(try thread.makePool(call[i + 1]))) } }
        return .object(ProductIterator(pools, times, cls.root))
    }
}

/// `itertools.permutations(iterable, r=None)`: `indices` is the order of the whole pool; `cycles`, behind it in the same buffer,
/// counts how often each place can still change.
package final class PermutationIterator: CombinatoricIterator {
    private final let count: Int

    init(_ pool: TupleObject, _ length: Int, _ shape: ShapeRef) {
        count = pool.count
        let isPossible = length <= pool.count
        super.init(pool: pool, length: length, indexCount: isPossible ? pool.count &+ length : 0, shape)
        hasEnded = !isPossible
        if isPossible {
            for i in 0..<count { indices[i] = i }
            for i in 0..<length { indices[count &+ i] = count &- i }
        }
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if hasEnded { return .unbound }
        guard let pool = pool(0) else { return .unbound }
        if result == nil {
            let made = thread.makeTuple(count: length)
            for place in 0..<length { set(place, made, from: pool) }
            result = made
            return .object(made)
        }
        let cycles = indices + count
        var place = length &- 1
        while place >= 0 {
            cycles[place] &-= 1
            if cycles[place] > 0 { break }
            // back in the first order of these places: turn them around and look further left
            let first = indices[place]
            moveBytes(indices + place, indices + place + 1, (count &- place &- 1) &* 8)
            indices[count &- 1] = first
            cycles[place] = count &- place
            place &-= 1
        }
        if place < 0 { return end(thread) }
        let other = count &- cycles[place]
        (indices[place], indices[other]) = (indices[other], indices[place])
        let result = ownResult(thread)
        while place < length {
            set(place, result, from: pool)
            place &+= 1
        }
        return .object(result)
    }

    package static let nativeType = NativeType(
        "itertools.permutations", .iterator, [.isBase],
        doc: """
            Return successive r-length permutations of elements in the iterable.

            permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)
            """,
        new: .function("permutations(iterable, r=None)", PermutationIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        let pool = try thread.makePool(call[1])
        var length = pool.count
        if !call.arguments[2].isNone {
            if thread.bigInteger(call[2]) == nil { throw thread.typeError("Expected int as r") }
            length = try thread.combinationLength(call[2])
        }
        return .object(PermutationIterator(pool, length, cls.root))
    }
}

/// `itertools.combinations(iterable, r)` and `combinations_with_replacement(iterable, r)`.
package final class CombinationIterator: CombinatoricIterator {
    private final let isReplacing: Bool
    private final let count: Int

    init(_ pool: TupleObject, _ length: Int, isReplacing: Bool, _ shape: ShapeRef) {
        self.isReplacing = isReplacing
        count = pool.count
        let isPossible = isReplacing ? pool.count > 0 || length == 0 : length <= pool.count
        super.init(pool: pool, length: length, indexCount: isPossible ? length : 0, shape)
        hasEnded = !isPossible
        if isPossible && !isReplacing { for i in 0..<length { indices[i] = i } }
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if hasEnded { return .unbound }
        guard let pool = pool(0) else { return .unbound }
        if result == nil {
            let made = thread.makeTuple(count: length)
            for place in 0..<length { set(place, made, from: pool) }
            result = made
            return .object(made)
        }
        // the last place that can go on; places behind it follow
        var place = length &- 1
        let highest = isReplacing ? count &- 1 : count &- length
        let slope = isReplacing ? 0 : 1
        while place >= 0 && indices[place] == highest &+ place &* slope { place &-= 1 }
        if place < 0 { return end(thread) }
        let result = ownResult(thread)
        var index = indices[place] &+ 1
        while place < length {
            indices[place] = index
            set(place, result, from: pool)
            index &+= slope
            place &+= 1
        }
        return .object(result)
    }

    package static let combinationsType = NativeType(
        "itertools.combinations", .iterator, [.isBase],
        doc: """
            Return successive r-length combinations of elements in the iterable.

            combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)
            """,
        new: .function("combinations(iterable, r)", CombinationIterator.makeCombinations),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    package static let replacingType = NativeType(
        "itertools.combinations_with_replacement", .iterator, [.isBase],
        doc: """
            Return successive r-length combinations of elements in the iterable allowing individual elements to have\
             successive repeats.

            combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')
            """,
        new: .function("combinations_with_replacement(iterable, r)", CombinationIterator.makeReplacing),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func makeCombinations(_ call: Call) throws(Raise) -> Value { try make(call, isReplacing: false) }
    private static func makeReplacing(_ call: Call) throws(Raise) -> Value { try make(call, isReplacing: true) }

    private static func make(_ call: Call, isReplacing: Bool) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        let pool = try thread.makePool(call[1])
        let length = try thread.combinationLength(call[2])
        return .object(CombinationIterator(pool, length, isReplacing: isReplacing, cls.root))
    }
}
