// Simple statements: what fits between two semicolons.

extension ParserCore {
    /// ```
    /// statement: compound_stmt | simple_stmts
    /// simple_stmts: ';'.simple_stmt+ [';'] NEWLINE
    /// ```
    mutating func statement(into body: inout [Statement]) throws(Stop) {
        deepest = 0
        if let compound = try compoundStatement() {
            body.append(compound)
            return
        }
        try simpleStatements(into: &body)
    }

    /// A line of simple statements.
    mutating func simpleStatements(into body: inout [Statement]) throws(Stop) {
        while true {
            body.append(try simpleStatement())
            if kind == .newline { break }
            guard try accept(.semicolon) else { throw fail() }
            if kind == .newline { break }
        }
        try advance()
    }

    private mutating func simpleStatement() throws(Stop) -> Statement {
        let start = position
        deepest = 0
        switch kind {
        case .kwReturn:
            try advance()
            let value = startsExpression || kind == .star ? try starExpressions() : nil
            return Statement(.returning(value), range(from: start))
        case .kwImport: return try importStatement()
        case .kwFrom: return try fromStatement()
        case .kwRaise: return try raiseStatement()
        case .kwPass: return try keywordStatement(.pass)
        case .kwBreak: return try keywordStatement(.breakLoop)
        case .kwContinue: return try keywordStatement(.continueLoop)
        case .kwDel: return try deleteStatement()
        case .kwAssert: return try assertStatement()
        case .kwGlobal:
            let names = try nameList()
            return Statement(.global(names), range(from: start))
        case .kwNonlocal:
            let names = try nameList()
            return Statement(.nonlocal(names), range(from: start))
        case .name where tokens[position].name == NameTable.type:
            if let alias = try attempt({ (core: inout ParserCore) throws(Stop) in try core.typeAlias() }) {
                return alias
            }
            return try assignmentOrExpression()
        default:
            return try assignmentOrExpression()
        }
    }

    private mutating func keywordStatement(_ statement: Statement.Kind) throws(Stop) -> Statement {
        let place = current.range
        try advance()
        return Statement(statement, place)
    }

    // MARK: Assignments

    /// ```
    /// assignment: NAME ':' expression ['=' annotated_rhs]
    ///     | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
    ///     | (star_targets '=')+ (yield_expr | star_expressions) !'='
    ///     | single_target augassign (yield_expr | star_expressions)
    /// star_expressions
    /// ```
    private mutating func assignmentOrExpression() throws(Stop) -> Statement {
        guard explains else { return try plainAssignment() }
        let start = position
        if let result = try attempt({ (core: inout ParserCore) throws(Stop) in try core.plainAssignment() }) {
            if case .expression = result.kind {
                let end = position
                try explainAssignment(start)
                seek(end)
            }
            return result
        }
        seek(start)
        try rejectPartialAssignment()
        seek(start)
        try explainAssignment(start)
        // an expression that is followed by something odd is still an expression
        let value = try starExpressions()
        return Statement(.expression(value), value.range)
    }

    /// `a = b +` is an assignment for CPython, with something odd behind it.
    private mutating func rejectPartialAssignment() throws(Stop) {
        let statement = try attempt { (core: inout ParserCore) throws(Stop) in try core.plainAssignment() }
        if let statement {
            if case .expression = statement.kind { return }
            throw fail()
        }
    }

    private mutating func plainAssignment() throws(Stop) -> Statement {
        let start = position
        let first = kind == .kwYield ? try yieldExpression() : try starExpressions()
        switch kind {
        case .newline, .semicolon:
            return Statement(.expression(first), range(from: start))
        case .equal:
            return try assignment(start, first)
        case .colon:
            return try annotatedAssignment(start, first)
        default:
            guard kind.rawValue >= TokenKind.plusEqual.rawValue, kind.rawValue <= TokenKind.rightShiftEqual.rawValue
            else { return Statement(.expression(first), range(from: start)) }
            guard isSingleTarget(first) else { throw fail() }
            let op = binaryOperator(kind)
            try advance()
            let value = kind == .kwYield ? try yieldExpression() : try starExpressions()
            return Statement(.augmentedAssign(target: first, op: op, value: value), range(from: start))
        }
    }

