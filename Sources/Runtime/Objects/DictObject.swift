// `dict`: storage. Its Python methods are in `DictMethods.swift`.
//
// Insertion-ordered: a compact array of entries, and an open-addressing table of entry numbers. The fast probe calls *nothing*
// (a call would count as "may release anything" and bring reference counting into the loop): it answers with an entry, "absent",
// or "undecided" (same hash, different object), and only the last goes to the slow search, which may run `__eq__`.
//
// Namespaces (modules, types) are ordinary dicts. An inline cache may keep the *address* of a value as long as `layoutVersion`
// stays what it was: it changes whenever an entry is added or removed, or the entries move.
//
// Unsafe: `entries` and `table` are owned by the dict. `mutations` lets the slow search notice that `__eq__` changed the dict.

package final class DictObject: Object {
    struct Entry {
        var hash: Int
        /// Unbound for a deleted entry.
        var key: Value
        var value: Value
    }

    @exclusivity(unchecked) final var entries: UnsafeMutablePointer<Entry>
    /// `tableMask + 1` numbers of entries; -1 is free, -2 deleted.
    @exclusivity(unchecked) final var table: UnsafeMutablePointer<Int32>
    @exclusivity(unchecked) final var tableMask: Int
    /// Entries in use, deleted ones included.
    @exclusivity(unchecked) package final var used: Int = 0
    /// Entries alive: Python's `len`.
    @exclusivity(unchecked) package final var count: Int = 0
    @exclusivity(unchecked) final var entryCapacity: Int
    /// Renewed when an entry is added, removed or moved; unique in the lifetime of this dict, and among those of modules.
    @exclusivity(unchecked) package final var layoutVersion: Int = 1

    static let absent = -1
    static let undecided = -2
    /// A hash is never this.
    static let noHash = -1

    private init(capacity: Int, _ shape: ShapeRef) {
        if capacity == 0 {
            entries = DictObject.noEntries
            table = shape._withUnsafeGuaranteedRef { $0.heap.pointee.emptyTable }
            tableMask = 0
            entryCapacity = 0
        } else {
            var size = 8
            while size &* 2 / 3 < capacity { size <<= 1 }
            entryCapacity = size &* 2 / 3
            tableMask = size &- 1
            entries = allocateBytes(entryCapacity &* MemoryLayout<Entry>.stride).assumingMemoryBound(to: Entry.self)
            table = DictObject.makeTable(size)
        }
        super.init(.dict, shape)
    }

    /// An empty dict with room for `capacity` entries. (Tracked from outside: within `init` that costs a retain.)
    @inline(__always) package static func tracked(capacity: Int, _ shape: ShapeRef) -> DictObject {
        let dict = DictObject(capacity: capacity, shape)
        dict.track()
        return dict
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        if entryCapacity != 0 { releaseEntries(entries, used, table) }
    }

    private static var noEntries: UnsafeMutablePointer<Entry> { UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped }

    private static func makeTable(_ size: Int) -> UnsafeMutablePointer<Int32> {
        let table = allocateBytes(size &* 4).assumingMemoryBound(to: Int32.self)
        table.initialize(repeating: -1, count: size)
        return table
    }

    /// Frees a buffer of entries; deep nesting is postponed like that of lists (see `Heap.dropSlots`).
    private final func releaseEntries(
        _ entries: UnsafeMutablePointer<Entry>, _ used: Int, _ table: UnsafeMutablePointer<Int32>
    ) {
        freeBytes(table)
        // Entries are turned into a dense run of values in place, so that the heap's queue knows only one kind of buffer.
        let values = UnsafeMutableRawPointer(entries).assumingMemoryBound(to: Value.self)
        var n = 0
        var i = 0
        while i < used {
            let key = (UnsafeMutableRawPointer(entries + i) + 8).assumingMemoryBound(to: Value.self)
            if case .object = key.pointee {
                (values + n).initialize(to: key.move())
                n &+= 1
            }
            let value = (UnsafeMutableRawPointer(entries + i) + 24).assumingMemoryBound(to: Value.self)
            if case .object = value.pointee {
                (values + n).initialize(to: value.move())
                n &+= 1
            }
            i &+= 1
        }
        shape._withUnsafeGuaranteedRef { $0.heap }.dropItems(values, n, n)
    }

    // MARK: Probing

    /// The entry of an object key by identity; -1 absent, -2 undecided. Calls nothing.
    @inline(__always) final func probe(_ hash: Int, _ key: UnsafeMutableRawPointer) -> Int {
        var i = hash & tableMask
        var perturb = UInt(bitPattern: hash)
        while true {
            let e = Int(table[i])
            if e >= 0 {
                let p = entries + e
                if p.pointee.hash == hash {
                    if case .object(let o) = p.pointee.key, Unmanaged.passUnretained(o).toOpaque() == key { return e }
                    return DictObject.undecided
                }
            } else if e == -1 {
                return DictObject.absent
            }
            perturb >>= 5
            i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
        }
    }

    /// The entry of an integer key.
    @inline(__always) final func probe(int key: Int) -> Int {
        if UInt(bitPattern: key &+ 1 << 60) >= 1 << 61 || key == -1 { return DictObject.undecided }
        var i = key & tableMask
        var perturb = UInt(bitPattern: key)
        while true {
            let e = Int(table[i])
            if e >= 0 {
                let p = entries + e
                if p.pointee.hash == key {
                    if case .int(let x) = p.pointee.key, x == key { return e }
                    return DictObject.undecided
                }
            } else if e == -1 {
                return DictObject.absent
            }
            perturb >>= 5
            i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
        }
    }

    /// The entry of a plain key; undecided for other keys, and where another kind of key has the same hash. Calls nothing.
    @inline(__always) final func probe(_ key: Slots) -> Int {
        if case .int(let i) = key.pointee { return probe(int: i) }
        guard let object = peek(key) else { return DictObject.undecided }
        if object.kind == .string {
            let hash = object.to(StringObject.self).cachedHash
            if hash != -1 && object.shape.toOpaque() == heapStringShape {
                let e = probe(hash, object.toOpaque())
                if e != DictObject.undecided { return e }
            }
            return findPlain(key)
        }
        return object.kind == .tuple ? findPlain(key) : DictObject.undecided
    }

    @inline(never) private final func findPlain(_ key: Slots) -> Int {
        let hash = PlainKey.hash(key)
        if hash == PlainKey.notPlain { return DictObject.undecided }
        var i = hash & tableMask
        var perturb = UInt(bitPattern: hash)
        while true {
            let e = Int(table[i])
            if e == -1 { return DictObject.absent }
            if e >= 0, entries[e].hash == hash {
                guard let isEqual = PlainKey.areEqual(keySlot(e), key) else { return DictObject.undecided }
                if isEqual { return e }
            }
            perturb >>= 5
            i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
        }
    }

    /// The shape of exact strings: instances of subclasses may have their own `__eq__`.
    @inline(__always) private final var heapStringShape: UnsafeMutableRawPointer? {
        shape._withUnsafeGuaranteedRef { $0.heap.pointee.stringShape }
    }

    /// The address of the value of an entry.
    @inline(__always) final func valueSlot(_ entry: Int) -> Slots {
        (UnsafeMutableRawPointer(entries + entry) + 24).assumingMemoryBound(to: Value.self)
    }

    @inline(__always) final func keySlot(_ entry: Int) -> Slots {
        (UnsafeMutableRawPointer(entries + entry) + 8).assumingMemoryBound(to: Value.self)
    }

    /// Looks for an exact string without running Python code: exact for dicts that hold strings only, and right for all others,
    /// except that a key of a foreign type whose `__eq__` claims to equal a string is not found.
    package final func find(_ key: StringObject) -> Int {
        let hash = key.hash
        let fast = probe(hash, Unmanaged.passUnretained(key).toOpaque())
        if fast != DictObject.undecided { return fast }
        var i = hash & tableMask
        var perturb = UInt(bitPattern: hash)
        while true {
            let e = Int(table[i])
            if e == -1 { return DictObject.absent }
            if e >= 0, entries[e].hash == hash, case .object(let o) = entries[e].key, o.kind == .string,
                unsafeDowncast(o, to: StringObject.self).equals(key)
            {
                return e
            }
            perturb >>= 5
            i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
        }
    }

    /// Looks for any key, with `__hash__` and `__eq__`. The entry number is good until Python code runs again.
    package final func find(_ key: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let e = withUnsafePointer(to: key) { probe(Slots(mutating: $0)) }
        if e != DictObject.undecided { return e }
        return try find(key, hash: try thread.hash(key), thread)
    }

    /// The slow search: compares with `==`, starts again if that changes the dict.
    package final func find(_ key: Value, hash: Int, _ thread: ThreadRef) throws(Raise) -> Int {
        restart: while true {
            var i = hash & tableMask
            var perturb = UInt(bitPattern: hash)
            while true {
                let e = Int(table[i])
                if e == -1 { return DictObject.absent }
                if e >= 0, entries[e].hash == hash {
                    let slot = keySlot(e)
                    let candidate = copy(slot)
                    if candidate.isSame(as: key) { return e }
                    let version = layoutVersion
                    let isEqual = try thread.equals(candidate, key)
                    if version != layoutVersion { continue restart }
                    if isEqual { return e }
                }
                perturb >>= 5
                i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
            }
        }
    }

    // MARK: Changing

    /// Appends an entry whose key is known to be absent.
    @inline(__always) final func insertNew(_ key: consuming Value, _ hash: Int, _ value: consuming Value) {
        if used == entryCapacity { resize() }
        var i = hash & tableMask
        var perturb = UInt(bitPattern: hash)
        while table[i] >= 0 {
            perturb >>= 5
            i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
        }
        table[i] = Int32(truncatingIfNeeded: used)
        (entries + used).initialize(to: Entry(hash: hash, key: key, value: value))
        used &+= 1
        count &+= 1
        layoutVersion &+= 1
    }

    /// Makes room for as many entries again as are alive, without the deleted ones.
    @inline(never) final func resize() {
        var size = 8
        while size &* 2 / 3 <= count { size <<= 1 }
        if count > 4 { size <<= 1 }
        let capacity = size &* 2 / 3
        let grown = allocateBytes(capacity &* MemoryLayout<Entry>.stride).assumingMemoryBound(to: Entry.self)
        let newTable = DictObject.makeTable(size)
        let mask = size &- 1
        var n = 0
        for i in 0..<used {
            if case .unbound = entries[i].key { continue }
            copyBytes(grown + n, entries + i, MemoryLayout<Entry>.stride)
            let hash = grown[n].hash
            var place = hash & mask
            var perturb = UInt(bitPattern: hash)
            while newTable[place] >= 0 {
                perturb >>= 5
                place = (place &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
            }
            newTable[place] = Int32(truncatingIfNeeded: n)
            n &+= 1
        }
        if entryCapacity != 0 {
            freeBytes(entries)
            freeBytes(table)
        }
        (entries, table, tableMask, entryCapacity, used) = (grown, newTable, mask, capacity, n)
        layoutVersion &+= 1
    }

    /// `dict[key] = value`.
    package final func set(_ key: Value, _ value: Value, _ thread: ThreadRef) throws(Raise) {
        let (plainHash, found) = withUnsafePointer(to: key) {
            let slot = Slots(mutating: $0)
            return (PlainKey.hash(slot), probe(slot))
        }
        let (hash, e): (Int, Int)
        if plainHash != PlainKey.notPlain && found != DictObject.undecided {
            (hash, e) = (plainHash, found)
        } else {
            hash = try thread.hash(key)
            e = try find(key, hash: hash, thread)
        }
        if e >= 0 { return store(valueSlot(e), value) }
        // at most four times the entries after growing
        if used == entryCapacity { try thread.checkGrowth(count &* 4, of: MemoryLayout<Entry>.stride) }
        insertNew(key, hash, value)
    }

    /// `dict[key] = value` for a plain key that is not in the dict; false, and nothing done, if it is not like that. Calls nothing.
    final func insertPlain(_ key: Slots, _ value: Slots) -> Bool {
        if probe(key) != DictObject.absent { return false }
        insertNew(copy(key), PlainKey.hash(key), copy(value))
        return true
    }

    /// `dict[name] = value` for an exact string.
    package final func set(_ key: StringObject, _ value: Value) {
        let e = find(key)
        if e >= 0 { store(valueSlot(e), value) } else { insertNew(.object(key), key.hash, value) }
    }

    /// The value of an exact string; unbound if absent.
    package final func get(_ key: StringObject) -> Value {
        let e = find(key)
        return e >= 0 ? copy(valueSlot(e)) : .unbound
    }

    /// The value of any key; unbound if absent.
    package final func get(_ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let e = try find(key, thread)
        return e >= 0 ? copy(valueSlot(e)) : .unbound
    }

    /// Takes an entry out; key and value are returned so that they are released by the caller, last.
    package final func remove(entry e: Int) -> (key: Value, value: Value) {
        let hash = entries[e].hash
        var i = hash & tableMask
        var perturb = UInt(bitPattern: hash)
        while Int(table[i]) != e {
            perturb >>= 5
            i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
        }
        table[i] = -2
        let removed = (key: keySlot(e).move(), value: valueSlot(e).move())
        keySlot(e).initialize(to: .unbound)
        valueSlot(e).initialize(to: .unbound)
        count &-= 1
        layoutVersion &+= 1
        return removed
    }

    /// Removes an exact string; unbound if it was absent.
    package final func remove(_ key: StringObject) -> Value {
        let e = find(key)
        return e >= 0 ? remove(entry: e).value : .unbound
    }

    package final func removeAll() {
        let (oldEntries, oldUsed, oldTable, oldCapacity) = (entries, used, table, entryCapacity)
        entries = DictObject.noEntries
        table = shape._withUnsafeGuaranteedRef { $0.heap.pointee.emptyTable }
        (tableMask, used, count, entryCapacity) = (0, 0, 0, 0)
        layoutVersion &+= 1
        if oldCapacity != 0 { releaseEntries(oldEntries, oldUsed, oldTable) }
    }

    /// The first entry alive at or after `index`; nil at the end. Iterators keep the index.
    @inline(__always) package final func nextEntry(from index: Int) -> Int? {
        var i = index
        while i < used {
            if case .unbound = entries[i].key { i &+= 1 } else { return i }
        }
        return nil
    }

    @inline(__always) package final func key(at entry: Int) -> Value { copy(keySlot(entry)) }
    @inline(__always) package final func value(at entry: Int) -> Value { copy(valueSlot(entry)) }
    @inline(__always) package final func hash(at entry: Int) -> Int { entries[entry].hash }

    package override var ownedBytes: Int {
        entryCapacity == 0 ? 0 : entryCapacity &* MemoryLayout<Entry>.stride &+ (tableMask &+ 1) &* 4
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for i in 0..<used {
            if case .object(let o) = entries[i].key { visit(o) }
            if case .object(let o) = entries[i].value { visit(o) }
        }
    }

    package override func clearReferences() {
        super.clearReferences()
        removeAll()
    }

    package override func moveToSuccessor() -> Object? {
        let successor = DictObject.tracked(capacity: 0, shape)
        (successor.entries, successor.table, successor.tableMask) = (entries, table, tableMask)
        (successor.used, successor.count, successor.entryCapacity) = (used, count, entryCapacity)
        entries = DictObject.noEntries
        table = shape._withUnsafeGuaranteedRef { $0.heap.pointee.emptyTable }
        (tableMask, used, count, entryCapacity) = (0, 0, 0, 0)
        moveAttributes(to: successor)
        return successor
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    @inline(__always) package func makeDict(capacity: Int = 0) -> DictObject {
        DictObject.tracked(capacity: capacity, pointee.shapes.dict)
    }
}
