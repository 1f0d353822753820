// `str` after PEP 393: one, two or four bytes a code point, always the narrowest that fits, so that equal strings have equal
// bytes. Lone surrogates are ordinary units (file names with undecodable bytes need them), which is why a Swift `String` cannot
// hold a Python one; conversion happens only at the borders.
//
// Up to 24 bytes live inside the object (one allocation), more in a buffer of their own. A string that only its variable refers
// to is grown in place by `+=`; then, and only then, a string object changes.
//
// Unsafe: `buffer` points either into the object itself or to memory from `malloc` that the object frees.

import TaipanHost

@usableFromInline package final class StringObject: Object {
    // (behind accessors, see `Object.shape`)
    @usableFromInline @exclusivity(unchecked) final var storedWidth: UInt8
    @usableFromInline @exclusivity(unchecked) final var storedCount: Int = 0
    /// The cached hash; -1 until it is asked for.
    @exclusivity(unchecked) final var cachedHash: Int = -1
    @usableFromInline @exclusivity(unchecked) final var storedBuffer: UnsafeMutableRawPointer
    /// Short strings; when `buffer` is outside, the first word is its capacity in bytes.
    @exclusivity(unchecked) private final var inline: (Int, Int, Int) = (0, 0, 0)

    @inlinable static var inlineCapacity: Int { @inline(__always) get { 24 } }

    /// Bytes per code point: 1, 2 or 4.
    @inlinable package final var width: UInt8 {
        @inline(__always) get { storedWidth }
        @inline(__always) set { storedWidth = newValue }
    }

    /// Length in code points.
    @inlinable package final var count: Int {
        @inline(__always) get { storedCount }
        @inline(__always) set { storedCount = newValue }
    }

    @inlinable package final var buffer: UnsafeMutableRawPointer {
        @inline(__always) get { storedBuffer }
        @inline(__always) set { storedBuffer = newValue }
    }

    /// An empty string with room for `capacity` code points; the caller fills `buffer` and sets `count`.
    package init(width: Int, capacity: Int, _ shape: ShapeRef) {
        storedWidth = UInt8(truncatingIfNeeded: width)
        storedBuffer = UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
        super.init(.string, shape)
        let bytes = capacity &* width
        if bytes <= StringObject.inlineCapacity {
            buffer = inlineAddress
        } else {
            // one more, so that a path has room for the zero that system calls want (see `terminated`)
            buffer = allocateBytes(bytes &+ 1)
            inline.0 = bytes &+ 1
        }
    }

    package override var ownedBytes: Int { isInline ? 0 : capacityInBytes }

    deinit {
        // only instances of Python classes are known to the collector
        if heapIndex != 0 && type.hasFinalizer { finalizeInstance(self) }
        if !isInline { freeBytes(buffer) }
        if flags.contains(.isInterned) { shape._withUnsafeGuaranteedRef { $0.heap }.pointee.forgetInterned(self) }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = StringObject(width: Int(width), capacity: count, shape)
        copyBytes(successor.buffer, buffer, byteCount)
        successor.count = count
        moveAttributes(to: successor)
        successor.track()
        return successor
    }

    /// The address of `inline`, which is the last stored property.
    @inlinable @inline(__always) final var inlineAddress: UnsafeMutableRawPointer {
        Unmanaged.passUnretained(self).toOpaque() + StringObject.inlineOffset
    }

    /// Offset of `inline` in the object.
    @inlinable static var inlineOffset: Int { @inline(__always) get { 72 } }

    @inlinable @inline(__always) final var isInline: Bool { buffer == inlineAddress }

    /// Room in bytes.
    @inlinable @inline(__always) final var capacityInBytes: Int {
        isInline ? StringObject.inlineCapacity : inlineAddress.load(as: Int.self)
    }

    @inlinable @inline(__always) package final var bytes: UnsafeMutablePointer<UInt8> {
        buffer.assumingMemoryBound(to: UInt8.self)
    }
    @inlinable @inline(__always) package final var units16: UnsafeMutablePointer<UInt16> {
        buffer.assumingMemoryBound(to: UInt16.self)
    }
    @inlinable @inline(__always) package final var units32: UnsafeMutablePointer<UInt32> {
        buffer.assumingMemoryBound(to: UInt32.self)
    }
    @inlinable @inline(__always) package final var byteCount: Int { count &* Int(width) }

    /// The text with a zero behind it, without a copy; nil if there is no room for the zero. Good while the string lives and
    /// somebody besides the borrower refers to it (else `+=` may grow it in place).
    @inlinable @inline(__always) package final var terminated: UnsafeMutableRawPointer? {
        if byteCount >= capacityInBytes { return nil }
        buffer.storeBytes(of: 0, toByteOffset: byteCount, as: UInt8.self)
        return buffer
    }

    /// The code point at an index that is in range.
    @inlinable @inline(__always) package final subscript(index: Int) -> UInt32 {
        switch width {
        case 1: UInt32(bytes[index])
        case 2: UInt32(units16[index])
        default: units32[index]
        }
    }

    @inline(__always) final var hash: Int { cachedHash != -1 ? cachedHash : computeHash() }

    @inline(never) private final func computeHash() -> Int {
        cachedHash = count == 0 ? 0 : hashBytes(buffer, byteCount)
        return cachedHash
    }

    /// Makes room for `extra` more bytes. Only for a string nobody else refers to.
    @inline(never) final func grow(by extra: Int) {
        let needed = byteCount + extra
        grow(to: max(needed, needed + needed >> 2))
    }

    /// Makes room for exactly `capacity` bytes, which are more than there is room for (or, out of line, less).
    @inline(never) final func grow(to capacity: Int) {
        if isInline {
            let grown = allocateBytes(capacity)
            copyBytes(grown, buffer, byteCount)
            buffer = grown
        } else {
            buffer = reallocateBytes(buffer, capacity)
        }
        inline.0 = capacity
    }

    @inline(__always) package final func equals(_ other: StringObject) -> Bool {
        if self === other { return true }
        if count != other.count || width != other.width { return false }
        return equalBytes(buffer, other.buffer, byteCount)
    }

    /// Comparison with ASCII text known at compile time.
    package final func equals(_ text: StaticString) -> Bool {
        width == 1 && count == text.utf8CodeUnitCount && equalBytes(buffer, text.utf8Start, count)
    }
}

