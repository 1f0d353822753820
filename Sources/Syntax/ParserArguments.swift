// The arguments of a call.

/// The arguments read so far.
struct CallArguments {
    var positional: [Expression] = []
    var keywords: [Keyword] = []
    /// A lone `f(x for x in y)`, whose parentheses are those of the call.
    var isGenerator = false
}

extension ParserCore {
    /// ```
    /// primary '(' [arguments] ')'
    /// primary genexp
    /// ```
    mutating func call(_ function: Expression, _ start: SourceRange) throws(Stop) -> Expression {
        try enter()
        defer { leave() }
        let outer = deepest
        deepest = 0
        let open = position
        try advance()
        if kind == .rightParen {
            try advance()
            deepest = outer
            try deepen()
            return Expression(.call(function: function, arguments: [], keywords: []), range(from: start))
        }
        let arguments = try parenthesizedArguments(open)
        deepest = max(outer, deepest)
        try deepen()
        return Expression(
            .call(function: function, arguments: arguments.positional, keywords: arguments.keywords),
            range(from: start))
    }

    /// ```
    /// arguments: args [','] &')'
    /// ```
    /// `open` is the opening parenthesis; consumes the closing one. A lone generator is allowed in a call, but not as a base
    /// of a class.
    mutating func parenthesizedArguments(
        _ open: Int, allowGenerator: Bool = true
    ) throws(Stop) -> CallArguments {
        let start = position
        do throws(Stop) {
            var arguments = CallArguments()
            try readArguments(into: &arguments)
            if allowGenerator, arguments.positional.count == 1, arguments.keywords.isEmpty,
                kind == .kwFor || kind == .kwAsync,
                tokens[start].kind != .star, tokens[position - 1].kind != .comma
            {
                let clauses = try comprehensions()
                try expect(.rightParen)
                try deepen()
                arguments.positional = [
                    Expression(.generator(arguments.positional[0], clauses), range(from: open))
                ]
                return arguments
            }
            _ = try accept(.comma)
            try expect(.rightParen)
            if arguments.keywords.count > 1 { checkRepeated(arguments.keywords) }
            return arguments
        } catch {
            if explains && tokenizer.diagnostic == nil { try explainArguments(start) }
            throw error
        }
    }

    /// ```
    /// args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] | kwargs
    /// kwargs: ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+ | ','.kwarg_or_double_starred+
    /// ```
    /// Reads as many as fit and stops before the comma of the first that does not.
    mutating func readArguments(into arguments: inout CallArguments) throws(Stop) {
        // 0: anything goes, 1: no positional argument, 2: no `*` either
        var phase = 0
        var comma = -1
        while true {
            let start = position
            switch kind {
            case .star:
                if phase == 2 { return seek(comma) }
                let value = try starredExpression()
                if kind == .equal && explains { try explainStarredAssignment(start) }
                arguments.positional.append(value)
            case .doubleStar:
                phase = 2
                try advance()
                let value = try expression()
                if kind == .equal && explains { try explainStarredAssignment(start) }
                arguments.keywords.append(Keyword(name: nil, value: value, range: range(from: start)))
            case .name where try peekKind() == .equal:
                if phase == 0 { phase = 1 }
                if explains { try explainKeywordArgument() }
                let name = try identifier()
                try advance()
                if explains && (kind == .comma || kind == .rightParen) {
                    if comma >= 0 { return seek(comma) }
                    throw fail()
                }
                let value = try expression()
                arguments.keywords.append(Keyword(name: name, value: value, range: range(from: start)))
            default:
                if !startsExpression {
                    if comma >= 0 { return seek(comma) }
                    throw fail()
                }
                if phase > 0 {
                    if explains { try explainKeywordArgument() }
                    return seek(comma)
                }
                let value: Expression
                if let named = try assignmentExpression() {
                    value = named
                } else {
                    value = try expression()
                }
                if kind == .colonEqual || kind == .equal {
                    if explains {
                        seek(start)
                        try explainKeywordArgument()
                    }
                    if comma >= 0 { return seek(comma) }
                    throw fail()
                }
                arguments.positional.append(value)
            }
            guard kind == .comma else { return }
            comma = position
            try advance()
            if kind == .rightParen { return seek(comma) }
        }
    }

    /// Notes the first name that is passed twice.
    private mutating func checkRepeated(_ keywords: [Keyword]) {
        guard lateError == nil else { return }
        if keywords.count < 8 {
            for i in 1..<keywords.count {
                guard let name = keywords[i].name?.name else { continue }
                for j in 0..<i where keywords[j].name?.name == name { return noteRepeated(name, keywords[i].range) }
            }
            return
        }
        var seen: Set<String> = []
        for keyword in keywords {
            if let name = keyword.name?.name, !seen.insert(name).inserted { return noteRepeated(name, keyword.range) }
        }
    }

    private mutating func noteRepeated(_ name: String, _ range: SourceRange) {
        lateError = SyntaxDiagnostic("keyword argument repeated: \(name)", at: range)
    }
}
