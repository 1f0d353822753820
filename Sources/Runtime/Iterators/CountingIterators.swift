// `itertools.count`, `repeat` and `cycle`: iterators that need not end.

/// `itertools.count(start=0, step=1)`. While start and step fit 64 bits nothing is held; otherwise the next value and the step are
/// the held values, and `+` does the work.
package final class CountIterator: HoldingIterator {
    @exclusivity(unchecked) private final var number: Int
    private final let step: Int

    init(_ start: Int, _ step: Int, _ shape: ShapeRef) {
        number = start
        self.step = step
        super.init(0, shape)
        if kind == .other { track() }
    }

    init(general start: Value, _ step: Value, _ shape: ShapeRef) {
        number = 0
        self.step = 0
        super.init(2, shape)
        held.initialize(to: start)
        (held + 1).initialize(to: step)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount != 0 { return try nextGeneral(thread) }
        let current = number
        let (following, overflow) = current.addingReportingOverflow(step)
        if overflow { return try leaveSmall(thread) }
        number = following
        return .int(current)
    }

    private final func nextGeneral(_ thread: ThreadRef) throws(Raise) -> Value {
        let current = TaipanRuntime.copy(held)
        let step = TaipanRuntime.copy(held + 1)
        let following = try thread.binary(.add, current, step)
        if heldCount != 0 { store(held, following) }
        return current
    }

    /// The next number no longer fits: goes on with values.
    @inline(never) private final func leaveSmall(_ thread: ThreadRef) throws(Raise) -> Value {
        held = thread.heap.allocateSlots(2)
        heldCount = 2
        held.initialize(to: .int(number))
        (held + 1).initialize(to: .int(step))
        if heapIndex == 0 { track() }
        return try nextGeneral(thread)
    }

    package static let nativeType = NativeType(
        "itertools.count", .iterator, [.isBase],
        doc: """
            Return a count object whose .__next__() method returns consecutive values.

            Equivalent to:
                def count(firstval=0, step=1):
                    x = firstval
                    while 1:
                        yield x
                        x += step
            """,
        new: .function("count(start=0, step=1)", CountIterator.make),
        operations: {
            IteratorBodies.install(&$0)
            $0.repr = CountIterator.repr
        }, rows: { [.method("__reduce__()", CountIterator.reduceCount, "Return state information for pickling.")] })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let shape = try thread.receiverClass(call).root
        let start = call[1]
        let step = call[2]
        try checkNumber(start, thread)
        try checkNumber(step, thread)
        if let first = smallInteger(start), let width = smallInteger(step) {
            return .object(CountIterator(first, width, shape))
        }
        return .object(CountIterator(general: start, step, shape))
    }

    private static func smallInteger(_ value: Value) -> Int? {
        switch value {
        case .int(let number): number
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }

    private static func checkNumber(_ value: Value, _ thread: ThreadRef) throws(Raise) {
        switch value {
        case .int, .float, .bool: return
        default:
            let table = thread.operations(of: value)
            if table.pointee.index != nil || table.pointee.toInt != nil || table.pointee.toFloat != nil { return }
            if value.as(.complex, ComplexObject.self) != nil { return }
            throw thread.typeError("a number is required")
        }
    }

    /// The next value and the step.
    private final var state: (Value, Value) {
        heldCount == 0 ? (.int(number), .int(step)) : (TaipanRuntime.copy(held), TaipanRuntime.copy(held + 1))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let iterator = value.cast(CountIterator.self)
        let (current, step) = iterator.state
        let name = iterator.type.name.text
        let first = try thread.repr(current).text
        if case .int(1) = step { return thread.makeStringValue("\(name)(\(first))") }
        return thread.makeStringValue("\(name)(\(first), \(try thread.repr(step).text))")
    }

    private static func reduceCount(_ call: Call) throws(Raise) -> Value {
        let iterator = call[0].cast(CountIterator.self)
        let (current, step) = iterator.state
        return .object(call.thread.makeTuple(.object(iterator.type), .object(call.thread.makeTuple(current, step))))
    }
}

