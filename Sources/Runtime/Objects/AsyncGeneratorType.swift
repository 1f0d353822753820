// `async_generator`, and the awaitables that its methods return.
//
// The body is an ordinary generator body that suspends for two reasons: an `await` inside waits for something (what it yields goes
// to whoever runs the coroutines), or a `yield` has an item (`hasYieldedItem`), which ends the awaitable with a `StopIteration`
// that carries it. One awaitable stands for one step of the generator: made by `__anext__`, `asend`, `athrow` or `aclose`, it can
// be awaited once.

/// What an asynchronous generator has besides a generator.
final class AsyncGeneratorState {
    /// No more items: `aclose()` was called, or the body has ended.
    var isClosed = false
    /// One of its awaitables is being awaited.
    var isAwaited = false
    var hasCalledHooks = false
    /// The finalizer of `sys.set_asyncgen_hooks` when the generator began.
    var finalizer = Value.none
}

extension GeneratorObject {
    static let asyncGeneratorType = NativeType(
        "async_generator", .generator, [.isNotConstructible], operations: { $0.repr = GeneratorObject.repr },
        rows: { asyncGeneratorRows })

    private static let asyncGeneratorRows: [NativeRow] = [
        .method(
            "__aiter__()", { call throws(Raise) in call[0] },
            "Return an awaitable, that resolves in asynchronous iterator."),
        .method(
            "__anext__()", { call throws(Raise) in try awaitable(call, .send(.none)) },
            "Return a value or raise StopAsyncIteration."),
        .method(
            "asend(value, /)", { call throws(Raise) in try awaitable(call, .send(call[1])) },
            "asend(v) -> send 'v' in generator, an awaitable of the next item."),
        .method(
            "athrow(typ, val=<unrepresentable>, tb=<unrepresentable>, /)",
            { call throws(Raise) in try awaitable(call, .throw(try thrownException(call))) },
            "An awaitable that raises the exception where the generator is suspended."),
        .method(
            "aclose()", { call throws(Raise) in try awaitable(call, .close) },
            "An awaitable that raises GeneratorExit inside the generator."),
        .classGetItem,
        .property("ag_running", { call throws(Raise) in .bool(receiver(call).asyncState?.isAwaited ?? false) }),
        .property("ag_suspended", { call throws(Raise) in .bool(receiver(call).isSuspended) }),
        .property("ag_code", { call throws(Raise) in .object(call.thread.codeObject(of: receiver(call).body)) }),
        .property("ag_frame", { call throws(Raise) in try frame(call) }),
        .property("ag_await", { call throws(Raise) in receiver(call).isDelegating ? receiver(call).delegate : .none }),
        .property("__name__", { call throws(Raise) in .object(receiver(call).name) }, set: GeneratorObject.setName),
        .property(
            "__qualname__", { call throws(Raise) in .object(receiver(call).qualifiedName) },
            set: GeneratorObject.setQualifiedName),
    ]

    private static func awaitable(_ call: Call, _ request: AsyncGeneratorAwaitable.Request) throws(Raise) -> Value {
        let generator = receiver(call)
        let thread = call.thread
        guard let state = generator.asyncState else { throw thread.typeError("not an asynchronous generator") }
        if !state.hasCalledHooks {
            state.hasCalledHooks = true
            state.finalizer = thread.system.asyncFinalizer
            let first = thread.system.asyncFirstIteration
            if !first.isNone { _ = try thread.call(first, .object(generator)) }
        }
        return .object(AsyncGeneratorAwaitable(generator, state, request, thread))
    }
}

