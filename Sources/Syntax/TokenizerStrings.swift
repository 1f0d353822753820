// String tokens, and the tokens that f-strings fall into.
//
// A plain string is one token, whatever it contains. An f-string is a start token, then text tokens and the ordinary tokens
// of its replacement fields, then an end token; fields may hold strings and f-strings again, so the tokenizer keeps a stack
// of the f-strings it is in.

extension Tokenizer {
    /// A string literal whose prefix (perhaps none) begins at `prefixStart`; the cursor is at the opening quote.
    mutating func string(prefixStart: Int, isFormatted: Bool, isRaw: Bool) throws(Stop) -> Token {
        let quote = base[cursor]
        let isTriple = base[cursor &+ 1] == quote && cursor &+ 2 < count && base[cursor &+ 2] == quote
        if isFormatted {
            if formatted.count >= 149 { throw error("too many nested f-strings", column: cursor &- lineStart) }
            cursor &+= isTriple ? 3 : 1
            formatted.append(
                FormattedStringMode(
                    quote: quote, quoteSize: isTriple ? 3 : 1, isRaw: isRaw, line: line,
                    column: Int32(truncatingIfNeeded: prefixStart &- lineStart)))
            return token(.fstringStart, from: prefixStart)
        }
        let startLine = line
        let startColumn = prefixStart &- lineStart
        if isTriple {
            cursor &+= 3
            try tripleQuotedTail(quote, startLine: startLine, startColumn: startColumn)
        } else {
            try singleQuotedTail(quote, startLine: startLine, startColumn: startColumn)
        }
        var result = token(.string, from: prefixStart)
        result.line = startLine
        result.column = Int32(truncatingIfNeeded: startColumn)
        return result
    }

    private mutating func singleQuotedTail(
        _ quote: UInt8, startLine: Int32, startColumn: Int
    ) throws(Stop) {
        cursor &+= 1
        var hasEscapedQuote = false
        while true {
            let byte = base[cursor]
            if byte == quote { break }
            if byte == 0x0A || cursor >= count {
                throw unterminated(
                    quote, 1, startLine: startLine, startColumn: startColumn, hasEscapedQuote: hasEscapedQuote)
            }
            cursor &+= 1
            if byte == UInt8(ascii: "\\") && cursor < count {
                if base[cursor] == quote { hasEscapedQuote = true }
                skipEscaped()
            }
        }
        cursor &+= 1
    }

    private mutating func tripleQuotedTail(
        _ quote: UInt8, startLine: Int32, startColumn: Int
    ) throws(Stop) {
        while true {
            if cursor >= count {
                throw unterminated(quote, 3, startLine: startLine, startColumn: startColumn, hasEscapedQuote: false)
            }
            let byte = base[cursor]
            if byte == quote && base[cursor &+ 1] == quote && base[cursor &+ 2] == quote { break }
            cursor &+= 1
            if byte == 0x0A {
                beginLine()
            } else if byte == UInt8(ascii: "\\") && cursor < count {
                skipEscaped()
            }
        }
        cursor &+= 3
    }

    /// Skips the byte behind a backslash.
    private mutating func skipEscaped() {
        let isNewline = base[cursor] == 0x0A
        cursor &+= 1
        if isNewline { beginLine() }
    }

    private mutating func unterminated(
        _ quote: UInt8, _ size: Int, startLine: Int32, startColumn: Int, hasEscapedQuote: Bool
    ) -> Stop {
        if let mode = formatted.last, mode.quote == quote, mode.quoteSize == size {
            line = startLine
            return error("f-string: expecting '}'", column: startColumn)
        }
        // the text ends in a newline that CPython counts only if something follows it
        let detected = lastLine()
        line = startLine
        var text = "unterminated \(size == 3 ? "triple-quoted " : "")string literal (detected at line \(detected))"
        if hasEscapedQuote { text += "; perhaps you escaped the end quote?" }
        return error(text, column: startColumn, isIncomplete: size == 3)
    }

    /// The number of the last line that holds text.
    private func lastLine() -> Int32 {
        cursor == lineStart && line > 1 ? line - 1 : line
    }

    // MARK: f-strings

    /// The next token while the tokenizer is in the text of an f-string.
    mutating func formattedStringToken() throws(Stop) -> Token {
        let last = formatted.count - 1
        let mode = formatted[last]
        if base[cursor] == UInt8(ascii: "{") && base[cursor &+ 1] != UInt8(ascii: "{") {
            try enterField()
            return try next()
        }
        if atClosingQuotes(mode) {
            let start = cursor
            cursor &+= mode.quoteSize
            formatted.removeLast()
            return token(.fstringEnd, from: start)
        }
        return try formattedText(mode)
    }

