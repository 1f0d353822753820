// Addition, subtraction and multiplication with signs, and the helpers for two small integers whose result left 64
// bits. Each operation exists for (big, big) and (big, Int); both borrow their operands and share one body.

extension BigInteger {
    // MARK: Sum and difference

    package static func + (left: BigInteger, right: BigInteger) -> BigInteger {
        defer { withExtendedLifetime((left, right)) {} }
        return sum(left.view, right.view)
    }

    package static func - (left: BigInteger, right: BigInteger) -> BigInteger {
        defer { withExtendedLifetime((left, right)) {} }
        return sum(left.view, right.view.negated)
    }

    package static func + (left: BigInteger, right: Int) -> BigInteger {
        defer { withExtendedLifetime(left) {} }
        return withView(of: right) { sum(left.view, $0) }
    }

    package static func - (left: BigInteger, right: Int) -> BigInteger {
        defer { withExtendedLifetime(left) {} }
        return withView(of: right) { sum(left.view, $0.negated) }
    }

    package static func - (left: Int, right: BigInteger) -> BigInteger {
        defer { withExtendedLifetime(right) {} }
        return withView(of: left) { sum($0, right.view.negated) }
    }

    static func sum(_ left: LimbView, _ right: LimbView) -> BigInteger {
        if left.count < right.count { return sum(right, left) }
        if left.isNegative == right.isNegative || right.count == 0 { return addMagnitudes(left, right) }
        return subtractMagnitudes(left, right)
    }

    /// `left.count >= right.count`; the sign is `left`'s.
    private static func addMagnitudes(_ left: LimbView, _ right: LimbView) -> BigInteger {
        let storage = LimbStorage.make(left.count &+ 1)
        let result = storage.limbs
        var carry = LimbKernels.add(result, left.limbs, right.limbs, right.count)
        carry = LimbKernels.addCarry(
            result + right.count, left.limbs + right.count, left.count &- right.count, carry)
        result[left.count] = carry
        let count = carry == 0 ? left.count : left.count &+ 1
        return BigInteger(storage: storage, signedCount: left.isNegative ? 0 &- count : count)
    }

    /// The difference of the magnitudes, `left.count >= right.count`; the sign is `left`'s or, below it, the opposite.
    private static func subtractMagnitudes(_ left: LimbView, _ right: LimbView) -> BigInteger {
        if left.count == right.count && LimbKernels.compare(left.limbs, right.limbs, left.count) < 0 {
            return subtractMagnitudes(
                LimbView(right.limbs, right.count, isNegative: !left.isNegative), LimbView(left.limbs, left.count))
        }
        let storage = LimbStorage.make(left.count)
        let result = storage.limbs
        let borrow = LimbKernels.subtract(result, left.limbs, right.limbs, right.count)
        _ = LimbKernels.subtractBorrow(
            result + right.count, left.limbs + right.count, left.count &- right.count, borrow)
        return BigInteger(storage, count: left.count, isNegative: left.isNegative)
    }

    // MARK: Product

    package static func * (left: BigInteger, right: BigInteger) -> BigInteger {
        uninterrupted { () throws(WorkAborted) in try left.multiplied(by: right, meter: nil) }
    }

    package static func * (left: BigInteger, right: Int) -> BigInteger {
        if right == 0 || left.signedCount == 0 { return zero }
        defer { withExtendedLifetime(left) {} }
        let count = left.limbCount
        let storage = LimbStorage.make(count &+ 1)
        let high = LimbKernels.multiply(storage.limbs, left.storage.limbs, count, by: right.magnitude)
        storage.limbs[count] = high
        return BigInteger(storage, count: count &+ 1, isNegative: (left.signedCount < 0) != (right < 0))
    }

    package func multiplied(by other: BigInteger, meter: WorkMeterPointer) throws(WorkAborted) -> BigInteger {
        defer { withExtendedLifetime((self, other)) {} }
        let left = view
        let right = other.view
        if left.count == 0 || right.count == 0 { return BigInteger.zero }
        let storage = LimbStorage.make(left.count &+ right.count)
        if left.count == right.count && left.limbs == right.limbs {
            try LimbMultiplication.square(storage.limbs, left.limbs, left.count, meter)
        } else {
            try LimbMultiplication.multiply(
                storage.limbs, left.limbs, left.count, right.limbs, right.count, meter)
        }
        return BigInteger(storage, count: left.count &+ right.count, isNegative: left.isNegative != right.isNegative)
    }

    /// The product of two numbers other than zero, by schoolbook: for a few limbs, or for many by few.
    static func schoolbookProduct(_ left: LimbView, _ right: LimbView) -> BigInteger {
        if left.count < right.count { return schoolbookProduct(right, left) }
        let storage = LimbStorage.make(left.count &+ right.count)
        if right.count == 1 {
            storage.limbs[left.count] = LimbKernels.multiply(storage.limbs, left.limbs, left.count, by: right.limbs[0])
        } else {
            LimbMultiplication.schoolbook(storage.limbs, left.limbs, left.count, right.limbs, right.count)
        }
        return BigInteger(storage, count: left.count &+ right.count, isNegative: left.isNegative != right.isNegative)
    }

    /// Runs work that was given no meter and therefore cannot be aborted.
    @inline(__always)
    static func uninterrupted(_ body: () throws(WorkAborted) -> BigInteger) -> BigInteger {
        do { return try body() } catch { return zero }
    }

    // MARK: Two small integers

    /// `left + right` beyond 64 bits.
    @inline(never)
    package static func sum(_ left: Int, _ right: Int) -> BigInteger {
        let (partial, overflow) = left.addingReportingOverflow(right)
        if !overflow { return BigInteger(partial) }
        // Both have the same sign and the wrapped sum has the other one.
        let magnitude = left < 0 ? UInt(bitPattern: 0 &- partial) : UInt(bitPattern: partial)
        if left < 0 && partial == 0 { return BigInteger(high: 1, low: 0, isNegative: true) }
        return BigInteger(magnitude: magnitude, isNegative: left < 0)
    }

    /// `left - right` beyond 64 bits.
    @inline(never)
    package static func difference(_ left: Int, _ right: Int) -> BigInteger {
        let (partial, overflow) = left.subtractingReportingOverflow(right)
        if !overflow { return BigInteger(partial) }
        let magnitude = left < 0 ? UInt(bitPattern: 0 &- partial) : UInt(bitPattern: partial)
        return BigInteger(magnitude: magnitude, isNegative: left < 0)
    }

    /// `left * right` beyond 64 bits.
    @inline(never)
    package static func product(_ left: Int, _ right: Int) -> BigInteger {
        let (high, low) = left.magnitude.multipliedFullWidth(by: right.magnitude)
        return BigInteger(high: high, low: low, isNegative: (left < 0) != (right < 0))
    }

    /// `-value` beyond 64 bits.
    package static func negation(of value: Int) -> BigInteger {
        BigInteger(magnitude: value.magnitude, isNegative: value > 0)
    }
}
