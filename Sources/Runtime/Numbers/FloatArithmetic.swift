// What Python does with floats beyond IEEE 754: floor division and modulo, `round(x, n)`, hash, and the exact ratio.

/// The namespace of float operations. Divisors are not zero: the caller raises.
package enum FloatArithmetic {
    /// `divmod(left, right)`: the remainder has the sign of the divisor, the quotient is rounded down.
    package static func floorDivide(_ left: Double, _ right: Double) -> (quotient: Double, remainder: Double) {
        var remainder = left.truncatingRemainder(dividingBy: right)
        // left - remainder is nearly a multiple of right, so this is nearly whole.
        var quotient = (left - remainder) / right
        if remainder != 0 {
            if (right < 0) != (remainder < 0) {
                remainder += right
                quotient -= 1
            }
        } else {
            remainder = Double(signOf: right, magnitudeOf: 0)
        }
        if quotient == 0 { return (Double(signOf: left / right, magnitudeOf: 0), remainder) }
        let floor = quotient.rounded(.down)
        return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
    }

    /// `left % right`.
    @inline(__always)
    package static func floorRemainder(_ left: Double, _ right: Double) -> Double {
        let remainder = left.truncatingRemainder(dividingBy: right)
        if remainder == 0 { return Double(signOf: right, magnitudeOf: 0) }
        return (right < 0) != (remainder < 0) ? remainder + right : remainder
    }

    /// The NaN that the `number`th call of `float("nan")` makes. CPython's are different objects, which containers tell apart; a
    /// bare float has nothing but its bits, so these say which it is.
    package static func makeNaN(_ number: Int, isNegative: Bool) -> Double {
        let bits = nanMark | UInt64(truncatingIfNeeded: number) & 0xFF_FFFF_FFFF
        return Double(bitPattern: isNegative ? bits | 1 << 63 : bits)
    }

    private static let nanMark: UInt64 = 0x7FFD_A500_0000_0000

    /// The bits as `struct` and buffers show them: those of every NaN of `makeNaN` are the ordinary ones.
    package static func visibleBits(_ value: Double) -> UInt64 {
        let bits = value.bitPattern
        if bits & 0x7FFF_FF00_0000_0000 == nanMark { return bits & 1 << 63 | 0x7FF8_0000_0000_0000 }
        return bits
    }

    /// `hash(value)`; nil for NaN, whose hash is its object's identity.
    package static func hash(_ value: Double) -> Int? {
        if !value.isFinite { return value.isNaN ? nil : value < 0 ? -314159 : 314159 }
        // whole numbers hash like the integer
        if value.magnitude < 9007199254740992, value == value.rounded(.towardZero) {
            return BigInteger.hash(of: Int(value))
        }
        let modulus: UInt = (1 << 61) - 1
        let (significand, exponent) = value.parts
        // Multiplying by 2^e modulo 2^61 - 1 rotates by e bits.
        let turn = UInt((exponent % 61 &+ 61) % 61)
        let rotated = (UInt(significand) &<< turn) & modulus | UInt(significand) &>> (61 &- turn)
        let result = Int(rotated == modulus ? 0 : rotated)
        let signed = value < 0 ? 0 &- result : result
        return signed == -1 ? -2 : signed
    }

    /// `value.as_integer_ratio()` in lowest terms; nil for infinities and NaN.
    package static func integerRatio(_ value: Double) -> (numerator: BigInteger, denominator: BigInteger)? {
        if !value.isFinite { return nil }
        var (significand, exponent) = value.parts
        if significand == 0 { return (BigInteger.zero, BigInteger.one) }
        let zeros = significand.trailingZeroBitCount
        significand >>= UInt64(zeros)
        exponent += zeros
        let number = BigInteger(magnitude: UInt(significand), isNegative: value < 0)
        if exponent >= 0 { return (number.shiftedLeft(exponent), BigInteger.one) }
        return (number, BigInteger.one.shiftedLeft(0 &- exponent))
    }

    /// `int(value)` when it fits; the caller takes `BigInteger(truncating:)` otherwise.
    @inline(__always)
    package static func smallInteger(_ value: Double) -> Int? {
        value >= -9223372036854775808.0 && value < 9223372036854775808.0 ? Int(value) : nil
    }

    /// `round(value, digits)`: the decimal rounding of the exact value, then the nearest double; nil when that is too
    /// large ("rounded value too large to represent").
    package static func round(_ value: Double, digits: Int) -> Double? {
        if !value.isFinite || value == 0 || digits > 323 { return value }
        if digits < -308 { return 0 * value }
        let magnitude: Double?
        switch FloatDigits.scaled(value, digits) {
        case .small(let scaled) where scaled <= 1 << 53 && digits.magnitude <= 22:
            // One exactly rounded operation on two exact numbers.
            let power = FloatText.powerOfTen(Int(digits.magnitude))
            let whole = Double(UInt64(truncatingIfNeeded: scaled))
            magnitude = digits < 0 ? whole * power : whole / power
        case .small(let scaled):
            magnitude = unscaled(BigInteger(scaled), digits)
        case .large(let scaled):
            magnitude = unscaled(scaled, digits)
        }
        guard let magnitude, magnitude.isFinite else { return nil }
        return value.sign == .minus ? -magnitude : magnitude
    }

    /// `scaled / 10^digits` correctly rounded.
    private static func unscaled(_ scaled: BigInteger, _ digits: Int) -> Double? {
        do {
            let power = try BigInteger.power(10, Int(digits.magnitude))
            if digits < 0 { return (scaled * power).asDouble }
            if case .value(let value) = try scaled.trueDivided(by: power) { return value }
        } catch {}
        return nil
    }
}
