// The inner loops of big integers: addition, subtraction, multiplication by one limb, shifts and comparison of
// little-endian runs of 64-bit limbs behind raw pointers. They are raw pointers and wrapping operators on purpose:
// an `Array` subscript costs a bounds check per limb, which doubled the time of a 100-limb product.
// Nobody here owns memory. The caller guarantees that `count` limbs are readable (and writable where it says so).

typealias Limbs = UnsafePointer<UInt>
typealias MutableLimbs = UnsafeMutablePointer<UInt>

/// The namespace of the inner loops.
enum LimbKernels {
    /// `result[0..<count] = left + right`; gives back the carry. `result` may be either operand.
    /// In 128 bits, because the compiler makes one `adc` of that and not of two overflow flags: 1.6 times as fast.
    @inline(__always)
    static func add(_ result: MutableLimbs, _ left: Limbs, _ right: Limbs, _ count: Int) -> UInt {
        var carry: UInt = 0
        var i = 0
        while i < count {
            let sum = UInt128(left[i]) &+ UInt128(right[i]) &+ UInt128(carry)
            result[i] = UInt(truncatingIfNeeded: sum)
            carry = UInt(truncatingIfNeeded: sum &>> 64)
            i &+= 1
        }
        return carry
    }

    /// `result[0..<count] = left - right`; gives back the borrow. `result` may be either operand.
    @inline(__always)
    static func subtract(_ result: MutableLimbs, _ left: Limbs, _ right: Limbs, _ count: Int) -> UInt {
        var borrow: UInt = 0
        var i = 0
        while i < count {
            let difference = UInt128(left[i]) &- UInt128(right[i]) &- UInt128(borrow)
            result[i] = UInt(truncatingIfNeeded: difference)
            borrow = UInt(truncatingIfNeeded: difference &>> 64) & 1
            i &+= 1
        }
        return borrow
    }

    /// `result[0..<count] = source + carry`; gives back the carry. In place it stops as soon as the carry is spent.
    @inline(__always)
    static func addCarry(_ result: MutableLimbs, _ source: Limbs, _ count: Int, _ carry: UInt) -> UInt {
        var carry = carry
        var i = 0
        while i < count {
            if carry == 0 {
                if UnsafePointer(result) != source { (result + i).update(from: source + i, count: count &- i) }
                return 0
            }
            let (sum, overflow) = source[i].addingReportingOverflow(carry)
            result[i] = sum
            carry = overflow ? 1 : 0
            i &+= 1
        }
        return carry
    }

    /// `result[0..<count] = source - borrow`; gives back the borrow. In place it stops as soon as the borrow is spent.
    @inline(__always)
    static func subtractBorrow(_ result: MutableLimbs, _ source: Limbs, _ count: Int, _ borrow: UInt) -> UInt {
        var borrow = borrow
        var i = 0
        while i < count {
            if borrow == 0 {
                if UnsafePointer(result) != source { (result + i).update(from: source + i, count: count &- i) }
                return 0
            }
            let (difference, overflow) = source[i].subtractingReportingOverflow(borrow)
            result[i] = difference
            borrow = overflow ? 1 : 0
            i &+= 1
        }
        return borrow
    }

    /// `result[0..<count] += source[0..<sourceCount]`, `sourceCount <= count`; gives back the carry.
    static func accumulate(_ result: MutableLimbs, _ count: Int, _ source: Limbs, _ sourceCount: Int) -> UInt {
        let carry = add(result, result, source, sourceCount)
        return addCarry(result + sourceCount, result + sourceCount, count &- sourceCount, carry)
    }

    /// `result[0..<count] -= source[0..<sourceCount]`, `sourceCount <= count`; gives back the borrow.
    static func deduct(_ result: MutableLimbs, _ count: Int, _ source: Limbs, _ sourceCount: Int) -> UInt {
        let borrow = subtract(result, result, source, sourceCount)
        return subtractBorrow(result + sourceCount, result + sourceCount, count &- sourceCount, borrow)
    }

