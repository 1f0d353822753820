// Lowering of expressions.

import TaipanSyntax

extension Lowering {
    func lower(_ expression: Expression) -> Node {
        let range = expression.range
        switch expression.kind {
        case .constant(let value): return constant(value, range)
        case .name(let text): return load(text, range)
        case .boolean(let op, let operands): return lowerBoolean(op, operands, range)
        case .named(let target, let value):
            return NamedNode(self.target(named: target.name, target.range), lower(value), range)
        case .binary(let left, let op, let right): return lowerBinary(left, op, right, range)
        case .unary(let op, let operand): return lowerUnary(op, operand, range)
        case .lambda(let parameters, let value): return lowerLambda(expression, parameters, value)
        case .conditional(let test, let body, let orElse):
            return ConditionalNode(lower(test), lower(body), lower(orElse), range)
        case .dict(let keys, let values):
            return DictNode(zip(keys, values).map { (key: $0.map { lower($0) }, value: lower($1)) }, range)
        case .set(let items): return lowerDisplay(.set, items, range)
        case .list(let items): return lowerDisplay(.list, items, range)
        case .tuple(let items): return lowerDisplay(.tuple, items, range)
        case .listComprehension(let element, let clauses):
            return lowerComprehension(expression, .list, element, nil, clauses)
        case .setComprehension(let element, let clauses):
            return lowerComprehension(expression, .set, element, nil, clauses)
        case .dictComprehension(let key, let value, let clauses):
            return lowerComprehension(expression, .dict, key, value, clauses)
        case .generator(let element, let clauses): return lowerGenerator(expression, element, clauses)
        case .await: return UnsupportedNode("'await'", range)
        case .yield, .yieldFrom: return UnsupportedNode("'yield' in this place", range)
        case .compare(let first, let operators, let comparators):
            return lowerCompare(first, operators, comparators, range)
        case .call(let function, let arguments, let keywords): return lowerCall(function, arguments, keywords, range)
        case .joinedString(let parts): return lowerJoined(parts, range)
        case .formattedValue: return lowerJoined([expression], range)
        case .attribute(let receiver, let attribute):
            let range = attributeRange(range, attribute)
            let attributeName = name(scope.mangle(attribute.name))
            let object = lower(receiver)
            if let operand = object.operand { return AttributeOfOperand(operand, attributeName, range) }
            return AttributeOfNode(object, attributeName, range)
        case .subscripted(let container, let key): return lowerSubscript(container, key, range)
        case .starred(let inner): return lower(inner)
        case .slice(let lower, let upper, let step):
            return SliceNode(bound(lower, range), bound(upper, range), bound(step, range), range)
        }
    }

    private func bound(_ expression: Expression?, _ range: SourceRange) -> Node {
        expression.map { lower($0) } ?? makeConstant(.none, range)
    }

    /// The left one of two operands: addressed only if the right one cannot rebind it.
    private func lowerLeft(_ left: Expression, before right: [Expression]) -> Node {
        let node = lower(left)
        if node.operand?.isLocal ?? false, right.contains(where: { containsNamed($0) }) { return EvaluatedNode(node) }
        return node
    }

    // MARK: Operators

    private func lowerBoolean(_ op: BooleanOperator, _ operands: [Expression], _ range: SourceRange) -> Node {
        var node = lower(operands[operands.count - 1])
        for operand in operands.dropLast().reversed() {
            node = op == .and ? AndNode(lower(operand), node, range) : OrNode(lower(operand), node, range)
        }
        return node
    }

    private func lowerBinary(_ left: Expression, _ op: BinaryOperator, _ right: Expression, _ range: SourceRange)
        -> Node
    {
        // Long chains like `a + b + c + …` lean to the left: walked in a loop, not by recursion.
        var chain: [(op: BinaryOperator, right: Expression, range: SourceRange)] = [(op, right, range)]
        var first = left
        while case .binary(let inner, let innerOp, let innerRight) = first.kind {
            chain.append((innerOp, innerRight, first.range))
            first = inner
        }
        var node = lowerLeft(first, before: [chain[chain.count - 1].right])
        for link in chain.reversed() {
            let operand = lower(link.right)
            let operation = BinaryOperation(link.op)
            node = fold(operation, node, operand, link.range) ?? makeBinary(operation, node, operand, link.range)
        }
        return node
    }

