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
            return try call(.object(object), base, count, keywords, self)
        }
    }

    @inline(never) private func notCallable(_ value: Value) -> Raise { typeError("'\(typeName(value))' object is not callable") }

    /// Drops arguments with `sp` above them.
    @inline(__always) func dropArguments(_ base: Slots, _ count: Int) {
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
        } else if function._withUnsafeGuaranteedRef({ $0.definition.owner != nil }) {
            do throws(Raise) { try checkReceiver(function.takeUnretainedValue(), base, count - (keywords?.count ?? 0)) } catch {
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
        guard let owner = function.definition.owner else { return }
        let isWrapper = function.type === types.slotWrapper
        let name = function.definition.name.text
        switch function.definition.row.form {
        case .method: break
        case .classMethod:
            guard positional > 0, let type = copy(base).as(.type, TypeObject.self), type.isSubtype(of: owner) else {
                throw typeError(
                    positional == 0
                        ? "descriptor '\(name)' of '\(owner.name.text)' object needs an argument"
                        : "descriptor '\(name)' requires a subtype of '\(owner.name.text)'")
            }
            return
        default: return
        }
        if positional == 0 {
            throw typeError(
                isWrapper
                    ? "descriptor '\(name)' of '\(owner.name.text)' object needs an argument"
                    : "unbound method \(owner.name.text).\(name)() needs an argument")
        }
        let receiver = type(of: copy(base))
        if receiver.isSubtype(of: owner) { return }
        throw typeError(
            isWrapper
                ? "descriptor '\(name)' requires a '\(owner.name.text)' object but received a '\(receiver.name.text)'"
                : "descriptor '\(name)' for '\(owner.name.text)' objects doesn't apply to a '\(receiver.name.text)' object")
    }

    // MARK: Python functions

    @inline(__always) func callFunction(
        _ function: Unmanaged<FunctionObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let body = function.bodyRef
        if body.isSimple && keywords == nil && count == body.parameterCount { return try runOwned(body, base) }
        return try callGeneral(function, base, count, keywords)
    }

    /// Binds the arguments, then enters.
    @inline(never) func callGeneral(
        _ function: Unmanaged<FunctionObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let object = function.takeUnretainedValue()
        let body = object.body
        if !body.isLowered {
            do throws(Raise) { try prepareBody(body) } catch {
                dropArguments(base, count)
                throw error
            }
        }
        if base + count + body.slotCount >= pointee.valueStackLimit {
            dropArguments(base, count)
            throw stackExhausted()
        }
        if keywords == nil && body.keywordOnlyCount == 0 && !body.hasVariadic && !body.hasKeywords
            && count <= body.positionalCount
        {
            // the common case: some trailing parameters have defaults
            let missing = body.positionalCount - count
            if missing > 0 {
                guard let defaults = object.defaults, defaults.count >= missing else {
                    let error = missingArguments(object, base, count)
                    dropArguments(base, count)
                    throw error
                }
                var i = count
                let first = defaults.items + (defaults.count - body.positionalCount)
                while i < body.positionalCount {
                    (base + i).initialize(to: copy(first + i))
                    i &+= 1
                }
            }
        } else {
            try bindArguments(object, base, count, keywords)
        }
        return try enter(object, base)
    }

    /// All parameters are bound at `base`: makes cells, and runs the body or makes a generator.
    func enter(_ function: FunctionObject, _ base: Slots) throws(Raise) -> Value {
        let body = function.body
        let reference = BodyRef(body)
        if body.isSimple { return try runOwned(reference, base) }
        let count = body.slotCount
        if !push(reference, base, ready: body.parameterCount, count, lent: 0) {
            do throws(Raise) { try pushSlowly(reference, base, ready: body.parameterCount, count, lent: 0) } catch {
                dropArguments(base, body.parameterCount)
                throw error
            }
        }
        if body.functionSlot >= 0 { (base + body.functionSlot).initialize(to: .object(function)) }
        for slot in body.cellSlots {
            let cell = CellObject((base + slot).move(), pointee.shapes.cell)
            (base + slot).initialize(to: .object(cell))
        }
        if body.isGenerator {
            let generator = makeGenerator(function, base, count)
            pointee.sp = base
            pointee.frame -= 1
            return .object(generator)
        }
        return try finish(reference, base, count)
    }
}
