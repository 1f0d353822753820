// How errors end, and the rules for wrong statements.
//
// When the first pass fails, the rules here and in `ParserErrorRules.swift` run in the second. Each looks for one mistake that
// people make and raises its message; if it finds something else, it returns, and the parser goes on as if nothing had
// happened. The order in which they are asked follows CPython's grammar, for the first to raise wins.

extension ParserCore {
    // MARK: The final word

    /// The error to report: what was raised, or plain "invalid syntax" at the last token of the first pass; but a broken
    /// token further on is the likelier cause, so the rest of the text is read for one.
    ///
    /// - Parameter warnings: what the first pass had to say.
    mutating func conclude(_ warnings: [SyntaxDiagnostic], farthest: Int) -> SyntaxDiagnostic {
        tokenizer.warnings = []
        var found = likeliestError(farthest)
        found.warnings = warnings + tokenizer.warnings
        return found
    }

    private mutating func likeliestError(_ farthest: Int) -> SyntaxDiagnostic {
        let isIncomplete = hasReadAll
        if let found = tokenizer.diagnostic {
            if tokenizer.hasFailed || found.kind == .memoryError || found.kind == .recursionError { return found }
            return errorInRest() ?? (isIncomplete ? incomplete(found) : found)
        }
        let token = tokens[farthest]
        let found: SyntaxDiagnostic
        switch token.kind {
        case .indent, .dedent:
            found = SyntaxDiagnostic(
                token.kind == .indent ? "unexpected indent" : "unexpected unindent", at: lastFetched,
                kind: .indentationError)
            return isIncomplete ? incomplete(found) : found
        case .endOfFile:
            found = SyntaxDiagnostic(
                "invalid syntax",
                at: SourceRange(line: token.line, column: -1, endLine: token.line, endColumn: -1))
        default:
            found = SyntaxDiagnostic("invalid syntax", at: token.range)
        }
        return errorInRest() ?? (isIncomplete ? incomplete(found) : found)
    }

    /// Nothing is left of the text but the ends of its blocks: more of it could make it valid.
    private var hasReadAll: Bool {
        if tokens.last?.kind != .dedent { return tokens.last?.kind == .endOfFile }
        var rest = tokenizer
        do throws(Stop) {
            while true {
                let kind = try rest.next().kind
                if kind != .dedent { return kind == .endOfFile }
            }
        } catch {
            return false
        }
    }

    private func incomplete(_ found: SyntaxDiagnostic) -> SyntaxDiagnostic {
        SyntaxDiagnostic(found.message, at: found.range, kind: found.kind, isIncomplete: true)
    }

    /// The first broken token behind those that the parser has seen.
    private mutating func errorInRest() -> SyntaxDiagnostic? {
        guard let last = tokens.last, last.kind != .endOfFile else { return nil }
        tokenizer.diagnostic = nil
        do throws(Stop) {
            while try tokenizer.next().kind != .endOfFile {}
            return nil
        } catch {
            // an open bracket matters only if it was open before the error
            if tokenizer.isUnclosed, let bracket = tokenizer.brackets.last, last.line <= bracket.line { return nil }
            guard let found = tokenizer.diagnostic else { return nil }
            // neither broken lines nor what is within f-strings counts: so it is in CPython
            let isSilent =
                found.kind != .syntaxError || !tokenizer.formatted.isEmpty || found.message.hasPrefix("unexpected ")
            return isSilent ? nil : found
        }
    }

    // MARK: Places

    /// The last token that anybody looked at: where CPython puts errors that have no place of their own.
    var lastFetched: SourceRange {
        let token = tokens[tokens.count - 1]
        if token.column >= 0 { return token.range }
        let implied = tokenizer.impliesNewline && tokenizer.cursor == tokenizer.count ? 1 : 0
        let column = Int32(truncatingIfNeeded: tokenizer.cursor - tokenizer.lineStart - 1 - implied)
        return SourceRange(line: token.line, column: column, endLine: 0, endColumn: 0)
    }

    /// From `range` to where the tokenizer stands.
    func startingFrom(_ range: SourceRange) -> SourceRange {
        SourceRange(
            line: range.line, column: range.column, endLine: tokenizer.line,
            endColumn: Int32(truncatingIfNeeded: tokenizer.cursor - tokenizer.lineStart - 1))
    }

    /// Whether a rule was not yet tried here.
    mutating func isNew(_ rule: Int, at index: Int) -> Bool {
        explained.insert(index * 8 + rule).inserted
    }

    // MARK: Names and targets

    /// What CPython calls an expression in messages.
    func describe(_ expression: Expression) -> String {
        switch expression.kind {
        case .attribute: "attribute"
        case .subscripted: "subscript"
        case .starred: "starred"
        case .name: "name"
        case .list: "list"
        case .tuple: "tuple"
        case .lambda: "lambda"
        case .call: "function call"
        case .boolean, .binary, .unary, .slice: "expression"
        case .generator: "generator expression"
        case .yield, .yieldFrom: "yield expression"
        case .await: "await expression"
        case .listComprehension: "list comprehension"
        case .setComprehension: "set comprehension"
        case .dictComprehension: "dict comprehension"
        case .dict: "dict literal"
        case .set: "set display"
        case .joinedString, .formattedValue: "f-string expression"
        case .constant(let constant):
            switch constant {
            case .none: "None"
            case .bool(let value): value ? "True" : "False"
            case .ellipsis: "ellipsis"
            default: "literal"
            }
        case .compare: "comparison"
        case .conditional: "conditional expression"
        case .named: "named expression"
        }
    }

