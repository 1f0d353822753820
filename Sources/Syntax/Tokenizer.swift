// Bytes to tokens: lines, indentation, names and operators. Numbers and strings are in files of their own.
//
// The tokenizer is driven by the parser, a token at a time, and never looks further than the token that it is asked for, so
// that its errors and the parser's come in CPython's order. It reads UTF-8 through an unsafe pointer, which belongs to the
// caller of the parser and ends in zero bytes: the text itself holds none, so no read needs a bounds check.

/// Parsing stopped. The reason is in the `diagnostic` of the tokenizer; if there is none, the input merely did not match,
/// and another way to read it may still succeed.
struct Stop: Error {}

/// An open bracket.
struct OpenBracket {
    let character: UInt8
    let line: Int32
    let column: Int32
}

/// An f-string that is being read: the tokenizer is either in its text or in one of its replacement fields.
struct FormattedStringMode {
    let quote: UInt8
    /// 1 or 3.
    let quoteSize: Int
    let isRaw: Bool
    /// Where it begins, for the error that it never ends.
    let line: Int32
    let column: Int32
    /// True while the tokenizer reads text (of the string or of a format specification), false in an expression.
    var inText = true
    /// How many brackets are open within this f-string.
    var brackets = 0
    /// The number of replacement fields that we are in, less one: `f"{a:{b}}"` reaches 1.
    var fieldDepth = -1
}

struct Tokenizer {
    /// As many levels as CPython has.
    static let maximumBrackets = 200
    static let maximumIndents = 100

    let base: UnsafePointer<UInt8>
    let count: Int
    var names = NameTable()
    var warnings: [SyntaxDiagnostic] = []
    /// Why parsing stopped, once it did for good.
    var diagnostic: SyntaxDiagnostic?

    /// True once the tokenizer itself has found an error: there is no point in reading on.
    var hasFailed = false
    /// True if the text ended within brackets.
    var isUnclosed = false

    /// True if the last newline of the text was added: then it has no column.
    var impliesNewline = false

    /// The next byte to read.
    var cursor = 0
    var line: Int32 = 1
    /// The offset of the current line.
    var lineStart = 0
    /// A newline was read; the line counter moves only when the next token is asked for, as errors are reported before.
    var lineIsFinished = false
    var atLineStart = true
    var brackets: [OpenBracket] = []
    var formatted: [FormattedStringMode] = []
    /// Columns of the open blocks, once with tabs to multiples of eight, once with tabs of one.
    private var indents: [Int32] = [0]
    private var narrowIndents: [Int32] = [0]
    /// Indents (positive) or dedents (negative) not yet handed out.
    private var pendingIndents = 0

    init(_ source: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>) {
        self.base = base
        self.count = source.count
    }

    /// The next token.
    mutating func next() throws(Stop) -> Token {
        if let mode = formatted.last, mode.inText { return try formattedStringToken() }
        while true {
            // at the end of the text no new line begins: what is missing there is missing on the last line
            if lineIsFinished && cursor < count { beginLine() }
            var isBlank = false
            if atLineStart {
                atLineStart = false
                isBlank = try readIndentation()
            }
            if pendingIndents != 0 { return pendingIndent() }
            if let token = try tokenOnLine(isBlank: isBlank) { return token }
        }
    }

