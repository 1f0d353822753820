// What all iterators written in Swift have in common, and the iterators over `list`, `tuple` and any sequence.
//
// An iterator that has reached its end lets go of what it went over and stays at its end, even if the container grows.

/// The shared parts of the tables of iterator types.
enum IteratorBodies {
    /// `__iter__` and `__next__` of any iterator.
    static func install(_ operations: inout TypeOperations) {
        operations.iterate = IteratorBodies.iterate
        operations.next = IteratorBodies.next
    }

    static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value { value }

    static func next(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try value.cast(IteratorObject.self).next(thread)
    }

    static func lengthHint(_ call: Call) throws(Raise) -> Value {
        guard let hint = try call[0].cast(IteratorObject.self).lengthHint(call.thread) else { return .notImplemented }
        return .int(hint)
    }

    static let lengthHintRow = NativeRow.method(
        "__length_hint__()", IteratorBodies.lengthHint, "Private method returning an estimate of len(list(it)).")

    static func rowsWithHint() -> [NativeRow] { [lengthHintRow] }
    static func noRows() -> [NativeRow] { [] }

    /// What `copy` and `pickle` need: `(iter, (container,), position)`, or `(iter, (empty,))` for an iterator that has ended.
    static func reduction(
        _ maker: Value, _ container: Value?, _ position: Value, _ thread: ThreadRef, empty: Value = .unbound
    ) -> Value {
        guard let container else {
            let empty = empty.isUnbound ? .object(thread.makeTuple(count: 0)) : empty
            return .object(thread.makeTuple(maker, .object(thread.makeTuple(empty))))
        }
        return .object(thread.makeTuple(maker, .object(thread.makeTuple(container)), position))
    }

    static func listIterator(
        _ name: StaticString, rows: @escaping @Sendable () -> [NativeRow] = IteratorBodies.rowsWithHint
    ) -> NativeType {
        NativeType(name, .iterator, [.isNotConstructible], operations: IteratorBodies.install, rows: rows)
    }
}

/// An iterator over one native container. The reference is counted by hand: reading a strong optional field costs a retain and
/// a release, which would be most of the work of `next`.
package class ContainerIterator: IteratorObject {
    /// Nil at the end. Owned: released by `release`.
    @exclusivity(unchecked) final var container: Unmanaged<Object>?
    /// The next place to look at.
    @exclusivity(unchecked) final var position = 0

    init(over container: Object, _ shape: ShapeRef) {
        self.container = .passRetained(container)
        super.init(shape)
        track()
    }

    deinit {
        container?.release()
    }

    /// At the end: lets go of the container.
    @inline(never) final func letGo() {
        let old = container
        container = nil
        old?.release()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let container { container._withUnsafeGuaranteedRef { visit($0) } }
    }

    package override func clearReferences() {
        super.clearReferences()
        letGo()
    }

    /// The container as a value; unbound at the end.
    final var containerValue: Value? { container.map { .object($0.takeUnretainedValue()) } }
}

package final class ListIterator: ContainerIterator {
    package init(_ list: ListObject, _ shape: ShapeRef) {
        super.init(over: list, shape)
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard let list = container?.to(ListObject.self) else { return .unbound }
        let index = position
        if index < list.count {
            position = index &+ 1
            return TaipanRuntime.copy(list.items + index)
        }
        letGo()
        return .unbound
    }

    private final var count: Int { container?.to(ListObject.self).count ?? 0 }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? { max(count &- position, 0) }

    static let nativeType = IteratorBodies.listIterator("list_iterator") {
        [
            IteratorBodies.lengthHintRow,
            .method("__reduce__()", ListIterator.reduce, "Return state information for pickling."),
            .method("__setstate__(state, /)", ListIterator.setState, "Set state information for unpickling."),
        ]
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let iter = try call.thread.requiredBuiltin("iter")
        let iterator = call[0].cast(ListIterator.self)
        return IteratorBodies.reduction(
            iter, iterator.containerValue, .int(iterator.position), call.thread, empty: .object(call.thread.makeList()))
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        let iterator = call[0].cast(ListIterator.self)
        iterator.position = min(max(try call.thread.index(call[1]), 0), iterator.count)
        return .none
    }
}