/// One step of an asynchronous generator, to be awaited.
package final class AsyncGeneratorAwaitable: IteratorObject {
    enum Request {
        case send(Value)
        case `throw`(ExceptionObject)
        case close

        /// How messages call it.
        var name: String {
            switch self {
            case .send: "anext"
            case .throw: "athrow"
            case .close: "aclose"
            }
        }
    }

    private enum Stage { case new, running, finished }

    private let generator: GeneratorObject
    private let state: AsyncGeneratorState
    private let request: Request
    private var stage = Stage.new

    init(_ generator: GeneratorObject, _ state: AsyncGeneratorState, _ request: Request, _ thread: ThreadRef) {
        self.generator = generator
        self.state = state
        self.request = request
        if case .send = request {
            super.init(thread.types.asyncGeneratorSend.root)
        } else {
            super.init(thread.types.asyncGeneratorThrow.root)
        }
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(generator)
        switch request {
        case .send(.object(let value)): visit(value)
        case .throw(let exception): visit(exception)
        default: break
        }
    }

    // MARK: Running

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value { try send(.none, thread) }

    private func send(_ input: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if stage == .finished { throw reused(thread) }
        if stage == .running {
            return try passing(thread) { () throws(Raise) in try self.generator.send(input, thread) }
        }
        switch request {
        case .send(let value):
            try begin(thread)
            let first: Value = if case .none = input { value } else { input }
            return try passing(thread) { () throws(Raise) in try self.generator.send(first, thread) }
        case .throw, .close:
            if generator.isFinished {
                stage = .finished
                throw thread.stopIteration()
            }
            if !state.isAwaited {
                if state.isClosed {
                    stage = .finished
                    throw thread.raise(thread.types.stopAsyncIteration, [])
                }
                guard case .none = input else {
                    throw thread.runtimeError("can't send non-None value to a just-started coroutine")
                }
            }
            try begin(thread)
            let exception: ExceptionObject
            if case .throw(let given) = request {
                exception = given
            } else {
                state.isClosed = true
                exception = thread.makeException(thread.types.generatorExit, [])
            }
            return try passing(thread) { () throws(Raise) in try self.generator.throw(exception, thread) }
        }
    }

    private func `throw`(_ exception: ExceptionObject, _ thread: ThreadRef) throws(Raise) -> Value {
        if stage == .finished { throw reused(thread) }
        if stage == .new { try begin(thread) }
        return try passing(thread) { () throws(Raise) in try self.generator.throw(exception, thread) }
    }

    private func close(_ thread: ThreadRef) throws(Raise) {
        if stage == .finished { return }
        do throws(Raise) { _ = try self.throw(thread.makeException(thread.types.generatorExit, []), thread) } catch {
            let types = thread.types
            if thread.isPending(types.stopIteration) || thread.isPending(types.stopAsyncIteration)
                || thread.isPending(types.generatorExit)
            {
                thread.pointee.exception = nil
                return
            }
            throw error
        }
        throw thread.runtimeError("coroutine ignored GeneratorExit")
    }

    private func reused(_ thread: ThreadRef) -> Raise {
        if case .send = request { return thread.runtimeError("cannot reuse already awaited __anext__()/asend()") }
        return thread.runtimeError("cannot reuse already awaited aclose()/athrow()")
    }

    private func begin(_ thread: ThreadRef) throws(Raise) {
        if state.isAwaited {
            stage = .finished
            throw thread.runtimeError("\(request.name)(): asynchronous generator is already running")
        }
        stage = .running
        state.isAwaited = true
    }

    /// Runs the generator one step: an item becomes the `StopIteration` of this awaitable, the end of the body
    /// `StopAsyncIteration`; what an `await` inside yields is passed on.
    private func passing(_ thread: ThreadRef, _ step: () throws(Raise) -> Value) throws(Raise) -> Value {
        generator.hasYieldedItem = false
        state.isAwaited = true
        let item: Value
        do throws(Raise) { item = try step() } catch {
            state.isAwaited = false
            stage = .finished
            if thread.isPending(thread.types.stopIteration) {
                // the body has ended
                thread.pointee.exception = nil
                state.isClosed = true
                if case .close = request { throw thread.stopIteration() }
                throw thread.raise(thread.types.stopAsyncIteration, [])
            }
            if thread.isPending(thread.types.stopAsyncIteration) || thread.isPending(thread.types.generatorExit) {
                state.isClosed = true
                if case .close = request {
                    thread.pointee.exception = nil
                    throw thread.stopIteration()
                }
            }
            throw error
        }
        if !generator.hasYieldedItem { return item }
        generator.hasYieldedItem = false
        state.isAwaited = false
        stage = .finished
        if case .close = request { throw thread.runtimeError("async generator ignored GeneratorExit") }
        throw thread.stopIteration(item)
    }

    // MARK: Types

    private static let rows: [NativeRow] = [
        .method("__await__()", { call throws(Raise) in call[0] }),
        .method(
            "send(value, /)",
            { call throws(Raise) in try call[0].cast(AsyncGeneratorAwaitable.self).send(call[1], call.thread) }),
        .method(
            "throw(typ, val=<unrepresentable>, tb=<unrepresentable>, /)",
            { call throws(Raise) in
                let exception = try GeneratorObject.thrownException(call)
                return try call[0].cast(AsyncGeneratorAwaitable.self).throw(exception, call.thread)
            }),
        .method(
            "close()",
            { call throws(Raise) in
                try call[0].cast(AsyncGeneratorAwaitable.self).close(call.thread)
                return .none
            }),
    ]

    private static func configure(_ operations: inout TypeOperations) {
        operations.iterate = IteratorBodies.iterate
        operations.next = IteratorBodies.next
    }

    static let sendType = NativeType(
        "async_generator_asend", .iterator, [.isNotConstructible], operations: { configure(&$0) }, rows: { rows })
    static let throwType = NativeType(
        "async_generator_athrow", .iterator, [.isNotConstructible], operations: { configure(&$0) }, rows: { rows })
}