    /// Arithmetic of two literal integers is done once.
    private func fold(_ op: BinaryOperation, _ left: Node, _ right: Node, _ range: SourceRange) -> Node? {
        guard let a = left.integerConstant, let b = right.integerConstant else { return nil }
        let result: (partialValue: Int, overflow: Bool)
        switch op {
        case .add: result = a.addingReportingOverflow(b)
        case .subtract: result = a.subtractingReportingOverflow(b)
        case .multiply: result = a.multipliedReportingOverflow(by: b)
        case .leftShift where b >= 0 && b < 62 && a >= 0 && a < 1 << (62 - b): result = (a << b, false)
        case .power where b >= 0 && b < 64:
            var power = (partialValue: 1, overflow: false)
            for _ in 0..<b where !power.overflow { power = power.partialValue.multipliedReportingOverflow(by: a) }
            result = power
        default: return nil
        }
        return result.overflow ? nil : makeConstant(.int(result.partialValue), range)
    }

    private func lowerUnary(_ op: UnaryOperator, _ operand: Expression, _ range: SourceRange) -> Node {
        let child = lower(operand)
        switch op {
        case .not: return NotNode(child, range)
        case .minus:
            if let i = child.integerConstant, i != Int.min { return makeConstant(.int(-i), range) }
            if let constant = child as? ConstantNode, case .float(let d) = constant.slot.pointee {
                return makeConstant(.float(-d), range)
            }
            return UnaryNode(.negative, child, range)
        case .plus: return UnaryNode(.positive, child, range)
        case .invert: return UnaryNode(.invert, child, range)
        }
    }

    private func lowerCompare(
        _ first: Expression, _ operators: [ComparisonOperator], _ comparators: [Expression], _ range: SourceRange
    ) -> Node {
        let left = lowerLeft(first, before: comparators)
        if operators.count == 1 {
            let right = lower(comparators[0])
            switch operators[0] {
            case .isSame, .isNotSame:
                let isNegated = operators[0] == .isNotSame
                if let constant = right as? ConstantNode, case .none = constant.slot.pointee {
                    return IsNoneNode(left, isNegated: isNegated, range)
                }
                return IsNode(left, right, isNegated: isNegated, range)
            case .isIn, .isNotIn: return InNode(left, right, isNegated: operators[0] == .isNotIn, range)
            default: return makeComparison(Comparison(operators[0]), left, right, range)
            }
        }
        var links: [(comparison: ChainedComparisonNode.ChainLink, operand: Node)] = []
        for (op, comparator) in zip(operators, comparators) {
            let link: ChainedComparisonNode.ChainLink
            switch op {
            case .isSame, .isNotSame: link = .identity(isNegated: op == .isNotSame)
            case .isIn, .isNotIn: link = .membership(isNegated: op == .isNotIn)
            default: link = .compare(Comparison(op))
            }
            links.append((link, lower(comparator)))
        }
        let general = ChainedComparisonNode(left, links, range)
        if links.count == 2, case .compare(let a) = links[0].comparison, case .compare(let b) = links[1].comparison,
            let low = left.operand, let middle = links[0].operand.operand, let high = links[1].operand.operand
        {
            return BetweenNode(low, middle, high, a, b, general)
        }
        return general
    }

    // MARK: Displays and comprehensions

    private func lowerDisplay(_ form: StarDisplayNode.Form, _ items: [Expression], _ range: SourceRange) -> Node {
        let hasStar = items.contains { if case .starred = $0.kind { true } else { false } }
        if hasStar {
            return StarDisplayNode(
                form,
                items.map { item in
                    if case .starred(let inner) = item.kind { return (node: lower(inner), isStar: true) }
                    return (node: lower(item), isStar: false)
                }, range)
        }
        let nodes = items.map { lower($0) }
        switch form {
        case .list: return ListNode(nodes, range)
        case .set: return SetNode(nodes, range)
        case .tuple:
            // a tuple of constants is a constant
            if nodes.allSatisfy({ $0 is ConstantNode }) {
                let values = nodes.map { copy(($0 as? ConstantNode).unsafelyUnwrapped.slot) }
                return makeConstant(.object(thread.makeTuple(values)), range)
            }
            return TupleNode(nodes, range)
        }
    }

