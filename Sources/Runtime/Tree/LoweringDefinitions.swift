// Lowering of functions, lambdas, classes and what generics add to them.

import TaipanSyntax

extension Lowering {
    func makeBody(_ inner: Scope, _ source: CodeSource) -> FunctionBody {
        let made = FunctionBody(
            scope: inner, source: source, unit: body.unit, globals: globals, builtins: builtins, thread)
        innerBodies.append((body.constants.count, made))
        return made
    }

    /// The node that makes the function of a body.
    func makeFunction(
        _ made: FunctionBody, _ inner: Scope, _ parameters: Parameters?, annotations: AnnotationsNode? = nil,
        _ range: SourceRange
    ) -> FunctionNode {
        var defaults: [Node] = []
        var keywordDefaults: [(name: StringObject, value: Node)] = []
        if let parameters {
            for parameter in parameters.positionalOnly + parameters.positional {
                if let value = parameter.defaultValue { defaults.append(lower(value)) }
            }
            for parameter in parameters.keywordOnly {
                if let value = parameter.defaultValue {
                    keywordDefaults.append((name(inner.mangle(parameter.name.name)), lower(value)))
                }
            }
        }
        return FunctionNode(
            made, defaults: defaults, keywordDefaults: keywordDefaults, annotations: annotations,
            captures: inner.captures,
            outerFunctionSlot: body.functionSlot, range)
    }

    func lowerLambda(_ expression: Expression, _ parameters: Parameters, _ value: Expression) -> Node {
        let inner = child(of: expression)
        return makeFunction(makeBody(inner, .lambda(parameters, value)), inner, parameters, expression.range)
    }

    // MARK: def

    func lowerFunction(_ definition: FunctionDef, _ statement: Statement) -> Node {
        let range = statement.range
        let target = self.target(named: definition.name.name, definition.name.range)
        let decorators = definition.decorators.map { lower($0) }
        var node: Node
        if definition.typeParameters.isEmpty {
            node = plainFunction(definition, statement, range)
        } else {
            node = genericFunction(definition, statement)
        }
        if !decorators.isEmpty { node = DecoratedNode(decorators, node, range) }
        if let local = target as? LocalTarget { return AssignLocalNode(local.slot, node, range) }
        return AssignNode([target], node, range)
    }

    private func plainFunction(
        _ definition: FunctionDef, _ statement: Statement, _ range: SourceRange, withDefaults: Bool = true
    ) -> FunctionNode {
        let inner = child(of: statement)
        let made = makeBody(inner, .function(definition))
        if let text = docstring(definition.body) { made.docstring = text }
        return makeFunction(
            made, inner, withDefaults ? definition.parameters : nil, annotations: lowerAnnotations(definition, inner),
            range)
    }

    private func lowerAnnotations(_ definition: FunctionDef, _ inner: Scope) -> AnnotationsNode? {
        var entries: [(name: StringObject, value: Node)] = []
        func add(_ label: String, _ annotation: Expression?) {
            guard let annotation else { return }
            let key = name(scope.mangle(label))
            entries.append((key, scope.hasFutureAnnotations ? annotationText(annotation) : lowerAnnotation(annotation)))
        }
        let parameters = definition.parameters
        for parameter in parameters.positionalOnly + parameters.positional {
            add(parameter.name.name, parameter.annotation)
        }
        if let parameter = parameters.variadic { add(parameter.name.name, parameter.annotation) }
        for parameter in parameters.keywordOnly { add(parameter.name.name, parameter.annotation) }
        if let parameter = parameters.keywords { add(parameter.name.name, parameter.annotation) }
        add("return", definition.returns)
        return entries.isEmpty ? nil : AnnotationsNode(entries, definition.name.range)
    }

    /// `*args: *Ts` is `*args: tuple-item of Ts`.
    private func lowerAnnotation(_ annotation: Expression) -> Node {
        if case .starred(let inner) = annotation.kind { return FirstItemNode(lower(inner), annotation.range) }
        return lower(annotation)
    }

