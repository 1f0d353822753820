// The steps that the body of a generator is lowered to.
//
// A step does something and says which step is next. Statements that contain no `yield` are ordinary nodes inside one step; only
// control flow around a `yield` is taken apart. Exceptions find their handler in a table of step ranges.
//
// A *finally region* (also: `with`, and the end of an `except` handler) has three slots: how it was entered (`.none` normally, an
// exception, `.int(n)` for the n-th way out, `.int(-1)` for `return`), the value being returned, and what was being handled before.

import TaipanSyntax

class Step {
    /// The next step; `~n` suspends with `n` to go on with, `GeneratorObject.finished` ends.
    func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        fatalError("abstract step")
    }
}

/// A step without a retain per call.
struct StepRef {
    let reference: Unmanaged<Step>

    init(_ step: Step) { reference = .passUnretained(step) }

    @inline(__always) func run(
        _ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject
    ) throws(Raise) -> Int {
        var isGood = true
        let next: Int = reference._withUnsafeGuaranteedRef { step in
            do throws(Raise) { return try step.run(frame, thread, generator) } catch {
                isGood = false
                return 0
            }
        }
        if !isGood { throw Raise() }
        return next
    }
}

/// The root of a generator's body.
final class StepsNode: Node {
    struct Handler {
        let start: Int
        let end: Int
        let target: Int
        /// Where the exception goes.
        let slot: Int
    }

    let steps: UnsafeMutablePointer<StepRef>
    private let owned: [Step]
    private let fused: [Step]
    /// Innermost first.
    private let handlers: [Handler]
    /// There is something to do when a suspended generator is destroyed.
    var needsClosing: Bool { !handlers.isEmpty || hasDelegation }
    private let hasDelegation: Bool

    init(_ list: [Step], _ handlers: [Handler], _ range: SourceRange) {
        owned = list
        self.handlers = handlers
        hasDelegation = list.contains { $0 is YieldFromStep }
        steps = .allocate(capacity: max(1, list.count))
        var added: [Step] = []
        for (i, step) in list.enumerated() {
            // the jump back of a loop and the test it leads to are one step; a yield knows what follows if nothing is sent in
            if let jump = step as? JumpStep, jump.isLoop, let loop = jump.fused(with: list[jump.target]) {
                added.append(loop)
                (steps + i).initialize(to: StepRef(loop))
                continue
            }
            if let yield = step as? YieldStep, let resume = list[yield.next] as? ResumeStep, resume.slot < 0 {
                yield.shortcut = resume.next
            }
            (steps + i).initialize(to: StepRef(step))
        }
        fused = added
        super.init(range)
    }

    deinit { steps.deallocate() }

    func handler(for position: Int) -> Handler? {
        for handler in handlers where position >= handler.start && position < handler.end { return handler }
        return nil
    }
}

/// A value that an earlier step left in a temporary slot; it is moved out.
final class TemporaryNode: Node {
    let slot: Int

    init(_ slot: Int, _ range: SourceRange) {
        self.slot = slot
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = (frame + slot).move()
        (frame + slot).initialize(to: .unbound)
        return value
    }
}

final class StatementStep: Step {
    let statement: Node
    let next: Int
    var onBreak = -1
    var onContinue = -1
    /// Where `return` goes (into a `finally`); -1 ends the generator.
    var onReturn = -1
    /// Slot for the value of a `return` that has to wait.
    var returnSlotIndex = -1

    init(_ statement: Node, _ next: Int) {
        self.statement = statement
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        switch try statement.execute(frame, thread) {
        case .normal: return next
        case .breaking: return onBreak
        case .continuing: return onContinue
        case .returning:
            let value = takeReturnValue(thread)
            generator.result = value
            return onReturn >= 0 ? onReturn : GeneratorObject.finished
        }
    }
}

/// `temporary = node`.
final class StoreStep: Step {
    let node: Node
    let slot: Int
    let next: Int

