// The bytes of a file or string to the text that the tokenizer reads: UTF-8, `\n` at every line end, zeros behind the end.
//
// Here live byte order marks, PEP 263 coding lines and the errors of undecodable files.

/// A source text that is ready for the tokenizer.
struct SourceText {
    /// How many zero bytes stand behind the text, so that looking a few bytes ahead needs no bounds check.
    static let padding = 4

    /// The text, a final newline, the padding.
    private(set) var bytes: [UInt8]

    /// Decodes and checks `source`.
    ///
    /// - Parameter isText: The bytes are a Python string, encoded for us: a coding line has no meaning.
    /// - Parameter program: The path of the file that is run as the program: CPython reads it line by line, and has words of its own
    ///   for what is wrong with it.
    /// - Parameter isAbandoned: Asked every megabyte; true ends the work with an error that nobody will see.
    init(
        _ source: UnsafeBufferPointer<UInt8>, isText: Bool, program: String? = nil, isAbandoned: (() -> Bool)? = nil
    ) throws(SyntaxDiagnostic) {
        var rest = source
        let hasMark = !isText && rest.starts(with: [0xEF, 0xBB, 0xBF])
        if hasMark { rest = UnsafeBufferPointer(rebasing: rest.dropFirst(3)) }
        var isLatin = false
        var isFifteen = false
        var hasCodingLine = false
        if !isText, let name = SourceText.codingName(rest) {
            hasCodingLine = true
            // of a text the error is in line 0, of a program it has no place
            let place = SourceRange(line: 0, column: program == nil ? -1 : 0, endLine: 0, endColumn: 0)
            switch SourceText.normalizedEncoding(name) {
            case "utf-8":
                // CPython knows just the one spelling at this point
                if hasMark && name.lowercased().prefix(5).map({ $0 == "_" ? "-" : $0 }) != Array("utf-8") {
                    throw SyntaxDiagnostic("encoding problem: \(name) with BOM", at: place)
                }
            case "latin-1" where !hasMark:
                isLatin = true
            case "iso-8859-15" where !hasMark:
                isLatin = true
                isFifteen = true
            case "ascii" where !hasMark:
                try SourceText.checkASCII(rest, name, isProgram: program != nil)
            case let known where hasMark:
                throw SyntaxDiagnostic(
                    "encoding problem: \(known == "latin-1" ? "iso-8859-1" : name) with BOM", at: place)
            default:
                throw SyntaxDiagnostic((program == nil ? "unknown encoding: " : "encoding problem: ") + name, at: place)
            }
        }
        bytes = []
        bytes.reserveCapacity(rest.count + 1 + SourceText.padding)
        if isLatin {
            for byte in rest { appendCodePoint(SourceText.latin(byte, isFifteen: isFifteen), to: &bytes) }
        } else {
            for start in stride(from: 0, to: rest.count, by: 1 << 20) {
                bytes.append(contentsOf: rest[start..<min(start + 1 << 20, rest.count)])
                if isAbandoned?() ?? false { throw .abandoned }
            }
        }
        let null = bytes.firstIndex(of: 0)
        if isAbandoned?() ?? false { throw .abandoned }
        if let program, !hasMark, !hasCodingLine, let bad = SourceText.firstMalformed(rest), bad < null ?? Int.max {
            throw SourceText.notUTF8(rest, bad, program)
        }
        if let null {
            let line = SourceText.line(of: null, in: bytes)
            throw SyntaxDiagnostic(
                isText ? "source code string cannot contain null bytes" : "source code cannot contain null bytes",
                at: program == nil ? .none : SourceRange(line: line, column: -1, endLine: 0, endColumn: 0))
        }
        if !isLatin && !isText && SourceText.firstMalformed(rest) != nil {
            // of a text that is not the program CPython does not decode the comments
            if program == nil { replaceInComments() }
            let text = bytes
            try text.withUnsafeBufferPointer { (text) throws(SyntaxDiagnostic) in try SourceText.checkUTF8(text) }
        }
        if bytes.contains(0x0D) { translateNewlines() }
        if bytes.last != 0x0A { bytes.append(0x0A) }
        for _ in 0..<SourceText.padding { bytes.append(0) }
    }

    /// The text without padding.
    var count: Int { bytes.count - SourceText.padding }

    /// `\r\n` and a lone `\r` end a line just as `\n` does.
    private mutating func translateNewlines() {
        var target = 0
        var source = 0
        while source < bytes.count {
            var byte = bytes[source]
            source += 1
            if byte == 0x0D {
                byte = 0x0A
                if source < bytes.count && bytes[source] == 0x0A { source += 1 }
            }
            bytes[target] = byte
            target += 1
        }
        bytes.removeSubrange(target...)
    }