package final class ListReverseIterator: ContainerIterator {
    package init(_ list: ListObject, _ shape: ShapeRef) {
        super.init(over: list, shape)
        position = list.count &- 1
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard let list = container?.to(ListObject.self) else { return .unbound }
        let index = position
        if index >= 0 && index < list.count {
            position = index &- 1
            return TaipanRuntime.copy(list.items + index)
        }
        letGo()
        return .unbound
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        guard let list = container?.to(ListObject.self), position < list.count else { return 0 }
        return position &+ 1
    }

    static let nativeType = IteratorBodies.listIterator("list_reverseiterator") {
        [
            IteratorBodies.lengthHintRow,
            .method("__reduce__()", ListReverseIterator.reduce, "Return state information for pickling."),
            .method("__setstate__(state, /)", ListReverseIterator.setState, "Set state information for unpickling."),
        ]
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let reversed = try call.thread.requiredBuiltin("reversed")
        let iterator = call[0].cast(ListReverseIterator.self)
        return IteratorBodies.reduction(
            reversed, iterator.containerValue, .int(iterator.position), call.thread,
            empty: .object(call.thread.makeList()))
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        let iterator = call[0].cast(ListReverseIterator.self)
        guard let list = iterator.container?.to(ListObject.self) else { return .none }
        iterator.position = min(max(try call.thread.index(call[1]), -1), list.count &- 1)
        return .none
    }
}

package final class TupleIterator: ContainerIterator {
    package init(_ tuple: TupleObject, _ shape: ShapeRef) {
        super.init(over: tuple, shape)
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard let tuple = container?.to(TupleObject.self) else { return .unbound }
        let index = position
        if index < tuple.count {
            position = index &+ 1
            return TaipanRuntime.copy(tuple.items + index)
        }
        letGo()
        return .unbound
    }

    private final var count: Int { container?.to(TupleObject.self).count ?? 0 }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? { max(count &- position, 0) }

    static let nativeType = IteratorBodies.listIterator("tuple_iterator") {
        [
            IteratorBodies.lengthHintRow,
            .method("__reduce__()", TupleIterator.reduce, "Return state information for pickling."),
            .method("__setstate__(state, /)", TupleIterator.setState, "Set state information for unpickling."),
        ]
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let iter = try call.thread.requiredBuiltin("iter")
        let iterator = call[0].cast(TupleIterator.self)
        return IteratorBodies.reduction(iter, iterator.containerValue, .int(iterator.position), call.thread)
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        let iterator = call[0].cast(TupleIterator.self)
        iterator.position = min(max(try call.thread.index(call[1]), 0), iterator.count)
        return .none
    }
}

/// The iterator of anything that has `__getitem__` and no `__iter__`: asks for 0, 1, 2 … until `IndexError`.
package final class SequenceIterator: HoldingIterator {
    @exclusivity(unchecked) private final var index = 0

    package init(_ sequence: Value, _ shape: ShapeRef) {
        super.init(1, shape)
        held.initialize(to: sequence)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 || held[0].isUnbound { return .unbound }
        let sequence = TaipanRuntime.copy(held)
        try thread.checkNativeStack(" while iterating")
        if index == Int.max { throw thread.overflowError("iter index too large") }
        do throws(Raise) {
            let item = try thread.getItem(sequence, .int(index))
            index &+= 1
            return item
        } catch {
            if thread.isPending(thread.types.indexError) || thread.isPending(thread.types.stopIteration) {
                thread.pointee.exception = nil
                releaseHeld(thread)
                return .unbound
            }
            throw error
        }
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        if heldCount == 0 || held[0].isUnbound { return 0 }
        guard thread.operations(of: held[0]).pointee.length != nil else { return nil }
        return max(try thread.length(TaipanRuntime.copy(held)) &- index, 0)
    }

    static let nativeType = IteratorBodies.listIterator("iterator") {
        [
            IteratorBodies.lengthHintRow,
            .method("__reduce__()", SequenceIterator.reducePosition, "Return state information for pickling."),
            .method("__setstate__(state, /)", SequenceIterator.setState, "Set state information for unpickling."),
        ]
    }

    private static func reducePosition(_ call: Call) throws(Raise) -> Value {
        let iter = try call.thread.requiredBuiltin("iter")
        let iterator = call[0].cast(SequenceIterator.self)
        let sequence: Value? = iterator.heldCount == 0 ? nil : TaipanRuntime.copy(iterator.held)
        return IteratorBodies.reduction(iter, sequence, .int(iterator.index), call.thread)
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        call[0].cast(SequenceIterator.self).index = max(try call.thread.index(call[1]), 0)
        return .none
    }
}