    /// One token of the current line, or nil if the line ends without a NEWLINE token.
    private mutating func tokenOnLine(isBlank: Bool) throws(Stop) -> Token? {
        while true {
            var byte = base[cursor]
            while byte == 0x20 || byte == 0x09 || byte == 0x0C {
                cursor &+= 1
                byte = base[cursor]
            }
            let start = cursor
            if byte == UInt8(ascii: "#") {
                while byte != 0x0A && cursor < count {
                    cursor &+= 1
                    byte = base[cursor]
                }
            }
            switch byte {
            case 0x80...0xFF, UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "_"):
                return try nameOrPrefixedString()
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                return try number()
            case 0x0A:
                cursor &+= 1
                lineIsFinished = true
                atLineStart = true
                if isBlank || !brackets.isEmpty { return nil }
                // a comment belongs to its newline
                var result = token(.newline, from: start)
                if impliesNewline && cursor == count {
                    result.column = -1
                    result.endColumn = -1
                }
                return result
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                return try string(prefixStart: cursor, isFormatted: false, isRaw: false)
            case UInt8(ascii: ".") where isDigit(base[cursor &+ 1]):
                return try number()
            case UInt8(ascii: "\\"):
                try continueLine()
            case 0 where cursor >= count:
                return try endOfFile()
            default:
                return try operatorToken(byte)
            }
        }
    }

    private mutating func endOfFile() throws(Stop) -> Token {
        if let bracket = brackets.last {
            isUnclosed = true
            throw neverClosed(bracket)
        }
        var result = token(.endOfFile, from: cursor)
        result.column = -1
        result.endColumn = -1
        return result
    }

    // MARK: Lines

    /// Moves the line counter behind a newline that was read.
    mutating func beginLine() {
        lineIsFinished = false
        line &+= 1
        lineStart = cursor
    }

    /// A backslash: the next line belongs to this one.
    private mutating func continueLine() throws(Stop) {
        let backslash = cursor
        cursor &+= 1
        guard base[cursor] == 0x0A else {
            if cursor < count { cursor &+= width(of: base[cursor]) }
            throw error(
                "unexpected character after line continuation character", column: cursor &- lineStart &- 1,
                hasEnd: false)
        }
        cursor &+= 1
        if cursor >= count {
            if let bracket = brackets.last { throw neverClosed(bracket) }
            throw error(
                "unexpected EOF while parsing", column: backslash &+ 1 &- lineStart, hasEnd: false, isIncomplete: true)
        }
        beginLine()
    }

    /// Measures the indentation of a new line. True if the line is blank or a comment, which has no say in indentation.
    private mutating func readIndentation() throws(Stop) -> Bool {
        var column: Int32 = 0
        var narrow: Int32 = 0
        var continued: Int32 = 0
        loop: while true {
            switch base[cursor] {
            case 0x20:
                column &+= 1
                narrow &+= 1
            case 0x09:
                column = (column / 8 &+ 1) &* 8
                narrow &+= 1
            case 0x0C:
                column = 0
                narrow = 0
            case UInt8(ascii: "\\"):
                // a continued line is indented as its first part was
                if continued == 0 { continued = column }
                try continueLine()
                continue loop
            default:
                break loop
            }
            cursor &+= 1
        }
        let byte = base[cursor]
        if byte == UInt8(ascii: "#") || byte == 0x0A { return true }
        guard brackets.isEmpty else { return false }
        if continued != 0 {
            column = continued
            narrow = continued
        }
        try changeIndentation(to: column, narrow: narrow)
        return false
    }

    private mutating func changeIndentation(to column: Int32, narrow: Int32) throws(Stop) {
        let top = indents.count - 1
        if column == indents[top] {
            if narrow != narrowIndents[top] { throw tabError() }
        } else if column > indents[top] {
            if indents.count >= Self.maximumIndents {
                throw error(
                    "too many levels of indentation", column: 0, kind: .indentationError, hasEnd: false)
            }
            if narrow <= narrowIndents[top] { throw tabError() }
            indents.append(column)
            narrowIndents.append(narrow)
            pendingIndents = 1
        } else {
            while indents.count > 1, let last = indents.last, column < last {
                indents.removeLast()
                narrowIndents.removeLast()
                pendingIndents -= 1
            }
            if column != indents.last {
                throw error(
                    "unindent does not match any outer indentation level", column: lineEnd() &- lineStart,
                    kind: .indentationError, hasEnd: false)
            }
            if narrow != narrowIndents.last { throw tabError() }
        }
    }

    private mutating func pendingIndent() -> Token {
        let kind: TokenKind = pendingIndents > 0 ? .indent : .dedent
        pendingIndents += pendingIndents > 0 ? -1 : 1
        return Token(
            kind: kind, level: 0, name: -1, start: Int32(truncatingIfNeeded: cursor),
            end: Int32(truncatingIfNeeded: cursor), line: line, column: -1, endLine: line, endColumn: -1)
    }

    /// The offset of the newline that ends the current line.
    private func lineEnd() -> Int {
        var end = cursor
        while end < count && base[end] != 0x0A { end &+= 1 }
        return end
    }

    // MARK: Names

    /// A name, a keyword, or a string with a prefix.
    private mutating func nameOrPrefixedString() throws(Stop) -> Token {
        let start = cursor
        var hash = NameTable.hashSeed
        var combined: UInt8 = 0
        var byte = base[cursor]
        repeat {
            hash = NameTable.step(hash, byte)
            combined |= byte
            cursor &+= 1
            byte = base[cursor]
        } while isIdentifierByte(byte)
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), cursor &- start <= 2,
            let prefix = stringPrefix(start: start)
        {
            return try string(prefixStart: start, isFormatted: prefix.isFormatted, isRaw: prefix.isRaw)
        }
        if combined >= 0x80 { try checkIdentifier(start: start) }
        let bytes = UnsafeBufferPointer(start: base + start, count: cursor &- start)
        let index = names.index(of: bytes, hash: hash)
        var kind = TokenKind.name
        if index < NameTable.keywordCount {
            kind = TokenKind(rawValue: TokenKind.kwFalse.rawValue &+ UInt8(truncatingIfNeeded: index)) ?? .name
        }
        var result = token(kind, from: start)
        result.name = index
        return result
    }

    /// Whether the letters from `start` to the cursor are a string prefix.
    private func stringPrefix(start: Int) -> (isFormatted: Bool, isRaw: Bool)? {
        var letters: (b: Bool, f: Bool, r: Bool, u: Bool) = (false, false, false, false)
        for i in start..<cursor {
            switch base[i] | 0x20 {
            case UInt8(ascii: "b") where !letters.b: letters.b = true
            case UInt8(ascii: "f") where !letters.f: letters.f = true
            case UInt8(ascii: "r") where !letters.r: letters.r = true
            case UInt8(ascii: "u") where !letters.u: letters.u = true
            default: return nil
            }
        }
        if letters.b && letters.f || letters.u && (letters.b || letters.f || letters.r) { return nil }
        return (letters.f, letters.r)
    }

    /// Complains about the first character between `start` and the cursor that may not stand in a name.
    private mutating func checkIdentifier(start: Int) throws(Stop) {
        var offset = start
        while offset < cursor {
            let (scalar, width) = decodeScalar(base + offset)
            let isAllowed =
                offset == start
                ? scalar == "_" || isIdentifierStart(scalar) : isIdentifierContinue(scalar)
            if !isAllowed {
                throw invalidCharacter(scalar, at: offset)
            }
            offset &+= width
        }
    }

    private mutating func invalidCharacter(_ scalar: Unicode.Scalar, at offset: Int) -> Stop {
        var code = String(scalar.value, radix: 16, uppercase: true)
        while code.utf8.count < 4 { code = "0" + code }
        let text =
            isPrintable(scalar)
            ? "invalid character '\(scalar)' (U+\(code))" : "invalid non-printable character U+\(code)"
        return error(text, column: offset &- lineStart)
    }

    // MARK: Operators

    private mutating func operatorToken(_ byte: UInt8) throws(Stop) -> Token {
        let start = cursor
        if !formatted.isEmpty, byte == UInt8(ascii: ":"), startsFormat() {
            cursor &+= 1
            formatted[formatted.count - 1].inText = true
            return token(.colon, from: start)
        }
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            return try open(byte)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            return try close(byte)
        default:
            break
        }
        let (kind, length) = operatorKind(byte, base[cursor &+ 1], base[cursor &+ 2])
        if kind == .unknown && byte < 0x20 || byte == 0x7F {
            throw invalidCharacter(Unicode.Scalar(byte), at: cursor)
        }
        cursor &+= length
        return token(kind, from: start)
    }

    /// Whether a colon ends the expression of a replacement field.
    private func startsFormat() -> Bool {
        guard let mode = formatted.last, mode.fieldDepth >= 0 else { return false }
        return mode.brackets &- 1 == mode.fieldDepth
    }

    private mutating func open(_ byte: UInt8) throws(Stop) -> Token {
        let start = cursor
        cursor &+= 1
        if brackets.count >= Self.maximumBrackets {
            throw error("too many nested parentheses", column: start &- lineStart)
        }
        brackets.append(
            OpenBracket(character: byte, line: line, column: Int32(truncatingIfNeeded: start &- lineStart)))
        if !formatted.isEmpty { formatted[formatted.count - 1].brackets += 1 }
        switch byte {
        case UInt8(ascii: "("): return token(.leftParen, from: start)
        case UInt8(ascii: "["): return token(.leftBracket, from: start)
        default: return token(.leftBrace, from: start)
        }
    }

    private mutating func close(_ byte: UInt8) throws(Stop) -> Token {
        let start = cursor
        cursor &+= 1
        let character = Character(Unicode.Scalar(byte))
        if let mode = formatted.last, mode.brackets == 0, byte == UInt8(ascii: "}") {
            throw error("f-string: single '}' is not allowed", column: start &- lineStart)
        }
        guard let opening = brackets.popLast() else {
            throw error("unmatched '\(character)'", column: start &- lineStart)
        }
        let closing: UInt8 = opening.character == UInt8(ascii: "(") ? UInt8(ascii: ")") : opening.character &+ 2
        if closing != byte { throw mismatch(byte, opening, at: start) }
        if let last = formatted.indices.last {
            formatted[last].brackets -= 1
            if formatted[last].brackets < 0 {
                throw error("f-string: unmatched '\(character)'", column: start &- lineStart)
            }
            if byte == UInt8(ascii: "}") && formatted[last].brackets == formatted[last].fieldDepth {
                formatted[last].fieldDepth -= 1
                formatted[last].inText = true
            }
        }
        switch byte {
        case UInt8(ascii: ")"): return token(.rightParen, from: start)
        case UInt8(ascii: "]"): return token(.rightBracket, from: start)
        default: return token(.rightBrace, from: start)
        }
    }

    private mutating func mismatch(_ byte: UInt8, _ opening: OpenBracket, at start: Int) -> Stop {
        let character = Character(Unicode.Scalar(byte))
        if let mode = formatted.last, opening.character == UInt8(ascii: "{"), mode.brackets - 1 == mode.fieldDepth {
            return error("f-string: unmatched '\(character)'", column: start &- lineStart)
        }
        var text =
            "closing parenthesis '\(character)' does not match opening parenthesis "
            + "'\(Character(Unicode.Scalar(opening.character)))'"
        if opening.line != line { text += " on line \(opening.line)" }
        return error(text, column: start &- lineStart)
    }

    // MARK: Making tokens and errors

    /// A token from `start` to the cursor, all on the current line.
    @inline(__always)
    func token(_ kind: TokenKind, from start: Int) -> Token {
        Token(
            kind: kind, level: UInt8(truncatingIfNeeded: brackets.count), name: -1,
            start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: cursor), line: line,
            column: Int32(truncatingIfNeeded: start &- lineStart), endLine: line,
            endColumn: Int32(truncatingIfNeeded: cursor &- lineStart))
    }

    /// Remembers an error of the current line. `hasEnd` says whether CPython gives it an end (the same place) or none.
    mutating func error(
        _ message: String, column: Int, kind: SyntaxDiagnostic.Kind = .syntaxError, hasEnd: Bool = true,
        isIncomplete: Bool = false
    ) -> Stop {
        let column = Int32(truncatingIfNeeded: column)
        hasFailed = true
        let range = SourceRange(
            line: line, column: column, endLine: hasEnd ? line : 0, endColumn: hasEnd ? column : 0)
        diagnostic = SyntaxDiagnostic(message, at: range, kind: kind, isIncomplete: isIncomplete)
        return Stop()
    }

    mutating func neverClosed(_ bracket: OpenBracket) -> Stop {
        hasFailed = true
        diagnostic = SyntaxDiagnostic(
            "'\(Character(Unicode.Scalar(bracket.character)))' was never closed",
            at: SourceRange(line: bracket.line, column: bracket.column, endLine: 0, endColumn: 0), isIncomplete: true)
        return Stop()
    }

    private mutating func tabError() -> Stop {
        error(
            "inconsistent use of tabs and spaces in indentation", column: 0, kind: .tabError, hasEnd: false)
    }
}