/// `itertools.repeat(object[, times])`.
package final class RepeatIterator: HoldingIterator {
    /// How often the object is still to come; -1: always.
    @exclusivity(unchecked) private final var remaining: Int

    init(_ value: Value, _ times: Int, _ shape: ShapeRef) {
        remaining = times
        super.init(1, shape)
        held.initialize(to: value)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if remaining == 0 || heldCount == 0 { return .unbound }
        if remaining > 0 { remaining &-= 1 }
        return TaipanRuntime.copy(held)
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? { remaining < 0 ? nil : remaining }

    package static let nativeType = NativeType(
        "itertools.repeat", .iterator, [.isBase],
        doc: """
            repeat(object [,times]) -> create an iterator which returns the object
            for the specified number of times.  If not specified, returns the object
            endlessly.
            """,
        new: .function("repeat(object, times=<unrepresentable>)", RepeatIterator.make),
        operations: {
            IteratorBodies.install(&$0)
            $0.repr = RepeatIterator.repr
        },
        rows: {
            [
                .method(
                    "__length_hint__()", RepeatIterator.hint, "Private method returning an estimate of len(list(it))."),
                .method("__reduce__()", RepeatIterator.reduceRepeat, "Return state information for pickling."),
            ]
        })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let shape = try thread.receiverClass(call).root
        let times = call.isMissing(2) ? -1 : max(0, try thread.index(call[2]))
        return .object(RepeatIterator(call[1], times, shape))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let iterator = value.cast(RepeatIterator.self)
        let name = iterator.type.name.text
        let text = iterator.heldCount == 0 ? "None" : try thread.repr(TaipanRuntime.copy(iterator.held)).text
        if iterator.remaining < 0 { return thread.makeStringValue("\(name)(\(text))") }
        return thread.makeStringValue("\(name)(\(text), \(iterator.remaining))")
    }

    private static func hint(_ call: Call) throws(Raise) -> Value {
        let remaining = call[0].cast(RepeatIterator.self).remaining
        if remaining < 0 { throw call.thread.typeError("len() of unsized object") }
        return .int(remaining)
    }

    private static func reduceRepeat(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let iterator = call[0].cast(RepeatIterator.self)
        let value: Value = iterator.heldCount == 0 ? .none : TaipanRuntime.copy(iterator.held)
        let arguments =
            iterator.remaining < 0 ? thread.makeTuple(value) : thread.makeTuple(value, .int(iterator.remaining))
        return .object(thread.makeTuple(.object(iterator.type), .object(arguments)))
    }
}

/// `itertools.cycle(iterable)`: the iterator (unbound after its end) and the list of what it has given.
package final class CycleIterator: HoldingIterator {
    @exclusivity(unchecked) private final var index = 0

    init(_ iterator: Value, _ saved: ListObject, _ shape: ShapeRef) {
        super.init(2, shape)
        held.initialize(to: iterator)
        (held + 1).initialize(to: .object(saved))
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 { return .unbound }
        guard let saved = held[1].as(.list, ListObject.self) else { return .unbound }
        if !held[0].isUnbound {
            let iterator = TaipanRuntime.copy(held)
            try thread.checkNativeStack("")
            let item = try thread.next(iterator)
            if !item.isUnbound {
                saved.append(item)
                return item
            }
            if heldCount != 0 { store(held, .unbound) }
        }
        if saved.count == 0 { return .unbound }
        if index >= saved.count { index = 0 }
        let item = TaipanRuntime.copy(saved.items + index)
        index &+= 1
        return item
    }

    package static let nativeType = NativeType(
        "itertools.cycle", .iterator, [.isBase],
        doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
        new: .variadic("cycle(iterable, /)", CycleIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.libraryType(nativeType), "cycle")
        if call.count != 2 { throw thread.wrongArgumentCount("cycle", call.count - 1, 1, 1) }
        return .object(CycleIterator(try thread.iterator(of: call[1]), thread.makeList(), cls.root))
    }
}
