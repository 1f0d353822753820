// Lowering of statements and bodies.

import TaipanSyntax

/// Gives a module or class body its result: nothing.
final class BodyNode: Node {
    let block: Block
    private let owned: [Node]

    init(_ statements: [Node], _ range: SourceRange) {
        owned = statements
        block = Block(statements)
        super.init(range)
    }

    deinit { block.deallocate() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if try block.execute(frame, thread) == .returning { return takeReturnValue(thread) }
        return .none
    }
}

/// A body that ends in `return expression`, which is evaluated as its tail.
final class TailBodyNode: Node {
    let block: Block
    let tail: Node
    private let owned: [Node]

    init(_ statements: [Node], _ tail: Node, _ range: SourceRange) {
        owned = statements
        block = Block(statements)
        self.tail = tail
        super.init(range)
    }

    deinit { block.deallocate() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if try block.execute(frame, thread) == .returning { return takeReturnValue(thread) }
        return try tail.evaluate(frame, thread)
    }
}

extension Lowering {
    /// The root node of the body.
    func lowerBody() -> Node {
        switch body.source {
        case .module(let module):
            return BodyNode(modulePrologue(module.body) + lowerBlock(module.body), .none)
        case .expression(let expression): return lower(expression)
        case .function(let definition):
            let statements = body.docstring.isNone ? definition.body : Array(definition.body.dropFirst())
            return lowerFunctionBody(statements, scope, definition.name.range)
        case .lambda(_, let value):
            if scope.containsYield { return lowerSteps(of: [Statement(.returning(value), value.range)], value.range) }
            return lower(value)
        case .classBody(let definition, let statement): return lowerClassBody(definition, statement)
        case .generator(let element, let clauses): return lowerGeneratorExpressionBody(element, clauses)
        case .typeParameters(let statement): return lowerTypeParameters(statement)
        case .lazyExpression(let expression):
            // `*Ts = *default`
            if case .starred(let inner) = expression.kind { return FirstItemNode(lower(inner), expression.range) }
            return lower(expression)
        }
    }

    private func lowerFunctionBody(_ statements: [Statement], _ scope: Scope, _ range: SourceRange) -> Node {
        if scope.isAsync { return lowerSteps(of: statements, range) }
        if scope.containsYield { return lowerSteps(of: statements, range) }
        var nodes = lowerBlock(statements)
        if let last = nodes.last as? ReturnNode {
            nodes.removeLast()
            return nodes.isEmpty ? last.value : TailBodyNode(nodes, last.value, range)
        }
        return BodyNode(nodes, range)
    }

    /// `__doc__` of a module, and `__annotations__` if it has any.
    private func modulePrologue(_ statements: [Statement]) -> [Node] {
        var nodes: [Node] = []
        if !isInteractive, body.namespaceSlot < 0 {
            if let text = docstring(statements), let first = statements.first {
                nodes.append(
                    AssignNode(
                        [GlobalTarget(thread.names.doc, globals, first.range)], makeConstant(text, first.range),
                        first.range))
            }
        }
        if hasAnnotations(statements) { nodes.append(PrepareAnnotationsNode(body.namespaceSlot, globals, .none)) }
        return nodes
    }

