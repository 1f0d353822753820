// Calling a type: `__new__`, then `__init__`.
//
// The common case, a Python class with the `__new__` of `object` and an `__init__` written in Python, makes the instance and runs
// `__init__` with the caller's arguments in place, one slot further up. Native types run the body of their literal the same way.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A new instance of a class written in Python (or of `object`) whose layout is the plain one.
    @inline(__always) package func makeInstance(_ type: TypeObject) -> InstanceObject {
        let shape = type.root
        let instance = InstanceObject(shape)
        let capacity = type.expectedAttributes
        if capacity != 0 {
            instance.attributes = heap.allocateSlots(capacity)
            instance.attributeCapacity = UInt16(truncatingIfNeeded: capacity)
            let count = shape._withUnsafeGuaranteedRef { $0.count }
            if count != 0 { makeUnbound(instance.attributes, count) }
        }
        instance.track()
        return instance
    }

    /// `type(arguments)`. Consumes the arguments.
    package func invokeType(
        _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        if type.isHeapType {
            if let new = type.operations.new, sameCode(new, objectNew), let initialize = type.operations.initialize,
                sameCode(initialize, classInitialize), !type.isAbstract
            {
                let found = lookup(type, names.dunderInit)
                if case .object(let object) = found, object.kind == .function {
                    return try makeAndInitialize(type, object, base, count, keywords)
                }
            }
            return try newAndInitialize(type, base, count, keywords)
        }
        if type === types.type && count == 1 && keywords == nil {
            let result = self.type(of: copy(base))
            dropArguments(base, 1)
            return .object(result)
        }
        if type.native?.new != nil { return try invokeConstructor(type, base, count, keywords) }
        return try newAndInitialize(type, base, count, keywords)
    }

    /// Plain instance, `__init__` in Python.
    @inline(__always) private func makeAndInitialize(
        _ type: TypeObject, _ function: Object, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        do throws(Raise) { try checkStack(base + count + 1) } catch {
            dropArguments(base, count)
            throw error
        }
        let instance = makeInstance(type)
        moveBytes(base + 1, base, count &* 16)
        base.initialize(to: .object(instance))
        let saved = pointee.sp
        let result = try invoke(.object(function), base, count &+ 1, keywords)
        pointee.sp = saved
        if !result.isNone { throw badInitializeResult(result) }
        return .object(instance)
    }

    /// The body of a native constructor with the arguments in place.
    private func invokeConstructor(
        _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        do throws(Raise) { try checkStack(base + count + 1) } catch {
            dropArguments(base, count)
            throw error
        }
        guard let constructor = constructor(of: type) else { return try newAndInitialize(type, base, count, keywords) }
        if type !== types.type {
            type.directConstructor = .passUnretained(constructor)
            if type.native?.initialize != nil {
                type.directInitializer = initializer(of: type).map { .passUnretained($0) }
            }
        }
        moveBytes(base + 1, base, count &* 16)
        base.initialize(to: .object(type))
        let result: Value
        do throws(Raise) {
            result = try callNative(.passUnretained(constructor), base, count &+ 1, keywords)
        } catch {
            dropArguments(base, count &+ 1)
            throw error
        }
        if type.native?.initialize != nil, let initializer = initializer(of: type) {
            store(base, result)
            do throws(Raise) {
                _ = try callNative(.passUnretained(initializer), base, count &+ 1, keywords)
            } catch {
                dropArguments(base, count &+ 1)
                throw error
            }
        }
        dropArguments(base, count &+ 1)
        return result
    }

    /// Calls a type that has a `directConstructor`, with the type and its arguments lent at `base`.
    @inline(__always) func construct(
        _ type: Unmanaged<TypeObject>, _ constructor: Unmanaged<NativeObject>, _ base: Slots, _ count: Int
    ) throws(Raise) -> Value {
        let result = try callNative(constructor, base, count, nil)
        guard let initializer = type._withUnsafeGuaranteedRef({ $0.directInitializer }) else { return result }
        base.initialize(to: result)
        do throws(Raise) { _ = try callNative(initializer, base, count, nil) } catch {
            dropArguments(base, 1)
            throw error
        }
        return base.move()
    }

    /// How instances of a class are made, as call sites remember it.
    func plainConstruction(of type: TypeObject) -> PlainConstruction {
        guard type.isHeapType, !type.isAbstract, let call = type.type.operations.call, sameCode(call, typeCall),
            let new = type.operations.new, sameCode(new, objectNew), let initialize = type.operations.initialize
        else { return .other }
        if sameCode(initialize, objectInitialize) { return .bare }
        guard sameCode(initialize, classInitialize),
            let function = lookup(type, names.dunderInit).as(.function, FunctionObject.self)
        else { return .other }
        // a body that cannot be lowered says so when it is called
        do throws(Raise) { try prepareBody(function.body) } catch { pointee.exception = nil }
        return .initializer(function)
    }

    @inline(never) func initializerReturned(_ result: Value) -> Raise { badInitializeResult(result) }

    /// The general case.
    @inline(never) private func newAndInitialize(
        _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let saved = pointee.sp
        pointee.sp = base + count
        defer {
            drop(base, count)
            pointee.sp = saved
        }
        guard let new = type.operations.new, !(type.native?.options.contains(.isNotConstructible) ?? false) else {
            throw typeError("cannot create '\(fullName(of: type))' instances")
        }
        let made = try new(type, base, count, keywords, self)
        pointee.sp = base + count
        let actual = self.type(of: made)
        if actual.isSubtype(of: type), let initialize = actual.operations.initialize {
            if sameCode(initialize, objectInitialize) && !sameCode(new, objectNew) { return made }
            try initialize(made, base, count, keywords, self)
        }
        return made
    }

    /// The name with the module, as a native literal has it.
    private func fullName(of type: TypeObject) -> String {
        guard let native = type.native else { return type.name.text }
        return native.name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: Constructors of literals

    /// The callable for `new` of a native type's literal.
    func constructor(of type: TypeObject) -> NativeObject? {
        if let known = type.constructor { return known }
        guard let row = type.native?.new else { return nil }
        let made = makeConstructor(row, type, names.new)
        type.constructor = made
        return made
    }

    func initializer(of type: TypeObject) -> NativeObject? {
        if let known = type.initializer { return known }
        guard let row = type.native?.initialize else { return nil }
        let made = makeConstructor(row, type, names.dunderInit)
        type.initializer = made
        return made
    }

    /// Calls a native function with a first argument and copies of borrowed ones.
    private func callNativeCopying(
        _ function: NativeObject, _ first: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let target = max(pointee.sp, base + count)
        try checkStack(target + count + 1)
        target.initialize(to: first)
        for i in 0..<max(count, 0) { (target + 1 + i).initialize(to: copy(base + i)) }
        let result: Value
        do throws(Raise) {
            result = try callNative(.passUnretained(function), target, count + 1, keywords)
        } catch {
            dropArguments(target, count + 1)
            throw error
        }
        dropArguments(target, count + 1)
        return result
    }

    /// `__new__` of the nearest literal from `owner` on, for an instance of `type`.
    func callConstructor(
        _ owner: TypeObject, _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        for candidate in owner.mro {
            if let constructor = constructor(of: candidate) {
                return try callNativeCopying(constructor, .object(type), base, count, keywords)
            }
        }
        throw typeError("cannot create '\(type.name.text)' instances")
    }

    /// `__init__` of the nearest literal from `owner` on.
    func callInitializer(
        _ owner: TypeObject, _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) {
        for candidate in owner.mro {
            if let initializer = initializer(of: candidate) {
                _ = try callNativeCopying(initializer, value, base, count, keywords)
                return
            }
        }
    }
}

