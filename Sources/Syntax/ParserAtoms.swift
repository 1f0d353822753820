// Atoms: names, literals, and everything in brackets, comprehensions included.

extension ParserCore {
    /// ```
    /// atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | '...'
    ///     | (tuple | group | genexp) | (list | listcomp) | (dict | set | dictcomp | setcomp)
    /// ```
    mutating func atom() throws(Stop) -> Expression {
        let token = tokens[position]
        switch kind {
        case .name:
            try advance()
            return Expression(.name(tokenizer.names.names[Int(token.name)]), token.range)
        case .number:
            let value = try numberConstant(token)
            try advance()
            return Expression(.constant(value), token.range)
        case .string, .fstringStart:
            return try strings()
        case .kwNone:
            try advance()
            return Expression(.constant(.none), token.range)
        case .kwTrue:
            try advance()
            return Expression(.constant(.bool(true)), token.range)
        case .kwFalse:
            try advance()
            return Expression(.constant(.bool(false)), token.range)
        case .ellipsis:
            try advance()
            return Expression(.constant(.ellipsis), token.range)
        case .leftParen, .leftBracket, .leftBrace:
            return try display()
        default:
            throw Stop()
        }
    }

    /// Something in brackets, with the bookkeeping of depths.
    private mutating func display() throws(Stop) -> Expression {
        try enter()
        defer { leave() }
        let outer = deepest
        deepest = 0
        let start = position
        let result: Expression
        do throws(Stop) {
            switch kind {
            case .leftParen: result = try parenthesized()
            case .leftBracket: result = try list()
            default: result = try dictOrSet()
            }
        } catch {
            if explains && tokenizer.diagnostic == nil { try explainDisplay(start) }
            throw error
        }
        try deepen()
        deepest = max(outer, deepest)
        return result
    }

    /// ```
    /// tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
    /// group: '(' (yield_expr | named_expression) ')'
    /// genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')'
    /// ```
    private mutating func parenthesized() throws(Stop) -> Expression {
        let start = position
        try advance()
        if try accept(.rightParen) { return Expression(.tuple([]), range(from: start)) }
        if kind == .kwYield {
            let value = try yieldExpression()
            try expect(.rightParen)
            return value
        }
        let first = try starNamedExpression()
        switch kind {
        case .comma:
            let elements = try remainingElements(first, .rightParen)
            return Expression(.tuple(elements), range(from: start))
        case .kwFor, .kwAsync:
            if case .starred = first.kind { throw fail() }
            let clauses = try comprehensions()
            try expect(.rightParen)
            return Expression(.generator(first, clauses), range(from: start))
        default:
            if case .starred = first.kind, tokens[start + 1].kind == .star { throw fail() }
            try expect(.rightParen)
            return first
        }
    }

    /// ```
    /// list: '[' [star_named_expressions] ']'
    /// listcomp: '[' named_expression for_if_clauses ']'
    /// ```
    private mutating func list() throws(Stop) -> Expression {
        let start = position
        try advance()
        if try accept(.rightBracket) { return Expression(.list([]), range(from: start)) }
        let first = try starNamedExpression()
        if kind == .kwFor || kind == .kwAsync {
            if tokens[start + 1].kind == .star { throw fail() }
            let clauses = try comprehensions()
            try expect(.rightBracket)
            return Expression(.listComprehension(first, clauses), range(from: start))
        }
        let elements = try remainingElements(first, .rightBracket)
        return Expression(.list(elements), range(from: start))
    }

    /// `(',' star_named_expression)* [',']` and the closing bracket.
    private mutating func remainingElements(
        _ first: Expression, _ closing: TokenKind
    ) throws(Stop) -> [Expression] {
        var elements = [first]
        while try accept(.comma) {
            if kind == closing { break }
            elements.append(try starNamedExpression())
        }
        try expect(closing)
        return elements
    }

