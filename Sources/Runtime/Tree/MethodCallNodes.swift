// `receiver.method(arguments)` without a bound method: the site remembers, for the shape of the receiver, which function the type has
// under that name. The type's namespace keeps the function alive as long as the shape id is what it was.

import TaipanSyntax

class MethodSite: Node {
    final let name: StringObject
    @exclusivity(unchecked) final var shapeID = -1
    /// The function or native method found for that shape.
    @exclusivity(unchecked) private final var target: UnsafeMutableRawPointer?
    /// For a Python function: its body, and how many arguments (receiver included) may be lent; -1 for none.
    @exclusivity(unchecked) final var body: UnsafeMutableRawPointer?
    @exclusivity(unchecked) final var lendArity = -1
    /// It is a native method, to which arguments are always lent.
    @exclusivity(unchecked) final var isNative = false
    /// A receiver that is a class of metaclass `type`, its version, and the function it holds under the name. Or a module, the
    /// layout of its namespace, and the address of the attribute in there.
    @exclusivity(unchecked) fileprivate final var classAddress: UnsafeMutableRawPointer?
    @exclusivity(unchecked) fileprivate final var classVersion = -1
    @exclusivity(unchecked) fileprivate final var classFunction: UnsafeMutableRawPointer?
    private final let other: UnsafeMutablePointer<(shape: Int, target: UnsafeMutableRawPointer?)>
    private static let others = 3

    /// Stands for `receiver.method` in tracebacks: what is underlined when there is no such attribute.
    @exclusivity(unchecked) final var attribute: Node?

    init(_ name: StringObject, _ range: SourceRange) {
        self.name = name
        other = .allocate(capacity: MethodSite.others)
        other.initialize(repeating: (-1, nil), count: MethodSite.others)
        super.init(range)
    }

    deinit { other.deallocate() }

    @inline(__always) final func matches(_ receiver: Slots) -> Bool {
        if let object = peek(receiver) { return object.shapeID == shapeID }
        return false
    }

    /// The site matches the receiver, and `count` arguments (receiver included) are lent at `base`: runs, or returns nil.
    @inline(__always) final func runLent(_ base: Slots, _ count: Int, _ thread: ThreadRef) throws(Raise) -> Value? {
        if lendArity == count {
            mark(thread)
            return try thread.runLent(BodyRef(Unmanaged.fromOpaque(body.unsafelyUnwrapped)), count, base)
        }
        if isNative {
            mark(thread)
            return try thread.callNative(Unmanaged.fromOpaque(target.unsafelyUnwrapped), base, count, nil)
        }
        if lendArity > count {
            mark(thread)
            return try thread.runDefaulted(Unmanaged.fromOpaque(target.unsafelyUnwrapped), count, base)
        }
        return nil
    }

    /// The same with a receiver that is lent, and one argument that is not.
    @inline(__always) final func runMixed(_ base: Slots, _ thread: ThreadRef) throws(Raise) -> Value? {
        if lendArity == 2 {
            mark(thread)
            return try thread.runMixed(BodyRef(Unmanaged.fromOpaque(body.unsafelyUnwrapped)), 1, base)
        }
        guard isNative else { return nil }
        mark(thread)
        let result: Value
        do throws(Raise) {
            result = try thread.callNative(Unmanaged.fromOpaque(target.unsafelyUnwrapped), base, 2, nil)
        } catch {
            thread.dropArguments(base + 1, 1)
            throw error
        }
        thread.dropArguments(base + 1, 1)
        return result
    }

    /// The method for the site's shape, if it is a Python function.
    @inline(__always) final var function: Unmanaged<FunctionObject>? {
        body == nil ? nil : target.map { Unmanaged<FunctionObject>.fromOpaque($0) }
    }

    /// Calls with `count` owned arguments at `base` (receiver first). The method is known if the receiver has the site's shape.
    @inline(never) final func call(
        _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        if let target = known(base) { return try thread.invokeMethod(target, base, count, keywords) }
        return try generic(base, count, keywords, thread)
    }

