// Floats as text, the way Python writes them: `repr`, the conversions e f g with any precision, and `float.hex`.
// What comes out is ASCII without sign handling beyond `repr`; padding and grouping are the formatter's.

/// A number laid out without its sign.
package struct FloatLayout: Sendable {
    /// ASCII: `123.450`, `1e+16`, `inf`.
    package var text: [UInt8]
    /// How many leading bytes are digits of the whole part: the ones that grouping touches. 0 for inf and nan.
    package var wholeCount: Int
}

/// The namespace of float formatting.
package enum FloatText {
    // MARK: repr

    /// `repr(value)`: `0.1`, `1e+16`, `-0.0`, `inf`, `nan`.
    package static func repr(_ value: Double) -> [UInt8] {
        withRepr(value) { Array($0) }
    }

    /// `repr(value)` in memory that lives as long as the call to `body`: no array is made. Between 0.0001 and 2^53
    /// the standard library's text is already Python's; used as it is it takes 41 ns where laying it out takes 103.
    @inline(__always)
    package static func withRepr<Result>(_ value: Double, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let size = value.magnitude
        if (size < 9007199254740992 && size >= 0.0001) || size == 0 {
            var text = value.description
            return text.withUTF8(body)
        }
        return laidOutRepr(value).withUnsafeBufferPointer(body)
    }

    @inline(never)
    private static func laidOutRepr(_ value: Double) -> [UInt8] {
        var text = representation(value, addsPointZero: true).text
        if value.sign == .minus && !value.isNaN { text.insert(0x2D, at: 0) }
        return text
    }

    /// The shortest text without sign; `addsPointZero` distinguishes `1.0` of floats from `1` of complex parts.
    package static func representation(
        _ value: Double, addsPointZero: Bool, alternate: Bool = false, uppercase: Bool = false
    ) -> FloatLayout {
        if !value.isFinite { return special(value, uppercase) }
        let digits = FloatDigits(shortest: value)
        if digits.exponent < -4 || digits.exponent >= 16 {
            return exponential(digits, places: digits.digits.count &- 1, alternate: alternate, uppercase: uppercase)
        }
        let places = max(0, digits.digits.count &- digits.pointPosition)
        if places == 0 && addsPointZero { return fixed(digits, places: 1, alternate: alternate) }
        return fixed(digits, places: places, alternate: alternate)
    }

    // MARK: Conversions

    /// Which of printf's conversions is meant.
    package enum Conversion: Sendable {
        case exponent, fixed, general
        /// `general`, but at least one digit follows the point: `format(x, '.6')`.
        case generalWithPoint
    }

    /// `value` without its sign. Any precision; general treats 0 as 1.
    package static func format(
        _ value: Double, _ conversion: Conversion, precision: Int, alternate: Bool = false, uppercase: Bool = false
    ) -> FloatLayout {
        if !value.isFinite { return special(value, uppercase) }
        switch conversion {
        case .fixed:
            if let layout = smallFixed(value, precision, alternate) { return layout }
            return fixed(FloatDigits(fixed: value, places: precision), places: precision, alternate: alternate)
        case .exponent:
            return exponential(
                FloatDigits(significant: value, count: precision &+ 1), places: precision, alternate: alternate,
                uppercase: uppercase)
        case .general, .generalWithPoint:
            return general(value, conversion, max(1, precision), alternate, uppercase)
        }
    }

    /// The frequent case of `%.2f`: all digits fit one limb and go straight into the text.
    private static func smallFixed(_ value: Double, _ places: Int, _ alternate: Bool) -> FloatLayout? {
        if places > 19 { return nil }
        var wholeCount: Int?
        let text = [UInt8](unsafeUninitializedCapacity: smallFixedCapacity) { buffer, count in
            guard let base = buffer.baseAddress, let written = writeSmallFixed(value, places, alternate, to: base)
            else { return }
            (wholeCount, count) = (written.wholeCount, written.count)
        }
        return wholeCount.map { FloatLayout(text: text, wholeCount: $0) }
    }

    /// The memory that `writeSmallFixed` works in.
    static let smallFixedCapacity = 48

    /// `|value|` with a fixed number of places, if its digits fit one limb: how long the text is, and its whole part.
    static func writeSmallFixed(
        _ value: Double, _ places: Int, _ alternate: Bool, to base: UnsafeMutablePointer<UInt8>
    ) -> (count: Int, wholeCount: Int)? {
        guard places <= 19, case .small(let scaled) = FloatDigits.scaled(value, places),
            let limb = UInt(exactly: scaled)
        else { return nil }
        var start = DecimalDigits.write(limb, to: base, endingAt: 48)
        while 48 &- start <= places {
            start &-= 1
            base[start] = 0x30
        }
        let wholeCount = 48 &- start &- places
        for index in 0..<wholeCount { base[index] = base[start &+ index] }
        var count = wholeCount
        if places > 0 || alternate {
            base[count] = 0x2E
            count &+= 1
        }
        for index in 0..<places { base[count &+ index] = base[48 &- places &+ index] }
        return (count &+ places, wholeCount)
    }

    private static func general(
        _ value: Double, _ conversion: Conversion, _ precision: Int, _ alternate: Bool, _ uppercase: Bool
    ) -> FloatLayout {
        var digits = FloatDigits(significant: value, count: precision)
        let limit = conversion == .generalWithPoint ? precision &- 1 : precision
        if !alternate {
            while digits.digits.count > 1, digits.digits.last == 0x30 { digits.digits.removeLast() }
        }
        if digits.exponent < -4 || digits.exponent >= limit {
            let places = alternate ? precision &- 1 : digits.digits.count &- 1
            return exponential(digits, places: places, alternate: alternate, uppercase: uppercase)
        }
        var places =
            alternate
            ? precision &- digits.pointPosition : max(0, digits.digits.count &- digits.pointPosition)
        if conversion == .generalWithPoint && places == 0 { places = 1 }
        return fixed(digits, places: places, alternate: alternate)
    }

    private static func special(_ value: Double, _ uppercase: Bool) -> FloatLayout {
        let text: StaticString
        if value.isNaN { text = uppercase ? "NAN" : "nan" } else { text = uppercase ? "INF" : "inf" }
        return FloatLayout(
            text: Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)), wholeCount: 0)
    }

    // MARK: Layout

    /// `123.45` with exactly `places` digits behind the point.
    private static func fixed(_ number: FloatDigits, places: Int, alternate: Bool) -> FloatLayout {
        let point = number.pointPosition
        let whole = max(1, point)
        var text: [UInt8] = []
        text.reserveCapacity(whole &+ places &+ 1)
        let count = number.digits.count
        if point <= 0 {
            text.append(0x30)
        } else {
            text.append(contentsOf: number.digits[0..<min(point, count)])
            appendZeros(&text, point &- count)
        }
        if places > 0 || alternate { text.append(0x2E) }
        if places > 0 {
            let zeros = min(places, max(0, 0 &- point))
            appendZeros(&text, zeros)
            let start = min(max(0, point), count)
            let end = min(count, start &+ (places &- zeros))
            text.append(contentsOf: number.digits[start..<end])
            appendZeros(&text, places &- zeros &- (end &- start))
        }
        return FloatLayout(text: text, wholeCount: whole)
    }

    /// `1.2345e+06` with exactly `places` digits behind the point.
    private static func exponential(
        _ number: FloatDigits, places: Int, alternate: Bool, uppercase: Bool
    ) -> FloatLayout {
        var text: [UInt8] = []
        text.reserveCapacity(places &+ 8)
        text.append(number.digits[0])
        if places > 0 || alternate { text.append(0x2E) }
        if places > 0 {
            let end = min(number.digits.count, places &+ 1)
            text.append(contentsOf: number.digits[1..<end])
            appendZeros(&text, places &- (end &- 1))
        }
        text.append(uppercase ? 0x45 : 0x65)
        text.append(number.exponent < 0 ? 0x2D : 0x2B)
        let size = Int(number.exponent.magnitude)
        if size >= 100 { text.append(UInt8(truncatingIfNeeded: 0x30 &+ size / 100)) }
        text.append(UInt8(truncatingIfNeeded: 0x30 &+ size / 10 % 10))
        text.append(UInt8(truncatingIfNeeded: 0x30 &+ size % 10))
        return FloatLayout(text: text, wholeCount: 1)
    }

    private static func appendZeros(_ text: inout [UInt8], _ count: Int) {
        if count > 0 { text.append(contentsOf: repeatElement(0x30, count: count)) }
    }

    // MARK: Hexadecimal

    /// `float.hex`: `0x1.8000000000000p+1`.
    package static func hex(_ value: Double) -> [UInt8] {
        if !value.isFinite { return repr(value) }
        var text: [UInt8] = value.sign == .minus ? [0x2D] : []
        let fraction = value.significandBitPattern
        let isNormal = value.exponentBitPattern != 0
        if value == 0 {
            text.append(contentsOf: "0x0.0p+0".utf8)
            return text
        }
        text.append(contentsOf: (isNormal ? "0x1." : "0x0.").utf8)
        var shift: UInt64 = 48
        while true {
            let digit = UInt8(truncatingIfNeeded: fraction &>> shift & 15)
            text.append(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit)
            if shift == 0 { break }
            shift &-= 4
        }
        let exponent = isNormal ? Int(value.exponentBitPattern) &- 1023 : -1022
        text.append(0x70)
        text.append(exponent < 0 ? 0x2D : 0x2B)
        text.append(contentsOf: exponent.magnitude.description.utf8)
        return text
    }
}
