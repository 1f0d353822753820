// Lowering of generator bodies to steps.
//
// Only what contains a `yield` is taken apart. A `yield` inside an expression is hoisted: everything that is evaluated before it
// goes to temporaries, the `yield` becomes two steps (yield, resume), and its place in the expression is taken by the name of the
// temporary that holds what was sent (`$12`), which `Lowering.load` knows.

import TaipanSyntax

/// What encloses the statement being lowered, innermost last.
enum Enclosing {
    /// Steps that are patched when the loop's ends are known.
    case loop(LoopLabels)
    /// A region whose end runs whatever happens.
    case finally(FinallyRegion)
    /// Inside the finally block itself: a jump out of it abandons what it was heading for.
    case finallyBlock(FinallyRegion)
}

final class LoopLabels {
    var breaks: [(Int) -> Void] = []
    var continues: [(Int) -> Void] = []
}

final class FinallyRegion {
    let slot: Int
    /// Patched with the step where the finally block starts.
    var entries: [(Int) -> Void] = []
    /// Where the ways out go, made at the end of the block.
    var ways: [(Lowering) -> Int] = []
    var hasReturn = false

    init(slot: Int) { self.slot = slot }
}

/// The steps made so far.
final class StepEmitter {
    var steps: [Step] = []
    var handlers: [StepsNode.Handler] = []
    var enclosing: [Enclosing] = []

    var next: Int { steps.count }

    /// Appends a step that goes on to the one behind it.
    @discardableResult func emit<S: Step>(_ make: (_ next: Int) -> S) -> S {
        let step = make(steps.count + 1)
        steps.append(step)
        return step
    }
}

extension Lowering {
    /// The emitter of a body that is lowered to steps.
    var out: StepEmitter {
        if let emitter { return emitter }
        let made = StepEmitter()
        emitter = made
        return made
    }

    func lowerSteps(of statements: [Statement], _ range: SourceRange) -> Node {
        emit(statements)
        return finishSteps(range)
    }

    private func finishSteps(_ range: SourceRange) -> Node {
        out.emit { StatementStep(ReturnNode(makeConstant(.none, range), range), $0) }
        return StepsNode(out.steps, out.handlers, range)
    }

    /// `(element for … if …)`.
    func lowerGeneratorExpressionBody(_ element: Expression, _ clauses: [Comprehension]) -> Node {
        // The iterator of the first clause comes in as the parameter `.0`.
        emitClauses(clauses[...], over: 0, LocalNode(0, clauses[0].iterable.range)) {
            let node = self.lower(self.hoist(element))
            self.emitYield(node, element.range, sentTo: -1)
        }
        return finishSteps(element.range)
    }

    // MARK: Statements

    func emit(_ statements: [Statement]) {
        var plain: [Node] = []
        func flush() {
            if plain.isEmpty { return }
            let node = plain.count == 1 ? plain[0] : BlockNode(plain, plain[0].range)
            plain = []
            emitPlain(node)
        }
        for statement in statements {
            if statement.containsYield || (needsSteps(statement)) {
                flush()
                emit(statement)
            } else {
                lower(statement, into: &plain)
            }
        }
        flush()
    }