    /// `result[0..<count] = source * factor + carry`; gives back the limb above. `result` may be `source`.
    @inline(__always)
    static func multiply(
        _ result: MutableLimbs, _ source: Limbs, _ count: Int, by factor: UInt, carry start: UInt = 0
    ) -> UInt {
        var carry = start
        var i = 0
        while i < count {
            let (high, low) = source[i].multipliedFullWidth(by: factor)
            let (sum, overflow) = low.addingReportingOverflow(carry)
            result[i] = sum
            carry = high &+ (overflow ? 1 : 0)
            i &+= 1
        }
        return carry
    }

    /// `result[0..<count] += source * factor`; gives back the limb above.
    @inline(__always)
    static func multiplyAdd(_ result: MutableLimbs, _ source: Limbs, _ count: Int, by factor: UInt) -> UInt {
        var carry: UInt = 0
        var i = 0
        while i < count {
            let (high, low) = source[i].multipliedFullWidth(by: factor)
            let (sum, first) = low.addingReportingOverflow(carry)
            let (total, second) = sum.addingReportingOverflow(result[i])
            result[i] = total
            carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
            i &+= 1
        }
        return carry
    }

    /// `result[0..<count] -= source * factor`; gives back the limb to be taken from the next position.
    @inline(__always)
    static func multiplySubtract(_ result: MutableLimbs, _ source: Limbs, _ count: Int, by factor: UInt) -> UInt {
        var carry: UInt = 0
        var i = 0
        while i < count {
            let (high, low) = source[i].multipliedFullWidth(by: factor)
            let (sum, first) = low.addingReportingOverflow(carry)
            let (difference, second) = result[i].subtractingReportingOverflow(sum)
            result[i] = difference
            carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
            i &+= 1
        }
        return carry
    }

    /// `result[0..<count] = source << bits`, `bits < 64`; gives back the bits shifted out at the top.
    /// Runs from the top, so `result` may be `source` or lie above it.
    @inline(__always)
    static func shiftLeft(_ result: MutableLimbs, _ source: Limbs, _ count: Int, _ bits: Int) -> UInt {
        if count == 0 { return 0 }
        if bits == 0 {
            result.update(from: source, count: count)
            return 0
        }
        let up = UInt(truncatingIfNeeded: bits)
        let down = 64 &- up
        let out = source[count &- 1] &>> down
        var i = count &- 1
        while i > 0 {
            result[i] = source[i] &<< up | source[i &- 1] &>> down
            i &-= 1
        }
        result[0] = source[0] &<< up
        return out
    }

    /// `result[0..<count] = (high:source) >> bits`, `bits < 64`, where `high` supplies the bits shifted in at the top.
    /// Runs from the bottom, so `result` may be `source` or lie below it.
    @inline(__always)
    static func shiftRight(_ result: MutableLimbs, _ source: Limbs, _ count: Int, _ bits: Int, high: UInt = 0) {
        if count == 0 { return }
        if bits == 0 {
            result.update(from: source, count: count)
            return
        }
        let down = UInt(truncatingIfNeeded: bits)
        let up = 64 &- down
        var i = 0
        while i < count &- 1 {
            result[i] = source[i] &>> down | source[i &+ 1] &<< up
            i &+= 1
        }
        result[count &- 1] = source[count &- 1] &>> down | high &<< up
    }

    /// -1, 0 or 1 for two runs of the same length.
    @inline(__always)
    static func compare(_ left: Limbs, _ right: Limbs, _ count: Int) -> Int {
        var i = count &- 1
        while i >= 0 {
            if left[i] != right[i] { return left[i] < right[i] ? -1 : 1 }
            i &-= 1
        }
        return 0
    }

    /// -1, 0 or 1 for two runs without leading zero limbs.
    @inline(__always)
    static func compare(_ left: Limbs, _ leftCount: Int, _ right: Limbs, _ rightCount: Int) -> Int {
        if leftCount != rightCount { return leftCount < rightCount ? -1 : 1 }
        return compare(left, right, leftCount)
    }

