// What stands before the cursor, and so what Tab may complete there. Works on text alone.
//
//     os.wa|                 an attribute of `os`
//     from os import wa|     a name in the module `os`
//     import logg|           a module
//     d["ke|                 a key of `d`
//     open("src/ma|          a file
//     whi|                   a name or keyword
//     |                      at the beginning of a line: indentation

/// One place where something can be completed.
enum CompletionContext: Equatable {
    /// Nothing but blanks before the cursor on its line.
    case indentation
    case name(prefix: String)
    /// `object` is the text of an expression.
    case attribute(object: String, prefix: String)
    /// `prefix` is what stands behind the bracket, with its quote.
    case key(object: String, prefix: String)
    /// Inside a string that `quote` ends. `prefix` may contain directories.
    case path(prefix: String, quote: String)
    case module(prefix: String)
    case importedName(module: String, prefix: String)
    /// Inside a comment, behind a number, and so on.
    case nothing

    /// Judges the text up to the cursor.
    init(before text: String) {
        let bytes = Array(text.utf8)
        if bytes.reversed().prefix(while: { $0 != 0x0A }).allSatisfy({ $0 == 32 || $0 == 9 }) {
            self = .indentation
            return
        }
        switch TextState(bytes) {
        case .comment: self = .nothing
        case .string(let string): self = CompletionContext.inside(string, bytes)
        case .field(let start): self = CompletionContext(before: String(decoding: bytes[start...], as: UTF8.self))
        case .code: self = CompletionContext.code(bytes)
        }
    }

    // MARK: Strings

    private static func inside(_ string: OpenString, _ bytes: [UInt8]) -> CompletionContext {
        let content = bytes[string.contentStart...]
        let before = bytes[..<string.start].trimmingBlanks
        if before.last == UInt8(ascii: "["), let object = expression(endingAt: before.count - 1, bytes) {
            return .key(object: object, prefix: String(decoding: bytes[string.start...], as: UTF8.self))
        }
        if content.contains(0x0A) { return .nothing }
        let quote = String(decoding: bytes[string.quoteStart..<string.contentStart], as: UTF8.self)
        return .path(prefix: String(decoding: content, as: UTF8.self), quote: quote)
    }

    // MARK: Code

    private static func code(_ bytes: [UInt8]) -> CompletionContext {
        if let found = importStatement(bytes) { return found }
        let wordStart = startOfWord(bytes, bytes.count)
        let prefix = String(decoding: bytes[wordStart...], as: UTF8.self)
        if let first = prefix.utf8.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") { return .nothing }
        let before = bytes[..<wordStart].trimmingBlanks
        if before.last == UInt8(ascii: "."), before.count == wordStart || !prefix.isEmpty {
            // `..`, and the point of a number
            guard let object = expression(endingAt: before.count - 1, bytes) else { return .nothing }
            return .attribute(object: object, prefix: prefix)
        }
        return prefix.isEmpty ? .nothing : .name(prefix: prefix)
    }

    private static func startOfWord(_ bytes: [UInt8], _ end: Int) -> Int {
        var start = end
        while start > 0, bytes[start - 1].isWord { start -= 1 }
        return start
    }

    /// `import a, b.c` and `from a import b, c`: what is to be completed in it; nil for other statements.
    private static func importStatement(_ bytes: [UInt8]) -> CompletionContext? {
        var start = bytes.count
        while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != UInt8(ascii: ";") { start -= 1 }
        let statement = String(decoding: bytes[start...], as: UTF8.self)
        let words = statement.split(whereSeparator: { " \t,()".contains($0) }).map(String.init)
        let isOpen = statement.last.map { " \t,(".contains($0) } ?? true
        guard let first = words.first, first == "import" || first == "from", words.count > 1 || isOpen else {
            return nil
        }
        let prefix = isOpen ? "" : words[words.count - 1]
        if first == "import" {
            // behind `as` comes a name of the user's own choice
            let previous = isOpen ? words[words.count - 1] : words[words.count - 2]
            return previous == "as" ? .nothing : .module(prefix: prefix)
        }
        let complete = words.count - (isOpen ? 0 : 1)
        if complete == 1 { return .module(prefix: prefix) }
        if complete == 2 { return .name(prefix: prefix) }
        guard words[2] == "import" else { return nil }
        return .importedName(module: words[1], prefix: prefix)
    }

