// The walk over what makes scopes: functions, lambdas, classes, type parameters, aliases, comprehensions.
import TaipanSyntax

extension Resolver {
    // MARK: - Functions

    @inline(never)
    mutating func visitFunction(_ function: FunctionDef, _ statement: Statement) throws(SyntaxDiagnostic) {
        for decorator in function.decorators { try visit(decorator) }
        try visitDefaults(function.parameters)
        let line = function.decorators.first?.range.line ?? statement.range.line
        let isGeneric = !function.typeParameters.isEmpty
        if isGeneric {
            enterTypeParameters(of: function.name.name, statement, line, classScope: false)
            try noteDefaultParameters(function.parameters)
            try visit(function.typeParameters)
        }
        try visitAnnotations(function.parameters, returns: function.returns)
        enter(.function, function.name.name, node: statement, line: line, isAsync: function.isAsync)
        try noteParameters(function.parameters)
        try visit(function.body)
        if current.containsYield, let place = current.valueReturn {
            postpone(ResolverMessage.asyncReturn, at: place)
        }
        leave()
        if isGeneric { leave() }
        try bind(function.name, at: statement.range)
    }

    @inline(never)
    mutating func visitLambda(_ parameters: Parameters, _ body: Expression, _ expression: Expression)
        throws(SyntaxDiagnostic)
    {
        try visitDefaults(parameters)
        enter(.lambda, "<lambda>", node: expression, line: expression.range.line)
        try noteParameters(parameters)
        try visit(body)
        leave()
    }

    /// Default values belong to the scope around the function.
    @inline(never)
    private mutating func visitDefaults(_ parameters: Parameters) throws(SyntaxDiagnostic) {
        for parameter in parameters.positionalOnly { try visitDefault(parameter) }
        for parameter in parameters.positional { try visitDefault(parameter) }
        for parameter in parameters.keywordOnly { try visitDefault(parameter) }
    }

    @inline(never)
    private mutating func visitDefault(_ parameter: Parameter) throws(SyntaxDiagnostic) {
        if let value = parameter.defaultValue { try visit(value) }
    }

    @inline(never)
    private mutating func visitAnnotations(_ parameters: Parameters, returns: Expression?) throws(SyntaxDiagnostic) {
        for parameter in parameters.positionalOnly { try visitAnnotation(of: parameter) }
        for parameter in parameters.positional { try visitAnnotation(of: parameter) }
        if let parameter = parameters.variadic { try visitAnnotation(of: parameter) }
        for parameter in parameters.keywordOnly { try visitAnnotation(of: parameter) }
        if let parameter = parameters.keywords { try visitAnnotation(of: parameter) }
        if let returns { try visitAnnotation(returns) }
    }

    @inline(never)
    private mutating func visitAnnotation(of parameter: Parameter) throws(SyntaxDiagnostic) {
        if let annotation = parameter.annotation { try visitAnnotation(annotation) }
    }

    @inline(never)
    private mutating func noteParameters(_ parameters: Parameters) throws(SyntaxDiagnostic) {
        for parameter in parameters.positionalOnly { try note(parameter) }
        for parameter in parameters.positional { try note(parameter) }
        for parameter in parameters.keywordOnly { try note(parameter) }
        if let parameter = parameters.variadic { try note(parameter) }
        if let parameter = parameters.keywords { try note(parameter) }
        let block = current
        block.positionalOnlyCount = parameters.positionalOnly.count
        block.positionalCount = parameters.positionalOnly.count + parameters.positional.count
        block.keywordOnlyCount = parameters.keywordOnly.count
        block.hasVariadic = parameters.variadic != nil
        block.hasKeywords = parameters.keywords != nil
        block.parameterCount = block.symbols.count
    }

    private mutating func note(_ parameter: Parameter) throws(SyntaxDiagnostic) {
        checkAssignable(parameter.name.name, at: parameter.range)
        try note(parameter.name.name, .parameter, at: parameter.range)
    }

    // MARK: - Classes

    @inline(never)
    mutating func visitClass(_ definition: ClassDef, _ statement: Statement) throws(SyntaxDiagnostic) {
        for decorator in definition.decorators { try visit(decorator) }
        let name = definition.name.name
        let line = definition.decorators.first?.range.line ?? statement.range.line
        let isGeneric = !definition.typeParameters.isEmpty
        if isGeneric {
            enterTypeParameters(of: name, statement, line, classScope: true)
            try visit(definition.typeParameters)
            try note(mangled: ".type_params", [.local, .used], at: statement.range, in: current)
            try note(mangled: ".generic_base", [.local, .used], at: statement.range, in: current)
        }
        for base in definition.bases { try visitStarrable(base) }
        try visit(definition.keywords)
        enter(.classBody, name, node: statement, line: line)
        current.mangling = .inClass(name)
        if isGeneric {
            try note(mangled: "__type_params__", .local, at: statement.range, in: current)
            try note(mangled: ".type_params", .used, at: statement.range, in: current)
        }
        try visit(definition.body)
        leave()
        if isGeneric { leave() }
        try bind(definition.name, at: statement.range)
    }

    // MARK: - Type parameters and aliases