/// The operator that begins with the first of three bytes, and its length.
private func operatorKind(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> (TokenKind, Int) {
    let equals = UInt8(ascii: "=")
    switch a {
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ":"): return b == equals ? (.colonEqual, 2) : (.colon, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: "."):
        return b == UInt8(ascii: ".") && c == UInt8(ascii: ".") ? (.ellipsis, 3) : (.dot, 1)
    case UInt8(ascii: "="): return b == equals ? (.equalEqual, 2) : (.equal, 1)
    case UInt8(ascii: "+"): return b == equals ? (.plusEqual, 2) : (.plus, 1)
    case UInt8(ascii: "-"):
        if b == UInt8(ascii: ">") { return (.arrow, 2) }
        return b == equals ? (.minusEqual, 2) : (.minus, 1)
    case UInt8(ascii: "*"):
        if b == UInt8(ascii: "*") { return c == equals ? (.doubleStarEqual, 3) : (.doubleStar, 2) }
        return b == equals ? (.starEqual, 2) : (.star, 1)
    case UInt8(ascii: "/"):
        if b == UInt8(ascii: "/") { return c == equals ? (.doubleSlashEqual, 3) : (.doubleSlash, 2) }
        return b == equals ? (.slashEqual, 2) : (.slash, 1)
    case UInt8(ascii: "%"): return b == equals ? (.percentEqual, 2) : (.percent, 1)
    case UInt8(ascii: "@"): return b == equals ? (.atEqual, 2) : (.at, 1)
    case UInt8(ascii: "|"): return b == equals ? (.verticalEqual, 2) : (.vertical, 1)
    case UInt8(ascii: "^"): return b == equals ? (.caretEqual, 2) : (.caret, 1)
    case UInt8(ascii: "&"): return b == equals ? (.ampersandEqual, 2) : (.ampersand, 1)
    case UInt8(ascii: "~"): return (.tilde, 1)
    case UInt8(ascii: "!"): return b == equals ? (.notEqual, 2) : (.exclamation, 1)
    case UInt8(ascii: "<"):
        if b == a { return c == equals ? (.leftShiftEqual, 3) : (.leftShift, 2) }
        if b == UInt8(ascii: ">") { return (.notEqual, 2) }
        return b == equals ? (.lessEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"):
        if b == a { return c == equals ? (.rightShiftEqual, 3) : (.rightShift, 2) }
        return b == equals ? (.greaterEqual, 2) : (.greater, 1)
    default: return (.unknown, 1)
    }
}