    init(_ node: Node, _ slot: Int, _ next: Int) {
        self.node = node
        self.slot = slot
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let value = try node.evaluate(frame, thread)
        store(frame + slot, value)
        return next
    }
}

final class JumpStep: Step {
    var target = -1
    /// A loop's jump back counts.
    let isLoop: Bool

    init(isLoop: Bool = false) { self.isLoop = isLoop }

    /// One step for the jump and the step it leads to; nil if that is neither a test nor the next item.
    func fused(with target: Step) -> Step? {
        if let test = target as? BranchStep { return LoopTestStep(test) }
        if let items = target as? ForStep { return LoopItemStep(items) }
        return nil
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        if isLoop { try thread.tick() }
        return target
    }
}

final class BranchStep: Step {
    let test: Node
    let onTrue: Int
    var onFalse = -1

    init(_ test: Node, _ onTrue: Int) {
        self.test = test
        self.onTrue = onTrue
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        try test.truth(frame, thread) ? onTrue : onFalse
    }
}

/// The end of a `while` loop: the jump back and the test there.
final class LoopTestStep: Step {
    private let test: BranchStep

    init(_ test: BranchStep) { self.test = test }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        try thread.tick()
        return try test.run(frame, thread, generator)
    }
}

/// The end of a `for` loop: the jump back and the next item.
final class LoopItemStep: Step {
    private let items: ForStep

    init(_ items: ForStep) { self.items = items }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        try thread.tick()
        return try items.run(frame, thread, generator)
    }
}

/// Branches on the truth of a temporary, which stays.
final class TestStep: Step {
    let slot: Int
    let range: Node
    let onTrue: Int
    var onFalse = -1

    init(_ slot: Int, _ range: Node, _ onTrue: Int) {
        self.slot = slot
        self.range = range
        self.onTrue = onTrue
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        range.mark(thread)
        return try thread.truth(copy(frame + slot)) ? onTrue : onFalse
    }
}

final class YieldStep: Step {
    let value: Node
    let next: Int
    let site: Node
    /// The step to go on with if nothing is sent or thrown in; -1 if the next one wants to know.
    var shortcut = -1

    init(_ value: Node, _ next: Int, _ site: Node) {
        self.value = value
        self.next = next
        self.site = site
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let value = try value.evaluate(frame, thread)
        site.mark(thread)
        store(generator.transferSlot, value)
        generator.shortcut = shortcut
        return ~next
    }
}

/// Behind every `yield`: what was sent goes to a slot, or what was thrown is raised.
final class ResumeStep: Step {
    /// -1 if nobody wants the value.
    let slot: Int
    let next: Int

    init(_ slot: Int, _ next: Int) {
        self.slot = slot
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        if let exception = generator.thrown {
            generator.thrown = nil
            throw thread.raise(exception)
        }
        if slot >= 0 { store(frame + slot, generator.transfer) }
        generator.transfer = .none
        return next
    }
}

/// `yield from`: the iterator is in `slot`; suspends into itself until it is exhausted.
final class YieldFromStep: Step {
    let slot: Int
    let result: Int
    let next: Int
    let site: Node
    var position = -1

