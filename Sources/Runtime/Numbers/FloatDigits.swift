// Decimal digits of a double: the shortest that read back as the same number, and exactly rounded ones to any number
// of places. Exact work is done on integers: a double is `m * 2^e`, so `x * 10^k` is an integer times powers of two
// and five, rounded once, half to even. In 128 bits when everything fits (nearly always), as a big integer otherwise.

/// Decimal digits and where the point stands: `digits[0].digits[1…] * 10^exponent`.
struct FloatDigits {
    /// ASCII, at least one, no leading zero unless the number is zero.
    var digits: [UInt8]
    /// The decimal exponent of the first digit.
    var exponent: Int

    /// How many digits stand before the point (may be negative).
    @inline(__always)
    var pointPosition: Int { exponent &+ 1 }

    // MARK: Shortest

    /// The shortest digits that identify a finite number. The standard library's `description` finds them; only its
    /// layout differs from Python's.
    init(shortest value: Double) {
        self = FloatDigits.withDescription(of: value) { FloatDigits(description: $0) }
    }

    /// The standard library's text of the magnitude, for as long as `body` runs.
    @inline(__always)
    static func withDescription<Result>(
        of value: Double, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var text = value.magnitude.description
        return text.withUTF8(body)
    }

    /// Reads `12.5`, `1e-07` or `5e+300`.
    private init(description text: UnsafeBufferPointer<UInt8>) {
        digits = []
        digits.reserveCapacity(17)
        exponent = 0
        var point: Int?
        var written = 0
        var index = 0
        var firstPosition: Int?
        while index < text.count {
            let byte = text[index]
            index &+= 1
            if byte == 0x2E {
                point = written
            } else if byte == 0x65 {
                exponent = FloatDigits.exponent(text, index)
                break
            } else {
                if firstPosition == nil && byte != 0x30 { firstPosition = written }
                if firstPosition != nil { digits.append(byte) }
                written &+= 1
            }
        }
        guard let firstPosition else {
            digits = [0x30]
            exponent = 0
            return
        }
        exponent = exponent &+ (point ?? written) &- firstPosition &- 1
        while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    }

    private static func exponent(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var result = 0
        var isNegative = false
        for index in start..<text.count {
            let byte = text[index]
            if byte == 0x2D { isNegative = true }
            if byte >= 0x30 { result = result &* 10 &+ Int(byte &- 0x30) }
        }
        return isNegative ? 0 &- result : result
    }

    // MARK: Exact

    /// All digits up to `places` behind the point (`%f`); no more than the 1074 that a double can have are computed,
    /// the layout adds the zeros.
    init(fixed value: Double, places: Int) {
        let places = min(places, 1074)
        digits = FloatDigits.scaled(value, places).digits
        exponent = digits.count &- 1 &- places
        if digits == [0x30] { exponent = 0 }
    }

    /// `count` significant digits (`%e`); no more than 780 are computed, a double has at most 767.
    init(significant value: Double, count: Int) {
        let count = min(max(count, 1), 780)
        if value == 0 {
            digits = [0x30]
            exponent = 0
            return
        }
        let (significand, power) = value.parts
        let top = power &+ 63 &- significand.leadingZeroBitCount  // floor(log2)
        // floor(top * log10(2)): the exponent or one too small
        var estimate = (top &* 315_653) >> 20
        while true {
            digits = FloatDigits.scaled(value, count &- 1 &- estimate).digits
            if digits.count > count {
                estimate &+= 1
                continue
            }
            if digits.count < count {
                estimate &-= 1
                continue
            }
            exponent = estimate
            return
        }
    }

    /// A rounded integer of either size.
    enum Scaled {
        case small(UInt128)
        case large(BigInteger)

        var digits: [UInt8] {
            switch self {
            case .small(let value):
                if let limb = UInt(exactly: value) {
                    return [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
                        guard let base = buffer.baseAddress else { return }
                        let start = DecimalDigits.write(limb, to: base, endingAt: 20)
                        count = 20 &- start
                        for i in 0..<count { base[i] = base[start &+ i] }
                    }
                }
                return Scaled.text(BigInteger(value))
            case .large(let value):
                return Scaled.text(value)
            }
        }

        private static func text(_ value: BigInteger) -> [UInt8] {
            do { return try value.text() } catch { return [0x30] }
        }
    }

    /// `|value| * 10^power` rounded half to even; `value` finite.
    static func scaled(_ value: Double, _ power: Int) -> Scaled {
        let (significand, exponent) = value.parts
        if significand == 0 { return .small(0) }
        if power.magnitude <= 27, let small = scaledSmall(significand, exponent, power) { return .small(small) }
        return .large(scaledLarge(significand, exponent, power))
    }

    private static func scaledSmall(_ significand: UInt64, _ exponent: Int, _ power: Int) -> UInt128? {
        let five = powerOfFive(Int(power.magnitude))
        let shift = exponent &+ power
        if power >= 0 {
            let product = UInt128(significand) &* UInt128(five)  // below 2^116
            if shift >= 0 {
                return product.leadingZeroBitCount > shift ? product &<< UInt128(shift) : nil
            }
            if shift <= -118 { return 0 }
            return roundedShift(product, 0 &- shift)
        }
        var numerator = UInt128(significand)
        var denominator = UInt128(five)
        if shift >= 0 {
            if numerator.leadingZeroBitCount <= shift { return nil }
            numerator &<<= UInt128(shift)
        } else {
            if denominator.leadingZeroBitCount &- 1 <= 0 &- shift { return nil }
            denominator &<<= UInt128(0 &- shift)
        }
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        let double = rest &<< 1
        let up = double > denominator || (double == denominator && quotient & 1 != 0)
        return up ? quotient &+ 1 : quotient
    }

    private static func roundedShift(_ value: UInt128, _ shift: Int) -> UInt128 {
        let quotient = value &>> UInt128(shift)
        let half = UInt128(1) &<< UInt128(shift &- 1)
        let rest = value & (half &<< 1 &- 1)
        let up = rest > half || (rest == half && quotient & 1 != 0)
        return up ? quotient &+ 1 : quotient
    }

    private static func scaledLarge(_ significand: UInt64, _ exponent: Int, _ power: Int) -> BigInteger {
        let five = BigInteger.power(limb: 5, Int(power.magnitude))
        let number = BigInteger(UInt(significand))
        let shift = exponent &+ power
        let numerator = power >= 0 ? number * five : number
        if power >= 0 && shift >= 0 { return numerator.shiftedLeft(shift) }
        var denominator = power >= 0 ? BigInteger.one : five
        var scaledNumerator = numerator
        if shift >= 0 {
            scaledNumerator = numerator.shiftedLeft(shift)
        } else {
            denominator = denominator.shiftedLeft(0 &- shift)
        }
        return scaledNumerator.dividedRounding(by: denominator)
    }

    /// 5^0 … 5^27.
    private static func powerOfFive(_ power: Int) -> UInt64 {
        var result: UInt64 = 1
        var square: UInt64 = 5
        var rest = power
        while rest > 0 {
            if rest & 1 != 0 { result = result &* square }
            square = square &* square
            rest >>= 1
        }
        return result
    }
}

extension BigInteger {
    /// The quotient of two positive numbers, rounded half to even.
    func dividedRounding(by divisor: BigInteger) -> BigInteger {
        do {
            let (quotient, rest) = try floorDivided(by: divisor)
            let order = rest.shiftedLeft(1).compare(to: divisor)
            return order > 0 || (order == 0 && quotient.isOdd) ? quotient + 1 : quotient
        } catch {
            return BigInteger.zero
        }
    }
}