    private func atClosingQuotes(_ mode: FormattedStringMode) -> Bool {
        guard base[cursor] == mode.quote else { return false }
        return mode.quoteSize == 1 || base[cursor &+ 1] == mode.quote && base[cursor &+ 2] == mode.quote
    }

    /// A replacement field begins at the cursor: what follows is ordinary tokens.
    private mutating func enterField() throws(Stop) {
        let last = formatted.count - 1
        formatted[last].fieldDepth += 1
        if formatted[last].fieldDepth >= 3 {
            throw error("f-string: expressions nested too deeply", column: cursor &- lineStart &- 1)
        }
        formatted[last].inText = false
    }

    /// A token of text, up to a replacement field, the end of the string, or behind one half of a doubled brace.
    private mutating func formattedText(_ mode: FormattedStringMode) throws(Stop) -> Token {
        let start = cursor
        let startLine = line
        let startColumn = cursor &- lineStart
        let inFormat = mode.fieldDepth >= 0
        var skipsBrace = false
        scan: while true {
            if cursor >= count || base[cursor] == 0x0A && mode.quoteSize == 1 {
                if inFormat && cursor < count {
                    // a newline ends the format specification: the parser will miss the brace
                    formatted[formatted.count - 1].inText = false
                    break scan
                }
                throw unterminatedFormatted(mode)
            }
            if atClosingQuotes(mode) { break }
            let byte = base[cursor]
            switch byte {
            case UInt8(ascii: "{"):
                if base[cursor &+ 1] == UInt8(ascii: "{") && !inFormat {
                    cursor &+= 1
                    skipsBrace = true
                } else {
                    let place = cursor
                    try enterField()
                    cursor = place
                }
                break scan
            case UInt8(ascii: "}"):
                if base[cursor &+ 1] == UInt8(ascii: "}") && !inFormat {
                    cursor &+= 1
                    skipsBrace = true
                } else {
                    formatted[formatted.count - 1].inText = false
                }
                break scan
            case UInt8(ascii: "\\"):
                if try skipFormattedEscape(mode) { break scan }
            case 0x0A:
                cursor &+= 1
                beginLine()
            default:
                cursor &+= 1
            }
        }
        var result = token(.fstringMiddle, from: start)
        result.line = startLine
        result.column = Int32(truncatingIfNeeded: startColumn)
        if skipsBrace {
            // the second brace is no text, but CPython counts it into the token's place
            cursor &+= 1
            result.endColumn &+= 1
        }
        return result
    }

    /// Skips a backslash and what it escapes. True if the text token ends behind it: `\N{…}` holds braces of its own.
    private mutating func skipFormattedEscape(_ mode: FormattedStringMode) throws(Stop) -> Bool {
        cursor &+= 1
        guard cursor < count else { return false }
        let byte = base[cursor]
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
            // in front of a field the backslash is the last of its text, where nobody else sees what follows
            if byte == UInt8(ascii: "{") && base[cursor &+ 1] != byte && !mode.isRaw {
                let column = Int32(truncatingIfNeeded: cursor &- lineStart)
                let place = SourceRange(line: line, column: column, endLine: line, endColumn: column)
                warnings.append(SyntaxDiagnostic("invalid escape sequence '\\{'", at: place, kind: .syntaxWarning))
            }
            return false
        }
        if byte == UInt8(ascii: "N") && !mode.isRaw && base[cursor &+ 1] == UInt8(ascii: "{") {
            cursor &+= 2
            while cursor < count {
                let next = base[cursor]
                if next == UInt8(ascii: "}") {
                    cursor &+= 1
                    return true
                }
                if next == mode.quote || next == 0x0A || next == UInt8(ascii: "{") { return false }
                cursor &+= 1
            }
            return false
        }
        skipEscaped()
        return false
    }

    private mutating func unterminatedFormatted(_ mode: FormattedStringMode) -> Stop {
        let detected = mode.quoteSize == 3 ? lastLine() : line
        line = mode.line
        return error(
            "unterminated \(mode.quoteSize == 3 ? "triple-quoted " : "")f-string literal (detected at line \(detected))",
            column: Int(mode.column), isIncomplete: mode.quoteSize == 3)
    }
}
