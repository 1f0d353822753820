// `memoryview`: storage, items and slices. The type with its methods is in `MemoryViewType.swift`.
//
// A view is a loan from an exporter (`bytes`, `bytearray`, an `ExportedBuffer`): it counts as one until it is released or dies. A
// view of a view, a slice or a cast is a further loan from the same exporter. While others work on the memory of a view
// (`exports`), it cannot be released.
//
// Unsafe: `layout.start` is valid as long as the loan.

package final class MemoryViewObject: Object {
    /// The object whose memory this is; nil once released.
    @exclusivity(unchecked) final var source: Object?
    @exclusivity(unchecked) final var layout: BufferLayout
    /// The letter of the format; 0 if it has more than one (apart from `@`).
    @exclusivity(unchecked) final var code: UInt8
    /// Buffers borrowed from this view.
    @exclusivity(unchecked) package final var exports = 0
    @exclusivity(unchecked) final var cachedHash = -1

    init(_ exporter: Object, _ layout: BufferLayout, _ shape: ShapeRef) {
        source = exporter
        self.layout = layout
        code = MemoryFormat.code(layout.format)
        super.init(.memoryview, shape)
        exporter.exporter?.exports += 1
        track()
    }

    deinit { endLoan() }

    private final func endLoan() {
        guard let exporter = source else { return }
        source = nil
        exporter.exporter?.exports -= 1
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let source { visit(source) }
    }

    package override func clearReferences() {
        super.clearReferences()
        if exports == 0 { endLoan() }
    }

    final func release(_ thread: ThreadRef) throws(Raise) {
        if exports > 0 {
            throw thread.bufferError("memoryview has \(exports) exported buffer\(exports == 1 ? "" : "s")")
        }
        endLoan()
    }

    /// The layout, unless the view has been released.
    package final func layoutOrRaise(_ thread: ThreadRef) throws(Raise) -> BufferLayout {
        try check(thread)
        return layout
    }

    @inline(__always) final func check(_ thread: ThreadRef) throws(Raise) {
        if source == nil { throw thread.valueError("operation forbidden on released memoryview object") }
    }

    final var dimensionCount: Int { layout.dimensions.count }
    /// The number of items along the first dimension.
    final var firstDimension: Int { layout.dimensions.first ?? 1 }

    /// Another view of the same memory.
    final func derived(_ layout: BufferLayout, _ thread: ThreadRef) throws(Raise) -> MemoryViewObject {
        guard let source else { throw thread.valueError("operation forbidden on released memoryview object") }
        return MemoryViewObject(source, layout, thread.types.memoryview.root)
    }

    // MARK: Items

    /// The value at an address.
    final func item(at address: UnsafeMutableRawPointer, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let value = MemoryFormat.read(code, address, thread) else {
            throw thread.notImplementedError("memoryview: format \(layout.format) not supported")
        }
        return value
    }

    final func setItem(_ value: Value, at address: UnsafeMutableRawPointer, _ thread: ThreadRef) throws(Raise) {
        // the conversion may run code, even such that releases this view: bytes first, memory last
        var bytes: (UInt64, UInt64) = (0, 0)
        try MemoryFormat.write(code, layout.format, value, &bytes, thread)
        try check(thread)
        withUnsafeBytes(of: &bytes) { copyBytes(address, $0.baseAddress.unsafelyUnwrapped, layout.itemSize) }
    }

    /// The address of the item at `index` of the first dimension.
    final func address(_ value: Value, dimension: Int, _ thread: ThreadRef) throws(Raise) -> Int {
        var index = try thread.index(value, orRaise: thread.types.indexError)
        try check(thread)
        let count = layout.dimensions[dimension]
        if index < 0 { index &+= count }
        if index < 0 || index >= count {
            throw thread.indexError("index out of bounds on dimension \(dimension + 1)")
        }
        return index &* layout.strides[dimension]
    }

    /// Visits the addresses of all items in C order.
    final func forEachAddress(_ body: (UnsafeMutableRawPointer) throws(Raise) -> Void) throws(Raise) {
        try visit(layout.start, 0, body)
    }

    private final func visit(
        _ address: UnsafeMutableRawPointer, _ dimension: Int, _ body: (UnsafeMutableRawPointer) throws(Raise) -> Void
    ) throws(Raise) {
        if dimension == layout.dimensions.count { return try body(address) }
        for i in 0..<layout.dimensions[dimension] {
            try visit(address + i &* layout.strides[dimension], dimension + 1, body)
        }
    }

    /// The items as `bytes` in C order.
    final func copyOfBytes(_ thread: ThreadRef) throws(Raise) -> BytesObject {
        try check(thread)
        if layout.isContiguous { return thread.makeBytes(layout.start, layout.byteCount) }
        let result = thread.makeBytes(count: layout.byteCount)
        var position = 0
        try forEachAddress { (address) throws(Raise) in
            copyBytes(result.buffer + position, address, layout.itemSize)
            position &+= layout.itemSize
            try thread.chargeItem(position / layout.itemSize)
        }
        return result
    }

    /// The layout of a slice of the first dimension.
    final func sliced(_ slice: SliceObject, _ thread: ThreadRef) throws(Raise) -> BufferLayout {
        let bounds = try thread.unpackSlice(slice)
        try check(thread)
        let part = SliceBounds(bounds, length: firstDimension)
        var result = layout
        result.start = layout.start + (part.count > 0 ? part.start &* layout.strides[0] : 0)
        result.dimensions[0] = part.count
        result.strides[0] = layout.strides[0].multipliedReportingOverflow(by: part.step).partialValue
        result.byteCount = result.dimensions.reduce(layout.itemSize) { $0 &* $1 }
        return result
    }
}

