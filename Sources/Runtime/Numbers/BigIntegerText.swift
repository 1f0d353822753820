// Numbers to digits and digits to numbers in radix 2 to 36. Powers of two move bits. The other radices convert
// chunks that fit a limb (19 decimal digits) while the number is short, and divide and conquer beyond: a number of
// L * 2^k chunks is split in halves by radix^(chunk * L * 2^(k-1)), so each level needs one power, and the powers
// square into each other. The powers are not cached between calls: that would be state shared by all interpreters.

/// How many digits of a radix fit one limb.
struct RadixChunk {
    let radix: UInt
    /// 19 for decimal.
    let digits: Int
    /// `radix` to the power of `digits`.
    let power: UInt

    init(_ radix: Int) {
        self.radix = UInt(radix)
        if radix == 10 {
            digits = 19
            power = 10_000_000_000_000_000_000
            return
        }
        var power: UInt = 1
        var digits = 0
        while true {
            let (next, overflow) = power.multipliedReportingOverflow(by: self.radix)
            if overflow { break }
            power = next
            digits &+= 1
        }
        self.power = power
        self.digits = digits
    }
}

/// A power of the radix by which numbers are split, also shifted so that its top bit is set.
private struct SplitPower {
    let value: BigInteger
    let shifted: BigInteger
    let shift: Int

    init(_ value: BigInteger) {
        self.value = value
        shift = value.limbCount &* 64 &- value.bitLength
        shifted = value.shiftedLeft(shift)
    }
}

// MARK: To text

extension BigInteger {
    /// The digits in `radix` (2 to 36) with a `-` in front of a negative number; no prefix.
    package func text(
        radix: Int = 10, uppercase: Bool = false, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) -> [UInt8] {
        try withText(radix: radix, uppercase: uppercase, meter: meter) { Array($0) }
    }

    /// As `text`, in memory that lives as long as the call to `body`.
    package func withText<Result>(
        radix: Int = 10, uppercase: Bool = false, meter: WorkMeterPointer = nil,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) throws(WorkAborted) -> Result {
        let capacity = maximumDigits(radix: radix) &+ 1
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        defer { buffer.deallocate() }
        var start = 1 + (try writeDigits(radix: radix, uppercase: uppercase, to: buffer + 1, capacity &- 1, meter))
        if isNegative {
            start &-= 1
            buffer[start] = 0x2D
        }
        return body(UnsafeBufferPointer(start: buffer + start, count: capacity &- start))
    }

    /// An upper bound for the number of digits.
    package func maximumDigits(radix: Int) -> Int {
        let bits = bitLength
        if radix & (radix &- 1) == 0 {
            let width = radix.trailingZeroBitCount
            return max(1, (bits &+ width &- 1) / width)
        }
        if radix == 10 { return Int((UInt128(UInt(bits)) &* 30103) / 100_000) &+ 2 }
        let chunk = RadixChunk(radix)
        // chunk.power is at least 2^(63 - log2(radix)) > 2^57
        return (bits / (64 &- chunk.power.leadingZeroBitCount &- 1) &+ 1) &* chunk.digits
    }

