// The steps of asynchronous code: `await`, `async for`, `async with`, and `yield` in an asynchronous generator.
//
// Whatever waits is taken apart in the same way: one step asks for the thing to wait for and leaves its iterator in a slot, then a
// `YieldFromStep` runs that iterator to its end, as in `yield from`.

import TaipanSyntax

/// `slot =` what `await node` waits for: a coroutine itself, or the iterator that `__await__` gives.
final class AwaitStep: Step {
    let node: Node
    let slot: Int
    let next: Int
    /// The whole of `await node`.
    let site: Node

    init(_ node: Node, _ slot: Int, _ next: Int, _ site: Node) {
        self.node = node
        self.slot = slot
        self.next = next
        self.site = site
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let value = try node.evaluate(frame, thread)
        site.mark(thread)
        store(frame + slot, try thread.awaitable(value))
        return next
    }
}

/// `yield` in an asynchronous generator: the driver must tell an item from what an `await` inside passes through.
final class AsyncYieldStep: Step {
    let value: Node
    let next: Int
    let site: Node

    init(_ value: Node, _ next: Int, _ site: Node) {
        self.value = value
        self.next = next
        self.site = site
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let value = try value.evaluate(frame, thread)
        site.mark(thread)
        generator.transfer = value
        generator.hasYieldedItem = true
        return ~next
    }
}

/// `slot = aiter(node)` at the head of an `async for`.
final class AsyncIterateStep: Step {
    let node: Node
    let slot: Int
    let next: Int

    init(_ node: Node, _ slot: Int, _ next: Int) {
        self.node = node
        self.slot = slot
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let source = try node.evaluate(frame, thread)
        node.mark(thread)
        store(frame + slot, try thread.asyncIterator(of: source))
        return next
    }
}

/// `waiting =` the awaitable of the next item of the asynchronous iterator in `slot`.
final class AsyncNextStep: Step {
    let slot: Int
    let waiting: Int
    let site: Node
    let next: Int

    init(_ slot: Int, waiting: Int, _ site: Node, _ next: Int) {
        self.slot = slot
        self.waiting = waiting
        self.site = site
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        site.mark(thread)
        let iterator = copy(frame + slot)
        guard let item = try thread.callSpecial(iterator, thread.names.anext) else {
            throw thread.typeError(
                "'async for' requires an iterator with __anext__ method, got \(thread.typeName(iterator))")
        }
        do throws(Raise) { store(frame + waiting, try thread.awaitable(item)) } catch {
            let cause = thread.takeException()
            let raised = thread.makeException(
                thread.types.typeError,
                [
                    .object(
                        thread.makeString(
                            "'async for' received an invalid object from __anext__: \(thread.typeName(item))"))
                ])
            raised.cause = cause
            raised.context = cause
            raised.suppressesContext = true
            throw thread.raise(raised)
        }
        return next
    }
}

/// What waiting for an item has raised: `StopAsyncIteration` ends the loop, anything else goes on.
final class AsyncEndStep: Step {
    let exception: Int
    let iterator: Int
    var onEnd = -1

    init(exception: Int, iterator: Int) {
        self.exception = exception
        self.iterator = iterator
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        guard let raised = frame[exception].as(.exception, ExceptionObject.self) else { return onEnd }
        store(frame + exception, .unbound)
        store(frame + iterator, .unbound)
        if raised.type.isSubtype(of: thread.types.stopAsyncIteration) { return onEnd }
        throw thread.reraise(raised)
    }
}

/// `async with`: `__aexit__` goes to `exit`, what `__aenter__` wants to wait for to `waiting`.
final class AsyncEnterStep: Step {
    let context: Node
    let exit: Int
    let waiting: Int
    let next: Int

    init(_ context: Node, exit: Int, waiting: Int, _ next: Int) {
        self.context = context
        self.exit = exit
        self.waiting = waiting
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let manager = try context.evaluate(frame, thread)
        context.mark(thread)
        let methods = try thread.asyncContextMethods(manager)
        store(frame + waiting, try thread.awaitable(try thread.call(methods.enter), from: "__aenter__"))
        store(frame + exit, methods.exit)
        return next
    }
}

/// The finally block of an `async with`: calls `__aexit__`; what it wants to wait for goes to `waiting`.
final class AsyncExitStep: Step {
    let exit: Int
    /// The finally region of the `with`.
    let region: Int
    let waiting: Int
    let site: Node
    let next: Int

    init(exit: Int, region: Int, waiting: Int, _ site: Node, _ next: Int) {
        self.exit = exit
        self.region = region
        self.waiting = waiting
        self.site = site
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        site.mark(thread)
        let function = copy(frame + exit)
        store(frame + exit, .unbound)
        let answer: Value
        if let exception = frame[region].as(.exception, ExceptionObject.self) {
            answer = try thread.callExit(function, exception)
        } else {
            answer = try thread.call(function, .none, .none, .none)
        }
        store(frame + waiting, try thread.awaitable(answer, from: "__aexit__"))
        return next
    }
}

/// A true answer of `__aexit__` swallows the exception.
final class AsyncExitedStep: Step {
    let region: Int
    let answer: Int
    let next: Int

