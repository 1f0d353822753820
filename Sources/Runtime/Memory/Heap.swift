// What the objects of one interpreter share: the list of objects that can be part of a cycle, recycled slot buffers, the queue
// that makes the destruction of deep structures iterative, and the table of weak references.
//
// It sits behind a pointer that every shape carries, because a Swift `deinit` gets no context: object → shape → heap.
//
// The list of tracked objects is an array with swap-removal instead of CPython's doubly linked list: four bytes an object
// instead of sixteen, and one hot cache line (the end of the array) instead of two neighbours. Objects before `youngStart`
// have survived a collection.

@usableFromInline package typealias HeapRef = UnsafeMutablePointer<Heap>

@usableFromInline package struct Heap {
    /// Objects the collector knows; index 0 is never used (an object's `heapIndex` of 0 means "not tracked").
    var tracked: UnsafeMutablePointer<Unmanaged<Object>>
    var trackedCount = 1
    var trackedCapacity: Int
    var youngStart = 1
    /// Collect when this many objects have been added since the last collection; 0 switches that off.
    var threshold = 20_000
    var isEnabled = true
    var isCollecting = false
    /// A collection has looked at the program's objects. Until then those that came with the interpreter are the old ones.
    var hasCollected = false
    /// How many objects were tracked after the last full collection.
    var lastFullCount = 0
    /// The name of the slot that holds the dict of an object in dictionary shape.
    var dictionarySlotName: StringObject?
    private var lastShapeID = 0
    /// Recycled slot buffers by capacity; the first word of a free buffer is the next one.
    var pools: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    static let largestPooled = 16
    /// How deep the destruction of nested containers is right now, and what waits for it to come back up.
    var destructionDepth = 0
    var postponed: [(slots: Slots, count: Int, capacity: Int)] = []
    static let deepestDestruction = 200
    /// A capacity that says "from `malloc`".
    static let unpooled = Int.max
    /// Weak references by the address of what they refer to.
    var weakReferences: [ObjectIdentifier: [Unmanaged<WeakReferenceObject>]] = [:]
    /// The thread that holds the interpreter lock: who runs `__del__`.
    package var currentThread: ThreadRef?
    /// All types ever made, so that a shape never outlives its type. Cleared with the interpreter.
    var types: [TypeObject] = []
    /// The table of every empty dict: one free place.
    let emptyTable: UnsafeMutablePointer<Int32>
    /// Bodies of functions that are gone, although a call may still be running in one: freed by the checkpoint.
    var retiredBodies: [FunctionBody] = []
    var statistics = CollectorStatistics()
    /// The shapes of exact strings and tuples (see `PlainKey`).
    var stringShape: UnsafeMutableRawPointer?
    var tupleShape: UnsafeMutableRawPointer?
    /// Interned strings (`sys.intern`, names in programs), by their text; they do not keep the string alive.
    var interned = InternTable()

    init() {
        trackedCapacity = 1024
        tracked = .allocate(capacity: 1024)
        emptyTable = .allocate(capacity: 1)
        emptyTable.initialize(to: -1)
        pools = .allocate(capacity: Heap.largestPooled + 1)
        pools.initialize(repeating: nil, count: Heap.largestPooled + 1)
    }

    mutating func makeShapeID() -> Int {
        lastShapeID &+= 1
        return lastShapeID
    }
}

extension UnsafeMutablePointer where Pointee == Heap {
    @inline(__always) func track(_ object: Unmanaged<Object>) {
        let index = pointee.trackedCount
        if index == pointee.trackedCapacity { growTracked() }
        pointee.tracked[index] = object
        object._withUnsafeGuaranteedRef { $0.heapIndex = UInt32(truncatingIfNeeded: index) }
        pointee.trackedCount = index &+ 1
    }

    @inline(never) private func growTracked() {
        let capacity = pointee.trackedCapacity * 2
        let grown = UnsafeMutablePointer<Unmanaged<Object>>.allocate(capacity: capacity)
        (grown + 1).moveInitialize(from: pointee.tracked + 1, count: pointee.trackedCount - 1)
        pointee.tracked.deallocate()
        pointee.tracked = grown
        pointee.trackedCapacity = capacity
    }

