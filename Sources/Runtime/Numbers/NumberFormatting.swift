// What a format specification does to a value. Every number becomes the same five parts (sign, prefix, whole digits,
// rest, padding) and is written by one function; grouping and zero padding meet there. Texts are only cut and padded.

/// A number ready to be written: `-` `0x` `1234` `.5e+10`.
private struct NumberParts {
    /// 0 for none.
    var sign: UInt8
    /// `0x` and the like.
    var prefix: (UInt8, UInt8)?
    /// Digits of the whole part and what follows, in one buffer.
    var text: UnsafeBufferPointer<UInt8>
    var wholeCount: Int
    /// An ASCII byte behind everything: `%`.
    var suffix: UInt8 = 0
}

extension FormatSpecification {
    /// Longer results are refused as MemoryError before anything is allocated.
    static let lengthLimit = 1 << 33

    // MARK: Text

    /// `format(text, spec)`.
    package func write(_ text: CodePoints, to output: inout TextBuffer) throws(FormatFailure) {
        if type != 0x73 { throw FormatFailure.unknownCode(type, "str") }
        try checkText()
        let length = precision >= 0 ? min(precision, text.count) : text.count
        if width > FormatSpecification.lengthLimit { throw FormatFailure.tooLong }
        let padding = padding(for: length)
        output.reserve(length &+ padding.before &+ padding.after)
        output.append(repeating: fill, count: padding.before)
        output.append(text.base, count: length, width: text.width)
        output.append(repeating: fill, count: padding.after)
    }

    /// What a text refuses; public because subclasses of `str` report their own name for an unknown code first.
    package func checkText() throws(FormatFailure) {
        if sign == 0x20 { throw FormatFailure.value("Space not allowed in string format specifier") }
        if sign != 0 { throw FormatFailure.value("Sign not allowed in string format specifier") }
        if coercesNegativeZero {
            throw FormatFailure.value("Negative zero coercion (z) not allowed in string format specifier")
        }
        if isAlternate { throw FormatFailure.value("Alternate form (#) not allowed in string format specifier") }
        if alignment == .afterSign {
            throw FormatFailure.value("'=' alignment not allowed in string format specifier")
        }
    }

    /// How many fill characters go in front and behind.
    private func padding(for length: Int) -> (before: Int, after: Int) {
        let total = width &- length
        if total <= 0 { return (0, 0) }
        switch alignment {
        case .left: return (0, total)
        case .center: return (total / 2, total &- total / 2)
        case .right, .afterSign: return (total, 0)
        }
    }

    // MARK: Whole numbers

    /// Whether `type` turns a whole number into a float first.
    package var wantsFloat: Bool {
        switch type {
        case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x25: true
        default: false
        }
    }

    /// `format(value, spec)` for an `Int`.
    package func write(
        _ value: Int, to output: inout TextBuffer, typeName: @autoclosure () -> String = "int"
    ) throws(FormatFailure) {
        if wantsFloat { return try write(Double(value), to: &output, typeName: typeName()) }
        let radix = try radix(typeName())
        if radix == 0 { return try writeCharacter(value, to: &output) }
        // 64 digits and room for nothing else
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
        defer { memory.deallocate() }
        let start = FormatSpecification.digits(of: value.magnitude, radix, type == 0x58, memory)
        try write(
            NumberParts(
                sign: signCharacter(value < 0), prefix: prefix(radix),
                text: UnsafeBufferPointer(start: memory + start, count: 64 &- start), wholeCount: 64 &- start),
            to: &output)
    }

    /// `format(value, spec)` for a big integer.
    package func write(
        _ value: BigInteger, to output: inout TextBuffer, meter: WorkMeterPointer = nil,
        typeName: @autoclosure () -> String = "int"
    ) throws(FormatFailure) {
        if wantsFloat {
            guard let double = value.asDouble else {
                throw FormatFailure(.overflowError, "int too large to convert to float")
            }
            return try write(double, to: &output, typeName: typeName())
        }
        let radix = try radix(typeName())
        if radix == 0 { return try writeCharacter(value.asInt, to: &output) }
        let digits = try Self.text(value.absolute, radix, type == 0x58, meter)
        try digits.withUnsafeBufferPointer { (digits) throws(FormatFailure) in
            try write(
                NumberParts(
                    sign: signCharacter(value.isNegative), prefix: prefix(radix), text: digits,
                    wholeCount: digits.count),
                to: &output)
        }
    }

    static func text(
        _ value: BigInteger, _ radix: Int, _ uppercase: Bool, _ meter: WorkMeterPointer
    ) throws(FormatFailure) -> [UInt8] {
        do throws(WorkAborted) {
            return try value.text(radix: radix, uppercase: uppercase, meter: meter)
        } catch {
            throw FormatFailure.aborted
        }
    }