    /// The method that is known for the shape of a receiver.
    @inline(__always) final func known(_ receiver: Slots) -> Unmanaged<Object>? {
        guard let object = peek(receiver) else { return nil }
        let id = object.shapeID
        if id == shapeID, let target { return .fromOpaque(target) }
        for i in 0..<MethodSite.others where other[i].shape == id {
            if let target = other[i].target { return .fromOpaque(target) }
        }
        return nil
    }

    /// True if a call with this receiver will find the method without running code.
    @inline(never) final func prepare(_ receiver: Value, _ thread: ThreadRef) -> Bool {
        guard case .object(let object) = receiver else { return false }
        let id = Unmanaged.passUnretained(object).shapeID
        if id == shapeID { return true }
        for i in 0..<MethodSite.others where other[i].shape == id { return true }
        if object.kind == .module { return false }
        guard case .method(let found) = thread.locateAttribute(object, name), case .object(let function) = found else {
            return false
        }
        if shapeID != -1 {
            for i in stride(from: MethodSite.others - 1, to: 0, by: -1) { other[i] = other[i - 1] }
            other[0] = (shapeID, target)
        }
        remember(id, function, thread)
        return true
    }

    final func remember(_ id: Int, _ function: Object, _ thread: ThreadRef) {
        shapeID = id
        target = Unmanaged.passUnretained(function).toOpaque()
        (body, lendArity, isNative) = (nil, -1, false)
        if function.kind == .function {
            let found = unsafeDowncast(function, to: FunctionObject.self).body
            body = Unmanaged.passUnretained(found).toOpaque()
            // a body that cannot be lowered says so when it is called
            do throws(Raise) { try thread.prepareBody(found) } catch { thread.pointee.exception = nil }
            lendArity = found.lendArity
        } else if function.kind == .native {
            isNative = true
        }
    }

    /// The attribute is not a plain method: fetched, then called. `base[0]` is the receiver.
    private final func generic(
        _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let saved = thread.pointee.sp
        thread.pointee.sp = base + count
        let function: Value
        do throws(Raise) { function = try fetch(base, thread) } catch {
            drop(base, count)
            thread.pointee.sp = saved
            throw error
        }
        mark(thread)
        thread.pointee.sp = saved
        drop(base, 1)
        moveBytes(base, base + 1, (count - 1) * 16)
        return try thread.invoke(function, base, count - 1, keywords)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Calls a function found on the type of `base[0]`, which is its first argument. Consumes the arguments.
    @inline(__always) func invokeMethod(
        _ target: Unmanaged<Object>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        if target.kind == .function { return try callFunction(target.to(FunctionObject.self), base, count, keywords) }
        let result: Value
        do throws(Raise) {
            result = try callNative(target.to(NativeObject.self), base, count, keywords)
        } catch {
            dropArguments(base, count)
            throw error
        }
        dropArguments(base, count)
        return result
    }
}

/// Methods of exact lists and dicts that are answered in the node.
enum Intrinsic {
    case none, append, pop, get

    init(_ name: StringObject) {
        if name.equals("append") {
            self = .append
        } else if name.equals("pop") {
            self = .pop
        } else if name.equals("get") {
            self = .get
        } else {
            self = .none
        }
    }
}

/// `local.method()`.
final class CallMethod0: MethodSite {
    let receiver: Operand
    let intrinsic: Intrinsic

    init(_ receiver: Operand, _ name: StringObject, _ range: SourceRange) {
        self.receiver = receiver
        intrinsic = Intrinsic(name)
        super.init(name, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let slot = receiver.address(frame)
        if intrinsic == .pop, let object = peek(slot), object.shape.toOpaque() == thread.pointee.shapes.list.toOpaque()
        {
            let list = object.to(ListObject.self)
            let count = list.count
            if count > 0 {
                list.count = count &- 1
                return (list.items + (count &- 1)).move()
            }
        }
        let base = thread.pointee.sp
        if matches(slot) {
            lend(base, slot)
            if let result = try runLent(base, 1, thread) { return result }
        }
        try checkBound(slot, frame, thread)
        base.initialize(to: copy(slot))
        _ = prepare(copy(slot), thread)
        return try call(base, 1, nil, thread)
    }
}

/// `local.method(a)` where `a` can be addressed.
final class CallMethod1: MethodSite {
    let receiver: Operand
    let first: Operand
    let intrinsic: Intrinsic