    func hasAnnotations(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            switch statement.kind {
            case .annotatedAssign: true
            case .ifElse(_, let body, let orElse), .whileLoop(_, let body, let orElse):
                hasAnnotations(body) || hasAnnotations(orElse)
            case .forLoop(_, _, let body, let orElse, _): hasAnnotations(body) || hasAnnotations(orElse)
            case .with(_, let body, _): hasAnnotations(body)
            case .tryExcept(let body, let handlers, let orElse, let finally, _):
                hasAnnotations(body) || hasAnnotations(orElse) || hasAnnotations(finally)
                    || handlers.contains { hasAnnotations($0.body) }
            case .match(_, let cases): cases.contains { hasAnnotations($0.body) }
            default: false
            }
        }
    }

    /// The docstring, with the common indentation taken off (as Python 3.13 does); nil if there is none.
    func docstring(_ statements: [Statement]) -> Value? {
        guard thread.interpreter.configuration.optimization < 2, let first = statements.first,
            case .expression(let expression) = first.kind, case .constant(.string(let bytes)) = expression.kind
        else { return nil }
        let clean = cleanDocstring(bytes)
        return .object(clean.withUnsafeBufferPointer { thread.makeString(utf8: $0) })
    }

    func lowerBlock(_ statements: [Statement]) -> [Node] {
        var nodes: [Node] = []
        nodes.reserveCapacity(statements.count)
        for statement in statements { lower(statement, into: &nodes) }
        return nodes
    }

    func lower(_ statement: Statement, into nodes: inout [Node]) {
        let range = statement.range
        switch statement.kind {
        case .functionDef(let definition): nodes.append(lowerFunction(definition, statement))
        case .classDef(let definition): nodes.append(lowerClass(definition, statement))
        case .returning(let value):
            nodes.append(ReturnNode(value.map { lower($0) } ?? makeConstant(.none, range), range))
        case .delete(let targets): nodes.append(DeleteNode(targets.map { target($0) }, range))
        case .assign(let targets, let value): nodes.append(lowerAssign(targets, value, range))
        case .typeAlias(let alias, let parameters, let value):
            nodes.append(lowerTypeAlias(alias, parameters, value, statement))
        case .augmentedAssign(let target, let op, let value): nodes.append(lowerAugmented(target, op, value, range))
        case .annotatedAssign(let target, let annotation, let value, let simple):
            lowerAnnotated(target, annotation, value, simple, range, into: &nodes)
        case .forLoop(let target, let iterable, let body, let orElse, _):
            nodes.append(lowerFor(target, iterable, body, orElse, range))
        case .whileLoop(let test, let body, let orElse):
            if case .constant(.bool(true)) = test.kind {
                nodes.append(ForeverNode(lowerBlock(body), range))
            } else {
                nodes.append(WhileNode(lower(test), lowerBlock(body), lowerBlock(orElse), range))
            }
        case .ifElse(let test, let body, let orElse): nodes.append(lowerIf(test, body, orElse, range))
        case .with(let items, let body, _):
            var inner = lowerBlock(body)
            for item in items.reversed() {
                inner = [WithNode(lower(item.context), item.target.map { target($0) }, inner, range)]
            }
            nodes += inner
        case .match(let subject, let cases): nodes.append(MatchNode(lower(subject), cases.map { lowerCase($0) }, range))
        case .raise(let exception, let cause):
            nodes.append(RaiseNode(exception.map { lower($0) }, cause.map { lower($0) }, range))
        case .tryExcept(let body, let handlers, let orElse, let finally, let isStar):
            nodes.append(lowerTry(body, handlers, orElse, finally, isStar, range))
        case .assert(let test, let message):
            if thread.interpreter.configuration.optimization == 0 {
                nodes.append(AssertNode(lower(test), message.map { lower($0) }, range))
            }
        case .importModules(let aliases): for alias in aliases { nodes.append(lowerImport(alias, range)) }
        case .importFrom(let module, let names, let level): nodes.append(lowerImportFrom(module, names, level, range))
        case .global, .nonlocal: break
        case .expression(let expression): lowerExpressionStatement(expression, range, into: &nodes)
        case .pass: break
        case .breakLoop: nodes.append(BreakNode(range))
        case .continueLoop: nodes.append(ContinueNode(range))
        }
    }

    private func lowerExpressionStatement(_ expression: Expression, _ range: SourceRange, into nodes: inout [Node]) {
        if isInteractive && body.scope.kind == .module {
            nodes.append(DisplayStatement(lower(expression), range))
        } else if case .constant = expression.kind {
            // nothing to do (docstrings are taken elsewhere)
        } else {
            nodes.append(ExpressionStatement(lower(expression), range))
        }
    }

    // MARK: Assignment

    private func lowerAssign(_ targets: [Expression], _ value: Expression, _ range: SourceRange) -> Node {
        guard targets.count == 1, let single = targets.first else {
            return AssignNode(targets.map { target($0) }, lower(value), range)
        }
        switch single.kind {
        case .tuple(let items), .list(let items):
            if let node = lowerUnpacking(single, items, value, range) { return node }
        case .attribute(let receiver, let attribute):
            let object = lower(receiver)
            if let operand = object.operand, !containsNamed(value) {
                return StoreAttributeNode(operand, name(scope.mangle(attribute.name)), lower(value), single.range)
            }
            return AssignNode(
                [AttributeTarget(object, name(scope.mangle(attribute.name)), single.range)], lower(value), range)
        case .subscripted(let container, let key):
            if case .slice = key.kind { break }
            return makeStoreItem(lower(container), lower(key), lower(value), single.range)
        default: break
        }
        let bound = self.target(single)
        if let local = bound as? LocalTarget { return AssignLocalNode(local.slot, lower(value), range) }
        return AssignNode([bound], lower(value), range)
    }

    private func lowerUnpacking(
        _ target: Expression, _ items: [Expression], _ value: Expression, _ range: SourceRange
    ) -> Node? {
        guard let sequence = self.target(target) as? SequenceTarget, sequence.star == nil,
            let slots = sequence.localSlots,
            !slots.isEmpty
        else { return nil }
        if case .tuple(let values) = value.kind, values.count == slots.count,
            !values.contains(where: { if case .starred = $0.kind { true } else { false } })
        {
            let lastNamed = values.lastIndex { containsNamed($0) } ?? -1
            let nodes = values.enumerated().map { i, item in
                let node = lower(item)
                return i < lastNamed && node.operand?.isLocal ?? false ? EvaluatedNode(node) : node
            }
            return ParallelAssignNode(slots, nodes, range)
        }
        return UnpackLocalsNode(slots, lower(value), sequence, target.range)
    }

    func lowerAugmented(_ target: Expression, _ op: BinaryOperator, _ value: Expression, _ range: SourceRange) -> Node {
        let operation = BinaryOperation(op)
        switch target.kind {
        case .name(let text):
            let store = self.target(named: text, target.range)
            if let local = store as? LocalTarget, !containsNamed(value) {
                return AugmentLocalNode(local.slot, operation, lower(value), variable: target.range, range)
            }
            return AugmentNameNode(store, load(text, target.range), operation, lower(value), range)
        case .attribute(let receiver, let attribute):
            let object = lower(receiver)
            let attributeName = name(scope.mangle(attribute.name))
            if let operand = object.operand, !containsNamed(value) {
                return AugmentAttributeNode(
                    operand, attributeName, operation, lower(value), attribute: target.range, range)
            }
            return AugmentAttributeOfNode(
                object, attributeName, operation, lower(value), attribute: target.range, range)
        case .subscripted(let container, let key):
            return AugmentItemNode(
                lower(container), lower(key), operation, lower(value), item: Node(target.range), range)
        default: return RaisingNode("illegal expression for augmented assignment", range)
        }
    }

    private func lowerAnnotated(
        _ target: Expression, _ annotation: Expression, _ value: Expression?, _ simple: Bool, _ range: SourceRange,
        into nodes: inout [Node]
    ) {
        if let value {
            nodes.append(lowerAssign([target], value, range))
        } else if !simple {
            // the parts of the target are evaluated, nothing is stored
            if case .attribute(let receiver, _) = target.kind {
                nodes.append(ExpressionStatement(lower(receiver), range))
            }
            if case .subscripted(let container, let key) = target.kind {
                nodes.append(ExpressionStatement(lower(container), range))
                nodes.append(ExpressionStatement(lower(key), range))
            }
        }
        let kind = scope.kind
        guard kind == .module || kind == .classBody else { return }
        let note: Node = scope.hasFutureAnnotations ? annotationText(annotation) : lower(annotation)
        if simple, case .name(let text) = target.kind {
            nodes.append(
                AnnotateNode(name(scope.mangle(text)), note, body.namespaceSlot, globals, range))
        } else if !scope.hasFutureAnnotations {
            nodes.append(ExpressionStatement(note, range))
        }
    }

    /// With `from __future__ import annotations`: the text of the annotation.
    func annotationText(_ annotation: Expression) -> Node {
        makeConstant(.object(thread.makeString(Unparser.text(of: annotation))), annotation.range)
    }

    // MARK: Control flow

    private func lowerIf(_ test: Expression, _ body: [Statement], _ orElse: [Statement], _ range: SourceRange) -> Node {
        // `elif` chains are nested in the tree: lowered from the end, without recursion per link
        var links: [(test: Expression, body: [Statement], range: SourceRange)] = [(test, body, range)]
        var rest = orElse
        while rest.count == 1, case .ifElse(let test, let body, let orElse) = rest[0].kind {
            links.append((test, body, rest[0].range))
            rest = orElse
        }
        // nodes are made in source order, then put together from the end
        let lowered = links.map { (test: lower($0.test), body: lowerBlock($0.body), range: $0.range) }
        var tail = lowerBlock(rest)
        for link in lowered.reversed() { tail = [IfNode(link.test, link.body, tail, link.range)] }
        return tail[0]
    }

    private func lowerFor(
        _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement], _ range: SourceRange
    ) -> Node {
        let node = ForNode(self.target(target), lower(iterable), lowerBlock(body), lowerBlock(orElse), range)
        guard node.slot >= 0, let call = rangeCall(iterable) else { return node }
        return ForRangeNode(node.slot, call.callee, call.start, call.stop, call.step, node)
    }

    /// `range(…)` by the global name with one to three plain arguments.
    func rangeCall(_ iterable: Expression) -> (callee: GlobalNode, start: Node?, stop: Node, step: Node?)? {
        guard case .call(let function, let arguments, let keywords) = iterable.kind, keywords.isEmpty,
            case .name("range") = function.kind, (1...3).contains(arguments.count),
            let callee = load("range", function.range) as? GlobalNode
        else { return nil }
        for argument in arguments { if case .starred = argument.kind { return nil } }
        let nodes = arguments.map { lower($0) }
        switch nodes.count {
        case 1: return (callee, nil, nodes[0], nil)
        case 2: return (callee, nodes[0], nodes[1], nil)
        default: return (callee, nodes[0], nodes[1], nodes[2])
        }
    }

    private func lowerTry(
        _ body: [Statement], _ handlers: [ExceptHandler], _ orElse: [Statement], _ finally: [Statement], _ isStar: Bool,
        _ range: SourceRange
    ) -> Node {
        var inner = lowerBlock(body)
        if !handlers.isEmpty {
            let lowered = handlers.map { handler in
                HandlerNode(
                    handler.type.map { lower($0) }, handler.name.map { target(named: $0.name, $0.range) },
                    lowerBlock(handler.body), handler.range)
            }
            let rest = lowerBlock(orElse)
            inner = isStar ? [TryStarNode(inner, lowered, rest, range)] : [TryNode(inner, lowered, rest, range)]
        }
        if finally.isEmpty { return inner[0] }
        return FinallyNode(inner, lowerBlock(finally), range)
    }

    // MARK: Imports

    private func lowerImport(_ alias: ImportAlias, _ range: SourceRange) -> Node {
        let full = alias.name.name
        if let asName = alias.asName {
            return ImportNode(
                name(full), target(named: asName.name, asName.range), bindsInnermost: true, globals, range)
        }
        let first = String(full.split(separator: ".", maxSplits: 1).first ?? "")
        return ImportNode(name(full), target(named: first, alias.range), bindsInnermost: false, globals, range)
    }

    private func lowerImportFrom(
        _ module: Identifier?, _ names: [ImportAlias], _ level: Int, _ range: SourceRange
    ) -> Node {
        let moduleName = name(module?.name ?? "")
        if names.count == 1, names[0].name.name == "*" {
            return ImportStarNode(moduleName, level: level, namespaceSlot: body.namespaceSlot, globals, range)
        }
        let list = thread.makeTuple(names.map { .object(name($0.name.name)) })
        let bound = names.map { alias in
            (name: name(alias.name.name), target: target(named: alias.asName?.name ?? alias.name.name, alias.range))
        }
        return ImportFromNode(moduleName, level: level, bound, list, globals, range)
    }

    // MARK: match

    func lowerCase(_ candidate: MatchCase) -> MatchNode.Case {
        MatchNode.Case(
            pattern: lower(candidate.pattern), guardTest: candidate.guardTest.map { lower($0) },
            body: BlockNode(lowerBlock(candidate.body), candidate.pattern.range))
    }

    func lower(_ pattern: Pattern) -> PatternNode {
        let range = pattern.range
        func capture(_ identifier: Identifier?) -> Target? { identifier.map { target(named: $0.name, $0.range) } }
        switch pattern.kind {
        case .value(let expression): return ValuePattern(lower(expression), range)
        case .singleton(let constant): return SingletonPattern(value(constant), range)
        case .sequence(let items):
            var star: Int?
            var starTarget: Target?
            var rest: [PatternNode] = []
            for (i, item) in items.enumerated() {
                if case .star(let identifier) = item.kind {
                    star = i
                    starTarget = capture(identifier)
                } else {
                    rest.append(lower(item))
                }
            }
            return SequencePattern(rest, star: star, starTarget: starTarget, range)
        case .mapping(let keys, let patterns, let rest):
            return MappingPattern(keys.map { lower($0) }, patterns.map { lower($0) }, rest: capture(rest), range)
        case .classPattern(let type, let patterns, let keywordNames, let keywordPatterns):
            return ClassPattern(
                lower(type), patterns.map { lower($0) }, keywordNames.map { name($0.name) },
                keywordPatterns.map { lower($0) }, range)
        case .star(let identifier): return CapturePattern(nil, capture(identifier), range)
        case .capture(let inner, let identifier):
            return CapturePattern(inner.map { lower($0) }, capture(identifier), range)
        case .or(let alternatives): return OrPattern(alternatives.map { lower($0) }, range)
        }
    }
}

