// `list`: what operators and subscripts do. The named methods are in `ListMethods.swift`, sorting in `ListSort.swift`.
//
// Every loop that may run Python code reads `items` and `count` anew in each turn and keeps a retained copy of the item it looks
// at: `__eq__` may change the list. What is taken out of a list is dropped after the list is consistent again: `__del__` may look.

extension ListObject {
    package static let nativeType = NativeType(
        "list", .list, [.isBase, .isSequence, .matchesSelf],
        doc: """
            Built-in mutable sequence.

            If no argument is given, the constructor creates a new empty list.
            The argument must be an iterable if specified.
            """,
        new: .variadic("list(iterable=(), /)", ListObject.make),
        initialize: .variadic("list(iterable=(), /)", ListObject.initialize),
        operations: { operations in
            operations.repr = ListObject.repr
            operations.isUnhashable = true
            operations.compare = ListObject.compare
            operations.iterate = ListObject.iterate
            operations.length = ListObject.length
            operations.contains = ListObject.contains
            operations.concatenate = ListObject.concatenate
            operations.repeated = ListObject.repeated
            operations.inplaceConcatenate = ListObject.inplaceConcatenate
            operations.inplaceRepeat = ListObject.inplaceRepeat
            operations.getItem = ListObject.getItem
            operations.setItem = ListObject.setItem
        },
        rows: { rows })

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(ListObject.tracked(capacity: 0, try call.thread.receiverClass(call).root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let list = call[0].cast(ListObject.self)
        try thread.refuseKeywords(call, thread.types.list, "list")
        if call.count > 2 { throw thread.wrongArgumentCount("list", call.count - 1, 0, 1) }
        if list.count != 0 { list.removeAll() }
        if call.count == 2 { try thread.listExtend(list, call[1]) }
        return .none
    }

    // MARK: Text, comparison, iteration

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let list = value.cast(ListObject.self)
        if list.count == 0 { return .object(thread.makeString("[]")) }
        if !(try thread.enterRepr(list)) { return .object(thread.makeString("[...]")) }
        defer { thread.leaveRepr(list) }
        var text = StringBuilder(thread, capacity: list.count &* 3)
        text.append(UInt8(ascii: "["))
        var i = 0
        while i < list.count {
            if i != 0 { text.append(", ") }
            try thread.appendRepr(copy(list.items + i), to: &text)
            i &+= 1
            if i & 255 == 0 { try thread.charge(1024) }
        }
        text.append(UInt8(ascii: "]"))
        return .object(text.finish())
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = a.as(.list, ListObject.self), let right = b.as(.list, ListObject.self) else {
            return .notImplemented
        }
        if left.count != right.count && (op == .equal || op == .notEqual) { return .bool(op == .notEqual) }
        try thread.enterNative(" in comparison")
        defer { thread.leaveNative() }
        var i = 0
        while i < left.count && i < right.count {
            if !equalIntegers(left.items + i, right.items + i) {
                let x = copy(left.items + i)
                let y = copy(right.items + i)
                if !(try thread.equals(x, y)) {
                    // (the comparison may have emptied the lists)
                    if i >= left.count || i >= right.count { break }
                    if op == .equal { return .bool(false) }
                    if op == .notEqual { return .bool(true) }
                    return try thread.compare(op, x, y)
                }
            }
            i &+= 1
            try thread.chargeItem(i)
        }
        return .bool(op.holds(left.count &- right.count))
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(ListIterator(value.cast(ListObject.self), thread.types.listIterator.root))
    }