    init(_ receiver: Operand, _ name: StringObject, _ first: Operand, _ range: SourceRange) {
        self.receiver = receiver
        self.first = first
        intrinsic = Intrinsic(name)
        super.init(name, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let slot = receiver.address(frame)
        let a = first.address(frame)
        if intrinsic == .append, let object = peek(slot),
            object.shape.toOpaque() == thread.pointee.shapes.list.toOpaque()
        {
            let list = object.to(ListObject.self)
            let count = list.count
            if count < list.capacity {
                try checkBound(a, frame, thread)
                (list.items + count).initialize(to: copy(a))
                list.count = count &+ 1
                return .none
            }
        }
        let base = thread.pointee.sp
        try checkBound(a, frame, thread)
        if matches(slot) {
            lend(base, slot)
            lend(base + 1, a)
            if let result = try runLent(base, 2, thread) { return result }
        }
        try checkBound(slot, frame, thread)
        base.initialize(to: copy(slot))
        (base + 1).initialize(to: copy(a))
        _ = prepare(copy(slot), thread)
        return try call(base, 2, nil, thread)
    }
}

/// `local.method(a, b)`.
final class CallMethod2: MethodSite {
    let receiver: Operand
    let first: Operand
    let second: Operand
    let intrinsic: Intrinsic

    init(_ receiver: Operand, _ name: StringObject, _ first: Operand, _ second: Operand, _ range: SourceRange) {
        self.receiver = receiver
        self.first = first
        self.second = second
        intrinsic = Intrinsic(name)
        super.init(name, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let slot = receiver.address(frame)
        let a = first.address(frame)
        let b = second.address(frame)
        try checkBound(a, frame, thread)
        try checkBound(b, frame, thread)
        if intrinsic == .get, let object = peek(slot), object.shape.toOpaque() == thread.pointee.shapes.dict.toOpaque()
        {
            let dict = object.to(DictObject.self)
            let e = dict._withUnsafeGuaranteedRef { $0.probe(a) }
            if e >= 0 { return copy(dict._withUnsafeGuaranteedRef { $0.valueSlot(e) }) }
            if e == DictObject.absent { return copy(b) }
            mark(thread)
            let held = copy(slot)
            let found = try held.cast(DictObject.self).get(copy(a), thread)
            return found.isUnbound ? copy(second.address(frame)) : found
        }
        let base = thread.pointee.sp
        if matches(slot) {
            lend(base, slot)
            lend(base + 1, a)
            lend(base + 2, b)
            if let result = try runLent(base, 3, thread) { return result }
        }
        try checkBound(slot, frame, thread)
        base.initialize(to: copy(slot))
        (base + 1).initialize(to: copy(a))
        (base + 2).initialize(to: copy(b))
        _ = prepare(copy(slot), thread)
        return try call(base, 3, nil, thread)
    }
}

/// `local.append(expression)` and other one-argument methods of a local.
final class CallMethodOperandNode: MethodSite {
    let receiver: Operand
    let first: Node
    let intrinsic: Intrinsic