extension Unmanaged where Instance == StringObject {
    @inlinable @inline(__always) package var count: Int {
        get { _withUnsafeGuaranteedRef { $0.count } }
        nonmutating set { _withUnsafeGuaranteedRef { $0.count = newValue } }
    }
    @inlinable @inline(__always) package var width: UInt8 { _withUnsafeGuaranteedRef { $0.width } }
    @inlinable @inline(__always) package var buffer: UnsafeMutableRawPointer { _withUnsafeGuaranteedRef { $0.buffer } }
    @inline(__always) var cachedHash: Int { _withUnsafeGuaranteedRef { $0.cachedHash } }
    @inlinable @inline(__always) package var bytes: UnsafeMutablePointer<UInt8> {
        _withUnsafeGuaranteedRef { $0.bytes }
    }
    @inlinable @inline(__always) package var byteCount: Int { _withUnsafeGuaranteedRef { $0.byteCount } }
    @inline(__always) var capacityInBytes: Int { _withUnsafeGuaranteedRef { $0.capacityInBytes } }
}

/// A hash of bytes that is good in the low bits: a wide multiply per 8 bytes (1 MB in 0.12 ms), never -1.
@inline(__always) package func hashBytes(_ start: UnsafeRawPointer, _ count: Int) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    var p = start
    var left = count
    while left >= 8 {
        hash = mix(hash ^ p.loadUnaligned(as: UInt64.self))
        p += 8
        left &-= 8
    }
    if left > 0 { hash = mix(hash ^ tail(p, left)) }
    let result = Int(bitPattern: UInt(hash))
    return result == -1 ? -2 : result
}

