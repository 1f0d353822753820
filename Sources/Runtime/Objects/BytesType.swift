// `bytes`: the type, its constructor and operators. The methods are in `BytesMethods.swift`, shared with `bytearray`.

extension BytesObject {
    static let nativeType = NativeType(
        "bytes", .bytes, [.isBase, .matchesSelf],
        doc: """
            bytes(iterable_of_ints) -> bytes
            bytes(string, encoding[, errors]) -> bytes
            bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
            bytes(int) -> bytes object of size given by the parameter initialized with null bytes
            bytes() -> empty bytes object

            Construct an immutable array of bytes.
            """,
        new: .function(
            "bytes(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)", BytesObject.make),
        operations: {
            $0.repr = { (a, thread) throws(Raise) in .object(try thread.reprOfBytes(a.cast(BytesObject.self).raw)) }
            $0.str = { (a, thread) throws(Raise) in
                try thread.warnAboutBytes("str() on a bytes instance")
                return .object(try thread.reprOfBytes(a.cast(BytesObject.self).raw))
            }
            $0.hash = { (a, thread) throws(Raise) in a.cast(BytesObject.self).hash }
            $0.compare = BytesObject.compare
            $0.iterate = { (a, thread) throws(Raise) in
                .object(BytesIterator(a.cast(Object.self), thread.types.bytesIterator.root))
            }
            $0.truth = { (a, thread) throws(Raise) in a.cast(BytesObject.self).count != 0 }
            $0.length = { (a, thread) throws(Raise) in a.cast(BytesObject.self).count }
            $0.contains = BytesMethods.containsBytes
            $0.getItem = BytesObject.getItem
            $0.concatenate = BytesMethods.concatenateBytes
            $0.repeated = BytesObject.repeated
            $0.setBinary([.modulo], BytesMethods.moduloOfBytes)
        },
        rows: { rows })

    private static let rows: [NativeRow] =
        BytesMethods.rows + [
            .method(
                "__bytes__()",
                { (call) throws(Raise) in
                    let bytes = call[0].cast(BytesObject.self)
                    return call.thread.isExact(bytes, call.thread.pointee.shapes.bytes)
                        ? call[0] : .object(call.thread.makeBytes(bytes.raw))
                }, "Convert this value to exact type bytes."),
            .method(
                "__getnewargs__()",
                { (call) throws(Raise) in
                    .object(call.thread.makeTuple(.object(call.thread.makeBytes(call[0].cast(BytesObject.self).raw))))
                }),
            .method("__sizeof__()", { (call) throws(Raise) in .int(33 &+ call[0].cast(BytesObject.self).count) }),
        ]

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        let made = try thread.bytesArgument(call, "bytes")
        if cls === thread.types.bytes {
            // what `__bytes__` answers with is handed on, even an instance of a subclass
            let isAnswer = call.count > 1 && call[1].as(.bytes, BytesObject.self) == nil
            if isAnswer || thread.isExact(made, thread.pointee.shapes.bytes) { return .object(made) }
            return .object(thread.makeBytes(made.raw))
        }
        let result = BytesObject(count: made.count, cls.root)
        copyBytes(result.buffer, made.buffer, made.count)
        // an instance of a Python class has attributes, so it can be part of a cycle
        result.track()
        return .object(result)
    }

    // MARK: Operators

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = a.as(.bytes, BytesObject.self), let right = b.as(.bytes, BytesObject.self) else {
            if op == .equal || op == .notEqual { try thread.warnAboutComparison(with: b) }
            return .notImplemented
        }
        return .bool(op.holds(try thread.orderOfBytes(left.raw, right.raw)))
    }

    private static func getItem(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let bytes = a.cast(BytesObject.self)
        if let slice = b.as(.slice, SliceObject.self) {
            let part = try thread.sliceBounds(slice, bytes.count)
            if part.step == 1 { return try BytesReceiver(bytes).slice(part.start, part.start &+ part.count, thread) }
            let result = thread.makeBytes(count: part.count)
            for i in 0..<part.count {
                result.bytes[i] = bytes.bytes[part.start &+ i &* part.step]
                try thread.chargeItem(i)
            }
            return .object(result)
        }
        if !thread.hasIndex(b) {
            throw thread.typeError("byte indices must be integers or slices, not \(thread.typeName(b))")
        }
        var index = try thread.index(b, orRaise: thread.types.indexError)
        if index < 0 { index &+= bytes.count }
        if index < 0 || index >= bytes.count { throw thread.indexError("index out of range") }
        return .int(Int(bytes.bytes[index]))
    }

    private static func repeated(_ a: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let bytes = a.cast(BytesObject.self)
        if times == 1 { return BytesReceiver(bytes).whole(thread) }
        let (count, overflow) = bytes.count.multipliedReportingOverflow(by: max(times, 0))
        if overflow { throw thread.overflowError("repeated bytes are too long") }
        try thread.checkAllocation(count)
        let result = thread.makeBytes(count: count)
        if count > 0 { try thread.repeatBytes(result.buffer, bytes.buffer, bytes.count, times) }
        return .object(result)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Negative, zero or positive.
    func orderOfBytes(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) throws(Raise) -> Int {
        let shorter = min(a.count, b.count)
        if shorter > 0, let left = a.baseAddress, let right = b.baseAddress {
            var result = 0
            try inBlocks(shorter) { (start, end) throws(Raise) in
                if result == 0 { result = compareBytes(left + start, right + start, end &- start) }
            }
            if result != 0 { return result }
        }
        return a.count &- b.count
    }
}