    /// Right-aligned digits in `buffer[0..<capacity]`; gives back where the first one stands.
    private func writeDigits(
        radix: Int, uppercase: Bool, to buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int,
        _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> Int {
        defer { withExtendedLifetime(self) {} }
        let view = view
        if view.count == 0 {
            buffer[capacity &- 1] = 0x30
            return capacity &- 1
        }
        if radix & (radix &- 1) == 0 {
            return try BigInteger.writeBits(view, radix, uppercase, buffer, capacity, meter)
        }
        let writer = DigitWriter(radix, uppercase: uppercase)
        if view.count <= DigitWriter.leafLimbs {
            return withUnsafeTemporaryAllocation(of: UInt.self, capacity: view.count) { work in
                guard let limbs = work.baseAddress else { return 0 }
                limbs.update(from: view.limbs, count: view.count)
                return writer.writeSmall(limbs, view.count, buffer, capacity)
            }
        }
        return try writer.writeLarge(view, buffer, capacity, meter)
    }

    /// The digits of a small number in a power-of-two radix, right-aligned as above.
    private static func writeBits(
        _ view: LimbView, _ radix: Int, _ uppercase: Bool, _ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int,
        _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> Int {
        let width = radix.trailingZeroBitCount
        let mask = UInt(radix &- 1)
        let letter: UInt8 = uppercase ? 0x41 : 0x61
        let bits = view.count &* 64 &- view.limbs[view.count &- 1].leadingZeroBitCount
        let digits = (bits &+ width &- 1) / width
        var position = 0
        for i in 0..<digits {
            if i & 0xFFFF == 0xFFFF, let meter { try meter.pointee.charge(0x20000) }
            let index = position / 64
            let offset = UInt(truncatingIfNeeded: position % 64)
            var value = view.limbs[index] &>> offset
            if offset &+ UInt(width) > 64 && index &+ 1 < view.count {
                value |= view.limbs[index &+ 1] &<< (64 &- offset)
            }
            let digit = UInt8(truncatingIfNeeded: value & mask)
            buffer[capacity &- 1 &- i] = digit < 10 ? 0x30 &+ digit : letter &+ (digit &- 10)
            position &+= width
        }
        return capacity &- digits
    }
}

/// Writes digits in a radix that is not a power of two.
private struct DigitWriter {
    /// Up to this many limbs, dividing chunk after chunk beats splitting (measured at 20, 30 and 45).
    static let leafLimbs = 30

    let chunk: RadixChunk
    let reciprocal: LimbReciprocal
    let letter: UInt8

    init(_ radix: Int, uppercase: Bool) {
        chunk = RadixChunk(radix)
        reciprocal = LimbReciprocal(chunk.power)
        letter = uppercase ? 0x41 : 0x61
    }

    /// Digits right-aligned in front of `end`, without leading zeros; uses up `limbs`. Gives back the first position.
    func writeSmall(_ limbs: MutableLimbs, _ count: Int, _ buffer: UnsafeMutablePointer<UInt8>, _ end: Int) -> Int {
        var count = count
        var end = end
        while count > 1 || (count == 1 && limbs[0] >= chunk.power) {
            let rest = reciprocal.divide(limbs, limbs, count)
            count = LimbKernels.trimmed(limbs, count)
            end &-= chunk.digits
            writeChunk(rest, buffer + end)
        }
        var rest = count == 0 ? 0 : limbs[0]
        if chunk.radix == 10 { return rest == 0 ? end : DecimalDigits.write(rest, to: buffer, endingAt: end) }
        while rest != 0 {
            end &-= 1
            buffer[end] = digit(rest % chunk.radix)
            rest /= chunk.radix
        }
        return end
    }

    @inline(__always)
    private func digit(_ value: UInt) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: value)
        return value < 10 ? 0x30 &+ value : letter &+ (value &- 10)
    }

    /// Exactly `chunk.digits` digits.
    @inline(__always)
    private func writeChunk(_ value: UInt, _ buffer: UnsafeMutablePointer<UInt8>) {
        if chunk.radix == 10 { return DecimalDigits.write19(value, to: buffer) }
        var value = value
        var i = chunk.digits &- 1
        while i >= 0 {
            buffer[i] = digit(value % chunk.radix)
            value /= chunk.radix
            i &-= 1
        }
    }

