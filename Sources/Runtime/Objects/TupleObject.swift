// `tuple`: storage. Its Python methods are in `TupleMethods.swift`.
//
// The number of items is fixed. Whoever makes a tuple initialises every item before anybody else can see it.
//
// The hidden fields of a struct sequence (`st_atime_ns`) lie behind its items in the same block, and its attributes point there: a
// status with its nineteen values is two allocations.
//
// Unsafe: `items` is owned by the tuple and comes from the heap's pools.

@usableFromInline package final class TupleObject: Object {
    @usableFromInline package final let items: Slots
    @usableFromInline package final let count: Int
    /// -1 until it is asked for.
    @exclusivity(unchecked) final var cachedHash = -1

    private init(count: Int, _ shape: ShapeRef) {
        self.count = count
        items = shape._withUnsafeGuaranteedRef { $0.heap }.allocateSlots(count)
        super.init(.tuple, shape)
        makeUnbound(items, count)
    }

    /// A tuple of `count` items, all unbound: fill them at once. (Tracked from outside: within `init` that costs a retain.)
    @inline(__always) package static func tracked(count: Int, _ shape: ShapeRef) -> TupleObject {
        let tuple = TupleObject(count: count, shape)
        tuple.track()
        return tuple
    }

    /// For `joined`.
    private init(count: Int, hidden: Int, _ shape: ShapeRef) {
        self.count = count
        items = shape._withUnsafeGuaranteedRef { $0.heap }.allocateSlots(count &+ hidden)
        super.init(.tuple, shape)
        attributes = items + count
    }

    /// A struct sequence of `count` items and `hidden` fields behind them, all uninitialised: fill them at once. It is not tracked,
    /// which those that may hold containers must be.
    @inline(__always) static func joined(count: Int, hidden: Int, _ shape: ShapeRef) -> TupleObject {
        TupleObject(count: count, hidden: hidden, shape)
    }

    /// How many values there are in the block of the items.
    @inline(__always) private final var slotCount: Int {
        count &+ (isJoined ? shape._withUnsafeGuaranteedRef { $0.count } : 0)
    }

    /// The attributes lie behind the items. (An object without attributes may still have a shape that lists some.)
    @inline(__always) final var isJoined: Bool { attributes == items + count && count != 0 && attributeCapacity == 0 }

    /// Takes over the `count` items at `values`, which are uninitialised afterwards.
    @inline(__always) init(moving values: Slots, _ count: Int, _ shape: ShapeRef) {
        self.count = count
        items = shape._withUnsafeGuaranteedRef { $0.heap }.allocateSlots(count)
        super.init(.tuple, shape)
        moveBytes(items, values, count &* 16)
        track()
    }

    /// Takes over a buffer from `allocateSlots(count)` whose items are there.
    private init(adopting slots: Slots, _ count: Int, _ shape: ShapeRef) {
        self.count = count
        items = slots
        super.init(.tuple, shape)
        track()
    }

    /// A tuple of `count` items that `fill` writes in order, telling how many there are: what a stop in between leaves behind is
    /// dropped, and no memory is touched before its turn.
    static func filled(
        _ count: Int, _ thread: ThreadRef, _ fill: (Slots, (Int) -> Void) throws(Raise) -> Void
    ) throws(Raise) -> TupleObject {
        let slots = thread.heap.allocateSlots(count)
        var done = 0
        do throws(Raise) { try fill(slots) { done = $0 } } catch {
            thread.heap.dropSlots(slots, done, count)
            throw error
        }
        return TupleObject(adopting: slots, count, thread.pointee.shapes.tuple)
    }

    /// Says that no value of a new tuple is an object, so that none has to be looked for when it goes.
    package final func markNumeric() { flags.insert(.custom1) }

    deinit {
        if flags.contains(.custom1) {
            shape._withUnsafeGuaranteedRef { $0.heap }.freeSlots(items, slotCount)
            return
        }
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        let slotCount = slotCount
        shape._withUnsafeGuaranteedRef { $0.heap }.dropSlots(items, slotCount, slotCount)
    }

    @inlinable @inline(__always) package final subscript(index: Int) -> Value { copy(items + index) }

    package override var ownedBytes: Int { slotCount &* 16 }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visitSlots(items, slotCount, visit)
    }

    package override func moveToSuccessor() -> Object? {
        let successor = TupleObject.tracked(count: count, shape)
        for i in 0..<count { store(successor.items + i, copy(items + i)) }
        moveAttributes(to: successor)
        return successor
    }
}

extension Unmanaged where Instance == TupleObject {
    @inline(__always) var count: Int { _withUnsafeGuaranteedRef { $0.count } }
    @inline(__always) var items: Slots { _withUnsafeGuaranteedRef { $0.items } }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A tuple of unbound items; fill them with `(tuple.items + i).initialize(to:)`.
    @inline(__always) package func makeTuple(count: Int) -> TupleObject {
        TupleObject.tracked(count: count, pointee.shapes.tuple)
    }

    package func makeTuple(_ only: consuming Value) -> TupleObject {
        let tuple = makeTuple(count: 1)
        tuple.items.initialize(to: only)
        return tuple
    }

    /// A pair, the most frequent of all. (Its own function: the array of a variadic one costs as much as the tuple.)
    package func makeTuple(_ first: consuming Value, _ second: consuming Value) -> TupleObject {
        let tuple = makeTuple(count: 2)
        tuple.items.initialize(to: first)
        (tuple.items + 1).initialize(to: second)
        return tuple
    }

    package func makeTuple(_ first: Value, _ second: Value, _ third: Value, _ others: Value...) -> TupleObject {
        makeTuple([first, second, third] + others)
    }

    package func makeTuple(_ values: [Value]) -> TupleObject {
        let tuple = makeTuple(count: values.count)
        for (i, value) in values.enumerated() { (tuple.items + i).initialize(to: value) }
        return tuple
    }

    /// From owned slots, which are uninitialised afterwards.
    @inline(__always) func makeTuple(moving slots: Slots, _ count: Int) -> TupleObject {
        TupleObject(moving: slots, count, pointee.shapes.tuple)
    }

    /// From borrowed slots.
    package func makeTuple(copying slots: Slots, _ count: Int) -> TupleObject {
        let tuple = makeTuple(count: count)
        copySlots(slots, count, to: tuple.items)
        return tuple
    }

    /// The same for any number of them: in pieces, between which the script can be stopped.
    func makeTuple(copyingLong slots: Slots, _ count: Int) throws(Raise) -> TupleObject {
        if count <= 1 << 14 { return makeTuple(copying: slots, count) }
        return try TupleObject.filled(count, self) { (target, tell) throws(Raise) in
            try repeatSlots(slots, count, into: target, count, tell)
        }
    }
}