/// `iter(callable, sentinel)`.
package final class CallIterator: HoldingIterator {
    package init(_ function: Value, _ sentinel: Value, _ shape: ShapeRef) {
        super.init(2, shape)
        held.initialize(to: function)
        (held + 1).initialize(to: sentinel)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 || held[0].isUnbound { return .unbound }
        let function = TaipanRuntime.copy(held)
        let sentinel = TaipanRuntime.copy(held + 1)
        try thread.checkNativeStack(" while iterating")
        let result: Value
        do throws(Raise) { result = try thread.call(function) } catch {
            if thread.isPending(thread.types.stopIteration) {
                thread.pointee.exception = nil
                releaseHeld(thread)
                return .unbound
            }
            throw error
        }
        // (the call may have come back here and reached the end)
        if heldCount == 0 || held[0].isUnbound { return .unbound }
        if try thread.equals(sentinel, result) {
            releaseHeld(thread)
            return .unbound
        }
        return heldCount == 0 || held[0].isUnbound ? .unbound : result
    }

    static let nativeType = IteratorBodies.listIterator("callable_iterator") {
        [.method("__reduce__()", CallIterator.reduceCall, "Return state information for pickling.")]
    }

    private static func reduceCall(_ call: Call) throws(Raise) -> Value {
        let iterator = call[0].cast(CallIterator.self)
        let maker = try call.thread.requiredBuiltin("iter")
        if iterator.heldCount != 2 { return IteratorBodies.reduction(maker, nil, .none, call.thread) }
        let arguments = call.thread.makeTuple(copying: iterator.held, 2)
        return .object(call.thread.makeTuple(maker, .object(arguments)))
    }
}

/// An iterator that holds other values, often iterators again: `map(f, filter(g, …))`. The values lie in a buffer that goes back to
/// the heap in a way that makes chains of any length safe to destroy.
package class HoldingIterator: IteratorObject {
    @exclusivity(unchecked) final var held: Slots
    @exclusivity(unchecked) final var heldCount: Int

    /// Room for `count` values, all unbound. The caller fills them and calls `track()`.
    init(_ count: Int, _ shape: ShapeRef) {
        heldCount = count
        held = shape._withUnsafeGuaranteedRef { $0.heap }.allocateSlots(count)
        super.init(shape)
        makeUnbound(held, count)
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        if heldCount != 0 { shape._withUnsafeGuaranteedRef { $0.heap }.dropSlots(held, heldCount, heldCount) }
    }

    /// At the end: lets go of everything.
    final func releaseHeld(_ thread: ThreadRef) {
        let (old, count) = (held, heldCount)
        (held, heldCount) = (noSlots, 0)
        if count != 0 { thread.heap.dropSlots(old, count, count) }
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visitSlots(held, heldCount, visit)
    }

    package override func clearReferences() {
        super.clearReferences()
        let (old, count) = (held, heldCount)
        (held, heldCount) = (noSlots, 0)
        if count != 0 { shape._withUnsafeGuaranteedRef { $0.heap }.dropSlots(old, count, count) }
    }

    /// What `copy` and `pickle` need: the class and what it was made of.
    static func reduce(_ call: Call) throws(Raise) -> Value {
        let iterator = call[0].cast(HoldingIterator.self)
        return .object(
            call.thread.makeTuple(
                .object(iterator.type), .object(call.thread.makeTuple(copying: iterator.held, iterator.heldCount))))
    }

    static func reducible() -> [NativeRow] {
        [.method("__reduce__()", HoldingIterator.reduce, "Return state information for pickling.")]
    }

    /// Hands the held values to a successor of the same class that was made with no room.
    final func moveHeld(to successor: HoldingIterator) {
        (successor.held, successor.heldCount) = (held, heldCount)
        (held, heldCount) = (noSlots, 0)
        moveAttributes(to: successor)
        successor.track()
    }
}
