// Calls of a global by name, and of any other callee.
//
// The arguments are written straight into what becomes the callee's frame. If all of them are locals or constants, and the callee
// never rebinds a parameter (`FunctionBody.lendArity`), their bits are *lent* without a retain: the caller is suspended, so its
// locals cannot change. Globals are never lent.

import TaipanSyntax

extension Node {
    /// Runs a callee with `count` arguments lent at `base`, if it allows that; nil (and nothing done) if not.
    @inline(__always) final func callLent(
        _ callee: Unmanaged<Object>, _ base: Slots, _ count: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value? {
        if callee.kind == .function {
            let body = callee.to(FunctionObject.self).bodyRef
            if body.lendArity == count {
                mark(thread)
                return try thread.runLent(body, count, base)
            }
            if body.closureArity == count {
                mark(thread)
                return try thread.runClosure(callee, body, count, base)
            }
            if body.lendArity > count {
                mark(thread)
                return try thread.runDefaulted(callee.to(FunctionObject.self), count, base)
            }
        } else if callee.kind == .native {
            let native = callee.to(NativeObject.self)
            if native._withUnsafeGuaranteedRef({ $0.isPlainFunction }) {
                mark(thread)
                return try thread.callNative(native, base, count, nil)
            }
        }
        return nil
    }

    /// Turns `count` lent arguments into owned ones and calls.
    @inline(never) final func callOwning(
        _ callee: Slots, _ base: Slots, _ count: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        for i in 0..<count {
            if let object = peek(base + i) { object.retainObject() }
        }
        mark(thread)
        return try thread.invoke(copy(callee), base, count, nil)
    }
}

/// A call of a global name.
class GlobalCallSite: GlobalSite {
    @exclusivity(unchecked) final var instances = InstanceCache()

    init(_ site: GlobalNode, _ range: SourceRange) {
        super.init(site.name, site.globals.takeUnretainedValue(), site.builtins.takeUnretainedValue(), range)
    }

    /// Calls what `callee` holds with `count` arguments lent at `base + 1` (the slot at `base` is free for `self`).
    @inline(__always) final func go(_ callee: Slots, _ base: Slots, _ count: Int, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        if let object = peek(callee) {
            if let result = try callLent(object, base + 1, count, thread) {
                thread.pointee.sp = base
                return result
            }
            if instances.matches(object, count) {
                mark(thread)
                return try instances.make(object, base, count, lent: count, thread)
            }
            if object.kind == .type,
                let constructor = object.to(TypeObject.self)._withUnsafeGuaranteedRef({ $0.directConstructor })
            {
                mark(thread)
                lend(base, callee)
                return try thread.construct(object.to(TypeObject.self), constructor, base, count &+ 1)
            }
            instances.update(object, thread)
        }
        let result = try callOwning(callee, base + 1, count, thread)
        thread.pointee.sp = base
        return result
    }

    /// The callee lies at `base` and `count` arguments behind it, all owned, and consumed.
    @inline(__always) final func goOwned(_ base: Slots, _ count: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        mark(thread)
        if let object = peek(base) {
            if object.kind == .function {
                let body = object.to(FunctionObject.self).bodyRef
                if body.isSimple && body.parameterCount == count {
                    thread.pointee.sp = base + 1
                    let result: Value
                    do throws(Raise) { result = try thread.runOwned(body, base + 1) } catch {
                        drop(base, 1)
                        throw error
                    }
                    drop(base, 1)
                    thread.pointee.sp = base
                    return result
                }
            } else if instances.matches(object, count) {
                drop(base, 1)
                return try instances.make(object, base, count, lent: 0, thread)
            } else if let result = try goNative(object, base, count, thread) {
                return result
            } else {
                instances.update(object, thread)
            }
        }
        let result = try thread.invoke(base.move(), base + 1, count, nil)
        thread.pointee.sp = base
        return result
    }

