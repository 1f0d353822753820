// The parameters of functions and lambdas, and type parameters.

extension ParserCore {
    /// ```
    /// params: ','.param+ with one '/', one '*' or '*args', and '**kwargs' last; a default only before further defaults
    /// param: NAME [':' expression] ['=' expression]
    /// ```
    /// Up to, but without, `closing`: `)` of a function, `:` of a lambda, whose parameters have no annotations.
    mutating func parameters(closing: TokenKind) throws(Stop) -> Parameters {
        if kind == closing { return Parameters() }
        let start = position
        try enter(3)
        defer { leave(3) }
        do throws(Stop) {
            return try plainParameters(closing: closing)
        } catch {
            if explains && tokenizer.diagnostic == nil { try explainParameters(start, closing: closing) }
            throw error
        }
    }

    private mutating func plainParameters(closing: TokenKind) throws(Stop) -> Parameters {
        var result = Parameters()
        var hasDefault = false
        var isKeywordOnly = false
        var isFirst = true
        while kind != closing {
            if !isFirst {
                try expect(.comma)
                if kind == closing { break }
            }
            switch kind {
            case .slash:
                guard !isFirst, result.positionalOnly.isEmpty, !isKeywordOnly else { throw fail() }
                try advance()
                swap(&result.positionalOnly, &result.positional)
            case .star:
                guard !isKeywordOnly else { throw fail() }
                isKeywordOnly = true
                try advance()
                if kind == .name {
                    result.variadic = try variadicParameter(closing: closing)
                } else {
                    // a bare star, which a keyword-only parameter must follow
                    guard kind == .comma, try peekKind() == .name else { throw fail() }
                }
            case .doubleStar:
                try advance()
                result.keywords = try parameter(closing: closing, allowDefault: false)
                if kind == .comma { try advance() }
                try need(kind == closing)
                return result
            case .name:
                let parameter = try parameter(closing: closing, allowDefault: true)
                if isKeywordOnly {
                    result.keywordOnly.append(parameter)
                } else {
                    if parameter.defaultValue == nil && hasDefault { throw fail() }
                    hasDefault = parameter.defaultValue != nil
                    result.positional.append(parameter)
                }
            default:
                throw fail()
            }
            isFirst = false
        }
        return result
    }

    /// `NAME [':' expression] ['=' expression]`
    private mutating func parameter(closing: TokenKind, allowDefault: Bool) throws(Stop) -> Parameter {
        let start = position
        let name = try identifier()
        var annotation: Expression?
        if closing == .rightParen, try accept(.colon) { annotation = try expression() }
        let place = range(from: start)
        var value: Expression?
        if allowDefault, try accept(.equal) {
            if explains && (kind == .comma || kind == .rightParen) {
                throw raise("expected default value expression", at: tokens[position - 1].range)
            }
            value = try expression()
        }
        return Parameter(name: name, annotation: annotation, defaultValue: value, range: place)
    }

    /// `NAME [':' star_expression]` behind a star: `*args: *Ts` is allowed.
    private mutating func variadicParameter(closing: TokenKind) throws(Stop) -> Parameter {
        let start = position
        let name = try identifier()
        var annotation: Expression?
        if closing == .rightParen, try accept(.colon) {
            annotation = kind == .star ? try starred() : try expression()
        }
        return Parameter(name: name, annotation: annotation, defaultValue: nil, range: range(from: start))
    }

    /// ```
    /// lambdef: 'lambda' [lambda_params] ':' expression
    /// ```
    mutating func lambda() throws(Stop) -> Expression {
        let start = position
        try advance()
        let outer = deepest
        let parameters = try parameters(closing: .colon)
        try expect(.colon)
        let body = try expression()
        deepest = max(outer, deepest)
        try deepen()
        return Expression(.lambda(parameters, body), range(from: start))
    }

    // MARK: Type parameters

    /// ```
    /// type_params: '[' ','.type_param+ [','] ']'
    /// ```
    mutating func typeParameters() throws(Stop) -> [TypeParameter] {
        guard kind == .leftBracket else { return [] }
        try advance()
        if kind == .rightBracket {
            throw raise("Type parameter list cannot be empty", at: startingFrom(current.range))
        }
        var result: [TypeParameter] = []
        repeat {
            if kind == .rightBracket && !result.isEmpty { break }
            result.append(try typeParameter())
        } while try accept(.comma)
        try expect(.rightBracket)
        return result
    }

    /// ```
    /// type_param: NAME [':' expression] ['=' expression] | '*' NAME ['=' star_expression] | '**' NAME ['=' expression]
    /// ```
    private mutating func typeParameter() throws(Stop) -> TypeParameter {
        let start = position
        let parameterKind: TypeParameter.Kind
        switch kind {
        case .star: parameterKind = .typeVarTuple
        case .doubleStar: parameterKind = .paramSpec
        default: parameterKind = .typeVar
        }
        if parameterKind != .typeVar { try advance() }
        let name = try identifier()
        var bound: Expression?
        var value: Expression?
        if kind == .colon && parameterKind != .typeVar {
            throw try explainBound(parameterKind == .typeVarTuple ? "TypeVarTuple" : "ParamSpec")
        }
        if parameterKind == .typeVar, try accept(.colon) { bound = try expression() }
        if try accept(.equal) {
            value = parameterKind == .typeVarTuple && kind == .star ? try starred() : try expression()
        }
        return TypeParameter(
            kind: parameterKind, name: name, bound: bound, defaultValue: value, range: range(from: start))
    }
}