    private static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        value.cast(ListObject.self).count
    }

    private static func contains(_ value: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        try value.cast(ListObject.self).firstIndex(of: item, from: 0, to: Int.max, thread) >= 0
    }

    /// The first place of an equal item, or -1. The list may change while `==` runs.
    final func firstIndex(of item: Value, from start: Int, to end: Int, _ thread: ThreadRef) throws(Raise) -> Int {
        var i = start
        if case .int(let wanted) = item {
            // Integers among integers: no call at all.
            while i < end && i < count {
                guard case .int(let found) = items[i] else { break }
                if found == wanted { return i }
                i &+= 1
            }
            try thread.charge((i &- start) / 8)
        }
        let first = i
        while i < end && i < count {
            if try thread.equals(TaipanRuntime.copy(items + i), item) { return i }
            i &+= 1
        }
        try thread.charge(i &- first)
        return -1
    }

    // MARK: + and *

    private static func concatenate(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let left = a.cast(ListObject.self)
        guard let right = b.as(.list, ListObject.self) else {
            throw thread.typeError("can only concatenate list (not \"\(thread.typeName(b))\") to list")
        }
        try thread.checkAllocation(left.count &+ right.count, of: 16)
        let result = thread.makeList(capacity: left.count &+ right.count)
        try result.appendCopies(left.items, left.count, thread)
        try result.appendCopies(right.items, right.count, thread)
        return .object(result)
    }

    private static func inplaceConcatenate(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.listExtend(a.cast(ListObject.self), b)
        return a
    }

    private static func repeated(_ value: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let list = value.cast(ListObject.self)
        let total = try thread.repeatedCount(list.count, times)
        let result = thread.makeList(capacity: total)
        try thread.repeatSlots(list.items, list.count, into: result.items, total) { result.count = $0 }
        return .object(result)
    }

    private static func inplaceRepeat(_ value: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let list = value.cast(ListObject.self)
        let total = try thread.repeatedCount(list.count, times)
        if total == 0 {
            list.removeAll()
            return value
        }
        if total > list.capacity { list.grow(total) }
        let old = list.count
        try thread.repeatSlots(list.items, old, into: list.items + old, total &- old) { list.count = old &+ $0 }
        return value
    }

    /// Appends copies of `count` values that live somewhere else and do not move meanwhile.
    @inline(__always) package final func appendCopies(_ source: Slots, _ added: Int) {
        if added <= 0 { return }
        if count &+ added > capacity { grow(count &+ added) }
        copySlots(source, added, to: items + count)
        count &+= added
    }

    /// The same in pieces, between which the script can be stopped.
    @inline(__always) final func appendCopies(_ source: Slots, _ added: Int, _ thread: ThreadRef) throws(Raise) {
        if added <= 1 << 14 { return appendCopies(source, added) }
        if count &+ added > capacity { grow(count &+ added) }
        let start = count
        try thread.repeatSlots(source, added, into: items + start, added) { count = start &+ $0 }
    }

    // MARK: Subscripts

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let list = value.cast(ListObject.self)
        if let slice = key.as(.slice, SliceObject.self) { return try list.slice(slice, thread) }
        var i = try thread.listIndex(key)
        if i < 0 { i &+= list.count }
        if i < 0 || i >= list.count { throw thread.indexError("list index out of range") }
        return copy(list.items + i)
    }

    private final func slice(_ slice: SliceObject, _ thread: ThreadRef) throws(Raise) -> Value {
        let unpacked = try thread.unpackSlice(slice)
        let bounds = SliceBounds(unpacked, length: count)
        let result = thread.makeList(capacity: bounds.count)
        if bounds.step == 1 {
            try result.appendCopies(items + bounds.start, bounds.count, thread)
        } else {
            var from = bounds.start
            try thread.inPieces(bounds.count, of: 1 << 14) { (start, end) throws(Raise) in
                for i in start..<end {
                    (result.items + i).initialize(to: TaipanRuntime.copy(items + from))
                    from &+= bounds.step
                }
                result.count = end
            }
        }
        return .object(result)
    }

    private static func setItem(_ value: Value, _ key: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) {
        let list = value.cast(ListObject.self)
        if let slice = key.as(.slice, SliceObject.self) {
            if item.isUnbound { return try list.deleteSlice(slice, thread) }
            return try list.assignSlice(slice, item, thread)
        }
        var i = try thread.listIndex(key)
        if i < 0 { i &+= list.count }
        if i < 0 || i >= list.count { throw thread.indexError("list assignment index out of range") }
        if item.isUnbound {
            let removed = list.remove(at: i)
            withExtendedLifetime(removed) {}
        } else {
            store(list.items + i, item)
        }
    }

    private static func holdsObjects(_ slots: Slots, _ count: Int) -> Bool {
        for i in 0..<max(count, 0) where peek(slots + i) != nil { return true }
        return false
    }

    private final func holdsObjects(_ bounds: SliceBounds) -> Bool {
        var (i, place) = (0, bounds.start)
        while i < bounds.count {
            if peek(items + place) != nil { return true }
            i &+= 1
            place &+= bounds.step
        }
        return false
    }

    /// Replaces the items `start ..< start + removed` by copies of `added` values at `source`, which is not in this list.
    package final func replace(_ start: Int, _ removed: Int, with source: Slots, _ added: Int, _ thread: ThreadRef) {
        let heap = thread.heap
        // numbers are simply overwritten; objects go aside and are released at the end
        let holdsObjects = ListObject.holdsObjects(items + start, removed)
        let old = holdsObjects ? allocateBytes(removed &* 16).assumingMemoryBound(to: Value.self) : noSlots
        if holdsObjects { moveBytes(old, items + start, removed &* 16) }
        let tail = count &- start &- removed
        let newCount = count &- removed &+ added
        if newCount > capacity { grow(newCount) }
        if added != removed && tail > 0 { moveBytes(items + start + added, items + start + removed, tail &* 16) }
        copySlots(source, added, to: items + start)
        count = newCount
        if holdsObjects { heap.dropItems(old, removed, removed) }
    }

    private final func assignSlice(_ slice: SliceObject, _ value: Value, _ thread: ThreadRef) throws(Raise) {
        let unpacked = try thread.unpackSlice(slice)
        // A list of its own, so that `a[1:2] = a` and iterables that look at the list are harmless.
        let source: (items: Slots, count: Int, owner: Object)
        if let tuple = thread.exactTuple(value) {
            source = (tuple.items, tuple.count, tuple)
        } else if let other = thread.exactList(value), other !== self {
            source = (other.items, other.count, other)
        } else {
            let iterator: Value
            do throws(Raise) { iterator = try thread.iterator(of: value) } catch {
                try thread.swallow(thread.types.typeError)
                throw thread.typeError("must assign iterable to extended slice")
            }
            let collected = thread.makeList()
            try thread.listExtend(collected, iterator)
            source = (collected.items, collected.count, collected)
        }
        defer { withExtendedLifetime(source.owner) {} }
        let bounds = SliceBounds(unpacked, length: count)
        if bounds.step == 1 {
            let end = max(bounds.stop, bounds.start)
            replace(bounds.start, end &- bounds.start, with: source.items, source.count, thread)
            return
        }
        if source.count != bounds.count {
            throw thread.valueError(
                "attempt to assign sequence of size \(source.count) to extended slice of size \(bounds.count)")
        }
        if bounds.count == 0 { return }
        if !holdsObjects(bounds) {
            var (i, place) = (0, bounds.start)
            while i < bounds.count {
                (items + place).initialize(to: TaipanRuntime.copy(source.items + i))
                i &+= 1
                place &+= bounds.step
            }
            return
        }
        // objects go aside and are released at the end
        let old = allocateBytes(bounds.count &* 16).assumingMemoryBound(to: Value.self)
        var place = bounds.start
        for i in 0..<bounds.count {
            moveBytes(old + i, items + place, 16)
            (items + place).initialize(to: TaipanRuntime.copy(source.items + i))
            place &+= bounds.step
        }
        thread.heap.dropItems(old, bounds.count, bounds.count)
    }

    private final func deleteSlice(_ slice: SliceObject, _ thread: ThreadRef) throws(Raise) {
        let unpacked = try thread.unpackSlice(slice)
        let bounds = SliceBounds(unpacked, length: count)
        if bounds.count == 0 { return }
        if bounds.step == 1 {
            replace(bounds.start, bounds.count, with: noSlots, 0, thread)
            return
        }
        // Upwards in either case: the removed ones go aside, the others close up.
        let step = abs(bounds.step)
        let first = bounds.step > 0 ? bounds.start : bounds.start &+ bounds.step &* (bounds.count &- 1)
        let old = allocateBytes(bounds.count &* 16).assumingMemoryBound(to: Value.self)
        var removed = 0
        var target = first
        var nextRemoved = first
        var i = first
        while i < count {
            if removed < bounds.count && i == nextRemoved {
                moveBytes(old + removed, items + i, 16)
                removed &+= 1
                nextRemoved &+= step
            } else {
                moveBytes(items + target, items + i, 16)
                target &+= 1
            }
            i &+= 1
        }
        count = target
        thread.heap.dropItems(old, removed, removed)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A subscript that is no slice.
    fileprivate func listIndex(_ key: Value) throws(Raise) -> Int {
        if case .int(let i) = key { return i }
        guard hasIndex(key) else { throw typeError("list indices must be integers or slices, not \(typeName(key))") }
        return try index(key, orRaise: types.indexError)
    }

    /// How many items `sequence * times` has; `MemoryError` for what no machine can hold.
    func repeatedCount(_ count: Int, _ times: Int) throws(Raise) -> Int {
        if times <= 0 || count == 0 { return 0 }
        let (total, overflow) = count.multipliedReportingOverflow(by: times)
        if overflow { throw memoryError() }
        try checkAllocation(total, of: 16)
        return total
    }

    /// `list.extend(iterable)`.
    package func listExtend(_ list: ListObject, _ iterable: Value) throws(Raise) {
        if let other = exactList(iterable) {
            let added = other.count
            if added == 0 { return }
            try checkAllocation(list.count &+ added, of: 16)
            // `other` may be the list itself: its items are read after the buffer has moved.
            if list.count &+ added > list.capacity { list.grow(list.count &+ added) }
            return try list.appendCopies(other.items, added, self)
        }
        if let tuple = exactTuple(iterable) {
            try checkAllocation(list.count &+ tuple.count, of: 16)
            return try list.appendCopies(tuple.items, tuple.count, self)
        }
        if let range = iterable.as(.range, RangeObject.self), range.isSmall {
            return try extend(list, range)
        }
        let iterator = try iterator(of: iterable)
        let hint = try lengthHint(iterable, default: 8)
        let wanted = list.count &+ Swift.min(hint, 1 << 16)
        if wanted > list.capacity && hint > 0 { list.grow(wanted) }
        if case .object(let object) = iterator, object.kind == .iterator {
            let native = unsafeDowncast(object, to: IteratorObject.self)
            while true {
                let item = try native.next(self)
                if item.isUnbound { return }
                if list.count == list.capacity { try list.makeRoom(self) }
                list.append(item)
                try tick()
            }
        }
        while true {
            let item = try next(iterator)
            if item.isUnbound { return }
            if list.count == list.capacity { try list.makeRoom(self) }
            list.append(item)
            try tick()
        }
    }

    private func extend(_ list: ListObject, _ range: RangeObject) throws(Raise) {
        let (total, overflow) = list.count.addingReportingOverflow(range.length)
        if overflow { throw memoryError() }
        try checkAllocation(total, of: 16)
        if total > list.capacity { list.grow(total) }
        let start = list.count
        let target = list.items + start
        var number = range.first
        try inPieces(range.length, cost: 8) { (from, end) throws(Raise) in
            var i = from
            while i < end {
                (target + i).initialize(to: .int(number))
                number &+= range.step
                i &+= 1
            }
            list.count = start &+ end
        }
    }
}

