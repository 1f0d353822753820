// Calls with keyword arguments.
//
// Which parameter an argument belongs to is worked out once per call site and function body. After that the arguments are
// evaluated straight into the slots of the callee's frame, in the order they are written: no names are compared, nothing is moved.

import TaipanSyntax

/// How the arguments of a call site go to the parameters of the function it called last.
struct ArgumentPlan {
    /// The body it is for; -1 for none.
    private var serial = -1
    private var isUsable = false
    /// The slot of every argument: that of its parameter, or one behind all parameters for what goes into `**kwargs`.
    private let slots: UnsafeMutablePointer<Int>
    /// How many go into `**kwargs`.
    private var extraCount = 0
    private let keywords: TupleObject
    private let count: Int

    init(_ count: Int, _ keywords: TupleObject) {
        slots = .allocate(capacity: max(1, count))
        slots.initialize(repeating: 0, count: max(1, count))
        self.keywords = keywords
        self.count = count
    }

    func release() { slots.deallocate() }

    @inline(__always) func matches(_ function: Unmanaged<FunctionObject>) -> Bool {
        function.bodyRef.serial == serial && isUsable
    }

    /// Makes the plan for a function, if it has parameters for all arguments. `receivers` (0 or 1) parameters are filled already.
    mutating func update(_ function: Unmanaged<FunctionObject>, receivers: Int) {
        let body = function.bodyRef
        if body.serial == serial || !body.isLowered { return }
        serial = body.serial
        isUsable = false
        extraCount = 0
        let positional = count - keywords.count
        if positional + receivers > body.positionalCount { return }
        for i in 0..<positional { slots[i] = i + receivers }
        for k in 0..<keywords.count {
            guard let name = peek(keywords.items + k) else { return }
            let names = body.positionalOnlyCount..<(body.positionalCount + body.keywordOnlyCount)
            if let slot = names.first(where: { body.parameters[$0].toOpaque() == name.toOpaque() }) {
                if slot < positional + receivers { return }
                slots[positional + k] = slot
            } else if body.hasKeywords {
                slots[positional + k] = body.parameterCount + extraCount
                extraCount += 1
            } else {
                return
            }
        }
        isUsable = true
    }

    /// Evaluates the arguments into the frame that begins at `base`, where the receivers lie already, and calls.
    func call(
        _ function: Unmanaged<FunctionObject>, receivers: Int, _ base: Slots, _ arguments: NodeList, _ frame: Slots,
        _ site: Node,
        _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let body = function.bodyRef
        let total = body.parameterCount &+ extraCount
        if base + body.slotCount + extraCount >= thread.pointee.valueStackLimit {
            drop(base, receivers)
            throw thread.stackExhausted()
        }
        makeUnbound(base + receivers, total &- receivers)
        thread.pointee.sp = base + total
        do throws(Raise) {
            var i = 0
            while i < count {
                let value = try arguments[i].evaluate(frame, thread)
                (base + slots[i]).initialize(to: value)
                i &+= 1
            }
            site.mark(thread)
            if count &+ receivers < total { try thread.fillDefaults(function, base, 0) }
            if body.hasVariadic || body.hasKeywords { fillRest(body, base, thread) }
        } catch {
            drop(base, total)
            thread.pointee.sp = base
            throw error
        }
        thread.pointee.sp = base
        return try thread.enter(function, base)
    }

    /// An empty `*args`; and `**kwargs`, which takes over the arguments behind the parameters.
    private func fillRest(_ body: BodyRef, _ base: Slots, _ thread: ThreadRef) {
        var next = base + body.positionalCount + body.keywordOnlyCount
        if body.hasVariadic {
            next.initialize(to: .object(thread.interpreter.emptyTuple))
            next += 1
        }
        guard body.hasKeywords else { return }
        let dict = thread.makeDict(capacity: extraCount)
        next.initialize(to: .object(dict))
        if extraCount == 0 { return }
        var i = count &- keywords.count
        while i < count {
            let source = base + slots[i]
            if slots[i] >= body.parameterCount, let name = peek(keywords.items + (i &- (count &- keywords.count))) {
                let hash = name.to(StringObject.self)._withUnsafeGuaranteedRef { $0.hash }
                dict.insertNew(copy(keywords.items + (i &- (count &- keywords.count))), hash, source.move())
                source.initialize(to: .unbound)
            }
            i &+= 1
        }
    }
}

/// Any callee, positional arguments, then keywords.
final class CallKeywordsNode: Node {
    let callee: Node
    let arguments: NodeList
    let keywords: TupleObject
    @exclusivity(unchecked) private final var plan: ArgumentPlan
    @exclusivity(unchecked) private final var instances = InstanceCache()

    init(_ callee: Node, _ arguments: [Node], keywords: TupleObject, _ range: SourceRange) {
        self.callee = callee
        self.arguments = NodeList(arguments)
        self.keywords = keywords
        plan = ArgumentPlan(arguments.count, keywords)
        super.init(range)
    }

    deinit {
        arguments.release()
        plan.release()
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = try callee.evaluate(frame, thread)
        let base = thread.pointee.sp
        if case .object(let object) = function {
            let target = Unmanaged.passUnretained(object)
            if target.kind == .function {
                let python = target.to(FunctionObject.self)
                if plan.matches(python) {
                    return try plan.call(python, receivers: 0, base, arguments, frame, self, thread)
                }
                plan.update(python, receivers: 0)
            } else if let initializer = instances.initializer(of: target) {
                if plan.matches(initializer) { return try construct(target, initializer, base, frame, thread) }
                plan.update(initializer, receivers: 1)
            } else {
                instances.update(target, thread)
            }
        }
        try arguments.push(frame, thread)
        thread.pointee.sp = base
        mark(thread)
        return try thread.invoke(function, base, arguments.count, keywords)
    }

    private func construct(
        _ type: Unmanaged<Object>, _ initializer: Unmanaged<FunctionObject>, _ base: Slots, _ frame: Slots,
        _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let instance = thread.makeInstance(type.to(TypeObject.self).takeUnretainedValue())
        base.initialize(to: .object(instance))
        let result = try plan.call(initializer, receivers: 1, base, arguments, frame, self, thread)
        if case .none = result { return .object(instance) }
        throw thread.initializerReturned(result)
    }
}

/// `receiver.method(…, name=value)`.
final class CallMethodKeywordsNode: MethodSite {
    let receiver: Node
    let arguments: NodeList
    let keywords: TupleObject
    @exclusivity(unchecked) private final var plan: ArgumentPlan

    init(_ receiver: Node, _ name: StringObject, _ arguments: [Node], keywords: TupleObject, _ range: SourceRange) {
        self.receiver = receiver
        self.arguments = NodeList(arguments)
        self.keywords = keywords
        plan = ArgumentPlan(arguments.count, keywords)
        super.init(name, range)
    }

    deinit {
        arguments.release()
        plan.release()
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = try receiver.evaluate(frame, thread)
        let base = thread.pointee.sp
        base.initialize(to: value)
        if matches(base), let function {
            if plan.matches(function) {
                return try plan.call(function, receivers: 1, base, arguments, frame, self, thread)
            }
            plan.update(function, receivers: 1)
        }
        return try callGenerally(base, arguments, keywords, frame, thread)
    }
}
