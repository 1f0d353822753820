// String tokens to bytes: escapes, and what is wrong with them.
//
// A string without a backslash is copied; the rest goes through one loop that serves `str`, `bytes` and the text of
// f-strings. Text comes out as generalised UTF-8, since `"\ud800"` is a legal Python string.

/// A string token without its prefix and quotes.
struct StringBody {
    /// Offsets of the contents in the source.
    let start: Int
    let end: Int
    let isBytes: Bool
    let isRaw: Bool
}

extension ParserCore {
    /// Takes the prefix and the quotes off a STRING token.
    func stringBody(_ token: Token) -> StringBody {
        let base = tokenizer.base
        var start = Int(token.start)
        var isBytes = false
        var isRaw = false
        while base[start] != UInt8(ascii: "'") && base[start] != UInt8(ascii: "\"") {
            if base[start] | 0x20 == UInt8(ascii: "b") { isBytes = true }
            if base[start] | 0x20 == UInt8(ascii: "r") { isRaw = true }
            start &+= 1
        }
        let end = Int(token.end)
        let isTriple =
            end &- start >= 6 && base[start &+ 1] == base[start] && base[start &+ 2] == base[start]
        let quotes = isTriple ? 3 : 1
        return StringBody(start: start &+ quotes, end: end &- quotes, isBytes: isBytes, isRaw: isRaw)
    }

    /// The value of a STRING token.
    mutating func stringValue(_ token: Token, _ body: StringBody) throws(Stop) -> [UInt8] {
        let contents = UnsafeBufferPointer(start: tokenizer.base + body.start, count: body.end - body.start)
        if body.isBytes && contents.contains(where: { $0 >= 0x80 }) {
            throw raise("bytes can only contain ASCII literal characters", at: token.range)
        }
        return try unescape(contents, isBytes: body.isBytes, isRaw: body.isRaw, token: token, errorAt: token.range)
    }

    /// Replaces the escapes in the contents of a literal. Warnings stand at `token`, errors at `errorAt`.
    mutating func unescape(
        _ contents: UnsafeBufferPointer<UInt8>, isBytes: Bool, isRaw: Bool, token: Token, errorAt: SourceRange
    ) throws(Stop) -> [UInt8] {
        if isRaw || !contents.contains(UInt8(ascii: "\\")) { return [UInt8](contents) }
        var reader = EscapeReader(contents, isBytes: isBytes)
        reader.read()
        if let message = reader.error { throw raise(message, at: errorAt) }
        for warning in reader.warnings {
            tokenizer.warnings.append(SyntaxDiagnostic(warning, at: token.range, kind: .syntaxWarning))
        }
        return reader.output
    }
}

/// Reads the contents of a literal that has backslashes in it.
private struct EscapeReader {
    let contents: UnsafeBufferPointer<UInt8>
    let isBytes: Bool
    var output: [UInt8] = []
    var warnings: [String] = []
    var error: String?
    private var index = 0

    init(_ contents: UnsafeBufferPointer<UInt8>, isBytes: Bool) {
        self.contents = contents
        self.isBytes = isBytes
        output.reserveCapacity(contents.count)
    }

    mutating func read() {
        while index < contents.count && error == nil {
            let byte = contents[index]
            index += 1
            if byte != UInt8(ascii: "\\") || index >= contents.count {
                output.append(byte)
            } else {
                escape()
            }
        }
    }

