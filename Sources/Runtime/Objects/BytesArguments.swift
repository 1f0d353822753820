// What `bytes` and `bytearray` have in common for their methods: looking at the receiver, making a result of the receiver's kind,
// and arguments that may be anything with a buffer.
//
// Rule for every body: convert all arguments first (that may run Python code, which may change a `bytearray`), look at the
// receiver's memory last.

/// The receiver of a method of `bytes` or `bytearray`.
struct BytesReceiver {
    let object: Object

    @inline(__always) init(_ object: Object) { self.object = object }

    @inline(__always) var isArray: Bool { object.kind == .bytearray }

    /// The memory as it is now.
    @inline(__always) var raw: UnsafeRawBufferPointer {
        isArray
            ? unsafeDowncast(object, to: BytearrayObject.self).raw : unsafeDowncast(object, to: BytesObject.self).raw
    }

    @inline(__always) var count: Int { raw.count }
    @inline(__always) var run: TextRun { TextRun(raw) }

    /// A new object of the receiver's kind.
    func make(_ source: UnsafeRawBufferPointer, _ thread: ThreadRef) -> Value {
        isArray ? .object(thread.makeBytearray(source)) : .object(thread.makeBytes(source))
    }

    /// A part of the receiver as a new object: a slice.
    func slice(_ start: Int, _ end: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let raw = raw
        if end &- start <= 1 << 20 || start == 0 && end == raw.count { return make(start, end, thread) }
        let part = UnsafeRawBufferPointer(rebasing: raw[start..<end])
        return isArray
            ? .object(try thread.makeBytearray(copying: part)) : .object(try thread.makeBytes(copying: part))
    }

    func make(_ start: Int, _ end: Int, _ thread: ThreadRef) -> Value {
        let raw = raw
        if start == 0 && end == raw.count { return whole(thread) }
        return make(UnsafeRawBufferPointer(rebasing: raw[min(start, end)..<end]), thread)
    }

    /// What a method returns that changes nothing: exact `bytes` may come back as they are.
    func whole(_ thread: ThreadRef) -> Value {
        if object.shape.toOpaque() == thread.pointee.shapes.bytes.toOpaque() { return .object(object) }
        return make(raw, thread)
    }

    func finish(_ builder: consuming BytesBuilder, _ thread: ThreadRef) -> Value {
        isArray ? .object(thread.makeBytearray(builder.bytes)) : .object(builder.finish(thread))
    }
}

extension TextRun {
    @inline(__always) init(_ raw: UnsafeRawBufferPointer) {
        self.init(raw.baseAddress ?? UnsafeRawPointer(bitPattern: 16).unsafelyUnwrapped, raw.count)
    }
}

extension Call {
    @inline(__always) var bytesReceiver: BytesReceiver { BytesReceiver(self[0].cast(Object.self)) }

    /// Calls `body` with an argument that must have a buffer.
    @inline(__always) func withBytes<Result>(
        _ index: Int, _ body: (TextRun) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        var view = try thread.acquireBuffer(self[index])
        defer { view.release() }
        return try body(TextRun(view.bytes))
    }

