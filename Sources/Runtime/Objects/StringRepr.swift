// `repr(str)`, `ascii(value)` and the escapes both use.

private let digits: StaticString = "0123456789abcdef"

extension StringBuilder {
    /// One lower-case hexadecimal digit.
    mutating func append(hexDigit value: UInt32) { append(digits.utf8Start[Int(value & 15)]) }

    /// `\x1f`, `\u2028`, `\U000e0001`: the shortest that holds the code point.
    package mutating func append(escaped point: UInt32) {
        append(0x5C as UInt32)
        var places: UInt32
        if point < 0x100 {
            append(0x78 as UInt32)
            places = 2
        } else if point < 0x10000 {
            append(0x75 as UInt32)
            places = 4
        } else {
            append(0x55 as UInt32)
            places = 8
        }
        while places > 0 {
            places -= 1
            append(hexDigit: point >> (places * 4))
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `repr` of a string: single quotes unless that needs more escapes than double ones.
    package func reprOfString(_ text: StringObject) throws(Raise) -> StringObject {
        var singles = false
        var doubles = false
        var isPlain = text.width == 1
        for i in 0..<text.count {
            let c = text[i]
            try chargeItem(i)
            if c == 0x27 { singles = true } else if c == 0x22 { doubles = true }
            if c < 0x20 || c >= 0x7F || c == 0x5C { isPlain = false }
        }
        let quote: UInt32 = singles && !doubles ? 0x22 : 0x27
        if isPlain && !(singles && doubles) {
            let result = makeString(width: 1, capacity: text.count + 2)
            result.setUnit(0, quote)
            try copyLong(result.buffer + 1, text.buffer, text.count)
            result.setUnit(text.count + 1, quote)
            result.count = text.count + 2
            return result
        }
        var builder = StringBuilder(self, capacity: text.count + 8)
        builder.append(quote)
        for i in 0..<text.count {
            let c = text[i]
            try chargeItem(i, cost: 2)
            switch c {
            case quote, 0x5C:
                builder.append(0x5C as UInt32)
                builder.append(c)
            case 0x09: builder.append("\\t")
            case 0x0A: builder.append("\\n")
            case 0x0D: builder.append("\\r")
            default: if CodePoint.isPrintable(c) { builder.append(c) } else { builder.append(escaped: c) }
            }
        }
        builder.append(quote)
        return builder.finish()
    }

    /// `ascii(value)`: the `repr` with everything beyond ASCII escaped.
    package func ascii(_ value: Value) throws(Raise) -> StringObject {
        let text = try repr(value)
        if text.isASCIIText { return text }
        var builder = StringBuilder(self, capacity: text.count * 2)
        for i in 0..<text.count {
            try chargeItem(i, cost: 2)
            if text[i] < 0x80 { builder.append(text[i]) } else { builder.append(escaped: text[i]) }
        }
        return builder.finish()
    }
}