extension BytesMethods {
    /// `x in bytes`: a byte or a run of them.
    static func containsBytes(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        try thread.withNeedle(b, "a bytes-like object is required, not") { (needle) throws(Raise) in
            let run = BytesReceiver(a.cast(Object.self)).run
            return try thread.find(needle, in: run, 0, run.count) >= 0
        }
    }

    /// `+`: the result has the kind of the left operand.
    static func concatenateBytes(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard thread.hasBuffer(b) else {
            throw thread.typeError("can't concat \(thread.typeName(b)) to \(thread.typeName(a))")
        }
        return try thread.withBuffer(of: b) { (right) throws(Raise) in
            let receiver = BytesReceiver(a.cast(Object.self))
            let left = receiver.raw
            let (count, overflow) = left.count.addingReportingOverflow(right.count)
            if overflow { throw thread.memoryError() }
            try thread.checkAllocation(count)
            let target: UnsafeMutableRawPointer
            let made: Object
            if receiver.isArray {
                let array = BytearrayObject(count: count, thread.types.bytearray.root)
                (made, target) = (array, array.buffer)
            } else {
                let bytes = thread.makeBytes(count: count)
                (made, target) = (bytes, bytes.buffer)
            }
            if let start = left.baseAddress { try thread.copyLong(target, start, left.count) }
            if let start = right.baseAddress { try thread.copyLong(target + left.count, start, right.count) }
            return .object(made)
        }
    }

