// `tuple`: operators, subscripts and named methods. A tuple never changes, so its items may be walked without precautions.

extension TupleObject {
    package static let nativeType = NativeType(
        "tuple", .tuple, [.isBase, .isSequence, .matchesSelf],
        doc: """
            Built-in immutable sequence.

            If no argument is given, the constructor returns an empty tuple.
            If iterable is specified the tuple is initialized from iterable's items.

            If the argument is a tuple, the return value is the same object.
            """,
        new: .variadic("tuple(iterable=(), /)", TupleObject.make),
        operations: { operations in
            operations.repr = TupleObject.repr
            operations.hash = TupleObject.hash
            operations.compare = TupleObject.compare
            operations.iterate = TupleObject.iterate
            operations.length = TupleObject.length
            operations.contains = TupleObject.contains
            operations.concatenate = TupleObject.concatenate
            operations.repeated = TupleObject.repeated
            operations.getItem = TupleObject.getItem
        },
        rows: { rows })

    static let rows: [NativeRow] = [
        .method("count(value, /)", TupleObject.count, "Return number of occurrences of value."),
        .method(
            "index(value, start=0, stop=9223372036854775807, /)", TupleObject.index,
            "Return first index of value.\n\nRaises ValueError if the value is not present."),
        .method("__getnewargs__()", TupleObject.getNewArguments),
        .classGetItem,
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        try thread.refuseKeywords(call, thread.types.tuple, "tuple")
        if call.count > 2 { throw thread.wrongArgumentCount("tuple", call.count - 1, 0, 1) }
        let isExact = cls === thread.types.tuple
        if call.count == 1 {
            return .object(isExact ? thread.pointee.interpreter.emptyTuple : TupleObject.tracked(count: 0, cls.root))
        }
        let items = try thread.makeTuple(from: call[1])
        if isExact { return .object(items.count == 0 ? thread.pointee.interpreter.emptyTuple : items) }
        let tuple = TupleObject.tracked(count: items.count, cls.root)
        copySlots(items.items, items.count, to: tuple.items)
        return .object(tuple)
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let tuple = value.cast(TupleObject.self)
        if tuple.count == 0 { return .object(thread.makeString("()")) }
        if !(try thread.enterRepr(tuple)) { return .object(thread.makeString("(...)")) }
        defer { thread.leaveRepr(tuple) }
        var text = StringBuilder(thread, capacity: tuple.count &* 3)
        text.append(UInt8(ascii: "("))
        for i in 0..<tuple.count {
            if i != 0 { text.append(", ") }
            try thread.appendRepr(tuple[i], to: &text)
        }
        try thread.charge(tuple.count)
        text.append(tuple.count == 1 ? ",)" : ")")
        return .object(text.finish())
    }

