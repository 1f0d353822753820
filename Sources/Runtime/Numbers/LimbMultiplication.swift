// Products of runs of limbs: schoolbook below some thirty limbs, Karatsuba above. Karatsuba multiplies
// (a0 - a1) * (b0 - b1) rather than sums, so that no half ever needs an extra limb. Squaring has its own schoolbook
// loop with half the work. At 100,000 digits (5,200 limbs) this is five to six times as fast as CPython.

/// The namespace of multiplication. Results never overlap operands; scratch memory is handed down the recursion.
enum LimbMultiplication {
    /// From here on Karatsuba is faster (measured: flat between 28 and 40).
    static let karatsubaThreshold = 32
    static let squareThreshold = 48
    /// Below this many limbs nothing is charged to the meter.
    static let meterThreshold = 256

    /// `result[0..<leftCount + rightCount] = left * right`; both counts at least 1.
    static func multiply(
        _ result: MutableLimbs, _ left: Limbs, _ leftCount: Int, _ right: Limbs, _ rightCount: Int,
        _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        if leftCount < rightCount {
            return try multiply(result, right, rightCount, left, leftCount, meter)
        }
        if rightCount < karatsubaThreshold {
            if leftCount >= 1024 { try charge(meter, leftCount &* rightCount) }
            return schoolbook(result, left, leftCount, right, rightCount)
        }
        let scratch = MutableLimbs.allocate(capacity: scratchCount(rightCount))
        defer { scratch.deallocate() }
        if leftCount == rightCount { return try balanced(result, left, right, rightCount, scratch, meter) }
        try unbalanced(result, left, leftCount, right, rightCount, scratch, meter)
    }

    /// `result[0..<2 * count] = source * source`; `count` at least 1.
    static func square(
        _ result: MutableLimbs, _ source: Limbs, _ count: Int, _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        if count < squareThreshold { return schoolbookSquare(result, source, count) }
        let scratch = MutableLimbs.allocate(capacity: scratchCount(count))
        defer { scratch.deallocate() }
        try karatsubaSquare(result, source, count, scratch, meter)
    }

    @inline(__always)
    static func charge(_ meter: WorkMeterPointer, _ units: Int) throws(WorkAborted) {
        if let meter { try meter.pointee.charge(units) }
    }

    /// Each level needs twice its larger half, and those halves add up to twice the whole.
    private static func scratchCount(_ count: Int) -> Int { 4 &* count &+ 128 }

    // MARK: Schoolbook

    static func schoolbook(
        _ result: MutableLimbs, _ left: Limbs, _ leftCount: Int, _ right: Limbs, _ rightCount: Int
    ) {
        result[leftCount] = LimbKernels.multiply(result, left, leftCount, by: right[0])
        var j = 1
        while j < rightCount {
            result[leftCount &+ j] = LimbKernels.multiplyAdd(result + j, left, leftCount, by: right[j])
            j &+= 1
        }
    }

    /// The products of different limbs once, doubled, plus the squares.
    static func schoolbookSquare(_ result: MutableLimbs, _ source: Limbs, _ count: Int) {
        if count == 1 {
            let (high, low) = source[0].multipliedFullWidth(by: source[0])
            result[0] = low
            result[1] = high
            return
        }
        result[0] = 0
        result[count] = LimbKernels.multiply(result + 1, source + 1, count &- 1, by: source[0])
        var i = 1
        while i < count &- 1 {
            result[count &+ i] = LimbKernels.multiplyAdd(
                result + (2 &* i &+ 1), source + (i &+ 1), count &- i &- 1, by: source[i])
            i &+= 1
        }
        result[2 &* count &- 1] = 0
        var carry: UInt = 0
        var shifted: UInt = 0
        i = 0
        while i < count {
            let (high, low) = source[i].multipliedFullWidth(by: source[i])
            let even = result[2 &* i]
            let odd = result[2 &* i &+ 1]
            let (sum0, over0) = (even &<< 1 | shifted).addingReportingOverflow(low)
            let (total0, over1) = sum0.addingReportingOverflow(carry)
            let (sum1, over2) = (odd &<< 1 | even &>> 63).addingReportingOverflow(high)
            let (total1, over3) = sum1.addingReportingOverflow((over0 ? 1 : 0) &+ (over1 ? 1 : 0))
            result[2 &* i] = total0
            result[2 &* i &+ 1] = total1
            carry = (over2 ? 1 : 0) &+ (over3 ? 1 : 0)
            shifted = odd &>> 63
            i &+= 1
        }
    }

    // MARK: Karatsuba

