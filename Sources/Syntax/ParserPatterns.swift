// The match statement and its patterns.

extension ParserCore {
    /// ```
    /// match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
    /// ```
    /// Nil if `match` is an ordinary name here.
    mutating func matchStatement() throws(Stop) -> Statement? {
        let start = position
        let canBegin: Bool
        switch try peekKind() {
        case .name, .number, .string, .fstringStart, .leftParen, .leftBracket, .leftBrace, .ellipsis, .minus, .plus,
            .tilde, .star, .kwNot, .kwLambda, .kwAwait, .kwNone, .kwTrue, .kwFalse:
            canBegin = true
        default:
            canBegin = false
        }
        guard canBegin else { return nil }
        let subject = try attempt { (core: inout ParserCore) throws(Stop) in try core.matchHead() }
        guard let subject else { return nil }
        if kind != .indent {
            throw raiseMissingBlock("'match' statement", start)
        }
        try advance()
        guard atSoftKeyword(NameTable.case) else { throw fail() }
        try enter()
        defer { leave() }
        var cases: [MatchCase] = []
        while kind != .dedent {
            guard atSoftKeyword(NameTable.case) else { throw fail() }
            cases.append(try caseBlock())
        }
        try advance()
        return Statement(.match(subject: subject, cases: cases), range(from: start))
    }

    /// ```
    /// subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
    /// ```
    /// With the keyword before it and the colon and newline behind it.
    private mutating func matchHead() throws(Stop) -> Expression {
        try advance()
        let start = position
        let first = try starNamedExpression()
        var subject = first
        if kind == .comma {
            var elements = [first]
            while try accept(.comma) {
                guard startsExpression || kind == .star else { break }
                elements.append(try starNamedExpression())
            }
            subject = Expression(.tuple(elements), range(from: start))
        } else if tokens[start].kind == .star {
            throw fail()
        }
        if kind == .newline && explains { throw raise("expected ':'", at: lastFetched) }
        try expect(.colon)
        try expect(.newline)
        return subject
    }

    /// ```
    /// case_block: "case" patterns ['if' named_expression] ':' block
    /// ```
    private mutating func caseBlock() throws(Stop) -> MatchCase {
        let start = position
        deepest = 0
        try advance()
        let pattern = try patterns()
        let guardTest = try accept(.kwIf) ? try namedExpression() : nil
        if kind == .newline && explains { throw raise("expected ':'", at: lastFetched) }
        try expect(.colon)
        let body = try block("'case' statement", start)
        return MatchCase(pattern: pattern, guardTest: guardTest, body: body)
    }

    /// ```
    /// patterns: open_sequence_pattern | pattern
    /// open_sequence_pattern: maybe_star_pattern ',' [maybe_sequence_pattern]
    /// ```
    private mutating func patterns() throws(Stop) -> Pattern {
        let start = position
        let first = try maybeStarPattern()
        guard kind == .comma else {
            if case .star = first.kind { throw fail() }
            return first
        }
        var elements = [first]
        while try accept(.comma) {
            if kind == .colon || kind == .kwIf { break }
            elements.append(try maybeStarPattern())
        }
        return Pattern(.sequence(elements), range(from: start))
    }

    /// ```
    /// maybe_star_pattern: '*' (NAME | '_') | pattern
    /// ```
    private mutating func maybeStarPattern() throws(Stop) -> Pattern {
        guard kind == .star else { return try pattern() }
        let start = position
        try advance()
        let isWildcard = atSoftKeyword(NameTable.underscore)
        let name = try identifier()
        if kind == .dot || kind == .leftParen || kind == .equal { throw fail() }
        return Pattern(.star(isWildcard ? nil : name), range(from: start))
    }

    /// ```
    /// pattern: as_pattern | or_pattern
    /// as_pattern: or_pattern 'as' pattern_capture_target
    /// or_pattern: '|'.closed_pattern+
    /// ```
    mutating func pattern() throws(Stop) -> Pattern {
        try enter()
        defer { leave() }
        let start = position
        var result = try closedPattern()
        if kind == .vertical {
            var alternatives = [result]
            while try accept(.vertical) { alternatives.append(try closedPattern()) }
            result = Pattern(.or(alternatives), range(from: start))
        }
        guard kind == .kwAs else { return result }
        try advance()
        guard kind == .name, !atSoftKeyword(NameTable.underscore) else {
            if explains { try explainAsPattern() }
            throw fail()
        }
        let next = try peekKind()
        if next == .dot || next == .leftParen || next == .equal {
            if explains { try explainAsPattern() }
            throw fail()
        }
        let name = try identifier()
        return Pattern(.capture(result, name: name), range(from: start))
    }

    /// ```
    /// closed_pattern: literal | capture | wildcard | value | group | sequence | mapping | class
    /// ```
    private mutating func closedPattern() throws(Stop) -> Pattern {
        let start = position
        switch kind {
        case .number, .minus, .string, .fstringStart:
            let value = try literal()
            return Pattern(.value(value), range(from: start))
        case .kwNone: return try singleton(.none)
        case .kwTrue: return try singleton(.bool(true))
        case .kwFalse: return try singleton(.bool(false))
        case .leftParen: return try groupOrSequence()
        case .leftBracket:
            try advance()
            let elements = try sequence(.rightBracket, [])
            return Pattern(.sequence(elements), range(from: start))
        case .leftBrace: return try mapping()
        case .name: return try nameOrClass()
        default: throw fail()
        }
    }

    private mutating func singleton(_ constant: Constant) throws(Stop) -> Pattern {
        let place = current.range
        try advance()
        return Pattern(.singleton(constant), place)
    }