    /// Right-aligned in 64 bytes; gives back the first position.
    static func digits(
        of value: UInt, _ radix: Int, _ uppercase: Bool, _ memory: UnsafeMutablePointer<UInt8>
    ) -> Int {
        if radix == 10 { return DecimalDigits.write(value, to: memory, endingAt: 64) }
        let width = UInt(radix.trailingZeroBitCount)
        let letter: UInt8 = uppercase ? 0x37 : 0x57
        var value = value
        var position = 64
        repeat {
            let digit = UInt8(truncatingIfNeeded: value & UInt(radix &- 1))
            position &-= 1
            memory[position] = digit < 10 ? 0x30 &+ digit : letter &+ digit
            value &>>= width
        } while value != 0
        return position
    }

    /// 2, 8, 10, 16, or 0 for `c`; refuses what whole numbers do not have.
    private func radix(_ typeName: @autoclosure () -> String) throws(FormatFailure) -> Int {
        let radix: Int
        switch type {
        case 0, 0x64, 0x6E: radix = 10
        case 0x62: radix = 2
        case 0x6F: radix = 8
        case 0x78, 0x58: radix = 16
        case 0x63: radix = 0
        default: throw FormatFailure.unknownCode(type, typeName())
        }
        if precision >= 0 { throw FormatFailure.value("Precision not allowed in integer format specifier") }
        if coercesNegativeZero {
            throw FormatFailure.value("Negative zero coercion (z) not allowed in integer format specifier")
        }
        return radix
    }

    private func prefix(_ radix: Int) -> (UInt8, UInt8)? {
        if !isAlternate || radix == 10 { return nil }
        return (0x30, type == 0x58 ? 0x58 : radix == 2 ? 0x62 : radix == 8 ? 0x6F : 0x78)
    }

    private func writeCharacter(_ value: Int?, to output: inout TextBuffer) throws(FormatFailure) {
        if sign != 0 { throw FormatFailure.value("Sign not allowed with integer format specifier 'c'") }
        if isAlternate {
            throw FormatFailure.value("Alternate form (#) not allowed with integer format specifier 'c'")
        }
        guard let value else {
            throw FormatFailure(.overflowError, "Python int too large to convert to C long")
        }
        guard value >= 0, value < 0x110000 else {
            throw FormatFailure(.overflowError, "%c arg not in range(0x110000)")
        }
        if width > FormatSpecification.lengthLimit { throw FormatFailure.tooLong }
        let padding = padding(for: 1)
        output.append(repeating: fill, count: padding.before)
        output.append(codePoint: UInt32(value))
        output.append(repeating: fill, count: padding.after)
    }

    // MARK: Floats

    /// `format(value, spec)` for a float.
    package func write(
        _ value: Double, to output: inout TextBuffer, typeName: @autoclosure () -> String = "float"
    ) throws(FormatFailure) {
        switch type {
        case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x6E, 0x25: break
        default: throw FormatFailure.unknownCode(type, typeName())
        }
        try checkPrecision()
        let scaled = type == 0x25 ? value * 100 : value
        let layout = layout(scaled, addsPointZero: true)
        let isNegative = isShownNegative(scaled, layout)
        try layout.text.withUnsafeBufferPointer { (text) throws(FormatFailure) in
            try write(
                NumberParts(
                    sign: signCharacter(isNegative), prefix: nil, text: text, wholeCount: layout.wholeCount,
                    suffix: type == 0x25 ? 0x25 : 0),
                to: &output)
        }
    }

    private func checkPrecision() throws(FormatFailure) {
        if precision > Int(Int32.max) { throw FormatFailure.precisionTooBig }
    }

    /// The number without its sign; `addsPointZero` for floats (`1.0`), not for the parts of a complex (`1`).
    private func layout(_ value: Double, addsPointZero: Bool) -> FloatLayout {
        let uppercase = type == 0x45 || type == 0x46 || type == 0x47
        switch type {
        case 0x66, 0x46, 0x25:
            return FloatText.format(
                value, .fixed, precision: precision < 0 ? 6 : precision, alternate: isAlternate,
                uppercase: uppercase)
        case 0x65, 0x45:
            return FloatText.format(
                value, .exponent, precision: precision < 0 ? 6 : precision, alternate: isAlternate,
                uppercase: uppercase)
        case 0:
            if precision < 0 {
                return FloatText.representation(value, addsPointZero: addsPointZero, alternate: isAlternate)
            }
            return FloatText.format(
                value, addsPointZero ? .generalWithPoint : .general, precision: precision, alternate: isAlternate)
        default:
            return FloatText.format(
                value, .general, precision: precision < 0 ? 6 : precision, alternate: isAlternate,
                uppercase: uppercase)
        }
    }

    /// Whether a minus belongs in front: NaN has none, and with `z` neither has what was rounded to zero.
    private func isShownNegative(_ value: Double, _ layout: FloatLayout) -> Bool {
        if value.sign == .plus || value.isNaN { return false }
        if !coercesNegativeZero || !value.isFinite { return true }
        for byte in layout.text {
            if byte == 0x65 || byte == 0x45 { break }
            if byte >= 0x31 && byte <= 0x39 { return true }
        }
        return false
    }

