// The greatest common divisor (Lehmer's algorithm: Euclid on the leading 62 bits, applied to whole numbers by the
// cofactors) and the modular inverse.

extension BigInteger {
    /// `math.gcd`: never negative.
    package static func greatestCommonDivisor(
        _ left: BigInteger, _ right: BigInteger, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) -> BigInteger {
        var a = left.absolute
        var b = right.absolute
        if a < b { swap(&a, &b) }
        while b.limbCount > 1 {
            if let meter { try meter.pointee.charge(4 &* b.limbCount) }
            if let matrix = leadingMatrix(a, b) {
                let reduced = matrix.apply(a, b)
                a = reduced.0
                b = reduced.1
                if a < b { swap(&a, &b) }
            } else {
                let rest = try a.floorRemainder(dividingBy: b, meter: meter)
                a = b
                b = rest
            }
        }
        guard let small = b.asUInt, small != 0 else { return a }
        let rest = LimbReciprocal(small).remainder(a.storage.limbs, a.limbCount)
        withExtendedLifetime(a) {}
        return BigInteger(greatestCommonDivisor(small, rest))
    }

    /// The same for two limbs.
    package static func greatestCommonDivisor(_ left: UInt, _ right: UInt) -> UInt {
        if left == 0 || right == 0 { return left | right }
        let shift = (left | right).trailingZeroBitCount
        var a = left &>> UInt(truncatingIfNeeded: left.trailingZeroBitCount)
        var b = right
        while b != 0 {
            b &>>= UInt(truncatingIfNeeded: b.trailingZeroBitCount)
            if a > b { swap(&a, &b) }
            b &-= a
        }
        return a &<< UInt(truncatingIfNeeded: shift)
    }

    /// Several steps of Euclid in one: `(a, b)` becomes `(|p * a - q * b|, |s * b - r * a|)`.
    private struct StepMatrix {
        var p: Int, q: Int, r: Int, s: Int

        /// Both rows in one pass; every cofactor is below 2^31, so the sums fit 128 bits with room to spare.
        func apply(_ a: BigInteger, _ b: BigInteger) -> (BigInteger, BigInteger) {
            let count = a.limbCount
            let bCount = b.limbCount
            let first = LimbStorage.make(count)
            let second = LimbStorage.make(count)
            let (u, v) = (first.limbs, second.limbs)
            let (x, y) = (a.storage.limbs, b.storage.limbs)
            // In each row one cofactor is negative or zero, in the other row the other one. As unsigned numbers they
            // need one multiplication instruction per limb.
            let (p, q, r, s) = (
                UInt128(self.p.magnitude), UInt128(self.q.magnitude), UInt128(self.r.magnitude),
                UInt128(self.s.magnitude)
            )
            let upperIsMinus = self.q <= 0 && self.p >= 0
            let lowerIsMinus = self.s <= 0 && self.r >= 0
            var upper: Int128 = 0
            var lower: Int128 = 0
            for i in 0..<count {
                let m = UInt128(x[i])
                let n = i < bCount ? UInt128(y[i]) : 0
                let above = Int128(truncatingIfNeeded: p &* m &- q &* n)
                let below = Int128(truncatingIfNeeded: r &* m &- s &* n)
                upper = upperIsMinus ? upper &+ above : upper &- above
                lower = lowerIsMinus ? lower &+ below : lower &- below
                u[i] = UInt(truncatingIfNeeded: upper)
                v[i] = UInt(truncatingIfNeeded: lower)
                upper &>>= 64
                lower &>>= 64
            }
            withExtendedLifetime((a, b)) {}
            return (
                BigInteger(first, count: count, isNegative: false),
                BigInteger(second, count: count, isNegative: false)
            )
        }
    }

    /// The steps that the leading bits of both numbers determine, or nil when there are none (then one long division
    /// is due). After each quotient Jebelean's condition (1993) says whether what was cut off could change it.
    private static func leadingMatrix(_ a: BigInteger, _ b: BigInteger) -> StepMatrix? {
        let bits = a.bitLength
        if bits &- b.bitLength > 30 { return nil }
        var x = Int(truncatingIfNeeded: a.leading(from: bits &- 62))
        var y = Int(truncatingIfNeeded: b.leading(from: bits &- 62))
        var matrix = StepMatrix(p: 1, q: 0, r: 0, s: 1)
        var steps = 0
        while true {
            if y == 0 { break }
            let quotient = x / y
            let rest = x &- quotient &* y
            let r = matrix.p &- quotient &* matrix.r
            let s = matrix.q &- quotient &* matrix.s
            // |s| is never below |r|, so these two cover Jebelean's four inequalities.
            let bound = Int(truncatingIfNeeded: s.magnitude)
            if bound >= 1 << 31 || rest < bound { break }
            if y &- rest < bound &+ Int(truncatingIfNeeded: matrix.s.magnitude) { break }
            matrix = StepMatrix(p: matrix.r, q: matrix.s, r: r, s: s)
            (x, y) = (y, rest)
            steps &+= 1
        }
        return steps == 0 ? nil : matrix
    }

    /// The magnitude shifted right by `position` (at least 1), cut to 64 bits.
    private func leading(from position: Int) -> UInt {
        let index = position / 64
        if index >= limbCount { return 0 }
        let offset = UInt(truncatingIfNeeded: position % 64)
        var value = storage.limbs[index] &>> offset
        if offset != 0 && index &+ 1 < limbCount { value |= storage.limbs[index &+ 1] &<< (64 &- offset) }
        return value
    }

    /// The number in `0..<|modulus|` whose product with `self` is 1 modulo `modulus`; nil when there is none.
    package func modularInverse(
        _ modulus: BigInteger, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) -> BigInteger? {
        let size = modulus.absolute
        if size.isZero { return nil }
        if size == BigInteger.one { return BigInteger.zero }
        var r0 = size
        var r1 = try floorRemainder(dividingBy: size, meter: meter)
        var t0 = BigInteger.zero
        var t1 = BigInteger.one
        while !r1.isZero {
            let (quotient, rest) = try r0.floorDivided(by: r1, meter: meter)
            let product = try quotient.multiplied(by: t1, meter: meter)
            (r0, r1) = (r1, rest)
            (t0, t1) = (t1, t0 - product)
        }
        if r0 != BigInteger.one { return nil }
        return t0.isNegative ? t0 + size : t0
    }
}
