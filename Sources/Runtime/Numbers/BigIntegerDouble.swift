// Big integers and doubles: exact comparison, conversion both ways and correctly rounded division. Every rounding
// goes through `Double.rounded(significand:exponent:)`, which rounds once, subnormal results included.

extension Double {
    /// `significand * 2^exponent`, a little more when `sticky`, rounded half to even; nil on overflow.
    static func rounded(significand: UInt64, exponent: Int, sticky: Bool) -> Double? {
        if significand == 0 { return 0 }
        let zeros = significand.leadingZeroBitCount
        // top bit at 2^63
        let aligned = significand &<< UInt64(truncatingIfNeeded: zeros)
        let top = exponent &- zeros &+ 63  // exponent of the leading bit
        if top > 1023 { return nil }
        // 53 bits stay, fewer below 2^-1022
        let cut = top >= -1022 ? 11 : 11 &+ (-1022 &- top)
        if cut > 64 { return 0 }
        let kept = cut == 64 ? 0 : aligned &>> UInt64(truncatingIfNeeded: cut)
        let half = UInt64(1) &<< UInt64(truncatingIfNeeded: cut &- 1)
        let rest = cut == 64 ? aligned : aligned & (half &<< 1 &- 1)
        let up = rest > half || (rest == half && (sticky || kept & 1 != 0))
        let digits = kept &+ (up ? 1 : 0)
        if top >= -1022 {
            // The carry into the exponent field is the right one.
            let bits = UInt64(truncatingIfNeeded: top &+ 1022) &<< 52 &+ digits
            let result = Double(bitPattern: bits)
            return result.isInfinite ? nil : result
        }
        return Double(bitPattern: digits)
    }

    /// `self == significand * 2^exponent`, for finite numbers; the sign is left out.
    var parts: (significand: UInt64, exponent: Int) {
        let biased = Int(exponentBitPattern)
        if biased == 0 { return (significandBitPattern, -1074) }
        return (significandBitPattern | 1 << 52, biased &- 1075)
    }
}

extension BigInteger {
    /// The nearest double, halves to even; nil when it is too large.
    package var asDouble: Double? {
        let bits = bitLength
        if bits <= 64 {
            let value = Double(signedCount == 0 ? 0 : storage.limbs[0])
            return isNegative ? -value : value
        }
        if bits > 1024 { return nil }
        let (top, sticky) = topBits(bits)
        guard let value = Double.rounded(significand: UInt64(top), exponent: bits &- 64, sticky: sticky) else {
            return nil
        }
        return isNegative ? -value : value
    }

    /// The 64 leading bits of a magnitude of more than 64 bits, and whether anything below is set.
    private func topBits(_ bits: Int) -> (UInt, Bool) {
        let position = bits &- 64
        let index = position / 64
        let offset = UInt(truncatingIfNeeded: position % 64)
        var value = storage.limbs[index] &>> offset
        if offset != 0 { value |= storage.limbs[index &+ 1] &<< (64 &- offset) }
        return (value, hasOnes(below: position))
    }

    /// `frexp` for numbers beyond a double: `self` is about `fraction * 2^exponent`, the fraction correctly rounded
    /// and in 0.5...1 by magnitude. For logarithms and error messages.
    package var scaledDouble: (fraction: Double, exponent: Int) {
        let bits = bitLength
        if bits == 0 { return (0, 0) }
        var fraction: Double
        if bits <= 64 {
            fraction = Double.rounded(significand: UInt64(storage.limbs[0]), exponent: 0 &- bits, sticky: false) ?? 1
        } else {
            let (top, sticky) = topBits(bits)
            fraction = Double.rounded(significand: UInt64(top), exponent: -64, sticky: sticky) ?? 1
        }
        var exponent = bits
        if fraction == 1 {
            fraction = 0.5
            exponent &+= 1
        }
        return (isNegative ? -fraction : fraction, exponent)
    }

    /// The whole part of a finite double; nil for infinities and NaN.
    package init?(truncating value: Double) {
        if !value.isFinite { return nil }
        let (significand, exponent) = value.parts
        if exponent <= 0 {
            let whole = exponent <= -64 ? 0 : significand &>> UInt64(truncatingIfNeeded: 0 &- exponent)
            self.init(magnitude: UInt(whole), isNegative: value < 0)
            return
        }
        self = BigInteger(magnitude: UInt(significand), isNegative: value < 0).shiftedLeft(exponent)
    }