    /// ```
    /// dict: '{' [double_starred_kvpairs] '}'
    /// set: '{' star_named_expressions '}'
    /// dictcomp: '{' kvpair for_if_clauses '}'
    /// setcomp: '{' named_expression for_if_clauses '}'
    /// ```
    private mutating func dictOrSet() throws(Stop) -> Expression {
        let start = position
        try advance()
        if try accept(.rightBrace) { return Expression(.dict(keys: [], values: []), range(from: start)) }
        if kind == .doubleStar { return try dict(start, firstKey: nil) }
        let first = try starNamedExpression()
        if kind == .colon {
            if tokens[start + 1].kind == .star { throw fail() }
            if case .named = first.kind, try isBareNamed(start + 1) { throw fail() }
            return try dict(start, firstKey: first)
        }
        if kind == .kwFor || kind == .kwAsync {
            if tokens[start + 1].kind == .star { throw fail() }
            let clauses = try comprehensions()
            try expect(.rightBrace)
            return Expression(.setComprehension(first, clauses), range(from: start))
        }
        let elements = try remainingElements(first, .rightBrace)
        return Expression(.set(elements), range(from: start))
    }

    /// Whether a named expression that begins at `index` stands without parentheses.
    private func isBareNamed(_ index: Int) throws(Stop) -> Bool { tokens[index].kind == .name }

    /// ```
    /// double_starred_kvpairs: ','.double_starred_kvpair+ [',']
    /// double_starred_kvpair: '**' bitwise_or | expression ':' expression
    /// ```
    private mutating func dict(_ start: Int, firstKey: Expression?) throws(Stop) -> Expression {
        var keys: [Expression?] = []
        var values: [Expression] = []
        if let firstKey {
            try advance()
            let value = try expression()
            if kind == .kwFor || kind == .kwAsync {
                let clauses = try comprehensions()
                try expect(.rightBrace)
                return Expression(.dictComprehension(key: firstKey, value: value, clauses), range(from: start))
            }
            keys.append(firstKey)
            values.append(value)
        } else {
            try advance()
            keys.append(nil)
            values.append(try bitwiseOr())
        }
        while try accept(.comma) {
            if kind == .rightBrace { break }
            if try accept(.doubleStar) {
                keys.append(nil)
                values.append(try bitwiseOr())
            } else {
                // behind the first pair, CPython misses the colon rather than a comma
                if explains { _ = isNew(1, at: position) }
                keys.append(try expression())
                try expect(.colon)
                values.append(try expression())
            }
        }
        try expect(.rightBrace)
        return Expression(.dict(keys: keys, values: values), range(from: start))
    }

    /// ```
    /// for_if_clauses: for_if_clause+
    /// for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)*
    /// ```
    mutating func comprehensions() throws(Stop) -> [Comprehension] {
        var result: [Comprehension] = []
        repeat {
            let start = position
            let isAsync = try accept(.kwAsync)
            try expect(.kwFor)
            let target = try clauseTarget(start)
            let iterable = try disjunction()
            var conditions: [Expression] = []
            while try accept(.kwIf) { conditions.append(try disjunction()) }
            result.append(
                Comprehension(target: target, iterable: iterable, conditions: conditions, isAsync: isAsync))
        } while kind == .kwFor || kind == .kwAsync
        return result
    }

    /// The target of a clause that begins at `clause`, and the `in`.
    private mutating func clauseTarget(_ clause: Int) throws(Stop) -> Expression {
        do throws(Stop) {
            let target = try loopTarget()
            try expect(.kwIn)
            return target
        } catch {
            if explains && tokenizer.diagnostic == nil { try explainClause(clause) }
            throw error
        }
    }

    // MARK: Targets

    /// ```
    /// star_targets: star_target !',' | star_target (',' star_target)* [',']
    /// star_target: '*' (!'*' star_target) | t_primary '.' NAME | t_primary '[' slices ']' | star_atom
    /// ```
    /// What `for` and a comprehension assign to.
    mutating func loopTarget() throws(Stop) -> Expression {
        let start = position
        let first = try starTarget()
        guard kind == .comma else {
            return first
        }
        var elements = [first]
        while try accept(.comma) {
            guard startsExpression || kind == .star else { break }
            elements.append(try starTarget())
        }
        return Expression(.tuple(elements), range(from: start))
    }

    private mutating func starTarget() throws(Stop) -> Expression {
        let start = position
        if try accept(.star) {
            if kind == .star { throw fail() }
            let value = try primaryTarget()
            return Expression(.starred(value), range(from: start))
        }
        return try primaryTarget()
    }

    private mutating func primaryTarget() throws(Stop) -> Expression {
        guard startsExpression else { throw fail() }
        let value = try operand()
        try need(isTarget(value))
        return value
    }
}
