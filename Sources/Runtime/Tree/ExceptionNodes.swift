// `raise`, `try`, `with`, `assert`.
//
// A `try` costs one virtual call when nothing is raised. When something is, the value stack is cut back to where it was at the `try`
// (what lay above has been dropped by those who put it there), a traceback entry for this frame is made, and the handlers run
// with the exception as `thread.handling`.

import TaipanSyntax

final class RaiseNode: Node {
    let exception: Node?
    let cause: Node?

    init(_ exception: Node?, _ cause: Node?, _ range: SourceRange) {
        self.exception = exception
        self.cause = cause
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        guard let exception else {
            mark(thread)
            guard let handled = thread.pointee.handling else {
                throw thread.runtimeError("No active exception to reraise")
            }
            throw thread.reraise(handled)
        }
        let value = try exception.evaluate(frame, thread)
        mark(thread)
        let raised = try instance(value, thread)
        if let cause {
            let reason = try cause.evaluate(frame, thread)
            mark(thread)
            if case .none = reason {
                raised.cause = nil
            } else {
                raised.cause = try instance(reason, thread, "exception causes must derive from BaseException")
            }
            raised.suppressesContext = true
        }
        throw thread.raise(raised)
    }

    /// An exception as it is; a class is called without arguments.
    private func instance(
        _ value: Value, _ thread: ThreadRef, _ complaint: String = "exceptions must derive from BaseException"
    ) throws(Raise) -> ExceptionObject {
        if let exception = value.as(.exception, ExceptionObject.self) { return exception }
        if let type = value.as(.type, TypeObject.self), type.isSubtype(of: thread.types.baseException) {
            let made = try thread.call(value)
            if let exception = made.as(.exception, ExceptionObject.self) { return exception }
            throw thread.typeError(
                "calling \(try thread.repr(value).text) should have returned an instance of BaseException, not \(try thread.repr(.object(thread.type(of: made))).text)"
            )
        }
        throw thread.typeError(complaint)
    }
}

/// One `except type as name:`.
final class HandlerNode {
    let type: Node?
    let name: Target?
    let body: Block
    /// Where the handler as a whole stands: what is blamed for a type that no exception can have.
    let site: Node
    private let owned: [Node]

    init(_ type: Node?, _ name: Target?, _ body: [Node], _ range: SourceRange) {
        self.type = type
        self.name = name
        site = Node(range)
        owned = body
        self.body = Block(body)
    }

    deinit { body.deallocate() }
}

extension Node {
    /// An exception was caught in this frame: its traceback entry is made, the stack cut back. Returns the exception; what stops
    /// the script passes every handler.
    @inline(never) final func catchException(_ sp: Slots, _ thread: ThreadRef) throws(Raise) -> ExceptionObject {
        if let exception = thread.pointee.exception, !thread.pointee.isTracebackComplete {
            thread.addTraceback(exception)
        }
        thread.pointee.isTracebackComplete = false
        thread.pointee.sp = sp
        if thread.isStopped {
            let isAdded = thread.pointee.exception === thread.budget.report
            _ = thread.stopAgain()
            thread.pointee.isTracebackComplete = isAdded
            throw Raise()
        }
        return thread.takeException()
    }

    /// Whether `exception` is an instance of `type`, a class or tuple of classes.
    final func matches(_ exception: ExceptionObject, _ type: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        if let type = type.as(.type, TypeObject.self) {
            // (the very class of an exception needs no further look)
            if exception.type === type { return true }
            if !type.isSubtype(of: thread.types.baseException) { throw notCatchable(thread) }
            return exception.type.isSubtype(of: type)
        }
        if let tuple = type.as(.tuple, TupleObject.self) {
            for i in 0..<tuple.count {
                guard let type = tuple[i].as(.type, TypeObject.self), type.isSubtype(of: thread.types.baseException)
                else {
                    throw notCatchable(thread)
                }
            }
            for i in 0..<tuple.count
            where exception.type.isSubtype(of: tuple[i].as(.type, TypeObject.self).unsafelyUnwrapped) {
                return true
            }
            return false
        }
        throw notCatchable(thread)
    }

