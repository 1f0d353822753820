// Where formatted text grows: a buffer of code points that starts with one byte each and widens to two or four when a
// code point asks for it, so that a finished buffer is already the storage of a string object (PEP 393).
// Unsafe code: the memory belongs to the buffer until `release` hands it over.

/// Text under construction.
package struct TextBuffer: ~Copyable {
    /// The code points, `width` bytes each, in memory from `UnsafeMutableRawPointer.allocate`; nil while empty.
    package private(set) var base: UnsafeMutableRawPointer?
    /// How many code points were written.
    package private(set) var count = 0
    /// Bytes per code point: 1 (Latin-1), 2 or 4.
    package private(set) var width = 1
    /// All code points or'ed together: below 0x80 the text is ASCII.
    package private(set) var bits: UInt32 = 0
    /// In code points of the present width.
    private var capacity = 0

    package init(minimumCapacity: Int = 0) {
        if minimumCapacity > 0 { reserve(minimumCapacity) }
    }

    deinit {
        base?.deallocate()
    }

    package var isASCII: Bool { bits < 0x80 }

    /// Gives the memory away (to be freed with `deallocate()`); nil when nothing was written.
    package consuming func release() -> (base: UnsafeMutableRawPointer?, count: Int, width: Int, isASCII: Bool) {
        let result = (base: base, count: count, width: width, isASCII: isASCII)
        base = nil
        return result
    }

    /// Empties the buffer, keeping its memory and width.
    package mutating func removeAll() {
        count = 0
        bits = 0
    }

    /// The code point at `index`, below `count`.
    package subscript(index: Int) -> UInt32 {
        guard let base, index >= 0, index < count else { return 0 }
        switch width {
        case 1: return UInt32(base.load(fromByteOffset: index, as: UInt8.self))
        case 2: return UInt32(base.load(fromByteOffset: index &* 2, as: UInt16.self))
        default: return base.load(fromByteOffset: index &* 4, as: UInt32.self)
        }
    }

    /// The text as code points, for tests and cold paths.
    package var codePoints: [UInt32] { (0..<count).map { self[$0] } }

    // MARK: Writing

    /// Room for `extra` more code points.
    @inline(__always)
    package mutating func reserve(_ extra: Int) {
        if count &+ extra > capacity { grow(to: max(count &+ extra, 2 &* capacity, 16), width: width) }
    }

    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        if width == 1, let base {
            base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
            bits |= UInt32(byte)
            count &+= 1
        } else {
            store(UInt32(byte))
        }
    }

    package mutating func append(codePoint: UInt32) {
        widen(for: codePoint)
        reserve(1)
        store(codePoint)
    }

    package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        reserve(bytes.count)
        if width == 1, let base {
            (base + count).copyMemory(from: source, byteCount: bytes.count)
            for byte in bytes { bits |= UInt32(byte) }
            count &+= bytes.count
        } else {
            for byte in bytes { store(UInt32(byte)) }
        }
    }

    package mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    package mutating func append(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    package mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Code points of the given width: the contents of another string.
    package mutating func append(_ source: UnsafeRawPointer, count length: Int, width sourceWidth: Int) {
        if length <= 0 { return }
        if sourceWidth == 1 {
            append(UnsafeBufferPointer(start: source.assumingMemoryBound(to: UInt8.self), count: length))
            return
        }
        var union: UInt32 = 0
        for i in 0..<length { union |= TextBuffer.load(source, i, sourceWidth) }
        widen(for: union)
        reserve(length)
        for i in 0..<length { store(TextBuffer.load(source, i, sourceWidth)) }
    }

    package mutating func append(repeating codePoint: UInt32, count length: Int) {
        if length <= 0 { return }
        widen(for: codePoint)
        reserve(length)
        if width == 1, let base {
            (base + count).initializeMemory(
                as: UInt8.self, repeating: UInt8(truncatingIfNeeded: codePoint), count: length)
            bits |= codePoint
            count &+= length
        } else {
            for _ in 0..<length { store(codePoint) }
        }
    }

    // MARK: Memory

    @inline(__always)
    private static func load(_ source: UnsafeRawPointer, _ index: Int, _ width: Int) -> UInt32 {
        switch width {
        case 1: UInt32(source.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt32(source.load(fromByteOffset: index &* 2, as: UInt16.self))
        default: source.load(fromByteOffset: index &* 4, as: UInt32.self)
        }
    }

    /// Writes where room and width are known to suffice.
    private mutating func store(_ codePoint: UInt32) {
        guard let base else { return }
        TextBuffer.store(codePoint, base, count, width)
        bits |= codePoint
        count &+= 1
    }

    private static func store(_ codePoint: UInt32, _ base: UnsafeMutableRawPointer, _ index: Int, _ width: Int) {
        switch width {
        case 1: base.storeBytes(of: UInt8(truncatingIfNeeded: codePoint), toByteOffset: index, as: UInt8.self)
        case 2: base.storeBytes(of: UInt16(truncatingIfNeeded: codePoint), toByteOffset: index &* 2, as: UInt16.self)
        default: base.storeBytes(of: codePoint, toByteOffset: index &* 4, as: UInt32.self)
        }
    }

    @inline(__always)
    private mutating func widen(for codePoint: UInt32) {
        if codePoint > 0xFF && (width == 1 || (width == 2 && codePoint > 0xFFFF)) {
            grow(to: max(capacity, 16), width: codePoint > 0xFFFF ? 4 : 2)
        }
    }

    @inline(never)
    private mutating func grow(to newCapacity: Int, width newWidth: Int) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: newCapacity &* newWidth, alignment: 8)
        if let base {
            if width == newWidth {
                memory.copyMemory(from: base, byteCount: count &* width)
            } else {
                for i in 0..<count { TextBuffer.store(TextBuffer.load(base, i, width), memory, i, newWidth) }
            }
            base.deallocate()
        }
        base = memory
        capacity = newCapacity
        width = newWidth
    }
}