/// The item formats of native size and byte order.
enum MemoryFormat {
    /// The letter of a format, with or without `@`; 0 for anything longer.
    static func code(_ format: String) -> UInt8 {
        let bytes = Array(format.utf8)
        if bytes.count == 1 { return bytes[0] }
        return bytes.count == 2 && bytes[0] == UInt8(ascii: "@") ? bytes[1] : 0
    }

    /// nil for letters that are no native format.
    static func size(_ code: UInt8) -> Int? {
        switch code {
        case UInt8(ascii: "c"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "?"): 1
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "e"): 2
        case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "f"): 4
        case UInt8(ascii: "l"), UInt8(ascii: "L"), UInt8(ascii: "q"), UInt8(ascii: "Q"), UInt8(ascii: "n"),
            UInt8(ascii: "N"), UInt8(ascii: "d"), UInt8(ascii: "P"):
            8
        default: nil
        }
    }

    /// nil if the format is not supported.
    @inline(__always) static func read(_ code: UInt8, _ address: UnsafeRawPointer, _ thread: ThreadRef) -> Value? {
        if code == UInt8(ascii: "B") { return .int(Int(address.load(as: UInt8.self))) }
        return readOther(code, address, thread)
    }

    private static func readOther(_ code: UInt8, _ address: UnsafeRawPointer, _ thread: ThreadRef) -> Value? {
        switch code {
        case UInt8(ascii: "b"): return .int(Int(address.load(as: Int8.self)))
        case UInt8(ascii: "c"): return .object(thread.makeBytes(address, 1))
        case UInt8(ascii: "?"): return .bool(address.load(as: UInt8.self) != 0)
        case UInt8(ascii: "h"): return .int(Int(address.loadUnaligned(as: Int16.self)))
        case UInt8(ascii: "H"): return .int(Int(address.loadUnaligned(as: UInt16.self)))
        case UInt8(ascii: "i"): return .int(Int(address.loadUnaligned(as: Int32.self)))
        case UInt8(ascii: "I"): return .int(Int(address.loadUnaligned(as: UInt32.self)))
        case UInt8(ascii: "l"), UInt8(ascii: "q"), UInt8(ascii: "n"): return .int(address.loadUnaligned(as: Int.self))
        case UInt8(ascii: "L"), UInt8(ascii: "Q"), UInt8(ascii: "N"), UInt8(ascii: "P"):
            return thread.makeInteger(BigInteger(address.loadUnaligned(as: UInt.self)))
        case UInt8(ascii: "f"): return .float(Double(Float(bitPattern: address.loadUnaligned(as: UInt32.self))))
        case UInt8(ascii: "d"): return .float(Double(bitPattern: address.loadUnaligned(as: UInt64.self)))
        case UInt8(ascii: "e"): return .float(HalfFloat.value(address.loadUnaligned(as: UInt16.self)))
        default: return nil
        }
    }

    /// Converts a value to the first bytes of `bytes`.
    static func write(
        _ code: UInt8, _ format: String, _ value: Value, _ bytes: inout (UInt64, UInt64), _ thread: ThreadRef
    ) throws(Raise) {
        switch code {
        case UInt8(ascii: "c"):
            guard let byte = value.as(.bytes, BytesObject.self) else {
                throw thread.typeError("memoryview: invalid type for format '\(format)'")
            }
            if byte.count != 1 { throw thread.valueError("memoryview: invalid value for format '\(format)'") }
            bytes.0 = UInt64(byte.bytes[0])
        case UInt8(ascii: "?"): bytes.0 = try thread.truth(value) ? 1 : 0
        case UInt8(ascii: "f"): bytes.0 = UInt64(try float(format, value, thread).bitPattern)
        case UInt8(ascii: "d"): bytes.0 = FloatArithmetic.visibleBits(try double(format, value, thread))
        case UInt8(ascii: "e"):
            guard let half = HalfFloat.bits(try double(format, value, thread)) else {
                throw thread.overflowError("float too large to pack with e format")
            }
            bytes.0 = UInt64(half)
        default: try writeInteger(code, format, value, &bytes, thread)
        }
    }

    private static func double(_ format: String, _ value: Value, _ thread: ThreadRef) throws(Raise) -> Double {
        do throws(Raise) { return try thread.double(value) } catch {
            try thread.swallow(thread.types.typeError)
            throw thread.typeError("memoryview: invalid type for format '\(format)'")
        }
    }

    private static func float(_ format: String, _ value: Value, _ thread: ThreadRef) throws(Raise) -> Float {
        let double = try double(format, value, thread)
        let result = Float(double)
        if result.isInfinite && double.isFinite { throw thread.overflowError("float too large to pack with f format") }
        return result
    }

    private static func writeInteger(
        _ code: UInt8, _ format: String, _ value: Value, _ bytes: inout (UInt64, UInt64), _ thread: ThreadRef
    ) throws(Raise) {
        guard let size = size(code) else {
            throw thread.notImplementedError("memoryview: format \(format) not supported")
        }
        if !thread.hasIndex(value) { throw thread.typeError("memoryview: invalid type for format '\(format)'") }
        let number = try thread.indexValue(value)
        let isUnsigned = code & 0x20 == 0
        var fits = false
        if case .int(let i) = number {
            let bits = UInt64(size * 8)
            if isUnsigned {
                fits = i >= 0 && (bits == 64 || UInt64(i) >> bits == 0)
            } else {
                fits = bits == 64 || i >= -(1 << (Int(bits) - 1)) && i < 1 << (Int(bits) - 1)
            }
            bytes.0 = UInt64(bitPattern: Int64(i))
        } else if isUnsigned && size == 8, let big = thread.bigInteger(number), !big.isNegative, big.limbCount <= 1 {
            bytes.0 = UInt64(big.lowBits)
            fits = true
        }
        if !fits { throw thread.valueError("memoryview: invalid value for format '\(format)'") }
    }
}