/// Copies values into uninitialised slots, retaining the objects.
@inline(__always) func copySlots(_ source: Slots, _ count: Int, to target: Slots) {
    var i = 0
    while i < count {
        if let object = peek(source + i) { object.retainObject() }
        i &+= 1
    }
    if count > 0 { moveBytes(target, source, count &* 16) }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Fills `total` uninitialised slots with the `count` values at `source` over and over. `tell` hears how many have been written,
    /// so that their owner drops neither more nor less of them if the script is stopped in between.
    @inline(__always)
    func repeatSlots(
        _ source: Slots, _ count: Int, into target: Slots, _ total: Int, _ tell: (Int) -> Void
    ) throws(Raise) {
        var done = 0
        var sinceLook = 0
        var offset = 0
        var pattern = source
        var period = count
        while done < total {
            let part = min(period &- offset, total &- done, 1 << 14)
            copySlots(pattern + offset, part, to: target + done)
            done &+= part
            sinceLook &+= part
            offset = offset &+ part == period ? 0 : offset &+ part
            // what has been written is a longer pattern
            if offset == 0 && done > period && done <= 1 << 13 { (pattern, period) = (target, done) }
            if sinceLook >= 1 << 14 {
                tell(done)
                try chargeQuietly(sinceLook / 4)
                sinceLook = 0
            }
        }
        tell(done)
        if sinceLook > 64 { try chargeQuietly(sinceLook / 4) }
    }
}

/// Both slots hold the same small integer: the commonest comparison, without a call.
@inline(__always) func equalIntegers(_ a: Slots, _ b: Slots) -> Bool {
    if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return x == y }
    return false
}