    /// `count` without the zero limbs at the top.
    @inline(__always)
    static func trimmed(_ limbs: Limbs, _ count: Int) -> Int {
        var count = count
        while count > 0, limbs[count &- 1] == 0 { count &-= 1 }
        return count
    }

    @inline(__always)
    static func clear(_ limbs: MutableLimbs, _ count: Int) {
        if count > 0 { limbs.update(repeating: 0, count: count) }
    }

    /// `result[0..<count] = 2^(64 * count) - source`: two's complement in place or into another run.
    static func negate(_ result: MutableLimbs, _ source: Limbs, _ count: Int) {
        var carry: UInt = 1
        var i = 0
        while i < count {
            let (sum, overflow) = (~source[i]).addingReportingOverflow(carry)
            result[i] = sum
            carry = overflow ? 1 : 0
            i &+= 1
        }
    }
}

/// Division of two limbs by one with a precomputed reciprocal: two multiplications in place of a division
/// instruction, after Möller and Granlund, "Improved division by invariant integers" (2011).
struct LimbReciprocal {
    /// The divisor shifted so that its top bit is set.
    let divisor: UInt
    /// `floor((2^128 - 1) / divisor) - 2^64`.
    let inverse: UInt
    /// By how many bits the divisor was shifted.
    let shift: Int

    /// `divisor` must not be zero.
    init(_ divisor: UInt) {
        shift = divisor.leadingZeroBitCount
        self.divisor = divisor &<< UInt(truncatingIfNeeded: shift)
        inverse = self.divisor.dividingFullWidth((~self.divisor, UInt.max)).quotient
    }

    /// `(high:low)` divided by the *shifted* divisor; `high` must be below it.
    @inline(__always)
    func divide(_ high: UInt, _ low: UInt) -> (quotient: UInt, remainder: UInt) {
        let product = high.multipliedFullWidth(by: inverse)
        let (q0, overflow) = product.low.addingReportingOverflow(low)
        var quotient = product.high &+ high &+ 1 &+ (overflow ? 1 : 0)
        var remainder = low &- quotient &* divisor
        if remainder > q0 {
            quotient &-= 1
            remainder &+= divisor
        }
        if remainder >= divisor {
            quotient &+= 1
            remainder &-= divisor
        }
        return (quotient, remainder)
    }

    /// `quotient[0..<count] = source / divisor`; gives back the remainder (by the divisor as given).
    /// `quotient` may be `source`.
    @inline(__always)
    func divide(_ quotient: MutableLimbs, _ source: Limbs, _ count: Int) -> UInt {
        if count == 0 { return 0 }
        var remainder: UInt = 0
        var i = count &- 1
        if shift == 0 {
            while i >= 0 {
                (quotient[i], remainder) = divide(remainder, source[i])
                i &-= 1
            }
            return remainder
        }
        let up = UInt(truncatingIfNeeded: shift)
        let down = 64 &- up
        var current = source[i]
        remainder = current &>> down
        while i > 0 {
            let next = source[i &- 1]
            (quotient[i], remainder) = divide(remainder, current &<< up | next &>> down)
            current = next
            i &-= 1
        }
        (quotient[0], remainder) = divide(remainder, current &<< up)
        return remainder &>> up
    }

    /// The remainder alone.
    @inline(__always)
    func remainder(_ source: Limbs, _ count: Int) -> UInt {
        if count == 0 { return 0 }
        let up = UInt(truncatingIfNeeded: shift)
        var remainder: UInt = 0
        var i = count &- 1
        // The shifted divisor divides (remainder << shift), so the running remainder is kept shifted.
        while i >= 0 {
            let limb = source[i]
            let high = shift == 0 ? remainder : remainder | limb &>> (64 &- up)
            remainder = divide(high, limb &<< up).remainder
            i &-= 1
        }
        return remainder &>> up
    }
}
