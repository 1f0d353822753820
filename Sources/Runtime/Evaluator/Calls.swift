// Calling anything: arguments lie on the value stack at `base`, owned, and are consumed by whoever is called.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Calls `callee` with `count` arguments at `base` (positional ones, then those named by `keywords`). Consumes the arguments, also
    /// when it raises. `base` is `sp` or above it.
    package func invoke(
        _ callee: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        guard case .object(let object) = callee else {
            dropArguments(base, count)
            throw notCallable(callee)
        }
        return try invoke(Unmanaged.passUnretained(object), base, count, keywords)
    }

    /// The same for an object that stays alive by itself during the call.
    func invoke(
        _ callee: Unmanaged<Object>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        switch callee.kind {
        case .function:
            return try callFunction(callee.to(FunctionObject.self), base, count, keywords)
        case .native:
            return try callNativeObject(callee.to(NativeObject.self), base, count, keywords)
        case .method:
            let method = callee.to(MethodObject.self).takeUnretainedValue()
            try shift(base, count)
            base.initialize(to: method.receiver)
            return try invoke(method.function, base, count + 1, keywords)
        default:
            let object = callee.takeUnretainedValue()
            guard let call = object.type.operations.call else {
                dropArguments(base, count)
                throw notCallable(.object(object))
            }
            let saved = pointee.sp
            pointee.sp = base + count
            defer { pointee.sp = saved }
            do throws(Raise) {
                // a staticmethod or partial can be made to call itself, with no Python function between
                try checkNativeStack()
            } catch {
                drop(base, count)
                throw error
            }
            return try call(.object(object), base, count, keywords, self)
        }
    }

    @inline(never) private func notCallable(_ value: Value) -> Raise {
        typeError("'\(typeName(value))' object is not callable")
    }

    /// Drops arguments with `sp` above them.
    @inline(__always) package func dropArguments(_ base: Slots, _ count: Int) {
        let saved = pointee.sp
        pointee.sp = base + count
        drop(base, count)
        pointee.sp = saved
    }

    /// Makes room for one more argument in front. The arguments are dropped if there is none.
    @inline(__always) private func shift(_ base: Slots, _ count: Int) throws(Raise) {
        if base + count + 1 >= pointee.valueStackLimit {
            dropArguments(base, count)
            throw stackExhausted()
        }
        var i = count
        while i > 0 {
            (base + i).initialize(to: (base + i - 1).move())
            i &-= 1
        }
    }

    private func callNativeObject(
        _ function: Unmanaged<NativeObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        var count = count
        if !function._withUnsafeGuaranteedRef({ $0.receiver.isUnbound }) {
            try shift(base, count)
            base.initialize(to: function._withUnsafeGuaranteedRef { $0.receiver })
            count += 1
        } else if !function._withUnsafeGuaranteedRef({ $0.isPlainFunction }) {
            do throws(Raise) {
                try checkReceiver(function.takeUnretainedValue(), base, count - (keywords?.count ?? 0))
            } catch {
                dropArguments(base, count)
                throw error
            }
        }
        let result: Value
        do throws(Raise) { result = try callNative(function, base, count, keywords) } catch {
            dropArguments(base, count)
            throw error
        }
        dropArguments(base, count)
        return result
    }

    /// An unbound native method is called: the first argument must be an instance of its type.
    @inline(never) func checkReceiver(_ function: NativeObject, _ base: Slots, _ positional: Int) throws(Raise) {
        let definition = function.definition
        guard let owner = definition.owner else { return }
        if positional > 0, definition.row.form == .method,
            typeRef(at: base)._withUnsafeGuaranteedRef({ $0.isSubtype(of: owner) })
        {
            return
        }
        try refuseReceiver(function, owner, base, positional)
    }

    /// Says what is wrong with the first argument, if anything is: only methods have been looked at so far.
    @inline(never) private func refuseReceiver(
        _ function: NativeObject, _ owner: TypeObject, _ base: Slots, _ positional: Int
    ) throws(Raise) {
        let isWrapper = function.type === types.slotWrapper
        let name = function.definition.name.text
        switch function.definition.row.form {
        case .method: break
        case .classMethod:
            guard positional > 0, let type = copy(base).as(.type, TypeObject.self), type.isSubtype(of: owner) else {
                throw typeError(
                    positional == 0
                        ? "descriptor '\(name)' of '\(owner.nameInErrors)' object needs an argument"
                        : "descriptor '\(name)' requires a subtype of '\(owner.nameInErrors)'")
            }
            return
        default: return
        }
        if positional == 0 {
            throw typeError(
                isWrapper
                    ? "descriptor '\(name)' of '\(owner.nameInErrors)' object needs an argument"
                    : "unbound method \(owner.name.text).\(name)() needs an argument")
        }
        throw wrongReceiver(function.definition.name, isWrapper: isWrapper, owner, copy(base))
    }

    /// A method is to be called with, or bound to, an object that is no instance of its class.
    func wrongReceiver(_ name: StringObject, isWrapper: Bool, _ owner: TypeObject, _ receiver: Value) -> Raise {
        let (name, expected, given) = (name.text, owner.nameInErrors, typeName(receiver))
        return typeError(
            isWrapper
                ? "descriptor '\(name)' requires a '\(expected)' object but received a '\(given)'"
                : "descriptor '\(name)' for '\(expected)' objects doesn't apply to a '\(given)' object")
    }

    // MARK: Python functions
    //
    // Functions and bodies are referred to without a retain throughout: the caller keeps the function alive, the function its body.

    @inline(__always) func callFunction(
        _ function: Unmanaged<FunctionObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let body = function.bodyRef
        if keywords == nil && count == body.exactArity {
            if body.isSimple { return try runOwned(body, base) }
            return try enter(function, base)
        }
        return try callGeneral(function, base, count, keywords)
    }

    /// Binds the arguments, then enters.
    @inline(never) func callGeneral(
        _ function: Unmanaged<FunctionObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let body = function.bodyRef
        if !body.isLowered {
            do throws(Raise) { try prepareBody(body.reference.takeUnretainedValue()) } catch {
                dropArguments(base, count)
                throw error
            }
        }
        if base + count + body.slotCount >= pointee.valueStackLimit {
            dropArguments(base, count)
            throw stackExhausted()
        }
        if keywords != nil || body.keywordOnlyCount != 0 {
            try bindArguments(function.takeUnretainedValue(), base, count, keywords)
        } else if count > body.positionalCount || body.hasVariadic || body.hasKeywords {
            try bindRest(function, base, count)
        } else {
            try appendDefaults(function, base, count)
        }
        return try enter(function, base)
    }

    /// Positional arguments only: the trailing parameters get their defaults. Drops everything on an error.
    @inline(__always) func appendDefaults(
        _ function: Unmanaged<FunctionObject>, _ base: Slots, _ count: Int
    ) throws(Raise) {
        let wanted = function.bodyRef.positionalCount
        if count == wanted { return }
        guard let defaults = function.defaultsRef, defaults.count >= wanted - count else {
            let error = missingArguments(function.takeUnretainedValue(), base, count)
            dropArguments(base, count)
            throw error
        }
        copyDefaults(function, base, count)
    }

    /// Initialises the positional parameters from `count` on with their defaults, of which there are enough.
    @inline(__always) func copyDefaults(_ function: Unmanaged<FunctionObject>, _ base: Slots, _ count: Int) {
        guard let defaults = function.defaultsRef else { return }
        let wanted = function.bodyRef.positionalCount
        let first = defaults.items + (defaults.count &- wanted)
        var i = count
        while i < wanted {
            (base + i).initialize(to: copy(first + i))
            i &+= 1
        }
    }

    /// Positional arguments only, for a function with `*args` or `**kwargs` (or too many arguments).
    private func bindRest(_ function: Unmanaged<FunctionObject>, _ base: Slots, _ count: Int) throws(Raise) {
        let body = function.bodyRef
        let wanted = body.positionalCount
        if count < wanted {
            try appendDefaults(function, base, count)
        } else if count > wanted && !body.hasVariadic {
            let error = tooManyPositional(function.takeUnretainedValue(), count, base)
            dropArguments(base, count)
            throw error
        }
        var next = base + wanted
        if body.hasVariadic {
            let rest: TupleObject = count <= wanted ? interpreter.emptyTuple : makeTuple(moving: next, count - wanted)
            next.initialize(to: .object(rest))
            next += 1
        }
        if body.hasKeywords { next.initialize(to: .object(makeDict())) }
    }

    /// All parameters are bound at `base`: makes cells, and runs the body or makes a generator.
    func enter(_ function: Unmanaged<FunctionObject>, _ base: Slots) throws(Raise) -> Value {
        let body = function.bodyRef
        if body.isSimple { return try runOwned(body, base) }
        let count = body.slotCount
        let parameters = body.parameterCount
        if !push(body, base, ready: parameters, count, lent: 0) {
            do throws(Raise) { try pushSlowly(body, base, ready: parameters, count, lent: 0) } catch {
                dropArguments(base, parameters)
                throw error
            }
        }
        if body.functionSlot >= 0 {
            (base + body.functionSlot).initialize(to: .object(function.to(Object.self).takeUnretainedValue()))
        }
        let cells = body.cells
        var i = 0
        while i < body.cellCount {
            let slot = base + cells[i]
            let cell = CellObject(slot.move(), pointee.shapes.cell)
            slot.initialize(to: .object(cell))
            i &+= 1
        }
        if body.isGenerator {
            let generator = makeGenerator(function, base, count)
            pointee.sp = base
            pointee.frame -= 1
            return .object(generator)
        }
        return try finish(body, base, count)
    }
}