    /// Two operands of `count` limbs.
    private static func balanced(
        _ result: MutableLimbs, _ left: Limbs, _ right: Limbs, _ count: Int, _ scratch: MutableLimbs,
        _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        if count < karatsubaThreshold { return schoolbook(result, left, count, right, count) }
        if count >= meterThreshold && count < 2 &* meterThreshold { try charge(meter, count &* count / 3) }
        let low = (count &+ 1) / 2
        let high = count &- low
        let leftSign = absoluteDifference(result, left, low, left + low, high)
        let rightSign = absoluteDifference(result + low, right, low, right + low, high)
        try balanced(scratch, result, result + low, low, scratch + 2 &* low, meter)
        try balanced(result, left, right, low, scratch + 2 &* low, meter)
        try balanced(result + 2 &* low, left + low, right + low, high, scratch + 2 &* low, meter)
        combine(result, low, high, scratch, subtracting: leftSign == rightSign)
    }

    private static func karatsubaSquare(
        _ result: MutableLimbs, _ source: Limbs, _ count: Int, _ scratch: MutableLimbs, _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        if count < squareThreshold { return schoolbookSquare(result, source, count) }
        if count >= meterThreshold && count < 2 &* meterThreshold { try charge(meter, count &* count / 4) }
        let low = (count &+ 1) / 2
        let high = count &- low
        _ = absoluteDifference(result, source, low, source + low, high)
        try karatsubaSquare(scratch, result, low, scratch + 2 &* low, meter)
        try karatsubaSquare(result, source, low, scratch + 2 &* low, meter)
        try karatsubaSquare(result + 2 &* low, source + low, high, scratch + 2 &* low, meter)
        combine(result, low, high, scratch, subtracting: true)
    }

    /// `result[0..<lowCount] = |low - high|`, `highCount` being `lowCount` or one less; true when `low < high`.
    private static func absoluteDifference(
        _ result: MutableLimbs, _ low: Limbs, _ lowCount: Int, _ high: Limbs, _ highCount: Int
    ) -> Bool {
        let longer = lowCount != highCount
        if longer && low[highCount] != 0 {
            let borrow = LimbKernels.subtract(result, low, high, highCount)
            result[highCount] = low[highCount] &- borrow
            return false
        }
        if longer { result[highCount] = 0 }
        if LimbKernels.compare(low, high, highCount) < 0 {
            _ = LimbKernels.subtract(result, high, low, highCount)
            return true
        }
        _ = LimbKernels.subtract(result, low, high, highCount)
        return false
    }

    /// Adds the middle term: `result` holds low and high product, `scratch` the product of the differences.
    private static func combine(
        _ result: MutableLimbs, _ low: Int, _ high: Int, _ scratch: MutableLimbs, subtracting: Bool
    ) {
        let width = 2 &* low
        let middle = scratch + width
        var carry = LimbKernels.add(middle, result, result + width, 2 &* high)
        carry = LimbKernels.addCarry(middle + 2 &* high, result + 2 &* high, width &- 2 &* high, carry)
        if subtracting {
            carry &-= LimbKernels.subtract(middle, middle, scratch, width)
        } else {
            carry &+= LimbKernels.add(middle, middle, scratch, width)
        }
        // The middle term sits at `low`; the limbs above it are 2 * high - low.
        let rest = 2 &* high &- low
        let out = LimbKernels.add(result + low, result + low, middle, width)
        _ = LimbKernels.addCarry(result + (low &+ width), result + (low &+ width), rest, out &+ carry)
    }

    /// Operands of different length: the longer one in pieces of the shorter one's length.
    private static func unbalanced(
        _ result: MutableLimbs, _ left: Limbs, _ leftCount: Int, _ right: Limbs, _ rightCount: Int,
        _ scratch: MutableLimbs, _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        let piece = MutableLimbs.allocate(capacity: 2 &* rightCount)
        defer { piece.deallocate() }
        try balanced(result, left, right, rightCount, scratch, meter)
        var done = rightCount
        while done < leftCount {
            let width = min(rightCount, leftCount &- done)
            if width == rightCount {
                try balanced(piece, left + done, right, rightCount, scratch, meter)
            } else {
                try multiply(piece, right, rightCount, left + done, width, meter)
            }
            // result[done ..< done + rightCount] is filled, what is above is not yet.
            let carry = LimbKernels.add(result + done, result + done, piece, rightCount)
            _ = LimbKernels.addCarry(result + (done &+ rightCount), piece + rightCount, width, carry)
            done &+= width
        }
    }
}