    private func lowerComprehension(
        _ expression: Expression, _ form: ComprehensionNode.Form, _ element: Expression, _ value: Expression?,
        _ clauses: [Comprehension]
    ) -> Node {
        // The first iterable belongs to the scope around.
        let first = lower(clauses[0].iterable)
        let outer = scope
        scope = child(of: expression)
        defer { scope = outer }
        var lowered: [ComprehensionClause] = []
        for (i, clause) in clauses.enumerated() {
            let iterable = i == 0 ? first : lower(clause.iterable)
            let target = self.target(clause.target)
            lowered.append(ComprehensionClause(target, iterable, clause.conditions.map { lower($0) }))
        }
        return ComprehensionNode(
            form, lower(element), value.map { lower($0) }, lowered, slots: scope.comprehensionSlots,
            cells: scope.comprehensionCells, expression.range)
    }

    /// A generator expression: a function that is called at once with the iterator of its first iterable.
    private func lowerGenerator(_ expression: Expression, _ element: Expression, _ clauses: [Comprehension]) -> Node {
        let inner = child(of: expression)
        let made = makeBody(inner, .generator(element, clauses))
        let function = makeFunction(made, inner, nil, expression.range)
        return GeneratorExpressionNode(
            function, lower(clauses[0].iterable), isAsync: clauses[0].isAsync, expression.range)
    }

    // MARK: Strings

    private func lowerJoined(_ parts: [Expression], _ range: SourceRange) -> Node {
        var lowered: [FormattedStringNode.Part] = []
        for part in parts {
            switch part.kind {
            case .constant(.string(let bytes)):
                lowered.append(.literal(bytes.withUnsafeBufferPointer { thread.makeString(utf8: $0) }))
            case .formattedValue(let value, let conversion, let format):
                lowered.append(
                    .value(
                        lower(value), conversion: conversion, specification: format.map { lower($0) },
                        site: Node(part.range)))
            default:
                lowered.append(.value(lower(part), conversion: nil, specification: nil, site: Node(part.range)))
            }
        }
        return FormattedStringNode(lowered, range)
    }

    // MARK: Subscripts

    private func lowerSubscript(_ container: Expression, _ key: Expression, _ range: SourceRange) -> Node {
        let object = lowerLeft(container, before: [key])
        if case .slice(let lower, let upper, nil) = key.kind {
            return SimpleSliceNode(object, bound(lower, key.range), bound(upper, key.range), range)
        }
        return makeSubscript(object, lower(key), range)
    }

    // MARK: Calls

    private func lowerCall(
        _ function: Expression, _ arguments: [Expression], _ keywords: [Keyword], _ range: SourceRange
    ) -> Node {
        let hasStar =
            arguments.contains { if case .starred = $0.kind { true } else { false } }
            || keywords.contains { $0.name == nil }
        if hasStar { return lowerStarCall(function, arguments, keywords, range) }
        let all = arguments + keywords.map { $0.value }
        if case .attribute(let receiver, let attribute) = function.kind, !isSuperCall(receiver) {
            // what is called on a later line than the receiver is blamed on its own
            var place = range
            if function.range.line != function.range.endLine {
                place = attributeRange(function.range, attribute).through(range)
            }
            return lowerMethodCall(
                receiver, attribute, arguments, keywords, attributeRange(function.range, attribute), place)
        }
        let callee = lowerLeft(function, before: all)
        let nodes = lowerArguments(all)
        let names = keywords.isEmpty ? nil : keywordNames(keywords)
        if names == nil {
            let operands = nodes.compactMap { $0.operand }
            if operands.count == nodes.count {
                if let global = callee as? GlobalNode {
                    switch operands.count {
                    case 0: return CallGlobal0(global, range)
                    case 1: return CallGlobal1(global, operands[0], range)
                    case 2: return CallGlobal2(global, operands[0], operands[1], range)
                    case 3: return CallGlobal3(global, operands[0], operands[1], operands[2], range)
                    default: break
                    }
                }
                if let operand = callee.operand, operands.count == 1 {
                    return CallOperand1(operand, operands[0], range)
                }
            }
            if let global = callee as? GlobalNode {
                if nodes.count == 1 { return CallGlobalNode1(global, nodes[0], range) }
                if nodes.count > 1 { return CallGlobalNode(global, nodes, range) }
            }
            if nodes.count == 1, !isSuperMethod(function) { return CallNode1(callee, nodes[0], range) }
        }
        if let names { return CallKeywordsNode(callee, nodes, keywords: names, range) }
        let call = CallNode(callee, nodes, range)
        return makeSuperCall(function, nodes, general: call) ?? call
    }

