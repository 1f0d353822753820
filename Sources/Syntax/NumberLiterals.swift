// Number tokens to values.

extension ParserCore {
    /// The value of a NUMBER token.
    mutating func numberConstant(_ token: Token) throws(Stop) -> Constant {
        let bytes = UnsafeBufferPointer(
            start: tokenizer.base + Int(token.start), count: Int(token.end - token.start))
        if bytes.count > 1 && bytes[0] == UInt8(ascii: "0") {
            switch bytes[1] | 0x20 {
            case UInt8(ascii: "x"): return integer(bytes.dropFirst(2), 16)
            case UInt8(ascii: "o"): return integer(bytes.dropFirst(2), 8)
            case UInt8(ascii: "b"): return integer(bytes.dropFirst(2), 2)
            default: break
            }
        }
        if let last = bytes.last, last | 0x20 == UInt8(ascii: "j") {
            return .imaginary(double(bytes.dropLast()))
        }
        let isFloat = bytes.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
        if isFloat { return .float(double(bytes[...])) }
        let constant = integer(bytes[...], 10)
        if case .bigInt(let digits, _) = constant, digits.utf8.count > 4300 {
            throw raise(
                "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.utf8.count) digits; "
                    + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
                    + "literals to avoid decimal conversion limits.",
                at: SourceRange(line: token.range.line, column: -1, endLine: token.range.endLine, endColumn: -1))
        }
        return constant
    }

    /// Digits with underscores between them.
    private func integer(_ digits: Slice<UnsafeBufferPointer<UInt8>>, _ radix: Int) -> Constant {
        var value = 0
        for byte in digits where byte != UInt8(ascii: "_") {
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let (sum, overflow2) = product.addingReportingOverflow(Int(digitValue(byte)))
            if overflow || overflow2 {
                let text = String(decoding: digits.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
                return .bigInt(digits: text, radix: radix)
            }
            value = sum
        }
        return .int(value)
    }

    private func double(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Double {
        // Swift wants a digit on both sides of the point
        var text: [UInt8] = []
        text.reserveCapacity(digits.count + 2)
        for byte in digits where byte != UInt8(ascii: "_") {
            if byte == UInt8(ascii: ".") && text.isEmpty { text.append(UInt8(ascii: "0")) }
            if byte | 0x20 == UInt8(ascii: "e") && text.last == UInt8(ascii: ".") { text.append(UInt8(ascii: "0")) }
            text.append(byte)
        }
        if text.last == UInt8(ascii: ".") { text.append(UInt8(ascii: "0")) }
        return Double(String(decoding: text, as: UTF8.self)) ?? .infinity
    }
}