    /// `return`, `break` and `continue` that leave a region in steps are steps themselves.
    private func needsSteps(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .returning, .breakLoop, .continueLoop: true
        default: false
        }
    }

    /// A statement without `yield` as one step, with its ways out.
    private func emitPlain(_ node: Node) {
        let emitter = out
        let step = emitter.emit { StatementStep(node, $0) }
        if emitter.enclosing.isEmpty { return }
        // The step may break, continue or return: stubs behind a jump take care of that.
        let skip = emitter.emit { _ in JumpStep() }
        if emitter.enclosing.contains(where: { if case .loop = $0 { true } else { false } }) {
            step.onBreak = emitter.next
            emitJump(isBreak: true)
            step.onContinue = emitter.next
            emitJump(isBreak: false)
        }
        step.onReturn = emitter.next
        emitReturn()
        skip.target = emitter.next
    }

    private func emit(_ statement: Statement) {
        let range = statement.range
        switch statement.kind {
        case .expression(let expression):
            if case .yield(let value) = expression.kind {
                emitYield(value.map { lower(hoist($0)) } ?? makeConstant(.none, range), expression.range, sentTo: -1)
            } else {
                let rest = hoist(expression)
                out.emit { StatementStep(ExpressionStatement(self.lower(rest), range), $0) }
            }
        case .returning(let value):
            let rest = value.map { hoist($0) }
            let node = ReturnNode(rest.map { lower($0) } ?? makeConstant(.none, range), range)
            let step = out.emit { StatementStep(node, $0) }
            if !out.enclosing.isEmpty {
                step.onReturn = out.next
                emitReturn()
            }
        case .breakLoop: emitJump(isBreak: true)
        case .continueLoop: emitJump(isBreak: false)
        case .assign(let targets, let value):
            if targets.contains(where: { TaipanRuntime.containsYield($0) }) {
                let temporary = spill(hoist(value))
                for target in targets {
                    let rest = hoistTarget(target)
                    // a temporary is moved out when it is read: every target gets a copy
                    let source = CopyNode(temporary, range)
                    out.emit { StatementStep(AssignNode([self.target(rest)], source, range), $0) }
                }
            } else {
                let rest = hoist(value)
                emitOne(Statement(.assign(targets: targets, value: rest), range))
            }
        case .augmentedAssign(let target, let op, let value): emitAugmented(target, op, value, range)
        case .annotatedAssign(let target, let annotation, let value, let simple):
            let rest = value.map { hoist($0) }
            emitOne(
                Statement(.annotatedAssign(target: target, annotation: annotation, value: rest, simple: simple), range))
        case .delete(let targets): emitOne(Statement(.delete(targets.map { hoistTarget($0) }), range))
        case .raise(let exception, let cause):
            let first = exception.map { hoist($0, before: cause.map { [$0] } ?? []) }
            emitOne(Statement(.raise(exception: first, cause: cause.map { hoist($0) }), range))
        case .assert(let test, let message): emitAssert(test, message, range)
        case .ifElse(let test, let body, let orElse): emitIf(test, body, orElse)
        case .whileLoop(let test, let body, let orElse): emitWhile(test, body, orElse)
        case .forLoop(let target, let iterable, let body, let orElse, let isAsync):
            if isAsync {
                emitAsyncFor(target, iterable, body, orElse)
            } else {
                emitFor(target, iterable, body, orElse, range)
            }
        case .with(let items, let body, let isAsync):
            if isAsync { emitAsyncWith(items[...], body, range) } else { emitWith(items[...], body, range) }
        case .tryExcept(let body, let handlers, let orElse, let finally, let isStar):
            if isStar {
                out.emit { StatementStep(UnsupportedNode("'yield' inside 'except*'", range), $0) }
            } else {
                emitTry(body, handlers, orElse, finally)
            }
        case .match(let subject, let cases): emitMatch(subject, cases)
        case .functionDef, .classDef, .typeAlias, .importModules, .importFrom, .global, .nonlocal, .pass:
            // A `yield` in a decorator, default or base.
            emitDefinition(statement)
        }
    }

    private func emitOne(_ statement: Statement) {
        var nodes: [Node] = []
        lower(statement, into: &nodes)
        for node in nodes { out.emit { StatementStep(node, $0) } }
    }

    private func emitDefinition(_ statement: Statement) {
        switch statement.kind {
        case .functionDef(let d):
            func hoisted(_ parameter: Parameter) -> Parameter {
                Parameter(
                    name: parameter.name, annotation: parameter.annotation.map { hoist($0) },
                    defaultValue: parameter.defaultValue.map { spilled($0) }, range: parameter.range)
            }
            let decorators = d.decorators.map { spilled($0) }
            var parameters = d.parameters
            parameters.positionalOnly = parameters.positionalOnly.map(hoisted)
            parameters.positional = parameters.positional.map(hoisted)
            parameters.keywordOnly = parameters.keywordOnly.map(hoisted)
            let made = FunctionDef(
                name: d.name, typeParameters: d.typeParameters, parameters: parameters, body: d.body,
                decorators: decorators,
                returns: d.returns.map { hoist($0) }, isAsync: d.isAsync)
            emitRenamed(Statement(.functionDef(made), statement.range), statement)
        case .classDef(let d):
            let made = ClassDef(
                name: d.name, typeParameters: d.typeParameters, bases: d.bases.map { spilled($0) },
                keywords: d.keywords.map { Keyword(name: $0.name, value: spilled($0.value), range: $0.range) },
                body: d.body,
                decorators: d.decorators.map { spilled($0) })
            emitRenamed(Statement(.classDef(made), statement.range), statement)
        default: emitOne(statement)
        }
    }

    /// A rebuilt definition is known to the resolver under its original identity.
    private func emitRenamed(_ made: Statement, _ original: Statement) {
        originals[ObjectIdentifier(made)] = original
        kept.append(made)
        emitOne(made)
    }

    private func emitAssert(_ test: Expression, _ message: Expression?, _ range: SourceRange) {
        if thread.interpreter.configuration.optimization > 0 { return }
        let branch = NotNode(lower(hoist(test)), test.range)
        let skip = out.emit { BranchStep(branch, $0) }
        let rest = message.map { hoist($0) }
        let failing = AssertNode(makeConstant(.bool(false), test.range), rest.map { lower($0) }, range)
        out.emit { StatementStep(failing, $0) }
        skip.onFalse = out.next
    }

    private func emitAugmented(_ target: Expression, _ op: BinaryOperator, _ value: Expression, _ range: SourceRange) {
        let operation = BinaryOperation(op)
        let placed: Expression
        switch target.kind {
        case .attribute(let receiver, let attribute):
            placed = Expression(.attribute(reusable(receiver), attribute), target.range)
        case .subscripted(let container, let key):
            placed = Expression(.subscripted(reusable(container), reusable(key)), target.range)
        default: placed = target
        }
        let old = newSlot()
        let load = lower(placed)
        out.emit { StoreStep(load, old, $0) }
        let operand = lower(hoist(value))
        let combine = InplaceNode(operation, old, operand, range)
        out.emit { StatementStep(AssignNode([self.target(placed)], combine, range), $0) }
    }

    /// An expression evaluated once into a temporary that may be read several times.
    private func reusable(_ expression: Expression) -> Expression {
        let slot = spill(hoist(expression))
        return Expression(.name("$\(slot)+"), expression.range)
    }

    private func emitIf(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) {
        let branch = emitTest(test)
        emit(body)
        if orElse.isEmpty {
            branch.onFalse = out.next
            return
        }
        let end = out.emit { _ in JumpStep() }
        branch.onFalse = out.next
        emit(orElse)
        end.target = out.next
    }

    private func emitTest(_ test: Expression) -> BranchStep {
        let node = lower(hoist(test))
        return out.emit { BranchStep(node, $0) }
    }

    private func emitWhile(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) {
        let top = out.next
        var branch: BranchStep?
        if case .constant(.bool(true)) = test.kind {} else { branch = emitTest(test) }
        let labels = LoopLabels()
        out.enclosing.append(.loop(labels))
        emit(body)
        out.enclosing.removeLast()
        let back = out.emit { _ in JumpStep(isLoop: true) }
        back.target = top
        for patch in labels.continues { patch(top) }
        branch?.onFalse = out.next
        emit(orElse)
        for patch in labels.breaks { patch(out.next) }
    }

    private func emitFor(
        _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement], _ range: SourceRange
    ) {
        let labels = LoopLabels()
        let top: Int
        let setEnd: (Int) -> Void
        if let local = self.target(target) as? LocalTarget, !TaipanRuntime.containsYield(iterable),
            let call = rangeCall(iterable)
        {
            let slot = newSlot(3)
            out.emit { RangeStartStep(call.callee, call.start, call.stop, call.step, slot, $0) }
            top = out.next
            let step = out.emit { RangeStep(slot, local.slot, $0) }
            setEnd = { step.onEnd = $0 }
        } else {
            let slot = newSlot()
            let source = lower(hoist(iterable))
            out.emit { IterateStep(source, slot, $0) }
            top = out.next
            let step = out.emit { ForStep(slot, self.target(target), source, $0) }
            setEnd = { step.onEnd = $0 }
        }
        out.enclosing.append(.loop(labels))
        emit(body)
        out.enclosing.removeLast()
        let back = out.emit { _ in JumpStep(isLoop: true) }
        back.target = top
        for patch in labels.continues { patch(top) }
        setEnd(out.next)
        emit(orElse)
        for patch in labels.breaks { patch(out.next) }
    }

    private func emitMatch(_ subject: Expression, _ cases: [MatchCase]) {
        let slot = spill(hoist(subject))
        var ends: [JumpStep] = []
        for candidate in cases {
            // A guard that yields is a branch of its own behind the pattern.
            let yieldingGuard = candidate.guardTest.flatMap { TaipanRuntime.containsYield($0) ? $0 : nil }
            let tested = MatchNode.Case(
                pattern: lower(candidate.pattern),
                guardTest: yieldingGuard == nil ? candidate.guardTest.map { lower($0) } : nil,
                body: BlockNode([], candidate.pattern.range))
            let step = out.emit { MatchCaseStep(tested, slot, $0) }
            let branch = yieldingGuard.map { emitTest($0) }
            emit(candidate.body)
            ends.append(out.emit { _ in JumpStep() })
            step.onMiss = out.next
            branch?.onFalse = out.next
        }
        for end in ends { end.target = out.next }
    }

    // MARK: Ways out

    /// `break` or `continue`: through the finally regions between here and the loop.
    private func emitJump(isBreak: Bool) { emitJump(isBreak: isBreak, through: out.enclosing) }

    private func emitJump(isBreak: Bool, through enclosing: [Enclosing]) {
        guard let last = enclosing.last else { return }
        let outer = Array(enclosing.dropLast())
        switch last {
        case .loop(let labels):
            let jump = out.emit { _ in JumpStep(isLoop: !isBreak) }
            if isBreak {
                labels.breaks.append { jump.target = $0 }
            } else {
                labels.continues.append { jump.target = $0 }
            }
        case .finally(let region):
            let way = region.ways.count
            region.ways.append { lowering in
                let start = lowering.out.next
                lowering.emitJump(isBreak: isBreak, through: outer)
                return start
            }
            let step = out.emit { _ in EnterWayStep(region.slot, way: way) }
            region.entries.append { step.target = $0 }
        case .finallyBlock(let region):
            let step = out.emit { _ in AbandonStep(region.slot) }
            step.target = out.next
            emitJump(isBreak: isBreak, through: outer)
        }
    }

    /// The generator has its result and returns: through the finally regions around.
    private func emitReturn() { emitReturn(through: out.enclosing) }

    private func emitReturn(through enclosing: [Enclosing]) {
        for (i, item) in enclosing.enumerated().reversed() {
            switch item {
            case .loop: continue
            case .finally(let region):
                region.hasReturn = true
                let step = out.emit { _ in EnterWayStep(region.slot, way: -1) }
                region.entries.append { step.target = $0 }
                _ = i
                return
            case .finallyBlock(let region):
                let step = out.emit { _ in AbandonStep(region.slot) }
                step.target = out.next
            }
        }
        let end = out.emit { _ in JumpStep() }
        end.target = GeneratorObject.finished
    }

    // MARK: try, with

    private func emitTry(
        _ body: [Statement], _ handlers: [ExceptHandler], _ orElse: [Statement], _ finally: [Statement]
    ) {
        if finally.isEmpty {
            emitExcept(body, handlers, orElse)
            return
        }
        emitRegion {
            if handlers.isEmpty { self.emit(body) } else { self.emitExcept(body, handlers, orElse) }
        } block: { _ in
            self.emit(finally)
        }
    }

    /// A region and the block that runs when it is left, however that happens.
    func emitRegion(_ body: () -> Void, block: (FinallyRegion) -> Void) {
        let region = FinallyRegion(slot: newSlot(3))
        let start = out.next
        out.enclosing.append(.finally(region))
        body()
        let normal = out.emit { _ in EnterWayStep(region.slot, way: nil) }
        region.entries.append { normal.target = $0 }
        out.enclosing.removeLast()
        let blockStart = out.next
        out.handlers.append(StepsNode.Handler(start: start, end: blockStart, target: blockStart, slot: region.slot))
        for patch in region.entries { patch(blockStart) }
        out.enclosing.append(.finallyBlock(region))
        out.emit { EnterFinallyStep(region.slot, $0) }
        // If the block itself raises, what is being handled goes back first.
        let guarded = out.next
        block(region)
        out.enclosing.removeLast()
        let end = out.emit { EndFinallyStep(region.slot, $0) }
        let skip = out.emit { _ in JumpStep() }
        emitCleanup(start: guarded, end: end, slot: region.slot)
        end.ways = region.ways.map { $0(self) }
        if region.hasReturn {
            end.onReturn = out.next
            emitReturn()
        }
        skip.target = out.next
    }

    /// The finally block raised: the handled exception is restored, then the new one goes on.
    private func emitCleanup(start: Int, end: EndFinallyStep, slot: Int) {
        let raised = newSlot()
        let target = out.next
        guard let endIndex = out.steps.lastIndex(where: { $0 === end }) else { return }
        out.handlers.append(StepsNode.Handler(start: start, end: endIndex, target: target, slot: raised))
        let abandon = out.emit { _ in AbandonStep(slot) }
        abandon.target = out.next
        out.emit { _ in ReraiseStep(raised) }
    }

    private func emitExcept(_ body: [Statement], _ handlers: [ExceptHandler], _ orElse: [Statement]) {
        let slot = newSlot()
        let start = out.next
        emit(body)
        let end = out.next
        var ends: [JumpStep] = []
        // The else part is outside the region.
        let toElse = out.emit { _ in JumpStep() }
        let dispatch = out.next
        if end > start { out.handlers.append(StepsNode.Handler(start: start, end: end, target: dispatch, slot: slot)) }
        for handler in handlers {
            var miss: MatchExceptionStep?
            if let type = handler.type {
                let node = lower(hoist(type))
                miss = out.emit { MatchExceptionStep(node, slot, $0) }
            }
            emitHandler(handler, slot)
            ends.append(out.emit { _ in JumpStep() })
            miss?.onMiss = out.next
        }
        out.emit { _ in ReraiseStep(slot) }
        toElse.target = out.next
        emit(orElse)
        for end in ends { end.target = out.next }
    }

    /// The body of a handler is a region: at its end the handled exception is restored and the name unbound.
    private func emitHandler(_ handler: ExceptHandler, _ slot: Int) {
        let saved = newSlot()
        let name = handler.name.map { target(named: $0.name, $0.range) }
        out.emit { EnterHandlerStep(slot, saved: saved, name: name, $0) }
        emitRegion {
            self.emit(handler.body)
        } block: { _ in
            self.out.emit { LeaveHandlerStep(saved: saved, name: name, $0) }
        }
    }

    private func emitWith(_ items: ArraySlice<WithItem>, _ body: [Statement], _ range: SourceRange) {
        guard let item = items.first else {
            emit(body)
            return
        }
        let exit = newSlot()
        let entered = newSlot()
        let context = lower(hoist(item.context))
        out.emit { EnterWithStep(context, exit: exit, entered: entered, $0) }
        var slot = 0
        emitRegion {
            if let target = item.target {
                let source = TemporaryNode(entered, range)
                self.out.emit { StatementStep(AssignNode([self.target(target)], source, range), $0) }
            }
            self.emitWith(items.dropFirst(), body, range)
        } block: { region in
            slot = region.slot
            self.out.emit { ExitWithStep(exit: exit, slot: slot, context, $0) }
        }
    }

    // MARK: Expressions

    private func emitYield(_ value: Node, _ range: SourceRange, sentTo slot: Int) {
        let site = PassNode(range)
        if body.scope.isAsync {
            out.emit { AsyncYieldStep(value, $0, site) }
        } else {
            out.emit { YieldStep(value, $0, site) }
        }
        out.emit { ResumeStep(slot, $0) }
    }

    /// Evaluates an expression into a new temporary.
    private func spill(_ expression: Expression) -> Int {
        let node = lower(expression)
        let slot = newSlot()
        out.emit { StoreStep(node, slot, $0) }
        return slot
    }

    /// The same, as an expression that takes the temporary.
    private func spilled(_ expression: Expression) -> Expression {
        if case .constant = expression.kind { return expression }
        return Expression(.name("$\(spill(hoist(expression)))"), expression.range)
    }

    /// Replaces every `yield` in an expression by the temporary it leaves its value in, and what is evaluated before a `yield` by
    /// temporaries as well; the steps for all that are emitted.
    func hoist(_ expression: Expression) -> Expression {
        if !TaipanRuntime.containsYield(expression) { return expression }
        let range = expression.range
        func made(_ kind: Expression.Kind) -> Expression { Expression(kind, range) }
        switch expression.kind {
        case .yield(let value):
            let node = value.map { lower(hoist($0)) } ?? makeConstant(.none, range)
            let slot = newSlot()
            emitYield(node, range, sentTo: slot)
            return made(.name("$\(slot)"))
        case .yieldFrom(let value):
            let source = lower(hoist(value))
            let iterator = newSlot()
            let result = newSlot()
            out.emit { IterateStep(source, iterator, $0, isDelegation: true) }
            emitDelegation(iterator, result, range)
            return made(.name("$\(result)"))
        case .await(let value): return made(.name("$\(emitAwait(lower(hoist(value)), range))"))
        case .boolean(let op, let operands): return hoistBoolean(op, operands, range)
        case .conditional(let test, let body, let orElse): return hoistConditional(test, body, orElse, range)
        case .compare(let first, let operators, let comparators) where operators.count > 1:
            return hoistChain(first, operators, comparators, range)
        default: return rebuild(expression)
        }
    }

    /// An operand: evaluated into a temporary if a `yield` comes after it.
    func hoist(_ expression: Expression, before later: [Expression]) -> Expression {
        later.contains { TaipanRuntime.containsYield($0) } ? spilled(expression) : hoist(expression)
    }

    private func hoistAll(_ expressions: [Expression], before later: [Expression] = []) -> [Expression] {
        expressions.enumerated().map { i, expression in
            let rest = Array(expressions[(i + 1)...]) + later
            if case .starred(let inner) = expression.kind {
                return Expression(.starred(hoist(inner, before: rest)), expression.range)
            }
            return hoist(expression, before: rest)
        }
    }

    func hoistTarget(_ target: Expression) -> Expression {
        switch target.kind {
        case .attribute(let receiver, let attribute):
            return Expression(.attribute(hoist(receiver), attribute), target.range)
        case .subscripted(let container, let key):
            return Expression(.subscripted(hoist(container, before: [key]), hoist(key)), target.range)
        default: return target
        }
    }

    private func hoistBoolean(_ op: BooleanOperator, _ operands: [Expression], _ range: SourceRange) -> Expression {
        let slot = newSlot()
        var ends: [TestStep] = []
        for (i, operand) in operands.enumerated() {
            let node = lower(hoist(operand))
            out.emit { StoreStep(node, slot, $0) }
            if i < operands.count - 1 {
                let test = out.emit { TestStep(slot, node, $0) }
                ends.append(test)
            }
        }
        let end = out.next
        for (i, test) in ends.enumerated() {
            // `and` goes on when true, `or` when false
            if op == .and { test.onFalse = end } else { replace(test, at: i, end) }
        }
        return Expression(.name("$\(slot)"), range)
    }

    /// Turns a test of `and` into one of `or`: true ends, false goes on.
    private func replace(_ test: TestStep, at index: Int, _ end: Int) {
        guard let position = out.steps.firstIndex(where: { $0 === test }) else { return }
        let turned = TestStep(test.slot, test.range, end)
        turned.onFalse = position + 1
        out.steps[position] = turned
    }

    private func hoistConditional(
        _ test: Expression, _ body: Expression, _ orElse: Expression, _ range: SourceRange
    ) -> Expression {
        let slot = newSlot()
        let branch = emitTest(test)
        let first = lower(hoist(body))
        out.emit { StoreStep(first, slot, $0) }
        let end = out.emit { _ in JumpStep() }
        branch.onFalse = out.next
        let second = lower(hoist(orElse))
        out.emit { StoreStep(second, slot, $0) }
        end.target = out.next
        return Expression(.name("$\(slot)"), range)
    }

    private func hoistChain(
        _ first: Expression, _ operators: [ComparisonOperator], _ comparators: [Expression], _ range: SourceRange
    ) -> Expression {
        let result = newSlot()
        var left = reusable(first)
        var tests: [TestStep] = []
        for (i, (op, comparator)) in zip(operators, comparators).enumerated() {
            let right = reusable(comparator)
            let comparison = lower(Expression(.compare(first: left, operators: [op], comparators: [right]), range))
            out.emit { StoreStep(comparison, result, $0) }
            if i < operators.count - 1 { tests.append(out.emit { TestStep(result, comparison, $0) }) }
            left = right
        }
        for test in tests { test.onFalse = out.next }
        return Expression(.name("$\(result)"), range)
    }

    /// An expression whose parts are hoisted in evaluation order.
    private func rebuild(_ expression: Expression) -> Expression {
        let range = expression.range
        func made(_ kind: Expression.Kind) -> Expression { Expression(kind, range) }
        switch expression.kind {
        case .named(let target, let value): return made(.named(target: target, value: hoist(value)))
        case .binary(let left, let op, let right): return made(.binary(hoist(left, before: [right]), op, hoist(right)))
        case .unary(let op, let operand): return made(.unary(op, hoist(operand)))
        case .dict(let keys, let values): return rebuildDict(keys, values, range)
        case .set(let items): return made(.set(hoistAll(items)))
        case .list(let items): return made(.list(hoistAll(items)))
        case .tuple(let items): return made(.tuple(hoistAll(items)))
        case .compare(let first, let operators, let comparators):
            return made(
                .compare(
                    first: hoist(first, before: comparators), operators: operators, comparators: hoistAll(comparators)))
        case .call(let function, let arguments, let keywords):
            let values = keywords.map { $0.value }
            let callee: Expression
            if case .attribute(let receiver, let attribute) = function.kind {
                // the method is looked up with the call; its receiver is what is evaluated now
                callee = Expression(.attribute(hoist(receiver, before: arguments + values), attribute), function.range)
            } else {
                callee = hoist(function, before: arguments + values)
            }
            let first = hoistAll(arguments, before: values)
            let rest = hoistAll(values)
            return made(
                .call(
                    function: callee, arguments: first,
                    keywords: zip(keywords, rest).map { Keyword(name: $0.name, value: $1, range: $0.range) }))
        case .joinedString(let values): return made(.joinedString(hoistAll(values)))
        case .formattedValue(let value, let conversion, let format):
            return made(
                .formattedValue(
                    hoist(value, before: format.map { [$0] } ?? []), conversion: conversion,
                    format: format.map { hoist($0) }))
        case .attribute(let value, let attribute): return made(.attribute(hoist(value), attribute))
        case .subscripted(let value, let key): return made(.subscripted(hoist(value, before: [key]), hoist(key)))
        case .starred(let value): return made(.starred(hoist(value)))
        case .slice(let lower, let upper, let step):
            return made(
                .slice(
                    lower: lower.map { hoist($0, before: [upper, step].compactMap { $0 }) },
                    upper: upper.map { hoist($0, before: [step].compactMap { $0 }) }, step: step.map { hoist($0) }))
        case .listComprehension(let element, let clauses):
            if child(of: expression).isAsync { return emitComprehension(expression, .list, element, nil, clauses) }
            return renamed(made(.listComprehension(element, hoistFirst(clauses))), expression)
        case .setComprehension(let element, let clauses):
            if child(of: expression).isAsync { return emitComprehension(expression, .set, element, nil, clauses) }
            return renamed(made(.setComprehension(element, hoistFirst(clauses))), expression)
        case .dictComprehension(let key, let value, let clauses):
            if child(of: expression).isAsync { return emitComprehension(expression, .dict, key, value, clauses) }
            return renamed(made(.dictComprehension(key: key, value: value, hoistFirst(clauses))), expression)
        case .generator(let element, let clauses):
            return renamed(made(.generator(element, hoistFirst(clauses))), expression)
        default: return expression
        }
    }

    private func rebuildDict(_ keys: [Expression?], _ values: [Expression], _ range: SourceRange) -> Expression {
        var newKeys: [Expression?] = []
        var newValues: [Expression] = []
        for i in values.indices {
            let later = zip(keys[(i + 1)...], values[(i + 1)...]).flatMap { key, value in
                [key, value].compactMap { $0 }
            }
            newKeys.append(keys[i].map { hoist($0, before: [values[i]] + later) })
            newValues.append(hoist(values[i], before: later))
        }
        return Expression(.dict(keys: newKeys, values: newValues), range)
    }

    /// Only the first iterable of a comprehension is evaluated in this scope.
    private func hoistFirst(_ clauses: [Comprehension]) -> [Comprehension] {
        let first = clauses[0]
        return [
            Comprehension(
                target: first.target, iterable: hoist(first.iterable), conditions: first.conditions,
                isAsync: first.isAsync)
        ] + clauses.dropFirst()
    }

    private func renamed(_ made: Expression, _ original: Expression) -> Expression {
        originals[ObjectIdentifier(made)] = originals[ObjectIdentifier(original)] ?? original
        kept.append(made)
        return made
    }
}

