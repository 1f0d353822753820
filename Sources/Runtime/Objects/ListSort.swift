// `list.sort` and `sorted`.
//
// While a list is sorted it is empty: its buffer is put aside, so that comparisons and key functions, which may run any code,
// cannot disturb the sort. What is sorted is not the values but small trivial records beside them (a machine integer, a double,
// a string prefix, or the address of a key, each with the place it came from). A failing comparison therefore loses nothing:
// the buffer goes back as it was.
//
// Four orders exist as separate specialisations: integers, floats, strings, and anything else. The homogeneous ones never
// call out of the loop.

extension ListObject {
    static func sort(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.count > 1 { throw thread.typeError("sort() takes no positional arguments") }
        var key = Value.none
        var isReversed = false
        if let keywords = call.keywords {
            for i in 0..<keywords.count {
                guard let name = keywords[i].as(.string, StringObject.self) else { continue }
                if name.equals("key") {
                    key = call[call.count + i]
                } else if name.equals("reverse") {
                    isReversed = try thread.truth(call[call.count + i])
                } else {
                    throw thread.unexpectedKeyword("sort", name.text, ["key", "reverse"])
                }
            }
        }
        try thread.listSort(call[0].cast(ListObject.self), key: key, isReversed: isReversed)
        return .none
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `list.sort(key=key, reverse=isReversed)`; a `key` of `None` means the items themselves.
    package func listSort(_ list: ListObject, key: Value = .none, isReversed: Bool = false) throws(Raise) {
        let count = list.count
        if count == 0 || (count == 1 && key.isNone) { return }
        try checkAllocation(count, of: 64)
        var items = list.items
        let capacity = list.capacity
        list.items = ListSort.taken
        (list.count, list.capacity) = (0, 0)
        var keys: Slots?
        var hasFailed = false
        do throws(Raise) {
            if !key.isNone { keys = try sortKeys(key, items, count) }
            items = try ListSort.sort(items, keys ?? items, count, capacity, isReversed, self)
        } catch { hasFailed = true }
        let isModified = list.items != ListSort.taken || list.capacity != 0
        let other = (items: list.items, count: list.count, capacity: list.capacity)
        (list.items, list.count, list.capacity) = (items, count, capacity)
        if other.capacity != 0 { heap.dropItems(other.items, other.count, other.capacity) }
        if let keys { heap.dropItems(keys, count, count) }
        if hasFailed { throw Raise() }
        if isModified { throw valueError("list modified during sort") }
    }

    /// `key(item)` for every item, in a buffer of their own.
    private func sortKeys(_ key: Value, _ items: Slots, _ count: Int) throws(Raise) -> Slots {
        let keys = allocateBytes(count &* 16).assumingMemoryBound(to: Value.self)
        var i = 0
        while i < count {
            do throws(Raise) {
                (keys + i).initialize(to: try call(key, copy(items + i)))
            } catch {
                heap.dropItems(keys, i, count)
                throw error
            }
            i &+= 1
        }
        return keys
    }
}

/// How two records compare. `isLess` is all a sort may ask.
protocol SortOrder {
    associatedtype Element
    func isLess(_ a: Element, _ b: Element) throws(Raise) -> Bool
}

/// A key and where its item was.
struct SortRecord<Key> {
    var key: Key
    var index: Int
}

/// A string and its first eight bytes as a number that compares as they do (0 for all if any string is wider than a byte).
struct TextKey {
    var prefix: UInt64
    var string: Unmanaged<StringObject>
}

private struct IntegerOrder: SortOrder {
    @inline(__always) func isLess(_ a: Int, _ b: Int) -> Bool { a < b }
}

private struct IntegerKeyOrder: SortOrder {
    @inline(__always) func isLess(_ a: SortRecord<Int>, _ b: SortRecord<Int>) -> Bool { a.key < b.key }
}

private struct DoubleKeyOrder: SortOrder {
    @inline(__always) func isLess(_ a: SortRecord<Double>, _ b: SortRecord<Double>) -> Bool { a.key < b.key }
}

private struct TextKeyOrder: SortOrder {
    @inline(__always) func isLess(_ a: SortRecord<TextKey>, _ b: SortRecord<TextKey>) -> Bool {
        if a.key.prefix != b.key.prefix { return a.key.prefix < b.key.prefix }
        return a.key.string._withUnsafeGuaranteedRef { x in
            b.key.string._withUnsafeGuaranteedRef { y in x.isOrderedBefore(y) }
        }
    }
}

/// Any values, by Python's `<`.
private struct ValueKeyOrder: SortOrder {
    let thread: ThreadRef

    @inline(__always) func isLess(_ a: SortRecord<Slots>, _ b: SortRecord<Slots>) throws(Raise) -> Bool {
        if case .int(let x) = a.key.pointee, case .int(let y) = b.key.pointee { return x < y }
        if case .float(let x) = a.key.pointee, case .float(let y) = b.key.pointee { return x < y }
        return try thread.sortsBefore(a.key, b.key)
    }
}

extension StringObject {
    /// Comparison by code points.
    final func isOrderedBefore(_ other: StringObject) -> Bool {
        let common = min(count, other.count)
        if width == 1 && other.width == 1 {
            let order = compareBytes(buffer, other.buffer, common)
            return order != 0 ? order < 0 : count < other.count
        }
        for i in 0..<common where self[i] != other[i] { return self[i] < other[i] }
        return count < other.count
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `a < b`; exact tuples are compared here, because sorting by tuples is so common.
    @inline(never) fileprivate func sortsBefore(_ a: Slots, _ b: Slots) throws(Raise) -> Bool {
        if let left = exactTuple(a.pointee), let right = exactTuple(b.pointee) {
            let common = Swift.min(left.count, right.count)
            for i in 0..<common where !equalIntegers(left.items + i, right.items + i) {
                if try equals(left.items[i], right.items[i]) { continue }
                return try compareTruth(.less, left.items[i], right.items[i])
            }
            return left.count < right.count
        }
        return try compareTruth(.less, a.pointee, b.pointee)
    }
}

/// The kinds of keys, and the way from values to records and back.
enum ListSort {
    /// What stands in for the items of a list that is being sorted: any change to the list replaces it.
    static var taken: Slots { Slots(bitPattern: 32).unsafelyUnwrapped }

