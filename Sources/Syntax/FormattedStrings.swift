// Strings and f-strings as expressions: implicit concatenation, and the replacement fields of PEP 701.

extension ParserCore {
    /// A part of a concatenation that contains an f-string: text, or a replacement field.
    private struct Part {
        /// Text, or nil for a field.
        var text: [UInt8]?
        var field: Expression?
        var range: SourceRange
    }

    /// ```
    /// strings: (fstring | STRING)+
    /// ```
    mutating func strings() throws(Stop) -> Expression {
        kind == .string ? try plainString() : try concatenation(position, nil, false)
    }

    /// Nearly always one string. Not inlined, for the sake of the stack that f-strings within f-strings take.
    @inline(never)
    private mutating func plainString() throws(Stop) -> Expression {
        let start = position
        let token = tokens[position]
        let body = stringBody(token)
        let value = try stringValue(token, body)
        try advance()
        if kind != .string && kind != .fstringStart {
            return Expression(.constant(body.isBytes ? .bytes(value) : .string(value)), token.range)
        }
        return try concatenation(start, value, body.isBytes)
    }

    /// The rest of a concatenation whose first part was a plain string, if `first` is given.
    private mutating func concatenation(
        _ start: Int, _ first: [UInt8]?, _ firstIsBytes: Bool
    ) throws(Stop) -> Expression {
        var parts: [Part] = []
        var bytes: [UInt8] = []
        var hasBytes = firstIsBytes
        var hasText = first != nil && !firstIsBytes
        var isFormatted = false
        if let first {
            if firstIsBytes { bytes = first } else { parts.append(Part(text: first, range: tokens[start].range)) }
        }
        while true {
            if kind == .string {
                let token = tokens[position]
                let body = stringBody(token)
                let value = try stringValue(token, body)
                if body.isBytes {
                    hasBytes = true
                    bytes += value
                } else {
                    hasText = true
                    parts.append(Part(text: value, range: token.range))
                }
                try advance()
            } else if kind == .fstringStart {
                isFormatted = true
                try formattedString(into: &parts)
            } else {
                break
            }
        }
        if hasBytes && (hasText || isFormatted) {
            throw raise("cannot mix bytes and nonbytes literals", at: lastFetched)
        }
        let place = range(from: start)
        if hasBytes { return Expression(.constant(.bytes(bytes)), place) }
        if !isFormatted {
            var joined: [UInt8] = []
            for part in parts { joined += part.text ?? [] }
            return Expression(.constant(.string(joined)), place)
        }
        return Expression(.joinedString(merged(parts)), place)
    }

    /// Runs of text become one constant; empty ones vanish.
    private func merged(_ parts: [Part]) -> [Expression] {
        var result: [Expression] = []
        var text: [UInt8] = []
        var place: SourceRange?
        func flush() {
            if let place, !text.isEmpty { result.append(Expression(.constant(.string(text)), place)) }
            text = []
            place = nil
        }
        for part in parts {
            if let field = part.field {
                flush()
                result.append(field)
            } else {
                text += part.text ?? []
                place = place?.through(part.range) ?? part.range
            }
        }
        flush()
        return result
    }

    /// ```
    /// fstring: FSTRING_START fstring_middle* FSTRING_END
    /// fstring_middle: fstring_replacement_field | FSTRING_MIDDLE
    /// ```
    private mutating func formattedString(into parts: inout [Part]) throws(Stop) {
        try enter(3)
        defer { leave(3) }
        let startToken = tokens[position]
        let isRaw = isRawFormatted(startToken)
        try advance()
        var texts: [(index: Int, token: Token)] = []
        while kind == .fstringMiddle || kind == .leftBrace {
            if kind == .leftBrace {
                try replacementField(into: &parts, isRaw: isRaw)
            } else {
                let token = tokens[position]
                texts.append((parts.count, token))
                parts.append(Part(text: [], range: token.range))
                try advance()
            }
        }
        guard kind == .fstringEnd else {
            throw fail()
        }
        let end = tokens[position].range
        for (index, token) in texts {
            parts[index].text = try formattedText(token, isRaw: isRaw, errorAt: end)
        }
        try advance()
    }

    private func isRawFormatted(_ token: Token) -> Bool {
        let base = tokenizer.base
        return base[Int(token.start)] | 0x20 == UInt8(ascii: "r")
            || base[Int(token.start) + 1] | 0x20 == UInt8(ascii: "r")
    }

