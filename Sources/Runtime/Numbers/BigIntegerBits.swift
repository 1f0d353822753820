// Shifts, bitwise operations on the infinite two's complement form, bit counts, and the byte forms of
// `int.to_bytes` and `int.from_bytes`.

extension BigInteger {
    // MARK: Sizes

    /// Bits of the magnitude: `int.bit_length`.
    package var bitLength: Int {
        let count = limbCount
        if count == 0 { return 0 }
        return count &* 64 &- storage.limbs[count &- 1].leadingZeroBitCount
    }

    /// Ones in the magnitude: `int.bit_count`.
    package var bitCount: Int {
        defer { withExtendedLifetime(self) {} }
        let view = view
        var sum = 0
        for i in 0..<view.count { sum &+= view.limbs[i].nonzeroBitCount }
        return sum
    }

    /// Zero bits below the lowest one; 0 for zero.
    package var trailingZeroBits: Int {
        defer { withExtendedLifetime(self) {} }
        let view = view
        for i in 0..<view.count where view.limbs[i] != 0 {
            return i &* 64 &+ view.limbs[i].trailingZeroBitCount
        }
        return 0
    }

    /// Limbs of `self << bits`, or nil beyond `Int`: for the caller's check before it shifts.
    package func estimatedLimbs(forShift bits: Int) -> Int? {
        BigInteger.estimatedLimbs(bits: bitLength, shift: bits)
    }

    /// Limbs of a number of `bits` bits shifted left by `shift`.
    package static func estimatedLimbs(bits: Int, shift: Int) -> Int? {
        let (total, overflow) = bits.addingReportingOverflow(shift)
        return overflow ? nil : total / 64 &+ 1
    }

    // MARK: Shifts

    /// `self << bits`; the caller has checked that the result is of a size it wants.
    package func shiftedLeft(_ bits: Int) -> BigInteger {
        defer { withExtendedLifetime(self) {} }
        return BigInteger.shiftLeft(view, bits)
    }

    /// `value << bits` beyond 64 bits.
    package static func shiftLeft(_ value: Int, by bits: Int) -> BigInteger {
        withView(of: value) { shiftLeft($0, bits) }
    }

    static func shiftLeft(_ view: LimbView, _ bits: Int) -> BigInteger {
        if view.count == 0 || bits <= 0 { return BigInteger(copying: view) }
        let whole = bits / 64
        let storage = LimbStorage.make(view.count &+ whole &+ 1)
        let result = storage.limbs
        LimbKernels.clear(result, whole)
        result[view.count &+ whole] = LimbKernels.shiftLeft(result + whole, view.limbs, view.count, bits % 64)
        return BigInteger(storage, count: view.count &+ whole &+ 1, isNegative: view.isNegative)
    }

    /// `self >> bits`, rounded towards minus infinity.
    package func shiftedRight(_ bits: Int) -> BigInteger {
        defer { withExtendedLifetime(self) {} }
        let view = view
        if bits <= 0 { return self }
        let whole = bits / 64
        if whole >= view.count { return BigInteger(isNegative ? -1 : 0) }
        let count = view.count &- whole
        let storage = LimbStorage.make(count &+ 1)
        let result = storage.limbs
        LimbKernels.shiftRight(result, view.limbs + whole, count, bits % 64)
        result[count] = 0
        if view.isNegative && hasOnes(below: bits) {
            result[count] = LimbKernels.addCarry(result, result, count, 1)
        }
        return BigInteger(storage, count: count &+ 1, isNegative: view.isNegative)
    }

    /// Whether any of the lowest `bits` bits of the magnitude is set.
    func hasOnes(below bits: Int) -> Bool {
        signedCount != 0 && trailingZeroBits < bits
    }

    // MARK: Bitwise operations

    /// Which operation `combine` performs on each pair of limbs.
    package enum BitOperation: Sendable {
        case and, or, xor
    }

    package static func & (left: BigInteger, right: BigInteger) -> BigInteger { combine(.and, left, right) }
    package static func | (left: BigInteger, right: BigInteger) -> BigInteger { combine(.or, left, right) }
    package static func ^ (left: BigInteger, right: BigInteger) -> BigInteger { combine(.xor, left, right) }
    package static prefix func ~ (value: BigInteger) -> BigInteger { value.negated - 1 }

    package static func combine(_ operation: BitOperation, _ left: BigInteger, _ right: BigInteger) -> BigInteger {
        defer { withExtendedLifetime((left, right)) {} }
        return combine(operation, left.view, right.view)
    }

    package static func combine(_ operation: BitOperation, _ left: BigInteger, _ right: Int) -> BigInteger {
        defer { withExtendedLifetime(left) {} }
        return withView(of: right) { combine(operation, left.view, $0) }
    }