    /// The same for a function in Swift or a type made by one; nil, and nothing done, for any other callee.
    @inline(__always) private final func goNative(
        _ callee: Unmanaged<Object>, _ base: Slots, _ count: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value? {
        let result: Value
        if callee.kind == .native {
            let function = callee.to(NativeObject.self)
            if !function._withUnsafeGuaranteedRef({ $0.isPlainFunction }) { return nil }
            thread.pointee.sp = base + 1
            do throws(Raise) { result = try thread.callNative(function, base + 1, count, nil) } catch {
                leave(base, count, thread)
                throw error
            }
        } else {
            guard callee.kind == .type,
                let constructor = callee.to(TypeObject.self)._withUnsafeGuaranteedRef({ $0.directConstructor })
            else { return nil }
            // the constructor may put the instance where the type lies, which is therefore lent: the registry keeps all types
            drop(base, 1)
            do throws(Raise) {
                result = try thread.construct(callee.to(TypeObject.self), constructor, base, count &+ 1)
            } catch {
                base.initialize(to: .unbound)
                leave(base, count, thread)
                throw error
            }
            base.initialize(to: .unbound)
        }
        leave(base, count, thread)
        return result
    }

    /// A builtin function, which needs nobody to hold it during the call.
    @inline(__always) final func builtin(_ callee: Slots) -> Unmanaged<NativeObject>? {
        guard let object = peek(callee), object.kind == .native else { return nil }
        let function = object.to(NativeObject.self)
        return function._withUnsafeGuaranteedRef({ $0.isPermanent }) ? function : nil
    }

    /// Calls a builtin function with `count` owned arguments at `base`, and drops them.
    @inline(__always) final func callBuiltin(
        _ function: Unmanaged<NativeObject>, _ base: Slots, _ count: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        let result: Value
        do throws(Raise) { result = try thread.callNative(function, base, count, nil) } catch {
            thread.dropArguments(base, count)
            throw error
        }
        thread.dropArguments(base, count)
        return result
    }

    /// Drops the callee and its arguments, and takes their place off the stack.
    @inline(__always) private final func leave(_ base: Slots, _ count: Int, _ thread: ThreadRef) {
        thread.dropArguments(base, count &+ 1)
        thread.pointee.sp = base
    }
}

final class CallGlobal0: GlobalCallSite {
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        try go(try address(thread), thread.pointee.sp, 0, thread)
    }
}

final class CallGlobal1: GlobalCallSite {
    let first: Operand

    init(_ site: GlobalNode, _ first: Operand, _ range: SourceRange) {
        self.first = first
        super.init(site, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let callee = try address(thread)
        let base = thread.pointee.sp
        let a = first.address(frame)
        try checkBound(a, frame, thread)
        lend(base + 1, a)
        return try go(callee, base, 1, thread)
    }
}

final class CallGlobal2: GlobalCallSite {
    let first: Operand
    let second: Operand

    init(_ site: GlobalNode, _ first: Operand, _ second: Operand, _ range: SourceRange) {
        self.first = first
        self.second = second
        super.init(site, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let callee = try address(thread)
        let base = thread.pointee.sp
        let a = first.address(frame)
        let b = second.address(frame)
        try checkBound(a, frame, thread)
        try checkBound(b, frame, thread)
        lend(base + 1, a)
        lend(base + 2, b)
        return try go(callee, base, 2, thread)
    }
}

final class CallGlobal3: GlobalCallSite {
    let first: Operand
    let second: Operand
    let third: Operand

    init(_ site: GlobalNode, _ first: Operand, _ second: Operand, _ third: Operand, _ range: SourceRange) {
        self.first = first
        self.second = second
        self.third = third
        super.init(site, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let callee = try address(thread)
        let base = thread.pointee.sp
        let a = first.address(frame)
        let b = second.address(frame)
        let c = third.address(frame)
        try checkBound(a, frame, thread)
        try checkBound(b, frame, thread)
        try checkBound(c, frame, thread)
        lend(base + 1, a)
        lend(base + 2, b)
        lend(base + 3, c)
        return try go(callee, base, 3, thread)
    }
}

/// A callee that can be addressed (a local, or a parameter: closures and callbacks) with one such argument.
final class CallOperand1: Node {
    let callee: Operand
    let first: Operand

