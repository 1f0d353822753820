// Compound statements: everything with a colon and a block.

extension ParserCore {
    /// ```
    /// compound_stmt: function_def | if_stmt | class_def | with_stmt | for_stmt | try_stmt | while_stmt | match_stmt
    /// ```
    /// Nil if the current token begins none of these.
    mutating func compoundStatement() throws(Stop) -> Statement? {
        switch kind {
        case .kwIf: return try ifStatement()
        case .kwDef: return try functionDefinition([], start: position)
        case .kwClass: return try classDefinition([])
        case .kwFor: return try forStatement(position, isAsync: false)
        case .kwWhile: return try whileStatement()
        case .kwTry: return try tryStatement()
        case .kwWith: return try withStatement(position, isAsync: false)
        case .at: return try decorated()
        case .kwAsync: return try asyncStatement()
        case .name where tokens[position].name == NameTable.match: return try matchStatement()
        default: return nil
        }
    }

    private mutating func asyncStatement() throws(Stop) -> Statement {
        let start = position
        try advance()
        switch kind {
        case .kwDef: return try functionDefinition([], start: start)
        case .kwFor: return try forStatement(start, isAsync: true)
        case .kwWith: return try withStatement(start, isAsync: true)
        default: throw fail()
        }
    }

    // MARK: Blocks

    /// ```
    /// block: NEWLINE INDENT statement+ DEDENT | simple_stmts
    /// ```
    /// `owner` and `keyword` name the statement in the error that the block is missing.
    mutating func block(_ owner: String, _ keyword: Int) throws(Stop) -> [Statement] {
        var body: [Statement] = []
        guard kind == .newline else {
            try simpleLine(into: &body)
            return body
        }
        try advance()
        guard kind == .indent else {
            throw raiseMissingBlock(owner, keyword)
        }
        try enter()
        defer { leave() }
        try advance()
        repeat {
            try statement(into: &body)
        } while kind != .dedent && kind != .endOfFile
        try expect(.dedent)
        return body
    }

    private mutating func simpleLine(into body: inout [Statement]) throws(Stop) {
        // a compound statement cannot follow a colon on the same line, but `match` may be a name
        switch kind {
        case .kwIf, .kwWhile, .kwFor, .kwTry, .kwWith, .kwDef, .kwClass, .kwAsync, .at: throw fail()
        default: break
        }
        try simpleStatements(into: &body)
    }

    /// The colon before a block.
    private mutating func colon() throws(Stop) {
        if kind == .newline && explains { throw raise("expected ':'", at: lastFetched) }
        try expect(.colon)
    }

    // MARK: if, while, for

    /// ```
    /// if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
    /// elif_stmt: 'elif' named_expression ':' block (elif_stmt | [else_block])
    /// ```
    /// Read in a loop, as chains of a thousand `elif`s exist, and nested from the end.
    private mutating func ifStatement() throws(Stop) -> Statement {
        var parts: [(start: Int, test: Expression, body: [Statement], range: SourceRange)] = []
        repeat {
            let start = position
            try advance()
            let test = try namedExpression()
            try colon()
            let body = try block(parts.isEmpty ? "'if' statement" : "'elif' statement", start)
            parts.append((start, test, body, tokens[start].range))
            if parts.count > Self.maximumTreeDepth {
                throw raise(
                    "Parser stack overflowed - Python source too complex to parse", at: .none, kind: .memoryError)
            }
        } while kind == .kwElif
        var orElse = try elseBlock()
        for part in parts.reversed() {
            orElse = [
                Statement(.ifElse(test: part.test, body: part.body, orElse: orElse), range(from: part.start))
            ]
        }
        return orElse[0]
    }

    /// ```
    /// else_block: 'else' &&':' block
    /// ```
    private mutating func elseBlock() throws(Stop) -> [Statement] {
        guard kind == .kwElse else { return [] }
        let start = position
        try advance()
        try require(.colon, ":")
        return try block("'else' statement", start)
    }