    private func signCharacter(_ isNegative: Bool) -> UInt8 {
        if isNegative { return 0x2D }
        return sign == 0x2B || sign == 0x20 ? sign : 0
    }

    // MARK: Complex numbers

    /// `format(value, spec)` for a complex number.
    package func write(
        real: Double, imaginary: Double, to output: inout TextBuffer, typeName: @autoclosure () -> String = "complex"
    ) throws(FormatFailure) {
        switch type {
        case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x6E: break
        default: throw FormatFailure.unknownCode(type, typeName())
        }
        try checkPrecision()
        if fill == 0x30 { throw FormatFailure.value("Zero padding is not allowed in complex format specifier") }
        if alignment == .afterSign {
            throw FormatFailure.value("'=' alignment flag is not allowed in complex format specifier")
        }
        if width > FormatSpecification.lengthLimit { throw FormatFailure.tooLong }
        // Like repr: a real part of positive zero is left out, a whole pair stands in parentheses.
        let isPure = type == 0 && real == 0 && real.sign == .plus
        let hasParentheses = type == 0 && !isPure
        var body = TextBuffer(minimumCapacity: 48)
        if hasParentheses { body.append(0x28) }
        if !isPure { try writePart(real, forcesSign: false, to: &body) }
        try writePart(imaginary, forcesSign: !isPure, to: &body)
        body.append(0x6A)
        if hasParentheses { body.append(0x29) }
        let padding = padding(for: body.count)
        output.append(repeating: fill, count: padding.before)
        if let base = body.base { output.append(UnsafeRawPointer(base), count: body.count, width: body.width) }
        output.append(repeating: fill, count: padding.after)
    }

    private func writePart(
        _ value: Double, forcesSign: Bool, to output: inout TextBuffer
    ) throws(FormatFailure) {
        var part = self
        part.width = -1
        if forcesSign { part.sign = 0x2B }
        let layout = part.layout(value, addsPointZero: false)
        let sign = part.signCharacter(part.isShownNegative(value, layout))
        try layout.text.withUnsafeBufferPointer { (text) throws(FormatFailure) in
            try part.write(
                NumberParts(sign: sign, prefix: nil, text: text, wholeCount: layout.wholeCount), to: &output)
        }
    }

    // MARK: The writer

    private func write(_ parts: NumberParts, to output: inout TextBuffer) throws(FormatFailure) {
        if width > FormatSpecification.lengthLimit || parts.text.count > FormatSpecification.lengthLimit {
            throw FormatFailure.tooLong
        }
        let rest = parts.text.count &- parts.wholeCount
        let around =
            (parts.sign == 0 ? 0 : 1) &+ (parts.prefix == nil ? 0 : 2) &+ rest
            &+ (parts.suffix == 0 ? 0 : 1)
        let groupSize = grouping == 0 ? 0 : type == 0x62 || type == 0x6F || type == 0x78 || type == 0x58 ? 4 : 3
        var digits = parts.wholeCount
        // Zero padding counts as digits: the grouping runs through it.
        if fill == 0x30 && alignment == .afterSign && digits > 0 {
            digits = FormatSpecification.digits(filling: width &- around, atLeast: digits, groupSize)
        }
        let grouped = groupSize > 0 && digits > 0 ? digits &+ (digits &- 1) / groupSize : digits
        var padding = padding(for: around &+ grouped)
        let inner = alignment == .afterSign ? padding.before : 0
        if alignment == .afterSign { padding = (0, 0) }
        output.reserve(around &+ grouped &+ padding.before &+ padding.after &+ inner)
        output.append(repeating: fill, count: padding.before)
        if parts.sign != 0 { output.append(parts.sign) }
        if let prefix = parts.prefix {
            output.append(prefix.0)
            output.append(prefix.1)
        }
        output.append(repeating: fill, count: inner)
        writeWhole(parts, digits, groupSize, to: &output)
        output.append(UnsafeBufferPointer(rebasing: parts.text[parts.wholeCount...]))
        if parts.suffix != 0 { output.append(parts.suffix) }
        output.append(repeating: fill, count: padding.after)
    }

    /// The least number of digits whose grouped form is at least `length` long.
    private static func digits(filling length: Int, atLeast digits: Int, _ groupSize: Int) -> Int {
        if length <= digits { return digits }
        if groupSize == 0 { return length }
        // n + (n - 1) / g >= length
        var count = max(digits, length &- length / (groupSize &+ 1) &- 1)
        while count &+ (count &- 1) / groupSize < length { count &+= 1 }
        return count
    }

    private func writeWhole(_ parts: NumberParts, _ digits: Int, _ groupSize: Int, to output: inout TextBuffer) {
        let zeros = digits &- parts.wholeCount
        if groupSize == 0 {
            output.append(repeating: 0x30, count: zeros)
            output.append(UnsafeBufferPointer(rebasing: parts.text[..<parts.wholeCount]))
            return
        }
        for index in 0..<digits {
            if index > 0 && (digits &- index) % groupSize == 0 { output.append(grouping) }
            output.append(index < zeros ? 0x30 : parts.text[index &- zeros])
        }
    }
}
