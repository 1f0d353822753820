// Lowering of what waits: `await`, `async for`, `async with`, and comprehensions that contain one of these.

import TaipanSyntax

extension Lowering {
    /// Runs the iterator in `iterator` to its end, passing on what it yields; its result goes to `result`.
    func emitDelegation(_ iterator: Int, _ result: Int, _ range: SourceRange) {
        let position = out.next
        let site = PassNode(range)
        out.emit { YieldFromStep(iterator, result, $0, site) }.position = position
    }

    /// `await value`: the temporary that holds its result.
    func emitAwait(_ value: Node, _ range: SourceRange) -> Int {
        let iterator = newSlot()
        let result = newSlot()
        let site = PassNode(range)
        out.emit { AwaitStep(value, iterator, $0, site) }
        emitDelegation(iterator, result, range)
        return result
    }

    /// One turn of an asynchronous loop over the iterator in `slot`: the item goes to the target. The second value is patched with
    /// the step behind the loop, once `emitAsyncEnd` has been placed.
    func emitAsyncTurn(_ slot: Int, _ target: Expression, _ source: Node) -> (top: Int, handler: StepsNode.Handler) {
        let waiting = newSlot()
        let item = newSlot()
        let exception = newSlot()
        let top = out.next
        out.emit { AsyncNextStep(slot, waiting: waiting, source, $0) }
        emitDelegation(waiting, item, source.range)
        let handler = StepsNode.Handler(start: top, end: out.next, target: -1, slot: exception)
        out.emit {
            StatementStep(AssignNode([self.target(target)], TemporaryNode(item, target.range), target.range), $0)
        }
        return (top, handler)
    }

    /// The step that an exception of the wait for an item goes to.
    func emitAsyncEnd(_ turn: StepsNode.Handler, _ slot: Int) -> AsyncEndStep {
        out.handlers.append(StepsNode.Handler(start: turn.start, end: turn.end, target: out.next, slot: turn.slot))
        return out.emit { _ in AsyncEndStep(exception: turn.slot, iterator: slot) }
    }

    func emitAsyncFor(_ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]) {
        let slot = newSlot()
        let source = lower(hoist(iterable))
        out.emit { AsyncIterateStep(source, slot, $0) }
        let (top, turn) = emitAsyncTurn(slot, target, source)
        let labels = LoopLabels()
        out.enclosing.append(.loop(labels))
        emit(body)
        out.enclosing.removeLast()
        let back = out.emit { _ in JumpStep(isLoop: true) }
        back.target = top
        for patch in labels.continues { patch(top) }
        let end = emitAsyncEnd(turn, slot)
        end.onEnd = out.next
        emit(orElse)
        for patch in labels.breaks { patch(out.next) }
    }

    func emitAsyncWith(_ items: ArraySlice<WithItem>, _ body: [Statement], _ range: SourceRange) {
        guard let item = items.first else {
            emit(body)
            return
        }
        let exit = newSlot()
        let waiting = newSlot()
        let result = newSlot()
        let context = lower(hoist(item.context))
        out.emit { AsyncEnterStep(context, exit: exit, waiting: waiting, $0) }
        emitDelegation(waiting, result, item.context.range)
        emitRegion {
            let target: Target = item.target.map { self.target(self.hoistTarget($0)) } ?? DropTarget(range)
            self.out.emit { StatementStep(AssignNode([target], TemporaryNode(result, range), range), $0) }
            self.emitAsyncWith(items.dropFirst(), body, range)
        } block: { region in
            self.out.emit { AsyncExitStep(exit: exit, region: region.slot, waiting: waiting, context, $0) }
            self.emitDelegation(waiting, result, item.context.range)
            self.out.emit { AsyncExitedStep(region: region.slot, answer: result, $0) }
        }
    }

    // MARK: Comprehensions

    /// A comprehension that waits somewhere, taken apart; the temporary with its result.
    func emitComprehension(
        _ expression: Expression, _ form: ComprehensionNode.Form, _ element: Expression, _ value: Expression?,
        _ clauses: [Comprehension]
    ) -> Expression {
        let result = newSlot()
        let first = lower(hoist(clauses[0].iterable))
        let iterator = newSlot()
        emitIterator(first, clauses[0], iterator)
        let outer = scope
        scope = child(of: expression)
        let own = scope.comprehensionSlots
        let cells = scope.comprehensionCells
        out.emit { ComprehensionStartStep(form, result, cells: cells, $0) }
        let start = out.next
        emitClauses(clauses[...], over: iterator, first) {
            let key = self.hoist(element, before: value.map { [$0] } ?? [])
            let item = value.map { self.lower(self.hoist($0)) }
            let node = self.lower(key)
            self.out.emit { ComprehensionAddStep(result, node, item, $0) }
        }
        scope = outer
        let end = out.next
        out.emit { ComprehensionEndStep(own, exception: -1, $0) }
        let skip = out.emit { _ in JumpStep() }
        let exception = newSlot()
        out.handlers.append(StepsNode.Handler(start: start, end: end, target: out.next, slot: exception))
        out.emit { ComprehensionEndStep(own, exception: exception, $0) }
        skip.target = out.next
        return Expression(.name("$\(result)"), expression.range)
    }

    private func emitIterator(_ source: Node, _ clause: Comprehension, _ slot: Int) {
        if clause.isAsync {
            out.emit { AsyncIterateStep(source, slot, $0) }
        } else {
            out.emit { IterateStep(source, slot, $0) }
        }
    }

    /// The loops of a comprehension or generator expression; the first runs over the iterator in `slot`.
    func emitClauses(_ clauses: ArraySlice<Comprehension>, over slot: Int, _ source: Node, _ body: () -> Void) {
        guard let clause = clauses.first else {
            body()
            return
        }
        let top: Int
        var turn: StepsNode.Handler?
        var loop: ForStep?
        if clause.isAsync {
            let made = emitAsyncTurn(slot, clause.target, source)
            top = made.top
            turn = made.handler
        } else {
            top = out.next
            loop = out.emit { ForStep(slot, self.target(clause.target), source, $0) }
        }
        var jumps: [BranchStep] = []
        for condition in clause.conditions {
            let test = lower(hoist(condition))
            jumps.append(out.emit { BranchStep(test, $0) })
        }
        let rest = clauses.dropFirst()
        if let following = rest.first {
            let inner = newSlot()
            let node = lower(hoist(following.iterable))
            emitIterator(node, following, inner)
            emitClauses(rest, over: inner, node, body)
        } else {
            body()
        }
        // what fails a condition goes through the counting jump, too: the loop may never have an item to yield
        for jump in jumps { jump.onFalse = out.next }
        let back = out.emit { _ in JumpStep(isLoop: true) }
        back.target = top
        if let turn {
            let end = emitAsyncEnd(turn, slot)
            end.onEnd = out.next
        }
        loop?.onEnd = out.next
    }
}

/// `async with` without `as`: what `__aenter__` gave is dropped.
final class DropTarget: Target {
    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {}
}