    private mutating func formattedText(
        _ token: Token, isRaw: Bool, errorAt: SourceRange
    ) throws(Stop) -> [UInt8] {
        let contents = UnsafeBufferPointer(
            start: tokenizer.base + Int(token.start), count: Int(token.end - token.start))
        return try unescape(contents, isBytes: false, isRaw: isRaw, token: token, errorAt: errorAt)
    }

    /// ```
    /// fstring_replacement_field: '{' (yield_expr | star_expressions) ['='] ['!' NAME] [':' fstring_format_spec*] '}'
    /// ```
    private mutating func replacementField(into parts: inout [Part], isRaw: Bool) throws(Stop) {
        let start = position
        let outer = deepest
        deepest = 0
        try advance()
        if explains { try explainFieldStart() }
        let value: Expression
        do throws(Stop) {
            value = kind == .kwYield ? try yieldExpression() : try starExpressions()
        } catch {
            if explains && tokenizer.diagnostic == nil { throw try explainMissingField(start) }
            throw error
        }
        if explains { try explainFieldTail(.expression) }
        var debugEnd: Token?
        if try accept(.equal) {
            debugEnd = tokens[position]
            if explains { try explainFieldTail(.debug) }
        }
        let conversionToken = try fieldConversion()
        if explains { try explainFieldTail(.conversion) }
        var format: Expression?
        if kind == .colon {
            format = try formatSpecification(isRaw: isRaw)
        }
        if kind != .rightBrace && explains { try explainFieldTail(format == nil ? .end : .format) }
        try expect(.rightBrace)
        let conversion = try conversionToken.map { (token) throws(Stop) in try conversionCharacter(token) }
        try deepen()
        deepest = max(outer, deepest)
        let place = range(from: start)
        let implied: Character? = debugEnd != nil && conversion == nil && format == nil ? "r" : conversion
        if let debugEnd {
            let open = tokens[start].range
            parts.append(
                Part(
                    text: debugText(from: Int(tokens[start].end), to: Int(debugEnd.start)),
                    range: SourceRange(
                        line: open.endLine, column: open.endColumn, endLine: debugEnd.line,
                        endColumn: debugEnd.column)))
        }
        parts.append(
            Part(field: Expression(.formattedValue(value, conversion: implied, format: format), place), range: place))
    }

    /// `'!' NAME`
    private mutating func fieldConversion() throws(Stop) -> Token? {
        guard kind == .exclamation else { return nil }
        let mark = tokens[position]
        try advance()
        guard kind == .name else {
            if explains { try explainConversion() }
            throw fail()
        }
        let token = tokens[position]
        if token.start != mark.end || token.line != mark.line {
            // the misspelling is CPython's
            throw raise(
                "f-string: conversion type must come right after the exclamanation mark",
                at: mark.range.through(token.range))
        }
        try advance()
        return token
    }

    /// What the conversion is. CPython asks when the whole field has been read.
    private mutating func conversionCharacter(_ token: Token) throws(Stop) -> Character {
        let name = text(token)
        if name == "s" || name == "r" || name == "a", let character = name.first { return character }
        throw raise("f-string: invalid conversion character '\(name)': expected 's', 'r', or 'a'", at: token.range)
    }

    /// ```
    /// fstring_format_spec: FSTRING_MIDDLE | fstring_replacement_field
    /// ```
    private mutating func formatSpecification(isRaw: Bool) throws(Stop) -> Expression {
        let colon = position
        try advance()
        var parts: [Part] = []
        while kind == .fstringMiddle || kind == .leftBrace {
            if kind == .leftBrace {
                try replacementField(into: &parts, isRaw: isRaw)
            } else {
                let token = tokens[position]
                let value = try formattedText(token, isRaw: isRaw, errorAt: token.range)
                parts.append(Part(text: value, range: token.range))
                try advance()
            }
        }
        return Expression(.joinedString(merged(parts)), range(from: colon))
    }

    /// What `{expression = }` prints before the value: the source as it stands, less its comments.
    private func debugText(from start: Int, to end: Int) -> [UInt8] {
        var result: [UInt8] = []
        var quote: UInt8 = 0
        var index = start
        while index < end {
            let byte = tokenizer.base[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "#") {
                while index < end && tokenizer.base[index] != 0x0A { index += 1 }
                continue
            }
            result.append(byte)
            index += 1
        }
        return result
    }
}

/// How far a replacement field was read when something unexpected came.
enum FieldProgress { case expression, debug, conversion, format, end }