    init(_ slot: Int, _ result: Int, _ next: Int, _ site: Node) {
        self.slot = slot
        self.result = result
        self.next = next
        self.site = site
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        site.mark(thread)
        let iterator = copy(frame + slot)
        let input = generator.transfer
        generator.transfer = .none
        generator.delegateSlot = slot
        let outcome: (item: Value, result: Value)
        do throws(Raise) {
            if let exception = generator.thrown {
                generator.thrown = nil
                outcome = try thread.delegateThrow(iterator, exception)
            } else if case .none = input {
                outcome = try thread.nextOrResult(iterator)
            } else {
                outcome = try thread.delegateSend(iterator, input)
            }
        } catch {
            generator.delegateSlot = -1
            throw error
        }
        if outcome.item.isUnbound {
            generator.delegateSlot = -1
            store(frame + slot, .unbound)
            store(frame + result, outcome.result)
            return next
        }
        generator.transfer = outcome.item
        return ~position
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    fileprivate func delegateSend(_ iterator: Value, _ input: Value) throws(Raise) -> (item: Value, result: Value) {
        do throws(Raise) {
            if let generator = iterator.as(.generator, GeneratorObject.self) {
                return (try generator.send(input, self), .none)
            }
            return (try callMethod(iterator, names.send, input), .none)
        } catch {
            if !isPending(types.stopIteration) { throw error }
            return (.unbound, stopValue(takeException()))
        }
    }

    fileprivate func delegateThrow(
        _ iterator: Value, _ exception: ExceptionObject
    ) throws(Raise) -> (item: Value, result: Value) {
        if exception.type.isSubtype(of: types.generatorExit) {
            if let generator = iterator.as(.generator, GeneratorObject.self) {
                _ = try generator.close(self)
            } else {
                let close = try lookupAttribute(iterator, names.close)
                if !close.isUnbound { _ = try call(close) }
            }
            throw raise(exception)
        }
        do throws(Raise) {
            if let generator = iterator.as(.generator, GeneratorObject.self) {
                return (try generator.throw(exception, self), .none)
            }
            let method = try lookupAttribute(iterator, names.throw)
            if method.isUnbound { throw raise(exception) }
            return (try call(method, .object(exception)), .none)
        } catch {
            if !isPending(types.stopIteration) || pointee.exception === exception { throw error }
            return (.unbound, stopValue(takeException()))
        }
    }
}

/// `slot = iter(node)`.
final class IterateStep: Step {
    let node: Node
    let slot: Int
    let next: Int
    /// `yield from` takes generators as they are.
    let isDelegation: Bool

    init(_ node: Node, _ slot: Int, _ next: Int, isDelegation: Bool = false) {
        self.node = node
        self.slot = slot
        self.next = next
        self.isDelegation = isDelegation
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let value = try node.evaluate(frame, thread)
        node.mark(thread)
        if isDelegation, case .object(let object) = value, object.kind == .generator {
            if object.type === thread.types.coroutine && !generator.body.isIterableCoroutine {
                throw thread.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator")
            }
            store(frame + slot, value)
        } else {
            store(frame + slot, try thread.iterator(of: value))
        }
        return next
    }
}

/// One turn of a `for` loop.
final class ForStep: Step {
    let slot: Int
    let target: Target
    let localSlot: Int
    let site: Node
    let next: Int
    var onEnd = -1

    init(_ slot: Int, _ target: Target, _ site: Node, _ next: Int) {
        self.slot = slot
        self.target = target
        localSlot = (target as? LocalTarget)?.slot ?? -1
        self.site = site
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        site.mark(thread)
        let item = try thread.next(inSlot: frame + slot)
        if item.isUnbound {
            store(frame + slot, .unbound)
            return onEnd
        }
        if localSlot >= 0 { store(frame + localSlot, item) } else { try target.assign(item, frame, thread) }
        return next
    }
}

/// A `for` over `range(…)` in a generator: three slots hold next value, end and step; if `range` is not the builtin, or its
/// arguments are unusual, the first slot holds an iterator.
final class RangeStartStep: Step {
    let callee: GlobalNode
    let start: Node?
    let stop: Node
    let step: Node?
    let slot: Int
    let next: Int

    init(_ callee: GlobalNode, _ start: Node?, _ stop: Node, _ step: Node?, _ slot: Int, _ next: Int) {
        self.callee = callee
        self.start = start
        self.stop = stop
        self.step = step
        self.slot = slot
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let function = copy(try callee.address(thread))
        let first = try start?.evaluate(frame, thread) ?? .int(0)
        let last = try stop.evaluate(frame, thread)
        let stride = try step?.evaluate(frame, thread) ?? .int(1)
        if case .object(let object) = function, object === thread.types.range, case .int(let a) = first,
            case .int = last, case .int(let s) = stride, s != 0, a.magnitude < 1 << 62, s.magnitude < 1 << 62
        {
            store(frame + slot, first)
            store(frame + slot + 1, last)
            store(frame + slot + 2, stride)
            return next
        }
        stop.mark(thread)
        let arguments = start == nil ? [last] : step == nil ? [first, last] : [first, last, stride]
        store(frame + slot, try thread.iterator(of: try thread.call(function, arguments)))
        return next
    }
}

final class RangeStep: Step {
    let slot: Int
    let target: Int
    let next: Int
    var onEnd = -1

