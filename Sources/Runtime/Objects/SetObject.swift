// `set` and `frozenset`: storage. Their Python methods are in `SetMethods.swift`, the operators in `SetOperators.swift`.
//
// One table of (hash, key), open addressing, no order kept. A search looks at up to ten neighbouring places before it jumps, so that
// most searches stay within two cache lines. The growth and the walk through the table are CPython's, because scripts can see
// them: a set of small integers comes out in the same order. The fast probe calls nothing, as in `DictObject`.
//
// Unsafe: `table` is owned by the set. `version` changes whenever a key is added or removed or the table moves, so that a search
// whose `__eq__` changed the set notices and starts again.

package final class SetObject: Object {
    struct Entry {
        var hash: Int
        /// Unbound for a free place (hash 0) or a removed key (hash -1).
        var key: Value
    }

    @exclusivity(unchecked) final var table: UnsafeMutablePointer<Entry>
    @exclusivity(unchecked) final var mask: Int
    /// Places that are not free: keys and removed keys.
    @exclusivity(unchecked) final var fill = 0
    /// Keys: Python's `len`.
    @exclusivity(unchecked) package final var count = 0
    @exclusivity(unchecked) final var version = 0
    /// Where `pop` goes on looking.
    @exclusivity(unchecked) final var finger = 0
    /// The hash of a frozenset; -1 until it is asked for.
    @exclusivity(unchecked) final var cachedHash = -1

    static let absent = -1
    static let undecided = -2
    /// How many neighbours are looked at before a jump.
    private static let neighbours = 9

    package override init(_ kind: Kind, _ shape: ShapeRef) {
        mask = 7
        table = SetObject.makeTable(8)
        super.init(kind, shape)
        track()
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        releaseTable(table, mask &+ 1, count)
    }

    static func makeTable(_ size: Int) -> UnsafeMutablePointer<Entry> {
        let table = allocateBytes(size &* MemoryLayout<Entry>.stride).assumingMemoryBound(to: Entry.self)
        clear(table, size)
        return table
    }

    /// Makes places that have never been used.
    private static func clear(_ places: UnsafeMutablePointer<Entry>, _ count: Int) {
        places.initialize(repeating: Entry(hash: 0, key: .unbound), count: count)
    }

    @inline(__always) final func keySlot(_ place: Int) -> Slots {
        (UnsafeMutableRawPointer(table + place) + 8).assumingMemoryBound(to: Value.self)
    }

    /// Drops all keys of a table that no longer belongs to the set, and frees it.
    private final func releaseTable(_ table: UnsafeMutablePointer<Entry>, _ size: Int, _ count: Int) {
        if count == 0 {
            freeBytes(table)
            return
        }
        // The keys are pushed together in place, so that the heap's queue knows only one kind of buffer.
        let values = UnsafeMutableRawPointer(table).assumingMemoryBound(to: Value.self)
        var n = 0
        for i in 0..<size {
            let key = (UnsafeMutableRawPointer(table + i) + 8).assumingMemoryBound(to: Value.self)
            if case .object = key.pointee {
                (values + n).initialize(to: key.move())
                n &+= 1
            }
        }
        shape._withUnsafeGuaranteedRef { $0.heap }.dropItems(values, n, n)
    }

    // MARK: Searching

    /// The place of a key by identity or as an integer; -1 absent, -2 undecided. Calls nothing.
    @inline(__always) final func probe(_ key: Slots, _ hash: Int) -> Int {
        var i = hash & mask
        var perturb = UInt(bitPattern: hash)
        while true {
            var left = i &+ SetObject.neighbours <= mask ? SetObject.neighbours : 0
            var place = i
            while true {
                let entry = table + place
                if entry.pointee.hash == hash {
                    if case .unbound = entry.pointee.key {
                        if hash == 0 { return SetObject.absent }
                    } else {
                        guard let isEqual = PlainKey.areEqual(keySlot(place), key) else { return SetObject.undecided }
                        if isEqual { return place }
                    }
                } else if entry.pointee.hash == 0, case .unbound = entry.pointee.key {
                    return SetObject.absent
                }
                if left == 0 { break }
                left &-= 1
                place &+= 1
            }
            perturb >>= 5
            i = (i &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
        }
    }

    /// The place of a plain key; undecided for other keys. Calls nothing.
    @inline(never) final func probe(_ key: Slots) -> Int {
        let hash = PlainKey.hash(key)
        return hash == PlainKey.notPlain ? SetObject.undecided : probe(key, hash)
    }

    /// The place of any key, with `__eq__`; good until Python code runs again.
    package final func find(_ key: Value, hash: Int, _ thread: ThreadRef) throws(Raise) -> Int {
        let fast = withUnsafePointer(to: key) { probe(Slots(mutating: $0), hash) }
        if fast != SetObject.undecided { return fast }
        restart: while true {
            var i = hash & mask
            var perturb = UInt(bitPattern: hash)
            while true {
                var left = i &+ SetObject.neighbours <= mask ? SetObject.neighbours : 0
                var place = i
                while true {
                    let entry = table + place
                    if case .unbound = entry.pointee.key {
                        if entry.pointee.hash == 0 { return SetObject.absent }
                    } else if entry.pointee.hash == hash {
                        let candidate = TaipanRuntime.copy(keySlot(place))
                        if candidate.isSame(as: key) { return place }
                        let before = version
                        let isEqual = try thread.equals(candidate, key)
                        if before != version { continue restart }
                        if isEqual { return place }
                    }
                    if left == 0 { break }
                    left &-= 1
                    place &+= 1
                }
                perturb >>= 5
                i = (i &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
            }
        }
    }

    /// `value in set`.
    package final func contains(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        try find(value, hash: try thread.hash(value), thread) >= 0
    }

    // MARK: Changing

    package final func add(_ value: Value, _ thread: ThreadRef) throws(Raise) {
        try add(value, hash: try thread.hash(value), thread)
    }

    package final func add(_ value: Value, hash: Int, _ thread: ThreadRef) throws(Raise) {
        if try find(value, hash: hash, thread) >= 0 { return }
        if isFull(with: fill &+ 1) {
            try thread.checkGrowth(grownSize(for: count &+ 1) &* 2, of: MemoryLayout<Entry>.stride)
        }
        insertNew(value, hash)
    }

    /// Adds a key that is known to be absent.
    final func insertNew(_ key: consuming Value, _ hash: Int) {
        let place = freePlace(hash)
        table[place].hash = hash
        keySlot(place).initialize(to: key)
        fill &+= 1
        count &+= 1
        version &+= 1
        if isFull(with: fill) { grow() }
    }

    /// True if the table must grow when so many places have been used.
    @inline(__always) private final func isFull(with fill: Int) -> Bool { fill &* 5 >= mask &* 3 }

    /// How many keys a table that grows has to hold.
    @inline(__always) private final func grownSize(for count: Int) -> Int { count > 50_000 ? count &* 2 : count &* 4 }

    /// The first free place on the walk of a hash; those of removed keys are not used again.
    @inline(__always) private final func freePlace(_ hash: Int) -> Int {
        var i = hash & mask
        var perturb = UInt(bitPattern: hash)
        while true {
            var left = i &+ SetObject.neighbours <= mask ? SetObject.neighbours : 0
            var place = i
            while true {
                if table[place].hash == 0, case .unbound = table[place].key { return place }
                if left == 0 { break }
                left &-= 1
                place &+= 1
            }
            perturb >>= 5
            i = (i &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
        }
    }

    /// A new table for more than `wanted` keys; removed ones are forgotten.
    @inline(never) final func resize(_ wanted: Int) { moveKeys(toTableFor: wanted) { false } }

    /// A larger table, because of one more key. A script that has been told to stop does not wait for a very large one: the old one
    /// serves as long as a quarter of it is free.
    private final func grow() {
        let oldSize = mask &+ 1
        if oldSize < 1 << 16 || fill > oldSize / 4 * 3 { return resize(grownSize(for: count)) }
        let heap = shape._withUnsafeGuaranteedRef { $0.heap }
        if !heap.isToStop { moveKeys(toTableFor: grownSize(for: count)) { heap.isToStop } }
    }

    /// Puts the keys into a new table, in pieces. Once `isAbandoned` says so after one of them, everything is as it was.
    @inline(__always) private final func moveKeys(toTableFor wanted: Int, _ isAbandoned: () -> Bool) {
        let (old, oldSize) = (table, mask &+ 1)
        let size = SetObject.tableSize(for: wanted)
        let fresh = allocateBytes(size &* MemoryLayout<Entry>.stride).assumingMemoryBound(to: Entry.self)
        (table, mask) = (fresh, size &- 1)
        var isOver = false
        for piece in stride(from: 0, to: size, by: 1 << 14) where !isOver {
            SetObject.clear(fresh + piece, min(size &- piece, 1 << 14))
            isOver = isAbandoned()
        }
        for piece in stride(from: 0, to: oldSize, by: 1 << 14) where !isOver {
            for i in piece..<min(oldSize, piece &+ 1 << 14) { move(old + i) }
            isOver = isAbandoned()
        }
        if isOver {
            (table, mask) = (old, oldSize &- 1)
            return freeBytes(fresh)
        }
        fill = count
        version &+= 1
        freeBytes(old)
    }

    /// Takes over what is in a place of another table, if anything.
    @inline(__always) private final func move(_ entry: UnsafeMutablePointer<Entry>) {
        if case .unbound = entry.pointee.key { return }
        copyBytes(table + freePlace(entry.pointee.hash), entry, MemoryLayout<Entry>.stride)
    }

    /// The number of places of a table for more than `wanted` keys: a power of two.
    private static func tableSize(for wanted: Int) -> Int {
        var size = 8
        while size <= wanted { size <<= 1 }
        return size
    }

    /// Takes a key out; it is returned so that the caller releases it, last.
    final func remove(at place: Int) -> Value {
        let key = keySlot(place).move()
        keySlot(place).initialize(to: .unbound)
        table[place].hash = -1
        count &-= 1
        version &+= 1
        return key
    }

    /// Removes an equal key; false if there is none.
    package final func remove(_ value: Value, hash: Int, _ thread: ThreadRef) throws(Raise) -> Bool {
        let place = try find(value, hash: hash, thread)
        if place < 0 { return false }
        let removed = remove(at: place)
        withExtendedLifetime(removed) {}
        return true
    }

    package final func removeAll() {
        let (old, oldSize, oldCount) = (table, mask &+ 1, count)
        mask = 7
        table = SetObject.makeTable(8)
        (fill, count, finger) = (0, 0, 0)
        version &+= 1
        releaseTable(old, oldSize, oldCount)
    }

    /// Exchanges the contents with another set: how `s &= t` replaces everything at once.
    final func exchangeContents(with other: SetObject) {
        (table, other.table) = (other.table, table)
        (mask, other.mask) = (other.mask, mask)
        (fill, other.fill) = (other.fill, fill)
        (count, other.count) = (other.count, count)
        (finger, other.finger) = (0, 0)
        version &+= 1
        other.version &+= 1
    }

    /// Makes room for all keys of another container at once.
    @inline(__always) final func reserve(for added: Int) {
        if (fill &+ added) &* 5 >= mask &* 3 { resize((count &+ added) &* 2) }
    }

    /// How large a table of `now` places without keys is after `reserve`.
    private static func size(for added: Int, now: Int) -> Int {
        added &* 5 < (now &- 1) &* 3 ? now : tableSize(for: added &* 2)
    }

    /// Takes the place of the empty table: a copy of another one as it is, in pieces.
    private final func copyTable(of other: SetObject, _ thread: ThreadRef) throws(Raise) {
        let size = other.mask &+ 1
        let stride = MemoryLayout<Entry>.stride
        let fresh = allocateBytes(size &* stride).assumingMemoryBound(to: Entry.self)
        var done = 0
        do throws(Raise) {
            try thread.inPieces(size, of: 1 << 14) { (start, end) throws(Raise) in
                for i in start..<end {
                    if let key = peek(other.keySlot(i)) { key.retainObject() }
                }
                moveBytes(fresh + start, other.table + start, (end &- start) &* stride)
                done = end
            }
        } catch {
            releaseTable(fresh, done, done)
            throw error
        }
        freeBytes(table)
        table = fresh
        mask = other.mask
        fill = other.fill
        count = other.count
        version &+= 1
    }

    /// Copies of all keys of `other`, which may be anything but this set. This set is empty.
    final func copyKeys(of other: SetObject, _ thread: ThreadRef) throws(Raise) {
        if other.count == 0 { return }
        if fill == 0 && other.fill == other.count && SetObject.size(for: other.count, now: mask &+ 1) == other.mask &+ 1
        {
            return try copyTable(of: other, thread)
        }
        reserve(for: other.count)
        for i in 0...other.mask {
            try thread.chargeItem(i)
            let key = TaipanRuntime.copy(other.keySlot(i))
            if case .unbound = key { continue }
            let hash = other.table[i].hash
            let place = freePlace(hash)
            table[place].hash = hash
            keySlot(place).initialize(to: key)
            fill &+= 1
            count &+= 1
        }
        version &+= 1
    }

    /// The first key at or after a place; nil at the end. Iterators keep the place.
    @inline(__always) package final func nextPlace(from index: Int) -> Int? {
        var i = index
        while i <= mask {
            if case .unbound = table[i].key { i &+= 1 } else { return i }
        }
        return nil
    }

    @inline(__always) package final func key(at place: Int) -> Value { TaipanRuntime.copy(keySlot(place)) }
    @inline(__always) package final func hash(at place: Int) -> Int { table[place].hash }

    package override var ownedBytes: Int { (mask &+ 1) &* MemoryLayout<Entry>.stride }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if count == 0 { return }
        for i in 0...mask { if case .object(let o) = table[i].key { visit(o) } }
    }

    package override func clearReferences() {
        super.clearReferences()
        removeAll()
    }

    package override func moveToSuccessor() -> Object? {
        let successor = SetObject(kind, shape)
        successor.exchangeContents(with: self)
        successor.cachedHash = cachedHash
        moveAttributes(to: successor)
        return successor
    }
}

/// The iterator over a set. A set that has grown or shrunk since the start ends the iteration with an error.
package final class SetIterator: ContainerIterator {
    /// The size at the start; -1 once it was found to have changed.
    @exclusivity(unchecked) private final var expected: Int
    @exclusivity(unchecked) private final var remaining: Int

    package init(_ set: SetObject, _ shape: ShapeRef) {
        expected = set.count
        remaining = set.count
        super.init(over: set, shape)
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard let reference = container?.to(SetObject.self) else { return .unbound }
        if reference._withUnsafeGuaranteedRef({ $0.count != expected }) {
            expected = -1
            throw thread.runtimeError("Set changed size during iteration")
        }
        guard let found = reference._withUnsafeGuaranteedRef({ $0.nextPlace(from: position) }) else {
            letGo()
            remaining = 0
            return .unbound
        }
        position = found &+ 1
        remaining &-= 1
        return reference._withUnsafeGuaranteedRef { $0.key(at: found) }
    }

    private final var set: SetObject? { container?.to(SetObject.self).takeUnretainedValue() }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        guard let set, set.count == expected else { return 0 }
        return max(remaining, 0)
    }

    static let nativeType = IteratorBodies.listIterator("set_iterator") {
        [
            IteratorBodies.lengthHintRow,
            .method("__reduce__()", SetIterator.reduce, "Return state information for pickling."),
        ]
    }

    /// `copy.copy(iterator)`: a list of what is left.
    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let iterator = call[0].cast(SetIterator.self)
        let rest = thread.makeList()
        var place = iterator.position
        if let set = iterator.set {
            while let found = set.nextPlace(from: place) {
                rest.append(set.key(at: found))
                place = found &+ 1
            }
        }
        return .object(
            thread.makeTuple(
                try thread.requiredBuiltin("iter"), .object(thread.makeTuple(.object(rest)))))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// An empty set.
    @inline(__always) package func makeSet() -> SetObject { SetObject(.set, pointee.shapes.set) }
    package func makeFrozenset() -> SetObject { SetObject(.frozenset, types.frozenset.root) }

    /// `set(iterable)`.
    package func makeSet(from iterable: Value) throws(Raise) -> SetObject {
        let set = makeSet()
        try setUpdate(set, iterable)
        return set
    }

    /// `set.update(iterable)`.
    package func setUpdate(_ set: SetObject, _ iterable: Value) throws(Raise) {
        if let other = anySet(iterable) { return try setMerge(set, other) }
        if let dict = exactDict(iterable) {
            set.reserve(for: dict.count)
            var next = 0
            while let entry = dict.nextEntry(from: next) {
                try set.add(dict.key(at: entry), hash: dict.hash(at: entry), self)
                next = entry &+ 1
            }
            return
        }
        try forEach(iterable) { (item) throws(Raise) in try set.add(item, self) }
    }

    /// Adds all keys of another set.
    package func setMerge(_ set: SetObject, _ other: SetObject) throws(Raise) {
        if set === other || other.count == 0 { return }
        if set.fill == 0 {
            try set.copyKeys(of: other, self)
            return
        }
        set.reserve(for: other.count)
        var next = 0
        while let place = other.nextPlace(from: next) {
            try set.add(other.key(at: place), hash: other.hash(at: place), self)
            next = place &+ 1
        }
        try charge(next)
    }

    /// A `set`, a `frozenset` or an instance of a subclass.
    @inline(__always) package func anySet(_ value: Value) -> SetObject? {
        if case .object(let object) = value, object.kind == .set || object.kind == .frozenset {
            return unsafeDowncast(object, to: SetObject.self)
        }
        return nil
    }
}