    @inline(never)
    mutating func visitAlias(
        _ name: Expression, _ parameters: [TypeParameter], _ value: Expression, _ statement: Statement
    ) throws(SyntaxDiagnostic) {
        guard case .name(let text) = name.kind else { return try visit(name) }
        let line = statement.range.line
        if !parameters.isEmpty {
            enterTypeParameters(of: text, statement, line, classScope: false)
            try visit(parameters)
        }
        enterLazy(.typeAlias, text, node: statement, line: line)
        try visit(value)
        leave()
        if !parameters.isEmpty { leave() }
        try bind(Identifier(text, name.range), at: statement.range)
    }

    /// The scope in which the type parameters of `name` live.
    private mutating func enterTypeParameters(
        of name: String, _ statement: Statement, _ line: Int32, classScope: Bool
    ) {
        let isInClass = current.kind == .classBody
        enter(.typeParameters, "<generic parameters of \(name)>", node: statement, line: line)
        if isInClass { seeClassNamespace() }
        if classScope {
            current.mangling = .inClass(name)
            current.mangling.onlyNames = []
        }
    }

    /// A scope that is evaluated when somebody asks: an alias's value, a bound, a default.
    private mutating func enterLazy(_ kind: Scope.Kind, _ name: String, node: AnyObject, line: Int32) {
        let seesClass = current.kind == .classBody || current.seesClassNamespace
        enter(kind, name, node: node, line: line)
        if seesClass { seeClassNamespace() }
    }

    private func seeClassNamespace() {
        current.seesClassNamespace = true
        if current.position(of: "__classdict__") == nil { current.append("__classdict__", .used) }
    }

    /// The hidden parameters that carry a generic function's default values.
    @inline(never)
    private mutating func noteDefaultParameters(_ parameters: Parameters) throws(SyntaxDiagnostic) {
        let hasDefault: (Parameter) -> Bool = { $0.defaultValue != nil }
        if parameters.positionalOnly.contains(where: hasDefault) || parameters.positional.contains(where: hasDefault) {
            try note(mangled: ".defaults", .parameter, at: .none, in: current)
            current.parameterCount += 1
        }
        if parameters.keywordOnly.contains(where: hasDefault) {
            try note(mangled: ".kwdefaults", .parameter, at: .none, in: current)
            current.parameterCount += 1
        }
        current.positionalCount = current.parameterCount
    }

    private mutating func visit(_ parameters: [TypeParameter]) throws(SyntaxDiagnostic) {
        var hasDefault = false
        for parameter in parameters {
            let name = parameter.name.name
            checkAssignable(name, at: parameter.range)
            current.mangling.onlyNames?.insert(name)
            try note(name, [.typeParameter, .local], at: parameter.range)
            let word: String
            switch parameter.kind {
            case .typeVar: word = "TypeVar"
            case .typeVarTuple: word = "TypeVarTuple"
            case .paramSpec: word = "ParamSpec"
            }
            if let bound = parameter.bound {
                var isConstraint = false
                if case .tuple = bound.kind { isConstraint = true }
                try visitLazy(bound, of: name, isConstraint ? "a \(word) constraint" : "a \(word) bound")
            }
            if let value = parameter.defaultValue {
                hasDefault = true
                try visitLazy(value, of: name, "a \(word) default")
            } else if hasDefault {
                postpone(ResolverMessage.needsDefault(name), at: parameter.range)
            }
        }
    }

    @inline(never)
    private mutating func visitLazy(_ expression: Expression, of name: String, _ description: String)
        throws(SyntaxDiagnostic)
    {
        enterLazy(.typeVariable, name, node: expression, line: expression.range.line)
        current.description = description
        try visitStarrable(expression)
        leave()
    }

    // MARK: - Comprehensions

    @inline(never)
    mutating func visitComprehension(
        _ kind: Scope.Kind, _ name: String, _ description: String, _ elements: [Expression], _ clauses: [Comprehension],
        _ expression: Expression
    ) throws(SyntaxDiagnostic) {
        if let first = clauses.first { try visitIterable(first.iterable) }
        enter(kind, name, node: expression, line: expression.range.line)
        let block = current
        block.comprehensionDescription = description
        if kind == .generatorExpression {
            block.append(".0", .parameter)
            block.parameterCount = 1
            block.positionalCount = 1
            block.containsYield = true
        }
        for (position, clause) in clauses.enumerated() {
            if clause.isAsync { block.isAsync = true }
            if position > 0 { try visitIterable(clause.iterable) }
            block.bindsIterationVariables = true
            try bind(clause.target)
            block.bindsIterationVariables = false
            for condition in clause.conditions { try visit(condition) }
        }
        for element in elements { try visit(element) }
        leave()
        if block.isAsync && kind == .comprehension { noteAsynchronousComprehension(expression.range) }
    }

    @inline(never)
    private mutating func visitIterable(_ iterable: Expression) throws(SyntaxDiagnostic) {
        let block = current
        block.iterableDepth += 1
        try visit(iterable)
        block.iterableDepth -= 1
    }

    /// An asynchronous comprehension makes the comprehension around it asynchronous, which is then the one to be
    /// reported.
    @inline(never)
    private mutating func noteAsynchronousComprehension(_ range: SourceRange) {
        if current.comprehensionDescription != nil {
            current.isAsync = true
        } else if current === module && allowsTopLevelAwait {
            current.isAsync = true
        } else if !current.isAsyncDefinition {
            postpone(ResolverMessage.asyncComprehension, at: range)
        }
    }
}
