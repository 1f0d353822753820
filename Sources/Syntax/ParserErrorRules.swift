// The rules for wrong expressions, arguments and displays.

extension ParserCore {
    /// Rules with a memory of where they were tried.
    private enum Rule {
        static let named = 0
        static let expression = 1
        static let arguments = 2
        static let display = 3
        static let keyword = 4
        static let quietDisjunction = 5
    }

    // MARK: Expressions

    /// ```
    /// invalid_expression: !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid
    ///     | disjunction 'if' disjunction !('else' | ':')
    /// invalid_legacy_expression: NAME !'(' star_expressions
    /// ```
    /// A disjunction, once it is clear that nothing is wrong behind it.
    mutating func explainedDisjunction() throws(Stop) -> Expression {
        let start = position
        if isQuiet { _ = isNew(Rule.expression, at: start) }
        guard explains else { return try disjunction() }
        let first = tokens[start]
        var isExcluded = false
        if kind == .name {
            isExcluded = beginsSoftKeyword(first)
            if try peekKind() == .string { isExcluded = true }
        }
        let value = try rememberedDisjunction()
        guard isNew(Rule.expression, at: start) else { return value }
        let end = position
        let isLegacy = first.name == NameTable.print || first.name == NameTable.exec
        var isBareName = false
        if case .name = value.kind, end == start + 1 { isBareName = true }
        if !isExcluded && startsExpression {
            isQuiet = true
            let next = try attempt { (core: inout ParserCore) throws(Stop) in try core.quietExpression() }
            isQuiet = false
            if let next, !(isLegacy && isBareName), tokens[position - 1].level != 0 {
                throw raise("invalid syntax. Perhaps you forgot a comma?", at: value.range.through(next.range))
            }
            seek(end)
        }
        if try accept(.kwIf) {
            let test = try attempt { (core: inout ParserCore) throws(Stop) in try core.disjunction() }
            if let test, kind != .kwElse, kind != .colon {
                throw raise("expected 'else' after 'if' expression", at: value.range.through(test.range))
            }
            seek(end)
        }
        // CPython reads on behind any name, which may find a broken token
        if first.kind == .name && depth < 100 { try explainLegacyStatement(start, isLegacy) }
        seek(end)
        return value
    }

    /// ```
    /// expression_without_invalid: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
    /// ```
    private mutating func quietExpression() throws(Stop) -> Expression {
        if kind == .kwLambda { return try lambda() }
        let start = position
        _ = isNew(Rule.quietDisjunction, at: start)
        return try withCondition(try disjunction(), start)
    }

    /// A disjunction, with the reasons for what is wrong in it; but without them if it was read quietly before: CPython
    /// remembers what came of that.
    private mutating func rememberedDisjunction() throws(Stop) -> Expression {
        guard explained.contains(position * 8 + Rule.quietDisjunction) else { return try disjunction() }
        isQuiet = true
        defer { isQuiet = false }
        return try disjunction()
    }

    /// Whether a name is a soft keyword or the beginning of one: CPython's comparison stops at the end of the name.
    private func beginsSoftKeyword(_ token: Token) -> Bool {
        let name = text(token)
        return ["match", "case", "type", "_"].contains { $0.hasPrefix(name) }
    }