    /// -1, 0, 1, or nil when `other` is NaN. Exact.
    package func compare(to other: Double) -> Int? {
        if other.isNaN { return nil }
        if other.isInfinite { return other < 0 ? 1 : -1 }
        let sign = signedCount < 0 ? -1 : signedCount == 0 ? 0 : 1
        let otherSign = other < 0 ? -1 : other == 0 ? 0 : 1
        if sign != otherSign || sign == 0 { return sign < otherSign ? -1 : sign == otherSign ? 0 : 1 }
        let bits = bitLength
        let otherBits = Int(other.exponent) &+ 1
        if bits != otherBits { return (bits < otherBits) == (sign > 0) ? -1 : 1 }
        // Same magnitude class: at least 0.5, so the whole part is not zero.
        guard let whole = BigInteger(truncating: other) else { return nil }
        let order = compare(to: whole)
        if order != 0 { return order }
        let fraction = other - other.rounded(.towardZero)
        return fraction == 0 ? 0 : fraction > 0 ? -1 : 1
    }

    /// -1, 0, 1, or nil when `right` is NaN. Exact, for an `Int`.
    @inline(__always)
    package static func compare(_ left: Int, _ right: Double) -> Int? {
        if right.isNaN { return nil }
        if right >= 9223372036854775808.0 { return -1 }
        if right < -9223372036854775808.0 { return 1 }
        let whole = Int(right.rounded(.towardZero))
        if left != whole { return left < whole ? -1 : 1 }
        let fraction = right - Double(whole)
        return fraction == 0 ? 0 : fraction > 0 ? -1 : 1
    }

    /// What `int / int` came to.
    package enum Ratio: Sendable {
        case value(Double)
        /// "integer division result too large for a float"
        case overflow
    }

    /// `self / divisor` correctly rounded; the divisor is not zero.
    package func trueDivided(by divisor: BigInteger, meter: WorkMeterPointer = nil) throws(WorkAborted) -> Ratio {
        if isZero || divisor.isZero { return .value(isNegative != divisor.isNegative ? -0.0 : 0) }
        let isNegative = isNegative != divisor.isNegative
        // Scale so that the quotient has 62 or 63 bits: enough for 53 and a remainder that only says "more".
        let difference = bitLength &- divisor.bitLength
        if difference > 1026 { return .overflow }
        if difference < -1080 { return .value(isNegative ? -0.0 : 0.0) }
        let shift = difference &- 62
        let numerator = shift < 0 ? absolute.shiftedLeft(0 &- shift) : absolute
        let denominator = shift > 0 ? divisor.absolute.shiftedLeft(shift) : divisor.absolute
        let (quotient, rest) = try numerator.floorDivided(by: denominator, meter: meter)
        guard
            let value = Double.rounded(
                significand: UInt64(quotient.asUInt ?? 0), exponent: shift, sticky: !rest.isZero)
        else { return .overflow }
        return .value(isNegative ? -value : value)
    }

    /// `left / right` correctly rounded for two `Int`; `right` is not zero.
    @inline(__always)
    package static func trueDivide(_ left: Int, _ right: Int) -> Double {
        let limit = 1 << 53
        if left.magnitude <= UInt(limit) && right.magnitude <= UInt(limit) { return Double(left) / Double(right) }
        return trueDivideSlowly(left, right)
    }

    @inline(never)
    private static func trueDivideSlowly(_ left: Int, _ right: Int) -> Double {
        let isNegative = (left < 0) != (right < 0)
        if left == 0 { return isNegative ? -0.0 : 0 }
        // Scaled to 64 bits each, they have a quotient of 63 or 64 bits: enough for 53 and a last one that says "more".
        let (up, down) = (left.magnitude.leadingZeroBitCount, right.magnitude.leadingZeroBitCount)
        let (dividend, divisor) = (left.magnitude << up, right.magnitude << down)
        let (quotient, rest) = divisor.dividingFullWidth((dividend >> 1, dividend << 63))
        let rounded = Double(rest == 0 ? quotient : quotient | 1)
        let value = rounded * Double(sign: .plus, exponent: down &- up &- 63, significand: 1)
        return isNegative ? -value : value
    }
}