    init(_ receiver: Operand, _ name: StringObject, _ first: Node, _ range: SourceRange) {
        self.receiver = receiver
        self.first = first
        intrinsic = Intrinsic(name)
        super.init(name, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let slot = receiver.address(frame)
        if intrinsic == .append, let object = peek(slot),
            object.shape.toOpaque() == thread.pointee.shapes.list.toOpaque()
        {
            let value = try first.evaluate(frame, thread)
            if let object = peek(slot), object.shape.toOpaque() == thread.pointee.shapes.list.toOpaque() {
                let list = object.to(ListObject.self)
                let count = list.count
                if count < list.capacity {
                    (list.items + count).initialize(to: value)
                    list.count = count &+ 1
                    return .none
                }
                let grown = list.takeUnretainedValue()
                try grown.makeRoom(thread)
                grown.append(value)
                return .none
            }
            return try general(slot, value, frame, thread)
        }
        if !matches(slot) {
            try checkBound(slot, frame, thread)
            if !prepare(copy(slot), thread) { return try fetchThenCall(copy(slot), frame, thread) }
        }
        let value = try first.evaluate(frame, thread)
        return try general(slot, value, frame, thread)
    }

    @inline(__always) private func general(
        _ slot: Slots, _ value: consuming Value, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let base = thread.pointee.sp
        (base + 1).initialize(to: value)
        if matches(slot) {
            // the receiver is lent, the argument belongs to the call
            lend(base, slot)
            if let result = try runMixed(base, thread) { return result }
        }
        base.initialize(to: copy(slot))
        return try call(base, 2, nil, thread)
    }

    /// Not a plain method: the attribute is fetched before the argument is evaluated.
    @inline(never) private func fetchThenCall(_ receiver: Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        attribute?.mark(thread)
        let function = try thread.getAttribute(receiver, name)
        let value = try first.evaluate(frame, thread)
        mark(thread)
        return try thread.call(function, value)
    }
}

/// Any receiver, any arguments.
final class CallMethodNode: MethodSite {
    let receiver: Node
    let arguments: NodeList
    /// The first function in Swift that was called as one of a module. The site holds it, so that calls need not, and never lets go:
    /// it may be running.
    @exclusivity(unchecked) private final var native: Unmanaged<NativeObject>?

    init(_ receiver: Node, _ name: StringObject, _ arguments: [Node], _ range: SourceRange) {
        self.receiver = receiver
        self.arguments = NodeList(arguments)
        super.init(name, range)
    }

    deinit {
        arguments.release()
        native?.release()
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let base = thread.pointee.sp
        let slot = try receiver.place(frame, thread)
        if slot != base {
            if let function = moduleFunction(slot) {
                if let native, peek(function)?.toOpaque() == native.toOpaque() {
                    return try arguments.callLending(native, self, frame, thread)
                }
                hold(function)
                base.initialize(to: copy(function))
                return try callFunction(at: base, arguments, frame, thread)
            }
            base.initialize(to: copy(slot))
        }
        return try callGenerally(base, arguments, nil, frame, thread)
    }

    @inline(never) private func hold(_ function: Slots) {
        guard native == nil, arguments.canLend, let object = peek(function), object.kind == .native else { return }
        let found = object.to(NativeObject.self)
        if found._withUnsafeGuaranteedRef({ $0.isPlainFunction }) { native = found.retain() }
    }
}

extension MethodSite {
    /// The receiver lies at `base`, owned: evaluates the arguments and calls.
    final func callGenerally(
        _ base: Slots, _ arguments: NodeList, _ keywords: TupleObject?, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if base + arguments.count + 1 >= thread.pointee.valueStackLimit {
            drop(base, 1)
            throw thread.stackExhausted()
        }
        thread.pointee.sp = base + 1
        do throws(Raise) {
            if !matches(base) && (isModule(base) || !prepare(copy(base), thread)) {
                return try fetchThenCall(base, arguments, keywords, frame, thread)
            }
            try arguments.push(frame, thread)
        } catch {
            drop(base, 1)
            thread.pointee.sp = base
            throw error
        }
        thread.pointee.sp = base
        return try call(base, arguments.count + 1, keywords, thread)
    }

    /// Not a plain method: the attribute is fetched before the arguments are evaluated. `base[0]` is the receiver.
    @inline(never) private final func fetchThenCall(
        _ base: Slots, _ arguments: NodeList, _ keywords: TupleObject?, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let function = try fetch(base, thread)
        try arguments.push(frame, thread)
        let count = arguments.count
        mark(thread)
        thread.pointee.sp = base + 1 + count
        // the caller drops the receiver if the call raises
        let result = try thread.invoke(function, base + 1, count, keywords)
        drop(base, 1)
        thread.pointee.sp = base
        return result
    }

    private final func isModule(_ receiver: Slots) -> Bool { peek(receiver)?.kind == .module }

