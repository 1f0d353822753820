// Powers, modular powers, greatest common divisor, modular inverse and integer square root.

extension BigInteger {
    // MARK: Power

    /// `self ** exponent` for an exponent of at least 0. The caller has checked `estimatedBits(ofPower:)`.
    package func power(_ exponent: Int, meter: WorkMeterPointer = nil) throws(WorkAborted) -> BigInteger {
        if exponent <= 0 { return BigInteger.one }
        if signedCount == 0 { return BigInteger.zero }
        // The factors of two are a shift: 10 ** n is 5 ** n << n, and 2 ** n is nothing else.
        let zeros = trailingZeroBits
        let odd = zeros == 0 ? absolute : absolute.shiftedRight(zeros)
        let result: BigInteger
        if odd.signedCount == 1 {
            result = try BigInteger.powerSmall(odd.storage.limbs[0], exponent, meter)
        } else {
            result = try BigInteger.powerLarge(odd, exponent, meter)
        }
        let shifted = zeros == 0 ? result : result.shiftedLeft(zeros &* exponent)
        return isNegative && exponent & 1 != 0 ? shifted.negated : shifted
    }

    /// `base ** exponent` beyond 64 bits.
    package static func power(
        _ base: Int, _ exponent: Int, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) -> BigInteger {
        if let small = smallPower(base, exponent) { return BigInteger(small) }
        return try BigInteger(base).power(exponent, meter: meter)
    }

