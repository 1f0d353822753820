// The walk over expressions: loads, targets, deletions, `:=`, `await` and `yield`.
import TaipanSyntax

extension Resolver {
    /// An expression whose value is needed.
    mutating func visit(_ expression: Expression) throws(SyntaxDiagnostic) {
        try descend()
        defer { depth -= 1 }
        switch expression.kind {
        case .constant: break
        case .name(let name): try load(name, expression.range)
        case .binary(let left, _, let right):
            if case .binary = left.kind { return try visitChain(expression) }
            try visit(left)
            try visit(right)
        case .attribute(let object, _): try visit(object)
        case .call(let function, let arguments, let keywords):
            checkCallee(function)
            try visit(function)
            for argument in arguments { try visitStarrable(argument) }
            try visit(keywords)
        case .subscripted(let object, let index):
            checkSubscript(object, index)
            try visit(object)
            try visit(index)
        case .boolean(_, let operands): for operand in operands { try visit(operand) }
        case .unary(_, let operand): try visit(operand)
        case .compare(let first, let operators, let comparators):
            checkIdentity(expression, first, operators, comparators)
            try visit(first)
            for comparator in comparators { try visit(comparator) }
        case .tuple(let items), .list(let items), .set(let items): for item in items { try visitStarrable(item) }
        case .joinedString(let parts): for part in parts { try visit(part) }
        case .starred(let value):
            postpone(ResolverMessage.starHere, at: expression.range)
            try visit(value)
        default: try visitRare(expression)
        }
    }

    /// The rest of `visit`: two switches make a smaller stack frame than one.
    @inline(never)
    private mutating func visitRare(_ expression: Expression) throws(SyntaxDiagnostic) {
        switch expression.kind {
        case .conditional(let test, let body, let orElse):
            try visit(test)
            try visit(body)
            try visit(orElse)
        case .dict(let keys, let values):
            for (key, value) in zip(keys, values) {
                if let key { try visit(key) }
                try visit(value)
            }
        case .formattedValue(let value, _, let format):
            try visit(value)
            if let format { try visit(format) }
        case .slice(let lower, let upper, let step):
            if let lower { try visit(lower) }
            if let upper { try visit(upper) }
            if let step { try visit(step) }
        case .named(let target, let value): try visitNamed(target, value, expression)
        case .lambda(let parameters, let body): try visitLambda(parameters, body, expression)
        case .listComprehension(let element, let clauses):
            try visitComprehension(.comprehension, "<listcomp>", "list comprehension", [element], clauses, expression)
        case .setComprehension(let element, let clauses):
            try visitComprehension(.comprehension, "<setcomp>", "set comprehension", [element], clauses, expression)
        case .dictComprehension(let key, let value, let clauses):
            try visitComprehension(
                .comprehension, "<dictcomp>", "dict comprehension", [key, value], clauses, expression)
        case .generator(let element, let clauses):
            try visitComprehension(
                .generatorExpression, "<genexpr>", "generator expression", [element], clauses, expression)
        case .await(let value): try visitAwait(value, expression.range)
        case .yield(let value):
            try refuse("yield expression", at: expression.range)
            try noteYield(expression.range, outside: ResolverMessage.yieldOutside)
            if let value { try visit(value) }
        case .yieldFrom(let value):
            try refuse("yield expression", at: expression.range)
            try noteYield(expression.range, outside: ResolverMessage.yieldFromOutside)
            if current.isAsyncDefinition { postpone(ResolverMessage.yieldFromAsync, at: expression.range) }
            try visit(value)
        default: break
        }
    }

    @inline(never)
    private mutating func load(_ name: String, _ range: SourceRange) throws(SyntaxDiagnostic) {
        if name == "__debug__" { return }  // a constant, not a variable
        try note(name, .used, at: range)
        if name == "super" && current.isFunctionLike {
            current.usesSuperOrClassCell = true
            try note(mangled: "__class__", .used, at: range, in: current)
        } else if name == "__class__" {
            current.usesSuperOrClassCell = true
        }
    }

    /// Long sums nest to the left, as deep as they are long: walk down in a loop.
    @inline(never)
    private mutating func visitChain(_ expression: Expression) throws(SyntaxDiagnostic) {
        var rights: [Expression] = []
        var first = expression
        while case .binary(let inner, _, let right) = first.kind {
            rights.append(right)
            first = inner
        }
        try visit(first)
        for right in rights.reversed() { try visit(right) }
    }

    /// An expression that may be `*items`.
    mutating func visitStarrable(_ expression: Expression) throws(SyntaxDiagnostic) {
        if case .starred(let value) = expression.kind {
            try visit(value)
        } else {
            try visit(expression)
        }
    }

    @inline(never)
    mutating func visit(_ keywords: [Keyword]) throws(SyntaxDiagnostic) {
        var seen: Set<String> = []
        for keyword in keywords {
            if let name = keyword.name {
                checkAssignable(name.name, at: keyword.range)
                // a set only where it can matter
                if keywords.count > 1 && !seen.insert(name.name).inserted {
                    postpone(ResolverMessage.repeatedKeyword(name.name), at: keyword.range)
                }
            }
            try visit(keyword.value)
        }
    }

    // MARK: - Targets

