// What the number types share: interruptible work on big integers, hashes, and texts that may hold digits of any script.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Work on operands of at least this many limbs is metered; below it is over in microseconds.
    private static var meteredLimbs: Int { 400 }

    /// Runs work on big integers. With large operands (`limbs`) it can be interrupted and counts against the limits.
    @inline(__always) package func metered<Result>(
        _ limbs: Int, _ body: (WorkMeterPointer) throws(WorkAborted) -> Result
    ) throws(Raise) -> Result {
        if limbs < UnsafeMutablePointer.meteredLimbs {
            do throws(WorkAborted) { return try body(nil) } catch { throw Raise() }
        }
        return try meteredSlowly(body)
    }

    @inline(never) private func meteredSlowly<Result>(
        _ body: (WorkMeterPointer) throws(WorkAborted) -> Result
    ) throws(Raise) -> Result {
        let thread = self
        var meter = WorkMeter { units in
            do throws(Raise) { try thread.charge(units / 10) } catch { return false }
            return true
        }
        do throws(WorkAborted) { return try body(&meter) } catch { throw Raise() }
    }

    /// A big integer as a value, although it may be small: results of divisions and the like.
    @inline(__always) func integer(_ value: consuming BigInteger) -> Value {
        if let small = value.asInt { return .int(small) }
        return .object(IntObject(value, pointee.shapes.int))
    }

    /// A value of a subclass of a number type written in Python can be part of a cycle (it has attributes).
    @inline(__always) func tracked(_ object: Object, _ cls: TypeObject) -> Value {
        if cls.isHeapType { object.track() }
        return .object(object)
    }

    // MARK: Texts

    /// Calls `body` with the ASCII form of a text: decimal digits of other scripts become `0`-`9`, blanks a space, anything else `?`.
    func withNumberText<Result>(
        _ text: StringObject, _ body: (UnsafeBufferPointer<UInt8>) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        if text.width == 1 {
            let bytes = UnsafeBufferPointer(start: text.bytes, count: text.count)
            var isASCII = true
            try inPieces(bytes.count) { (start, end) throws(Raise) in
                if isASCII { isASCII = asciiPrefix(text.bytes + start, end &- start) == end &- start }
            }
            if isASCII { return try body(bytes) }
        }
        var ascii: [UInt8] = []
        ascii.reserveCapacity(text.count)
        for i in 0..<text.count {
            let c = text[i]
            if c < 0x80 {
                ascii.append(CodePoint.isSpace(c) ? 0x20 : UInt8(truncatingIfNeeded: c))
            } else if let digit = CodePoint.decimalValue(c) {
                ascii.append(0x30 &+ UInt8(truncatingIfNeeded: digit))
            } else {
                ascii.append(CodePoint.isSpace(c) ? 0x20 : 0x3F)
            }
        }
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: ascii.count)
        defer { memory.deallocate() }
        _ = memory.initialize(from: ascii)
        return try body(UnsafeBufferPointer(memory))
    }

    /// `%.200R`: the `repr` of a value, cut.
    func shortRepr(_ value: Value, limit: Int = 200) throws(Raise) -> String {
        let text = try repr(value)
        return text.count <= limit ? text.text : substring(text, 0, limit).text
    }

    /// Whether a value may be of this number type: `PyNumber_Check`.
    func isNumber(_ value: Value) -> Bool {
        let table = operations(of: value)
        return table.pointee.index != nil || table.pointee.toInt != nil || table.pointee.toFloat != nil
            || value.as(.complex, ComplexObject.self) != nil
    }
}

/// `hash(n)` for an integer of 64 bits.
@inline(__always) package func hashInteger(_ value: Int) -> Int {
    // Between -2^61 + 1 and 2^61 - 1 the value is its own remainder.
    if value > -1 && value < 0x1FFF_FFFF_FFFF_FFFF { return value }
    return BigInteger.hash(of: value)
}

/// `hash(x)` for a float. Floats are no objects here, so that NaN hashes by its bits.
package func hashDouble(_ value: Double) -> Int {
    FloatArithmetic.hash(value) ?? Int(truncatingIfNeeded: value.bitPattern &>> 4)
}