    @inline(__always) func untrack(_ object: Object) {
        var hole = Int(object.heapIndex)
        object.heapIndex = 0
        let last = pointee.trackedCount &- 1
        if hole < pointee.youngStart {
            // keep the old ones together: the last old one fills the hole, the last young one takes its place
            let lastOld = pointee.youngStart &- 1
            if hole != lastOld { move(lastOld, to: hole) }
            pointee.youngStart = lastOld
            hole = lastOld
        }
        if hole != last { move(last, to: hole) }
        pointee.trackedCount = last
    }

    @inline(__always) private func move(_ from: Int, to index: Int) {
        let object = pointee.tracked[from]
        pointee.tracked[index] = object
        object._withUnsafeGuaranteedRef { $0.heapIndex = UInt32(truncatingIfNeeded: index) }
    }

    /// Uninitialised slots; give them back with `freeSlots` and the same capacity. A capacity of 0 is `noSlots`.
    @inline(__always) package func allocateSlots(_ capacity: Int) -> Slots {
        if capacity <= Heap.largestPooled {
            if let free = pointee.pools[capacity] {
                pointee.pools[capacity] = free.load(as: UnsafeMutableRawPointer?.self)
                return free.assumingMemoryBound(to: Value.self)
            }
            if capacity == 0 { return noSlots }
        }
        return allocateBytes(capacity &* 16).assumingMemoryBound(to: Value.self)
    }

    @inline(__always) package func freeSlots(_ slots: Slots, _ capacity: Int) {
        if capacity <= Heap.largestPooled {
            if capacity == 0 { return }
            let raw = UnsafeMutableRawPointer(slots)
            raw.storeBytes(of: pointee.pools[capacity], as: UnsafeMutableRawPointer?.self)
            pointee.pools[capacity] = raw
        } else {
            freeBytes(UnsafeMutableRawPointer(slots))
        }
    }

    @inline(__always) func dropAttributes(_ slots: Slots, _ count: Int, _ capacity: Int) {
        dropSlots(slots, count, capacity)
    }

    /// The same for a buffer that grows (from `malloc`, not from a pool).
    @inline(__always) package func dropItems(_ items: Slots, _ count: Int, _ capacity: Int) {
        var i = 0
        while i < count {
            if case .object = items[i] {
                dropObjects(items, from: i, count, Heap.unpooled)
                return
            }
            i &+= 1
        }
        freeBytes(UnsafeMutableRawPointer(items))
    }

    /// Releases the values of a container that is being destroyed, and frees its buffer. Nested containers deeper than
    /// `deepestDestruction` are put aside and dropped by the outermost call, so that no chain overflows the native stack.
    @inline(__always) package func dropSlots(_ slots: Slots, _ count: Int, _ capacity: Int) {
        var i = 0
        while i < count {
            if case .object = slots[i] {
                dropObjects(slots, from: i, count, capacity)
                return
            }
            i &+= 1
        }
        freeSlots(slots, capacity)
    }

    @inline(never) private func dropObjects(_ slots: Slots, from first: Int, _ count: Int, _ capacity: Int) {
        if pointee.destructionDepth >= Heap.deepestDestruction {
            pointee.postponed.append((slots, count, capacity))
            return
        }
        pointee.destructionDepth += 1
        drop(slots + first, count - first)
        freeSlots(slots, capacity)
        if pointee.destructionDepth == 1 {
            while let next = pointee.postponed.popLast() {
                drop(next.slots, next.count)
                freeSlots(next.slots, next.capacity)
            }
        }
        pointee.destructionDepth -= 1
    }

    /// Keeps the body of a function that goes away until no frame runs it any more (frames do not retain their body).
    func retire(_ body: consuming FunctionBody) {
        if isKnownUniquelyReferenced(&body) { pointee.retiredBodies.append(body) }
    }
}