    private final func notCatchable(_ thread: ThreadRef) -> Raise {
        thread.typeError("catching classes that do not inherit from BaseException is not allowed")
    }

    /// Runs the body of a handler with the exception as the handled one and bound to its name.
    final func runHandler(
        _ handler: HandlerNode, _ exception: ExceptionObject, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        let outer = thread.pointee.handling
        thread.pointee.handling = exception
        defer { thread.pointee.handling = outer }
        guard let name = handler.name else { return try handler.body.execute(frame, thread) }
        try name.assign(.object(exception), frame, thread)
        let completion: Completion
        do throws(Raise) { completion = try handler.body.execute(frame, thread) } catch {
            // The entry for this frame is made now: unbinding the name moves the place it would show.
            if let raised = thread.pointee.exception, !thread.pointee.isTracebackComplete {
                thread.addTraceback(raised)
            }
            let saved = thread.pointee.exception
            thread.pointee.exception = nil
            try unbind(name, frame, thread)
            thread.pointee.exception = saved
            thread.pointee.isTracebackComplete = true
            throw error
        }
        try unbind(name, frame, thread)
        return completion
    }

    private final func unbind(_ name: Target, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        try name.assign(.none, frame, thread)
        try name.delete(frame, thread)
    }
}

/// `try: … except …: … else: …`
final class TryNode: Node {
    let body: Block
    let handlers: [HandlerNode]
    let orElse: Block
    private let owned: [Node]

    init(_ body: [Node], _ handlers: [HandlerNode], _ orElse: [Node], _ range: SourceRange) {
        self.body = Block(body)
        self.handlers = handlers
        self.orElse = Block(orElse)
        owned = body + orElse
        super.init(range)
    }

    deinit {
        body.deallocate()
        orElse.deallocate()
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let sp = thread.pointee.sp
        let completion: Completion
        do throws(Raise) { completion = try body.execute(frame, thread) } catch {
            return try handle(sp, frame, thread)
        }
        if completion == .normal { return try orElse.execute(frame, thread) }
        return completion
    }

    @inline(never) private func handle(_ sp: Slots, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let exception = try catchException(sp, thread)
        for handler in handlers {
            guard let type = handler.type else { return try runHandler(handler, exception, frame, thread) }
            let isMatch: Bool
            let outer = thread.pointee.handling
            thread.pointee.handling = exception
            do throws(Raise) {
                let value = try type.evaluate(frame, thread)
                handler.site.mark(thread)
                isMatch = try matches(exception, value, thread)
            } catch {
                thread.pointee.handling = outer
                throw error
            }
            thread.pointee.handling = outer
            if isMatch { return try runHandler(handler, exception, frame, thread) }
        }
        throw thread.reraise(exception)
    }
}

/// `try: … finally: …`
final class FinallyNode: Node {
    let body: Block
    let finally: Block
    private let owned: [Node]

    init(_ body: [Node], _ finally: [Node], _ range: SourceRange) {
        self.body = Block(body)
        self.finally = Block(finally)
        owned = body + finally
        super.init(range)
    }

    deinit {
        body.deallocate()
        finally.deallocate()
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let sp = thread.pointee.sp
        let completion: Completion
        do throws(Raise) { completion = try body.execute(frame, thread) } catch {
            return try finishRaising(sp, frame, thread)
        }
        if completion != .returning {
            let last = try finally.execute(frame, thread)
            return last == .normal ? completion : last
        }
        // The value being returned must survive the `finally`, which may itself call and return.
        let result = takeReturnValue(thread)
        let last = try finally.execute(frame, thread)
        if last != .normal { return last }
        store(returnSlot(thread), result)
        return .returning
    }

    @inline(never) private func finishRaising(
        _ sp: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        let exception = try catchException(sp, thread)
        let outer = thread.pointee.handling
        thread.pointee.handling = exception
        let last: Completion
        do throws(Raise) { last = try finally.execute(frame, thread) } catch {
            thread.pointee.handling = outer
            throw error
        }
        thread.pointee.handling = outer
        // `return`, `break` and `continue` in a `finally` swallow the exception.
        if last != .normal { return last }
        throw thread.reraise(exception)
    }
}