    enum TargetUse { case assignment, deletion, loop }

    /// The first part of a would-be target that is none.
    private func invalidTarget(_ expression: Expression, _ use: TargetUse) -> Expression? {
        switch expression.kind {
        case .name, .attribute, .subscripted: return nil
        case .list(let elements), .tuple(let elements):
            for element in elements {
                if let found = invalidTarget(element, use) { return found }
            }
            return nil
        case .starred(let value): return use == .deletion ? expression : invalidTarget(value, use)
        case .compare(let first, let operators, _) where use == .loop:
            // `for a in b` reads like a comparison
            return operators.first == .isIn ? invalidTarget(first, use) : nil
        default: return expression
        }
    }

    /// Complains about an expression that cannot be assigned to or deleted.
    mutating func checkTarget(_ expression: Expression, _ use: TargetUse) throws(Stop) {
        guard let found = invalidTarget(expression, use) else { return }
        throw raise("cannot \(use == .deletion ? "delete" : "assign to") \(describe(found))", at: found.range)
    }

    // MARK: Statements

    /// ```
    /// invalid_assignment
    /// ```
    /// For a statement that begins at `start` and is no valid assignment.
    mutating func explainAssignment(_ start: Int) throws(Stop) {
        if kind == .newline || kind == .semicolon { return }
        seek(start)
        try explainAnnotation(start)
        seek(start)
        try skipTargets()
        let place = position
        if let value = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starExpressions() }) {
            if kind == .equal { try checkTarget(value, .assignment) }
        }
        seek(place)
        if kind == .kwYield,
            let value = try attempt({ (core: inout ParserCore) throws(Stop) in try core.yieldExpression() })
        {
            if kind == .equal { throw raise("assignment to yield expression not possible", at: value.range) }
        }
        seek(start)
        guard let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starExpressions() }),
            kind.rawValue >= TokenKind.plusEqual.rawValue, kind.rawValue <= TokenKind.rightShiftEqual.rawValue
        else { return seek(start) }
        try advance()
        let value = try attempt { (core: inout ParserCore) throws(Stop) in
            core.kind == .kwYield ? try core.yieldExpression() : try core.starExpressions()
        }
        if value != nil {
            throw raise("'\(describe(target))' is an illegal expression for augmented assignment", at: target.range)
        }
        seek(start)
    }

    /// `(star_targets '=')*`
    private mutating func skipTargets() throws(Stop) {
        while true {
            let place = position
            guard let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starExpressions() }),
                kind == .equal, isStarTarget(target)
            else { return seek(place) }
            try advance()
        }
    }

    /// A colon behind something that cannot be annotated.
    private mutating func explainAnnotation(_ start: Int) throws(Stop) {
        if kind == .leftParen || kind == .leftBracket,
            let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.atom() }), kind == .colon
        {
            switch target.kind {
            case .list, .tuple:
                try advance()
                if try skipExpression() {
                    throw raise("only single target (not \(describe(target))) can be annotated", at: target.range)
                }
            default: break
            }
        }
        seek(start)
        if let first = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starNamedExpression() }),
            try accept(.comma)
        {
            // any number of lists: their commas are not missed, but a name and an equals sign are noticed
            while startsExpression || kind == .star {
                guard try attempt({ (core: inout ParserCore) throws(Stop) in try core.starNamedExpression() }) != nil
                else { break }
                _ = try accept(.comma)
            }
            if try accept(.colon), try skipExpression() {
                throw raise("only single target (not tuple) can be annotated", at: first.range)
            }
        }
        seek(start)
        if let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }),
            try accept(.colon), try skipExpression()
        {
            throw raise("illegal target for annotation", at: target.range)
        }
    }

    /// Consumes an expression if there is one.
    mutating func skipExpression() throws(Stop) -> Bool {
        try attempt { (core: inout ParserCore) throws(Stop) in try core.expression() } != nil
    }

    /// ```
    /// invalid_del_stmt: 'del' star_expressions
    /// ```
    mutating func explainDelete() throws(Stop) {
        try advance()
        if let targets = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starExpressions() }) {
            try checkTarget(targets, .deletion)
        }
    }

    /// ```
    /// invalid_for_target: ['async'] 'for' star_expressions
    /// ```
    /// `clause` is the `for` or `async`.
    mutating func explainLoopTarget(_ clause: Int) throws(Stop) {
        let saved = position
        seek(clause)
        _ = try accept(.kwAsync)
        if try accept(.kwFor),
            let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starExpressions() })
        {
            try checkTarget(target, .loop)
        }
        seek(saved)
    }

    /// ```
    /// invalid_for_if_clause: ['async'] 'for' (bitwise_or (',' bitwise_or)* [',']) !'in'
    /// ```
    /// A clause of a comprehension that begins at `clause` and has no `in`, or no target.
    mutating func explainClause(_ clause: Int) throws(Stop) {
        seek(clause)
        _ = try accept(.kwAsync)
        try expect(.kwFor)
        let start = position
        repeat {
            guard try attempt({ (core: inout ParserCore) throws(Stop) in try core.bitwiseOr() }) != nil else { break }
        } while try accept(.comma)
        if position > start && kind != .kwIn { throw raise("'in' expected after for-loop variables", at: lastFetched) }
        try explainLoopTarget(clause)
    }

    /// A handler with a star among handlers without, or the other way round.
    mutating func explainMixedHandlers(isStar: Bool) throws(Stop) {
        let start = position
        try advance()
        if isStar { try advance() }
        let place = range(from: start)
        var isComplete = kind == .colon && !isStar
        if !isComplete { isComplete = try skipExpression() }
        if isComplete {
            throw raise("cannot have both 'except' and 'except*' on the same 'try'", at: place)
        }
    }

    /// ```
    /// invalid_import: 'import' ','.dotted_name+ 'from' dotted_name | 'import' NEWLINE
    /// ```
    mutating func explainImport(_ start: Int) throws(Stop) {
        let saved = position
        if kind == .newline { throw explainMissingImport() }
        let isSwapped: Void? = try attempt { (core: inout ParserCore) throws(Stop) in
            repeat { _ = try core.dottedName() } while try core.accept(.comma)
            try core.expect(.kwFrom)
            _ = try core.dottedName()
        }
        if isSwapped != nil {
            throw raise("Did you mean to use 'from ... import ...' instead?", at: startingFrom(tokens[start].range))
        }
        seek(saved)
    }

    mutating func explainMissingImport() -> Stop {
        raise("Expected one or more names after 'import'", at: startingFrom(current.range))
    }

    /// A colon and a newline, but no block.
    mutating func raiseMissingBlock(_ owner: String, _ keyword: Int) -> Stop {
        guard explains else { return fail() }
        return raise(
            "expected an indented block after \(owner) on line \(tokens[keyword].line)", at: lastFetched,
            kind: .indentationError)
    }

    /// ```
    /// invalid_with_item: expression 'as' expression &(',' | ')' | ':')
    /// ```
    /// At the token behind `as`.
    mutating func explainWithItem() throws(Stop) {
        let start = position
        if try attempt({ (core: inout ParserCore) throws(Stop) in try core.withTargetOnly() }) != nil, kind == .newline,
            current.level == 0
        {
            throw raise("expected ':'", at: lastFetched)
        }
        seek(start)
        if let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }),
            kind == .comma || kind == .rightParen || kind == .colon
        {
            try checkTarget(target, .assignment)
        }
    }

    /// ```
    /// invalid_except_stmt: 'except' ['*'] expression ',' expressions ['as' NAME] ':' | 'except' '*' (NEWLINE | ':')
    /// ```
    /// Behind `except` or `except*`.
    mutating func explainExcept(_ start: Int) throws(Stop) {
        let place = position
        let isStar = tokens[place - 1].kind == .star
        if isStar && (kind == .newline || kind == .colon) {
            throw raise("expected one or more exception types", at: lastFetched)
        }
        if kind == .newline { throw raise("expected ':'", at: lastFetched) }
        if let first = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }),
            try accept(.comma)
        {
            let isList: Void? = try attempt { (core: inout ParserCore) throws(Stop) in
                _ = try core.starExpressions(allowStar: false)
                if try core.accept(.kwAs) { _ = try core.identifier() }
                try core.need(core.kind == .colon)
            }
            if isList != nil {
                throw raise("multiple exception types must be parenthesized", at: startingFrom(first.range))
            }
        }
        seek(place)
    }

    // MARK: Type parameters and patterns

    /// A colon behind `*Ts` or `**P`.
    mutating func explainBound(_ name: String) throws(Stop) -> Stop {
        let colon = current.range
        try advance()
        let bound = try expression()
        var what = "bound"
        if case .tuple = bound.kind { what = "constraints" }
        return raise("cannot use \(what) with \(name)", at: startingFrom(colon))
    }

    /// ```
    /// invalid_as_pattern: or_pattern 'as' "_" | or_pattern 'as' expression
    /// ```
    mutating func explainAsPattern() throws(Stop) {
        if atSoftKeyword(NameTable.underscore) { throw raise("cannot use '_' as a target", at: current.range) }
        if kind == .name { return }
        if let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }) {
            throw raise("invalid pattern target", at: target.range)
        }
    }

    /// Positional patterns, `first` among them, behind a keyword pattern.
    mutating func explainClassPattern(_ first: Pattern) throws(Stop) -> Stop {
        var last = first
        while try accept(.comma) {
            guard let next = try attempt({ (core: inout ParserCore) throws(Stop) in try core.pattern() }) else { break }
            last = next
        }
        return raise("positional patterns follow keyword patterns", at: first.range.through(last.range))
    }
}