    /// Where the receiver, the module that the site remembers, keeps the function.
    @inline(__always) fileprivate final func moduleFunction(_ receiver: Slots) -> Slots? {
        guard let object = peek(receiver), object.kind == .module, object.toOpaque() == classAddress else { return nil }
        let namespace = object.to(ModuleObject.self)._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.namespace) }
        if namespace._withUnsafeGuaranteedRef({ $0.layoutVersion }) != classVersion { return nil }
        return classFunction?.assumingMemoryBound(to: Value.self)
    }

    /// Calls the function that lies at `base`, owned, with these arguments.
    fileprivate final func callFunction(
        at base: Slots, _ arguments: NodeList, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let count = arguments.count
        if base + count + 1 >= thread.pointee.valueStackLimit {
            drop(base, 1)
            throw thread.stackExhausted()
        }
        thread.pointee.sp = base + 1
        let result: Value
        do throws(Raise) {
            try arguments.push(frame, thread)
            mark(thread)
            thread.pointee.sp = base + 1 + count
            // (what is no object says so in `invoke`)
            let function = peek(base)
            if let function, function.kind == .native,
                function.to(NativeObject.self)._withUnsafeGuaranteedRef({ $0.isPlainFunction })
            {
                defer { thread.dropArguments(base + 1, count) }
                result = try thread.callNative(function.to(NativeObject.self), base + 1, count, nil)
            } else if let function {
                result = try thread.invoke(function, base + 1, count, nil)
            } else {
                result = try thread.invoke(copy(base), base + 1, count, nil)
            }
        } catch {
            thread.pointee.sp = base + 1
            drop(base, 1)
            thread.pointee.sp = base
            throw error
        }
        thread.pointee.sp = base + 1
        drop(base, 1)
        thread.pointee.sp = base
        return result
    }

    /// The attribute of a module, whose place in the namespace is remembered.
    private final func fetch(
        of module: Unmanaged<ModuleObject>, _ receiver: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let namespace = module._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.namespace) }
        let version = namespace._withUnsafeGuaranteedRef { $0.layoutVersion }
        if module.toOpaque() == classAddress, version == classVersion, let classFunction {
            return copy(classFunction.assumingMemoryBound(to: Value.self))
        }
        attribute?.mark(thread)
        let found = try thread.getAttribute(copy(receiver), name)
        let entry = namespace._withUnsafeGuaranteedRef { $0.find(name) }
        // (an attribute with two underscores may be one of the type)
        if entry >= 0, module.shape.toOpaque() == thread.types.module.root.toOpaque(), !name.hasUnderscores {
            classAddress = module.toOpaque()
            classVersion = namespace._withUnsafeGuaranteedRef { $0.layoutVersion }
            classFunction = UnsafeMutableRawPointer(namespace._withUnsafeGuaranteedRef { $0.valueSlot(entry) })
        }
        return found
    }

    /// The attribute of the receiver. What a class has for its instances (`Base.__init__(self)`) is remembered.
    final func fetch(_ receiver: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if let object = peek(receiver), object.kind == .module {
            return try fetch(of: object.to(ModuleObject.self), receiver, thread)
        }
        if let object = peek(receiver), object.kind == .type {
            let type = object.to(TypeObject.self)
            if object.toOpaque() == classAddress, type._withUnsafeGuaranteedRef({ $0.version }) == classVersion,
                let classFunction
            {
                return .object(Unmanaged<Object>.fromOpaque(classFunction).takeUnretainedValue())
            }
            attribute?.mark(thread)
            let found = try thread.getAttribute(copy(receiver), name)
            if case .object(let function) = found, function.kind == .function,
                object.shape.toOpaque() == thread.types.type.root.toOpaque(),
                case .object(let own) = thread.lookup(type.takeUnretainedValue(), name), own === function
            {
                classAddress = object.toOpaque()
                classVersion = type._withUnsafeGuaranteedRef { $0.version }
                classFunction = Unmanaged.passUnretained(function).toOpaque()
            }
            return found
        }
        attribute?.mark(thread)
        return try thread.getAttribute(copy(receiver), name)
    }
}

extension StringObject {
    /// Begins as the names that Python itself gives a meaning.
    fileprivate final var hasUnderscores: Bool { count > 1 && self[0] == 0x5F && self[1] == 0x5F }
}
