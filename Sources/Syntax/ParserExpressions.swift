// Expressions from the loosest binding to the tightest: tuples, named expressions, conditionals, operators, primaries.

extension ParserCore {
    // MARK: Lists of expressions

    /// ```
    /// star_expressions: star_expression (',' star_expression)* [',']
    /// star_expression: '*' bitwise_or | expression
    /// ```
    /// With `allowStar` false this is `expressions`.
    mutating func starExpressions(allowStar: Bool = true) throws(Stop) -> Expression {
        let start = position
        let first = try starExpression(allowStar)
        guard kind == .comma else { return first }
        let outer = deepest
        var elements = [first]
        while try accept(.comma) {
            guard startsExpression || allowStar && kind == .star else { break }
            elements.append(try starExpression(allowStar))
        }
        deepest = max(outer, deepest)
        try deepen()
        return Expression(.tuple(elements), range(from: start))
    }

    private mutating func starExpression(_ allowStar: Bool) throws(Stop) -> Expression {
        if kind == .star && allowStar { return try starred() }
        return try expression()
    }

    /// `'*' bitwise_or`
    mutating func starred() throws(Stop) -> Expression {
        let start = position
        try expect(.star)
        let value = try bitwiseOr()
        return Expression(.starred(value), range(from: start))
    }

    /// ```
    /// star_named_expression: '*' bitwise_or | named_expression
    /// ```
    mutating func starNamedExpression() throws(Stop) -> Expression {
        if kind == .star { return try starred() }
        return try namedExpression()
    }

    /// ```
    /// named_expression: NAME ':=' expression | expression !':='
    /// ```
    mutating func namedExpression() throws(Stop) -> Expression {
        if kind == .name, let named = try assignmentExpression() { return named }
        if explains { try explainNamedExpression() }
        let value = try expression()
        if kind == .colonEqual { throw fail() }
        return value
    }

    /// ```
    /// assignment_expression: NAME ':=' expression
    /// ```
    mutating func assignmentExpression() throws(Stop) -> Expression? {
        guard kind == .name, try peekKind() == .colonEqual else { return nil }
        let start = position
        try enter()
        defer { leave() }
        let target = try identifier()
        try advance()
        let value = try expression()
        try deepen()
        return Expression(.named(target: target, value: value), range(from: start))
    }

    /// ```
    /// yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
    /// ```
    mutating func yieldExpression() throws(Stop) -> Expression {
        let start = position
        try expect(.kwYield)
        if try accept(.kwFrom) {
            let value = try expression()
            try deepen()
            return Expression(.yieldFrom(value), range(from: start))
        }
        guard startsExpression || kind == .star else { return Expression(.yield(nil), range(from: start)) }
        let value = try starExpressions()
        try deepen()
        return Expression(.yield(value), range(from: start))
    }

    /// Whether the current token can begin an expression.
    var startsExpression: Bool {
        switch kind {
        case .name, .number, .string, .fstringStart, .leftParen, .leftBracket, .leftBrace, .ellipsis, .minus, .plus,
            .tilde, .kwNot, .kwLambda, .kwAwait, .kwNone, .kwTrue, .kwFalse:
            true
        default: false
        }
    }

    // MARK: Conditionals and operators

    /// ```
    /// expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
    /// ```
    mutating func expression() throws(Stop) -> Expression {
        try enter()
        defer { leave() }
        let start = position
        if kind == .kwLambda {
            if explains { try explainLambdaInFormattedString() }
            return try lambda()
        }
        let body = explains ? try explainedDisjunction() : try disjunction()
        guard kind == .kwIf else { return body }
        if isLenient { return body }
        let outer = deepest
        try advance()
        let test = try disjunction()
        try expect(.kwElse)
        let orElse = try expression()
        deepest = max(outer, deepest)
        try deepen()
        return Expression(.conditional(test: test, body: body, orElse: orElse), range(from: start))
    }

    /// ```
    /// disjunction: conjunction ('or' conjunction)*
    /// ```
    mutating func disjunction() throws(Stop) -> Expression {
        let start = position
        let first = try conjunction()
        guard kind == .kwOr else { return first }
        var operands = [first]
        while kind == .kwOr, try operandFollows() {
            try advance()
            operands.append(try conjunction())
        }
        if operands.count == 1 { return first }
        try deepen()
        return Expression(.boolean(.or, operands), range(from: start))
    }

    /// False where an operator without an operand just ends an expression, in the places that are lenient about it.
    private mutating func operandFollows() throws(Stop) -> Bool {
        guard isLenient else { return true }
        let saved = position
        try advance()
        let result = startsExpression
        seek(saved)
        return result
    }