    /// The scope of type parameters is a function that runs at once; defaults are evaluated outside and passed in.
    private func genericFunction(_ definition: FunctionDef, _ statement: Statement) -> Node {
        let range = statement.range
        let inner = child(of: statement)
        let outer = makeFunction(makeBody(inner, .typeParameters(statement)), inner, nil, range)
        var arguments: [Node] = []
        let positional = definition.parameters.positionalOnly + definition.parameters.positional
        let defaults = positional.compactMap { $0.defaultValue }
        if !defaults.isEmpty { arguments.append(TupleNode(defaults.map { lower($0) }, range)) }
        let keyword = definition.parameters.keywordOnly.filter { $0.defaultValue != nil }
        if !keyword.isEmpty {
            let entries = keyword.map { parameter in
                (
                    key: Optional(
                        makeConstant(.object(name(inner.mangle(parameter.name.name))), range) as Node),
                    value: lower(parameter.defaultValue.unsafelyUnwrapped)
                )
            }
            arguments.append(DictNode(entries, range))
        }
        return CallNode(outer, arguments, range)
    }

    /// The body of a type parameter scope: makes the parameters, then the function or class, which it returns.
    func lowerTypeParameters(_ statement: Statement) -> Node {
        let range = statement.range
        switch statement.kind {
        case .functionDef(let definition):
            let parameters = lowerParameters(definition.typeParameters)
            let function = plainFunction(definition, statement, range, withDefaults: false)
            let hasDefaults = scope.parameterNames.contains(".defaults")
            let hasKeywordDefaults = scope.parameterNames.contains(".kwdefaults")
            return GenericFunctionNode(
                parameters, function, defaults: hasDefaults ? load(".defaults", range) : nil,
                keywordDefaults: hasKeywordDefaults ? load(".kwdefaults", range) : nil, range)
        case .classDef(let definition):
            let parameters = lowerParameters(definition.typeParameters)
            return GenericClassNode(
                parameters, target(named: ".type_params", range), target(named: ".generic_base", range),
                plainClass(definition, statement, genericBase: load(".generic_base", range)), range)
        case .typeAlias(let alias, let typeParameters, let value):
            return aliasNode(alias, lowerParameters(typeParameters), value, statement)
        default: return RaisingNode("type parameters of an unexpected statement", range)
        }
    }

    private func lowerParameters(_ parameters: [TypeParameter]) -> TypeParametersNode {
        let entries = parameters.map { parameter in
            TypeParametersNode.Entry(
                kind: parameter.kind, name: name(parameter.name.name),
                bound: parameter.bound.map { lazy($0) }, isConstraints: parameter.bound.map { isTuple($0) } ?? false,
                defaultValue: parameter.defaultValue.map { lazy($0) },
                target: target(named: parameter.name.name, parameter.range))
        }
        return TypeParametersNode(entries, parameters.first?.range ?? .none)
    }

    private func isTuple(_ expression: Expression) -> Bool { if case .tuple = expression.kind { true } else { false } }

    /// A function that evaluates an expression when it is asked.
    private func lazy(_ expression: Expression) -> FunctionNode {
        let inner = child(of: expression)
        return makeFunction(makeBody(inner, .lazyExpression(expression)), inner, nil, expression.range)
    }

    // MARK: class

    func lowerClass(_ definition: ClassDef, _ statement: Statement) -> Node {
        let range = statement.range
        let decorators = definition.decorators.map { lower($0) }
        var node: Node
        if definition.typeParameters.isEmpty {
            node = plainClass(definition, statement, genericBase: nil)
        } else {
            let inner = child(of: statement)
            let outer = makeFunction(makeBody(inner, .typeParameters(statement)), inner, nil, range)
            node = CallNode(outer, [], range)
        }
        if !decorators.isEmpty { node = DecoratedNode(decorators, node, range) }
        return AssignNode([target(named: definition.name.name, definition.name.range)], node, range)
    }