/// The `new` operation of types whose literal has a constructor row.
@Sendable func newFromRow(
    _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) -> Value {
    try thread.callConstructor(type, type, base, count, keywords)
}

/// The `initialize` operation of types whose literal has an initializer row.
@Sendable func initializeFromRow(
    _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) {
    try thread.callInitializer(thread.type(of: value), value, base, count, keywords)
}

/// `object.__new__`.
@Sendable func objectNew(
    _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) -> Value {
    if count > 0 {
        if let new = type.operations.new, !sameCode(new, objectNew) {
            throw thread.typeError("object.__new__() takes exactly one argument (the type to instantiate)")
        }
        if let initialize = type.operations.initialize, sameCode(initialize, objectInitialize) {
            throw thread.typeError("\(type.name.text)() takes no arguments")
        }
    }
    if type.isAbstract { throw try thread.abstractError(type) }
    if type.layout != .instance { throw thread.typeError("cannot create '\(type.name.text)' instances") }
    return .object(thread.makeInstance(type))
}

/// `object.__init__`.
@Sendable func objectInitialize(
    _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) {
    if count == 0 { return }
    let type = thread.type(of: value)
    if let initialize = type.operations.initialize, !sameCode(initialize, objectInitialize) {
        throw thread.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if let new = type.operations.new, sameCode(new, objectNew) {
        throw thread.typeError("\(type.name.text).__init__() takes exactly one argument (the instance to initialize)")
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    fileprivate func abstractError(_ type: TypeObject) throws(Raise) -> Raise {
        var methods: [String] = []
        try forEach(type.namespace.get(names.abstractMethods)) { (item) throws(Raise) in
            methods.append(try str(item).text)
        }
        methods.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        let list = methods.map { "'\($0)'" }.joined(separator: ", ")
        return typeError(
            "Can't instantiate abstract class \(type.name.text) without an implementation for abstract "
                + "method\(methods.count == 1 ? "" : "s") \(list)")
    }
}

/// `int.__new__(cls, …)` as Python code calls it: checks the class before the constructor sees it. `call[0]` is the owner.
enum NewWrapper {
    static func new(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let owner = call[0].as(.type, TypeObject.self) else { throw thread.systemError("__new__() has no type") }
        let name = owner.name.text
        if call.count < 2 { throw thread.typeError("\(name).__new__(): not enough arguments") }
        guard let type = call[1].as(.type, TypeObject.self) else {
            throw thread.typeError(
                "\(name).__new__(X): X is not a type object (\(thread.typeName(call[1])))")
        }
        let wanted = type.name.text
        if !type.isSubtype(of: owner) {
            throw thread.typeError("\(name).__new__(\(wanted)): \(wanted) is not a subtype of \(name)")
        }
        let native = nearestNative(type)
        if !isSafe(owner, native) {
            throw thread.typeError("\(name).__new__(\(wanted)) is not safe, use \(native.name.text).__new__()")
        }
        let count = call.count - 2 + (call.keywords?.count ?? 0)
        let arguments = call.arguments + 2
        if let new = owner.operations.new, !sameCode(new, newFromRow) {
            return try new(type, arguments, count, call.keywords, thread)
        }
        return try thread.callConstructor(
            owner.layout == .exception ? native : owner, type, arguments, count, call.keywords)
    }

    private static func nearestNative(_ type: TypeObject) -> TypeObject {
        var native = type
        while native.isHeapType, let base = native.base { native = base }
        return native
    }

    /// The constructor of `owner` makes the kind of object that instances of `native` have to be.
    private static func isSafe(_ owner: TypeObject, _ native: TypeObject) -> Bool {
        if owner === native { return true }
        if owner.layout == .exception && native.layout == .exception { return true }
        guard let a = owner.operations.new, let b = native.operations.new, sameCode(a, b) else { return false }
        if !sameCode(a, newFromRow) { return true }
        return constructible(owner) === constructible(native)
    }

    private static func constructible(_ type: TypeObject) -> TypeObject? { type.mro.first { $0.native?.new != nil } }
}

/// What calling a class amounts to.
enum PlainConstruction {
    /// A fresh instance, no `__init__`.
    case bare
    /// A fresh instance, initialised by a Python function.
    case initializer(FunctionObject)
    case other
}
