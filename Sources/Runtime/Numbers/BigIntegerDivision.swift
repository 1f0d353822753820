// Division with Python's semantics: the quotient is rounded towards minus infinity and the remainder has the sign of
// the divisor. The divisor must not be zero; the caller raises.

extension BigInteger {
    /// `divmod(self, divisor)`.
    package func floorDivided(
        by divisor: BigInteger, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) -> (quotient: BigInteger, remainder: BigInteger) {
        defer { withExtendedLifetime((self, divisor)) {} }
        return try BigInteger.floorDivide(view, divisor.view, meter)
    }

    /// `divmod(self, divisor)` for a divisor of 64 bits.
    package func floorDivided(by divisor: Int) -> (quotient: BigInteger, remainder: Int) {
        defer { withExtendedLifetime(self) {} }
        let view = view
        if view.count == 0 || divisor == 0 { return (BigInteger.zero, 0) }
        let storage = LimbStorage.make(view.count &+ 1)
        let quotient = storage.limbs
        var remainder = LimbReciprocal(divisor.magnitude).divide(quotient, view.limbs, view.count)
        quotient[view.count] = 0
        let negative = view.isNegative != (divisor < 0)
        if negative && remainder != 0 {
            quotient[view.count] = LimbKernels.addCarry(quotient, quotient, view.count, 1)
            remainder = divisor.magnitude &- remainder
        }
        // |remainder| < |divisor| <= 2^63, so it always fits.
        let signed = Int(truncatingIfNeeded: divisor < 0 ? 0 &- remainder : remainder)
        return (BigInteger(storage, count: view.count &+ 1, isNegative: negative), signed)
    }

    /// `self % divisor` for a divisor of 64 bits.
    package func floorRemainder(dividingBy divisor: Int) -> Int {
        defer { withExtendedLifetime(self) {} }
        let view = view
        if view.count == 0 || divisor == 0 { return 0 }
        var remainder = LimbReciprocal(divisor.magnitude).remainder(view.limbs, view.count)
        if view.isNegative != (divisor < 0) && remainder != 0 { remainder = divisor.magnitude &- remainder }
        return Int(truncatingIfNeeded: divisor < 0 ? 0 &- remainder : remainder)
    }

    /// `self % divisor`; no quotient is built.
    package func floorRemainder(
        dividingBy divisor: BigInteger, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) -> BigInteger {
        defer { withExtendedLifetime((self, divisor)) {} }
        return try BigInteger.floorRemainder(view, divisor.view, meter)
    }

    static func floorRemainder(
        _ left: LimbView, _ right: LimbView, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        let rest = try truncatedRemainder(left, right, meter)
        if rest.isZero || left.isNegative == right.isNegative { return rest }
        return sum(rest.view, right)
    }

    /// `divmod(left, right)` for a small numerator: never more than one step.
    package static func floorDivide(
        _ left: Int, by right: BigInteger
    ) -> (quotient: BigInteger, remainder: BigInteger) {
        defer { withExtendedLifetime(right) {} }
        return withView(of: left) { view in
            do { return try floorDivide(view, right.view, nil) } catch { return (zero, zero) }
        }
    }

    static func floorDivide(
        _ left: LimbView, _ right: LimbView, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> (quotient: BigInteger, remainder: BigInteger) {
        let (quotient, remainder) = try truncatedDivide(left, right, meter)
        if remainder.isZero || left.isNegative == right.isNegative { return (quotient, remainder) }
        return (quotient - 1, sum(remainder.view, right))
    }

    /// Quotient rounded towards zero, remainder with the numerator's sign.
    static func truncatedDivide(
        _ left: LimbView, _ right: LimbView, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> (quotient: BigInteger, remainder: BigInteger) {
        if right.count == 0 || LimbKernels.compare(left.limbs, left.count, right.limbs, right.count) < 0 {
            return (zero, BigInteger(copying: left))
        }
        let quotientCount = left.count &- right.count &+ 1
        let quotient = LimbStorage.make(quotientCount)
        let remainder = LimbStorage.make(right.count)
        try LimbDivision.divide(
            quotient: quotient.limbs, remainder: remainder.limbs, left.limbs, left.count, right.limbs, right.count,
            meter)
        return (
            BigInteger(quotient, count: quotientCount, isNegative: left.isNegative != right.isNegative),
            BigInteger(remainder, count: right.count, isNegative: left.isNegative)
        )
    }

    /// The remainder alone, with the numerator's sign.
    static func truncatedRemainder(
        _ left: LimbView, _ right: LimbView, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        if right.count == 0 || LimbKernels.compare(left.limbs, left.count, right.limbs, right.count) < 0 {
            return BigInteger(copying: left)
        }
        let remainder = LimbStorage.make(right.count)
        try LimbDivision.divide(
            quotient: nil, remainder: remainder.limbs, left.limbs, left.count, right.limbs, right.count, meter)
        return BigInteger(remainder, count: right.count, isNegative: left.isNegative)
    }

    /// The quotient alone, for operands that are known not to be negative.
    func quotient(_ divisor: BigInteger, _ meter: WorkMeterPointer) throws(WorkAborted) -> BigInteger {
        defer { withExtendedLifetime((self, divisor)) {} }
        return try BigInteger.truncatedDivide(view, divisor.view, meter).quotient
    }
}