/// Sixteen-bit floats, by arithmetic (the type `Float16` does not exist on every platform Swift runs on).
package enum HalfFloat {
    package static func value(_ bits: UInt16) -> Double {
        let sign: Double = bits & 0x8000 != 0 ? -1 : 1
        let exponent = Int(bits >> 10 & 0x1F)
        let fraction = Double(bits & 0x3FF)
        switch exponent {
        case 0: return sign * fraction * 0x1p-24
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * (1 + fraction / 1024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
        }
    }

    /// Rounded to nearest, halves to even; nil when the number is too large.
    package static func bits(_ value: Double) -> UInt16? {
        let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
        if value.isNaN { return sign | 0x7E00 }
        if value.isInfinite { return sign | 0x7C00 }
        if value == 0 { return sign }
        let exponent = max(value.exponent, -14)
        let unit = Double(sign: .plus, exponent: Swift.min(exponent, 20) - 10, significand: 1)
        let scaled = (value.magnitude / unit).rounded(.toNearestOrEven)
        if exponent > 15 || scaled >= 2048 && exponent == 15 { return nil }
        // a carry out of the fraction moves into the exponent by itself
        let biased = scaled < 1024 ? 0 : (exponent + 15 - 1) << 10
        return sign | UInt16(truncatingIfNeeded: biased + Int(scaled))
    }
}