    private mutating func assignment(_ start: Int, _ first: Expression) throws(Stop) -> Statement {
        guard isStarTarget(first) else { throw fail() }
        var targets = [first]
        var value: Expression
        while true {
            try expect(.equal)
            value = kind == .kwYield ? try yieldExpression() : try starExpressions()
            guard kind == .equal else { break }
            guard isStarTarget(value) else { throw fail() }
            targets.append(value)
        }
        return Statement(.assign(targets: targets, value: value), range(from: start))
    }

    private mutating func annotatedAssignment(_ start: Int, _ target: Expression) throws(Stop) -> Statement {
        let isSimple: Bool
        switch target.kind {
        case .name: isSimple = tokens[start].kind == .name
        case .attribute, .subscripted: isSimple = false
        default: throw fail()
        }
        try advance()
        let annotation = try expression()
        var value: Expression?
        if kind == .equal {
            // without a value, the statement ends before the `=`
            value = try attempt { (core: inout ParserCore) throws(Stop) in
                try core.advance()
                return core.kind == .kwYield ? try core.yieldExpression() : try core.starExpressions()
            }
        }
        return Statement(
            .annotatedAssign(target: target, annotation: annotation, value: value, simple: isSimple),
            range(from: start))
    }

    /// A name, an attribute or a subscript, perhaps in parentheses.
    func isSingleTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscripted: true
        default: false
        }
    }

    /// What a single element of `star_targets` may be, without a star.
    func isTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscripted: true
        case .tuple(let elements), .list(let elements): elements.allSatisfy(isStarTarget)
        default: false
        }
    }

    /// What may stand left of `=`: a `*target` is fine for the grammar, the resolver complains if it stands alone.
    func isStarTarget(_ expression: Expression) -> Bool {
        if case .starred(let value) = expression.kind {
            if case .starred = value.kind { return false }
            return isTarget(value)
        }
        return isTarget(expression)
    }

    // MARK: Other simple statements

    /// ```
    /// type_alias: 'type' NAME [type_params] '=' expression
    /// ```
    private mutating func typeAlias() throws(Stop) -> Statement {
        let start = position
        try advance()
        let name = try identifier()
        // CPython has looked behind empty brackets, as at a list, when it complains of them
        if kind == .leftBracket, try peekKind() == .rightBracket {
            let open = position
            seek(open + 1)
            _ = try peekKind()
            seek(open)
        }
        let parameters = try typeParameters()
        try expect(.equal)
        let value = try expression()
        return Statement(
            .typeAlias(name: Expression(.name(name.name), name.range), parameters: parameters, value: value),
            range(from: start))
    }

    /// ```
    /// del_stmt: 'del' del_targets &(';' | NEWLINE)
    /// ```
    private mutating func deleteStatement() throws(Stop) -> Statement {
        let start = position
        try advance()
        let list = try starExpressions()
        guard kind == .semicolon || kind == .newline, isDeleteTarget(list) else {
            if explains {
                seek(start)
                try explainDelete()
            }
            throw fail()
        }
        var targets = [list]
        if case .tuple(let elements) = list.kind, list.range.column == tokens[start + 1].column,
            list.range.line == tokens[start + 1].line, !isParenthesized(list, start + 1)
        {
            targets = elements
        }
        return Statement(.delete(targets), range(from: start))
    }

    /// Whether a tuple that begins at the token `index` has parentheses of its own.
    private func isParenthesized(_ tuple: Expression, _ index: Int) -> Bool {
        guard tokens[index].kind == .leftParen else { return false }
        guard case .tuple(let elements) = tuple.kind, let first = elements.first else { return true }
        if first.range.line != tuple.range.line || first.range.column != tuple.range.column {
            // `(a), b` begins with a parenthesis that is not the tuple's
            return tokens[position - 1].kind == .rightParen && closes(index, position - 1)
        }
        return false
    }

    /// Whether the bracket at `open` is closed by the one at `close`.
    private func closes(_ open: Int, _ close: Int) -> Bool {
        let level = tokens[open].level
        var index = open + 1
        while index < close {
            if tokens[index].level < level { return false }
            index += 1
        }
        return true
    }

    private func isDeleteTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscripted: true
        case .tuple(let elements), .list(let elements): elements.allSatisfy(isDeleteTarget)
        default: false
        }
    }

    /// ```
    /// raise_stmt: 'raise' [expression ['from' expression]]
    /// ```
    private mutating func raiseStatement() throws(Stop) -> Statement {
        let start = position
        try advance()
        var exception: Expression?
        var cause: Expression?
        if startsExpression {
            exception = try expression()
            if try accept(.kwFrom) { cause = try expression() }
        }
        return Statement(.raise(exception: exception, cause: cause), range(from: start))
    }

    /// ```
    /// assert_stmt: 'assert' expression [',' expression]
    /// ```
    private mutating func assertStatement() throws(Stop) -> Statement {
        let start = position
        try advance()
        let test = try expression()
        let message = try accept(.comma) ? try expression() : nil
        return Statement(.assert(test: test, message: message), range(from: start))
    }

    /// ```
    /// ('global' | 'nonlocal') ','.NAME+
    /// ```
    private mutating func nameList() throws(Stop) -> [Identifier] {
        try advance()
        var names = [try identifier()]
        while try accept(.comma) { names.append(try identifier()) }
        return names
    }

    // MARK: Imports

    /// ```
    /// import_name: 'import' ','.(dotted_name ['as' NAME])+
    /// ```
    private mutating func importStatement() throws(Stop) -> Statement {
        let start = position
        try advance()
        if explains { try explainImport(start) }
        var names: [ImportAlias] = []
        repeat {
            let from = position
            let name = try dottedName()
            let asName = try accept(.kwAs) ? try identifier() : nil
            names.append(ImportAlias(name: name, asName: asName, range: range(from: from)))
        } while try accept(.comma)
        return Statement(.importModules(names), range(from: start))
    }

    /// ```
    /// dotted_name: '.'.NAME+
    /// ```
    mutating func dottedName() throws(Stop) -> Identifier {
        let start = position
        let first = try identifier()
        guard kind == .dot else { return first }
        var name = first.name
        while try accept(.dot) { name += "." + (try identifier().name) }
        return Identifier(name, range(from: start))
    }

    /// ```
    /// import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
    ///     | 'from' ('.' | '...')+ 'import' import_from_targets
    /// import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*'
    /// ```
    private mutating func fromStatement() throws(Stop) -> Statement {
        let start = position
        try advance()
        var level = 0
        while kind == .dot || kind == .ellipsis {
            level += kind == .dot ? 1 : 3
            try advance()
        }
        let module = level > 0 && kind == .kwImport ? nil : try dottedName()
        try expect(.kwImport)
        var names: [ImportAlias] = []
        if kind == .star {
            let place = current.range
            try advance()
            names = [ImportAlias(name: Identifier("*", place), asName: nil, range: place)]
        } else if try accept(.leftParen) {
            repeat {
                if kind == .rightParen && !names.isEmpty { break }
                names.append(try importedName())
            } while try accept(.comma)
            try expect(.rightParen)
        } else {
            if kind == .newline && explains { throw explainMissingImport() }
            repeat {
                if kind == .newline && !names.isEmpty && explains {
                    throw raise(
                        "trailing comma not allowed without surrounding parentheses", at: lastFetched)
                }
                names.append(try importedName())
            } while try accept(.comma)
        }
        return Statement(.importFrom(module: module, names: names, level: level), range(from: start))
    }

    /// ```
    /// import_from_as_name: NAME ['as' NAME]
    /// ```
    private mutating func importedName() throws(Stop) -> ImportAlias {
        let start = position
        let name = try identifier()
        let asName = try accept(.kwAs) ? try identifier() : nil
        return ImportAlias(name: name, asName: asName, range: range(from: start))
    }
}