    init(_ callee: Operand, _ first: Operand, _ range: SourceRange) {
        self.callee = callee
        self.first = first
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let slot = callee.address(frame)
        let a = first.address(frame)
        try checkBound(slot, frame, thread)
        try checkBound(a, frame, thread)
        let base = thread.pointee.sp
        lend(base, a)
        if let object = peek(slot), let result = try callLent(object, base, 1, thread) { return result }
        return try callOwning(slot, base, 1, thread)
    }
}

/// One argument, any callee and argument.
final class CallNode1: Node {
    let callee: Node
    let first: Node

    init(_ callee: Node, _ first: Node, _ range: SourceRange) {
        self.callee = callee
        self.first = first
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = try callee.evaluate(frame, thread)
        let a = try first.evaluate(frame, thread)
        let base = thread.pointee.sp
        base.initialize(to: a)
        mark(thread)
        if case .object(let object) = function, object.kind == .function {
            return try thread.callFunction(Unmanaged.passUnretained(object).to(FunctionObject.self), base, 1, nil)
        }
        return try thread.invoke(function, base, 1, nil)
    }
}

/// A global name with one argument that is an expression.
final class CallGlobalNode1: GlobalCallSite {
    let first: Node

    init(_ site: GlobalNode, _ first: Node, _ range: SourceRange) {
        self.first = first
        super.init(site, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let callee = try address(thread)
        let base = thread.pointee.sp
        if let function = builtin(callee) {
            base.initialize(to: try first.evaluate(frame, thread))
            return try callBuiltin(function, base, 1, thread)
        }
        base.initialize(to: copy(callee))
        thread.pointee.sp = base + 1
        let a: Value
        do throws(Raise) { a = try first.evaluate(frame, thread) } catch {
            drop(base, 1)
            thread.pointee.sp = base
            throw error
        }
        thread.pointee.sp = base
        (base + 1).initialize(to: a)
        return try goOwned(base, 1, thread)
    }
}

/// A global name with any number of arguments.
final class CallGlobalNode: GlobalCallSite {
    let arguments: NodeList

    init(_ site: GlobalNode, _ arguments: [Node], _ range: SourceRange) {
        self.arguments = NodeList(arguments)
        super.init(site, range)
    }

    deinit { arguments.release() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let callee = try address(thread)
        let base = thread.pointee.sp
        if let function = builtin(callee) {
            if arguments.canLend { return try arguments.callLending(function, self, frame, thread) }
            try arguments.push(frame, thread)
            thread.pointee.sp = base
            return try callBuiltin(function, base, arguments.count, thread)
        }
        base.initialize(to: copy(callee))
        thread.pointee.sp = base + 1
        do throws(Raise) { try arguments.push(frame, thread) } catch {
            drop(base, 1)
            thread.pointee.sp = base
            throw error
        }
        thread.pointee.sp = base
        return try goOwned(base, arguments.count, thread)
    }
}

/// Any callee, any number of positional arguments.
final class CallNode: Node {
    let callee: Node
    let arguments: NodeList

    init(_ callee: Node, _ arguments: [Node], _ range: SourceRange) {
        self.callee = callee
        self.arguments = NodeList(arguments)
        super.init(range)
    }

    deinit { arguments.release() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = try callee.evaluate(frame, thread)
        let base = thread.pointee.sp
        try arguments.push(frame, thread)
        thread.pointee.sp = base
        mark(thread)
        if case .object(let object) = function, object.kind == .function {
            return try thread.callFunction(
                Unmanaged.passUnretained(object).to(FunctionObject.self), base, arguments.count, nil)
        }
        return try thread.invoke(function, base, arguments.count, nil)
    }
}