    /// Mixes the hashes of the items; -1 is kept for "not known yet".
    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        guard let tuple = value.reference else { return 0 }
        return try thread.hash(tuple: tuple.to(TupleObject.self))
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = a.as(.tuple, TupleObject.self), let right = b.as(.tuple, TupleObject.self) else {
            return .notImplemented
        }
        try thread.enterNative(" in comparison")
        defer { thread.leaveNative() }
        let common = min(left.count, right.count)
        for i in 0..<common where !equalIntegers(left.items + i, right.items + i) {
            if try thread.equals(left.items[i], right.items[i]) { continue }
            if op == .equal { return .bool(false) }
            if op == .notEqual { return .bool(true) }
            return try thread.compare(op, left.items[i], right.items[i])
        }
        try thread.charge(common)
        return .bool(op.holds(left.count &- right.count))
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(TupleIterator(value.cast(TupleObject.self), thread.types.tupleIterator.root))
    }

    private static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        value.cast(TupleObject.self).count
    }

    private static func contains(_ value: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let tuple = value.cast(TupleObject.self)
        for i in 0..<tuple.count where try thread.equals(tuple.items[i], item) { return true }
        try thread.charge(tuple.count)
        return false
    }

    private static func concatenate(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let left = a.cast(TupleObject.self)
        guard let right = b.as(.tuple, TupleObject.self) else {
            throw thread.typeError("can only concatenate tuple (not \"\(thread.typeName(b))\") to tuple")
        }
        if right.count == 0 && thread.isExact(left, thread.pointee.shapes.tuple) { return a }
        if left.count == 0 && thread.isExact(right, thread.pointee.shapes.tuple) { return b }
        try thread.checkAllocation(left.count &+ right.count, of: 16)
        let total = left.count &+ right.count
        if total > 1 << 14 {
            return .object(
                try TupleObject.filled(total, thread) { (slots, tell) throws(Raise) in
                    try thread.repeatSlots(left.items, left.count, into: slots, left.count, tell)
                    try thread.repeatSlots(right.items, right.count, into: slots + left.count, right.count) {
                        tell(left.count &+ $0)
                    }
                })
        }
        let result = thread.makeTuple(count: total)
        copySlots(left.items, left.count, to: result.items)
        copySlots(right.items, right.count, to: result.items + left.count)
        return .object(result)
    }

    private static func repeated(_ value: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let tuple = value.cast(TupleObject.self)
        if times == 1 && thread.isExact(tuple, thread.pointee.shapes.tuple) { return value }
        let total = try thread.repeatedCount(tuple.count, times)
        if total == 0 { return .object(thread.pointee.interpreter.emptyTuple) }
        return .object(
            try TupleObject.filled(total, thread) { (slots, tell) throws(Raise) in
                try thread.repeatSlots(tuple.items, tuple.count, into: slots, total, tell)
            })
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let tuple = value.cast(TupleObject.self)
        var i: Int
        if case .int(let small) = key {
            i = small
        } else {
            if let slice = key.as(.slice, SliceObject.self) { return .object(try tuple.slice(slice, thread)) }
            guard thread.hasIndex(key) else {
                throw thread.typeError("tuple indices must be integers or slices, not \(thread.typeName(key))")
            }
            i = try thread.index(key, orRaise: thread.types.indexError)
        }
        if i < 0 { i &+= tuple.count }
        if i < 0 || i >= tuple.count { throw thread.indexError("tuple index out of range") }
        return tuple[i]
    }

    private final func slice(_ slice: SliceObject, _ thread: ThreadRef) throws(Raise) -> TupleObject {
        let bounds = try thread.sliceBounds(slice, count)
        if bounds.count == 0 { return thread.pointee.interpreter.emptyTuple }
        if bounds.count == count && bounds.step == 1 && thread.isExact(self, thread.pointee.shapes.tuple) {
            return self
        }
        if bounds.step == 1 { return try thread.makeTuple(copyingLong: items + bounds.start, bounds.count) }
        return try TupleObject.filled(bounds.count, thread) { (slots, tell) throws(Raise) in
            var from = bounds.start
            try thread.inPieces(bounds.count, of: 1 << 14) { (start, end) throws(Raise) in
                for i in start..<end {
                    (slots + i).initialize(to: self[from])
                    from &+= bounds.step
                }
                tell(end)
            }
        }
    }

    private static func count(_ call: Call) throws(Raise) -> Value {
        let tuple = call[0].cast(TupleObject.self)
        var found = 0
        for i in 0..<tuple.count where try call.thread.equals(tuple.items[i], call[1]) { found &+= 1 }
        return .int(found)
    }

    private static func index(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let tuple = call[0].cast(TupleObject.self)
        var start = try thread.sliceIndex(call[2], allowsNone: false)
        var stop = try thread.sliceIndex(call[3], allowsNone: false)
        if start < 0 { start = max(start &+ tuple.count, 0) }
        if stop < 0 { stop = max(stop &+ tuple.count, 0) }
        var i = start
        while i < stop && i < tuple.count {
            if try thread.equals(tuple.items[i], call[1]) { return .int(i) }
            i &+= 1
        }
        throw thread.valueError("tuple.index(x): x not in tuple")
    }

    private static func getNewArguments(_ call: Call) throws(Raise) -> Value {
        let tuple = call[0].cast(TupleObject.self)
        return .object(call.thread.makeTuple(.object(call.thread.makeTuple(copying: tuple.items, tuple.count))))
    }

}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The hash of a tuple that somebody else keeps alive.
    func hash(tuple: Unmanaged<TupleObject>) throws(Raise) -> Int {
        let known = tuple._withUnsafeGuaranteedRef { $0.cachedHash }
        if known != -1 { return known }
        try checkNativeStack(" while hashing a tuple")
        let items = tuple.items
        let count = tuple.count
        var mixed = TupleHash()
        var i = 0
        while i < count {
            mixed.add(try hash(at: items + i))
            i &+= 1
        }
        let result = mixed.finish(count)
        tuple._withUnsafeGuaranteedRef { $0.cachedHash = result }
        return result
    }
}