    init(region: Int, answer: Int, _ next: Int) {
        self.region = region
        self.answer = answer
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let value = copy(frame + answer)
        store(frame + answer, .unbound)
        if frame[region].as(.exception, ExceptionObject.self) != nil, try thread.truth(value) {
            store(frame + region, .none)
        }
        return next
    }
}

// MARK: - Asynchronous comprehensions

/// Begins a comprehension that waits: an empty container in `slot`, fresh cells.
final class ComprehensionStartStep: Step {
    let form: ComprehensionNode.Form
    let slot: Int
    let cells: [Int]
    let next: Int

    init(_ form: ComprehensionNode.Form, _ slot: Int, cells: [Int], _ next: Int) {
        self.form = form
        self.slot = slot
        self.cells = cells
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        for cell in cells { store(frame + cell, .object(CellObject(.unbound, thread.pointee.shapes.cell))) }
        switch form {
        case .list: store(frame + slot, .object(thread.makeList()))
        case .set: store(frame + slot, .object(thread.makeSet()))
        case .dict: store(frame + slot, .object(thread.makeDict()))
        }
        return next
    }
}

/// Puts an element into the container in `slot`.
final class ComprehensionAddStep: Step {
    let slot: Int
    /// The element, or the key.
    let element: Node
    let value: Node?
    let next: Int

    init(_ slot: Int, _ element: Node, _ value: Node?, _ next: Int) {
        self.slot = slot
        self.element = element
        self.value = value
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        let item = try element.evaluate(frame, thread)
        let container = copy(frame + slot)
        if let list = container.as(.list, ListObject.self) {
            list.append(item)
        } else if let set = container.as(.set, SetObject.self) {
            element.mark(thread)
            try set.add(item, thread)
        } else if let dict = container.as(.dict, DictObject.self), let value {
            let value = try value.evaluate(frame, thread)
            element.mark(thread)
            try dict.set(item, value, thread)
        }
        return next
    }
}

/// The end of a comprehension that waits: its variables are emptied; an exception in `exception` goes on.
final class ComprehensionEndStep: Step {
    let slots: [Int]
    /// -1 on the way without an exception.
    let exception: Int
    let next: Int

    init(_ slots: [Int], exception: Int, _ next: Int) {
        self.slots = slots
        self.exception = exception
        self.next = next
    }

    override func run(_ frame: Slots, _ thread: ThreadRef, _ generator: GeneratorObject) throws(Raise) -> Int {
        for slot in slots { store(frame + slot, .unbound) }
        guard exception >= 0, let raised = frame[exception].as(.exception, ExceptionObject.self) else { return next }
        store(frame + exception, .unbound)
        throw thread.reraise(raised)
    }
}

// MARK: - The protocols

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What `await value` delegates to.
    func awaitable(_ value: Value) throws(Raise) -> Value {
        if let coroutine = value.as(.generator, GeneratorObject.self) {
            if coroutine.type === types.coroutine {
                if coroutine.isDelegating { throw runtimeError("coroutine is being awaited already") }
                return value
            }
            if coroutine.body.isIterableCoroutine { return value }
        }
        guard let iterator = try callSpecial(value, names.await) else {
            throw typeError("object \(typeName(value)) can't be used in 'await' expression")
        }
        if let made = iterator.as(.generator, GeneratorObject.self),
            made.type === types.coroutine || made.body.isIterableCoroutine
        {
            throw typeError("__await__() returned a coroutine")
        }
        if type(of: iterator).operations.next == nil {
            throw typeError("__await__() returned non-iterator of type '\(typeName(iterator))'")
        }
        return iterator
    }

    /// The same for the result of a method of an asynchronous context manager.
    fileprivate func awaitable(_ value: Value, from method: String) throws(Raise) -> Value {
        let isCoroutine =
            value.as(.generator, GeneratorObject.self).map {
                $0.type === types.coroutine || $0.body.isIterableCoroutine
            } ?? false
        if !isCoroutine, try lookupSpecial(value, names.await).isUnbound {
            throw typeError(
                "'async with' received an object from \(method) that does not implement __await__: \(typeName(value))")
        }
        return try awaitable(value)
    }

    /// `__aiter__` as `async for` calls it.
    func asyncIterator(of source: Value) throws(Raise) -> Value {
        guard let iterator = try callSpecial(source, names.aiter) else {
            throw typeError("'async for' requires an object with __aiter__ method, got \(typeName(source))")
        }
        if lookup(type(of: iterator), names.anext).isUnbound {
            throw typeError(
                "'async for' received an object from __aiter__ that does not implement __anext__: \(typeName(iterator))"
            )
        }
        return iterator
    }

    /// The bound `__aenter__` and `__aexit__` of an asynchronous context manager.
    fileprivate func asyncContextMethods(_ manager: Value) throws(Raise) -> (enter: Value, exit: Value) {
        let enter = try lookupSpecial(manager, names.asyncEnter)
        if enter.isUnbound {
            throw typeError("'\(typeName(manager))' object does not support the asynchronous context manager protocol")
        }
        let exit = try lookupSpecial(manager, names.asyncExit)
        if exit.isUnbound {
            throw typeError(
                "'\(typeName(manager))' object does not support the asynchronous context manager protocol "
                    + "(missed __aexit__ method)")
        }
        return (enter, exit)
    }
}
