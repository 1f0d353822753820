// The rules for wrong parameters and for wrong replacement fields of f-strings: lists of things in a fixed order, of which each
// may be left out, so that the likeliest error is what comes in the wrong place.

extension ParserCore {
    // MARK: Parameters

    /// ```
    /// invalid_parameters, invalid_default, invalid_star_etc, invalid_kwds
    /// ```
    /// Walks over the parameters from left to right to the first that is out of order.
    mutating func explainParameters(_ start: Int, closing: TokenKind) throws(Stop) {
        seek(start)
        var hasSlash = false
        var hasStar = false
        var hasDefault = false
        while kind != closing {
            let first = current
            switch kind {
            case .slash:
                try explainSlash(isFirst: position == start, hasSlash: hasSlash, hasStar: hasStar)
                hasSlash = true
            case .leftParen where !hasDefault && !hasStar:
                return try explainParenthesizedParameters(closing)
            case .star:
                try explainStar(hasStar: hasStar, closing: closing)
                hasStar = true
            case .doubleStar:
                return try explainKeywordParameter(closing)
            case .name:
                guard let place = try skipParameter(closing) else { return }
                if try accept(.equal) {
                    if kind == .comma || kind == .rightParen {
                        throw raise("expected default value expression", at: previous.range)
                    }
                    guard try skipExpression() else { return }
                    hasDefault = true
                } else if hasDefault && !hasStar && (kind == .comma || kind == closing) {
                    throw raise(
                        "parameter without a default follows parameter with a default", at: first.range.through(place))
                }
            default:
                return
            }
            guard try accept(.comma) else { return }
        }
    }

    /// `NAME [':' expression]`
    private mutating func skipParameter(_ closing: TokenKind) throws(Stop) -> SourceRange? {
        let start = position
        guard try accept(.name) else { return nil }
        if closing == .rightParen, try accept(.colon) {
            if kind == .star { try advance() }
            guard try skipExpression() else { return nil }
        }
        return range(from: start)
    }

    private mutating func explainSlash(isFirst: Bool, hasSlash: Bool, hasStar: Bool) throws(Stop) {
        let slash = current.range
        try advance()
        if isFirst && kind == .comma { throw raise("at least one argument must precede /", at: slash) }
        if hasSlash { throw raise("/ may appear only once", at: slash) }
        if hasStar { throw raise("/ must be ahead of *", at: slash) }
        if kind == .star { throw raise("expected comma between / and *", at: current.range) }
    }

    private mutating func explainParenthesizedParameters(_ closing: TokenKind) throws(Stop) {
        let open = current.range
        try advance()
        guard kind == .name else { return }
        while kind == .name {
            guard try skipParameter(closing) != nil else { return }
            guard try accept(.comma) else { break }
        }
        guard kind == .rightParen else { return }
        let what = closing == .colon ? "Lambda expression" : "Function"
        throw raise("\(what) parameters cannot be parenthesized", at: open.through(current.range))
    }

    private mutating func explainStar(hasStar: Bool, closing: TokenKind) throws(Stop) {
        let star = current.range
        try advance()
        if hasStar { throw raise("* argument may appear only once", at: star) }
        var isBare = kind == closing
        if kind == .comma {
            let next = try peekKind()
            isBare = next == closing || next == .doubleStar
        }
        // CPython points at the star of a function, but behind that of a lambda
        if isBare { throw raise("named arguments must follow bare *", at: closing == .colon ? lastFetched : star) }
        if kind == .name {
            _ = try skipParameter(closing)
            if kind == .equal {
                throw raise("var-positional argument cannot have default value", at: current.range)
            }
        }
    }

    private mutating func explainKeywordParameter(_ closing: TokenKind) throws(Stop) {
        try advance()
        guard try skipParameter(closing) != nil else { return }
        if kind == .equal { throw raise("var-keyword argument cannot have default value", at: current.range) }
        guard try accept(.comma) else { return }
        let message = "arguments cannot follow var-keyword argument"
        switch kind {
        case .star, .doubleStar, .slash: throw raise(message, at: current.range)
        case .name:
            if let place = try skipParameter(closing) { throw raise(message, at: place) }
        default: return
        }
    }

    // MARK: Replacement fields

    /// ```
    /// invalid_replacement_field: '{' ('=' | '!' | ':' | '}')
    /// ```
    mutating func explainFieldStart() throws(Stop) {
        let symbol: String
        switch kind {
        case .equal: symbol = "="
        case .exclamation: symbol = "!"
        case .colon: symbol = ":"
        case .rightBrace: symbol = "}"
        default: return
        }
        throw raise("f-string: valid expression required before '\(symbol)'", at: current.range)
    }

    /// A field whose expression cannot be read, or only its beginning.
    mutating func explainMissingField(_ open: Int) throws(Stop) -> Stop {
        seek(open + 1)
        let value = try attempt { (core: inout ParserCore) throws(Stop) in try core.starExpressions() }
        if value != nil {
            return raise("f-string: expecting '=', or '!', or ':', or '}'", at: current.range)
        }
        return raise("f-string: expecting a valid expression after '{'", at: current.range)
    }

    /// Something unexpected behind a part of a field.
    mutating func explainFieldTail(_ progress: FieldProgress) throws(Stop) {
        if kind == .rightBrace || progress == .expression && kind == .equal { return }
        if kind == .colon && progress != .format && progress != .end { return }
        if kind == .exclamation && (progress == .expression || progress == .debug) { return }
        let expected: String
        switch progress {
        case .expression: expected = "'=', or '!', or ':', or '}'"
        case .debug: expected = "'!', or ':', or '}'"
        case .conversion: expected = "':' or '}'"
        case .format: expected = "'}', or format specs"
        case .end: expected = "'}'"
        }
        throw raise("f-string: expecting \(expected)", at: current.range)
    }

    /// ```
    /// invalid_conversion_character: '!' &(':' | '}') | '!' !NAME
    /// ```
    mutating func explainConversion() throws(Stop) {
        let isMissing = kind == .colon || kind == .rightBrace
        throw raise("f-string: \(isMissing ? "missing" : "invalid") conversion character", at: current.range)
    }
}