    /// ```
    /// conjunction: inversion ('and' inversion)*
    /// ```
    private mutating func conjunction() throws(Stop) -> Expression {
        let start = position
        let first = try inversion()
        guard kind == .kwAnd else { return first }
        var operands = [first]
        while kind == .kwAnd, try operandFollows() {
            try advance()
            operands.append(try inversion())
        }
        if operands.count == 1 { return first }
        try deepen()
        return Expression(.boolean(.and, operands), range(from: start))
    }

    /// ```
    /// inversion: 'not' inversion | comparison
    /// ```
    private mutating func inversion() throws(Stop) -> Expression {
        guard kind == .kwNot else { return try comparison() }
        let start = position
        while kind == .kwNot { try advance() }
        let end = position
        var result = try comparison()
        for index in stride(from: end - 1, through: start, by: -1) {
            try deepen()
            result = Expression(.unary(.not, result), range(from: index))
        }
        return result
    }

    /// ```
    /// comparison: bitwise_or (comparison_operator bitwise_or)*
    /// ```
    private mutating func comparison() throws(Stop) -> Expression {
        let start = position
        let first = try bitwiseOr()
        guard kind.rawValue >= TokenKind.less.rawValue, var op = try comparisonOperator() else { return first }
        var operators: [ComparisonOperator] = []
        var comparators: [Expression] = []
        while true {
            operators.append(op)
            comparators.append(try bitwiseOr())
            guard let next = try comparisonOperator() else { break }
            op = next
        }
        try deepen()
        return Expression(
            .compare(first: first, operators: operators, comparators: comparators), range(from: start))
    }

    /// `== != < <= > >= in is`, and the two of two words: `not in`, `is not`.
    private mutating func comparisonOperator() throws(Stop) -> ComparisonOperator? {
        let result: ComparisonOperator
        switch kind {
        case .less: result = .less
        case .lessEqual: result = .lessOrEqual
        case .equalEqual: result = .equal
        case .notEqual:
            try checkNotEqual()
            result = .notEqual
        case .greater: result = .greater
        case .greaterEqual: result = .greaterOrEqual
        case .kwIn: result = .isIn
        case .kwIs:
            try advance()
            return try accept(.kwNot) ? .isNotSame : .isSame
        case .kwNot:
            guard try peekKind() == .kwIn else { return nil }
            try advance()
            result = .isNotIn
        default: return nil
        }
        try advance()
        return result
    }

    /// `<>` is `!=` in one Easter egg of CPython only.
    private func checkNotEqual() throws(Stop) {
        if tokenizer.base[Int(current.start)] == UInt8(ascii: "<") { throw fail() }
    }

    /// ```
    /// bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor        … down to
    /// term: term ('*' | '/' | '//' | '%' | '@') factor | factor
    /// ```
    mutating func bitwiseOr() throws(Stop) -> Expression {
        try binary(minimum: 1)
    }

    /// Precedence climbing over the binary operators that bind at least as tightly as `minimum`.
    private mutating func binary(minimum: UInt8) throws(Stop) -> Expression {
        let start = position
        let first = tokens[start]
        var left = try factor()
        var precedence = binaryPrecedence(kind)
        guard precedence >= minimum else { return left }
        let outer = deepest
        while precedence >= minimum {
            let op = binaryOperator(kind)
            let operatorPosition = position
            guard try operandFollows() else { break }
            try advance()
            if kind == .kwNot && explains { try explainNotBehindOperator(operatorPosition) }
            let right = try binary(minimum: precedence &+ 1)
            let end = tokens[position &- 1]
            try deepen()
            left = Expression(
                .binary(left, op, right),
                SourceRange(
                    line: first.line, column: first.column, endLine: end.endLine, endColumn: end.endColumn))
            precedence = binaryPrecedence(kind)
        }
        deepest = max(outer, deepest)
        return left
    }

    /// ```
    /// factor: ('+' | '-' | '~') factor | power
    /// power: await_primary '**' factor | await_primary
    /// ```
    mutating func factor() throws(Stop) -> Expression {
        let start = position
        while kind == .minus || kind == .plus || kind == .tilde { try advance() }
        let end = position
        if kind == .kwNot && end > start && explains { try explainNotBehindOperator(start) }
        var result = try power()
        guard end > start else { return result }
        for index in stride(from: end - 1, through: start, by: -1) {
            let op: UnaryOperator =
                switch tokens[index].kind {
                case .minus: .minus
                case .plus: .plus
                default: .invert
                }
            try deepen()
            result = Expression(.unary(op, result), range(from: index))
        }
        return result
    }