    /// ```
    /// while_stmt: 'while' named_expression ':' block [else_block]
    /// ```
    private mutating func whileStatement() throws(Stop) -> Statement {
        let start = position
        try advance()
        let test = try namedExpression()
        try colon()
        let body = try block("'while' statement", start)
        let orElse = try elseBlock()
        return Statement(.whileLoop(test: test, body: body, orElse: orElse), range(from: start))
    }

    /// ```
    /// for_stmt: ['async'] 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
    /// ```
    private mutating func forStatement(_ start: Int, isAsync: Bool) throws(Stop) -> Statement {
        let keyword = position
        try advance()
        let target = try forTarget(keyword)
        let iterable = try starExpressions()
        try colon()
        let body = try block("'for' statement", keyword)
        let orElse = try elseBlock()
        return Statement(
            .forLoop(target: target, iterable: iterable, body: body, orElse: orElse, isAsync: isAsync),
            range(from: start))
    }

    private mutating func forTarget(_ keyword: Int) throws(Stop) -> Expression {
        do throws(Stop) {
            let target = try loopTarget()
            try expect(.kwIn)
            return target
        } catch {
            if explains && tokenizer.diagnostic == nil { try explainLoopTarget(keyword) }
            throw error
        }
    }

    // MARK: with

    /// ```
    /// with_stmt: ['async'] 'with' '(' ','.with_item+ [','] ')' ':' block | ['async'] 'with' ','.with_item+ ':' block
    /// with_item: expression 'as' star_target &(',' | ')' | ':') | expression
    /// ```
    private mutating func withStatement(_ start: Int, isAsync: Bool) throws(Stop) -> Statement {
        let keyword = position
        try advance()
        var items: [WithItem]?
        if kind == .leftParen {
            items = try attempt { (core: inout ParserCore) throws(Stop) in try core.parenthesizedWithItems() }
        }
        if items == nil {
            var list = [try withItem()]
            while try accept(.comma) { list.append(try withItem()) }
            if kind == .newline && explains { throw raise("expected ':'", at: lastFetched) }
            try expect(.colon)
            items = list
        }
        let body = try block("'with' statement", keyword)
        return Statement(.with(items: items ?? [], body: body, isAsync: isAsync), range(from: start))
    }

    private mutating func parenthesizedWithItems() throws(Stop) -> [WithItem] {
        try advance()
        var items: [WithItem] = []
        repeat {
            if kind == .rightParen && !items.isEmpty { break }
            items.append(try withItem())
        } while try accept(.comma)
        try expect(.rightParen)
        if kind == .newline && explains { throw raise("expected ':'", at: lastFetched) }
        try expect(.colon)
        return items
    }

    private mutating func withItem() throws(Stop) -> WithItem {
        let context = try expression()
        guard kind == .kwAs else { return WithItem(context: context, target: nil) }
        let saved = position
        try advance()
        if let target = try attempt({ (core: inout ParserCore) throws(Stop) in try core.withTarget() }) {
            return WithItem(context: context, target: target)
        }
        if explains { try explainWithItem() }
        seek(saved)
        return WithItem(context: context, target: nil)
    }

    /// A `star_target` with what must follow it.
    private mutating func withTarget() throws(Stop) -> Expression {
        let target = try withTargetOnly()
        try need(kind == .comma || kind == .rightParen || kind == .colon)
        return target
    }

    /// `star_target`
    mutating func withTargetOnly() throws(Stop) -> Expression {
        let start = position
        let target: Expression
        if kind == .star {
            try advance()
            let value = try primary()
            target = Expression(.starred(value), range(from: start))
        } else {
            target = try primary()
        }
        try need(isStarTarget(target))
        return target
    }

    // MARK: try

