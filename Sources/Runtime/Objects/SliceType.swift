// `slice`, and what subscripts of all sequences do with one.
//
// A slice is normalised in two steps, because the first may run Python code (`__index__`) that changes the length of the
// sequence: `unpackSlice` gives three Swift integers, clamped to 64 bits; `SliceBounds` fits them to a length.

/// The items that a slice means in a sequence of some length: `count` items from `start` in steps of `step`.
package struct SliceBounds {
    package var start: Int
    package var stop: Int
    package let step: Int
    package let count: Int

    /// Fits unpacked bounds to a length. `step` is neither zero nor the smallest integer.
    package init(_ bounds: (start: Int, stop: Int, step: Int), length: Int) {
        let isBackward = bounds.step < 0
        let lowest = isBackward ? -1 : 0
        let highest = isBackward ? length &- 1 : length
        func fit(_ index: Int) -> Int {
            if index < 0 {
                let fromEnd = index &+ length
                return fromEnd < 0 ? lowest : fromEnd
            }
            return index >= length ? highest : index
        }
        start = fit(bounds.start)
        stop = fit(bounds.stop)
        step = bounds.step
        if isBackward {
            count = stop < start ? (start &- stop &- 1) / (0 &- step) &+ 1 : 0
        } else {
            count = start < stop ? (stop &- start &- 1) / step &+ 1 : 0
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    @inline(__always) package func makeSlice(_ start: Value, _ stop: Value, _ step: Value) -> SliceObject {
        SliceObject(start, stop, step, pointee.shapes.slice)
    }

    /// One bound of a slice as a Swift integer; larger numbers become the largest.
    package func sliceIndex(_ value: Value, allowsNone: Bool = true) throws(Raise) -> Int {
        if case .int(let index) = value { return index }
        guard hasIndex(value) else {
            throw typeError("slice indices must be integers or \(allowsNone ? "None or " : "")have an __index__ method")
        }
        let number = try indexValue(value)
        if case .int(let index) = number { return index }
        guard let big = bigInteger(number) else { return 0 }
        return big.asInt ?? (big.isNegative ? Int.min : Int.max)
    }

    /// The bounds of a slice as Swift integers; may run Python code.
    @inline(__always) package func unpackSlice(_ slice: SliceObject) throws(Raise) -> (start: Int, stop: Int, step: Int)
    {
        slice.known.step != 0 ? slice.known : try unpackGenerally(slice)
    }

    @inline(never) package func unpackGenerally(_ slice: SliceObject) throws(Raise) -> (
        start: Int, stop: Int, step: Int
    ) {
        var step = 1
        if !slice.step.isNone {
            step = try sliceIndex(slice.step)
            if step == 0 { throw valueError("slice step cannot be zero") }
            if step == Int.min { step = 0 &- Int.max }
        }
        let start = slice.start.isNone ? (step < 0 ? Int.max : 0) : try sliceIndex(slice.start)
        let stop = slice.stop.isNone ? (step < 0 ? Int.min : Int.max) : try sliceIndex(slice.stop)
        return (start, stop, step)
    }

    /// Both steps at once, for sequences that do not change.
    package func sliceBounds(_ slice: SliceObject, _ length: Int) throws(Raise) -> SliceBounds {
        SliceBounds(try unpackSlice(slice), length: length)
    }
}

extension SliceObject {
    static let nativeType = NativeType(
        "slice", .slice, [],
        doc: """
            slice(stop)
            slice(start, stop[, step])

            Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).
            """,
        new: .variadic("slice(start, stop=None, step=None, /)", SliceObject.make),
        operations: { operations in
            operations.repr = SliceObject.repr
            operations.hash = SliceObject.hash
            operations.compare = SliceObject.compare
        },
        rows: { rows })

    static let rows: [NativeRow] = [
        .field("start", { (call) throws(Raise) in call[0].cast(SliceObject.self).start }),
        .field("stop", { (call) throws(Raise) in call[0].cast(SliceObject.self).stop }),
        .field("step", { (call) throws(Raise) in call[0].cast(SliceObject.self).step }),
        .method(
            "indices(length, /)", SliceObject.indices,
            """
            S.indices(len) -> (start, stop, stride)

            Assuming a sequence of length len, calculate the start and stop
            indices, and the stride length of the extended slice described by
            S. Out of bounds indices are clipped in a manner consistent with the
            handling of normal slices.
            """),
        .method("__reduce__()", SliceObject.reduce, "Return state information for pickling."),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkArguments(call, "slice", 1, 3)
        if call.count == 2 { return .object(thread.makeSlice(.none, call[1], .none)) }
        return .object(thread.makeSlice(call[1], call[2], call.count == 4 ? call[3] : .none))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let slice = value.cast(SliceObject.self)
        var text = StringBuilder(thread, capacity: 24)
        text.append("slice(")
        try thread.appendRepr(slice.start, to: &text)
        text.append(", ")
        try thread.appendRepr(slice.stop, to: &text)
        text.append(", ")
        try thread.appendRepr(slice.step, to: &text)
        text.append(")")
        return .object(text.finish())
    }

    private final func asTuple(_ thread: ThreadRef) -> Value { .object(thread.makeTuple(start, stop, step)) }

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        try thread.hash(value.cast(SliceObject.self).asTuple(thread))
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = a.as(.slice, SliceObject.self), let right = b.as(.slice, SliceObject.self) else {
            return .notImplemented
        }
        if left === right { return .bool(op.holds(0)) }
        return try thread.compare(op, left.asTuple(thread), right.asTuple(thread))
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        .object(
            call.thread.makeTuple(
                .object(call.thread.types.slice), call[0].cast(SliceObject.self).asTuple(call.thread)))
    }

    /// `slice.indices(length)`: numbers of any size.
    private static func indices(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let slice = call[0].cast(SliceObject.self)
        let lengthValue = try thread.indexValue(call[1])
        guard let length = thread.bigInteger(lengthValue) else { return .none }
        if length.isNegative { throw thread.valueError("length should not be negative") }
        let bounds = try thread.largeSliceBounds(slice, length)
        return .object(
            thread.makeTuple(
                thread.makeInteger(bounds.start), thread.makeInteger(bounds.stop), thread.makeInteger(bounds.step)))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// One bound of a slice, of any size.
    private func largeSliceIndex(_ value: Value) throws(Raise) -> BigInteger {
        guard hasIndex(value) else {
            throw typeError("slice indices must be integers or None or have an __index__ method")
        }
        return bigInteger(try indexValue(value)) ?? .zero
    }

    /// Slice bounds in a sequence whose length need not fit 64 bits (a `range`).
    func largeSliceBounds(
        _ slice: SliceObject, _ length: BigInteger
    ) throws(Raise) -> (start: BigInteger, stop: BigInteger, step: BigInteger) {
        var step = BigInteger.one
        if !slice.step.isNone {
            step = try largeSliceIndex(slice.step)
            if step.isZero { throw valueError("slice step cannot be zero") }
        }
        let lowest = step.isNegative ? BigInteger(-1) : BigInteger.zero
        let highest = step.isNegative ? length - 1 : length
        func fit(_ value: Value, _ missing: BigInteger) throws(Raise) -> BigInteger {
            if value.isNone { return missing }
            var index = try largeSliceIndex(value)
            if index.isNegative {
                index = index + length
                return index < lowest ? lowest : index
            }
            return index > highest ? highest : index
        }
        let start = try fit(slice.start, step.isNegative ? highest : lowest)
        let stop = try fit(slice.stop, step.isNegative ? lowest : highest)
        return (start, stop, step)
    }
}
