// The everyday format specifications (`5d`, `>10`, `08x`, `.2f`) of integers, floats and strings, written straight into the
// string that is being built. Everything else, and every mistake, goes to `FormatSpecification`, which knows all the rules;
// going there for `{x:.2f}` took three times as long as CPython.

/// A specification without signs, grouping and flags.
struct QuickFormat {
    var fill: UInt8 = 0x20
    /// `<`, `>`, `^`, `=`; 0 for what the value prefers.
    var alignment: UInt8 = 0
    /// `0` before the width: numbers are filled behind their sign.
    var padsWithZeros = false
    var width = 0
    /// -1 when absent.
    var precision = -1
    /// The presentation type, 0 when absent.
    var type: UInt8 = 0

    /// Wider fields take the general way, which looks at the memory there is.
    static let widest = 1 << 16

    init() {}

    /// Nil if the text says more than this can hold.
    init?(_ run: TextRun) {
        if run.width != 1 { return nil }
        let text = run.start.assumingMemoryBound(to: UInt8.self)
        let count = run.count
        var position = 0
        if count >= 2, QuickFormat.isAlignment(text[1]) {
            if text[0] >= 0x80 { return nil }
            fill = text[0]
            alignment = text[1]
            position = 2
        } else if count >= 1, QuickFormat.isAlignment(text[0]) {
            alignment = text[0]
            position = 1
        }
        if position < 2, position < count, text[position] == 0x30 {
            fill = 0x30
            padsWithZeros = true
            position &+= 1
        }
        while position < count, text[position] &- 0x30 < 10 {
            width = width &* 10 &+ Int(text[position] &- 0x30)
            if width > QuickFormat.widest { return nil }
            position &+= 1
        }
        if position < count, text[position] == 0x2E {
            position &+= 1
            precision = 0
            let start = position
            while position < count, text[position] &- 0x30 < 10 {
                precision = precision &* 10 &+ Int(text[position] &- 0x30)
                if precision > QuickFormat.widest { return nil }
                position &+= 1
            }
            if position == start { return nil }
        }
        if position < count {
            type = text[position]
            position &+= 1
        }
        if position < count { return nil }
    }

    /// The number conversions of the `%` operator.
    init?(_ percent: PercentSpecification, _ letter: UInt8) {
        if percent.showsPlus || percent.showsBlank || percent.isAlternate || percent.width > QuickFormat.widest {
            return nil
        }
        width = percent.width
        precision = percent.precision
        type = letter
        if percent.isLeftAligned {
            alignment = 0x3C
        } else if percent.padsWithZeros {
            fill = 0x30
            padsWithZeros = true
        }
    }

    private static func isAlignment(_ byte: UInt8) -> Bool {
        byte == 0x3C || byte == 0x3E || byte == 0x5E || byte == 0x3D
    }
}

extension StringBuilder {
    /// Writes a value in a quick format. False, and nothing is written, if it takes the general way.
    mutating func append(_ value: Value, as format: QuickFormat) -> Bool {
        switch value {
        case .int(let number): return append(integer: number, format)
        case .float(let number): return append(float: number, format)
        case .object(let object) where object.shape.toOpaque() == thread.pointee.shapes.string.toOpaque():
            return append(text: unsafeDowncast(object, to: StringObject.self), format)
        default: return false
        }
    }

    private mutating func append(text: StringObject, _ format: QuickFormat) -> Bool {
        if format.type != 0 && format.type != 0x73 || format.alignment == 0x3D { return false }
        let count = format.precision >= 0 && format.precision < text.count ? format.precision : text.count
        let padding = max(format.width &- count, 0)
        let before = format.alignment == 0x3E ? padding : format.alignment == 0x5E ? padding / 2 : 0
        append(repeating: UInt32(format.fill), before)
        append(text, 0, count)
        append(repeating: UInt32(format.fill), padding &- before)
        return true
    }

    private mutating func append(integer number: Int, _ format: QuickFormat) -> Bool {
        let radix: Int
        switch format.type {
        case 0, 0x64: radix = 10
        case 0x78, 0x58: radix = 16
        case 0x6F: radix = 8
        case 0x62: radix = 2
        default: return false
        }
        if format.precision >= 0 { return false }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { memory in
            let digits = memory.baseAddress.unsafelyUnwrapped
            let start = FormatSpecification.digits(of: number.magnitude, radix, format.type == 0x58, digits)
            append(digits: digits + start, 64 &- start, isNegative: number < 0, format)
        }
        return true
    }

    /// `f` with few places, and the shortest text.
    private mutating func append(float number: Double, _ format: QuickFormat) -> Bool {
        if format.type == 0 && format.precision < 0 {
            FloatText.withRepr(number.magnitude) { text in
                guard let base = text.baseAddress else { return }
                append(digits: base, text.count, isNegative: number.sign == .minus && !number.isNaN, format)
            }
            return true
        }
        if format.type != 0x66 || !number.isFinite { return false }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FloatText.smallFixedCapacity) { memory in
            let text = memory.baseAddress.unsafelyUnwrapped
            guard
                let layout = FloatText.writeSmallFixed(
                    number, format.precision < 0 ? 6 : format.precision, false, to: text)
            else { return false }
            append(digits: text, layout.count, isNegative: number.sign == .minus, format)
            return true
        }
    }

    private mutating func append(
        digits: UnsafePointer<UInt8>, _ count: Int, isNegative: Bool, _ format: QuickFormat
    ) {
        let padding = max(format.width &- count &- (isNegative ? 1 : 0), 0)
        var (before, inside, after) = (0, 0, 0)
        switch format.alignment {
        case 0: if format.padsWithZeros { inside = padding } else { before = padding }
        case 0x3C: after = padding
        case 0x5E:
            before = padding / 2
            after = padding &- before
        case 0x3D: inside = padding
        default: before = padding
        }
        let fill = UInt32(format.fill)
        append(repeating: fill, before)
        if isNegative { append(0x2D as UInt32) }
        append(repeating: fill, inside)
        append(latin1: UnsafeBufferPointer(start: digits, count: count))
        append(repeating: fill, after)
    }
}
