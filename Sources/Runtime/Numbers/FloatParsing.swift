// Text to floats: Python's `float()` and its literals, and `float.fromhex`. Rounded correctly: up to 15 digits and a
// small exponent by one exact operation (Clinger 1990), anything else by the standard library's conversion, which was
// checked against CPython on halfway cases and thousands of digits.

extension FloatText {
    /// The number in `text`, or nil when it is not one. Blanks around it, underscores between digits, `inf`, `nan`
    /// and a sign are allowed. Only ASCII: the caller has replaced Unicode's digits and blanks.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var start = 0
        var end = text.count
        while start < end, isBlank(text[start]) { start &+= 1 }
        while end > start, isBlank(text[end &- 1]) { end &-= 1 }
        guard let (value, position) = parsePrefix(text, start, end), position == end else { return nil }
        return value
    }

    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }

    /// 10^0 … 10^22, all exact.
    @inline(__always)
    static func powerOfTen(_ power: Int) -> Double {
        var result = 1.0
        var square = 10.0
        var rest = power
        while rest > 0 {
            if rest & 1 != 0 { result *= square }
            square *= square
            rest >>= 1
        }
        return result
    }

    /// The longest number that starts at `start`, and where it ends; underscores allowed between digits.
    static func parsePrefix(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (value: Double, end: Int)? {
        var scanner = FloatScanner(text: text, position: start, end: end)
        let isNegative = scanner.sign()
        if let (value, position) = parseName(text, scanner.position, end) {
            return (isNegative ? -value : value, position)
        }
        guard scanner.number() else { return nil }
        let value = scanner.value()
        return (isNegative ? -value : value, scanner.position)
    }

    /// `inf`, `infinity` or `nan` in any case.
    private static func parseName(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (Double, Int)? {
        func matches(_ name: StaticString) -> Bool {
            let count = name.utf8CodeUnitCount
            if end &- start < count { return false }
            for i in 0..<count where text[start &+ i] | 0x20 != name.utf8Start[i] { return false }
            return true
        }
        if matches("infinity") { return (.infinity, start &+ 8) }
        if matches("inf") { return (.infinity, start &+ 3) }
        if matches("nan") { return (.nan, start &+ 3) }
        return nil
    }
}

/// Reads one decimal number.
private struct FloatScanner {
    let text: UnsafeBufferPointer<UInt8>
    var position: Int
    let end: Int
    /// The first 19 significant digits.
    var mantissa: UInt64 = 0
    var significantDigits = 0
    /// Power of ten to apply to `mantissa` as long as no digit was dropped.
    var exponent = 0
    /// The digits as found, for the slow conversion.
    private var firstDigit = 0

    init(text: UnsafeBufferPointer<UInt8>, position: Int, end: Int) {
        self.text = text
        self.position = position
        self.end = end
    }

    mutating func sign() -> Bool {
        guard position < end, text[position] == 0x2D || text[position] == 0x2B else { return false }
        position &+= 1
        return text[position &- 1] == 0x2D
    }

    /// digits ["." [digits]] [exponent] or "." digits [exponent]
    mutating func number() -> Bool {
        firstDigit = position
        var any = digits(fraction: false)
        if position < end, text[position] == 0x2E {
            let point = position
            position &+= 1
            let more = digits(fraction: true)
            any = any || more
            if !any {
                position = point
                return false
            }
        }
        if !any { return false }
        exponentPart()
        return true
    }

    /// A run of digits with single underscores between them; false when there is none.
    private mutating func digits(fraction: Bool) -> Bool {
        let start = position
        while position < end {
            let byte = text[position]
            if byte == 0x5F {
                guard position > start, text[position &- 1] != 0x5F, position &+ 1 < end,
                    text[position &+ 1] &- 0x30 < 10
                else { break }
                position &+= 1
                continue
            }
            let digit = byte &- 0x30
            if digit >= 10 { break }
            position &+= 1
            if significantDigits == 0 && digit == 0 {
                if fraction { exponent &-= 1 }
                continue
            }
            significantDigits &+= 1
            if significantDigits <= 19 {
                mantissa = mantissa &* 10 &+ UInt64(digit)
                if fraction { exponent &-= 1 }
            } else if !fraction {
                exponent &+= 1
            }
        }
        return position > start
    }

    private mutating func exponentPart() {
        guard position < end, text[position] | 0x20 == 0x65 else { return }
        var cursor = position &+ 1
        var isNegative = false
        if cursor < end, text[cursor] == 0x2D || text[cursor] == 0x2B {
            isNegative = text[cursor] == 0x2D
            cursor &+= 1
        }
        guard cursor < end, text[cursor] &- 0x30 < 10 else { return }
        var size = 0
        while cursor < end {
            let byte = text[cursor]
            if byte == 0x5F {
                guard text[cursor &- 1] != 0x5F, cursor &+ 1 < end, text[cursor &+ 1] &- 0x30 < 10 else { break }
            } else {
                let digit = byte &- 0x30
                if digit >= 10 { break }
                if size < 100_000_000_000 { size = size &* 10 &+ Int(digit) }
            }
            cursor &+= 1
        }
        position = cursor
        exponent = exponent &+ (isNegative ? 0 &- size : size)
    }

    /// The magnitude of the number just read.
    func value() -> Double {
        if significantDigits == 0 { return 0 }
        if significantDigits <= 19 {
            if mantissa <= 1 << 53 {
                if exponent == 0 { return Double(mantissa) }
                if exponent > 0 && exponent <= 22 { return Double(mantissa) * FloatText.powerOfTen(exponent) }
                if exponent < 0 && exponent >= -22 { return Double(mantissa) / FloatText.powerOfTen(0 &- exponent) }
            }
            if exponent > 400 { return .infinity }
            if exponent < -400 { return 0 }
            return Double("\(mantissa)e\(exponent)") ?? 0
        }
        return slowValue()
    }

    /// More than 19 digits: the text itself, without underscores.
    private func slowValue() -> Double {
        var clean: [UInt8] = []
        clean.reserveCapacity(position &- firstDigit)
        for index in firstDigit..<position where text[index] != 0x5F { clean.append(text[index]) }
        return Double(String(decoding: clean, as: UTF8.self)) ?? 0
    }
}

// MARK: Hexadecimal

extension FloatText {
    /// What `float.fromhex` can object to.
    package enum HexError: Error, Sendable {
        /// ValueError: "invalid hexadecimal floating-point string"
        case invalid
        /// OverflowError: "hexadecimal value too large to represent as a float"
        case tooLarge
    }

    /// `float.fromhex`: `[sign] ["0x"] digits ["." digits] ["p" exponent]`, blanks around it allowed.
    package static func parseHex(_ text: UnsafeBufferPointer<UInt8>) throws(HexError) -> Double {
        var start = 0
        var end = text.count
        while start < end, isBlank(text[start]) { start &+= 1 }
        while end > start, isBlank(text[end &- 1]) { end &-= 1 }
        var position = start
        var isNegative = false
        if position < end, text[position] == 0x2D || text[position] == 0x2B {
            isNegative = text[position] == 0x2D
            position &+= 1
        }
        if let (value, stop) = parseName(text, position, end) {
            if stop != end { throw .invalid }
            return isNegative ? -value : value
        }
        let value = try hexMagnitude(text, position, end)
        return isNegative ? -value : value
    }

    private static func hexMagnitude(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) throws(HexError) -> Double {
        var position = start
        if position &+ 1 < end, text[position] == 0x30, text[position &+ 1] | 0x20 == 0x78 { position &+= 2 }
        // The first 15 digits after leading zeros are kept, the rest only says "more".
        var mantissa: UInt64 = 0
        var kept = 0
        var sticky = false
        var exponent = 0
        var any = false
        var inFraction = false
        while position < end {
            let byte = text[position]
            if byte == 0x2E {
                if inFraction { throw .invalid }
                inFraction = true
                position &+= 1
                continue
            }
            let digit = BigInteger.digitValue(byte)
            if digit >= 16 { break }
            any = true
            position &+= 1
            if kept == 0 && digit == 0 {
                if inFraction { exponent &-= 4 }
                continue
            }
            if kept < 15 {
                mantissa = mantissa << 4 | UInt64(digit)
                kept &+= 1
                if inFraction { exponent &-= 4 }
            } else {
                if digit != 0 { sticky = true }
                if !inFraction { exponent &+= 4 }
            }
        }
        if !any { throw .invalid }
        if position < end {
            guard let (power, stop) = binaryExponent(text, position, end), stop == end else { throw .invalid }
            exponent = exponent &+ power
        }
        if mantissa == 0 { return 0 }
        guard let value = Double.rounded(significand: mantissa, exponent: exponent, sticky: sticky) else {
            throw .tooLarge
        }
        return value
    }

    /// `p[sign]digits`.
    private static func binaryExponent(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (Int, Int)? {
        guard text[start] | 0x20 == 0x70 else { return nil }
        var position = start &+ 1
        var isNegative = false
        if position < end, text[position] == 0x2D || text[position] == 0x2B {
            isNegative = text[position] == 0x2D
            position &+= 1
        }
        guard position < end, text[position] &- 0x30 < 10 else { return nil }
        var size = 0
        while position < end, text[position] &- 0x30 < 10 {
            if size < 1_000_000_000_000 { size = size &* 10 &+ Int(text[position] &- 0x30) }
            position &+= 1
        }
        return (isNegative ? 0 &- size : size, position)
    }
}
