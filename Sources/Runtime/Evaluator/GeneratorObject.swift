// Generators: the object, and how it is resumed.
//
// The body of a generator is lowered to a list of *steps* (`GeneratorSteps.swift`), so its state is a step number and a frame of
// slots on the heap: 20 ns an item, constant time to resume however deep the `yield` stands. Destroying a suspended generator
// raises `GeneratorExit` inside it first, as `close()` does.

import TaipanSyntax

package final class GeneratorObject: Object {
    /// What a step yields, then what is sent in. (First, because `transferSlot` counts on where it is.)
    @exclusivity(unchecked) final var transfer: Value = .none
    /// The address of `transfer`: the field itself cannot be looked at without a copy.
    @inline(__always) final var transferSlot: Slots {
        (Unmanaged.passUnretained(self).toOpaque() + CellObject.valueOffset).assumingMemoryBound(to: Value.self)
    }
    final let body: FunctionBody
    private final let bodyReference: Unmanaged<FunctionBody>
    private final let steps: UnsafeMutablePointer<StepRef>
    @exclusivity(unchecked) final var frame: Slots
    final let slotCount: Int
    /// The step to go on with; `finished` at the end.
    @exclusivity(unchecked) final var position = 0
    @exclusivity(unchecked) final var isRunning = false
    @exclusivity(unchecked) final var hasStarted = false
    /// The step to go on with if nothing is sent or thrown in; -1 if `position` has to look at that itself.
    @exclusivity(unchecked) final var shortcut = -1
    /// An asynchronous generator has come to a `yield`, not to something that an `await` inside passes through.
    @exclusivity(unchecked) final var hasYieldedItem = false
    /// How many handlers the body is in. (The exception alone does not say: the caller may be handling the same one.)
    @exclusivity(unchecked) final var handlerCount: Int32 = 0
    /// What `throw()` brings in.
    @exclusivity(unchecked) final var thrown: ExceptionObject?
    /// The value of `return`.
    @exclusivity(unchecked) final var result: Value = .none
    /// The exception the generator is handling, and what its caller was handling when it resumed it.
    @exclusivity(unchecked) final var handling: ExceptionObject?
    @exclusivity(unchecked) final var callerHandling: ExceptionObject?
    @exclusivity(unchecked) final var frameObject: FrameObject?
    /// The slot with the iterator that `yield from` waits for; -1 if it does not.
    @exclusivity(unchecked) final var delegateSlot = -1
    /// Its end has been seen to (`finalizeGenerator`): that happens once, whatever the body makes of it.
    @exclusivity(unchecked) final var isFinalized = false
    /// What an asynchronous generator needs besides.
    @exclusivity(unchecked) final var asyncState: AsyncGeneratorState?
    @exclusivity(unchecked) final var site: UnsafeRawPointer?
    /// `__name__` and `__qualname__` if they are not those of the body.
    @exclusivity(unchecked) private final var ownName: StringObject?
    @exclusivity(unchecked) private final var ownQualifiedName: StringObject?

    package final var name: StringObject {
        get { ownName ?? body.name }
        set { ownName = newValue === body.name ? nil : newValue }
    }

    package final var qualifiedName: StringObject {
        get { ownQualifiedName ?? body.qualifiedName }
        set { ownQualifiedName = newValue === body.qualifiedName ? nil : newValue }
    }

    /// What `yield from` waits for, or none.
    final var delegate: Value { delegateSlot >= 0 && frame != noSlots ? copy(frame + delegateSlot) : .none }

    static let finished = Int.min

    init(body: FunctionBody, _ frame: Slots, _ slotCount: Int, _ shape: ShapeRef) {
        self.body = body
        bodyReference = .passUnretained(body)
        steps = unsafeDowncast(body.root, to: StepsNode.self).steps
        self.frame = frame
        self.slotCount = slotCount
        super.init(.generator, shape)
        track()
    }

    deinit {
        if position != GeneratorObject.finished && !isFinalized {
            if hasStarted { finalizeGenerator(self) } else { warnIfNeverAwaited() }
        }
        releaseFrame()
    }

    final var isFinished: Bool { position == GeneratorObject.finished }
    final var isSuspended: Bool { hasStarted && !isRunning && !isFinished }
    /// Suspended in a `yield from` or `await`.
    final var isDelegating: Bool { delegateSlot >= 0 && !isRunning }

    final func releaseFrame() {
        let slots = frame
        frame = noSlots
        frameObject?.generator = nil
        if slots == noSlots { return }
        if let frameObject {
            frameObject.isLive = false
            frameObject.slots = slots
            frameObject.ownedCount = slotCount
            self.frameObject = nil
            return
        }
        shape._withUnsafeGuaranteedRef { $0.heap }.dropSlots(slots, slotCount, slotCount)
    }

    package override var ownedBytes: Int { frame == noSlots ? 0 : slotCount &* 16 }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if frame != noSlots { visitSlots(frame, slotCount, visit) }
        for case .object(let o) in [transfer, result] { visit(o) }
        if let asyncState, case .object(let finalizer) = asyncState.finalizer { visit(finalizer) }
        if let thrown { visit(thrown) }
        if let handling { visit(handling) }
    }

    package override func clearReferences() {
        super.clearReferences()
        if isRunning { return }
        position = GeneratorObject.finished
        releaseFrame()
    }

    // MARK: Resuming

    /// The next item; unbound at the end. (`next(generator)`)
    @inline(__always) final func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if position == GeneratorObject.finished { return .unbound }
        return try resume(.none, thread)
    }

    /// Runs until the next `yield`; unbound when the body has ended (then `result` is its value).
    final func resume(_ input: consuming Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let input = input
        if isRunning { throw thread.valueError("\(kindName(thread)) already executing") }
        if isFinished {
            let exception = thrown
            thrown = nil
            if type === thread.types.coroutine { throw thread.runtimeError("cannot reuse already awaited coroutine") }
            if let exception { throw thread.raise(exception) }
            result = .none
            return .unbound
        }
        let record = thread.pointee.frame + 1
        var mark: UInt8 = 0
        let here = withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
        if record >= thread.pointee.frameLimit || here < thread.pointee.nativeStackLimit {
            throw thread.stackExhausted()
        }
        if frameObject != nil || handling != nil || thread.pointee.handling != nil {
            return try resumeCarefully(input, record, thread)
        }
        record.initialize(
            to: FrameRecord(body: bodyReference, slots: frame, site: site, frameObject: nil, lentCount: 0))
        thread.pointee.frame = record
        isRunning = true
        hasStarted = true
        var position = self.position
        if shortcut >= 0, case .none = input, thrown == nil {
            position = shortcut
        } else {
            store(transferSlot, input)
        }
        shortcut = -1
        do throws(Raise) {
            position = try run(from: position, thread)
        } catch {
            leave(record, nil, thread)
            self.position = GeneratorObject.finished
            if thread.isPending(thread.types.stopIteration) || asyncState != nil { throw escaped(thread) }
            throw error
        }
        if thread.pointee.handling != nil {
            handling = thread.pointee.handling
            thread.pointee.handling = nil
        }
        return suspend(at: position, record, thread)
    }

    /// The frame object, if one was made while the generator ran: the record's reference becomes the generator's.
    @inline(__always) private final func adoptFrameObject(
        _ record: UnsafeMutablePointer<FrameRecord>, _ thread: ThreadRef
    ) {
        if let known = record.pointee.frameObject { detach(known, record, thread) }
    }

    /// The record is about to be somebody else's: the frame object remembers where it was.
    @inline(never) private final func detach(
        _ known: Unmanaged<FrameObject>, _ record: UnsafeMutablePointer<FrameRecord>, _ thread: ThreadRef
    ) {
        if frameObject == nil {
            frameObject = known.takeRetainedValue()
            frameObject?.generator = self
        }
        frameObject?.lastRange = thread.range(of: record)
        frameObject?.record = nil
    }

    /// Back in the caller: what was yielded, or unbound at the end.
    @inline(__always) private final func suspend(
        at position: Int, _ record: UnsafeMutablePointer<FrameRecord>, _ thread: ThreadRef
    ) -> Value {
        site = record.pointee.site
        adoptFrameObject(record, thread)
        thread.pointee.frame = record - 1
        isRunning = false
        if position == GeneratorObject.finished {
            self.position = GeneratorObject.finished
            releaseFrame()
            return .unbound
        }
        self.position = ~position
        let value = transferSlot.move()
        transferSlot.initialize(to: .none)
        return value
    }

    /// The same when an exception is being handled on either side, or somebody holds the frame.
    @inline(never) private final func resumeCarefully(
        _ input: Value, _ record: UnsafeMutablePointer<FrameRecord>, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        record.initialize(
            to: FrameRecord(
                body: bodyReference, slots: frame, site: site, frameObject: frameObject.map { .passUnretained($0) },
                lentCount: 0))
        frameObject?.record = record
        thread.pointee.frame = record
        isRunning = true
        hasStarted = true
        shortcut = -1
        transfer = input
        let outer = thread.pointee.handling
        callerHandling = outer
        if let handling { thread.pointee.handling = handling }
        var position = self.position
        do throws(Raise) {
            position = try run(from: position, thread)
        } catch {
            leave(record, outer, thread)
            self.position = GeneratorObject.finished
            if thread.isPending(thread.types.stopIteration) || asyncState != nil { throw escaped(thread) }
            throw error
        }
        let isHandling = handlerCount > 0 || thread.pointee.handling !== outer
        handling = isHandling ? thread.pointee.handling : nil
        callerHandling = nil
        thread.pointee.handling = outer
        return suspend(at: position, record, thread)
    }

    /// Walks the steps; exceptions go to the handler that covers the failing step.
    @inline(__always) private final func run(from start: Int, _ thread: ThreadRef) throws(Raise) -> Int {
        let steps = steps
        let frame = frame
        var position = start
        while true {
            do throws(Raise) {
                repeat { position = try steps[position].run(frame, thread, self) } while position >= 0
                return position
            } catch {
                let code = unsafeDowncast(body.root, to: StepsNode.self)
                guard let handler = code.handler(for: position) else { throw error }
                let exception = try code.catchException(thread.pointee.sp, thread)
                store(frame + handler.slot, .object(exception))
                position = handler.target
            }
        }
    }

    /// The body ended by an exception: traceback, frame record, slots.
    private final func leave(
        _ record: UnsafeMutablePointer<FrameRecord>, _ outer: ExceptionObject?, _ thread: ThreadRef
    ) {
        if let exception = thread.pointee.exception, !thread.pointee.isTracebackComplete {
            thread.addTraceback(exception)
        }
        thread.pointee.isTracebackComplete = false
        adoptFrameObject(record, thread)
        thread.pointee.handling = outer
        callerHandling = nil
        handling = nil
        thread.pointee.frame = record - 1
        isRunning = false
        releaseFrame()
    }

    /// PEP 479: a `StopIteration` must not leave a generator, nor a `StopAsyncIteration` an asynchronous one.
    @inline(never) private final func escaped(_ thread: ThreadRef) -> Raise {
        let name: String
        if thread.isPending(thread.types.stopIteration) {
            name = "StopIteration"
        } else {
            guard thread.isPending(thread.types.stopAsyncIteration) else { return Raise() }
            name = "StopAsyncIteration"
        }
        let original = thread.takeException()
        let error = thread.makeException(
            thread.types.runtimeError, [.object(thread.makeString("\(kindName(thread)) raised \(name)"))])
        error.cause = original
        error.context = original
        error.suppressesContext = true
        return thread.raise(error)
    }

    /// How messages call it.
    private final func kindName(_ thread: ThreadRef) -> String {
        if type === thread.types.generator { return "generator" }
        return type === thread.types.coroutine ? "coroutine" : "async generator"
    }

    // MARK: Python's methods

    final func send(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if !hasStarted && !isFinished, case .none = value {
        } else if !hasStarted && !isFinished {
            throw thread.typeError("can't send non-None value to a just-started \(kindName(thread))")
        }
        let item = try resume(value, thread)
        if item.isUnbound { throw thread.stopIteration(takeResult()) }
        return item
    }

    /// The return value for a `StopIteration`: unbound for None.
    final func takeResult() -> Value {
        let value = result
        result = .none
        if case .none = value { return .unbound }
        return value
    }

    final func `throw`(_ exception: ExceptionObject, _ thread: ThreadRef) throws(Raise) -> Value {
        if isRunning { throw thread.valueError("\(kindName(thread)) already executing") }
        if !hasStarted && !isFinished {
            // The body never ran: it ends at its first line, and the traceback says so.
            position = GeneratorObject.finished
            let error = thread.raise(exception)
            let record = thread.pointee.frame + 1
            guard record < thread.pointee.frameLimit else {
                releaseFrame()
                throw error
            }
            record.initialize(
                to: FrameRecord(
                    body: bodyReference, slots: frame, site: nil,
                    frameObject: frameObject.map { .passUnretained($0) }, lentCount: 0))
            thread.pointee.frame = record
            leave(record, thread.pointee.handling, thread)
            throw error
        }
        thrown = exception
        let item = try resume(.none, thread)
        if item.isUnbound { throw thread.stopIteration(takeResult()) }
        return item
    }

    /// `close()`: the return value of the generator if it had one to give.
    final func close(_ thread: ThreadRef) throws(Raise) -> Value {
        if isRunning { throw thread.valueError("\(kindName(thread)) already executing") }
        if isFinished { return .none }
        if !hasStarted {
            position = GeneratorObject.finished
            releaseFrame()
            return .none
        }
        thrown = thread.makeException(thread.types.generatorExit, [])
        let item: Value
        do throws(Raise) { item = try resume(.none, thread) } catch {
            if thread.isPending(thread.types.generatorExit) || thread.isPending(thread.types.stopIteration) {
                thread.pointee.exception = nil
                return .none
            }
            throw error
        }
        if item.isUnbound {
            let value = result
            result = .none
            return value
        }
        throw thread.runtimeError("\(kindName(thread)) ignored GeneratorExit")
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A generator that takes over the `count` slots at `base`.
    func makeGenerator(_ function: Unmanaged<FunctionObject>, _ base: Slots, _ count: Int) -> GeneratorObject {
        let frame = heap.allocateSlots(count)
        moveBytes(frame, base, count &* 16)
        let body = function.bodyRef.reference.takeUnretainedValue()
        let generator = GeneratorObject(
            body: body, frame, count, body.isAsync ? asyncShape(body) : pointee.shapes.generator)
        if body.isAsync && body.scope.containsYield { generator.asyncState = AsyncGeneratorState() }
        let isNamed = function._withUnsafeGuaranteedRef {
            $0.name !== body.name || $0.qualifiedName !== body.qualifiedName
        }
        if isNamed {
            generator.name = function.takeUnretainedValue().name
            generator.qualifiedName = function.takeUnretainedValue().qualifiedName
        }
        return generator
    }

    private func asyncShape(_ body: FunctionBody) -> ShapeRef {
        body.scope.containsYield ? types.asyncGenerator.root : types.coroutine.root
    }

    /// `next(iterator)`, and at the end the value that its `StopIteration` carried.
    func nextOrResult(_ iterator: Value) throws(Raise) -> (item: Value, result: Value) {
        if let generator = iterator.reference, generator.kind == .generator {
            let isUsedUp = generator.to(GeneratorObject.self)._withUnsafeGuaranteedRef {
                $0.isFinished && $0.type === types.coroutine
            }
            if isUsedUp { throw runtimeError("cannot reuse already awaited coroutine") }
            let item = try next(generator)
            if !item.isUnbound { return (item, .none) }
            let ended = generator.to(GeneratorObject.self).takeUnretainedValue()
            let value = ended.result
            ended.result = .none
            return (.unbound, value)
        }
        do throws(Raise) {
            if case .object(let object) = iterator, object.kind != .iterator, object.type.isHeapType,
                let item = try callSpecial(iterator, names.next)
            {
                return (item, .none)
            }
            return (try next(iterator), .none)
        } catch {
            if !isPending(types.stopIteration) { throw error }
            return (.unbound, stopValue(takeException()))
        }
    }

    /// `StopIteration.value`.
    func stopValue(_ exception: ExceptionObject) -> Value {
        exception.arguments.count > 0 ? exception.arguments[0] : .none
    }
}

