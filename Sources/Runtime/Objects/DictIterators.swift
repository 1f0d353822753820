// The iterators over a dict: keys, values or items, forwards or backwards.
//
// They remember the number of items at the start; a dict that has grown or shrunk since ends the iteration with an error, and one
// whose entries were moved by replacing keys is noticed when more come than there were.

/// What a view or an iterator of a dict shows.
package enum DictContent: UInt8 {
    case keys, values, items
}

package final class DictIterator: ContainerIterator {
    // `position`, forwards: the first entry not looked at. Backwards: the number of entries not looked at.

    /// The size at the start; -1 once it was found to have changed.
    @exclusivity(unchecked) private final var expected: Int
    @exclusivity(unchecked) private final var remaining: Int
    private final let content: DictContent
    private final let isReversed: Bool

    package init(_ dict: DictObject, _ content: DictContent, isReversed: Bool = false, _ shape: ShapeRef) {
        self.content = content
        self.isReversed = isReversed
        expected = dict.count
        remaining = dict.count
        super.init(over: dict, shape)
        position = isReversed ? dict.used : 0
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard let reference = container?.to(DictObject.self) else { return .unbound }
        let entry = reference._withUnsafeGuaranteedRef { advance($0) }
        if entry < 0 { return try end(entry, thread) }
        switch content {
        case .keys: return reference._withUnsafeGuaranteedRef { $0.key(at: entry) }
        case .values: return reference._withUnsafeGuaranteedRef { $0.value(at: entry) }
        case .items:
            let pair = thread.makeTuple(count: 2)
            reference._withUnsafeGuaranteedRef { dict in
                pair.items.initialize(to: dict.key(at: entry))
                (pair.items + 1).initialize(to: dict.value(at: entry))
            }
            return .object(pair)
        }
    }

    override func nextPair(_ thread: ThreadRef) throws(Raise) -> NextPair? {
        if case .items = content {} else { return nil }
        guard let reference = container?.to(DictObject.self) else { return .end }
        let entry = reference._withUnsafeGuaranteedRef { advance($0) }
        if entry < 0 {
            _ = try end(entry, thread)
            return .end
        }
        return reference._withUnsafeGuaranteedRef { NextPair(first: $0.key(at: entry), second: $0.value(at: entry)) }
    }

    private static let atEnd = -1
    private static let sizeChanged = -2
    private static let keysChanged = -3

    /// The next entry, or one of the negative numbers above.
    @inline(__always) private final func advance(_ dict: DictObject) -> Int {
        if dict.count != expected { return DictIterator.sizeChanged }
        guard let entry = isReversed ? previousEntry(dict) : dict.nextEntry(from: position) else {
            return DictIterator.atEnd
        }
        if remaining == 0 { return DictIterator.keysChanged }
        remaining &-= 1
        position = isReversed ? entry : entry &+ 1
        return entry
    }

    @inline(never) private final func end(_ reason: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        if reason == DictIterator.atEnd {
            letGo()
            return .unbound
        }
        expected = -1
        throw thread.runtimeError(
            reason == DictIterator.sizeChanged
                ? "dictionary changed size during iteration" : "dictionary keys changed during iteration")
    }

    private final func previousEntry(_ dict: DictObject) -> Int? {
        var i = min(position, dict.used) &- 1
        while i >= 0 {
            if case .unbound = dict.entries[i].key { i &-= 1 } else { return i }
        }
        return nil
    }

    private final var dict: DictObject? { container?.to(DictObject.self).takeUnretainedValue() }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        guard let dict, dict.count == expected else { return 0 }
        return remaining
    }

    /// `copy.copy(iterator)`: a list of what is left.
    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let iterator = call[0].cast(DictIterator.self)
        let rest = thread.makeList()
        if let dict = iterator.dict {
            let twin = DictIterator(dict, iterator.content, isReversed: iterator.isReversed, iterator.shape)
            (twin.position, twin.expected, twin.remaining) = (iterator.position, iterator.expected, iterator.remaining)
            try thread.listExtend(rest, .object(twin))
        }
        return .object(
            thread.makeTuple(
                try thread.requiredBuiltin("iter"), .object(thread.makeTuple(.object(rest)))))
    }

    private static func rows() -> [NativeRow] {
        [
            IteratorBodies.lengthHintRow,
            .method("__reduce__()", DictIterator.reduce, "Return state information for pickling."),
        ]
    }

    static let keyType = IteratorBodies.listIterator("dict_keyiterator", rows: DictIterator.rows)
    static let valueType = IteratorBodies.listIterator("dict_valueiterator", rows: DictIterator.rows)
    static let itemType = IteratorBodies.listIterator("dict_itemiterator", rows: DictIterator.rows)
    static let reverseKeyType = IteratorBodies.listIterator("dict_reversekeyiterator", rows: DictIterator.rows)
    static let reverseValueType = IteratorBodies.listIterator("dict_reversevalueiterator", rows: DictIterator.rows)
    static let reverseItemType = IteratorBodies.listIterator("dict_reverseitemiterator", rows: DictIterator.rows)
}