    /// `super().method(…)` in a method; nil for anything else.
    private func makeSuperCall(_ function: Expression, _ arguments: [Node], general: Node) -> Node? {
        guard case .attribute(let receiver, let attribute) = function.kind,
            case .call(let named, let none, let keywords) = receiver.kind, none.isEmpty, keywords.isEmpty,
            case .name("super") = named.kind, let callee = lower(named) as? GlobalNode, body.functionSlot >= 0,
            body.positionalCount > 0, !body.cellSlots.contains(0),
            let classIndex = body.scope.freeNames.firstIndex(of: "__class__")
        else { return nil }
        return SuperCallNode(
            callee, functionSlot: body.functionSlot, classIndex: classIndex, name(scope.mangle(attribute.name)),
            arguments,
            general: general, general.range)
    }

    /// Arguments in order; one that is addressed is evaluated instead if a later one contains a walrus.
    private func lowerArguments(_ arguments: [Expression]) -> [Node] {
        let lastNamed = arguments.lastIndex { containsNamed($0) } ?? -1
        return arguments.enumerated().map { i, argument in
            let node = lower(argument)
            return i < lastNamed && node.operand?.isLocal ?? false ? EvaluatedNode(node) : node
        }
    }

    private func keywordNames(_ keywords: [Keyword]) -> TupleObject {
        thread.makeTuple(keywords.map { .object(name(scope.mangle($0.name?.name ?? ""))) })
    }

    /// `super(…)`: its attributes are not cached like those of other objects, because the proxy is another each time.
    private func isSuperCall(_ expression: Expression) -> Bool {
        if case .call(let function, _, _) = expression.kind, case .name("super") = function.kind { return true }
        return false
    }

    private func isSuperMethod(_ function: Expression) -> Bool {
        if case .attribute(let receiver, _) = function.kind { return isSuperCall(receiver) }
        return false
    }

    private func lowerMethodCall(
        _ receiver: Expression, _ attribute: Identifier, _ arguments: [Expression], _ keywords: [Keyword],
        _ attributeRange: SourceRange, _ range: SourceRange
    ) -> Node {
        let site = makeMethodCall(receiver, attribute, arguments, keywords, range)
        site.attribute = Node(attributeRange)
        return site
    }

    /// Where `receiver.name` stands; the name alone if it is on another line.
    private func attributeRange(_ whole: SourceRange, _ attribute: Identifier) -> SourceRange {
        whole.line == whole.endLine ? whole : attribute.range
    }

    private func makeMethodCall(
        _ receiver: Expression, _ attribute: Identifier, _ arguments: [Expression], _ keywords: [Keyword],
        _ range: SourceRange
    ) -> MethodSite {
        let method = name(scope.mangle(attribute.name))
        let object = lowerLeft(receiver, before: arguments)
        let nodes = lowerArguments(arguments + keywords.map { $0.value })
        if keywords.isEmpty, let operand = object.operand {
            let operands = nodes.compactMap { $0.operand }
            if operands.count == nodes.count {
                switch operands.count {
                case 0: return CallMethod0(operand, method, range)
                case 1: return CallMethod1(operand, method, operands[0], range)
                case 2: return CallMethod2(operand, method, operands[0], operands[1], range)
                default: break
                }
            }
            if nodes.count == 1 { return CallMethodOperandNode(operand, method, nodes[0], range) }
        }
        if !keywords.isEmpty {
            return CallMethodKeywordsNode(object, method, nodes, keywords: keywordNames(keywords), range)
        }
        return CallMethodNode(object, method, nodes, range)
    }

    private func lowerStarCall(
        _ function: Expression, _ arguments: [Expression], _ keywords: [Keyword], _ range: SourceRange
    ) -> Node {
        var parts: [CallPart] = []
        for argument in arguments {
            if case .starred(let inner) = argument.kind {
                parts.append(.star(lower(inner)))
            } else {
                parts.append(.positional(lower(argument)))
            }
        }
        for keyword in keywords {
            if let identifier = keyword.name {
                parts.append(.keyword(name(scope.mangle(identifier.name)), lower(keyword.value)))
            } else {
                parts.append(.doubleStar(lower(keyword.value)))
            }
        }
        guard let spread = SpreadArguments(parts) else { return CallStarNode(lower(function), parts, range) }
        if case .attribute(let receiver, let attribute) = function.kind, !isSuperCall(receiver) {
            let site = SpreadMethodCallNode(lower(receiver), name(scope.mangle(attribute.name)), spread, range)
            site.attribute = Node(attributeRange(function.range, attribute))
            return site
        }
        return SpreadCallNode(lower(function), spread, range)
    }
}