/// A suspended generator is being destroyed: its `finally` blocks and `with` statements run. The frame moves to a successor, because
/// the body may keep references to itself.
@inline(never) private func finalizeGenerator(_ generator: GeneratorObject) {
    let finalizer = generator.asyncState?.finalizer ?? .none
    guard let code = generator.body.root as? StepsNode, code.needsClosing || !finalizer.isNone else { return }
    let heap = generator.shape._withUnsafeGuaranteedRef { $0.heap }
    guard let thread = heap.pointee.currentThread, !thread.isStopped else { return }
    let successor = GeneratorObject(moving: generator)
    successor.isFinalized = true
    thread.withoutPendingException {
        do throws(Raise) {
            if let state = successor.asyncState, !finalizer.isNone, !state.isClosed {
                _ = try thread.call(finalizer, .object(successor))
            } else {
                _ = try successor.close(thread)
            }
        } catch {
            thread.reportUnraisable(.object(successor))
        }
    }
}

extension GeneratorObject {
    /// Takes over the suspended state of a generator that is going away.
    fileprivate convenience init(moving other: GeneratorObject) {
        self.init(body: other.body, other.frame, other.slotCount, other.shape)
        name = other.name
        qualifiedName = other.qualifiedName
        position = other.position
        hasStarted = true
        handling = other.handling
        handlerCount = other.handlerCount
        delegateSlot = other.delegateSlot
        shortcut = other.shortcut
        site = other.site
        frameObject = other.frameObject
        frameObject?.generator = self
        asyncState = other.asyncState
        other.asyncState = nil
        other.frame = noSlots
        other.frameObject = nil
    }
}

extension Unmanaged where Instance == GeneratorObject {
    /// `next` without a retain.
    @inline(__always) func next(_ thread: ThreadRef) throws(Raise) -> Value {
        var isGood = true
        let item: Value = _withUnsafeGuaranteedRef { generator in
            do throws(Raise) { return try generator.next(thread) } catch {
                isGood = false
                return .unbound
            }
        }
        if !isGood { throw Raise() }
        return item
    }
}
