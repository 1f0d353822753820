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
            if isReporting {
                // what breaks off behind a comma is no part of the tuple
                let next = try attempt { (core: inout ParserCore) throws(Stop) in try core.starExpression(allowStar) }
                guard let next else { break }
                elements.append(next)
            } else {
                elements.append(try starExpression(allowStar))
            }
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
        let body = isReporting ? try explainedDisjunction() : try disjunction()
        return try withCondition(body, start)
    }

    /// `body 'if' disjunction 'else' expression`, if that is what follows.
    mutating func withCondition(_ body: Expression, _ start: Int) throws(Stop) -> Expression {
        guard kind == .kwIf else { return body }
        return try tail(body) { (core: inout ParserCore) throws(Stop) in try core.conditional(body, start) } ?? body
    }

    /// Reads what follows an operand. In the second pass, what breaks off is no part of the expression, as in CPython's parser:
    /// then nil. The first pass fails at once.
    private mutating func tail(
        _ operand: Expression, _ rule: (inout ParserCore) throws(Stop) -> Expression
    ) throws(Stop) -> Expression? {
        isReporting ? try attempt(rule) : try rule(&self)
    }

    @inline(never)
    private mutating func conditional(_ body: Expression, _ start: Int) throws(Stop) -> Expression {
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
        try operators(minimum: Precedence.or)
    }

    /// ```
    /// bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor
    /// ```
    mutating func bitwiseOr() throws(Stop) -> Expression {
        try operators(minimum: Precedence.bitwiseOr)
    }

    /// All operators from `or` to `@` by precedence climbing: an operand, then whatever binds at least as tightly as
    /// `minimum`. One function for all levels, with the rarer parts in functions of their own, keeps a level of brackets
    /// within two kilobytes of stack; a function per level took twice as much and half as much time again.
    private mutating func operators(minimum: UInt8) throws(Stop) -> Expression {
        let start = position
        var left: Expression
        switch kind {
        case .kwNot:
            guard minimum <= Precedence.not else { throw fail() }
            left = try inversion()
        case .minus, .plus, .tilde: left = try factor()
        default: left = try power()
        }
        while true {
            let precedence = precedenceOf(kind)
            if precedence < minimum { return left }
            let before = position
            switch precedence {
            case 0: return left
            case Precedence.or: left = try booleanTail(left, .or, start)
            case Precedence.and: left = try booleanTail(left, .and, start)
            case Precedence.comparison: left = try comparisonTail(left, start)
            default: left = try binaryTail(left, precedence, start)
            }
            if position == before { return left }
        }
    }

    /// The operand behind the operator at the position; nil if there is none, in the second pass.
    private mutating func rightOperand(_ minimum: UInt8) throws(Stop) -> Expression? {
        guard isReporting else {
            try advance()
            return try operators(minimum: minimum)
        }
        return try attempt { (core: inout ParserCore) throws(Stop) in
            try core.advance()
            return try core.operators(minimum: minimum)
        }
    }

    /// ```
    /// conjunction: inversion ('and' inversion)*
    /// ```
    /// The operands behind the first, of `or` likewise.
    @inline(never)
    private mutating func booleanTail(
        _ first: Expression, _ op: BooleanOperator, _ start: Int
    ) throws(Stop) -> Expression {
        let token: TokenKind = op == .and ? .kwAnd : .kwOr
        let minimum = op == .and ? Precedence.not : Precedence.and
        let outer = deepest
        var operands = [first]
        while kind == token, let operand = try rightOperand(minimum) { operands.append(operand) }
        if operands.count == 1 { return first }
        deepest = max(outer, deepest)
        try deepen()
        return Expression(.boolean(op, operands), range(from: start))
    }

    /// ```
    /// inversion: 'not' inversion | comparison
    /// ```
    @inline(never)
    private mutating func inversion() throws(Stop) -> Expression {
        let start = position
        while kind == .kwNot { try advance() }
        let end = position
        try checkPrefixes(end - start)
        var result = try operators(minimum: Precedence.comparison)
        for index in stride(from: end - 1, through: start, by: -1) {
            try deepen()
            result = Expression(.unary(.not, result), range(from: index))
        }
        return result
    }

    /// ```
    /// comparison: bitwise_or (comparison_operator bitwise_or)*
    /// ```
    /// The operators and operands behind the first.
    @inline(never)
    private mutating func comparisonTail(_ first: Expression, _ start: Int) throws(Stop) -> Expression {
        var operators: [ComparisonOperator] = []
        var comparators: [Expression] = []
        while true {
            // where reasons are looked for, an operator without an operand is not part of it: which rules are asked depends on that
            let next =
                isReporting
                ? try attempt { (core: inout ParserCore) throws(Stop) in try core.comparisonPart() } ?? nil
                : try comparisonPart()
            guard let next else { break }
            operators.append(next.op)
            comparators.append(next.operand)
        }
        if operators.isEmpty { return first }
        try deepen()
        return Expression(
            .compare(first: first, operators: operators, comparators: comparators), range(from: start))
    }

    private mutating func comparisonPart() throws(Stop) -> (op: ComparisonOperator, operand: Expression)? {
        guard let op = try comparisonOperator() else { return nil }
        return (op, try operators(minimum: Precedence.bitwiseOr))
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
    /// bitwise_xor: bitwise_xor '^' bitwise_and | bitwise_and        … down to
    /// term: term ('*' | '/' | '//' | '%' | '@') factor | factor
    /// ```
    /// The operators of one precedence behind `first`, from left to right.
    @inline(never)
    private mutating func binaryTail(
        _ first: Expression, _ level: UInt8, _ start: Int
    ) throws(Stop) -> Expression {
        let outer = deepest
        let place = tokens[start]
        var left = first
        while precedenceOf(kind) == level {
            let op = binaryOperator(kind)
            let operatorPosition = position
            if explains, try peekKind() == .kwNot {
                try advance()
                try explainNotBehindOperator(operatorPosition)
                seek(operatorPosition)
            }
            guard let right = try rightOperand(level &+ 1) else { break }
            let end = tokens[position &- 1]
            try deepen()
            left = Expression(
                .binary(left, op, right),
                SourceRange(
                    line: place.line, column: place.column, endLine: end.endLine, endColumn: end.endColumn))
        }
        deepest = max(outer, deepest)
        return left
    }

    /// ```
    /// factor: ('+' | '-' | '~') factor | power
    /// ```
    @inline(never)
    private mutating func factor() throws(Stop) -> Expression {
        let start = position
        while kind == .minus || kind == .plus || kind == .tilde { try advance() }
        let end = position
        try checkPrefixes(end - start)
        if kind == .kwNot && end > start && explains { try explainNotBehindOperator(start) }
        var result = try power()
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

    /// ```
    /// power: await_primary '**' factor | await_primary
    /// await_primary: 'await' primary | primary
    /// ```
    private mutating func power() throws(Stop) -> Expression {
        let start = position
        let base = kind == .kwAwait ? try awaited() : try primary()
        guard kind == .doubleStar else { return base }
        return try tail(base) { (core: inout ParserCore) throws(Stop) in try core.powerTail(base, start) } ?? base
    }

    @inline(never)
    private mutating func awaited() throws(Stop) -> Expression {
        let start = position
        try advance()
        let value = try primary()
        try deepen()
        return Expression(.await(value), range(from: start))
    }

    @inline(never)
    private mutating func powerTail(_ base: Expression, _ start: Int) throws(Stop) -> Expression {
        try enter()
        defer { leave() }
        let outer = deepest
        try advance()
        let exponent = try factor()
        deepest = max(outer, deepest)
        try deepen()
        return Expression(.binary(base, .power, exponent), range(from: start))
    }

    /// The operand of a target or pattern that cannot be one, for its errors.
    mutating func operand() throws(Stop) -> Expression {
        try operators(minimum: Precedence.factor)
    }

    // MARK: Primaries

    /// ```
    /// primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')' | primary '[' slices ']' | atom
    /// ```
    mutating func primary() throws(Stop) -> Expression {
        let start = tokens[position].range
        var result = try atom()
        while kind == .dot || kind == .leftParen || kind == .leftBracket {
            let value = result
            guard
                let longer = try tail(
                    value, { (core: inout ParserCore) throws(Stop) in try core.trailer(value, start) })
            else { break }
            result = longer
        }
        return result
    }

    /// An attribute, a call or a subscript of a value.
    @inline(__always)
    private mutating func trailer(_ value: Expression, _ start: SourceRange) throws(Stop) -> Expression {
        switch kind {
        case .leftParen: return try call(value, start)
        case .leftBracket: return try subscripted(value, start)
        default:
            try advance()
            let name = try identifier()
            try deepen()
            return Expression(.attribute(value, name), range(from: start))
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

/// How tightly operators bind.
private enum Precedence {
    static let or: UInt8 = 1
    static let and: UInt8 = 2
    static let not: UInt8 = 3
    static let comparison: UInt8 = 4
    static let bitwiseOr: UInt8 = 5
    static let factor: UInt8 = 11
}

/// How tightly the operator binds that a token is, 0 for what is none.
@inline(__always)
private func precedenceOf(_ kind: TokenKind) -> UInt8 {
    switch kind {
    case .kwOr: 1
    case .kwAnd: 2
    case .less, .lessEqual, .equalEqual, .notEqual, .greater, .greaterEqual, .kwIn, .kwIs, .kwNot: 4
    case .vertical: 5
    case .caret: 6
    case .ampersand: 7
    case .leftShift, .rightShift: 8
    case .plus, .minus: 9
    case .star, .slash, .doubleSlash, .percent, .at: 10
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
