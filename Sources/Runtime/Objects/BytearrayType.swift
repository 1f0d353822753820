// `bytearray`: the type, its operators and the methods that change it. Whatever resizes the buffer first makes sure that nobody
// looks into it (`BytearrayObject.checkResizable`).

extension BytearrayObject {
    static let nativeType = NativeType(
        "bytearray", .bytearray, [.isBase, .matchesSelf],
        doc: """
            bytearray(iterable_of_ints) -> bytearray
            bytearray(string, encoding[, errors]) -> bytearray
            bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
            bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
            bytearray() -> empty bytes array

            Construct a mutable bytearray object.
            """,
        new: .variadic(
            "bytearray(source=b'', encoding='utf-8', errors='strict')",
            { (call) throws(Raise) in
                let cls = try call.thread.receiverClass(call)
                let made = BytearrayObject(count: 0, cls.root)
                if cls.isHeapType { made.track() }
                return .object(made)
            }),
        initialize: .method(
            "bytearray(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)",
            BytearrayObject.initialize),
        operations: {
            $0.repr = BytearrayObject.repr
            $0.str = { (a, thread) throws(Raise) in
                try thread.warnAboutBytes("str() on a bytearray instance")
                return try BytearrayObject.repr(a, thread)
            }
            $0.isUnhashable = true
            $0.compare = BytearrayObject.compare
            $0.iterate = { (a, thread) throws(Raise) in
                .object(BytesIterator(a.cast(Object.self), thread.types.bytearrayIterator.root))
            }
            $0.truth = { (a, thread) throws(Raise) in a.cast(BytearrayObject.self).count != 0 }
            $0.length = { (a, thread) throws(Raise) in a.cast(BytearrayObject.self).count }
            $0.contains = BytesMethods.containsBytes
            $0.getItem = BytearrayObject.getItem
            $0.setItem = BytearrayObject.setItem
            $0.concatenate = BytesMethods.concatenateBytes
            $0.repeated = BytearrayObject.repeated
            $0.inplaceConcatenate = BytearrayObject.inplaceConcatenate
            $0.inplaceRepeat = BytearrayObject.inplaceRepeat
            $0.setBinary([.modulo], BytesMethods.moduloOfBytes)
        },
        rows: { rows })

    private static let rows: [NativeRow] =
        BytesMethods.rows + [
            .method("append(item, /)", BytearrayObject.append, "Append a single item to the end of the bytearray."),
            .method(
                "extend(iterable_of_ints, /)", BytearrayObject.extend,
                "Append all the items from the iterator or sequence to the end."),
            .method(
                "insert(index, item, /)", BytearrayObject.insert,
                "Insert a single item into the bytearray before the given index."),
            .method("pop(index=-1, /)", BytearrayObject.pop, "Remove and return a single item from B."),
            .method(
                "remove(value, /)", BytearrayObject.remove, "Remove the first occurrence of a value in the bytearray."),
            .method("reverse()", BytearrayObject.reverse, "Reverse the order of the values in B in place."),
            .method(
                "clear()",
                { (call) throws(Raise) in
                    try call[0].cast(BytearrayObject.self).removeAll(call.thread)
                    return .none
                }, "Remove all items from the bytearray."),
            .method(
                "copy()",
                { (call) throws(Raise) in
                    .object(call.thread.makeBytearray(call[0].cast(BytearrayObject.self).raw))
                }, "Return a copy of B."),
            .method(
                "__alloc__()", { (call) throws(Raise) in .int(call[0].cast(BytearrayObject.self).allocated) },
                "Return the number of bytes actually allocated."),
            .method(
                "__sizeof__()", { (call) throws(Raise) in .int(56 &+ call[0].cast(BytearrayObject.self).allocated) },
                "Returns the size of the bytearray object in memory, in bytes."),
            .method("__reduce__()", BytearrayObject.reduce, "Return state information for pickling."),
            .method("__reduce_ex__(proto=0, /)", BytearrayObject.reduceEx, "Return state information for pickling."),
        ]

