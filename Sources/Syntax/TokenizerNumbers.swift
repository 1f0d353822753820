// Number tokens. The tokenizer only finds the end of a number and rejects malformed ones; values are made by the parser.

extension Tokenizer {
    /// ```
    /// number: hexadecimal | octal | binary | decimal | float | imaginary
    /// ```
    mutating func number() throws(Stop) -> Token {
        let start = cursor
        if base[cursor] == UInt8(ascii: "0") {
            switch base[cursor &+ 1] | 0x20 {
            case UInt8(ascii: "x"): return try radixNumber(start, 16, "hexadecimal")
            case UInt8(ascii: "o"): return try radixNumber(start, 8, "octal")
            case UInt8(ascii: "b"): return try radixNumber(start, 2, "binary")
            default: return try numberFromZero(start)
            }
        }
        if base[cursor] != UInt8(ascii: ".") { try decimalTail() }
        return try numberFraction(start)
    }

    /// `0x1F`, `0o17`, `0b11`: digits in groups that underscores separate.
    private mutating func radixNumber(_ start: Int, _ radix: UInt8, _ name: String) throws(Stop) -> Token {
        cursor &+= 2
        repeat {
            if base[cursor] == UInt8(ascii: "_") { cursor &+= 1 }
            guard digitValue(base[cursor]) < radix else {
                if isDigit(base[cursor]) { throw invalidDigit(name) }
                throw invalidNumber(name)
            }
            while digitValue(base[cursor]) < radix { cursor &+= 1 }
        } while base[cursor] == UInt8(ascii: "_")
        if isDigit(base[cursor]) { throw invalidDigit(name) }
        try checkEndOfNumber(name)
        return token(.number, from: start)
    }

    /// A number that begins with `0`: zero itself, a float, or an error.
    private mutating func numberFromZero(_ start: Int) throws(Stop) -> Token {
        cursor &+= 1
        while true {
            if base[cursor] == UInt8(ascii: "_") {
                cursor &+= 1
                if !isDigit(base[cursor]) { throw invalidNumber("decimal") }
            }
            if base[cursor] != UInt8(ascii: "0") { break }
            cursor &+= 1
        }
        let zerosEnd = cursor
        let hasDigits = isDigit(base[cursor])
        if hasDigits { try decimalTail() }
        switch base[cursor] | 0x20 {
        case UInt8(ascii: ".") | 0x20 where base[cursor] == UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "j"):
            return try numberFraction(start)
        default:
            break
        }
        if hasDigits {
            hasFailed = true
            diagnostic = SyntaxDiagnostic(
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                at: SourceRange(
                    line: line, column: Int32(truncatingIfNeeded: start &- lineStart), endLine: line,
                    endColumn: Int32(truncatingIfNeeded: zerosEnd &- lineStart)))
            throw Stop()
        }
        try checkEndOfNumber("decimal")
        return token(.number, from: start)
    }

    /// What may follow the first digits: a fraction, an exponent, a `j`.
    private mutating func numberFraction(_ start: Int) throws(Stop) -> Token {
        if base[cursor] == UInt8(ascii: ".") {
            cursor &+= 1
            if isDigit(base[cursor]) { try decimalTail() }
        }
        if base[cursor] | 0x20 == UInt8(ascii: "e") {
            let sign = base[cursor &+ 1]
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                cursor &+= 2
                if !isDigit(base[cursor]) { throw invalidNumber("decimal") }
                try decimalTail()
            } else if isDigit(sign) {
                cursor &+= 1
                try decimalTail()
            } else {
                // perhaps the `e` of `1else`
                try checkEndOfNumber("decimal")
                return token(.number, from: start)
            }
        }
        if base[cursor] | 0x20 == UInt8(ascii: "j") {
            cursor &+= 1
            try checkEndOfNumber("imaginary")
        } else {
            try checkEndOfNumber("decimal")
        }
        return token(.number, from: start)
    }

    /// Digits in groups that underscores separate.
    private mutating func decimalTail() throws(Stop) {
        while true {
            while isDigit(base[cursor]) { cursor &+= 1 }
            if base[cursor] != UInt8(ascii: "_") { return }
            cursor &+= 1
            if !isDigit(base[cursor]) { throw invalidNumber("decimal") }
        }
    }

    /// A number must not run into a name, save for the keywords that may follow one: `1if x else 2` earns a warning only.
    private mutating func checkEndOfNumber(_ name: String) throws(Stop) {
        let byte = base[cursor]
        guard byte < 0x80, isIdentifierByte(byte) else { return }
        if keywordFollows() {
            let column = Int32(truncatingIfNeeded: cursor &- lineStart)
            warnings.append(
                SyntaxDiagnostic(
                    "invalid \(name) literal",
                    at: SourceRange(line: line, column: column, endLine: line, endColumn: column), kind: .syntaxWarning)
            )
            return
        }
        throw invalidNumber(name)
    }

    /// Whether one of `and`, `else`, `for`, `if`, `in`, `is`, `not`, `or` stands at the cursor.
    private func keywordFollows() -> Bool {
        let (a, b, c, d) = (base[cursor], base[cursor &+ 1], b3(1), b3(2))
        let length: Int
        switch a {
        case UInt8(ascii: "a") where b == UInt8(ascii: "n") && c == UInt8(ascii: "d"): length = 3
        case UInt8(ascii: "e") where b == UInt8(ascii: "l") && c == UInt8(ascii: "s") && d == UInt8(ascii: "e"):
            length = 4
        case UInt8(ascii: "f") where b == UInt8(ascii: "o") && c == UInt8(ascii: "r"): length = 3
        // CPython does not look what follows these
        case UInt8(ascii: "i"): return b == UInt8(ascii: "f") || b == UInt8(ascii: "n") || b == UInt8(ascii: "s")
        case UInt8(ascii: "n") where b == UInt8(ascii: "o") && c == UInt8(ascii: "t"): length = 3
        case UInt8(ascii: "o") where b == UInt8(ascii: "r"): length = 2
        default: return false
        }
        return !isIdentifierByte(base[cursor &+ length])
    }

    /// A byte behind the next one, or 0 behind the end.
    private func b3(_ distance: Int) -> UInt8 {
        cursor &+ 1 &+ distance < count ? base[cursor &+ 1 &+ distance] : 0
    }

    private mutating func invalidNumber(_ name: String) -> Stop {
        error("invalid \(name) literal", column: cursor &- lineStart &- 1)
    }

    private mutating func invalidDigit(_ name: String) -> Stop {
        error(
            "invalid digit '\(Character(Unicode.Scalar(base[cursor])))' in \(name) literal", column: cursor &- lineStart
        )
    }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// The value of a hexadecimal digit, or 255.
func digitValue(_ byte: UInt8) -> UInt8 {
    if isDigit(byte) { return byte &- 0x30 }
    let lower = byte | 0x20
    if lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "f") { return lower &- UInt8(ascii: "a") &+ 10 }
    return 255
}