    private mutating func power() throws(Stop) -> Expression {
        let start = position
        let base = try awaitPrimary()
        guard kind == .doubleStar else { return base }
        try enter()
        defer { leave() }
        let outer = deepest
        try advance()
        let exponent = try factor()
        deepest = max(outer, deepest)
        try deepen()
        return Expression(.binary(base, .power, exponent), range(from: start))
    }

    /// ```
    /// await_primary: 'await' primary | primary
    /// ```
    private mutating func awaitPrimary() throws(Stop) -> Expression {
        guard kind == .kwAwait else { return try primary() }
        let start = position
        try advance()
        let value = try primary()
        try deepen()
        return Expression(.await(value), range(from: start))
    }

    // MARK: Primaries

    /// ```
    /// primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')' | primary '[' slices ']' | atom
    /// ```
    mutating func primary() throws(Stop) -> Expression {
        let start = tokens[position].range
        var result = try atom()
        while true {
            switch kind {
            case .dot:
                if isLenient, try peekKind() != .name { return result }
                try advance()
                let name = try identifier()
                try deepen()
                result = Expression(.attribute(result, name), range(from: start))
            case .leftParen:
                result = try call(result, start)
            case .leftBracket:
                result = try subscripted(result, start)
            default:
                return result
            }
        }
    }

    private mutating func subscripted(_ value: Expression, _ start: SourceRange) throws(Stop) -> Expression {
        try enter()
        defer { leave() }
        let outer = deepest
        deepest = 0
        try advance()
        let index = try slices()
        try expect(.rightBracket)
        deepest = max(outer, deepest)
        try deepen()
        return Expression(.subscripted(value, index), range(from: start))
    }

    /// ```
    /// slices: slice !',' | ','.(slice | starred_expression)+ [',']
    /// ```
    private mutating func slices() throws(Stop) -> Expression {
        let start = position
        let first = try sliceOrStarred()
        if kind != .comma {
            // a lone `*a` makes a tuple of one
            guard case .starred = first.kind else { return first }
            return Expression(.tuple([first]), range(from: start))
        }
        var elements = [first]
        while try accept(.comma) {
            if kind == .rightBracket { break }
            elements.append(try sliceOrStarred())
        }
        return Expression(.tuple(elements), range(from: start))
    }

    private mutating func sliceOrStarred() throws(Stop) -> Expression {
        if kind == .star { return try starredExpression() }
        return try slice()
    }

    /// ```
    /// slice: [expression] ':' [expression] [':' [expression]] | named_expression
    /// ```
    private mutating func slice() throws(Stop) -> Expression {
        let start = position
        var lower: Expression?
        if kind != .colon {
            let value = try namedExpression()
            guard kind == .colon else { return value }
            if case .named = value.kind, tokens[start].kind == .name { throw fail() }
            lower = value
        }
        try expect(.colon)
        var upper: Expression?
        var step: Expression?
        if startsExpression { upper = try expression() }
        if try accept(.colon), startsExpression { step = try expression() }
        return Expression(.slice(lower: lower, upper: upper, step: step), range(from: start))
    }

    /// ```
    /// starred_expression: '*' expression
    /// ```
    mutating func starredExpression() throws(Stop) -> Expression {
        let start = position
        try expect(.star)
        do throws(Stop) {
            let value = try expression()
            return Expression(.starred(value), range(from: start))
        } catch {
            throw explains ? raise("Invalid star expression", at: lastFetched) : error
        }
    }
}

/// How tightly a binary operator binds, 0 for what is none.
@inline(__always)
private func binaryPrecedence(_ kind: TokenKind) -> UInt8 {
    switch kind {
    case .vertical: 1
    case .caret: 2
    case .ampersand: 3
    case .leftShift, .rightShift: 4
    case .plus, .minus: 5
    case .star, .slash, .doubleSlash, .percent, .at: 6
    default: 0
    }
}

/// The operator of a binary or augmented assignment token.
func binaryOperator(_ kind: TokenKind) -> BinaryOperator {
    switch kind {
    case .plus, .plusEqual: .add
    case .minus, .minusEqual: .subtract
    case .star, .starEqual: .multiply
    case .at, .atEqual: .matrixMultiply
    case .slash, .slashEqual: .divide
    case .percent, .percentEqual: .modulo
    case .doubleStar, .doubleStarEqual: .power
    case .leftShift, .leftShiftEqual: .leftShift
    case .rightShift, .rightShiftEqual: .rightShift
    case .vertical, .verticalEqual: .or
    case .caret, .caretEqual: .xor
    case .ampersand, .ampersandEqual: .and
    default: .floorDivide
    }
}
