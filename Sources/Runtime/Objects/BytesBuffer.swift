// The buffer protocol: reading and writing the memory of `bytes`, `bytearray`, `memoryview` and other exporters.
//
// A `BufferView` is a counted loan: while it exists, the exporter does not move its memory. It must be released, also when
// something raises (`defer { view.release() }`, or `withBuffer`).
//
// Unsafe: the view keeps the exporter alive; addresses are valid until the release.

/// Memory an exporter lends, as Python sees it: items of `format` in a grid of `dimensions`.
package struct BufferLayout {
    /// The first item.
    package var start: UnsafeMutableRawPointer
    /// In bytes: the product of the dimensions and the item size.
    package var byteCount: Int
    package var isReadOnly: Bool
    package var itemSize: Int
    /// A `struct` format; one letter for everything that can be indexed.
    package var format: String
    package var dimensions: [Int]
    /// Bytes from one item to the next, per dimension; may be negative.
    package var strides: [Int]

    package init(bytes start: UnsafeMutableRawPointer, count: Int, isReadOnly: Bool) {
        self.init(start: start, byteCount: count, isReadOnly: isReadOnly, itemSize: 1, format: "B")
    }

    /// A row of items without gaps.
    package init(start: UnsafeMutableRawPointer, byteCount: Int, isReadOnly: Bool, itemSize: Int, format: String) {
        self.start = start
        self.byteCount = byteCount
        self.isReadOnly = isReadOnly
        self.itemSize = itemSize
        self.format = format
        dimensions = [itemSize > 0 ? byteCount / itemSize : 0]
        strides = [itemSize]
    }

    /// The items follow each other without gaps, the last index running fastest.
    package var isContiguous: Bool { isContiguous(reversed: false) }

    /// The same with the first index running fastest.
    package var isFortranContiguous: Bool { isContiguous(reversed: true) }

    private func isContiguous(reversed: Bool) -> Bool {
        if dimensions.contains(0) { return true }
        var expected = itemSize
        for i in 0..<dimensions.count {
            let d = reversed ? i : dimensions.count - 1 - i
            if dimensions[d] != 1 && strides[d] != expected { return false }
            expected = expected.multipliedReportingOverflow(by: dimensions[d]).partialValue
        }
        return true
    }
}

/// A loan of contiguous bytes.
package struct BufferView {
    package private(set) var bytes: UnsafeRawBufferPointer
    /// Who lends; nil after the release.
    private var owner: Object?

    init(_ bytes: UnsafeRawBufferPointer, _ owner: Object) {
        self.bytes = bytes
        self.owner = owner
        if owner.kind == .bytes { return }
        if owner.kind == .memoryview {
            unsafeDowncast(owner, to: MemoryViewObject.self).exports += 1
        } else if let exporter = owner.exporter {
            exporter.exports += 1
        }
    }

    @inline(__always) package var count: Int { bytes.count }

    /// The same bytes for writing; only for views that were acquired as writable.
    package var mutableBytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(mutating: bytes) }

    package mutating func release() {
        guard let owner else { return }
        self.owner = nil
        if owner.kind == .bytes { return }
        if owner.kind == .memoryview {
            unsafeDowncast(owner, to: MemoryViewObject.self).exports -= 1
        } else if let exporter = owner.exporter {
            exporter.exports -= 1
        }
    }
}

extension Object {
    /// The object as one that lends its memory, or nil.
    @inline(__always) final var exporter: ExportedBuffer? {
        switch kind {
        case .bytearray: unsafeDowncast(self, to: ExportedBuffer.self)
        case .other: self as? ExportedBuffer
        default: nil
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// True if the value can be asked for its bytes.
    package func hasBuffer(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .bytes, .bytearray, .memoryview: return true
        default: return object.exporter != nil || lendsByMethod(object)
        }
    }

    /// Borrows the bytes of a value; `release` the view afterwards.
    package func acquireBuffer(_ value: Value, writable: Bool = false) throws(Raise) -> BufferView {
        guard case .object(let object) = value else { throw notBytesLike(value, writable) }
        switch object.kind {
        case .bytes:
            if writable { throw notBytesLike(value, true) }
            return BufferView(unsafeDowncast(object, to: BytesObject.self).raw, object)
        case .bytearray: return BufferView(unsafeDowncast(object, to: BytearrayObject.self).raw, object)
        case .memoryview:
            let view = unsafeDowncast(object, to: MemoryViewObject.self)
            let layout = try view.layoutOrRaise(self)
            if writable && layout.isReadOnly { throw notBytesLike(value, true) }
            if !layout.isContiguous { throw bufferError("memoryview: underlying buffer is not C-contiguous") }
            return BufferView(UnsafeRawBufferPointer(start: layout.start, count: layout.byteCount), object)
        default:
            if lendsByMethod(object) {
                return try acquireBuffer(.object(try bufferByMethod(value)), writable: writable)
            }
            guard let exporter = object.exporter else { throw notBytesLike(value, writable) }
            let layout = try exporter.lendBuffer(self)
            if writable && layout.isReadOnly { throw notBytesLike(value, true) }
            return BufferView(UnsafeRawBufferPointer(start: layout.start, count: layout.byteCount), object)
        }
    }

    /// True for instances of Python classes that have a method `__buffer__`.
    private func lendsByMethod(_ object: Object) -> Bool {
        object.type.isHeapType && !lookup(object.type, names.buffer).isUnbound
    }

    /// What `__buffer__` gives.
    func bufferByMethod(_ value: Value) throws(Raise) -> MemoryViewObject {
        let readOnly = 0
        guard let answer = try callSpecial(value, names.buffer, .int(readOnly)),
            let view = answer.as(.memoryview, MemoryViewObject.self)
        else { throw typeError("__buffer__ returned non-memoryview object") }
        return view
    }

    @inline(never) private func notBytesLike(_ value: Value, _ writable: Bool) -> Raise {
        if writable { return typeError("a read-write bytes-like object is required, not '\(typeName(value))'") }
        return typeError("a bytes-like object is required, not '\(typeName(value))'")
    }

    /// Calls `body` with the bytes of a value.
    package func withBuffer<Result>(
        of value: Value, _ body: (UnsafeRawBufferPointer) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        var view = try acquireBuffer(value)
        defer { view.release() }
        return try body(view.bytes)
    }

    /// Calls `body` with the bytes of a value, for writing.
    package func withWritableBuffer<Result>(
        of value: Value, _ body: (UnsafeMutableRawBufferPointer) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        var view = try acquireBuffer(value, writable: true)
        defer { view.release() }
        return try body(view.mutableBytes)
    }
}