    /// `base ** exponent` when it fits `Int` (exponent at least 0).
    @inline(__always)
    package static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
        var result = 1
        var square = base
        var rest = exponent
        while true {
            if rest & 1 != 0 {
                let (product, overflow) = result.multipliedReportingOverflow(by: square)
                if overflow { return nil }
                result = product
            }
            rest &>>= 1
            if rest <= 0 { return result }
            let (product, overflow) = square.multipliedReportingOverflow(by: square)
            if overflow { return nil }
            square = product
        }
    }

    /// An upper bound of the bits of `self ** exponent`, or nil beyond `Int`: for the caller's check.
    package func estimatedBits(ofPower exponent: Int) -> Int? {
        let (bits, overflow) = bitLength.multipliedReportingOverflow(by: exponent)
        return overflow ? nil : bits
    }

    /// `limb ** exponent` without interruption: for the powers of a radix.
    static func power(limb: UInt, _ exponent: Int) -> BigInteger {
        uninterrupted { () throws(WorkAborted) in try powerSmall(limb, exponent, nil) }
    }

    /// A base of one limb: two buffers, squared into each other, multiplied in place. Left to right, so that the
    /// multiplications are by one limb.
    private static func powerSmall(
        _ base: UInt, _ exponent: Int, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        if base <= 1 || exponent <= 0 { return BigInteger(exponent <= 0 ? 1 : base) }
        // As long as one limb holds it, the leading bits of the exponent need no buffer.
        var bit = Int.bitWidth &- 1 &- exponent.leadingZeroBitCount
        var start: UInt = 1
        while bit >= 0 {
            let (square, overflow) = start.multipliedReportingOverflow(by: start)
            if overflow { break }
            if exponent &>> bit & 1 != 0 {
                let (product, second) = square.multipliedReportingOverflow(by: base)
                if second { break }
                start = product
            } else {
                start = square
            }
            bit &-= 1
        }
        if bit < 0 { return BigInteger(start) }
        let bits = (UInt.bitWidth &- base.leadingZeroBitCount) &* exponent
        var current = LimbStorage.make(bits / 64 &+ 3)
        var other = LimbStorage.make(bits / 64 &+ 3)
        current.limbs[0] = start
        var count = 1
        while bit >= 0 {
            try LimbMultiplication.square(other.limbs, current.limbs, count, meter)
            swap(&current, &other)
            count = LimbKernels.trimmed(current.limbs, 2 &* count)
            if exponent &>> bit & 1 != 0 {
                let high = LimbKernels.multiply(current.limbs, current.limbs, count, by: base)
                if high != 0 {
                    current.limbs[count] = high
                    count &+= 1
                }
            }
            bit &-= 1
        }
        return BigInteger(current, count: count, isNegative: false)
    }

    private static func powerLarge(
        _ base: BigInteger, _ exponent: Int, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        var result = base
        var bit = Int.bitWidth &- 2 &- exponent.leadingZeroBitCount
        while bit >= 0 {
            result = try result.multiplied(by: result, meter: meter)
            if exponent &>> bit & 1 != 0 { result = try result.multiplied(by: base, meter: meter) }
            bit &-= 1
        }
        return result
    }

    // MARK: Modular power

    /// `pow(self, exponent, modulus)` with Python's sign; exponent at least 0, modulus not zero.
    package func modularPower(
        _ exponent: BigInteger, modulus: BigInteger, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) -> BigInteger {
        let size = modulus.absolute
        let base = try floorRemainder(dividingBy: size, meter: meter)
        let result: BigInteger
        if size.limbCount <= 1 {
            let limb = size.asUInt ?? 1
            result = BigInteger(BigInteger.modularPower(base.asUInt ?? 0, exponent, limb))
        } else if size.isOdd && size.limbCount <= 150 && exponent.bitLength > 4 {
            result = try MontgomeryForm(size).power(base, exponent, meter)
        } else {
            result = try BigInteger.windowPower(base, exponent, size, meter)
        }
        if modulus.isNegative && !result.isZero { return result + modulus }
        return result
    }

    /// `pow(base, exponent, modulus)` for `Int`; exponent at least 0, modulus not zero.
    package static func modularPower(_ base: Int, _ exponent: Int, modulus: Int) -> Int {
        let size = modulus.magnitude
        var start = base.magnitude % size
        if base < 0 && start != 0 { start = size &- start }
        var result: UInt = size == 1 ? 0 : 1
        var bit = Int.bitWidth &- 1 &- exponent.leadingZeroBitCount
        while bit >= 0 {
            result = multiply(result, result, modulo: size)
            if exponent &>> bit & 1 != 0 { result = multiply(result, start, modulo: size) }
            bit &-= 1
        }
        if modulus < 0 && result != 0 { return Int(truncatingIfNeeded: result &- size) }
        return Int(truncatingIfNeeded: result)
    }

    @inline(__always)
    private static func multiply(_ left: UInt, _ right: UInt, modulo modulus: UInt) -> UInt {
        modulus.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }

    private static func modularPower(_ base: UInt, _ exponent: BigInteger, _ modulus: UInt) -> UInt {
        var result: UInt = modulus == 1 ? 0 : 1
        var bit = exponent.bitLength &- 1
        while bit >= 0 {
            result = multiply(result, result, modulo: modulus)
            if exponent.bit(bit) { result = multiply(result, base, modulo: modulus) }
            bit &-= 1
        }
        return result
    }

    /// Bit `index` of the magnitude.
    @inline(__always)
    func bit(_ index: Int) -> Bool {
        storage.limbs[index / 64] &>> UInt(truncatingIfNeeded: index % 64) & 1 != 0
    }

    /// A width of sliding window that suits an exponent of so many bits.
    static func windowWidth(_ bits: Int) -> Int {
        bits < 24 ? 1 : bits < 80 ? 3 : bits < 240 ? 4 : bits < 800 ? 5 : 6
    }

    /// Even or very long moduli: products reduced by division.
    private static func windowPower(
        _ base: BigInteger, _ exponent: BigInteger, _ modulus: BigInteger, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        let width = windowWidth(exponent.bitLength)
        var odd: [BigInteger] = [base]
        let square = try (try base.multiplied(by: base, meter: meter)).floorRemainder(
            dividingBy: modulus, meter: meter)
        for i in 1..<max(2, 1 << (width &- 1)) {
            odd.append(
                try (try odd[i &- 1].multiplied(by: square, meter: meter)).floorRemainder(
                    dividingBy: modulus, meter: meter))
        }
        var result = BigInteger.one
        var bit = exponent.bitLength &- 1
        while bit >= 0 {
            let (low, value) = exponent.window(endingAt: bit, width)
            for _ in 0..<(bit &- low &+ 1) {
                result = try (try result.multiplied(by: result, meter: meter)).floorRemainder(
                    dividingBy: modulus, meter: meter)
            }
            if value != 0 {
                result = try (try result.multiplied(by: odd[value / 2], meter: meter)).floorRemainder(
                    dividingBy: modulus, meter: meter)
            }
            bit = low &- 1
        }
        return result
    }

    /// The sliding window whose top bit is `top`: an odd value of at most `width` bits, or a single zero bit.
    func window(endingAt top: Int, _ width: Int) -> (low: Int, value: Int) {
        if !bit(top) { return (top, 0) }
        var low = max(0, top &- width &+ 1)
        while !bit(low) { low &+= 1 }
        var value = 0
        var i = top
        while i >= low {
            value = value << 1 | (bit(i) ? 1 : 0)
            i &-= 1
        }
        return (low, value)
    }

    // MARK: Square root

    /// `math.isqrt` of a number that is not negative.
    package func squareRoot(meter: WorkMeterPointer = nil) throws(WorkAborted) -> BigInteger {
        let near = try nearSquareRoot(meter)
        if try near.multiplied(by: near, meter: meter) > self { return near - 1 }
        return near
    }

    /// `a` with `(a - 1)^2 < self < (a + 1)^2`: one Newton step from the root of the upper half of the bits, which
    /// this function finds in the same way.
    private func nearSquareRoot(_ meter: WorkMeterPointer) throws(WorkAborted) -> BigInteger {
        if limbCount <= 1 { return BigInteger(BigInteger.squareRoot(of: asUInt ?? 0)) }
        let quarter = (bitLength &- 1) / 4
        let upper = try shiftedRight(2 &* quarter).nearSquareRoot(meter)
        let correction = try shiftedRight(quarter &+ 1).quotient(upper, meter)
        return upper.shiftedLeft(quarter &- 1) + correction
    }

    /// The integer square root of one limb.
    package static func squareRoot(of value: UInt) -> UInt {
        var root = UInt(Double(value).squareRoot())
        // The double may be off by one either way near 2^64.
        while root > 0xFFFF_FFFF || root &* root > value { root &-= 1 }
        while root < 0xFFFF_FFFF && (root &+ 1) &* (root &+ 1) <= value { root &+= 1 }
        return root
    }
}