    private func plainClass(_ definition: ClassDef, _ statement: Statement, genericBase: Node?) -> ClassNode {
        let inner = child(of: statement)
        let made = makeBody(inner, .classBody(definition, statement))
        let function = makeFunction(made, inner, nil, statement.range)
        var bases: [(node: Node, isStar: Bool)] = definition.bases.map { base in
            if case .starred(let item) = base.kind { return (lower(item), true) }
            return (lower(base), false)
        }
        if let genericBase { bases.append((genericBase, false)) }
        let keywords = definition.keywords.map { keyword in
            (name: keyword.name.map { name($0.name) }, value: lower(keyword.value))
        }
        return ClassNode(name(definition.name.name), function, bases: bases, keywords: keywords, statement.range)
    }

    func lowerClassBody(_ definition: ClassDef, _ statement: Statement) -> Node {
        var nodes: [Node] = []
        let range = SourceRange(
            line: Int32(truncatingIfNeeded: scope.firstLine), column: 0,
            endLine: Int32(truncatingIfNeeded: scope.firstLine),
            endColumn: 0)
        func set(_ key: StringObject, _ value: Node) {
            nodes.append(AssignNode([NameTarget(key, body.namespaceSlot, range)], value, range))
        }
        if globals.find(thread.names.name) >= 0 {
            set(thread.names.module, GlobalNode(thread.names.name, globals, builtins, range))
        }
        set(thread.names.qualname, makeConstant(.object(body.qualifiedName), range))
        set(thread.names.firstLineNumber, makeConstant(.int(scope.firstLine), range))
        if scope.freeNames.contains(".type_params") { set(thread.names.typeParams, load(".type_params", range)) }
        if hasAnnotations(definition.body) { nodes.append(PrepareAnnotationsNode(body.namespaceSlot, globals, range)) }
        if let text = docstring(definition.body) { set(thread.names.doc, makeConstant(text, range)) }
        nodes += lowerBlock(definition.body)
        let attributes = staticAttributes(definition.body).map { Value.object(name($0)) }
        set(thread.names.staticAttributes, makeConstant(.object(thread.makeTuple(attributes)), range))
        return BodyNode(nodes, range)
    }

    /// `__static_attributes__`: the names that the methods of a class assign on their first parameter `self`.
    private func staticAttributes(_ statements: [Statement]) -> [String] {
        var found: [String] = []
        for statement in statements {
            guard case .functionDef(let definition) = statement.kind else { continue }
            collectAttributes(definition.body, into: &found)
        }
        return found
    }

    private func collectAttributes(_ statements: [Statement], into found: inout [String]) {
        func add(_ target: Expression) {
            switch target.kind {
            case .attribute(let receiver, let attribute):
                if case .name("self") = receiver.kind, !found.contains(attribute.name) { found.append(attribute.name) }
            case .tuple(let items), .list(let items): items.forEach(add)
            case .starred(let item): add(item)
            default: break
            }
        }
        for statement in statements {
            switch statement.kind {
            case .assign(let targets, _): targets.forEach(add)
            case .augmentedAssign(let target, _, _), .annotatedAssign(let target, _, _, _): add(target)
            case .ifElse(_, let body, let orElse), .whileLoop(_, let body, let orElse):
                collectAttributes(body + orElse, into: &found)
            case .forLoop(let target, _, let body, let orElse, _):
                add(target)
                collectAttributes(body + orElse, into: &found)
            case .with(let items, let body, _):
                items.compactMap { $0.target }.forEach(add)
                collectAttributes(body, into: &found)
            case .tryExcept(let body, let handlers, let orElse, let finally, _):
                collectAttributes(body + handlers.flatMap { $0.body } + orElse + finally, into: &found)
            case .match(_, let cases): collectAttributes(cases.flatMap { $0.body }, into: &found)
            default: break
            }
        }
    }

    // MARK: type aliases

    func lowerTypeAlias(
        _ alias: Expression, _ parameters: [TypeParameter], _ value: Expression, _ statement: Statement
    ) -> Node {
        let range = statement.range
        let target = self.target(alias)
        if parameters.isEmpty { return AssignNode([target], aliasNode(alias, nil, value, statement), range) }
        let inner = child(of: statement)
        let outer = makeFunction(makeBody(inner, .typeParameters(statement)), inner, nil, range)
        return AssignNode([target], CallNode(outer, [], range), range)
    }

