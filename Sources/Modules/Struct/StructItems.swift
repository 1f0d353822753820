// The items of records: from Python values to bits and back.

import TaipanRuntime

enum StructItems {
    // MARK: Packing

    /// The bits of a number, character or truth value.
    static func bits(of value: Value, _ field: StructField, _ thread: ThreadRef) throws(Raise) -> UInt64 {
        switch field.code {
        case UInt8(ascii: "c"):
            guard let bytes = value.as(.bytes, BytesObject.self), bytes.count == 1 else {
                throw StructModule.error(thread, "char format requires a bytes object of length 1")
            }
            return UInt64(bytes.raw[0])
        case UInt8(ascii: "?"): return try thread.truth(value) ? 1 : 0
        case UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "d"): return try bits(ofFloat: value, field, thread)
        default: return try bits(ofInteger: value, field, thread)
        }
    }

    private static func bits(ofFloat value: Value, _ field: StructField, _ thread: ThreadRef) throws(Raise) -> UInt64 {
        let number: Double
        do throws(Raise) { number = try thread.double(value) } catch {
            if !thread.isPending(thread.types.typeError) { throw error }
            _ = thread.takeException()
            throw StructModule.error(thread, "required argument is not a float")
        }
        switch field.size {
        case 8: return FloatArithmetic.visibleBits(number)
        case 4:
            let small = Float(Double(bitPattern: FloatArithmetic.visibleBits(number)))
            if small.isInfinite && !number.isInfinite {
                throw thread.overflowError("float too large to pack with f format")
            }
            return UInt64(small.bitPattern)
        default:
            let half = halfBits(number)
            if half & 0x7FFF == 0x7C00 && !number.isInfinite {
                throw thread.overflowError("float too large to pack with e format")
            }
            return half
        }
    }

    private static func bits(ofInteger value: Value, _ field: StructField, _ thread: ThreadRef) throws(Raise) -> UInt64
    {
        if !thread.hasIndex(value) { throw StructModule.error(thread, "required argument is not an integer") }
        let width = field.size * 8
        // addresses may be given with either sign; all other letters are signed in lower case
        let isAddress = field.code == UInt8(ascii: "P")
        let isSigned = !isAddress && field.code >= 0x61
        let number = thread.bigInteger(try thread.indexValue(value))
        if let number {
            if let small = number.asInt {
                let fits =
                    isSigned
                    ? width == 64 || small >= -(1 << (width - 1)) && small < 1 << (width - 1)
                    : isAddress || small >= 0 && (width == 64 || small < 1 << width)
                if fits { return UInt64(bitPattern: Int64(small)) }
            } else if !isSigned && width == 64 && !number.isNegative && number.bitLength <= 64 {
                let high = number.shiftedRight(32).asInt ?? 0
                let low = BigInteger.combine(.and, number, BigInteger(0xFFFF_FFFF)).asInt ?? 0
                return UInt64(high) << 32 | UInt64(low)
            }
        }
        if isAddress { throw StructModule.error(thread, "int too large to convert") }
        let least = isSigned ? "-\(UInt64(1) << (width - 1))" : "0"
        let most = isSigned ? UInt64(1) << (width - 1) - 1 : UInt64.max >> (64 - width)
        throw StructModule.error(
            thread, "'\(Character(Unicode.Scalar(field.code)))' format requires \(least) <= number <= \(most)")
    }

    /// `s`: cut or filled with zeros; `p`: the length in the first byte.
    static func pack(
        bytes value: Value, _ field: StructField, _ record: inout [UInt8], _ thread: ThreadRef
    ) throws(Raise) {
        let letter = Character(Unicode.Scalar(field.code))
        let isByteString =
            value.as(.bytes, BytesObject.self) != nil || value.as(.bytearray, BytearrayObject.self) != nil
        if !isByteString { throw StructModule.error(thread, "argument for '\(letter)' must be a bytes object") }
        var view = try thread.acquireBuffer(value)
        defer { view.release() }
        let header = letter == "p" ? 1 : 0
        if field.count < header { return }
        let length = min(view.bytes.count, field.count - header)
        if header == 1 { record[field.offset] = UInt8(min(length, 255)) }
        for i in 0..<length { record[field.offset + header + i] = view.bytes[i] }
    }

    // MARK: Unpacking

    static func read(_ record: UnsafeRawBufferPointer, _ format: StructFormat, _ thread: ThreadRef) throws(Raise)
        -> [Value]
    {
        var result: [Value] = []
        result.reserveCapacity(format.valueCount)
        for field in format.fields {
            switch field.code {
            case UInt8(ascii: "x"): continue
            case UInt8(ascii: "s"):
                result.append(bytes(record, field.offset, field.count, thread))
            case UInt8(ascii: "p"):
                let length = field.count == 0 ? 0 : min(Int(record[field.offset]), field.count - 1)
                result.append(bytes(record, field.offset + 1, length, thread))
            default:
                for i in 0..<field.count {
                    let start = field.offset + i * field.size
                    var bits: UInt64 = 0
                    for k in 0..<field.size {
                        bits = bits << 8 | UInt64(record[format.isBigEndian ? start + k : start + field.size - 1 - k])
                    }
                    result.append(value(bits, field, thread))
                    try thread.chargeItem(i, cost: 4)
                }
            }
        }
        return result
    }

    private static func bytes(_ record: UnsafeRawBufferPointer, _ start: Int, _ count: Int, _ thread: ThreadRef)
        -> Value
    {
        if count == 0 { return .object(thread.makeBytes(count: 0)) }
        return .object(thread.makeBytes(UnsafeRawBufferPointer(rebasing: record[start..<(start + count)])))
    }

    private static func value(_ bits: UInt64, _ field: StructField, _ thread: ThreadRef) -> Value {
        switch field.code {
        case UInt8(ascii: "c"): return .object(thread.makeBytes([UInt8(truncatingIfNeeded: bits)]))
        case UInt8(ascii: "?"): return .bool(bits != 0)
        case UInt8(ascii: "e"): return .float(double(half: bits))
        case UInt8(ascii: "f"): return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
        case UInt8(ascii: "d"): return .float(Double(bitPattern: bits))
        default:
            let unused = UInt64(64 - field.size * 8)
            if field.code >= 0x61 { return .int(Int(Int64(bitPattern: bits << unused) >> Int64(unused))) }
            if bits <= UInt64(Int64.max) { return .int(Int(bits)) }
            let high = BigInteger(Int(bits >> 32)).shiftedLeft(32)
            return thread.makeInteger(BigInteger.combine(.or, high, BigInteger(Int(bits & 0xFFFF_FFFF))))
        }
    }

    // MARK: Half precision

    /// IEEE 754 binary16, rounded half to even. (Swift's `Float16` is not to be had on every platform.)
    private static func halfBits(_ number: Double) -> UInt64 {
        let sign: UInt64 = number.sign == .minus ? 0x8000 : 0
        if number.isNaN { return sign | 0x7E00 }
        let magnitude = number.magnitude
        if magnitude.isInfinite || magnitude >= 65520 { return sign | 0x7C00 }
        if magnitude == 0 { return sign }
        // below 2^-14 all numbers are multiples of 2^-24
        let exponent = max(Int(magnitude.exponent), -14)
        let scaled = (magnitude * Double(sign: .plus, exponent: 10 - exponent, significand: 1)).rounded(
            .toNearestOrEven)
        let mantissa = UInt64(scaled)
        // a mantissa that rounded up to 2048 carries into the exponent by itself
        return sign | (mantissa < 1024 ? mantissa : UInt64(exponent + 14) << 10 + mantissa)
    }

    private static func double(half bits: UInt64) -> Double {
        let sign: Double = bits & 0x8000 == 0 ? 1 : -1
        let exponent = Int(bits >> 10 & 0x1F)
        let mantissa = Double(bits & 0x3FF)
        switch exponent {
        case 0: return sign * mantissa * 0x1p-24
        case 31: return mantissa == 0 ? sign * .infinity : .nan
        default: return sign * (1024 + mantissa) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
        }
    }
}