/// Numbers modulo an odd number as multiples of a power of 2^64, where a product needs no division
/// (Montgomery 1985). For moduli up to some 150 limbs; beyond, subquadratic division is faster.
private struct MontgomeryForm {
    let modulus: BigInteger
    let count: Int
    /// `-1 / modulus` modulo 2^64.
    let inverse: UInt

    init(_ modulus: BigInteger) {
        self.modulus = modulus
        count = modulus.limbCount
        let low = modulus.storage.limbs[0]
        // Newton: each step doubles the correct bits, starting from three.
        var x = low
        for _ in 0..<5 { x = x &* (2 &- low &* x) }
        inverse = 0 &- x
    }

    func power(
        _ base: BigInteger, _ exponent: BigInteger, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        let width = BigInteger.windowWidth(exponent.bitLength)
        let entries = 1 << (width &- 1)
        // odd powers, the result, the square, and the double-width product
        let memory = MutableLimbs.allocate(capacity: (entries &+ 2) &* count &+ 2 &* count &+ 1)
        defer { memory.deallocate() }
        let result = memory + entries &* count
        let square = result + count
        let wide = square + count
        try enter(base, memory, meter)
        try multiply(square, memory, memory, wide, meter)
        for i in 1..<max(entries, 1) where entries > 1 {
            try multiply(memory + i &* count, memory + (i &- 1) &* count, square, wide, meter)
        }
        var started = false
        var bit = exponent.bitLength &- 1
        while bit >= 0 {
            let (low, value) = exponent.window(endingAt: bit, width)
            if started {
                for _ in 0..<(bit &- low &+ 1) { try multiply(result, result, result, wide, meter) }
            }
            if value != 0 {
                let entry = memory + (value / 2) &* count
                if started {
                    try multiply(result, result, entry, wide, meter)
                } else {
                    result.update(from: entry, count: count)
                    started = true
                }
            }
            bit = low &- 1
        }
        // Out of the form: reduce the result alone.
        wide.update(from: result, count: count)
        LimbKernels.clear(wide + count, count &+ 1)
        reduce(result, wide)
        return BigInteger(copying: LimbView(result, LimbKernels.trimmed(result, count)))
    }

    /// `base * 2^(64 * count)` modulo the modulus.
    private func enter(
        _ base: BigInteger, _ target: MutableLimbs, _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        let shifted = base.shiftedLeft(64 &* count)
        let reduced = try shifted.floorRemainder(dividingBy: modulus, meter: meter)
        LimbKernels.clear(target, count)
        target.update(from: reduced.storage.limbs, count: reduced.limbCount)
        withExtendedLifetime(reduced) {}
    }

    private func multiply(
        _ result: MutableLimbs, _ left: Limbs, _ right: Limbs, _ wide: MutableLimbs, _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        if left == right {
            try LimbMultiplication.square(wide, left, count, meter)
        } else {
            try LimbMultiplication.multiply(wide, left, count, right, count, meter)
        }
        if let meter { try meter.pointee.charge(count &* count) }
        wide[2 &* count] = 0
        reduce(result, wide)
    }

    /// `wide[0...2 * count]` divided by 2^(64 * count) modulo the modulus.
    private func reduce(_ result: MutableLimbs, _ wide: MutableLimbs) {
        let limbs = Limbs(modulus.storage.limbs)
        var carry: UInt = 0
        for i in 0..<count {
            let high = LimbKernels.multiplyAdd(wide + i, limbs, count, by: wide[i] &* inverse)
            let (sum, first) = wide[i &+ count].addingReportingOverflow(high)
            let (total, second) = sum.addingReportingOverflow(carry)
            wide[i &+ count] = total
            carry = (first ? 1 : 0) | (second ? 1 : 0)
        }
        if carry != 0 || LimbKernels.compare(wide + count, limbs, count) >= 0 {
            _ = LimbKernels.subtract(result, wide + count, limbs, count)
        } else {
            result.update(from: wide + count, count: count)
        }
        withExtendedLifetime(modulus) {}
    }
}
