// `range`: arithmetic progressions. Nearly all of them fit 64 bits and are computed with in Swift integers; the others go through
// `BigInteger`, by the same formulas.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `range(start, stop, step)` of small numbers; `step` is not zero.
    package func makeRange(_ start: Int, _ stop: Int, _ step: Int = 1) -> RangeObject {
        guard let length = RangeObject.length(start, stop, step) else {
            return RangeObject(large: .int(start), .int(stop), .int(step), pointee.shapes.range)
        }
        return RangeObject(small: start, stop, step, length: length, pointee.shapes.range)
    }

    /// From exact integers of any size; `step` is not zero.
    func makeRange(_ start: Value, _ stop: Value, _ step: Value) -> RangeObject {
        if case .int(let first) = start, case .int(let end) = stop, case .int(let stride) = step {
            return makeRange(first, end, stride)
        }
        return RangeObject(large: start, stop, step, pointee.shapes.range)
    }
}

extension RangeObject {
    /// How many numbers there are; nil if that does not fit.
    static func length(_ start: Int, _ stop: Int, _ step: Int) -> Int? {
        let distance: UInt
        if step > 0 {
            if start >= stop { return 0 }
            distance = UInt(bitPattern: stop) &- UInt(bitPattern: start)
        } else {
            if start <= stop { return 0 }
            distance = UInt(bitPattern: start) &- UInt(bitPattern: stop)
        }
        let count = (distance &- 1) / step.magnitude
        return count < UInt(Int.max) ? Int(bitPattern: count) &+ 1 : nil
    }

    package static let nativeType = NativeType(
        "range", .range, [.isSequence],
        doc: """
            range(stop) -> range object
            range(start, stop[, step]) -> range object

            Return an object that produces a sequence of integers from start (inclusive)
            to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.
            start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.
            These are exactly the valid indices for a list of 4 elements.
            When step is given, it specifies the increment (or decrement).
            """,
        new: .variadic("range(start, stop, step=1, /)", RangeObject.make),
        operations: { operations in
            operations.repr = RangeObject.repr
            operations.hash = RangeObject.hash
            operations.compare = RangeObject.compare
            operations.iterate = RangeObject.iterate
            operations.truth = RangeObject.truth
            operations.length = RangeObject.length
            operations.contains = RangeObject.contains
            operations.getItem = RangeObject.getItem
        },
        rows: { rows })

    static let rows: [NativeRow] = [
        .field("start", { (call) throws(Raise) in call[0].cast(RangeObject.self).start }),
        .field("stop", { (call) throws(Raise) in call[0].cast(RangeObject.self).stop }),
        .field("step", { (call) throws(Raise) in call[0].cast(RangeObject.self).stepValue }),
        .method(
            "count(value, /)", RangeObject.count,
            "rangeobject.count(value) -> integer -- return number of occurrences of value"),
        .method(
            "index(value, /)", RangeObject.index,
            "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."
        ),
        .method("__reversed__()", RangeObject.reversed, "Return a reverse iterator."),
        .method("__reduce__()", RangeObject.reduce),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkArguments(call, "range", 1, 3)
        let first = try thread.indexValue(call[1])
        if call.count == 2 { return .object(thread.makeRange(.int(0), first, .int(1))) }
        let stop = try thread.indexValue(call[2])
        let step: Value = call.count == 4 ? try thread.indexValue(call[3]) : .int(1)
        if case .int(0) = step { throw thread.valueError("range() arg 3 must not be zero") }
        return .object(thread.makeRange(first, stop, step))
    }

    // MARK: Numbers of any size

    private final func large(_ thread: ThreadRef) -> (start: BigInteger, stop: BigInteger, step: BigInteger) {
        (
            thread.bigInteger(start) ?? .zero, thread.bigInteger(stop) ?? .zero, thread.bigInteger(stepValue) ?? .one
        )
    }