/// `(e for x in iterable)`: makes the function, evaluates the iterable, makes the generator.
final class GeneratorExpressionNode: Node {
    let function: FunctionNode
    let iterable: Node
    /// The first clause is `async for`.
    let isAsync: Bool

    init(_ function: FunctionNode, _ iterable: Node, isAsync: Bool, _ range: SourceRange) {
        self.function = function
        self.iterable = iterable
        self.isAsync = isAsync
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let source = try iterable.evaluate(frame, thread)
        iterable.mark(thread)
        let iterator = isAsync ? try thread.asyncIterator(of: source) : try thread.iterator(of: source)
        let made = try function.make(frame, thread)
        return try thread.call(.object(made), iterator)
    }
}

extension BinaryOperation {
    init(_ op: BinaryOperator) {
        switch op {
        case .add: self = .add
        case .subtract: self = .subtract
        case .multiply: self = .multiply
        case .matrixMultiply: self = .matrixMultiply
        case .divide: self = .divide
        case .modulo: self = .modulo
        case .power: self = .power
        case .leftShift: self = .leftShift
        case .rightShift: self = .rightShift
        case .or: self = .or
        case .xor: self = .xor
        case .and: self = .and
        case .floorDivide: self = .floorDivide
        }
    }
}

extension Comparison {
    /// For the six orderings.
    init(_ op: ComparisonOperator) {
        switch op {
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .greater: self = .greater
        default: self = .greaterOrEqual
        }
    }
}

/// True if the expression binds a name of its own scope by `:=`.
func containsNamed(_ expression: Expression) -> Bool {
    search(expression) { if case .named = $0.kind { true } else { false } }
}

/// True if the expression contains a `yield` or `await` of its own scope, or an asynchronous comprehension.
func containsYield(_ expression: Expression) -> Bool {
    search(expression) {
        switch $0.kind {
        case .yield, .yieldFrom, .await: true
        case .listComprehension(_, let clauses), .setComprehension(_, let clauses),
            .dictComprehension(_, _, let clauses):
            clauses.contains { $0.isAsync }
        default: false
        }
    }
}

/// Looks through an expression, not into lambdas and generator expressions (but into their outer parts).
func search(_ expression: Expression, _ test: (Expression) -> Bool) -> Bool {
    if test(expression) { return true }
    for child in expression.parts where search(child, test) { return true }
    return false
}

extension Expression {
    /// The sub-expressions that are evaluated in the same scope, in evaluation order.
    var parts: [Expression] {
        switch kind {
        case .constant, .name: []
        case .boolean(_, let operands): operands
        case .named(_, let value): [value]
        case .binary(let left, _, let right): [left, right]
        case .unary(_, let operand): [operand]
        case .lambda(let parameters, _):
            (parameters.positionalOnly + parameters.positional + parameters.keywordOnly).compactMap { $0.defaultValue }
        case .conditional(let test, let body, let orElse): [test, body, orElse]
        case .dict(let keys, let values): zip(keys, values).flatMap { key, value in (key.map { [$0] } ?? []) + [value] }
        case .set(let items), .list(let items), .tuple(let items): items
        case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses):
            [element] + clauses.flatMap { [$0.iterable] + $0.conditions }
        case .dictComprehension(let key, let value, let clauses):
            [key, value] + clauses.flatMap { [$0.iterable] + $0.conditions }
        case .generator(_, let clauses): [clauses[0].iterable]
        case .await(let value), .yieldFrom(let value): [value]
        case .yield(let value): value.map { [$0] } ?? []
        case .compare(let first, _, let comparators): [first] + comparators
        case .call(let function, let arguments, let keywords): [function] + arguments + keywords.map { $0.value }
        case .joinedString(let values): values
        case .formattedValue(let value, _, let format): [value] + (format.map { [$0] } ?? [])
        case .attribute(let value, _): [value]
        case .subscripted(let value, let key): [value, key]
        case .starred(let value): [value]
        case .slice(let lower, let upper, let step): [lower, upper, step].compactMap { $0 }
        }
    }
}
