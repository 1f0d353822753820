// Division of runs of limbs. One limb: by reciprocal. Up to some eighty limbs: Knuth's algorithm D (TAOCP 4.3.1).
// Beyond: divide and conquer after Burnikel and Ziegler, in the form that works on any pair of lengths: the upper
// half of the quotient is found with the upper half of the divisor, then corrected by one product. That ties the
// cost of a division to the cost of a multiplication.

/// The namespace of division. Divisors are normalised (top bit set) and remainders replace the numerator.
enum LimbDivision {
    /// From this many limbs in divisor and quotient on, recursion is faster (measured: flat from 60 to 100).
    static let recursionThreshold = 80

    /// Divides a numerator by a divisor of any alignment.
    ///
    /// - `quotient`: room for `count - divisorCount + 1` limbs, or nil when it is not wanted.
    /// - `remainder`: room for `divisorCount` limbs.
    ///
    /// `count >= divisorCount >= 1`, divisor without zero limbs at the top.
    static func divide(
        quotient: MutableLimbs?, remainder: MutableLimbs, _ numerator: Limbs, _ count: Int, _ divisor: Limbs,
        _ divisorCount: Int, _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        if divisorCount == 1 {
            let reciprocal = LimbReciprocal(divisor[0])
            if let quotient {
                remainder[0] = reciprocal.divide(quotient, numerator, count)
            } else {
                remainder[0] = reciprocal.remainder(numerator, count)
            }
            return
        }
        let quotientCount = count &- divisorCount &+ 1
        let shift = divisor[divisorCount &- 1].leadingZeroBitCount
        // normalised divisor, shifted numerator with one limb more, and a quotient if the caller wants none
        let scratch = MutableLimbs.allocate(
            capacity: divisorCount &+ count &+ 1 &+ (quotient == nil ? quotientCount : 0))
        defer { scratch.deallocate() }
        let normal = scratch
        let work = scratch + divisorCount
        _ = LimbKernels.shiftLeft(normal, divisor, divisorCount, shift)
        work[count] = LimbKernels.shiftLeft(work, numerator, count, shift)
        try divideNormalised(
            quotient ?? work + (count &+ 1), work, count &+ 1, normal, divisorCount, meter)
        LimbKernels.shiftRight(remainder, work, divisorCount, shift)
    }

    /// `numerator[0..<count]` by a normalised divisor of at least 2 limbs: the quotient has `count - divisorCount`
    /// limbs, the remainder ends up in `numerator[0..<divisorCount]`. The upper `divisorCount` limbs of the
    /// numerator must be below the divisor.
    static func divideNormalised(
        _ quotient: MutableLimbs, _ numerator: MutableLimbs, _ count: Int, _ divisor: Limbs, _ divisorCount: Int,
        _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        let quotientCount = count &- divisorCount
        if quotientCount < recursionThreshold || divisorCount < recursionThreshold {
            return try schoolbook(quotient, numerator, count, divisor, divisorCount, meter)
        }
        // room for the products of quotient and lower divisor
        let scratch = MutableLimbs.allocate(capacity: divisorCount &+ 1)
        defer { scratch.deallocate() }
        if quotientCount <= divisorCount {
            return try recursive(quotient, numerator, count, divisor, divisorCount, scratch, meter)
        }
        // A long numerator: blocks of the divisor's length from the top, the odd one first.
        var position = quotientCount - quotientCount % divisorCount
        if position < quotientCount {
            try recursive(
                quotient + position, numerator + position, count &- position, divisor, divisorCount, scratch, meter)
        }
        while position > 0 {
            position &-= divisorCount
            try recursive(
                quotient + position, numerator + position, 2 &* divisorCount, divisor, divisorCount, scratch, meter)
        }
    }

    // MARK: Divide and conquer