    /// The target of an assignment, a loop, a `with`.
    mutating func bind(_ target: Expression) throws(SyntaxDiagnostic) {
        try descend()
        defer { depth -= 1 }
        switch target.kind {
        case .name(let name):
            checkAssignable(name, at: target.range)
            try note(name, .local, at: target.range)
        case .attribute(let object, let name):
            checkAssignable(name.name, at: target.range)
            try visit(object)
        case .subscripted(let object, let index):
            try visit(object)
            try visit(index)
        case .starred(let inner):
            postpone(ResolverMessage.starTarget, at: target.range)
            try bind(inner)
        case .tuple(let items), .list(let items): try bind(items, of: target.range)
        default: try visit(target)
        }
    }

    @inline(never)
    private mutating func bind(_ items: [Expression], of range: SourceRange) throws(SyntaxDiagnostic) {
        var starAt: Int?
        for (position, item) in items.enumerated() {
            guard case .starred(let inner) = item.kind else {
                try bind(item)
                continue
            }
            if starAt != nil {
                postpone(ResolverMessage.manyStars, at: range)
            } else if position > 255 {
                postpone(ResolverMessage.farStar, at: range)
            }
            starAt = position
            try bind(inner)
        }
    }

    mutating func delete(_ target: Expression) throws(SyntaxDiagnostic) {
        try descend()
        defer { depth -= 1 }
        switch target.kind {
        case .name(let name):
            if name == "__debug__" { postpone(ResolverMessage.deleteDebug, at: target.range) }
            try note(name, .local, at: target.range)
        case .attribute(let object, _): try visit(object)
        case .subscripted(let object, let index):
            try visit(object)
            try visit(index)
        case .tuple(let items), .list(let items): for item in items { try delete(item) }
        default: try visit(target)
        }
    }

    // MARK: - Assignment expressions

    @inline(never)
    private mutating func visitNamed(_ target: Identifier, _ value: Expression, _ expression: Expression)
        throws(SyntaxDiagnostic)
    {
        try refuse("named expression", at: expression.range)
        if current.iterableDepth > 0 {
            throw SyntaxDiagnostic(ResolverMessage.namedInIterable, at: expression.range)
        }
        if current.comprehensionDescription != nil { try extend(target) }
        try visit(value)
        try bind(target)
    }

    /// `:=` in a comprehension binds in the scope around all comprehensions.
    private mutating func extend(_ target: Identifier) throws(SyntaxDiagnostic) {
        let name = current.mangling.mangle(target.name)
        var scope: ScopeBlock? = current
        while let block = scope {
            scope = block.parent
            if block.isAnnotation { continue }
            let known = block.position(of: name).map { block.symbols[$0].usage } ?? []
            if block.comprehensionDescription != nil {
                if known.contains(.iteration) && !known.isDisjoint(with: [.local, .global]) {
                    throw SyntaxDiagnostic(ResolverMessage.rebindsIteration(target.name), at: target.range)
                }
                continue
            }
            switch block.kind {
            case .module:
                try note(target.name, .global, at: target.range)
                return noteGlobal(name)
            case .classBody: throw misplaced("in a class body", target)
            case .typeParameters: throw misplaced("within the definition of a generic", target)
            case .typeAlias: throw misplaced("in a type alias", target)
            case .typeVariable: throw misplaced("in a TypeVar bound", target)
            default:
                try note(target.name, known.contains(.global) ? .global : .nonlocal, at: target.range)
                current.directives.append((name, target.range))
                return try note(mangled: name, .local, at: target.range, in: block)
            }
        }
    }

    private func misplaced(_ place: String, _ target: Identifier) -> SyntaxDiagnostic {
        SyntaxDiagnostic(ResolverMessage.namedInComprehension(place), at: target.range)
    }

    // MARK: - Suspension

    /// The scopes of annotations and type parameters run at another time than the code around them, or not at all.
    private func refuse(_ what: String, at range: SourceRange) throws(SyntaxDiagnostic) {
        let place: String
        if current.isAnnotation {
            place = "an annotation"
        } else {
            switch current.kind {
            case .typeVariable: place = current.description
            case .typeAlias: place = "a type alias"
            case .typeParameters: place = "the definition of a generic"
            default: return
            }
        }
        throw SyntaxDiagnostic(ResolverMessage.notIn(what, place), at: range)
    }

    private mutating func noteYield(_ range: SourceRange, outside message: String) throws(SyntaxDiagnostic) {
        if let comprehension = current.comprehensionDescription {
            throw SyntaxDiagnostic(ResolverMessage.yieldInside(comprehension), at: range)
        }
        if !current.isFunctionLike { postpone(message, at: range) }
        current.containsYield = true
    }

    @inline(never)
    private mutating func visitAwait(_ value: Expression, _ range: SourceRange) throws(SyntaxDiagnostic) {
        try refuse("await expression", at: range)
        if current === module && allowsTopLevelAwait {
            current.isAsync = true
        } else if !current.isFunctionLike {
            postpone(ResolverMessage.awaitOutside, at: range)
        } else if current.comprehensionDescription != nil {
            // whether the comprehension may be asynchronous is asked when it is left
            current.isAsync = true
        } else if !current.isAsyncDefinition {
            postpone(ResolverMessage.awaitSync, at: range)
        }
        try visit(value)
    }
}