/// A temporary that is read without being emptied.
final class CopyNode: Node {
    let slot: Int

    init(_ slot: Int, _ range: SourceRange) {
        self.slot = slot
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value { copy(frame + slot) }
}

/// `old op= operand`, with the old value in a temporary.
final class InplaceNode: Node {
    let op: BinaryOperation
    let old: Int
    let right: Node

    init(_ op: BinaryOperation, _ old: Int, _ right: Node, _ range: SourceRange) {
        self.op = op
        self.old = old
        self.right = right
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let right = try right.evaluate(frame, thread)
        let left = copy(frame + old)
        store(frame + old, .unbound)
        mark(thread)
        return try thread.inplace(op, left, right)
    }
}

extension Statement {
    /// A `yield` of this scope somewhere in the statement.
    var containsYield: Bool {
        func any(_ expressions: Expression?...) -> Bool {
            expressions.contains { $0.map { TaipanRuntime.containsYield($0) } ?? false }
        }
        func inside(_ statements: [Statement]) -> Bool { statements.contains { $0.containsYield } }
        switch kind {
        case .functionDef(let d):
            let parameters = d.parameters.positionalOnly + d.parameters.positional + d.parameters.keywordOnly
            return (d.decorators + parameters.flatMap { [$0.defaultValue, $0.annotation].compactMap { $0 } }).contains {
                TaipanRuntime.containsYield($0)
            }
        case .classDef(let d):
            return (d.decorators + d.bases + d.keywords.map { $0.value }).contains { TaipanRuntime.containsYield($0) }
        case .returning(let value): return any(value)
        case .delete(let targets): return targets.contains { TaipanRuntime.containsYield($0) }
        case .assign(let targets, let value): return any(value) || targets.contains { TaipanRuntime.containsYield($0) }
        case .augmentedAssign(let target, _, let value): return any(target, value)
        case .annotatedAssign(let target, _, let value, _): return any(target, value)
        case .forLoop(let target, let iterable, let body, let orElse, let isAsync):
            return isAsync || any(target, iterable) || inside(body) || inside(orElse)
        case .whileLoop(let test, let body, let orElse), .ifElse(let test, let body, let orElse):
            return any(test) || inside(body) || inside(orElse)
        case .with(let items, let body, let isAsync):
            return isAsync || items.contains { any($0.context, $0.target) } || inside(body)
        case .match(let subject, let cases):
            return any(subject) || cases.contains { any($0.guardTest) || inside($0.body) }
        case .raise(let exception, let cause): return any(exception, cause)
        case .tryExcept(let body, let handlers, let orElse, let finally, _):
            return inside(body) || inside(orElse) || inside(finally)
                || handlers.contains { any($0.type) || inside($0.body) }
        case .assert(let test, let message): return any(test, message)
        case .expression(let expression): return any(expression)
        case .typeAlias, .importModules, .importFrom, .global, .nonlocal, .pass, .breakLoop, .continueLoop: return false
        }
    }
}