    init(_ slot: Int, _ target: Int, _ next: Int) {
        self.slot = slot
        self.target = target
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        guard case .int(let i) = frame[slot], case .int(let end) = frame[slot + 1],
            case .int(let step) = frame[slot + 2]
        else {
            // the general loop: the slot holds an iterator
            let item = try thread.next(copy(frame + slot))
            if item.isUnbound { return onEnd }
            store(frame + target, item)
            return next
        }
        if step > 0 ? i < end : i > end {
            store(frame + target, .int(i))
            (frame + slot).initialize(to: .int(i &+ step))
            return next
        }
        return onEnd
    }
}

// MARK: - Finally regions

/// Marks how a finally region is entered: `.none`, or `.int(way)`.
final class EnterWayStep: Step {
    let slot: Int
    let way: Int?
    var target = -1

    init(_ slot: Int, way: Int?) {
        self.slot = slot
        self.way = way
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        if let way {
            store(frame + slot, .int(way))
            if way == -1 {
                store(frame + slot + 1, generator.result)
                generator.result = .none
            }
        } else {
            store(frame + slot, .none)
        }
        return target
    }
}

/// The start of a finally block: an exception becomes the handled one.
final class EnterFinallyStep: Step {
    let slot: Int
    let next: Int

    init(_ slot: Int, _ next: Int) {
        self.slot = slot
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        if let exception = frame[slot].as(.exception, ExceptionObject.self) {
            generator.beginHandling(exception, frame + slot + 2, thread)
        } else {
            store(frame + slot + 2, .unbound)
        }
        return next
    }
}

extension GeneratorObject {
    /// Makes `exception` the handled one and keeps what was, in `slot`: `.none` stands for "what the caller handles".
    func beginHandling(_ exception: ExceptionObject, _ slot: Slots, _ thread: ThreadRef) {
        if let current = thread.pointee.handling, handlerCount > 0 || current !== callerHandling {
            store(slot, .object(current))
        } else {
            store(slot, .none)
        }
        handlerCount &+= 1
        thread.pointee.handling = exception
    }

    /// Goes back to what `beginHandling` found.
    func endHandling(_ slot: Slots, _ thread: ThreadRef) {
        if slot.pointee.isUnbound { return }
        handlerCount &-= 1
        thread.pointee.handling = slot.pointee.as(.exception, ExceptionObject.self) ?? callerHandling
        store(slot, .unbound)
    }
}

/// The end of a finally block: goes where the region was heading.
final class EndFinallyStep: Step {
    let slot: Int
    let next: Int
    /// Targets of the ways out, by number.
    var ways: [Int] = []
    /// Where a `return` goes on: -1 ends the generator.
    var onReturn = -1

    init(_ slot: Int, _ next: Int) {
        self.slot = slot
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        generator.endHandling(frame + slot + 2, thread)
        let state = copy(frame + slot)
        store(frame + slot, .unbound)
        switch state {
        case .int(let way):
            if way >= 0 { return ways[way] }
            let value = copy(frame + slot + 1)
            store(frame + slot + 1, .unbound)
            generator.result = value
            return onReturn >= 0 ? onReturn : GeneratorObject.finished
        case .object(let object) where object.kind == .exception:
            throw thread.reraise(unsafeDowncast(object, to: ExceptionObject.self))
        default: return next
        }
    }
}

/// Leaves a finally block by a jump out of it: whatever it was heading for is dropped.
final class AbandonStep: Step {
    let slot: Int
    var target = -1