    private static func combine(_ operation: BitOperation, _ left: LimbView, _ right: LimbView) -> BigInteger {
        if left.count < right.count { return combine(operation, right, left) }
        let isNegative: Bool
        switch operation {
        case .and: isNegative = left.isNegative && right.isNegative
        case .or: isNegative = left.isNegative || right.isNegative
        case .xor: isNegative = left.isNegative != right.isNegative
        }
        // A mask of the shorter operand cuts the result of `and` short.
        let count = operation == .and && !right.isNegative ? right.count : left.count
        let storage = LimbStorage.make(count &+ 1)
        let result = storage.limbs
        // Two's complement on the fly: invert and add one, the carry travelling along.
        let leftMask: UInt = left.isNegative ? UInt.max : 0
        let rightMask: UInt = right.isNegative ? UInt.max : 0
        let resultMask: UInt = isNegative ? UInt.max : 0
        var leftCarry = leftMask & 1
        var rightCarry = rightMask & 1
        var resultCarry = resultMask & 1
        for i in 0..<count {
            let (a, leftOut) = (left.limbs[i] ^ leftMask).addingReportingOverflow(leftCarry)
            leftCarry = leftOut ? 1 : 0
            let limb = i < right.count ? right.limbs[i] : 0
            let (b, rightOut) = (limb ^ rightMask).addingReportingOverflow(rightCarry)
            rightCarry = rightOut ? 1 : 0
            let bits: UInt
            switch operation {
            case .and: bits = a & b
            case .or: bits = a | b
            case .xor: bits = a ^ b
            }
            let (limbOut, resultOut) = (bits ^ resultMask).addingReportingOverflow(resultCarry)
            resultCarry = resultOut ? 1 : 0
            result[i] = limbOut
        }
        // -2^k & -2^m may need one limb more than either magnitude.
        result[count] = resultCarry
        return BigInteger(storage, count: count &+ 1, isNegative: isNegative)
    }

    // MARK: Bytes

    /// The number that `bytes` spell: `int.from_bytes`.
    package init(
        bytes: UnsafeBufferPointer<UInt8>, isLittleEndian: Bool, isSigned: Bool, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) {
        let byteCount = bytes.count
        let count = byteCount / 8 &+ 1
        let storage = LimbStorage.make(count)
        let limbs = storage.limbs
        let isNegative = isSigned && byteCount > 0 && bytes[isLittleEndian ? byteCount &- 1 : 0] >= 0x80
        limbs[count &- 1] = isNegative ? UInt.max : 0
        for i in 0..<count {
            if i & 0xFFFF == 0xFFFF, let meter { try meter.pointee.charge(0x80000) }
            var limb: UInt = 0
            for j in 0..<8 {
                let position = i &* 8 &+ j
                let byte: UInt8
                if position < byteCount {
                    byte = bytes[isLittleEndian ? position : byteCount &- 1 &- position]
                } else {
                    byte = isNegative ? 0xFF : 0
                }
                limb |= UInt(byte) &<< UInt(truncatingIfNeeded: j &* 8)
            }
            limbs[i] = limb
        }
        if isNegative { LimbKernels.negate(limbs, limbs, count) }
        self.init(storage, count: count, isNegative: isNegative)
    }

    /// Fills `bytes` with the number; false when it does not fit: `int.to_bytes`.
    /// A negative number that is not `signed` is the caller's error and does not fit either.
    package func write(to bytes: UnsafeMutableBufferPointer<UInt8>, isLittleEndian: Bool, isSigned: Bool) -> Bool {
        defer { withExtendedLifetime(self) {} }
        return BigInteger.write(view, to: bytes, isLittleEndian: isLittleEndian, isSigned: isSigned)
    }

    /// The same for an `Int`.
    package static func write(
        _ value: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, isLittleEndian: Bool, isSigned: Bool
    ) -> Bool {
        withView(of: value) { write($0, to: bytes, isLittleEndian: isLittleEndian, isSigned: isSigned) }
    }

    private static func write(
        _ view: LimbView, to bytes: UnsafeMutableBufferPointer<UInt8>, isLittleEndian: Bool, isSigned: Bool
    ) -> Bool {
        if view.isNegative && !isSigned { return false }
        let mask: UInt = view.isNegative ? UInt.max : 0
        var carry = mask & 1
        var limb: UInt = 0
        let byteCount = bytes.count
        for position in 0..<byteCount {
            if position % 8 == 0 {
                let index = position / 8
                let (sum, overflow) = ((index < view.count ? view.limbs[index] : 0) ^ mask)
                    .addingReportingOverflow(carry)
                carry = overflow ? 1 : 0
                limb = sum
            }
            bytes[isLittleEndian ? position : byteCount &- 1 &- position] = UInt8(truncatingIfNeeded: limb)
            limb &>>= 8
        }
        // The magnitude must fit: below 2^(8n), or for signed numbers within -2^(8n-1) ..< 2^(8n-1).
        let bits = view.count == 0 ? 0 : view.count &* 64 &- view.limbs[view.count &- 1].leadingZeroBitCount
        if !isSigned || bits == 0 { return bits <= byteCount &* 8 }
        if bits < byteCount &* 8 { return true }
        if bits > max(1, byteCount &* 8) || !view.isNegative { return false }
        // CPython writes -1 into no bytes at all, and nothing else.
        if byteCount == 0 { return view.count == 1 && view.limbs[0] == 1 }
        // exactly -2^(8n-1)
        for i in 0..<view.count &- 1 where view.limbs[i] != 0 { return false }
        return view.limbs[view.count &- 1].nonzeroBitCount == 1
    }
}