    // MARK: Creation

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let array = call[0].cast(BytearrayObject.self)
        let source = try call.thread.bytesArgument(call, "bytearray")
        try array.replace(0, array.count, with: source.raw, call.thread)
        return .none
    }

    // MARK: Operators

    private static func repr(_ a: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        var builder = StringBuilder(thread)
        builder.append(a.cast(Object.self).type.name)
        builder.append("(")
        builder.append(try thread.reprOfBytes(a.cast(BytearrayObject.self).raw))
        builder.append(")")
        return .object(builder.finish())
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if !thread.hasBuffer(a) || !thread.hasBuffer(b) { return .notImplemented }
        return try thread.withBuffer(of: a) { (left) throws(Raise) in
            try thread.withBuffer(of: b) { (right) throws(Raise) in
                .bool(op.holds(try thread.orderOfBytes(left, right)))
            }
        }
    }

    private static func getItem(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let array = a.cast(BytearrayObject.self)
        if let slice = b.as(.slice, SliceObject.self) {
            let bounds = try thread.unpackSlice(slice)
            let part = SliceBounds(bounds, length: array.count)
            if part.step == 1 {
                return .object(
                    thread.makeBytearray(UnsafeRawBufferPointer(start: array.buffer + part.start, count: part.count)))
            }
            let result = BytearrayObject(count: part.count, thread.types.bytearray.root)
            for i in 0..<part.count { result.bytes[i] = array.bytes[part.start &+ i &* part.step] }
            return .object(result)
        }
        let index = try itemIndex(array, b, thread)
        return .int(Int(array.bytes[index]))
    }

    /// An index that is in range.
    private static func itemIndex(_ array: BytearrayObject, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        if !thread.hasIndex(key) {
            throw thread.typeError("bytearray indices must be integers or slices, not \(thread.typeName(key))")
        }
        var index = try thread.index(key, orRaise: thread.types.indexError)
        if index < 0 { index &+= array.count }
        if index < 0 || index >= array.count { throw thread.indexError("bytearray index out of range") }
        return index
    }

    private static func setItem(_ a: Value, _ key: Value, _ value: Value, _ thread: ThreadRef) throws(Raise) {
        let array = a.cast(BytearrayObject.self)
        if let slice = key.as(.slice, SliceObject.self) { return try setSlice(array, slice, value, thread) }
        if value.isUnbound {
            let index = try itemIndex(array, key, thread)
            _ = try array.replace(index, index &+ 1, length: 0, thread)
            return
        }
        _ = try itemIndex(array, key, thread)
        let byte = try thread.byte(value)
        // converting the value may have run code that changed the array
        let index = try itemIndex(array, key, thread)
        array.bytes[index] = byte
    }

    private static func setSlice(
        _ array: BytearrayObject, _ slice: SliceObject, _ value: Value, _ thread: ThreadRef
    ) throws(Raise) {
        let source: BytesObject
        if value.isUnbound {
            source = thread.makeBytes(count: 0)
        } else {
            if value.as(.string, StringObject.self) != nil || thread.hasIndex(value) && !thread.hasBuffer(value)
                || thread.operations(of: value).pointee.iterate == nil && !thread.hasBuffer(value)
            {
                throw thread.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
            }
            source = try thread.bytes(from: value, "bytearray")
        }
        let bounds = try thread.unpackSlice(slice)
        let part = SliceBounds(bounds, length: array.count)
        if part.step == 1 {
            return try array.replace(part.start, max(part.start, part.start &+ part.count), with: source.raw, thread)
        }
        if value.isUnbound || source.count == 0 { return try deleteItems(array, part, thread) }
        if source.count != part.count {
            throw thread.valueError(
                "attempt to assign bytes of size \(source.count) to extended slice of size \(part.count)")
        }
        for i in 0..<part.count { array.bytes[part.start &+ i &* part.step] = source.bytes[i] }
    }

    private static func deleteItems(_ array: BytearrayObject, _ part: SliceBounds, _ thread: ThreadRef) throws(Raise) {
        if part.count == 0 { return }
        try array.checkResizable(thread)
        let step = part.step > 0 ? part.step : 0 &- part.step
        var next = part.step > 0 ? part.start : part.start &+ (part.count &- 1) &* part.step
        var left = part.count
        var target = next
        for i in next..<array.count {
            if i == next && left > 0 {
                left &-= 1
                next = next.addingReportingOverflow(step).partialValue
            } else {
                array.bytes[target] = array.bytes[i]
                target &+= 1
            }
        }
        _ = try array.replace(target, array.count, length: 0, thread)
    }

    private static func repeated(_ a: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let array = a.cast(BytearrayObject.self)
        let (count, overflow) = array.count.multipliedReportingOverflow(by: max(times, 0))
        if overflow { throw thread.memoryError() }
        try thread.checkAllocation(count)
        let result = BytearrayObject(count: count, thread.types.bytearray.root)
        if count > 0 { try thread.repeatBytes(result.buffer, array.buffer, array.count, times) }
        return .object(result)
    }

    private static func inplaceConcatenate(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard thread.hasBuffer(b) else {
            throw thread.typeError("can't concat \(thread.typeName(b)) to \(thread.typeName(a))")
        }
        try appendBuffer(a.cast(BytearrayObject.self), b, thread)
        return a
    }

    /// Appends the bytes of a buffer, which may be the array itself.
    private static func appendBuffer(_ array: BytearrayObject, _ value: Value, _ thread: ThreadRef) throws(Raise) {
        if case .object(let object) = value, object === array { return try array.append(array.raw, thread) }
        try thread.withBuffer(of: value) { (raw) throws(Raise) in try array.append(raw, thread) }
    }

    private static func inplaceRepeat(_ a: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let array = a.cast(BytearrayObject.self)
        let count = array.count
        let (total, overflow) = count.multipliedReportingOverflow(by: max(times, 0))
        if overflow { throw thread.memoryError() }
        try thread.checkAllocation(total)
        if times <= 0 {
            _ = try array.replace(0, count, length: 0, thread)
        } else if times > 1 && count > 0 {
            _ = try array.replace(count, count, length: total - count, thread)
            try thread.repeatBytes(array.buffer, array.buffer, count, times)
        }
        return a
    }

    // MARK: Methods

    private static func append(_ call: Call) throws(Raise) -> Value {
        let byte = try call.thread.byte(call[1])
        try call[0].cast(BytearrayObject.self).append(byte, call.thread)
        return .none
    }

    private static func extend(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let array = call[0].cast(BytearrayObject.self)
        let value = call[1]
        if thread.hasBuffer(value) {
            try appendBuffer(array, value, thread)
            return .none
        }
        if value.as(.string, StringObject.self) != nil {
            throw thread.typeError("expected iterable of integers; got: 'str'")
        }
        if thread.operations(of: value).pointee.iterate == nil && thread.operations(of: value).pointee.getItem == nil {
            throw thread.typeError("can't extend bytearray with \(thread.typeName(value))")
        }
        var output = BytesBuilder()
        try thread.appendBytes(of: value, to: &output, "byte must be in range(0, 256)")
        try array.append(output.bytes, thread)
        return .none
    }

    private static func insert(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let array = call[0].cast(BytearrayObject.self)
        var index = try thread.index(call[1])
        let byte = try thread.byte(call[2])
        if index < 0 { index = max(index &+ array.count, 0) }
        index = min(index, array.count)
        try array.replace(index, index, length: 1, thread).storeBytes(of: byte, as: UInt8.self)
        return .none
    }

    private static func pop(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let array = call[0].cast(BytearrayObject.self)
        var index = try thread.index(call[1])
        if array.count == 0 { throw thread.indexError("pop from empty bytearray") }
        if index < 0 { index &+= array.count }
        if index < 0 || index >= array.count { throw thread.indexError("pop index out of range") }
        let byte = array.bytes[index]
        _ = try array.replace(index, index &+ 1, length: 0, thread)
        return .int(Int(byte))
    }

    private static func remove(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let array = call[0].cast(BytearrayObject.self)
        let byte = try thread.byte(call[1])
        let index = TextRun(array.raw).find(unit: UInt32(byte), 0, array.count)
        if index < 0 { throw thread.valueError("value not found in bytearray") }
        _ = try array.replace(index, index &+ 1, length: 0, thread)
        return .none
    }

    private static func reverse(_ call: Call) throws(Raise) -> Value {
        let array = call[0].cast(BytearrayObject.self)
        let (bytes, last) = (array.bytes, array.count &- 1)
        try call.thread.inBlocks(array.count / 2) { (start, end) throws(Raise) in
            var i = start
            while i < end {
                (bytes[i], bytes[last &- i]) = (bytes[last &- i], bytes[i])
                i &+= 1
            }
        }
        return .none
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let array = call[0].cast(BytearrayObject.self)
        let text = thread.makeString(latin1: array.raw.bindMemory(to: UInt8.self))
        let state = try ObjectReduction.state(of: call[0], isRequired: false, thread)
        return .object(
            thread.makeTuple(
                .object(array.type), .object(thread.makeTuple(.object(text), thread.makeStringValue("latin-1"))), state)
        )
    }

    private static func reduceEx(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if try thread.index(call[1]) < 3 { return try reduce(call) }
        let array = call[0].cast(BytearrayObject.self)
        let arguments = thread.makeTuple(.object(thread.makeBytes(array.raw)))
        let state = try ObjectReduction.state(of: call[0], isRequired: false, thread)
        return .object(thread.makeTuple(.object(array.type), .object(arguments), state))
    }
}