    final func largeLength(_ thread: ThreadRef) -> BigInteger {
        if isSmall { return BigInteger(length) }
        let (start, stop, step) = large(thread)
        let distance = step.isNegative ? start - stop : stop - start
        if distance.isNegative || distance.isZero { return .zero }
        return BigInteger.quotient(distance - 1, step.absolute) + 1
    }

    /// The number at an index that is in range.
    final func number(at index: BigInteger, _ thread: ThreadRef) -> BigInteger {
        let (start, _, step) = large(thread)
        return start + index * step
    }

    /// The number at an index that is in range, for small ranges.
    @inline(__always) package final func number(at index: Int) -> Int { first &+ index &* step }

    // MARK: Operators

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let range = value.cast(RangeObject.self)
        var text = StringBuilder(thread, capacity: 24)
        text.append("range(")
        try thread.appendRepr(range.start, to: &text)
        text.append(", ")
        try thread.appendRepr(range.stop, to: &text)
        if case .int(1) = range.stepValue {
        } else {
            text.append(", ")
            try thread.appendRepr(range.stepValue, to: &text)
        }
        text.append(")")
        return .object(text.finish())
    }

    /// Equal ranges have equal length, first number and (if it matters) step.
    private final func identity(_ thread: ThreadRef) -> TupleObject {
        let length = largeLength(thread)
        if length.isZero { return thread.makeTuple(.int(0), .none, .none) }
        if length == .one { return thread.makeTuple(.int(1), start, .none) }
        return thread.makeTuple(thread.makeInteger(length), start, stepValue)
    }

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        try thread.hash(.object(value.cast(RangeObject.self).identity(thread)))
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.range, RangeObject.self),
            let right = b.as(.range, RangeObject.self)
        else { return .notImplemented }
        let isEqual: Bool
        if left === right {
            isEqual = true
        } else if left.isSmall && right.isSmall {
            isEqual =
                left.length == right.length
                && (left.length == 0 || left.first == right.first && (left.length == 1 || left.step == right.step))
        } else {
            isEqual = try thread.equals(.object(left.identity(thread)), .object(right.identity(thread)))
        }
        return .bool(isEqual == (op == .equal))
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let range = value.cast(RangeObject.self)
        if range.isSmall {
            return .object(RangeIterator(range.first, range.step, range.length, thread.types.rangeIterator.root))
        }
        let (start, _, step) = range.large(thread)
        return .object(LongRangeIterator(start, step, range.largeLength(thread), thread.types.longRangeIterator.root))
    }

    private static func truth(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let range = value.cast(RangeObject.self)
        return range.isSmall ? range.length != 0 : !range.largeLength(thread).isZero
    }

    private static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let range = value.cast(RangeObject.self)
        if range.isSmall { return range.length }
        guard let length = range.largeLength(thread).asInt else {
            throw thread.overflowError("Python int too large to convert to C ssize_t")
        }
        return length
    }

    private static func contains(_ value: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let range = value.cast(RangeObject.self)
        if isExactInteger(item, thread) { return range.position(of: item, thread) != nil }
        return try range.search(item, thread).isFound
    }

    private static func isExactInteger(_ value: Value, _ thread: ThreadRef) -> Bool {
        switch value {
        case .int, .bool: true
        case .object(let object): object.shape.toOpaque() == thread.pointee.shapes.int.toOpaque()
        default: false
        }
    }

    /// The index of an integer, computed.
    private final func position(of value: Value, _ thread: ThreadRef) -> BigInteger? {
        guard let number = thread.bigInteger(value) else { return nil }
        if isSmall {
            guard let wanted = number.asInt else { return nil }
            return smallPosition(of: wanted).map { BigInteger($0) }
        }
        let (start, stop, step) = large(thread)
        let isInside = step.isNegative ? number <= start && stop < number : start <= number && number < stop
        if !isInside { return nil }
        let distance = step.isNegative ? start - number : number - start
        let index = BigInteger.quotient(distance, step.absolute)
        return index * step.absolute == distance ? index : nil
    }

    private final func smallPosition(of wanted: Int) -> Int? {
        if length == 0 { return nil }
        let distance: UInt
        if step > 0 {
            if wanted < first { return nil }
            distance = UInt(bitPattern: wanted) &- UInt(bitPattern: first)
        } else {
            if wanted > first { return nil }
            distance = UInt(bitPattern: first) &- UInt(bitPattern: wanted)
        }
        let (index, rest) = distance.quotientAndRemainder(dividingBy: step.magnitude)
        return rest == 0 && index < UInt(bitPattern: length) ? Int(bitPattern: index) : nil
    }

    /// Looks for a value that is no integer, one number after the other; counts the equal ones.
    private final func search(_ value: Value, countsAll: Bool = false, _ thread: ThreadRef)
        throws(Raise) -> (isFound: Bool, index: Int, count: Int)
    {
        let iterator = try thread.iterator(of: .object(self))
        var index = 0
        var count = 0
        while true {
            let number = try thread.next(iterator)
            if number.isUnbound { return (count > 0, -1, count) }
            if try thread.equals(number, value) {
                count &+= 1
                if !countsAll { return (true, index, 1) }
            }
            index &+= 1
            if index & 0xFF == 0 { try thread.charge(256) }
        }
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let range = value.cast(RangeObject.self)
        if let slice = key.as(.slice, SliceObject.self) { return try range.slice(slice, thread) }
        guard thread.hasIndex(key) else {
            throw thread.typeError("range indices must be integers or slices, not \(thread.typeName(key))")
        }
        let indexValue = try thread.indexValue(key)
        if range.isSmall, case .int(var i) = indexValue {
            if i < 0 { i &+= range.length }
            if i < 0 || i >= range.length { throw thread.indexError("range object index out of range") }
            return .int(range.number(at: i))
        }
        var index = thread.bigInteger(indexValue) ?? .zero
        let length = range.largeLength(thread)
        if index.isNegative { index = index + length }
        if index.isNegative || index >= length { throw thread.indexError("range object index out of range") }
        return thread.makeInteger(range.number(at: index, thread))
    }

    private final func slice(_ slice: SliceObject, _ thread: ThreadRef) throws(Raise) -> Value {
        let bounds = try thread.largeSliceBounds(slice, largeLength(thread))
        let step = (thread.bigInteger(stepValue) ?? .one) * bounds.step
        let start = number(at: bounds.start, thread)
        let stop = number(at: bounds.stop, thread)
        return .object(thread.makeRange(thread.makeInteger(start), thread.makeInteger(stop), thread.makeInteger(step)))
    }

    // MARK: Methods

    private static func count(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let range = call[0].cast(RangeObject.self)
        if isExactInteger(call[1], thread) { return .int(range.position(of: call[1], thread) == nil ? 0 : 1) }
        return .int(try range.search(call[1], countsAll: true, thread).count)
    }

    private static func index(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let range = call[0].cast(RangeObject.self)
        if isExactInteger(call[1], thread) {
            guard let position = range.position(of: call[1], thread) else {
                throw thread.valueError("\(try thread.repr(call[1]).text) is not in range")
            }
            return thread.makeInteger(position)
        }
        let found = try range.search(call[1], thread)
        if !found.isFound { throw thread.valueError("sequence.index(x): x not in sequence") }
        return .int(found.index)
    }

    private static func reversed(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let range = call[0].cast(RangeObject.self)
        if range.isSmall && range.step != Int.min {
            let last = range.number(at: range.length &- 1)
            return .object(RangeIterator(last, 0 &- range.step, range.length, thread.types.rangeIterator.root))
        }
        let length = range.largeLength(thread)
        let last = range.number(at: length - 1, thread)
        let step = (thread.bigInteger(range.stepValue) ?? .one).negated
        return .object(LongRangeIterator(last, step, length, thread.types.longRangeIterator.root))
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let range = call[0].cast(RangeObject.self)
        return .object(
            call.thread.makeTuple(
                .object(call.thread.types.range),
                .object(call.thread.makeTuple(range.start, range.stop, range.stepValue))))
    }
}