    /// The postfix expression (`a.b[0]`, `"text"`, `[1, 2]`) that ends before `end`; nil if there is none, or if getting its value
    /// would mean a call.
    private static func expression(endingAt end: Int, _ bytes: [UInt8]) -> String? {
        var position = bytes[..<end].trimmingBlanks.count
        let last = position
        while position > 0 {
            let byte = bytes[position - 1]
            if byte.isWord {
                position = startOfWord(bytes, position)
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                guard let open = matchingBracket(bytes, position - 1) else { return nil }
                position = open
                // what stands before a subscript belongs to it
                if byte == UInt8(ascii: "]"), open > 0, bytes[open - 1].isWord || bytes[open - 1] == byte { continue }
                break
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                guard let open = bytes[..<(position - 1)].lastIndex(of: byte) else { return nil }
                position = startOfWord(bytes, open)
                break
            } else {
                return nil
            }
            let before = bytes[..<position].trimmingBlanks
            guard before.last == UInt8(ascii: ".") else { break }
            position = before.count - 1
        }
        return position < last ? String(decoding: bytes[position..<last], as: UTF8.self) : nil
    }

    private static func matchingBracket(_ bytes: [UInt8], _ close: Int) -> Int? {
        var depth = 0
        var position = close
        while position >= 0 {
            switch bytes[position] {
            case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"): depth += 1
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"):
                depth -= 1
                if depth == 0 { return position }
            default: break
            }
            position -= 1
        }
        return nil
    }
}

/// A string that is not closed before the cursor.
struct OpenString: Equatable {
    /// Where it begins, with its prefix letters; where its quotes begin; where its content begins.
    var start: Int
    var quoteStart: Int
    var contentStart: Int
}

/// Where the end of a text is.
private enum TextState {
    case code
    case comment
    case string(OpenString)
    /// In the braces of an f-string; the expression begins here.
    case field(start: Int)

    init(_ bytes: [UInt8]) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "#") {
                guard let end = bytes[position...].firstIndex(of: 0x0A) else {
                    self = .comment
                    return
                }
                position = end
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let scanner = StringScanner(bytes, position)
                guard let end = scanner.end else {
                    self = scanner.state
                    return
                }
                position = end
                continue
            }
            position += 1
        }
        self = .code
    }
}

/// One string literal.
private struct StringScanner {
    private let bytes: [UInt8]
    private let open: OpenString
    private let isFormatted: Bool
    /// Behind the closing quotes; nil if they are missing.
    private(set) var end: Int?

    init(_ bytes: [UInt8], _ quoteStart: Int) {
        self.bytes = bytes
        let quote = bytes[quoteStart]
        var start = quoteStart
        while start > 0, quoteStart - start < 2, "rRbBfFuU".utf8.contains(bytes[start - 1]) { start -= 1 }
        if start > 0, bytes[start - 1].isWord { start = quoteStart }
        let isTriple = bytes[quoteStart...].starts(with: [quote, quote, quote])
        let prefix = bytes[start..<quoteStart]
        isFormatted = prefix.contains(UInt8(ascii: "f")) || prefix.contains(UInt8(ascii: "F"))
        open = OpenString(start: start, quoteStart: quoteStart, contentStart: quoteStart + (isTriple ? 3 : 1))
        var position = open.contentStart
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\\") {
                position += 2
                continue
            }
            if isTriple ? bytes[position...].starts(with: [quote, quote, quote]) : bytes[position] == quote {
                end = position + (isTriple ? 3 : 1)
                return
            }
            // a string of one line ends with it, wrongly
            if !isTriple && bytes[position] == 0x0A {
                end = position
                return
            }
            position += 1
        }
    }

    /// What the end of the text is, if the string is open there.
    var state: TextState {
        guard isFormatted else { return .string(open) }
        var fields: [Int] = []
        var position = open.contentStart
        while position < bytes.count {
            let isDoubled = position + 1 < bytes.count && bytes[position + 1] == bytes[position] && fields.isEmpty
            if bytes[position] == UInt8(ascii: "{") {
                if isDoubled { position += 1 } else { fields.append(position + 1) }
            } else if bytes[position] == UInt8(ascii: "}") {
                if isDoubled { position += 1 } else { _ = fields.popLast() }
            }
            position += 1
        }
        return fields.last.map { .field(start: $0) } ?? .string(open)
    }
}

extension UInt8 {
    /// A byte of a name. All bytes beyond ASCII count as such.
    fileprivate var isWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Without the blanks at its end.
    fileprivate var trimmingBlanks: ArraySlice<UInt8> {
        var result = self
        while let last = result.last, last == 32 || last == 9 { result.removeLast() }
        return result
    }
}