/// One to seven bytes in a word, each of them at least once.
@inline(__always) private func tail(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 4 {
        let first = UInt64(start.loadUnaligned(as: UInt32.self))
        return first | UInt64((start + (count &- 4)).loadUnaligned(as: UInt32.self)) &<< 32
    }
    let first = UInt64(start.load(as: UInt8.self))
    let middle = UInt64(start.load(fromByteOffset: count &>> 1, as: UInt8.self))
    return first | middle &<< 8 | UInt64(start.load(fromByteOffset: count &- 1, as: UInt8.self)) &<< 16
}

/// All bytes are below 128: eight at a time, the last eight perhaps once more.
@inline(__always) func isASCII(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    if count < 8 { return count == 0 || tail(start, count) & high == 0 }
    let last = count &- 8
    var i = 0
    while i < last {
        if start.loadUnaligned(fromByteOffset: i, as: UInt64.self) & high != 0 { return false }
        i &+= 8
    }
    return start.loadUnaligned(fromByteOffset: last, as: UInt64.self) & high == 0
}

@inline(__always) private func mix(_ x: UInt64) -> UInt64 {
    let product = x.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
}

/// Comparison of short byte runs without a call.
@inlinable @inline(__always) package func equalBytes(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool
{
    if count > 16 { return compareBytes(a, b, count) == 0 }
    if count >= 8 {
        return a.loadUnaligned(as: UInt64.self) == b.loadUnaligned(as: UInt64.self)
            && (a + count - 8).loadUnaligned(as: UInt64.self) == (b + count - 8).loadUnaligned(as: UInt64.self)
    }
    if count >= 4 {
        return a.loadUnaligned(as: UInt32.self) == b.loadUnaligned(as: UInt32.self)
            && (a + count - 4).loadUnaligned(as: UInt32.self) == (b + count - 4).loadUnaligned(as: UInt32.self)
    }
    var i = 0
    while i < count {
        if a.load(fromByteOffset: i, as: UInt8.self) != b.load(fromByteOffset: i, as: UInt8.self) { return false }
        i &+= 1
    }
    return true
}

/// Copy of short byte runs without a call. The two may not overlap.
@inlinable @inline(__always) package func copyBytes(
    _ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int
) {
    if count > 16 { moveBytes(target, source, count); return }
    if count >= 8 {
        let a = source.loadUnaligned(as: UInt64.self)
        let b = (source + count - 8).loadUnaligned(as: UInt64.self)
        target.storeBytes(of: a, as: UInt64.self)
        (target + count - 8).storeBytes(of: b, as: UInt64.self)
    } else if count >= 4 {
        let a = source.loadUnaligned(as: UInt32.self)
        let b = (source + count - 4).loadUnaligned(as: UInt32.self)
        target.storeBytes(of: a, as: UInt32.self)
        (target + count - 4).storeBytes(of: b, as: UInt32.self)
    } else {
        var i = 0
        while i < count {
            target.storeBytes(of: source.load(fromByteOffset: i, as: UInt8.self), toByteOffset: i, as: UInt8.self)
            i &+= 1
        }
    }
}

/// Copies units that are known to fit.
@inline(__always) private func narrowUnits<Unit: FixedWidthInteger>(
    _ source: UnsafePointer<UInt32>, _ count: Int, to target: UnsafeMutablePointer<Unit>
) {
    var i = 0
    while i < count {
        target[i] = Unit(truncatingIfNeeded: source[i])
        i &+= 1
    }
}

// MARK: - Making strings

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A new string with room for `capacity` code points of `width` bytes; fill it and set `count`.
    @inline(__always) package func makeString(width: Int, capacity: Int) -> StringObject {
        StringObject(width: width, capacity: capacity, pointee.shapes.string)
    }

    /// From Swift text.
    package func makeString(_ text: String) -> StringObject {
        var text = text
        return text.withUTF8 { makeString(utf8: $0) }
    }

    /// From valid UTF-8, or generalised UTF-8 (lone surrogates as three bytes).
    package func makeString(utf8 source: UnsafeBufferPointer<UInt8>) -> StringObject {
        var widest: UInt8 = 0
        var continuations = 0
        for byte in source {
            if byte > widest { widest = byte }
            if byte & 0xC0 == 0x80 { continuations &+= 1 }
        }
        if widest < 0x80 {
            let result = makeString(width: 1, capacity: source.count)
            if let start = source.baseAddress { copyBytes(result.buffer, start, source.count) }
            result.count = source.count
            return result
        }
        let result = makeString(
            width: widest >= 0xF0 ? 4 : widest >= 0xC4 ? 2 : 1, capacity: source.count &- continuations)
        decodeValidUTF8(source, into: result)
        return result
    }

    /// From code points; narrows to the smallest width.
    package func makeString(codePoints: UnsafeBufferPointer<UInt32>) -> StringObject {
        var widest: UInt32 = 0
        for point in codePoints { widest |= point }
        let width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4
        let result = makeString(width: width, capacity: codePoints.count)
        result.count = codePoints.count
        guard let source = codePoints.baseAddress else { return result }
        switch width {
        case 1: narrowUnits(source, codePoints.count, to: result.bytes)
        case 2: narrowUnits(source, codePoints.count, to: result.units16)
        default: copyBytes(result.buffer, source, codePoints.count &* 4)
        }
        return result
    }

    /// From bytes that are Latin-1 (so also: ASCII).
    package func makeString(latin1 source: UnsafeBufferPointer<UInt8>) -> StringObject {
        let result = makeString(width: 1, capacity: source.count)
        if let start = source.baseAddress { copyBytes(result.buffer, start, source.count) }
        result.count = source.count
        return result
    }

    /// The string of one code point; those below 256 are shared.
    package func makeString(codePoint: UInt32) -> StringObject {
        if codePoint < 256 {
            if let known = peek(pointee.latin1Strings + Int(codePoint)) {
                return known.to(StringObject.self).retainedObject()
            }
            return pointee.interpreter.latin1(Int(codePoint))
        }
        let result = makeString(width: codePoint < 0x10000 ? 2 : 4, capacity: 1)
        result.count = 1
        result.setUnit(0, codePoint)
        return result
    }

    /// The same as a value: no more than a look into a table for most text.
    @inline(__always) func character(_ codePoint: UInt32) -> Value {
        if codePoint < 256 {
            let known = pointee.latin1Strings + Int(codePoint)
            if peek(known) != nil { return copy(known) }
        }
        return .object(makeString(codePoint: codePoint))
    }

    package var emptyString: StringObject { pointee.interpreter.emptyString }

    /// The code points `range` of a string, narrowed.
    package func substring(_ string: StringObject, _ start: Int, _ end: Int) -> StringObject {
        let count = end &- start
        if count <= 0 { return emptyString }
        if count == string.count && string.shape.toOpaque() == pointee.shapes.string.toOpaque() { return string }
        if count == 1 { return makeString(codePoint: string[start]) }
        let width = string.width == 1 ? 1 : string.widthNeeded(start, end)
        let result = makeString(width: width, capacity: count)
        result.count = count
        result.setUnits(at: 0, from: string, start, count)
        return result
    }

    /// `a + b` as a new string.
    package func concatenate(_ a: StringObject, _ b: StringObject) -> StringObject {
        let (first, second) = (a.count, b.count)
        if a.width == 1 && b.width == 1 {
            let result = makeString(width: 1, capacity: first &+ second)
            copyBytes(result.buffer, a.buffer, first)
            copyBytes(result.buffer + first, b.buffer, second)
            result.count = first &+ second
            return result
        }
        let result = makeString(width: Int(max(a.width, b.width)), capacity: first &+ second)
        result.count = first &+ second
        result.setUnits(at: 0, from: a, 0, first)
        result.setUnits(at: first, from: b, 0, second)
        return result
    }
}

