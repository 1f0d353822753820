// `list`: storage. Its Python methods are in `ListMethods.swift`.
//
// An own buffer of values: Swift's `Array` in a class field costs 4-15 times as much (uniqueness and exclusivity checks).
//
// Unsafe: `items` is owned by the list. Nobody may keep an item's address across anything that runs Python code.

import TaipanHost

@usableFromInline package final class ListObject: Object {
    // (behind accessors, see `Object.shape`)
    @usableFromInline @exclusivity(unchecked) final var storedItems: Slots
    @usableFromInline @exclusivity(unchecked) final var storedCount: Int = 0
    @usableFromInline @exclusivity(unchecked) final var storedCapacity: Int

    @inlinable package final var items: Slots {
        @inline(__always) get { storedItems }
        @inline(__always) set { storedItems = newValue }
    }

    @inlinable package final var count: Int {
        @inline(__always) get { storedCount }
        @inline(__always) set { storedCount = newValue }
    }

    @inlinable package final var capacity: Int {
        @inline(__always) get { storedCapacity }
        @inline(__always) set { storedCapacity = newValue }
    }

    private init(capacity: Int, _ shape: ShapeRef) {
        storedCapacity = capacity
        storedItems = capacity == 0 ? noSlots : allocateBytes(capacity &* 16).assumingMemoryBound(to: Value.self)
        super.init(.list, shape)
    }

    /// An empty list with room for `capacity` items. (Tracked from outside: within `init` that costs a retain.)
    @inline(__always) package static func tracked(capacity: Int, _ shape: ShapeRef) -> ListObject {
        let list = ListObject(capacity: capacity, shape)
        list.track()
        return list
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        if capacity != 0 { shape._withUnsafeGuaranteedRef { $0.heap }.dropItems(items, count, capacity) }
    }

    @inlinable @inline(__always) package final func append(_ value: consuming Value) {
        if count == capacity { grow(count &+ 1) }
        (items + count).initialize(to: value)
        count &+= 1
    }

    /// Makes room for at least `needed` items, with the growth of CPython's lists.
    @usableFromInline @inline(never) package final func grow(_ needed: Int) {
        let wanted = ListObject.roomy(needed)
        let old = capacity == 0 ? nil : UnsafeMutableRawPointer(items)
        if let grown = RawMemory.reallocate(old, wanted &* 16) {
            items = grown.assumingMemoryBound(to: Value.self)
            capacity = wanted
        } else {
            // what was checked is `needed`
            items = reallocateBytes(old, needed &* 16).assumingMemoryBound(to: Value.self)
            capacity = needed
        }
    }

    /// The capacity for `needed` items that leaves room for more.
    static func roomy(_ needed: Int) -> Int { max(needed, needed + needed >> 3 + 6) }

    /// Makes room for one more item; `MemoryError` if there is no memory for it.
    @inline(never) final func makeRoom(_ thread: ThreadRef) throws(Raise) {
        if count < capacity { return }
        try thread.checkGrowth(ListObject.roomy(count &+ 1), of: 16)
        grow(count &+ 1)
    }

    /// Inserts before `index`, which is in `0...count`.
    package final func insert(_ value: consuming Value, at index: Int) {
        if count == capacity { grow(count &+ 1) }
        moveBytes(items + index + 1, items + index, (count &- index) &* 16)
        (items + index).initialize(to: value)
        count &+= 1
    }

    /// Takes out the item at an index that is in range.
    package final func remove(at index: Int) -> Value {
        let value = (items + index).move()
        count &-= 1
        moveBytes(items + index, items + index + 1, (count &- index) &* 16)
        return value
    }

    /// Empties the list; the items are dropped last, because that may run any code.
    package final func removeAll() {
        let (old, oldCount, oldCapacity) = (items, count, capacity)
        items = noSlots
        count = 0
        capacity = 0
        if oldCapacity != 0 { shape._withUnsafeGuaranteedRef { $0.heap }.dropItems(old, oldCount, oldCapacity) }
    }

    package override var ownedBytes: Int { capacity &* 16 }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visitSlots(items, count, visit)
    }

    package override func clearReferences() {
        super.clearReferences()
        removeAll()
    }

    package override func moveToSuccessor() -> Object? {
        let successor = ListObject.tracked(capacity: 0, shape)
        (successor.items, successor.count, successor.capacity) = (items, count, capacity)
        (items, count, capacity) = (noSlots, 0, 0)
        moveAttributes(to: successor)
        return successor
    }
}

extension Unmanaged where Instance == ListObject {
    @inline(__always) var count: Int {
        get { _withUnsafeGuaranteedRef { $0.count } }
        nonmutating set { _withUnsafeGuaranteedRef { $0.count = newValue } }
    }
    @inline(__always) var capacity: Int { _withUnsafeGuaranteedRef { $0.capacity } }
    @inline(__always) var items: Slots { _withUnsafeGuaranteedRef { $0.items } }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    @inline(__always) package func makeList(capacity: Int = 0) -> ListObject {
        ListObject.tracked(capacity: capacity, pointee.shapes.list)
    }

    package func makeList(_ values: [Value]) -> ListObject {
        let list = makeList(capacity: values.count)
        for value in values { list.append(value) }
        return list
    }
}