    /// Calls `body` with an argument that is a byte or has a buffer.
    func withNeedle<Result>(_ index: Int, _ body: (TextRun) throws(Raise) -> Result) throws(Raise) -> Result {
        try thread.withNeedle(self[index], "argument should be integer or bytes-like object, not", body)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Calls `body` with a byte or a buffer; `complaint` is said of anything else.
    func withNeedle<Result>(
        _ value: Value, _ complaint: StaticString, _ body: (TextRun) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        if hasBuffer(value) {
            var view = try acquireBuffer(value)
            defer { view.release() }
            return try body(TextRun(view.bytes))
        }
        if !hasIndex(value) { throw typeError("\(complaint) '\(typeName(value))'") }
        let byte = try self.byte(value)
        return try withSingleByte(byte, body)
    }

    private func withSingleByte<Result>(
        _ byte: UInt8, _ body: (TextRun) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        let memory = allocateBytes(8)
        defer { freeBytes(memory) }
        memory.storeBytes(of: byte, as: UInt8.self)
        return try body(TextRun(memory, 1))
    }

    /// An item of a byte string.
    func byte(_ value: Value, _ complaint: StaticString = "byte must be in range(0, 256)") throws(Raise) -> UInt8 {
        let number = try indexValue(value)
        if case .int(let i) = number, i >= 0, i < 256 { return UInt8(truncatingIfNeeded: i) }
        throw valueError("\(complaint)")
    }

    /// `repr` of bytes, without `bytearray(…)` around it.
    func reprOfBytes(_ raw: UnsafeRawBufferPointer, allowsDoubleQuotes: Bool = true) throws(Raise) -> StringObject {
        var builder = StringBuilder(self, capacity: raw.count &+ 3)
        let quote: UInt8 = allowsDoubleQuotes && raw.contains(0x27) && !raw.contains(0x22) ? 0x22 : 0x27
        builder.append(UInt8(ascii: "b"))
        builder.append(quote)
        for (i, byte) in raw.enumerated() {
            try chargeItem(i)
            switch byte {
            case quote, 0x5C:
                builder.append(0x5C as UInt8)
                builder.append(byte)
            case 0x09: builder.append("\\t")
            case 0x0A: builder.append("\\n")
            case 0x0D: builder.append("\\r")
            case 0x20..<0x7F: builder.append(byte)
            default: builder.append(escaped: UInt32(byte))
            }
        }
        builder.append(quote)
        return builder.finish()
    }

    /// Collects the items of an iterable of integers.
    func appendBytes(of iterable: Value, to output: inout BytesBuilder, _ complaint: StaticString) throws(Raise) {
        let iterator = try iterator(of: iterable)
        while true {
            let item = try next(iterator)
            if item.isUnbound { return }
            if case .int(let i) = item, i >= 0, i < 256 {
                output.append(UInt8(truncatingIfNeeded: i))
            } else {
                output.append(try byte(item, complaint))
            }
        }
    }

    /// The result of `hex`: pairs of digits, with a separator every `group` bytes, counted from the end (from the start if negative).
    func hex(_ raw: UnsafeRawBufferPointer, _ separator: Value, _ group: Value) throws(Raise) -> StringObject {
        var every = 0
        var mark: UInt8 = 0
        if !separator.isUnbound {
            if try length(separator) != 1 { throw valueError("sep must be length 1.") }
            if let string = separator.as(.string, StringObject.self) {
                if string[0] >= 0x80 { throw valueError("sep must be ASCII.") }
                mark = UInt8(truncatingIfNeeded: string[0])
            } else if let bytes = separator.as(.bytes, BytesObject.self) {
                mark = bytes.bytes[0]
                if mark >= 0x80 { throw valueError("sep must be ASCII.") }
            } else {
                throw typeError("sep must be str or bytes.")
            }
            every = try index(group)
        }
        let count = raw.count
        let size = every.magnitude >= UInt(max(count, 1)) ? 0 : Int(every.magnitude)
        let separators = size == 0 || count == 0 ? 0 : (count - 1) / size
        try checkAllocation(count &* 2 &+ separators)
        let result = makeString(width: 1, capacity: count &* 2 &+ separators)
        let target = result.bytes
        var n = 0
        for i in 0..<count {
            if size > 0 && i > 0 && (every > 0 ? (count - i) % size == 0 : i % size == 0) {
                target[n] = mark
                n &+= 1
            }
            try chargeItem(i)
            let byte = raw[i]
            target[n] = hexDigit(byte >> 4)
            target[n &+ 1] = hexDigit(byte & 15)
            n &+= 2
        }
        result.count = n
        return result
    }
}

@inline(__always) func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 &+ value : 0x57 &+ value }