    func writeLarge(
        _ view: LimbView, _ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> Int {
        let chunks = capacity / chunk.digits &+ 1
        var levels = 0
        while (chunks &- 1) >> levels &+ 1 > DigitWriter.leafLimbs { levels &+= 1 }
        let leaf = (chunks &- 1) >> levels &+ 1
        let powers = try RadixPowers.make(chunk, leaf: leaf, levels: levels, meter)
        let width = (leaf << levels) &* chunk.digits
        let digits = UnsafeMutablePointer<UInt8>.allocate(capacity: width)
        defer { digits.deallocate() }
        let work = MutableLimbs.allocate(capacity: view.count &+ 1)
        defer { work.deallocate() }
        work.update(from: view.limbs, count: view.count)
        try split(work, view.count, leaf, levels, powers, digits, meter)
        var skip = 0
        while skip < width &- 1, digits[skip] == 0x30 { skip &+= 1 }
        let start = capacity &- (width &- skip)
        (buffer + start).update(from: digits + skip, count: width &- skip)
        return start
    }

    /// Exactly `leaf << level` chunks, zeros in front; `limbs` has room for one more limb and is used up.
    private func split(
        _ limbs: MutableLimbs, _ count: Int, _ leaf: Int, _ level: Int, _ powers: [SplitPower],
        _ buffer: UnsafeMutablePointer<UInt8>, _ meter: WorkMeterPointer
    ) throws(WorkAborted) {
        let width = (leaf << level) &* chunk.digits
        let count = LimbKernels.trimmed(limbs, count)
        if level == 0 || count <= 1 {
            let start = writeSmall(limbs, count, buffer, width)
            buffer.update(repeating: 0x30, count: start)
            return
        }
        let power = powers[level &- 1]
        let half = width / 2
        let powerCount = power.shifted.limbCount
        if count < powerCount {
            buffer.update(repeating: 0x30, count: half)
            return try split(limbs, count, leaf, level &- 1, powers, buffer + half, meter)
        }
        let quotientCount = count &+ 1 &- powerCount
        let quotient = MutableLimbs.allocate(capacity: quotientCount &+ 1)
        defer { quotient.deallocate() }
        limbs[count] = LimbKernels.shiftLeft(limbs, limbs, count, power.shift)
        try LimbDivision.divideNormalised(
            quotient, limbs, count &+ 1, power.shifted.storage.limbs, powerCount, meter)
        withExtendedLifetime(power) {}
        LimbKernels.shiftRight(limbs, limbs, powerCount, power.shift)
        try split(quotient, quotientCount, leaf, level &- 1, powers, buffer, meter)
        try split(limbs, powerCount, leaf, level &- 1, powers, buffer + half, meter)
    }
}

/// The powers by which a conversion splits.
private enum RadixPowers {
    /// `radix^(chunk * leaf)`, its square, … `levels` of them.
    static func make(
        _ chunk: RadixChunk, leaf: Int, levels: Int, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> [SplitPower] {
        var powers: [SplitPower] = []
        powers.reserveCapacity(levels)
        var value = BigInteger.power(limb: chunk.power, leaf)
        for level in 0..<levels {
            powers.append(SplitPower(value))
            if level < levels &- 1 { value = try value.multiplied(by: value, meter: meter) }
        }
        return powers
    }
}

/// Decimal digits of one limb.
enum DecimalDigits {
    /// Exactly 19 digits of a number below 10^19.
    @inline(__always)
    static func write19(_ value: UInt, to buffer: UnsafeMutablePointer<UInt8>) {
        // three parts that the processor works on side by side: 3 + 8 + 8 digits
        let high = value / 10_000_000_000_000_000
        let low16 = value &- high &* 10_000_000_000_000_000
        let middle = low16 / 100_000_000
        write8(UInt32(truncatingIfNeeded: middle), to: buffer + 3)
        write8(UInt32(truncatingIfNeeded: low16 &- middle &* 100_000_000), to: buffer + 11)
        buffer[0] = UInt8(truncatingIfNeeded: 0x30 &+ high / 100)
        buffer[1] = UInt8(truncatingIfNeeded: 0x30 &+ high / 10 % 10)
        buffer[2] = UInt8(truncatingIfNeeded: 0x30 &+ high % 10)
    }

    /// Exactly 8 digits.
    @inline(__always)
    static func write8(_ value: UInt32, to buffer: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(buffer).storeBytes(
            of: (eight(value) | 0x3030_3030_3030_3030).littleEndian, as: UInt64.self)
    }

    /// The values of 8 digits, the first in the lowest byte: the number is halved within one register into 4, 2 and 1 digits a field.
    @inline(__always)
    private static func eight(_ value: UInt32) -> UInt64 {
        let high = UInt64(value / 10_000)
        let low = UInt64(value) &- high &* 10_000
        let fours = high | low &<< 32
        let hundreds = ((fours &* 10486) &>> 20) & 0x7F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) &<< 16
        let tens = ((twos &* 103) &>> 10) & 0x000F_000F_000F_000F
        return tens | (twos &- tens &* 10) &<< 8
    }