/// `except*`.
final class TryStarNode: Node {
    let body: Block
    let handlers: [HandlerNode]
    let orElse: Block
    private let owned: [Node]

    init(_ body: [Node], _ handlers: [HandlerNode], _ orElse: [Node], _ range: SourceRange) {
        self.body = Block(body)
        self.handlers = handlers
        self.orElse = Block(orElse)
        owned = body + orElse
        super.init(range)
    }

    deinit {
        body.deallocate()
        orElse.deallocate()
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let sp = thread.pointee.sp
        let completion: Completion
        do throws(Raise) { completion = try body.execute(frame, thread) } catch {
            return try handle(sp, frame, thread)
        }
        if completion == .normal { return try orElse.execute(frame, thread) }
        return completion
    }

    @inline(never) private func handle(_ sp: Slots, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let original = try catchException(sp, thread)
        var rest: ExceptionObject? = original
        var raised: [ExceptionObject] = []
        let outer = thread.pointee.handling
        thread.pointee.handling = original
        defer { thread.pointee.handling = outer }
        for handler in handlers {
            guard let current = rest, let typeNode = handler.type else { break }
            let type = try typeNode.evaluate(frame, thread)
            handler.site.mark(thread)
            try thread.checkStarHandlerType(type)
            let (matching, remaining) = try thread.splitForStar(current, type)
            rest = remaining
            guard let matching else { continue }
            do throws(Raise) {
                _ = try runHandler(handler, matching, frame, thread)
            } catch {
                raised.append(try catchException(sp, thread))
            }
        }
        if let result = try thread.combineStarResults(original: original, rest: rest, raised: raised) {
            if raised.isEmpty { throw thread.reraise(result) }
            thread.pointee.handling = outer
            thread.pointee.exception = result
            thread.pointee.isTracebackComplete = true
            throw Raise()
        }
        return .normal
    }
}

final class AssertNode: Node {
    let test: Node
    let message: Node?

    init(_ test: Node, _ message: Node?, _ range: SourceRange) {
        self.test = test
        self.message = message
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        if try test.truth(frame, thread) { return .normal }
        let value = try message?.evaluate(frame, thread)
        test.mark(thread)
        throw thread.raise(thread.types.assertionError, value.map { [$0] } ?? [])
    }
}

/// `with context as target: body`.
final class WithNode: Node {
    let context: Node
    let target: Target?
    let body: Block
    private let owned: [Node]
    /// For managers of one shape: the functions that their class, which keeps them alive, has for entering and leaving.
    @exclusivity(unchecked) private final var shapeID = -1
    @exclusivity(unchecked) private final var enterMethod: Unmanaged<Object>?
    @exclusivity(unchecked) private final var exitMethod: Unmanaged<Object>?

    init(_ context: Node, _ target: Target?, _ body: [Node], _ range: SourceRange) {
        self.context = context
        self.target = target
        self.body = Block(body)
        owned = body
        super.init(range)
    }

