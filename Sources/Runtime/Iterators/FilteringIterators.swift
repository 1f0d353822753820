// `itertools.islice`, `takewhile`, `dropwhile`, `filterfalse` and `compress`: iterators that leave items out.
//
// Every call may run Python code that advances the same iterator again; what is held is therefore copied before a call, and
// looked at afresh after it.

/// `itertools.islice(iterable[, start], stop[, step])`.
package final class SliceIterator: HoldingIterator {
    /// The position of the item that comes next, and how many have been taken from the iterator.
    @exclusivity(unchecked) private final var following: Int
    @exclusivity(unchecked) private final var taken = 0
    /// -1: to the end.
    private final let stop: Int
    private final let step: Int

    init(_ iterator: Value, _ start: Int, _ stop: Int, _ step: Int, _ shape: ShapeRef) {
        following = start
        self.stop = stop
        self.step = step
        super.init(1, shape)
        held.initialize(to: iterator)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount == 0 { return .unbound }
        try thread.checkNativeStack("")
        let iterator = TaipanRuntime.copy(held)
        while taken < following {
            if try thread.next(iterator).isUnbound { return end(thread) }
            taken &+= 1
            try thread.charge(1)
        }
        if stop >= 0 && taken >= stop { return end(thread) }
        let item = try thread.next(iterator)
        if item.isUnbound { return end(thread) }
        taken &+= 1
        let (wanted, overflow) = following.addingReportingOverflow(step)
        following = overflow ? Int.max : wanted
        if stop >= 0 && following > stop { following = stop }
        return item
    }

    private final func end(_ thread: ThreadRef) -> Value {
        releaseHeld(thread)
        return .unbound
    }

    package static let nativeType = NativeType(
        "itertools.islice", .iterator, [.isBase],
        doc: """
            islice(iterable, stop) --> islice object
            islice(iterable, start, stop[, step]) --> islice object

            Return an iterator whose next() method returns selected values from an
            iterable.  If start is specified, will skip all preceding elements;
            otherwise, start defaults to zero.  Step defaults to one.  If
            specified as another value, step determines how many values are
            skipped between successive calls.  Works like a slice() on a list
            but returns an iterator.
            """,
        new: .variadic("islice(iterable, start, stop, step, /)", SliceIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.libraryType(nativeType), "islice")
        let given = call.count - 1
        if given < 2 || given > 4 { throw thread.wrongArgumentCount("islice", given, 2, 4) }
        var start = 0
        if given > 2, !call.arguments[2].isNone {
            guard let first = position(call[2], thread) else { throw badIndex("Indices for islice()", thread) }
            start = first
        }
        var stop = -1
        let stopValue = call[given == 2 ? 2 : 3]
        if !stopValue.isNone {
            guard let last = position(stopValue, thread) else {
                // the start may be wrong as well, but then it has been complained about already
                throw badIndex("Stop argument for islice()", thread)
            }
            stop = last
        }
        var step = 1
        if given == 4, !call.arguments[4].isNone {
            guard let width = position(call[4], thread), width > 0 else {
                throw thread.valueError("Step for islice() must be a positive integer or None.")
            }
            step = width
        }
        return .object(SliceIterator(try thread.iterator(of: call[1]), start, stop, step, cls.root))
    }

    private static func badIndex(_ what: String, _ thread: ThreadRef) -> Raise {
        thread.valueError("\(what) must be None or an integer: 0 <= x <= sys.maxsize.")
    }

    /// A position that is not negative; nil for anything else. What `__index__` raises is dropped.
    private static func position(_ value: Value, _ thread: ThreadRef) -> Int? {
        do throws(Raise) {
            let index = try thread.index(value)
            return index >= 0 ? index : nil
        } catch {
            thread.pointee.exception = nil
            return nil
        }
    }
}