    /// `bytes % values`.
    static func moduloOfBytes(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value
    {
        guard op == .modulo, case .object(let object) = a, object.kind == .bytes || object.kind == .bytearray else {
            return .notImplemented
        }
        let receiver = BytesReceiver(object)
        let format = thread.makeBytes(receiver.raw)
        let result = try thread.percentFormat(bytes: format, b)
        return receiver.isArray ? .object(thread.makeBytearray(result.raw)) : .object(result)
    }
}

/// Iterates over `bytes` and `bytearray`, whose length may change meanwhile.
package final class BytesIterator: IteratorObject {
    /// Nil once exhausted.
    @exclusivity(unchecked) private final var source: Object?
    @exclusivity(unchecked) private final var index = 0

    init(_ source: Object, _ shape: ShapeRef) {
        self.source = source
        super.init(shape)
        if source.kind == .bytearray { track() }
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard let source else { return .unbound }
        let raw = BytesReceiver(source).raw
        if index < raw.count {
            index &+= 1
            return .int(Int(raw[index &- 1]))
        }
        self.source = nil
        return .unbound
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        source.map { max(BytesReceiver($0).count &- index, 0) } ?? 0
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let source { visit(source) }
    }

    static let nativeType = NativeType(
        "bytes_iterator", .iterator, [.isNotConstructible], operations: { makeIteratorOperations(&$0) }, rows: { rows })
    static let bytearrayType = NativeType(
        "bytearray_iterator", .iterator, [.isNotConstructible], operations: { makeIteratorOperations(&$0) },
        rows: { rows })

    private static let rows: [NativeRow] = [
        .method(
            "__length_hint__()",
            { (call) throws(Raise) in
                .int(try call[0].cast(BytesIterator.self).lengthHint(call.thread) ?? 0)
            }, "Private method returning an estimate of len(list(it))."),
        .method(
            "__reduce__()",
            { (call) throws(Raise) in
                let thread = call.thread
                let iterator = call[0].cast(BytesIterator.self)
                let iter = try thread.requiredBuiltin("iter")
                guard let source = iterator.source else {
                    return .object(
                        thread.makeTuple(iter, .object(thread.makeTuple(.object(thread.makeTuple(count: 0))))))
                }
                return .object(thread.makeTuple(iter, .object(thread.makeTuple(.object(source))), .int(iterator.index)))
            }, "Return state information for pickling."),
        .method(
            "__setstate__(state, /)",
            { (call) throws(Raise) in
                let index = try call.thread.index(call[1])
                let iterator = call[0].cast(BytesIterator.self)
                iterator.index = min(max(index, 0), iterator.source.map { BytesReceiver($0).count } ?? 0)
                return .none
            }, "Set state information for unpickling."),
    ]
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The parameters `source`, `encoding`, `errors` (1 to 3) of `bytes()` and `bytearray()`.
    func bytesArgument(_ call: Call, _ name: StaticString) throws(Raise) -> BytesObject {
        let source = call[1]
        if !call.isMissing(2) || !call.isMissing(3) {
            let what: StaticString =
                name.utf8CodeUnitCount == 5 ? "bytes() argument 'encoding'" : "bytearray() argument 'encoding'"
            let what2: StaticString =
                name.utf8CodeUnitCount == 5 ? "bytes() argument 'errors'" : "bytearray() argument 'errors'"
            let encoding = call.isMissing(2) ? "utf-8" : try plainText(try call.string(2, what))
            let errors = call.isMissing(3) ? "strict" : try plainText(try call.string(3, what2))
            guard let string = source.as(.string, StringObject.self) else {
                throw typeError("\(call.isMissing(2) ? "errors" : "encoding") without a string argument")
            }
            if call.isMissing(2) { throw typeError("string argument without an encoding") }
            return try encode(string, encoding: encoding, errors: errors)
        }
        if source.isUnbound { return makeBytes(count: 0) }
        if name.utf8CodeUnitCount == 5, case .object(let object) = source,
            object.kind != .bytes || object.type !== types.bytes
        {
            let special = try lookupSpecial(source, names.bytes)
            if !special.isUnbound {
                let answer = try self.call(special)
                if let bytes = answer.as(.bytes, BytesObject.self) { return bytes }
                throw typeError("__bytes__ returned non-bytes (type \(typeName(answer)))")
            }
        }
        if source.as(.string, StringObject.self) != nil { throw typeError("string argument without an encoding") }
        if hasIndex(source) {
            let count = try index(source, orRaise: types.overflowError)
            if count < 0 { throw valueError("negative count") }
            try checkAllocation(count)
            return makeBytes(zeros: count)
        }
        return try bytes(from: source, name)
    }

    /// A copy of a buffer, or the items of an iterable.
    func bytes(from source: Value, _ name: StaticString) throws(Raise) -> BytesObject {
        if let bytes = source.as(.bytes, BytesObject.self), isExact(bytes, pointee.shapes.bytes) { return bytes }
        if let view = source.as(.memoryview, MemoryViewObject.self) { return try view.copyOfBytes(self) }
        if hasBuffer(source) {
            return try withBuffer(of: source) { (raw) throws(Raise) in try makeBytes(copying: raw) }
        }
        if operations(of: source).pointee.iterate == nil && operations(of: source).pointee.getItem == nil {
            throw typeError("cannot convert '\(typeName(source))' object to \(name)")
        }
        var output = BytesBuilder()
        try appendBytes(
            of: source, to: &output,
            name.utf8CodeUnitCount == 5 ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)")
        return output.finish(self)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `-b`: what is allowed, but hardly ever meant.
    func warnAboutBytes(_ message: String) throws(Raise) {
        if interpreter.configuration.bytesWarnings > 0 { try warn(types.bytesWarning, message) }
    }

    /// `b"x" == "x"` is false.
    fileprivate func warnAboutComparison(with other: Value) throws(Raise) {
        if interpreter.configuration.bytesWarnings == 0 { return }
        if other.as(.string, StringObject.self) != nil {
            try warnAboutBytes("Comparison between bytes and string")
        } else if bigInteger(other) != nil {
            try warnAboutBytes("Comparison between bytes and int")
        }
    }
}
