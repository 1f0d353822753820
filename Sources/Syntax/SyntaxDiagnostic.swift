// What the tokenizer, the parser and the resolver have to say about a source text.

/// A syntax error, or a warning, with CPython's text and place.
public struct SyntaxDiagnostic: Error, Sendable, Equatable {
    /// The Python exception (or warning) class.
    public enum Kind: String, Sendable {
        case syntaxError = "SyntaxError"
        case indentationError = "IndentationError"
        case tabError = "TabError"
        case syntaxWarning = "SyntaxWarning"
        case deprecationWarning = "DeprecationWarning"
        case unicodeDecodeError = "UnicodeDecodeError"
        case recursionError = "RecursionError"
        case memoryError = "MemoryError"
    }

    public let kind: Kind
    /// CPython's words: `invalid syntax. Perhaps you forgot a comma?`
    public let message: String
    /// Columns count bytes, from 0, as everywhere in the tree. A line of 0 means that the error has no place. An end line of
    /// 0 means that only the start is known.
    public let range: SourceRange
    /// True if more input could make the text valid: what the REPL asks before it shows the error.
    public let isIncomplete: Bool
    /// For an error: the warnings that were found before it.
    public internal(set) var warnings: [SyntaxDiagnostic] = []
    /// For an error: whether the text was parsed before it was found. Then CPython has forgotten the text, and reads the file again.
    public var isLate = false

    public init(_ message: String, at range: SourceRange, kind: Kind = .syntaxError, isIncomplete: Bool = false) {
        self.kind = kind
        self.message = message
        self.range = range
        self.isIncomplete = isIncomplete
    }

    /// What ends the work on a text that nobody wants any more. Nobody sees it.
    static let abandoned = SyntaxDiagnostic("abandoned", at: .none)
}