    /// The digits of a number below 10^16 without leading zeros, at the start of a buffer with room for 16: how many there are.
    @inline(__always)
    static func writeShort(_ value: UInt, to buffer: UnsafeMutableRawPointer) -> Int {
        if value >= 100_000_000 {
            let high = value / 100_000_000
            let count = writeShort8(UInt32(truncatingIfNeeded: high), to: buffer)
            let low = eight(UInt32(truncatingIfNeeded: value &- high &* 100_000_000)) | 0x3030_3030_3030_3030
            buffer.storeBytes(of: low.littleEndian, toByteOffset: count, as: UInt64.self)
            return count &+ 8
        }
        return writeShort8(UInt32(truncatingIfNeeded: value), to: buffer)
    }

    @inline(__always)
    private static func writeShort8(_ value: UInt32, to buffer: UnsafeMutableRawPointer) -> Int {
        let digits = eight(value)
        let zeros = min(digits.trailingZeroBitCount &>> 3, 7)
        buffer.storeBytes(of: ((digits | 0x3030_3030_3030_3030) &>> (zeros &* 8)).littleEndian, as: UInt64.self)
        return 8 &- zeros
    }

    /// The digits of any limb without leading zeros, right-aligned in front of `end`; gives back the first position.
    @inline(__always)
    static func write(_ value: UInt, to buffer: UnsafeMutablePointer<UInt8>, endingAt end: Int) -> Int {
        var value = value
        var end = end
        while value >= 100_000_000 {
            let rest = value / 100_000_000
            end &-= 8
            write8(UInt32(truncatingIfNeeded: value &- rest &* 100_000_000), to: buffer + end)
            value = rest
        }
        var small = UInt32(truncatingIfNeeded: value)
        repeat {
            let rest = small / 10
            end &-= 1
            buffer[end] = UInt8(truncatingIfNeeded: 0x30 &+ small &- rest &* 10)
            small = rest
        } while small != 0
        return end
    }
}

// MARK: From text

extension BigInteger {
    /// The number spelled by digits of `radix` (2 to 36), or nil when there are none or one is not a digit.
    /// No sign, prefix, underscore or space: those are the caller's.
    package init?(
        digits: UnsafeBufferPointer<UInt8>, radix: Int = 10, meter: WorkMeterPointer = nil
    ) throws(WorkAborted) {
        guard let base = digits.baseAddress, digits.count > 0 else { return nil }
        for i in 0..<digits.count {
            if i & 0xFFFF == 0xFFFF, let meter { try meter.pointee.charge(0x10000) }
            if BigInteger.digitValue(digits[i]) >= radix { return nil }
        }
        if radix & (radix &- 1) == 0 {
            self = try BigInteger.readBits(base, digits.count, radix, meter)
            return
        }
        let reader = DigitReader(radix)
        self = try reader.read(base, digits.count, meter)
    }

    /// 0 to 35 for an ASCII digit or letter, 255 for anything else.
    @inline(__always)
    package static func digitValue(_ byte: UInt8) -> Int {
        let digit = byte &- 0x30
        if digit < 10 { return Int(digit) }
        let letter = (byte | 0x20) &- 0x61
        return letter < 26 ? Int(letter) &+ 10 : 255
    }