    private func aliasNode(
        _ alias: Expression, _ parameters: TypeParametersNode?, _ value: Expression, _ statement: Statement
    ) -> Node {
        let inner = child(of: statement)
        let function = makeFunction(makeBody(inner, .lazyExpression(value)), inner, nil, value.range)
        var text = ""
        if case .name(let found) = alias.kind { text = found }
        return TypeAliasNode(name(text), parameters, function, statement.range)
    }
}

/// The one item of an unpacked annotation (`*args: *Ts`).
final class FirstItemNode: Node {
    let child: Node

    init(_ child: Node, _ range: SourceRange) {
        self.child = child
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = try child.evaluate(frame, thread)
        mark(thread)
        return try thread.unpack(value, count: 1)[0]
    }
}

/// Makes the type parameters of a generic and binds them; the value is their tuple.
final class TypeParametersNode: Node {
    struct Entry {
        let kind: TypeParameter.Kind
        let name: StringObject
        let bound: FunctionNode?
        let isConstraints: Bool
        let defaultValue: FunctionNode?
        let target: Target
    }

    let entries: [Entry]

    init(_ entries: [Entry], _ range: SourceRange) {
        self.entries = entries
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var made: [Value] = []
        for entry in entries {
            let bound = try entry.bound?.evaluate(frame, thread) ?? .unbound
            let defaultValue = try entry.defaultValue?.evaluate(frame, thread) ?? .unbound
            mark(thread)
            let parameter = try thread.makeTypeParameter(
                entry.kind, entry.name, lazyBound: bound, isConstraints: entry.isConstraints, lazyDefault: defaultValue)
            try entry.target.assign(parameter, frame, thread)
            made.append(parameter)
        }
        return .object(thread.makeTuple(made))
    }
}

final class GenericFunctionNode: Node {
    let parameters: TypeParametersNode
    let function: FunctionNode
    let defaults: Node?
    let keywordDefaults: Node?

    init(
        _ parameters: TypeParametersNode, _ function: FunctionNode, defaults: Node?, keywordDefaults: Node?,
        _ range: SourceRange
    ) {
        self.parameters = parameters
        self.function = function
        self.defaults = defaults
        self.keywordDefaults = keywordDefaults
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let made = try parameters.evaluate(frame, thread)
        let result = try function.make(frame, thread)
        if let defaults { result.defaults = try defaults.evaluate(frame, thread).as(.tuple, TupleObject.self) }
        if let keywordDefaults {
            result.keywordDefaults = try keywordDefaults.evaluate(frame, thread).as(.dict, DictObject.self)
        }
        result.typeParameters = made
        return .object(result)
    }
}

final class GenericClassNode: Node {
    let parameters: TypeParametersNode
    let parametersTarget: Target
    let baseTarget: Target
    let definition: ClassNode

    init(
        _ parameters: TypeParametersNode, _ parametersTarget: Target, _ baseTarget: Target, _ definition: ClassNode,
        _ range: SourceRange
    ) {
        self.parameters = parameters
        self.parametersTarget = parametersTarget
        self.baseTarget = baseTarget
        self.definition = definition
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let made = try parameters.evaluate(frame, thread)
        try parametersTarget.assign(made, frame, thread)
        mark(thread)
        try baseTarget.assign(try thread.makeGenericBase(made), frame, thread)
        return try definition.evaluate(frame, thread)
    }
}

/// `type X[T] = value`.
final class TypeAliasNode: Node {
    let name: StringObject
    let parameters: TypeParametersNode?
    let value: FunctionNode

    init(_ name: StringObject, _ parameters: TypeParametersNode?, _ value: FunctionNode, _ range: SourceRange) {
        self.name = name
        self.parameters = parameters
        self.value = value
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let made = try parameters?.evaluate(frame, thread) ?? .object(thread.interpreter.emptyTuple)
        let function = try value.evaluate(frame, thread)
        mark(thread)
        return try thread.makeTypeAlias(name, parameters: made, lazyValue: function)
    }
}