    /// As `divideNormalised`, with at most as many quotient limbs as divisor limbs.
    private static func recursive(
        _ quotient: MutableLimbs, _ numerator: MutableLimbs, _ count: Int, _ divisor: Limbs, _ divisorCount: Int,
        _ scratch: MutableLimbs, _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        let wanted = count &- divisorCount
        if wanted < recursionThreshold {
            return try schoolbook(quotient, numerator, count, divisor, divisorCount, meter)
        }
        if wanted == divisorCount {
            let half = wanted / 2
            try recursive(
                quotient + half, numerator + half, count &- half, divisor, divisorCount, scratch, meter)
            return try recursive(
                quotient, numerator, divisorCount &+ half, divisor, divisorCount, scratch, meter)
        }
        // Upper `wanted` limbs of the divisor against upper 2 * wanted limbs of the numerator.
        let lower = divisorCount &- wanted
        let upperDivisor = divisor + lower
        let upperNumerator = numerator + lower
        if LimbKernels.compare(upperNumerator + wanted, upperDivisor, wanted) < 0 {
            try recursive(
                quotient, upperNumerator, 2 &* wanted, upperDivisor, wanted, scratch, meter)
            if wanted >= lower {
                try LimbMultiplication.multiply(scratch, quotient, wanted, divisor, lower, meter)
            } else {
                try LimbMultiplication.multiply(scratch, divisor, lower, quotient, wanted, meter)
            }
            var borrow = LimbKernels.deduct(numerator, divisorCount, scratch, divisorCount)
            while borrow != 0 {
                _ = LimbKernels.subtractBorrow(quotient, quotient, wanted, 1)
                borrow &-= LimbKernels.accumulate(numerator, divisorCount, divisor, divisorCount)
            }
            return
        }
        // Equal upper parts: the quotient is all ones or one less. numerator - divisor * (B^wanted - 1)
        // = numerator - divisor * B^wanted + divisor.
        quotient.update(repeating: UInt.max, count: wanted)
        var borrow = LimbKernels.subtract(numerator + wanted, numerator + wanted, divisor, divisorCount)
        borrow &-= LimbKernels.accumulate(numerator, count, divisor, divisorCount)
        while borrow != 0 {
            _ = LimbKernels.subtractBorrow(quotient, quotient, wanted, 1)
            borrow &-= LimbKernels.accumulate(numerator, count, divisor, divisorCount)
        }
    }

    // MARK: Schoolbook

    private static func schoolbook(
        _ quotient: MutableLimbs, _ numerator: MutableLimbs, _ count: Int, _ divisor: Limbs, _ divisorCount: Int,
        _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        let top = divisor[divisorCount &- 1]
        let next = divisor[divisorCount &- 2]
        let reciprocal = LimbReciprocal(top)
        var position = count &- divisorCount &- 1
        while position >= 0 {
            let window = numerator + position
            let digit = estimate(
                window[divisorCount], window[divisorCount &- 1], window[divisorCount &- 2], top, next, reciprocal)
            quotient[position] = subtractMultiple(digit, window, divisor, divisorCount)
            position &-= 1
            if divisorCount >= LimbMultiplication.meterThreshold, let meter {
                try meter.pointee.charge(divisorCount)
            }
        }
    }

    /// The quotient limb of three numerator limbs by two divisor limbs: exact or one too large.
    @inline(__always)
    private static func estimate(
        _ n2: UInt, _ n1: UInt, _ n0: UInt, _ top: UInt, _ next: UInt, _ reciprocal: LimbReciprocal
    ) -> UInt {
        var digit: UInt
        var rest: UInt
        if n2 >= top {
            digit = UInt.max
            let (sum, overflow) = n1.addingReportingOverflow(top)
            if overflow { return digit }
            rest = sum
        } else {
            (digit, rest) = reciprocal.divide(n2, n1)
        }
        while true {
            let (high, low) = digit.multipliedFullWidth(by: next)
            if high < rest || (high == rest && low <= n0) { return digit }
            digit &-= 1
            let (sum, overflow) = rest.addingReportingOverflow(top)
            if overflow { return digit }
            rest = sum
        }
    }

    /// `window[0...count] -= digit * divisor`; corrects an estimate that was one too large. Gives back the digit.
    @inline(__always)
    private static func subtractMultiple(
        _ digit: UInt, _ window: MutableLimbs, _ divisor: Limbs, _ count: Int
    ) -> UInt {
        let taken = LimbKernels.multiplySubtract(window, divisor, count, by: digit)
        let (rest, borrow) = window[count].subtractingReportingOverflow(taken)
        window[count] = rest
        if !borrow { return digit }
        window[count] = rest &+ LimbKernels.add(window, window, divisor, count)
        return digit &- 1
    }
}
