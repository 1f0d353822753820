// `itertools.groupby` and `tee`: several iterators that share what one iterator gives.

/// `itertools.groupby(iterable, key=None)`. Held: the iterator, the key function (or `None`), the key of the group that is being
/// given, and key and value of the item that has been read last.
package final class GroupIterator: HoldingIterator {
    fileprivate static let function = 1, targetKey = 2, currentKey = 3, currentValue = 4
    /// Which group is being given: the iterators of earlier groups have ended.
    @exclusivity(unchecked) fileprivate final var group = 0

    init(_ iterator: Value, _ function: Value, _ shape: ShapeRef) {
        super.init(5, shape)
        held.initialize(to: iterator)
        (held + GroupIterator.function).initialize(to: function)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 { return .unbound }
        try thread.checkNativeStack("")
        group &+= 1
        while true {
            if heldCount == 0 { return .unbound }
            if !held[GroupIterator.currentKey].isUnbound {
                if held[GroupIterator.targetKey].isUnbound { break }
                let target = TaipanRuntime.copy(held + GroupIterator.targetKey)
                let key = TaipanRuntime.copy(held + GroupIterator.currentKey)
                if !(try thread.equals(target, key)) { break }
            }
            if !(try step(thread)) { return .unbound }
            try thread.charge(1)
        }
        if heldCount == 0 { return .unbound }
        let key = TaipanRuntime.copy(held + GroupIterator.currentKey)
        store(held + GroupIterator.targetKey, key)
        let shape = thread.libraryType(GroupItemIterator.nativeType).root
        return .object(thread.makeTuple(key, .object(GroupItemIterator(self, key, group, shape))))
    }

    /// Reads the next item and its key; false at the end.
    fileprivate final func step(_ thread: ThreadRef) throws(Raise) -> Bool {
        let iterator = TaipanRuntime.copy(held)
        let value = try thread.next(iterator)
        if value.isUnbound || heldCount == 0 { return false }
        var key = value
        let function = TaipanRuntime.copy(held + GroupIterator.function)
        if !function.isNone { key = try thread.call(function, value) }
        if heldCount == 0 { return false }
        store(held + GroupIterator.currentValue, value)
        store(held + GroupIterator.currentKey, key)
        return true
    }

    package static let nativeType = NativeType(
        "itertools.groupby", .iterator, [.isBase],
        doc: """
            make an iterator that returns consecutive keys and groups from the iterable

              iterable
                Elements to divide into groups according to the key function.
              key
                A function for computing the group category for each element.
                If the key function is not specified or is None, the element itself
                is used for grouping.
            """,
        new: .function("groupby(iterable, key=None)", GroupIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        return .object(GroupIterator(try thread.iterator(of: call[1]), call[2], cls.root))
    }
}

/// The items of one group: the `groupby` object and the key.
package final class GroupItemIterator: HoldingIterator {
    private final let group: Int

    fileprivate init(_ parent: GroupIterator, _ key: Value, _ group: Int, _ shape: ShapeRef) {
        self.group = group
        super.init(2, shape)
        held.initialize(to: .object(parent))
        (held + 1).initialize(to: key)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 { return .unbound }
        let parent = TaipanRuntime.copy(held).cast(GroupIterator.self)
        if parent.group != group || parent.heldCount == 0 { return .unbound }
        if parent.held[GroupIterator.currentValue].isUnbound {
            if !(try parent.step(thread)) { return .unbound }
            if heldCount == 0 || parent.heldCount == 0 { return .unbound }
        }
        let target = TaipanRuntime.copy(held + 1)
        let key = TaipanRuntime.copy(parent.held + GroupIterator.currentKey)
        if !(try thread.equals(target, key)) || parent.heldCount == 0 { return .unbound }
        let value = TaipanRuntime.copy(parent.held + GroupIterator.currentValue)
        store(parent.held + GroupIterator.currentValue, .unbound)
        if parent.heldCount != 0 { store(parent.held + GroupIterator.currentKey, .unbound) }
        return value
    }

    package static let nativeType = NativeType(
        "itertools._grouper", .iterator, [.isNotConstructible],
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)
}

/// A piece of what a shared iterator has given: 57 items, then the next piece. The iterators of one `tee` point into the same chain,
/// and a piece that all have left behind goes away.
package final class TeeBlock: Object {
    fileprivate static let capacity = 57
    /// The shared iterator, then the items.
    fileprivate final let slots: Slots
    @exclusivity(unchecked) fileprivate final var count = 0
    @exclusivity(unchecked) fileprivate final var next: TeeBlock?
    /// The shared iterator is being asked for an item.
    @exclusivity(unchecked) private final var isRunning = false

    init(_ iterator: Value, _ shape: ShapeRef) {
        slots = shape._withUnsafeGuaranteedRef { $0.heap }.allocateSlots(TeeBlock.capacity &+ 1)
        slots.initialize(to: iterator)
        super.init(.other, shape)
        track()
    }

    deinit {
        shape._withUnsafeGuaranteedRef { $0.heap }.dropSlots(slots, count &+ 1, TeeBlock.capacity &+ 1)
        // a long chain is taken apart link by link
        var rest = next
        next = nil
        while isKnownUniquelyReferenced(&rest) {
            let following = rest?.next
            rest?.next = nil
            rest = following
        }
    }

    /// Item number `index`, which may be the next one of the shared iterator; unbound at its end.
    fileprivate final func item(_ index: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        if index < count { return TaipanRuntime.copy(slots + (index &+ 1)) }
        if isRunning { throw thread.runtimeError("cannot re-enter the tee iterator") }
        isRunning = true
        defer { isRunning = false }
        let iterator = TaipanRuntime.copy(slots)
        let item = try thread.next(iterator)
        if item.isUnbound || count >= TeeBlock.capacity { return item }
        (slots + (count &+ 1)).initialize(to: item)
        count &+= 1
        return item
    }

    /// The piece after this one, which is full.
    fileprivate final func following(_ thread: ThreadRef) -> TeeBlock {
        if let next { return next }
        let made = TeeBlock(TaipanRuntime.copy(slots), shape)
        next = made
        return made
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visitSlots(slots, count &+ 1, visit)
        if let next { visit(next) }
    }

    package override func clearReferences() {
        super.clearReferences()
        next = nil
        for i in 0...count { store(slots + i, .none) }
    }

    package static let nativeType = NativeType(
        "itertools._tee_dataobject", .other, [.isNotConstructible], doc: "teedataobject(iterable, values, next, /)",
        operations: { _ in }, rows: IteratorBodies.noRows)
}

/// One of the iterators of `itertools.tee(iterable, n=2)`.
package final class TeeIterator: HoldingIterator {
    @exclusivity(unchecked) private final var index: Int

    init(_ block: TeeBlock?, _ index: Int, _ shape: ShapeRef) {
        self.index = index
        super.init(block == nil ? 0 : 1, shape)
        if let block { held.initialize(to: .object(block)) }
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 { return .unbound }
        try thread.checkNativeStack("")
        var block = TaipanRuntime.copy(held).cast(TeeBlock.self)
        if index >= TeeBlock.capacity {
            block = block.following(thread)
            index = 0
            store(held, .object(block))
        }
        let item = try block.item(index, thread)
        if !item.isUnbound { index &+= 1 }
        return item
    }

    package static let nativeType = NativeType(
        "itertools._tee", .iterator, [],
        doc: "Iterator wrapped to make it copyable.",
        new: .function("_tee(iterable, /)", TeeIterator.make),
        operations: IteratorBodies.install,
        rows: { [.method("__copy__()", TeeIterator.copyMethod, "Returns an independent iterator.")] })

    private static func make(_ call: Call) throws(Raise) -> Value { .object(try over(call[1], call.thread)) }

    private static func copyMethod(_ call: Call) throws(Raise) -> Value {
        .object(call[0].cast(TeeIterator.self).another())
    }

    private final func another() -> TeeIterator {
        let block = heldCount == 0 ? nil : TaipanRuntime.copy(held).cast(TeeBlock.self)
        return TeeIterator(block, index, shape)
    }

    /// A first iterator over something: a copy if it is one of these already.
    private static func over(_ iterable: Value, _ thread: ThreadRef) throws(Raise) -> TeeIterator {
        let iterator = try thread.iterator(of: iterable)
        let type = thread.weaklyReferableType(nativeType)
        if case .object(let object) = iterator, object.shape.toOpaque() == type.root.toOpaque() {
            return iterator.cast(TeeIterator.self).another()
        }
        let block = TeeBlock(iterator, thread.libraryType(TeeBlock.nativeType).root)
        return TeeIterator(block, 0, type.root)
    }

    /// `itertools.tee`.
    package static func tee(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("itertools.tee() takes no keyword arguments")
        }
        if call.count < 1 || call.count > 2 { throw thread.wrongArgumentCount("tee", call.count, 1, 2) }
        let count = call.count == 2 ? try thread.index(call[1]) : 2
        if count < 0 { throw thread.valueError("n must be >= 0") }
        if count == 0 { return .object(thread.makeTuple(count: 0)) }
        try thread.checkAllocation(count, of: 16)
        let iterator = try thread.iterator(of: call[0])
        let result = thread.makeTuple(count: count)
        let copier = try thread.lookupAttribute(iterator, thread.names.copy)
        if !copier.isUnbound && thread.exactTee(iterator) == nil {
            result.items.initialize(to: iterator)
            for i in 1..<max(count, 1) { store(result.items + i, try thread.call(copier)) }
            return .object(result)
        }
        let first: TeeIterator
        if let known = thread.exactTee(iterator) { first = known } else { first = try over(iterator, thread) }
        result.items.initialize(to: .object(first))
        for i in 1..<max(count, 1) { (result.items + i).initialize(to: .object(first.another())) }
        return .object(result)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    fileprivate func exactTee(_ value: Value) -> TeeIterator? {
        guard case .object(let object) = value,
            object.shape.toOpaque() == libraryType(TeeIterator.nativeType).root.toOpaque()
        else { return nil }
        return unsafeDowncast(object, to: TeeIterator.self)
    }
}