    private enum Kind { case integers, floats, strings, mixed }

    /// Sorts `items` by `keys` (the same buffer if there is no key function) and gives back the buffer with the result, which
    /// has the same capacity. When it throws, nothing has happened to the items.
    static func sort(
        _ items: Slots, _ keys: Slots, _ count: Int, _ capacity: Int, _ isReversed: Bool, _ thread: ThreadRef
    ) throws(Raise) -> Slots {
        switch kind(of: keys, count, thread) {
        case .integers:
            if items == keys { return try sortIntegers(items, count, isReversed, thread) }
            return try sort(items, count, capacity, isReversed, IntegerKeyOrder(), thread) { (i) in
                if case .int(let number) = keys[i] {
                    SortRecord(key: number, index: i)
                } else {
                    SortRecord(key: 0, index: i)
                }
            }
        case .floats:
            return try sort(items, count, capacity, isReversed, DoubleKeyOrder(), thread) { (i) in
                if case .float(let number) = keys[i] {
                    SortRecord(key: number, index: i)
                } else {
                    SortRecord(key: 0, index: i)
                }
            }
        case .strings:
            let isNarrow = allNarrow(keys, count)
            return try sort(items, count, capacity, isReversed, TextKeyOrder(), thread) { (i) in
                let string = peek(keys + i).unsafelyUnwrapped.to(StringObject.self)
                return SortRecord(key: TextKey(prefix: isNarrow ? prefix(of: string) : 0, string: string), index: i)
            }
        case .mixed:
            return try sort(items, count, capacity, isReversed, ValueKeyOrder(thread: thread), thread) { (i) in
                SortRecord(key: keys + i, index: i)
            }
        }
    }

    private static func kind(of keys: Slots, _ count: Int, _ thread: ThreadRef) -> Kind {
        let text = thread.pointee.shapes.string.toOpaque()
        var i = 0
        switch keys.pointee {
        case .int:
            while i < count, case .int = keys[i] { i &+= 1 }
            return i == count ? .integers : .mixed
        case .float:
            while i < count, case .float = keys[i] { i &+= 1 }
            return i == count ? .floats : .mixed
        case .object:
            while i < count, let object = peek(keys + i), object.shape.toOpaque() == text { i &+= 1 }
            return i == count ? .strings : .mixed
        default: return .mixed
        }
    }

    private static func allNarrow(_ keys: Slots, _ count: Int) -> Bool {
        for i in 0..<count where peek(keys + i).unsafelyUnwrapped.to(StringObject.self).width != 1 { return false }
        return true
    }

    private static func prefix(of string: Unmanaged<StringObject>) -> UInt64 {
        let (buffer, count) = (string.buffer, string.count)
        if count >= 8 { return UInt64(bigEndian: buffer.loadUnaligned(as: UInt64.self)) }
        var result: UInt64 = 0
        for i in 0..<count { result |= UInt64(buffer.load(fromByteOffset: i, as: UInt8.self)) &<< UInt64(56 &- 8 &* i) }
        return result
    }

    /// Integers sorted by themselves: equal ones cannot be told apart, so nothing but the numbers is moved.
    private static func sortIntegers(_ items: Slots, _ count: Int, _ isReversed: Bool, _ thread: ThreadRef)
        throws(Raise) -> Slots
    {
        let numbers = allocateBytes(count &* 8).assumingMemoryBound(to: Int.self)
        defer { freeBytes(numbers) }
        for i in 0..<count { if case .int(let number) = items[i] { numbers[i] = number } else { numbers[i] = 0 } }
        var sorter = MergeSorter(IntegerOrder(), numbers, count, thread)
        defer { sorter.free() }
        try sorter.sort()
        for i in 0..<count {
            (items + (isReversed ? count &- 1 &- i : i)).initialize(to: .int(numbers[i]))
        }
        return items
    }

    /// `reverse=True` keeps equal items in their order, so the records are reversed before and after.
    private static func sort<Key, Order: SortOrder>(
        _ items: Slots, _ count: Int, _ capacity: Int, _ isReversed: Bool, _ order: Order, _ thread: ThreadRef,
        _ record: (Int) -> SortRecord<Key>
    ) throws(Raise) -> Slots where Order.Element == SortRecord<Key> {
        let records = allocateBytes(count &* MemoryLayout<SortRecord<Key>>.stride).assumingMemoryBound(
            to: SortRecord<Key>.self)
        defer { freeBytes(records) }
        for i in 0..<count { (records + (isReversed ? count &- 1 &- i : i)).initialize(to: record(i)) }
        var sorter = MergeSorter(order, records, count, thread)
        defer { sorter.free() }
        try sorter.sort()
        let result = allocateBytes(capacity &* 16).assumingMemoryBound(to: Value.self)
        for i in 0..<count {
            moveBytes(result + (isReversed ? count &- 1 &- i : i), items + records[i].index, 16)
        }
        freeBytes(items)
        return result
    }
}