    /// Puts a question mark in the place of every byte of a comment that is not ASCII. Strings are told from comments as far as that
    /// is possible without the tokenizer.
    private mutating func replaceInComments() {
        var quote: UInt8 = 0
        var isLong = false
        var i = 0
        func isTriple(_ byte: UInt8) -> Bool { i + 2 < bytes.count && bytes[i + 1] == byte && bytes[i + 2] == byte }
        while i < bytes.count {
            let byte = bytes[i]
            if quote != 0 {
                if byte == UInt8(ascii: "\\") {
                    i += 1
                } else if byte == quote, !isLong || isTriple(quote) {
                    i += isLong ? 2 : 0
                    quote = 0
                } else if byte == 0x0A && !isLong {
                    quote = 0
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                isLong = isTriple(byte)
                i += isLong ? 2 : 0
            } else if byte == UInt8(ascii: "#") {
                while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D {
                    if bytes[i] >= 0x80 { bytes[i] = UInt8(ascii: "?") }
                    i += 1
                }
            }
            i += 1
        }
    }

    // MARK: Encodings

    /// The encoding that a comment in the first two lines names, and the line: `# -*- coding: latin-1 -*-`.
    private static func codingName(_ source: UnsafeBufferPointer<UInt8>) -> String? {
        var start = 0
        for _ in 1...2 {
            var end = start
            while end < source.count && source[end] != 0x0A && source[end] != 0x0D { end += 1 }
            let text = source[start..<end]
            guard let first = text.firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0C }) else {
                start = nextLine(source, end)
                continue
            }
            guard source[first] == UInt8(ascii: "#") else { return nil }
            if let name = codingName(inComment: source, first, end) { return name }
            start = nextLine(source, end)
        }
        return nil
    }

    private static func nextLine(_ source: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        if end + 1 < source.count && source[end] == 0x0D && source[end + 1] == 0x0A { return end + 2 }
        return min(end + 1, source.count)
    }

    /// `coding`, a colon or equals sign, blanks, then the name.
    private static func codingName(inComment source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> String? {
        let word = Array("coding".utf8)
        var i = start
        while i + word.count < end {
            defer { i += 1 }
            guard source[i..<i + word.count].elementsEqual(word) else { continue }
            let sign = source[i + word.count]
            guard sign == UInt8(ascii: ":") || sign == UInt8(ascii: "=") else { continue }
            var from = i + word.count + 1
            while from < end && (source[from] == 0x20 || source[from] == 0x09) { from += 1 }
            var to = from
            while to < end,
                isIdentifierByte(source[to]) && source[to] < 0x80 || source[to] == 0x2D || source[to] == 0x2E
            {
                to += 1
            }
            if to > from { return String(decoding: source[from..<to], as: UTF8.self) }
        }
        return nil
    }

    /// `utf-8`, `latin-1` or `ascii` for every spelling of these, else the name itself.
    private static func normalizedEncoding(_ name: String) -> String {
        let lower = String(name.lowercased().map { $0 == "_" ? "-" : $0 })
        if lower == "utf-8" || lower.hasPrefix("utf-8-") { return "utf-8" }
        for prefix in ["latin-1", "iso-8859-1", "iso-latin-1"] where lower == prefix || lower.hasPrefix(prefix + "-") {
            return "latin-1"
        }
        switch lower {
        case "utf8", "u8", "utf", "cp65001": return "utf-8"
        case "latin1", "latin", "l1", "iso8859-1", "8859", "cp819": return "latin-1"
        case "iso8859-15", "iso-8859-15", "latin-9", "latin9", "l9": return "iso-8859-15"
        case "ascii", "us-ascii", "646", "ansi-x3.4-1968": return "ascii"
        default: return lower
        }
    }

    /// The code point of a byte in Latin-1, or in Latin-9 (ISO 8859-15), which differs in eight characters.
    private static func latin(_ byte: UInt8, isFifteen: Bool) -> UInt32 {
        guard isFifteen else { return UInt32(byte) }
        switch byte {
        case 0xA4: return 0x20AC
        case 0xA6: return 0x160
        case 0xA8: return 0x161
        case 0xB4: return 0x17D
        case 0xB8: return 0x17E
        case 0xBC: return 0x152
        case 0xBD: return 0x153
        case 0xBE: return 0x178
        default: return UInt32(byte)
        }
    }

    /// The encoding that a coding line of `source` names, if it is none of those that are decoded here.
    static func foreignEncoding(_ source: UnsafeBufferPointer<UInt8>) -> String? {
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { return nil }
        guard let name = codingName(source) else { return nil }
        switch normalizedEncoding(name) {
        case "utf-8":
            // what is not spelled as CPython's parser knows it goes through the codec there, which matters where it fails
            let isKnown = name.lowercased().prefix(5).map { $0 == "_" ? "-" : $0 } == Array("utf-8")
            return isKnown || firstMalformed(source) == nil ? nil : name
        case "latin-1", "iso-8859-15", "ascii": return nil
        default: return name
        }
    }

    /// The source as a person reads it, in UTF-8, if it is in one of the encodings of one byte that are decoded here; else nil.
    static func readable(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let name = codingName(source) else { return nil }
        let encoding = normalizedEncoding(name)
        if encoding != "latin-1" && encoding != "iso-8859-15" { return nil }
        var result: [UInt8] = []
        for byte in source { appendCodePoint(latin(byte, isFifteen: encoding != "latin-1"), to: &result) }
        return result
    }

    private static func line(of offset: Int, in bytes: some Collection<UInt8>) -> Int32 {
        var line: Int32 = 1
        for byte in bytes.prefix(offset) where byte == 0x0A { line += 1 }
        return line
    }

    /// What CPython says of a program that is not UTF-8 and does not name another encoding.
    private static func notUTF8(_ source: UnsafeBufferPointer<UInt8>, _ bad: Int, _ program: String) -> SyntaxDiagnostic
    {
        SyntaxDiagnostic(
            "Non-UTF-8 code starting with '\\x\(String(source[bad], radix: 16))' in file \(program) on line "
                + "\(line(of: bad, in: source)), but no encoding declared; see https://peps.python.org/pep-0263/ for details",
            at: .none)
    }

    private static func checkASCII(
        _ source: UnsafeBufferPointer<UInt8>, _ name: String, isProgram: Bool
    ) throws(SyntaxDiagnostic) {
        guard let bad = source.firstIndex(where: { $0 >= 0x80 }) else { return }
        if isProgram { throw SyntaxDiagnostic("encoding problem: \(name)", at: .none) }
        throw SyntaxDiagnostic(
            "'ascii' codec can't decode byte 0x\(String(source[bad], radix: 16)) in position \(bad): "
                + "ordinal not in range(128)", at: SourceRange(line: 0, column: -1, endLine: 0, endColumn: 0))
    }

    /// Looks for the first malformed sequence, as Python's decoder does.
    private static func checkUTF8(_ source: UnsafeBufferPointer<UInt8>) throws(SyntaxDiagnostic) {
        guard let bad = firstMalformed(source) else { return }
        let lead = source[bad]
        let size = lead < 0xC2 || lead > 0xF4 ? 0 : width(of: lead)
        if size == 0 { throw decodeError(source, bad, "invalid start byte", length: 1) }
        var length = 1
        if bad + 1 < source.count, source[bad + 1] & 0xC0 == 0x80, !canFollow(lead, source[bad + 1]) {
            throw decodeError(source, bad, "invalid continuation byte", length: 1)
        }
        while length < size, bad + length < source.count, source[bad + length] & 0xC0 == 0x80 { length += 1 }
        let next = bad + length < source.count ? source[bad + length] : 0
        // a string is decoded by itself: behind its closing quote there is no more data
        let isEnd = next == 0 || next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") || next == UInt8(ascii: "=")
        throw decodeError(source, bad, isEnd ? "unexpected end of data" : "invalid continuation byte", length: length)
    }

    /// Where the first malformed sequence starts.
    private static func firstMalformed(_ source: UnsafeBufferPointer<UInt8>) -> Int? {
        var i = 0
        let count = source.count
        while i < count {
            let lead = source[i]
            if lead < 0x80 {
                i += 1
                continue
            }
            let size = lead < 0xC2 || lead > 0xF4 ? 0 : width(of: lead)
            guard size > 0 else { return i }
            for k in 1..<size {
                guard i + k < count else { return i }
                let byte = source[i + k]
                guard byte & 0xC0 == 0x80, k > 1 || canFollow(lead, byte) else { return i }
            }
            i += size
        }
        return nil
    }

    /// Whether a continuation byte may be the second one after `lead`: no surrogates, nothing too long, nothing beyond Unicode.
    private static func canFollow(_ lead: UInt8, _ byte: UInt8) -> Bool {
        switch lead {
        case 0xE0: byte >= 0xA0
        case 0xED: byte < 0xA0
        case 0xF0: byte >= 0x90
        case 0xF4: byte < 0x90
        default: true
        }
    }

    private static func decodeError(
        _ source: UnsafeBufferPointer<UInt8>, _ offset: Int, _ reason: String, length: Int
    ) -> SyntaxDiagnostic {
        // CPython decodes names and string contents one by one, and positions count from the start of these
        var start = offset
        while start > 0, isIdentifierByte(source[start - 1]) || source[start - 1] == 0x20 { start -= 1 }
        if start == 0 || source[start - 1] != UInt8(ascii: "'") && source[start - 1] != UInt8(ascii: "\"") {
            start = offset
            while start > 0, isIdentifierByte(source[start - 1]) { start -= 1 }
        }
        let position = offset - start
        // the error is in the whole literal
        if start > 0, source[start - 1] == UInt8(ascii: "'") || source[start - 1] == UInt8(ascii: "\"") { start -= 1 }
        let what =
            length == 1
            ? "byte 0x\(String(source[offset], radix: 16)) in position \(position)"
            : "bytes in position \(position)-\(position + length - 1)"
        let lineStart = source[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return SyntaxDiagnostic(
            "(unicode error) 'utf-8' codec can't decode \(what): \(reason)",
            at: SourceRange(
                line: line(of: offset, in: source), column: Int32(truncatingIfNeeded: start - lineStart), endLine: 0,
                endColumn: 0))
    }
}