extension BigInteger {
    /// Floor division by a number that is not zero, not interruptible.
    static func quotient(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
        do throws(WorkAborted) { return try a.floorDivided(by: b).quotient } catch { return .zero }
    }
}

/// The iterator of a range whose numbers fit 64 bits.
package final class RangeIterator: IteratorObject {
    @exclusivity(unchecked) private final var current: Int
    @exclusivity(unchecked) private final var remaining: Int
    private final let step: Int

    package init(_ first: Int, _ step: Int, _ length: Int, _ shape: ShapeRef) {
        current = first
        self.step = step
        remaining = length
        super.init(shape)
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if remaining <= 0 { return .unbound }
        remaining &-= 1
        let number = current
        current &+= step
        return .int(number)
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? { remaining }

    static let nativeType = IteratorBodies.listIterator("range_iterator") {
        [
            IteratorBodies.lengthHintRow,
            .method("__reduce__()", RangeIterator.reduce, "Return state information for pickling."),
            .method("__setstate__(position, /)", RangeIterator.setState, "Set state information for unpickling."),
        ]
    }

    /// Goes as many items on.
    private static func setState(_ call: Call) throws(Raise) -> Value {
        let iterator = call[0].cast(RangeIterator.self)
        let position = min(max(0, try call.thread.index(call[1])), iterator.remaining)
        iterator.current &+= position &* iterator.step
        iterator.remaining &-= position
        return .none
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let iterator = call[0].cast(RangeIterator.self)
        let (start, step, remaining) = (iterator.current, iterator.step, iterator.remaining)
        // the stop is as far as the next item would be, or, where that is no small integer, next to the last one
        let (distance, isTooFar) = step.multipliedReportingOverflow(by: remaining)
        let (end, isBeyond) = start.addingReportingOverflow(distance)
        let stop = isTooFar || isBeyond ? start &+ step &* (remaining &- 1) &+ step.signum() : end
        let rest = thread.makeRange(.int(start), .int(stop), .int(step))
        return IteratorBodies.reduction(try thread.requiredBuiltin("iter"), .object(rest), .none, thread)
    }
}

/// The iterator of any other range.
package final class LongRangeIterator: IteratorObject {
    @exclusivity(unchecked) private final var current: BigInteger
    @exclusivity(unchecked) private final var remaining: BigInteger
    private final let step: BigInteger

    package init(_ first: BigInteger, _ step: BigInteger, _ length: BigInteger, _ shape: ShapeRef) {
        current = first
        self.step = step
        remaining = length
        super.init(shape)
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if remaining.isZero { return .unbound }
        remaining = remaining - 1
        let number = thread.makeInteger(current)
        current = current + step
        return number
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        guard let hint = remaining.asInt else {
            throw thread.overflowError("Python int too large to convert to C ssize_t")
        }
        return hint
    }

    static let nativeType = IteratorBodies.listIterator("longrange_iterator") {
        [
            IteratorBodies.lengthHintRow,
            .method("__reduce__()", LongRangeIterator.reduce, "Return state information for pickling."),
            .method("__setstate__(position, /)", LongRangeIterator.setState, "Set state information for unpickling."),
        ]
    }

    /// Goes as many items on.
    private static func setState(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let iterator = call[0].cast(LongRangeIterator.self)
        guard let wanted = thread.bigInteger(try thread.indexValue(call[1])), !wanted.isNegative else { return .none }
        let isBeyond = (iterator.remaining - wanted).isNegative
        let position = isBeyond ? iterator.remaining : wanted
        iterator.current = iterator.current + iterator.step * position
        iterator.remaining = iterator.remaining - position
        return .none
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let iterator = call[0].cast(LongRangeIterator.self)
        let stop = iterator.current + iterator.step * iterator.remaining
        let rest = thread.makeRange(
            thread.makeInteger(iterator.current), thread.makeInteger(stop), thread.makeInteger(iterator.step))
        return IteratorBodies.reduction(try thread.requiredBuiltin("iter"), .object(rest), .none, thread)
    }
}