    deinit { body.deallocate() }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let base = thread.pointee.sp
        try thread.checkStack(base + 6)
        base.initialize(to: try context.evaluate(frame, thread))
        (base + 1).initialize(to: .unbound)
        thread.pointee.sp = base + 2
        defer {
            drop(base, 2)
            thread.pointee.sp = base
        }
        let entered = try enter(base, thread)
        let completion: Completion
        do throws(Raise) {
            if let target { try target.assign(entered, frame, thread) }
            completion = try body.execute(frame, thread)
        } catch {
            return try leaveRaising(base, frame, thread)
        }
        let result = completion == .returning ? takeReturnValue(thread) : .unbound
        try leave(base, thread)
        if completion == .returning { store(returnSlot(thread), result) }
        return completion
    }

    /// Enters the manager at `base`, and puts what leaves it above.
    @inline(__always) private func enter(_ base: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if let object = peek(base), object.shapeID == shapeID, let enterMethod, let exitMethod {
            context.mark(thread)
            (base + 1).initialize(to: .object(exitMethod.takeUnretainedValue()))
            return try callMethod(enterMethod, base, 0, thread)
        }
        return try enterSlowly(base, thread)
    }

    @inline(never) private func enterSlowly(_ base: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let manager = try ContextManager(copy(base), site: context, thread)
        (base + 1).initialize(to: manager.exitMethod)
        if manager.isBound {
            store(base, .unbound)
        } else if let object = peek(base), case .object(let enter) = manager.enterMethod,
            case .object(let exit) = manager.exitMethod
        {
            shapeID = object.shapeID
            enterMethod = .passUnretained(enter)
            exitMethod = .passUnretained(exit)
        }
        return try manager.enter(thread)
    }

    /// Leaves the manager when nothing was raised.
    @inline(__always) private func leave(_ base: Slots, _ thread: ThreadRef) throws(Raise) {
        context.mark(thread)
        for i in 3..<6 { (base + i).initialize(to: .none) }
        if let exit = peek(base + 1), !base.pointee.isUnbound {
            _ = try callMethod(exit, base, 3, thread)
        } else {
            _ = try thread.invoke(copy(base + 1), base + 3, 3, nil)
        }
    }

    /// Calls a method of the class of the manager at `base`, with `count` arguments at `base + 3` that need not be dropped.
    @inline(__always) private func callMethod(
        _ method: Unmanaged<Object>, _ base: Slots, _ count: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let receiver = base + 2
        if method.kind == .native {
            lend(receiver, base)
            return try thread.callNative(method.to(NativeObject.self), receiver, count &+ 1, nil)
        }
        receiver.initialize(to: copy(base))
        return try thread.callFunction(method.to(FunctionObject.self), receiver, count &+ 1, nil)
    }

    @inline(never) private func leaveRaising(
        _ base: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        let exception = try catchException(base + 2, thread)
        let outer = thread.pointee.handling
        thread.pointee.handling = exception
        defer { thread.pointee.handling = outer }
        context.mark(thread)
        let answer: Value
        if base.pointee.isUnbound {
            answer = try thread.callExit(copy(base + 1), exception)
        } else {
            answer = try thread.call(
                copy(base + 1), copy(base), .object(exception.type), .object(exception),
                exception.traceback.map { .object($0) } ?? .none)
        }
        if try thread.truth(answer) { return .normal }
        throw thread.reraise(exception)
    }
}

/// What a `with` calls, looked up before anything of it runs.
struct ContextManager {
    let enterMethod: Value
    let exitMethod: Value
    /// What the methods are called with; unbound if they are bound already.
    private let receiver: Value
    /// The methods know what they are called with.
    var isBound: Bool { receiver.isUnbound }

    /// Methods of the manager's class are called with it, any other descriptor is bound.
    init(_ manager: Value, site: Node, _ thread: ThreadRef) throws(Raise) {
        site.mark(thread)
        let type = thread.type(of: manager)
        let enter = thread.lookup(type, thread.names.enter)
        if enter.isUnbound {
            throw thread.typeError(
                "'\(thread.typeName(manager))' object does not support the context manager protocol")
        }
        let exit = thread.lookup(type, thread.names.exit)
        if exit.isUnbound {
            throw thread.typeError(
                "'\(thread.typeName(manager))' object does not support the context manager protocol (missed __exit__ method)"
            )
        }
        if thread.isMethod(enter, of: type) && thread.isMethod(exit, of: type) {
            (enterMethod, exitMethod, receiver) = (enter, exit, manager)
        } else {
            enterMethod = try thread.bind(enter, to: manager, type)
            exitMethod = try thread.bind(exit, to: manager, type)
            receiver = .unbound
        }
    }

    func enter(_ thread: ThreadRef) throws(Raise) -> Value {
        if isBound { return try thread.call(enterMethod) }
        return try thread.call(enterMethod, receiver)
    }

    /// `__exit__` as one value.
    func boundExit(_ thread: ThreadRef) throws(Raise) -> Value {
        if isBound { return exitMethod }
        return try thread.bind(exitMethod, to: receiver, thread.type(of: receiver))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `__exit__(type, exception, traceback)`.
    func callExit(_ exit: Value, _ exception: ExceptionObject) throws(Raise) -> Value {
        try call(
            exit, .object(exception.type), .object(exception), exception.traceback.map { .object($0) } ?? .none)
    }
}