/// Makes `__annotations__` exist in the namespace of a module or class.
final class PrepareAnnotationsNode: Node {
    let namespaceSlot: Int
    let globals: DictObject

    init(_ namespaceSlot: Int, _ globals: DictObject, _ range: SourceRange) {
        self.namespaceSlot = namespaceSlot
        self.globals = globals
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        _ = try annotations(frame, namespaceSlot, globals, thread)
        return .normal
    }
}

/// The `__annotations__` dict of the namespace; made if it is missing.
private func annotations(
    _ frame: Slots, _ namespaceSlot: Int, _ globals: DictObject, _ thread: ThreadRef
) throws(Raise) -> Value {
    let key = Value.object(thread.names.annotations)
    let namespace = namespaceSlot >= 0 ? copy(frame + namespaceSlot) : .object(globals)
    if let dict = thread.exactDict(namespace) {
        let known = dict.get(thread.names.annotations)
        if !known.isUnbound { return known }
    } else {
        do throws(Raise) { return try thread.getItem(namespace, key) } catch {
            try thread.swallow(thread.types.keyError)
        }
    }
    let made = Value.object(thread.makeDict())
    try thread.setItem(namespace, key, made)
    return made
}

/// `name: annotation` in a module or class.
final class AnnotateNode: Node {
    let name: StringObject
    let annotation: Node
    let namespaceSlot: Int
    let globals: DictObject

