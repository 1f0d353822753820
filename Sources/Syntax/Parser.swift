// The entry points of the parser, and its machinery: tokens, places, backtracking, depth.
//
// The parser is recursive descent with one token of lookahead and precedence climbing for operators. It runs at most twice.
// The first pass is fast and knows valid programs only; where it fails, it merely throws `Stop`. The second pass parses the
// same tokens with `isReporting` set: then the rules also try the ways in which people get them wrong, and fail with a
// message. If none of them fits, the error is a plain "invalid syntax" at the last token that the first pass asked for.
//
// The state is a struct: a class would pay dynamic exclusivity checks at every field access.

/// What kind of source is parsed.
public enum ParseMode: Sendable {
    /// A file or an `exec` string: any number of statements.
    case file
    /// `single`: one statement of an interactive session.
    case interactive
    /// `eval`: one expression, which becomes the one expression statement of the module.
    case expression
}

/// The parser.
public enum Parser {
    /// The words that cannot be names, and those that are only sometimes more than names (`match`, `case`, `type`, `_`).
    public static var keywords: [String] { NameTable.reserved.prefix(39).map(\.description) }

    /// Parses the bytes of a source.
    ///
    /// - Parameter isText: The bytes are a Python `str` in UTF-8 rather than the content of a file: a coding line has no
    ///   meaning, and lone surrogates are passed through.
    /// - Parameter program: The path, if this is the file that is run as the program (see `SourceText`).
    /// - Parameter isAbandoned: Asked every few thousand tokens and every megabyte; true ends the parse with an error that nobody will see.
    /// - Throws: The first error, with CPython's text and place.
    public static func parse(
        _ source: UnsafeBufferPointer<UInt8>, mode: ParseMode = .file, isText: Bool = false, program: String? = nil,
        isAbandoned: (() -> Bool)? = nil
    ) throws(SyntaxDiagnostic) -> Module {
        let text = try SourceText(source, isText: isText, program: program, isAbandoned: isAbandoned)
        let result: Result<Module, SyntaxDiagnostic> = text.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return .success(Module(body: [])) }
            let used = UnsafeBufferPointer(start: base, count: text.count)
            var tokenizer = Tokenizer(used, base: base)
            tokenizer.impliesNewline = mode != .file && source.last != 0x0A
            var core = ParserCore(tokenizer, mode: mode)
            core.isAbandoned = isAbandoned
            return core.run()
        }
        return try result.get()
    }

    public static func parse(
        _ source: [UInt8], mode: ParseMode = .file, isText: Bool = false, program: String? = nil,
        isAbandoned: (() -> Bool)? = nil
    ) throws(SyntaxDiagnostic) -> Module {
        let result: Result<Module, SyntaxDiagnostic> = source.withUnsafeBufferPointer { bytes in
            do throws(SyntaxDiagnostic) {
                return .success(
                    try parse(bytes, mode: mode, isText: isText, program: program, isAbandoned: isAbandoned))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The encoding that a coding line names, if the parser does not know it: its user has to decode the text first.
    public static func foreignEncoding(_ source: [UInt8]) -> String? {
        source.withUnsafeBufferPointer { SourceText.foreignEncoding($0) }
    }

    /// A source with what it says of its encoding taken into account, for showing its lines: UTF-8, if the parser knows the encoding.
    public static func readable(_ source: [UInt8]) -> [UInt8] {
        source.withUnsafeBufferPointer { SourceText.readable($0) } ?? source
    }

    /// Whether an interactive reader that has read these lines should ask for another one: they break off in the middle, or
    /// hold a block that no blank line has ended. The judgement of Python's `codeop`.
    ///
    /// - Parameter mode: `.file` if the lines may hold several statements.
    public static func needsMoreLines(_ source: [UInt8], mode: ParseMode = .interactive) -> Bool {
        do throws(SyntaxDiagnostic) {
            let module = try parse(source, mode: mode, isText: true)
            guard let last = module.body.last, last.isCompound else { return false }
            let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
            // the text ends in a newline, or its last line was not entered yet
            let tail = source.last == 0x0A ? lines.dropLast().last : lines.last
            return tail?.contains { $0 != 0x20 && $0 != 0x09 } ?? false
        } catch {
            return error.isIncomplete
        }
    }

    public static func parse(_ source: String, mode: ParseMode = .file) throws(SyntaxDiagnostic) -> Module {
        try parse(Array(source.utf8), mode: mode, isText: true)
    }
}

extension Statement {
    /// Whether the statement has a block.
    fileprivate var isCompound: Bool {
        switch kind {
        case .functionDef, .classDef, .forLoop, .whileLoop, .ifElse, .with, .match, .tryExcept: true
        default: false
        }
    }
}

/// The state of one parse.
struct ParserCore {
    /// Recursion of the parser itself: half a megabyte of stack. A level of brackets costs three of these, one of f-strings four;
    /// CPython allows 200 brackets and 149 f-strings.
    static let maximumDepth = 640
    /// How deep a tree may get through chains, which the parser reads without recursion: `a.b.c…`, `1 + 1 + …`.
    /// Whoever walks the tree recurses, and so does freeing it: 430 bytes of stack a level, two megabytes are enough.
    static let maximumTreeDepth = 5000

    let mode: ParseMode
    var tokenizer: Tokenizer
    /// All tokens so far; both passes use them.
    var tokens: ContiguousArray<Token> = []
    /// The index of the current token, which is always there.
    var position = 0
    /// The kind of the current token.
    var kind = TokenKind.endOfFile
    /// The second pass: explain the error.
    var isReporting = false
    /// Set while the rules for wrong programs are off for an expression that may or may not be there.
    var isQuiet = false
    /// Whether the rules for wrong programs apply. They recurse as well, so not where the stack is half full.
    var explains: Bool { isReporting && !isQuiet && depth < 300 }
    /// The places where a rule for wrong programs was tried in vain: `position * 8 + rule`. Without this, each level of
    /// nesting would double the time of the second pass.
    var explained: Set<Int> = []
    /// An error that CPython finds only in a program that parses.
    var lateError: SyntaxDiagnostic?
    var depth = 0
    /// The depth of the deepest expression finished since this was last set to 0.
    var deepest = 0
    /// Whether the parse is not wanted any more: asked now and then.
    var isAbandoned: (() -> Bool)?

    init(_ tokenizer: Tokenizer, mode: ParseMode) {
        self.tokenizer = tokenizer
        self.mode = mode
        tokens.reserveCapacity(64 + tokenizer.count / 4)
    }

    /// Both passes.
    mutating func run() -> Result<Module, SyntaxDiagnostic> {
        do throws(Stop) {
            let body = try start()
            if let lateError { return .failure(lateError) }
            return .success(Module(body: body, warnings: tokenizer.warnings))
        } catch {
            if tokenizer.diagnostic != nil { return .failure(conclude(tokenizer.warnings, farthest: tokens.count - 1)) }
            if isAbandoned?() ?? false { return .failure(.abandoned) }
        }
        let farthest = tokens.count - 1
        isReporting = true
        let warnings = tokenizer.warnings
        tokenizer.warnings = []
        do throws(Stop) {
            _ = try start()
        } catch {}
        return .failure(conclude(warnings, farthest: farthest))
    }

    /// ```
    /// file: statement* ENDMARKER
    /// interactive: NEWLINE | simple_stmts | compound_stmt NEWLINE
    /// eval: expressions NEWLINE* ENDMARKER
    /// ```
    private mutating func start() throws(Stop) -> [Statement] {
        depth = 0
        if tokens.isEmpty { tokens.append(try tokenizer.next()) }
        seek(0)
        var body: [Statement] = []
        switch mode {
        case .file:
            while kind != .endOfFile { try statement(into: &body) }
        case .interactive:
            try interactive(into: &body)
        case .expression:
            let value = try starExpressions(allowStar: false)
            while kind == .newline { try advance() }
            try need(kind == .endOfFile)
            body.append(Statement(.expression(value), value.range))
        }
        return body
    }

    private mutating func interactive(into body: inout [Statement]) throws(Stop) {
        if kind == .newline { return try advance() }
        guard kind != .endOfFile else { throw fail() }
        try statement(into: &body)
        let end = position - 1
        while kind == .newline { try advance() }
        guard kind == .endOfFile else {
            throw raise("multiple statements found while compiling a single statement", at: tokens[end].range)
        }
    }

    // MARK: Tokens

    var current: Token { tokens[position] }

    /// The token last consumed.
    var previous: Token { tokens[position == 0 ? 0 : position &- 1] }

    @inline(__always)
    mutating func advance() throws(Stop) {
        position &+= 1
        if position == tokens.count { try fetch() }
        kind = tokens[position].kind
    }

    @inline(never)
    private mutating func fetch() throws(Stop) {
        if tokens[position - 1].kind == .endOfFile {
            position -= 1
            return
        }
        do throws(Stop) {
            if tokens.count & 4095 == 0, let isAbandoned, isAbandoned() { throw Stop() }
            tokens.append(try tokenizer.next())
        } catch {
            position -= 1
            throw error
        }
    }

    @inline(__always)
    mutating func seek(_ index: Int) {
        position = index
        kind = tokens[index].kind
    }

    /// Consumes the current token if it is of the kind.
    @inline(__always)
    mutating func accept(_ wanted: TokenKind) throws(Stop) -> Bool {
        if kind != wanted { return false }
        try advance()
        return true
    }

    @inline(__always)
    mutating func expect(_ wanted: TokenKind) throws(Stop) {
        if kind != wanted { throw Stop() }
        try advance()
    }

    /// The kind of the token behind the current one.
    mutating func peekKind() throws(Stop) -> TokenKind {
        let saved = position
        try advance()
        let result = kind
        seek(saved)
        return result
    }

    /// CPython's "forced" tokens, whose absence is an error even in the first pass.
    mutating func require(_ wanted: TokenKind, _ text: String) throws(Stop) {
        if kind != wanted { throw raise("expected '\(text)'", at: current.range) }
        try advance()
    }

    func need(_ condition: Bool) throws(Stop) {
        if !condition { throw Stop() }
    }

    /// What does not match any rule, for now without a reason.
    func fail() -> Stop { Stop() }

    /// Whether the current token is the given soft keyword.
    func atSoftKeyword(_ index: Int32) -> Bool { kind == .name && tokens[position].name == index }

    /// Consumes a NAME.
    mutating func identifier() throws(Stop) -> Identifier {
        guard kind == .name else { throw Stop() }
        let token = tokens[position]
        try advance()
        return Identifier(tokenizer.names.names[Int(token.name)], token.range)
    }

    func text(_ token: Token) -> String { tokenizer.names.names[Int(token.name)] }

    // MARK: Places

    /// From the token at `start` to the last token consumed that is more than layout.
    @inline(__always)
    func range(from start: Int) -> SourceRange {
        var last = position &- 1
        while last > start {
            let kind = tokens[last].kind
            if kind.rawValue > TokenKind.dedent.rawValue { break }
            last &-= 1
        }
        let first = tokens[start]
        let end = tokens[last < 0 ? 0 : last]
        return SourceRange(line: first.line, column: first.column, endLine: end.endLine, endColumn: end.endColumn)
    }

    /// From the start of `range` to the last token consumed.
    @inline(__always)
    func range(from start: SourceRange) -> SourceRange {
        let end = tokens[position &- 1]
        return SourceRange(line: start.line, column: start.column, endLine: end.endLine, endColumn: end.endColumn)
    }

    // MARK: Errors, backtracking, depth

    /// An error with a message: nothing else will be tried.
    mutating func raise(
        _ message: String, at range: SourceRange, kind: SyntaxDiagnostic.Kind = .syntaxError, isIncomplete: Bool = false
    ) -> Stop {
        if tokenizer.diagnostic == nil {
            tokenizer.diagnostic = SyntaxDiagnostic(message, at: range, kind: kind, isIncomplete: isIncomplete)
        }
        return Stop()
    }

    /// Tries a rule; if it does not match, nil, with the position restored. An error with a message goes on.
    mutating func attempt<Value>(_ rule: (inout ParserCore) throws(Stop) -> Value) throws(Stop) -> Value? {
        let saved = position
        let savedDepth = depth
        let warnings = tokenizer.warnings.count
        let quiet = isQuiet
        do throws(Stop) {
            return try rule(&self)
        } catch {
            isQuiet = quiet
            if tokenizer.diagnostic != nil { throw error }
            depth = savedDepth
            if tokenizer.warnings.count > warnings {
                tokenizer.warnings.removeLast(tokenizer.warnings.count - warnings)
            }
            seek(saved)
            return nil
        }
    }

    /// Begins a recursive rule; `weight` is the stack that it takes, in units of 800 bytes.
    @inline(__always)
    mutating func enter(_ weight: Int = 1) throws(Stop) {
        depth &+= weight
        if depth > Self.maximumDepth { throw tooDeep() }
    }

    @inline(__always)
    mutating func leave(_ weight: Int = 1) { depth &-= weight }

    @inline(never)
    private mutating func tooDeep() -> Stop {
        raise("Parser stack overflowed - Python source too complex to parse", at: .none, kind: .memoryError)
    }

    /// Operators in front of an operand are read in a loop, but count as the recursion that they are in CPython's parser.
    @inline(__always)
    mutating func checkPrefixes(_ count: Int) throws(Stop) {
        if count > Self.mostPrefixes { throw tooDeep() }
    }

    private static var mostPrefixes: Int { 5980 }

    /// The expression being built gets a level deeper.
    @inline(__always)
    mutating func deepen() throws(Stop) {
        deepest &+= 1
        if deepest > Self.maximumTreeDepth { throw treeTooDeep() }
    }

    @inline(never)
    private mutating func treeTooDeep() -> Stop {
        raise("maximum recursion depth exceeded during compilation", at: .none, kind: .recursionError)
    }
}