    /// `print x`
    private mutating func explainLegacyStatement(_ start: Int, _ isLegacy: Bool) throws(Stop) {
        seek(start)
        let token = current
        try advance()
        if kind == .leftParen { return }
        if let rest = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starExpressions() }), isLegacy {
            let name = text(token)
            throw raise(
                "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?",
                at: token.range.through(rest.range))
        }
    }

    /// ```
    /// invalid_expression: 'lambda' [lambda_params] ':' &FSTRING_MIDDLE
    /// ```
    mutating func explainLambdaInFormattedString() throws(Stop) {
        let start = position
        let colon = try attempt { (core: inout ParserCore) throws(Stop) in
            try core.advance()
            _ = try core.parameters(closing: .colon)
            let colon = core.current
            try core.expect(.colon)
            try core.need(core.kind == .fstringMiddle)
            return colon
        }
        if let colon {
            throw raise(
                "f-string: lambda expressions are not allowed without parentheses",
                at: tokens[start].range.through(colon.range))
        }
        seek(start)
    }

    /// ```
    /// invalid_named_expression: expression ':=' expression | NAME '=' bitwise_or !('=' | ':=')
    ///     | !(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or !('=' | ':=')
    /// ```
    mutating func explainNamedExpression() throws(Stop) {
        let start = position
        guard isNew(Rule.named, at: start) else { return }
        if let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }),
            try accept(.colonEqual), try skipExpression()
        {
            throw raise("cannot use assignment expressions with \(describe(target))", at: target.range)
        }
        seek(start)
        if kind == .name, try peekKind() == .equal {
            let name = current.range
            try advance()
            try advance()
            if let value = try attempt({ (core: inout ParserCore) throws(Stop) in try core.bitwiseOr() }),
                kind != .equal, kind != .colonEqual
            {
                throw raise(
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", at: name.through(value.range))
            }
            seek(start)
        }
        guard try !isDisplayOrSingleton() else { return }
        if let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.bitwiseOr() }),
            try accept(.equal),
            try skipOperand(), kind != .equal, kind != .colonEqual
        {
            throw raise(
                "cannot assign to \(describe(target)) here. Maybe you meant '==' instead of '='?", at: target.range)
        }
        seek(start)
    }

    /// Consumes as much as makes a `bitwise_or`, if that is anything.
    private mutating func skipOperand() throws(Stop) -> Bool {
        try attempt { (core: inout ParserCore) throws(Stop) in try core.bitwiseOr() } != nil
    }

    /// Whether a list, a tuple in parentheses, a generator, or one of the three keywords is next.
    private mutating func isDisplayOrSingleton() throws(Stop) -> Bool {
        switch kind {
        case .kwTrue, .kwNone, .kwFalse: return true
        case .leftParen, .leftBracket:
            let saved = position
            let value = try attempt { (core: inout ParserCore) throws(Stop) in try core.atom() }
            seek(saved)
            // parentheses of a group are not within the range of what they enclose
            guard let value, value.range.column == current.column, value.range.line == current.line else {
                return false
            }
            switch value.kind {
            case .list, .tuple, .generator: return true
            default: return false
            }
        default: return false
        }
    }

    /// `not` as the right operand of an arithmetic operator.
    mutating func explainNotBehindOperator(_ operatorPosition: Int) throws(Stop) {
        let start = current.range
        let saved = position
        if let operand = try attempt({ (core: inout ParserCore) throws(Stop) in try core.disjunctionOfNot() }) {
            throw raise("'not' after an operator must be parenthesized", at: start.through(operand.range))
        }
        seek(saved)
    }

    /// ```
    /// 'not' inversion
    /// ```
    private mutating func disjunctionOfNot() throws(Stop) -> Expression {
        while try accept(.kwNot) {}
        return try bitwiseOr()
    }

    // MARK: Arguments

    /// ```
    /// invalid_kwarg: ('True' | 'False' | 'None') '=' | NAME '=' expression for_if_clauses | !(NAME '=') expression '='
    /// ```
    /// Leaves the position as it was.
    mutating func explainKeywordArgument() throws(Stop) {
        let start = position
        guard isNew(Rule.keyword, at: start) else { return }
        let first = current
        if kind == .kwTrue || kind == .kwFalse || kind == .kwNone {
            try advance()
            if kind == .equal {
                let name = first.kind == .kwTrue ? "True" : first.kind == .kwFalse ? "False" : "None"
                throw raise("cannot assign to \(name)", at: first.range.through(current.range))
            }
            seek(start)
        }
        if kind == .name, try peekKind() == .equal {
            try advance()
            let equal = current.range
            try advance()
            if try skipExpression(), kind == .kwFor || kind == .kwAsync, try skipClauses() != nil {
                throw raise(
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", at: first.range.through(equal))
            }
        } else if let value = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }),
            kind == .equal
        {
            throw raise(
                "expression cannot contain assignment, perhaps you meant \"==\"?",
                at: value.range.through(current.range))
        }
        seek(start)
    }

    /// `f(*a=b)`
    mutating func explainStarredAssignment(_ start: Int) throws(Stop) {
        let isDouble = tokens[start].kind == .doubleStar
        let equal = position
        try advance()
        if let value = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }) {
            throw raise(
                "cannot assign to \(isDouble ? "keyword" : "iterable") argument unpacking",
                at: tokens[start].range.through(value.range))
        }
        seek(equal)
    }

    /// The last expression of the comprehension clauses at the position, which is moved behind them.
    private mutating func skipClauses() throws(Stop) -> Expression? {
        guard kind == .kwFor || kind == .kwAsync else { return nil }
        let clauses = try attempt { (core: inout ParserCore) throws(Stop) in try core.comprehensions() }
        return clauses?.last.map { $0.conditions.last ?? $0.iterable }
    }

    private mutating func someArguments() throws(Stop) -> CallArguments? {
        try attempt { (core: inout ParserCore) throws(Stop) in
            var arguments = CallArguments()
            try core.readArguments(into: &arguments)
            return arguments
        }
    }

    /// ```
    /// invalid_arguments
    /// ```
    /// `start` is behind the opening parenthesis.
    mutating func explainArguments(_ start: Int) throws(Stop) {
        guard isNew(Rule.arguments, at: start) else { return }
        seek(start)
        let arguments = try someArguments()
        if arguments?.keywords.last?.name == nil, arguments?.keywords.isEmpty == false { try explainLateStar() }
        seek(start)
        try explainFirstGenerator()
        seek(start)
        try explainMissingValue(start)
        seek(start)
        guard let arguments = try someArguments() else { return }
        if kind == .kwFor || kind == .kwAsync, arguments.positional.count + arguments.keywords.count > 1,
            let argument = arguments.positional.last, let end = try skipClauses()
        {
            throw raise("Generator expression must be parenthesized", at: argument.range.through(end.range))
        }
        guard try accept(.comma) else { return }
        let place = position
        if let argument = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }),
            let end = try skipClauses()
        {
            throw raise("Generator expression must be parenthesized", at: argument.range.through(end.range))
        }
        seek(place)
        if try someArguments() != nil {
            let isUnpacking = arguments.keywords.last.map { $0.name == nil } ?? false
            throw raise(
                "positional argument follows keyword argument\(isUnpacking ? " unpacking" : "")", at: lastFetched)
        }
    }

    /// `f(**a, *b)`
    private mutating func explainLateStar() throws(Stop) {
        guard kind == .comma, try peekKind() == .star else { return }
        let comma = current.range
        try advance()
        while kind == .star {
            guard try attempt({ (core: inout ParserCore) throws(Stop) in try core.starredExpression() }) != nil else {
                break
            }
            guard kind == .comma, try peekKind() == .star else { break }
            try advance()
        }
        throw raise(
            "iterable argument unpacking follows keyword argument unpacking", at: startingFrom(comma))
    }

    /// `f(x for x in y, 1)` and `f(a=x for x in y)`
    private mutating func explainFirstGenerator() throws(Stop) {
        let start = position
        if let argument = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() }),
            let end = try skipClauses(), kind == .comma
        {
            throw raise("Generator expression must be parenthesized", at: argument.range.through(end.range))
        }
        seek(start)
        if kind == .name, try peekKind() == .equal { try explainKeywordArgument() }
    }

    /// `f(a, b=)`
    private mutating func explainMissingValue(_ start: Int) throws(Stop) {
        for skips in [true, false] {
            seek(start)
            if skips {
                guard try someArguments() != nil, try accept(.comma) else { continue }
            }
            guard kind == .name, try peekKind() == .equal else { continue }
            let name = current.range
            try advance()
            let equal = current.range
            try advance()
            if kind == .comma || kind == .rightParen {
                throw raise("expected argument value expression", at: name.through(equal))
            }
        }
    }

    // MARK: Displays

    /// ```
    /// invalid_group, invalid_double_starred_kvpairs, invalid_dict_comprehension, invalid_comprehension
    /// ```
    /// For something in brackets that begins at `start`.
    mutating func explainDisplay(_ start: Int) throws(Stop) {
        guard isNew(Rule.display, at: start) else { return }
        let saved = position
        seek(start)
        let open = kind
        try advance()
        if open == .leftParen { try explainGroup() }
        seek(start + 1)
        if open == .leftBrace { try explainDict() }
        seek(start + 1)
        try explainComprehension(open)
        seek(saved)
    }

    private mutating func explainGroup() throws(Stop) {
        let first = current
        if kind == .star,
            let value = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starredExpression() }),
            kind == .rightParen
        {
            throw raise("cannot use starred expression here", at: value.range)
        }
        if first.kind == .doubleStar {
            try advance()
            if try skipExpression(), kind == .rightParen {
                throw raise("cannot use double starred expression here", at: first.range)
            }
        }
    }

    private mutating func explainComprehension(_ open: TokenKind) throws(Stop) {
        let start = position
        if kind == .star,
            let value = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starredExpression() }),
            try skipClauses() != nil
        {
            throw raise("iterable unpacking cannot be used in comprehension", at: value.range)
        }
        seek(start)
        guard open != .leftParen,
            let first = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starNamedExpression() }),
            kind == .comma
        else { return }
        var end = current.range
        try advance()
        while startsExpression || kind == .star {
            guard let next = try attempt({ (core: inout ParserCore) throws(Stop) in try core.starNamedExpression() })
            else { break }
            end = next.range
            guard try accept(.comma) else { break }
        }
        if try skipClauses() != nil {
            throw raise("did you forget parentheses around the comprehension target?", at: first.range.through(end))
        }
    }

    /// Keys without values, and the like. Behind the brace.
    private mutating func explainDict() throws(Stop) {
        let start = position
        if kind == .doubleStar {
            let star = current.range
            try advance()
            if try attempt({ (core: inout ParserCore) throws(Stop) in try core.bitwiseOr() }) != nil,
                try skipClauses() != nil, kind == .rightBrace
            {
                throw raise("dict unpacking cannot be used in dict comprehension", at: star)
            }
            seek(start)
        }
        var isFirst = true
        while kind != .rightBrace {
            let place = position
            if try accept(.doubleStar) {
                guard try attempt({ (core: inout ParserCore) throws(Stop) in try core.bitwiseOr() }) != nil else {
                    return
                }
            } else {
                guard let key = try attempt({ (core: inout ParserCore) throws(Stop) in try core.expression() })
                else { return }
                guard kind == .colon else {
                    if isFirst { return }
                    let range = key.range
                    throw raise(
                        "':' expected after dictionary key",
                        at: SourceRange(
                            line: range.line, column: range.endColumn - 1, endLine: range.endLine, endColumn: -1))
                }
                try explainDictValue()
                guard try skipExpression() else { return seek(place) }
            }
            guard try accept(.comma) else { return }
            isFirst = false
        }
    }

    /// At the colon behind a key; leaves the position behind it.
    private mutating func explainDictValue() throws(Stop) {
        let colon = current.range
        try advance()
        if kind == .rightBrace || kind == .comma {
            throw raise("expression expected after dictionary key and ':'", at: colon)
        }
        guard kind == .star else { return }
        let star = current.range
        let saved = position
        try advance()
        if try attempt({ (core: inout ParserCore) throws(Stop) in try core.bitwiseOr() }) != nil {
            throw raise("cannot use a starred expression in a dictionary value", at: startingFrom(star))
        }
        seek(saved)
    }
}
