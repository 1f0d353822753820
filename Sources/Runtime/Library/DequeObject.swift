// `collections.deque`: storage, and the operators. The named methods are in `DequeMethods.swift`.
//
// A ring: `count` items from `head` on in a buffer whose size is a power of two, so that positions wrap by a mask. Items are found
// by number in constant time (CPython's chain of blocks takes linear time in the middle).
//
// Unsafe: `buffer` is owned by the deque. `changes` tells iterators, and loops that run Python code, that items have moved.

package final class DequeObject: Object {
    @exclusivity(unchecked) private final var buffer: Slots
    /// The size of the buffer less one; -1 without a buffer.
    @exclusivity(unchecked) private final var mask: Int
    @exclusivity(unchecked) private final var head = 0
    @exclusivity(unchecked) package private(set) final var count = 0
    /// -1: unbounded.
    @exclusivity(unchecked) final var maximumLength = -1
    /// Counts every change of the number or order of the items.
    @exclusivity(unchecked) final var changes = 0

    package init(_ shape: ShapeRef) {
        buffer = noSlots
        mask = -1
        super.init(.other, shape)
        track()
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        releaseAll()
    }

    // MARK: Items

    @inline(__always) final func slot(_ index: Int) -> Slots { buffer + ((head &+ index) & mask) }

    @inline(__always) final subscript(index: Int) -> Value { TaipanRuntime.copy(slot(index)) }

    /// Doubles the buffer; the items start at its beginning then.
    @inline(never) private final func grow() {
        let size = max((mask &+ 1) &* 2, 8)
        let grown = allocateBytes(size &* 16).assumingMemoryBound(to: Value.self)
        let first = min(count, mask &+ 1 &- head)
        if count > 0 {
            moveBytes(grown, buffer + head, first &* 16)
            moveBytes(grown + first, buffer, (count &- first) &* 16)
        }
        if mask >= 0 { freeBytes(buffer) }
        (buffer, mask, head) = (grown, size &- 1, 0)
    }

    /// Makes sure that the next item finds memory; `MemoryError` if there is none.
    @inline(__always) final func checkRoom(_ thread: ThreadRef) throws(Raise) {
        if count == mask &+ 1 { try thread.checkGrowth((mask &+ 1) &* 2, of: 16) }
    }

    @inline(__always) final func appendUnbounded(_ value: consuming Value) {
        if count == mask &+ 1 { grow() }
        (buffer + ((head &+ count) & mask)).initialize(to: value)
        count &+= 1
        changes &+= 1
    }

    @inline(__always) final func prependUnbounded(_ value: consuming Value) {
        if count == mask &+ 1 { grow() }
        head = (head &- 1) & mask
        (buffer + head).initialize(to: value)
        count &+= 1
        changes &+= 1
    }

    /// Takes out the last item; there is one.
    @inline(__always) final func removeLast() -> Value {
        count &-= 1
        changes &+= 1
        return (buffer + ((head &+ count) & mask)).move()
    }

    /// Takes out the first item; there is one.
    @inline(__always) final func removeFirst() -> Value {
        let value = (buffer + head).move()
        head = (head &+ 1) & mask
        count &-= 1
        changes &+= 1
        return value
    }

    /// `append`: drops the first item if there is no room. Dropping comes last, because it may run any code.
    @inline(__always) final func append(_ value: consuming Value) {
        appendUnbounded(value)
        if maximumLength >= 0 && count > maximumLength { _ = removeFirst() }
    }

    @inline(__always) final func prepend(_ value: consuming Value) {
        prependUnbounded(value)
        if maximumLength >= 0 && count > maximumLength { _ = removeLast() }
    }

    /// Takes out the item at an index that is in range: the shorter side closes up.
    final func remove(at index: Int) -> Value {
        let value = slot(index).move()
        changes &+= 1
        if index < count / 2 {
            var i = index
            while i > 0 {
                slot(i).initialize(to: slot(i &- 1).move())
                i &-= 1
            }
            head = (head &+ 1) & mask
        } else {
            var i = index
            while i &+ 1 < count {
                slot(i).initialize(to: slot(i &+ 1).move())
                i &+= 1
            }
        }
        count &-= 1
        return value
    }

    /// Makes a place before `index`, which is in `0...count`.
    final func insert(_ value: consuming Value, at index: Int) {
        appendUnbounded(.none)
        var i = count &- 1
        while i > index {
            slot(i).initialize(to: slot(i &- 1).move())
            i &-= 1
        }
        slot(index).initialize(to: value)
    }

    /// Turns the ring to the right by `steps` places, which is in `0..<count`.
    final func rotate(_ steps: Int) {
        if steps == 0 || count < 2 { return }
        changes &+= 1
        if count == mask &+ 1 {
            // the ring is full: only its beginning moves
            head = (head &- steps) & mask
            return
        }
        if steps <= count / 2 {
            for _ in 0..<steps {
                let last = (buffer + ((head &+ count &- 1) & mask)).move()
                head = (head &- 1) & mask
                (buffer + head).initialize(to: last)
            }
        } else {
            for _ in 0..<(count &- steps) {
                let first = (buffer + head).move()
                head = (head &+ 1) & mask
                (buffer + ((head &+ count &- 1) & mask)).initialize(to: first)
            }
        }
    }

    final func reverse() {
        var low = 0
        var high = count &- 1
        while low < high {
            let first = slot(low).move()
            slot(low).initialize(to: slot(high).move())
            slot(high).initialize(to: first)
            low &+= 1
            high &-= 1
        }
        changes &+= 1
    }

    /// Empties the deque; the items are dropped last.
    final func releaseAll() {
        if mask < 0 { return }
        let (old, size, first, n) = (buffer, mask &+ 1, head, count)
        (buffer, mask, head, count) = (noSlots, -1, 0, 0)
        changes &+= 1
        // the heap drops a run of items: close the gap between the two parts of the ring
        let right = min(n, size &- first)
        let left = n &- right
        if first != 0 {
            let run = allocateBytes(max(n, 1) &* 16).assumingMemoryBound(to: Value.self)
            moveBytes(run, old + first, right &* 16)
            moveBytes(run + right, old, left &* 16)
            freeBytes(old)
            shape._withUnsafeGuaranteedRef { $0.heap }.dropItems(run, n, max(n, 1))
        } else {
            shape._withUnsafeGuaranteedRef { $0.heap }.dropItems(old, n, size)
        }
    }

    // MARK: Collection

    package override var ownedBytes: Int { (mask &+ 1) &* 16 }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for i in 0..<count { if case .object(let object) = slot(i).pointee { visit(object) } }
    }

    package override func clearReferences() {
        super.clearReferences()
        releaseAll()
    }

    package override func moveToSuccessor() -> Object? {
        let successor = DequeObject(shape)
        (successor.buffer, successor.mask, successor.head, successor.count) = (buffer, mask, head, count)
        successor.maximumLength = maximumLength
        (buffer, mask, head, count) = (noSlots, -1, 0, 0)
        moveAttributes(to: successor)
        return successor
    }

    // MARK: Type

    package static let nativeType = NativeType(
        "collections.deque", .other, [.isBase, .isSequence],
        doc: "A list-like sequence optimized for data accesses near its endpoints.",
        new: .variadic("deque(iterable=(), maxlen=None)", DequeObject.make),
        initialize: .method("deque(iterable=<unrepresentable>, maxlen=None)", DequeObject.initialize),
        operations: {
            $0.repr = DequeObject.repr
            $0.isUnhashable = true
            $0.compare = DequeObject.compare
            $0.iterate = DequeObject.iterate
            $0.length = DequeObject.length
            $0.contains = DequeObject.contains
            $0.getItem = DequeObject.getItem
            $0.setItem = DequeObject.setItem
            $0.concatenate = DequeObject.concatenate
            $0.repeated = DequeObject.repeated
            $0.inplaceConcatenate = DequeObject.inplaceConcatenate
            $0.inplaceRepeat = DequeObject.inplaceRepeat
        },
        rows: { DequeObject.rows })

    package static func type(_ thread: ThreadRef) -> TypeObject { thread.weaklyReferableType(nativeType) }

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(DequeObject(try call.thread.receiverClass(call).root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let deque = call[0].cast(DequeObject.self)
        var limit = -1
        if !call.arguments[2].isNone {
            guard thread.bigInteger(call[2]) != nil else { throw thread.typeError("an integer is required") }
            do throws(Raise) { limit = try thread.index(call[2]) } catch {
                try thread.swallow(thread.types.overflowError)
                throw thread.overflowError("Python int too large to convert to C ssize_t")
            }
            if limit < 0 { throw thread.valueError("maxlen must be non-negative") }
        }
        deque.maximumLength = limit
        deque.releaseAll()
        if !call.isMissing(1) { try deque.extend(call[1], thread) }
        return .none
    }

    final func extend(_ iterable: Value, _ thread: ThreadRef) throws(Raise) {
        if case .object(let object) = iterable, object === self {
            let copies = thread.makeList(capacity: count)
            for i in 0..<count { copies.append(self[i]) }
            try thread.forEach(.object(copies)) { (item) throws(Raise) in append(item) }
            return
        }
        try thread.forEach(iterable) { (item) throws(Raise) in
            try checkRoom(thread)
            append(item)
            try thread.charge(1)
        }
    }

    /// A deque of the same class and length limit with the same items.
    final func copied(_ thread: ThreadRef) throws(Raise) -> Value {
        if type === DequeObject.type(thread) { return .object(copiedExactly()) }
        var arguments: [Value] = [.object(self)]
        if maximumLength >= 0 { arguments.append(.int(maximumLength)) }
        let made = try thread.call(.object(type), arguments)
        if thread.deque(made) == nil {
            throw thread.typeError("\(type.name.text)() must return a deque, not \(thread.typeName(made))")
        }
        return made
    }

    private final func copiedExactly() -> DequeObject {
        let result = DequeObject(shape)
        result.maximumLength = maximumLength
        for i in 0..<count { result.appendUnbounded(self[i]) }
        return result
    }

    // MARK: Operators

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let deque = value.cast(DequeObject.self)
        if !(try thread.enterRepr(deque)) { return thread.makeStringValue("[...]") }
        defer { thread.leaveRepr(deque) }
        var text = StringBuilder(thread, capacity: deque.count &* 4 &+ 16)
        text.append(deque.type.name)
        text.append("([")
        var i = 0
        while i < deque.count {
            if i > 0 { text.append(", ") }
            try thread.appendRepr(deque[i], to: &text)
            i &+= 1
        }
        try thread.charge(i)
        text.append(deque.maximumLength >= 0 ? "], maxlen=\(deque.maximumLength))" : "])")
        return .object(text.finish())
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = thread.deque(a), let right = thread.deque(b) else { return .notImplemented }
        if (op == .equal || op == .notEqual) && left.count != right.count { return .bool(op == .notEqual) }
        try thread.enterNative(" in comparison")
        defer { thread.leaveNative() }
        var i = 0
        while i < left.count && i < right.count {
            let (x, y) = (left[i], right[i])
            let (leftChanges, rightChanges) = (left.changes, right.changes)
            let isEqual = try thread.equals(x, y)
            if !isEqual {
                switch op {
                case .equal: return .bool(false)
                case .notEqual: return .bool(true)
                default: return try thread.compare(op, x, y)
                }
            }
            // (only the next pair would notice)
            if left.changes != leftChanges || right.changes != rightChanges { throw thread.dequeMutated() }
            i &+= 1
        }
        try thread.charge(i)
        return .bool(op.holds(left.count &- right.count))
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(
            DequeIterator(
                value.cast(DequeObject.self), isReversed: false, thread.libraryType(DequeIterator.forwardType).root))
    }

    private static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        value.cast(DequeObject.self).count
    }

    private static func contains(_ value: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let deque = value.cast(DequeObject.self)
        return try deque.firstIndex(of: item, 0, deque.count, thread) >= 0
    }

    /// The position of an item in a range; -1 if it is not there.
    final func firstIndex(of item: Value, _ start: Int, _ stop: Int, _ thread: ThreadRef) throws(Raise) -> Int {
        let before = changes
        var i = start
        while i < stop && i < count {
            let candidate = self[i]
            let isEqual = try thread.equals(candidate, item)
            if changes != before { throw thread.dequeMutated() }
            if isEqual { return i }
            i &+= 1
        }
        try thread.charge(i &- start)
        return -1
    }

    /// A subscript as a position in the deque.
    private final func position(_ key: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        guard thread.hasIndex(key) else {
            throw thread.typeError("sequence index must be integer, not '\(thread.typeName(key))'")
        }
        var index = try thread.index(key, orRaise: thread.types.indexError)
        if index < 0 { index &+= count }
        if index < 0 || index >= count { throw thread.indexError("deque index out of range") }
        return index
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let deque = value.cast(DequeObject.self)
        if case .int(let index) = key, index >= 0 && index < deque.count { return deque[index] }
        return deque[try deque.position(key, thread)]
    }

    private static func setItem(_ value: Value, _ key: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) {
        let deque = value.cast(DequeObject.self)
        let index = try deque.position(key, thread)
        if item.isUnbound {
            let removed = deque.remove(at: index)
            withExtendedLifetime(removed) {}
        } else {
            store(deque.slot(index), item)
        }
    }

    private static func concatenate(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let other = thread.deque(b) else {
            throw thread.typeError("can only concatenate deque (not \"\(thread.type(of: b).name.text)\") to deque")
        }
        let result = try a.cast(DequeObject.self).copied(thread)
        try thread.deque(result)?.extend(.object(other), thread)
        return result
    }

    private static func inplaceConcatenate(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try a.cast(DequeObject.self).extend(b, thread)
        return a
    }

    private static func repeated(_ value: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let result = try value.cast(DequeObject.self).copied(thread)
        try thread.deque(result)?.repeatItems(times, thread)
        return result
    }

    private static func inplaceRepeat(_ value: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        try value.cast(DequeObject.self).repeatItems(times, thread)
        return value
    }

    private final func repeatItems(_ times: Int, _ thread: ThreadRef) throws(Raise) {
        if times <= 0 { return releaseAll() }
        let length = count
        if length == 0 || times == 1 { return }
        // with a limit, more rounds than fit would only push out the same items again
        let rounds = maximumLength >= 0 ? min(times, maximumLength / length &+ 2) : times
        let (total, overflow) = length.multipliedReportingOverflow(by: rounds)
        if overflow { throw thread.memoryError() }
        try thread.checkAllocation(total, of: 16)
        let copies = thread.makeList(capacity: length)
        for i in 0..<length { copies.append(self[i]) }
        for _ in 1..<rounds {
            for i in 0..<copies.count { append(TaipanRuntime.copy(copies.items + i)) }
            try thread.charge(length)
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The deque, or nil for anything else.
    func deque(_ value: Value) -> DequeObject? {
        guard case .object(let object) = value, object.kind == .other, object.type.isSubtype(of: DequeObject.type(self))
        else {
            return nil
        }
        return unsafeDowncast(object, to: DequeObject.self)
    }

    func dequeMutated() -> Raise { runtimeError("deque mutated during iteration") }
}