    init(_ name: StringObject, _ annotation: Node, _ namespaceSlot: Int, _ globals: DictObject, _ range: SourceRange) {
        self.name = name
        self.annotation = annotation
        self.namespaceSlot = namespaceSlot
        self.globals = globals
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let value = try annotation.evaluate(frame, thread)
        mark(thread)
        try thread.setItem(try annotations(frame, namespaceSlot, globals, thread), .object(name), value)
        return .normal
    }
}

/// Takes the common indentation of all lines but the first off, as Python 3.13's compiler does with docstrings.
func cleanDocstring(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    func expanded(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in line {
            if byte == 9 { repeat { result.append(32) } while result.count % 8 != 0 } else { result.append(byte) }
        }
        return result
    }
    let texts = lines.map { $0.contains(9) ? expanded($0) : Array($0) }
    var margin = Int.max
    for line in texts.dropFirst() {
        let indent = line.prefix { $0 == 32 }.count
        if indent < line.count { margin = min(margin, indent) }
    }
    var result = Array(texts[0].drop { $0 == 32 })
    for line in texts.dropFirst() {
        result.append(10)
        if margin != Int.max && line.count > margin {
            result += line.dropFirst(margin)
        } else if margin == Int.max || line.contains(where: { $0 != 32 }) {
            result += line
        }
    }
    return result
}