extension StringObject {
    /// Writes all code points, four bytes each.
    package final func writeUnits(to target: UnsafeMutablePointer<UInt32>) {
        switch width {
        case 1: widenUnits(bytes, count, to: target)
        case 2: widenUnits(units16, count, to: target)
        default: copyBytes(target, buffer, count &* 4)
        }
    }

    @inline(__always) private final func widenUnits<Unit: FixedWidthInteger>(
        _ source: UnsafeMutablePointer<Unit>, _ count: Int, to target: UnsafeMutablePointer<UInt32>
    ) {
        var i = 0
        while i < count {
            target[i] = UInt32(truncatingIfNeeded: source[i])
            i &+= 1
        }
    }

    /// Writes one code point that fits the width.
    @inline(__always) package final func setUnit(_ index: Int, _ point: UInt32) {
        switch width {
        case 1: bytes[index] = UInt8(truncatingIfNeeded: point)
        case 2: units16[index] = UInt16(truncatingIfNeeded: point)
        default: units32[index] = point
        }
    }

    /// Copies code points of a string that is not wider than this one.
    @inline(__always) package final func setUnits(at index: Int, from other: StringObject, _ start: Int, _ count: Int) {
        if width == other.width {
            let w = Int(width)
            copyBytes(buffer + index &* w, other.buffer + start &* w, count &* w)
        } else {
            setUnitsSlowly(at: index, from: other, start, count)
        }
    }