    private static func readBits(
        _ digits: UnsafePointer<UInt8>, _ length: Int, _ radix: Int, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        let width = radix.trailingZeroBitCount
        let count = length / 64 &* width &+ (length % 64 &* width) / 64 &+ 1
        return try build(capacity: count) { (limbs) throws(WorkAborted) in
            LimbKernels.clear(limbs, count)
            var position = 0
            var i = length &- 1
            while i >= 0 {
                if i & 0xFFFF == 0xFFFF, let meter { try meter.pointee.charge(0x20000) }
                let value = UInt(truncatingIfNeeded: digitValue(digits[i]))
                let offset = UInt(truncatingIfNeeded: position % 64)
                limbs[position / 64] |= value &<< offset
                if offset &+ UInt(width) > 64 && position / 64 &+ 1 < count {
                    limbs[position / 64 &+ 1] |= value &>> (64 &- offset)
                }
                position &+= width
                i &-= 1
            }
            return count
        }
    }
}

/// Reads digits in a radix that is not a power of two.
private struct DigitReader {
    /// Up to this many chunks, multiplying chunk after chunk beats splitting.
    static let leafChunks = 50

    let chunk: RadixChunk

    init(_ radix: Int) {
        chunk = RadixChunk(radix)
    }

    func read(
        _ digits: UnsafePointer<UInt8>, _ length: Int, _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        let chunks = (length &- 1) / chunk.digits &+ 1
        if chunks <= DigitReader.leafChunks {
            return BigInteger.build(capacity: chunks) { readLeaf(digits, length, $0) }
        }
        var levels = 0
        while (chunks &- 1) >> levels &+ 1 > DigitReader.leafChunks { levels &+= 1 }
        let leaf = (chunks &- 1) >> levels &+ 1
        let powers = try RadixPowers.make(chunk, leaf: leaf, levels: levels, meter)
        return try join(digits, length, leaf, levels, powers, meter)
    }

    private func join(
        _ digits: UnsafePointer<UInt8>, _ length: Int, _ leaf: Int, _ level: Int, _ powers: [SplitPower],
        _ meter: WorkMeterPointer
    ) throws(WorkAborted) -> BigInteger {
        if level == 0 {
            return BigInteger.build(capacity: leaf &+ 1) { readLeaf(digits, length, $0) }
        }
        let lower = (leaf << (level &- 1)) &* chunk.digits
        if length <= lower { return try join(digits, length, leaf, level &- 1, powers, meter) }
        let upper = length &- lower
        let high = try join(digits, upper, leaf, level &- 1, powers, meter)
        let low = try join(digits + upper, lower, leaf, level &- 1, powers, meter)
        return try high.multiplied(by: powers[level &- 1].value, meter: meter) + low
    }

    /// Gives back how many limbs were written: at most the number of chunks.
    private func readLeaf(_ digits: UnsafePointer<UInt8>, _ length: Int, _ limbs: MutableLimbs) -> Int {
        var count = 0
        var position = 0
        var width = length % chunk.digits
        if width == 0 { width = min(chunk.digits, length) }
        while position < length {
            let value =
                chunk.radix == 10
                ? readDecimal(digits + position, width) : readChunk(digits + position, width)
            let high = LimbKernels.multiply(limbs, limbs, count, by: chunk.power, carry: value)
            if high != 0 || count == 0 {
                limbs[count] = high
                count &+= 1
            }
            position &+= width
            width = chunk.digits
        }
        return count
    }

    @inline(__always)
    private func readChunk(_ digits: UnsafePointer<UInt8>, _ width: Int) -> UInt {
        var value: UInt = 0
        for i in 0..<width {
            value = value &* chunk.radix &+ UInt(truncatingIfNeeded: BigInteger.digitValue(digits[i]))
        }
        return value
    }

    @inline(__always)
    private func readDecimal(_ digits: UnsafePointer<UInt8>, _ width: Int) -> UInt {
        var value: UInt = 0
        var i = 0
        while i &+ 8 <= width {
            value = value &* 100_000_000 &+ DigitReader.eight(digits + i)
            i &+= 8
        }
        while i < width {
            value = value &* 10 &+ UInt(digits[i] & 15)
            i &+= 1
        }
        return value
    }

    /// Eight ASCII digits at once: neighbours are joined to fields of two, four, eight digits.
    @inline(__always)
    private static func eight(_ digits: UnsafePointer<UInt8>) -> UInt {
        var value = UInt64(littleEndian: UnsafeRawPointer(digits).loadUnaligned(as: UInt64.self))
        value = ((value & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) &>> 8
        value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
        value = ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
        return UInt(value)
    }
}