    /// ```
    /// try_stmt: 'try' &&':' block finally_block
    ///     | 'try' &&':' block except_block+ [else_block] [finally_block]
    ///     | 'try' &&':' block except_star_block+ [else_block] [finally_block]
    /// ```
    private mutating func tryStatement() throws(Stop) -> Statement {
        let start = position
        try advance()
        try require(.colon, ":")
        let body = try block("'try' statement", start)
        if kind != .kwExcept && kind != .kwFinally {
            if explains { throw raise("expected 'except' or 'finally' block", at: lastFetched) }
            throw fail()
        }
        var handlers: [ExceptHandler] = []
        var isStar = false
        while kind == .kwExcept {
            let star = try peekKind() == .star
            if handlers.isEmpty {
                isStar = star
            } else if star != isStar {
                if explains { try explainMixedHandlers(isStar: star) }
                throw fail()
            }
            handlers.append(try exceptHandler(isStar: star))
        }
        let orElse = handlers.isEmpty ? [] : try elseBlock()
        var finally: [Statement] = []
        if kind == .kwFinally {
            let keyword = position
            try advance()
            try require(.colon, ":")
            finally = try block("'finally' statement", keyword)
        }
        return Statement(
            .tryExcept(body: body, handlers: handlers, orElse: orElse, finally: finally, isStar: isStar),
            range(from: start))
    }

    /// ```
    /// except_block: 'except' expression ['as' NAME] ':' block | 'except' ':' block
    /// except_star_block: 'except' '*' expression ['as' NAME] ':' block
    /// ```
    private mutating func exceptHandler(isStar: Bool) throws(Stop) -> ExceptHandler {
        let start = position
        try advance()
        if isStar { try advance() }
        var type: Expression?
        var name: Identifier?
        if kind != .colon || isStar {
            if explains { try explainExcept(start) }
            type = try expression()
            if try accept(.kwAs) { name = try identifier() }
        }
        try colon()
        let body = try block(isStar ? "'except*' statement" : "'except' statement", start)
        return ExceptHandler(type: type, name: name, body: body, range: range(from: start))
    }

    // MARK: def, class

    /// ```
    /// decorators: ('@' named_expression NEWLINE)+
    /// ```
    private mutating func decorated() throws(Stop) -> Statement {
        var decorators: [Expression] = []
        while try accept(.at) {
            decorators.append(try namedExpression())
            try expect(.newline)
        }
        switch kind {
        case .kwDef:
            return try functionDefinition(decorators, start: position)
        case .kwAsync:
            let start = position
            try advance()
            guard kind == .kwDef else { throw fail() }
            return try functionDefinition(decorators, start: start)
        case .kwClass:
            return try classDefinition(decorators)
        default:
            throw fail()
        }
    }

    /// ```
    /// function_def_raw: ['async'] 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block
    /// ```
    private mutating func functionDefinition(_ decorators: [Expression], start: Int) throws(Stop) -> Statement {
        let keyword = position
        try advance()
        let name = try identifier()
        // what does not match is not there, and then the forced tokens are missed
        let typeParameters = try attempt { (core: inout ParserCore) throws(Stop) in try core.typeParameters() } ?? []
        try require(.leftParen, "(")
        let parameters = try parameters(closing: .rightParen)
        try expect(.rightParen)
        let returns = try attempt { (core: inout ParserCore) throws(Stop) in try core.returnAnnotation() } ?? nil
        try require(.colon, ":")
        let body = try block("function definition", keyword)
        let function = FunctionDef(
            name: name, typeParameters: typeParameters, parameters: parameters, body: body, decorators: decorators,
            returns: returns, isAsync: start != keyword)
        return Statement(.functionDef(function), range(from: start))
    }

    /// `['->' expression]`
    private mutating func returnAnnotation() throws(Stop) -> Expression? {
        try accept(.arrow) ? try expression() : nil
    }

    /// ```
    /// class_def_raw: 'class' NAME [type_params] ['(' [arguments] ')'] ':' block
    /// ```
    private mutating func classDefinition(_ decorators: [Expression]) throws(Stop) -> Statement {
        let start = position
        try advance()
        let name = try identifier()
        let typeParameters = try typeParameters()
        var arguments = CallArguments()
        if kind == .leftParen {
            let open = position
            try advance()
            if kind == .rightParen {
                try advance()
            } else {
                arguments = try parenthesizedArguments(open, allowGenerator: false)
            }
        }
        try colon()
        let body = try block("class definition", start)
        let definition = ClassDef(
            name: name, typeParameters: typeParameters, bases: arguments.positional, keywords: arguments.keywords,
            body: body, decorators: decorators)
        return Statement(.classDef(definition), range(from: start))
    }
}