    @inline(never) private final func setUnitsSlowly(
        at index: Int, from other: StringObject, _ start: Int, _ count: Int
    ) {
        for i in 0..<max(count, 0) { setUnit(index &+ i, other[start &+ i]) }
    }

    /// The narrowest width for a part of the string.
    final func widthNeeded(_ start: Int, _ end: Int) -> Int {
        if width == 1 { return 1 }
        var all: UInt32 = 0
        for i in start..<max(start, end) { all |= self[i] }
        return all < 0x100 ? 1 : all < 0x10000 ? 2 : 4
    }

    /// Swift text; a lone surrogate becomes U+FFFD.
    package final var text: String {
        if width == 1 && isASCIIText {
            return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        }
        var result = String()
        for i in 0..<count { result.unicodeScalars.append(Unicode.Scalar(self[i]) ?? "\u{FFFD}") }
        return result
    }

    /// All code points are below 128.
    package final var isASCIIText: Bool {
        width == 1 && isASCII(buffer, count)
    }

    /// Generalised UTF-8 (a lone surrogate as three bytes).
    package final func appendUTF8(to output: inout [UInt8]) {
        for i in 0..<count {
            let point = self[i]
            if point < 0x80 {
                output.append(UInt8(truncatingIfNeeded: point))
            } else if point < 0x800 {
                output.append(UInt8(truncatingIfNeeded: 0xC0 | point >> 6))
                output.append(UInt8(truncatingIfNeeded: 0x80 | point & 0x3F))
            } else if point < 0x10000 {
                output.append(UInt8(truncatingIfNeeded: 0xE0 | point >> 12))
                output.append(UInt8(truncatingIfNeeded: 0x80 | point >> 6 & 0x3F))
                output.append(UInt8(truncatingIfNeeded: 0x80 | point & 0x3F))
            } else {
                output.append(UInt8(truncatingIfNeeded: 0xF0 | point >> 18))
                output.append(UInt8(truncatingIfNeeded: 0x80 | point >> 12 & 0x3F))
                output.append(UInt8(truncatingIfNeeded: 0x80 | point >> 6 & 0x3F))
                output.append(UInt8(truncatingIfNeeded: 0x80 | point & 0x3F))
            }
        }
    }
}

/// Decodes (generalised) UTF-8 that is known to be well formed into a string of sufficient width.
private func decodeValidUTF8(_ source: UnsafeBufferPointer<UInt8>, into result: StringObject) {
    var i = 0
    var n = 0
    while i < source.count {
        let first = UInt32(source[i])
        var point: UInt32
        if first < 0x80 {
            point = first
            i &+= 1
        } else if first < 0xE0 {
            point = (first & 0x1F) << 6 | UInt32(source[i + 1]) & 0x3F
            i &+= 2
        } else if first < 0xF0 {
            point = (first & 0x0F) << 12 | (UInt32(source[i + 1]) & 0x3F) << 6 | UInt32(source[i + 2]) & 0x3F
            i &+= 3
        } else {
            point = (first & 0x07) << 18 | (UInt32(source[i + 1]) & 0x3F) << 12
            point |= (UInt32(source[i + 2]) & 0x3F) << 6 | UInt32(source[i + 3]) & 0x3F
            i &+= 4
        }
        result.setUnit(n, point)
        n &+= 1
    }
    result.count = n
}