    init(_ slot: Int) { self.slot = slot }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        generator.endHandling(frame + slot + 2, thread)
        store(frame + slot, .unbound)
        store(frame + slot + 1, .unbound)
        return target
    }
}

// MARK: - except, with, match

/// Tests whether the exception in `slot` matches a handler's type.
final class MatchExceptionStep: Step {
    let type: Node
    let slot: Int
    let onMatch: Int
    var onMiss = -1

    init(_ type: Node, _ slot: Int, _ onMatch: Int) {
        self.type = type
        self.slot = slot
        self.onMatch = onMatch
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        guard let exception = frame[slot].as(.exception, ExceptionObject.self) else { return onMiss }
        let outer = thread.pointee.handling
        thread.pointee.handling = exception
        defer { thread.pointee.handling = outer }
        let value = try type.evaluate(frame, thread)
        type.mark(thread)
        return try type.matches(exception, value, thread) ? onMatch : onMiss
    }
}

final class ReraiseStep: Step {
    let slot: Int

    init(_ slot: Int) { self.slot = slot }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        guard let exception = frame[slot].as(.exception, ExceptionObject.self) else {
            throw thread.systemError("no exception to raise again")
        }
        store(frame + slot, .unbound)
        throw thread.reraise(exception)
    }
}

/// The start of an except handler: the exception in `slot` is handled; the previous one is kept in `saved`.
final class EnterHandlerStep: Step {
    let slot: Int
    let saved: Int
    let name: Target?
    let next: Int

    init(_ slot: Int, saved: Int, name: Target?, _ next: Int) {
        self.slot = slot
        self.saved = saved
        self.name = name
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        guard let exception = frame[slot].as(.exception, ExceptionObject.self) else { return next }
        store(frame + slot, .unbound)
        generator.beginHandling(exception, frame + saved, thread)
        if let name { try name.assign(.object(exception), frame, thread) }
        return next
    }
}

final class LeaveHandlerStep: Step {
    let saved: Int
    let name: Target?
    let next: Int

    init(saved: Int, name: Target?, _ next: Int) {
        self.saved = saved
        self.name = name
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        generator.endHandling(frame + saved, thread)
        if let name {
            try name.assign(.none, frame, thread)
            try name.delete(frame, thread)
        }
        return next
    }
}

/// `with`: enters the manager; its `__exit__` goes to `slot`, the entered value to the target.
final class EnterWithStep: Step {
    let context: Node
    let exit: Int
    let entered: Int
    let next: Int

    init(_ context: Node, exit: Int, entered: Int, _ next: Int) {
        self.context = context
        self.exit = exit
        self.entered = entered
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let manager = try context.evaluate(frame, thread)
        let context = try ContextManager(manager, site: context, thread)
        let value = try context.enter(thread)
        store(frame + exit, try context.boundExit(thread))
        store(frame + entered, value)
        return next
    }
}

/// The finally block of a `with`: calls `__exit__`; a true answer swallows the exception.
final class ExitWithStep: Step {
    let exit: Int
    let slot: Int
    let site: Node
    let next: Int

    init(exit: Int, slot: Int, _ site: Node, _ next: Int) {
        self.exit = exit
        self.slot = slot
        self.site = site
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        site.mark(thread)
        let function = copy(frame + exit)
        store(frame + exit, .unbound)
        if let exception = frame[slot].as(.exception, ExceptionObject.self) {
            if try thread.truth(try thread.callExit(function, exception)) { store(frame + slot, .none) }
        } else {
            _ = try thread.call(function, .none, .none, .none)
        }
        return next
    }
}

/// Tests one case of a `match` against the subject in `slot`.
final class MatchCaseStep: Step {
    let candidate: MatchNode.Case
    let slot: Int
    let onMatch: Int
    var onMiss = -1

    init(_ candidate: MatchNode.Case, _ slot: Int, _ onMatch: Int) {
        self.candidate = candidate
        self.slot = slot
        self.onMatch = onMatch
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        try candidate.accepts(copy(frame + slot), frame, thread) ? onMatch : onMiss
    }
}