/// `itertools.takewhile`, `dropwhile` and `filterfalse`: the function (or `None`), then the iterator.
package final class PredicateIterator: HoldingIterator {
    enum Mode { case takeWhile, dropWhile, filterFalse }
    private final let mode: Mode
    /// For `dropWhile`: the first item to keep has come.
    @exclusivity(unchecked) private final var hasStarted = false

    init(_ mode: Mode, _ function: Value, _ iterator: Value, _ shape: ShapeRef) {
        self.mode = mode
        super.init(2, shape)
        held.initialize(to: function)
        (held + 1).initialize(to: iterator)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount != 2 { return .unbound }
        try thread.checkNativeStack("")
        let iterator = TaipanRuntime.copy(held + 1)
        if hasStarted { return try thread.next(iterator) }
        let function = TaipanRuntime.copy(held)
        while true {
            let item = try thread.next(iterator)
            if item.isUnbound { return .unbound }
            switch mode {
            case .filterFalse:
                if !(try isTrue(item, function, thread)) { return item }
            case .takeWhile:
                if try thread.truth(try thread.call(function, item)) { return item }
                releaseHeld(thread)
                return .unbound
            case .dropWhile:
                if !(try thread.truth(try thread.call(function, item))) {
                    hasStarted = true
                    return item
                }
            }
            try thread.charge(1)
        }
    }

    private final func isTrue(_ item: Value, _ function: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        if function.isNone { return try thread.truth(item) }
        if case .object(let object) = function, object === thread.types.bool { return try thread.truth(item) }
        return try thread.truth(try thread.call(function, item))
    }

    package static let takeWhileType = NativeType(
        "itertools.takewhile", .iterator, [.isBase],
        doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
        new: .variadic("takewhile(predicate, iterable, /)", PredicateIterator.makeTakeWhile),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    package static let dropWhileType = NativeType(
        "itertools.dropwhile", .iterator, [.isBase],
        doc: """
            Drop items from the iterable while predicate(item) is true.

            Afterwards, return every element until the iterable is exhausted.
            """,
        new: .variadic("dropwhile(predicate, iterable, /)", PredicateIterator.makeDropWhile),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    package static let filterFalseType = NativeType(
        "itertools.filterfalse", .iterator, [.isBase],
        doc: """
            Return those items of iterable for which function(item) is false.

            If function is None, return the items that are false.
            """,
        new: .variadic("filterfalse(function, iterable, /)", PredicateIterator.makeFilterFalse),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func makeTakeWhile(_ call: Call) throws(Raise) -> Value {
        try make(call, .takeWhile, takeWhileType, "takewhile")
    }
    private static func makeDropWhile(_ call: Call) throws(Raise) -> Value {
        try make(call, .dropWhile, dropWhileType, "dropwhile")
    }
    private static func makeFilterFalse(_ call: Call) throws(Raise) -> Value {
        try make(call, .filterFalse, filterFalseType, "filterfalse")
    }

    private static func make(_ call: Call, _ mode: Mode, _ native: NativeType, _ name: StaticString) throws(Raise)
        -> Value
    {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.libraryType(native), name)
        if call.count != 3 { throw thread.wrongArgumentCount("\(name)", call.count - 1, 2, 2) }
        return .object(PredicateIterator(mode, call[1], try thread.iterator(of: call[2]), cls.root))
    }
}

/// `itertools.compress(data, selectors)`: both iterators.
package final class CompressIterator: HoldingIterator {
    init(_ data: Value, _ selectors: Value, _ shape: ShapeRef) {
        super.init(2, shape)
        held.initialize(to: data)
        (held + 1).initialize(to: selectors)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if heldCount != 2 { return .unbound }
        try thread.checkNativeStack("")
        let data = TaipanRuntime.copy(held)
        let selectors = TaipanRuntime.copy(held + 1)
        while true {
            let item = try thread.next(data)
            if item.isUnbound { return .unbound }
            let selector = try thread.next(selectors)
            if selector.isUnbound { return .unbound }
            if try thread.truth(selector) { return item }
            try thread.charge(1)
        }
    }

    package static let nativeType = NativeType(
        "itertools.compress", .iterator, [.isBase],
        doc: """
            Return data elements corresponding to true selector elements.

            Forms a shorter iterator from selected data elements using the selectors to
            choose the data elements.
            """,
        new: .function("compress(data, selectors)", CompressIterator.make),
        operations: IteratorBodies.install, rows: IteratorBodies.noRows)

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        let data = try thread.iterator(of: call[1])
        return .object(CompressIterator(data, try thread.iterator(of: call[2]), cls.root))
    }
}