    /// The escape whose backslash is just behind us.
    private mutating func escape() {
        let byte = contents[index]
        index += 1
        switch byte {
        case 0x0A: break
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): output.append(byte)
        case UInt8(ascii: "a"): output.append(7)
        case UInt8(ascii: "b"): output.append(8)
        case UInt8(ascii: "t"): output.append(9)
        case UInt8(ascii: "n"): output.append(10)
        case UInt8(ascii: "v"): output.append(11)
        case UInt8(ascii: "f"): output.append(12)
        case UInt8(ascii: "r"): output.append(13)
        case UInt8(ascii: "0")...UInt8(ascii: "7"): octal()
        case UInt8(ascii: "x"): hexadecimal(2, "truncated \\xXX escape")
        case UInt8(ascii: "u") where !isBytes: hexadecimal(4, "truncated \\uXXXX escape")
        case UInt8(ascii: "U") where !isBytes: hexadecimal(8, "truncated \\UXXXXXXXX escape")
        case UInt8(ascii: "N") where !isBytes: named()
        default:
            index -= 1
            output.append(UInt8(ascii: "\\"))
            // behind a backslash, a character beyond ASCII is left alone by CPython as well, with a warning
            let character = String(
                decoding: contents[index..<min(index + width(of: byte), contents.count)], as: UTF8.self)
            warnings.append("invalid escape sequence '\\\(character)'")
        }
    }

    private mutating func octal() {
        let start = index - 1
        var value = 0
        index = start
        while index < contents.count && index < start + 3, contents[index] >= 0x30 && contents[index] < 0x38 {
            value = value * 8 + Int(contents[index] - 0x30)
            index += 1
        }
        if value > 0o377 {
            warnings.append(
                "invalid octal escape sequence '\\\(String(decoding: contents[start..<index], as: UTF8.self))'")
        }
        if isBytes {
            output.append(UInt8(truncatingIfNeeded: value))
        } else {
            appendCodePoint(UInt32(value), to: &output)
        }
    }

    private mutating func hexadecimal(_ digits: Int, _ complaint: String) {
        let start = index - 2
        var value: UInt32 = 0
        var read = 0
        while read < digits && index < contents.count, digitValue(contents[index]) < 16 {
            value = value << 4 | UInt32(digitValue(contents[index]))
            index += 1
            read += 1
        }
        guard read == digits else {
            if isBytes {
                error = "(value error) invalid \\x escape at position \(start)"
            } else {
                fail(start, index - 1, complaint)
            }
            return
        }
        if value > 0x10FFFF { return fail(start, index - 1, "illegal Unicode character") }
        if isBytes {
            output.append(UInt8(truncatingIfNeeded: value))
        } else {
            appendCodePoint(value, to: &output)
        }
    }

    /// `\N{NAME}`
    private mutating func named() {
        let start = index - 2
        guard index < contents.count, contents[index] == UInt8(ascii: "{"),
            let close = contents[index...].firstIndex(of: UInt8(ascii: "}")), close > index + 1
        else {
            if index < contents.count, contents[index] == UInt8(ascii: "{") {
                // `\N{}` or a missing brace
                let isEmpty = contents[index...].contains(UInt8(ascii: "}"))
                return fail(start, isEmpty ? start + 2 : contents.count - 1, "malformed \\N character escape")
            }
            return fail(start, start + 1, "malformed \\N character escape")
        }
        let name = String(decoding: contents[(index + 1)..<close], as: UTF8.self)
        index = close + 1
        guard let scalar = CharacterNames.scalar(named: name) else {
            return fail(start, close, "unknown Unicode character name")
        }
        appendCodePoint(scalar.value, to: &output)
    }

    private mutating func fail(_ from: Int, _ to: Int, _ reason: String) {
        error =
            "(unicode error) 'unicodeescape' codec can't decode bytes in position \(position(from))-\(position(to)): \(reason)"
    }

    /// CPython decodes a copy in which every character beyond ASCII is written as `\UXXXXXXXX`, and a backslash before
    /// one as `\u005c`; positions refer to that copy.
    private func position(_ offset: Int) -> Int {
        var result = 0
        var i = 0
        while i < offset && i < contents.count {
            let size = width(of: contents[i])
            let isEscapedWide =
                contents[i] == UInt8(ascii: "\\") && i + 1 < contents.count && contents[i + 1] >= 0x80
            if contents[i] == UInt8(ascii: "\\") && !isEscapedWide && i + 1 < offset {
                result += 2
                i += 2
                continue
            }
            result += isEscapedWide ? 6 : size > 1 ? 10 : 1
            i += size
        }
        return result
    }
}