    /// A name (captured), a dotted name (a value), or either with parentheses behind it (a class).
    private mutating func nameOrClass() throws(Stop) -> Pattern {
        let start = position
        let isWildcard = atSoftKeyword(NameTable.underscore)
        let name = try identifier()
        var value = Expression(.name(name.name), name.range)
        while try accept(.dot) {
            let attribute = try identifier()
            try deepen()
            value = Expression(.attribute(value, attribute), range(from: start))
        }
        if kind == .leftParen { return try classPattern(start, value) }
        if position > start + 1 { return Pattern(.value(value), range(from: start)) }
        if kind == .equal { throw fail() }
        return Pattern(.capture(nil, name: isWildcard ? nil : name), name.range)
    }

    /// ```
    /// literal_expr: signed_number !('+' | '-') | complex_number | strings
    /// complex_number: signed_real_number ('+' | '-') imaginary_number
    /// ```
    private mutating func literal() throws(Stop) -> Expression {
        let start = position
        if kind == .string || kind == .fstringStart { return try strings() }
        let real = try signedNumber()
        guard kind == .plus || kind == .minus else { return real }
        let op: BinaryOperator = kind == .plus ? .add : .subtract
        if isImaginary(real) {
            throw raise("real number required in complex literal", at: real.range)
        }
        try advance()
        let token = current
        guard kind == .number else { throw fail() }
        let constant = try numberConstant(token)
        try advance()
        let imaginary = Expression(.constant(constant), token.range)
        guard case .imaginary = constant else {
            throw raise("imaginary number required in complex literal", at: token.range)
        }
        return Expression(.binary(real, op, imaginary), range(from: start))
    }

    private func isImaginary(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant(.imaginary): true
        case .unary(_, let operand): isImaginary(operand)
        default: false
        }
    }

    /// `NUMBER | '-' NUMBER`
    private mutating func signedNumber() throws(Stop) -> Expression {
        let start = position
        let isNegative = try accept(.minus)
        guard kind == .number else { throw fail() }
        let token = current
        let constant = try numberConstant(token)
        try advance()
        let value = Expression(.constant(constant), token.range)
        return isNegative ? Expression(.unary(.minus, value), range(from: start)) : value
    }

    /// ```
    /// group_pattern: '(' pattern ')'
    /// sequence_pattern: '[' [maybe_sequence_pattern] ']' | '(' [open_sequence_pattern] ')'
    /// ```
    private mutating func groupOrSequence() throws(Stop) -> Pattern {
        let start = position
        try advance()
        if try accept(.rightParen) { return Pattern(.sequence([]), range(from: start)) }
        let first = try maybeStarPattern()
        if kind == .rightParen {
            if case .star = first.kind { throw fail() }
            try advance()
            return first
        }
        try expect(.comma)
        let elements = try sequence(.rightParen, [first])
        return Pattern(.sequence(elements), range(from: start))
    }

    /// `','.maybe_star_pattern* [',']` and the closing bracket.
    private mutating func sequence(_ closing: TokenKind, _ first: [Pattern]) throws(Stop) -> [Pattern] {
        var elements = first
        while kind != closing {
            elements.append(try maybeStarPattern())
            guard try accept(.comma) else { break }
        }
        try expect(closing)
        return elements
    }

    /// ```
    /// mapping_pattern: '{' [','.key_value_pattern* [','] ['**' NAME]] [','] '}'
    /// key_value_pattern: (literal_expr | attr) ':' pattern
    /// ```
    private mutating func mapping() throws(Stop) -> Pattern {
        let start = position
        try advance()
        var keys: [Expression] = []
        var values: [Pattern] = []
        var rest: Identifier?
        while kind != .rightBrace {
            if try accept(.doubleStar) {
                if atSoftKeyword(NameTable.underscore) { throw fail() }
                rest = try identifier()
                _ = try accept(.comma)
                break
            }
            keys.append(try mappingKey())
            try expect(.colon)
            values.append(try pattern())
            guard try accept(.comma) else { break }
        }
        try expect(.rightBrace)
        return Pattern(.mapping(keys: keys, patterns: values, rest: rest), range(from: start))
    }

    private mutating func mappingKey() throws(Stop) -> Expression {
        let place = current.range
        switch kind {
        case .kwNone, .kwTrue, .kwFalse:
            let constant: Constant = kind == .kwNone ? .none : .bool(kind == .kwTrue)
            try advance()
            return Expression(.constant(constant), place)
        case .name:
            let start = position
            let name = try identifier()
            var value = Expression(.name(name.name), name.range)
            guard kind == .dot else { throw fail() }
            while try accept(.dot) {
                let attribute = try identifier()
                try deepen()
                value = Expression(.attribute(value, attribute), range(from: start))
            }
            return value
        default:
            return try literal()
        }
    }

    /// ```
    /// class_pattern: name_or_attr '(' [','.pattern+] [',' ','.(NAME '=' pattern)+] [','] ')'
    /// ```
    private mutating func classPattern(_ start: Int, _ value: Expression) throws(Stop) -> Pattern {
        try advance()
        var positional: [Pattern] = []
        var names: [Identifier] = []
        var named: [Pattern] = []
        while kind != .rightParen {
            if kind == .name, try peekKind() == .equal {
                names.append(try identifier())
                try advance()
                named.append(try pattern())
            } else {
                let item = try pattern()
                if !names.isEmpty {
                    if explains { throw try explainClassPattern(item) }
                    throw fail()
                }
                positional.append(item)
            }
            guard try accept(.comma) else { break }
        }
        try expect(.rightParen)
        return Pattern(
            .classPattern(value, patterns: positional, keywordNames: names, keywordPatterns: named),
            range(from: start))
    }
}
