// What the objects of one interpreter share: the list of objects that can be part of a cycle, recycled slot buffers, the queue
// that makes the destruction of deep structures iterative, and the table of weak references.
//
// It sits behind a pointer that every shape carries, because a Swift `deinit` gets no context: object → shape → heap.
//
// The list of tracked objects is an array with swap-removal instead of CPython's doubly linked list: four bytes an object
// instead of sixteen, and one hot cache line (the end of the array) instead of two neighbours. Objects before `youngStart`
// have survived a collection.

@usableFromInline package typealias HeapRef = UnsafeMutablePointer<Heap>

/// What is left of a buffer whose values are being released.
struct Leftover {
    let slots: Slots
    /// The first value that has not been released.
    var first: Int
    let count: Int
    let capacity: Int
}

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
    /// (A `stat_result` has nineteen values.)
    static let largestPooled = 20
    /// How deep the destruction of nested containers is right now, and what waits for it to come back up.
    var destructionDepth = 0
    var postponed: [Leftover] = []
    static let deepestDestruction = 200
    /// So many values are released between two looks at whether the script has been told to stop.
    static let dropPiece = 1 << 14
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
        if holdsPlainValues(items, count) {
            freeBytes(UnsafeMutableRawPointer(items))
        } else {
            dropObjects(Leftover(slots: items, first: 0, count: count, capacity: Heap.unpooled))
        }
    }

    /// Releases the values of a container that is being destroyed, and frees its buffer. Nested containers deeper than
    /// `deepestDestruction` are put aside and dropped by the outermost call, so that no chain overflows the native stack.
    @inline(__always) package func dropSlots(_ slots: Slots, _ count: Int, _ capacity: Int) {
        if holdsPlainValues(slots, count) {
            freeSlots(slots, capacity)
        } else {
            dropObjects(Leftover(slots: slots, first: 0, count: count, capacity: capacity))
        }
    }

    /// None of the values is an object, and there are not very many of them.
    @inline(__always) private func holdsPlainValues(_ slots: Slots, _ count: Int) -> Bool {
        var i = 0
        while i < count {
            if case .object = slots[i] { return false }
            i &+= 1
            if i == Heap.dropPiece { return false }
        }
        return true
    }

    @inline(never) private func dropObjects(_ leftover: Leftover) {
        if pointee.destructionDepth >= Heap.deepestDestruction {
            pointee.postponed.append(leftover)
            return
        }
        pointee.destructionDepth += 1
        if leftover.count &- leftover.first <= Heap.dropPiece {
            drop(leftover.slots + leftover.first, leftover.count &- leftover.first)
            freeSlots(leftover.slots, leftover.capacity)
        } else {
            dropInPieces(leftover)
        }
        if pointee.destructionDepth == 1 { dropPostponed() }
        pointee.destructionDepth -= 1
    }

    /// A script that is told to stop does not wait for the end of a large structure: the rest stays for the end of the interpreter.
    private func dropInPieces(_ leftover: Leftover) {
        var rest = leftover
        while rest.count &- rest.first > Heap.dropPiece {
            drop(rest.slots + rest.first, Heap.dropPiece)
            rest.first &+= Heap.dropPiece
            if isToStop {
                pointee.postponed.append(rest)
                return
            }
        }
        drop(rest.slots + rest.first, rest.count &- rest.first)
        freeSlots(rest.slots, rest.capacity)
    }

    private func dropPostponed() {
        while !isToStop, let next = pointee.postponed.popLast() { dropInPieces(next) }
    }

    /// Drops all that has been put aside.
    func finishDropping() {
        pointee.destructionDepth += 1
        dropPostponed()
        pointee.destructionDepth -= 1
    }

    /// The script has been told to stop, or has been stopped: what it leaves behind is taken apart later.
    @inline(__always) var isToStop: Bool {
        guard let thread = pointee.currentThread else { return false }
        return thread.pointee.isStopped || thread.pointee.countdown < 0 && thread.isToStop
    }

    /// Keeps the body of a function that goes away until no frame runs it any more (frames do not retain their body).
    func retire(_ body: consuming FunctionBody) {
        if isKnownUniquelyReferenced(&body) { pointee.retiredBodies.append(body) }
    }
}
