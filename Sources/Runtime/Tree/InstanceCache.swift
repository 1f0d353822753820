// What a call site remembers of the class it called last, so that making an instance is one allocation and a call of `__init__`.

struct InstanceCache {
    /// The class; nil for none. Classes are never freed.
    private var type: UnsafeMutableRawPointer?
    private var version = -1
    /// `__init__`, which the class (in this version) keeps alive; nil for a class without one, and for one with another way of
    /// making instances.
    private var initializer: UnsafeMutableRawPointer?
    /// Parameters of `__init__`, `self` included; 0 if instances are made in another way.
    private var arity = 0

    init() {}

    /// True if `callee` is that class, unchanged, and takes `count` arguments.
    @inline(__always) func matches(_ callee: Unmanaged<Object>, _ count: Int) -> Bool {
        if callee.toOpaque() != type || arity <= count { return false }
        if callee.to(TypeObject.self)._withUnsafeGuaranteedRef({ $0.version }) != version { return false }
        return arity == count &+ 1 || hasDefaults(arity &- count &- 1)
    }

    @inline(never) private func hasDefaults(_ wanted: Int) -> Bool {
        guard let function, let defaults = function.defaultsRef else { return false }
        return defaults.count >= wanted
    }

    @inline(__always) private var function: Unmanaged<FunctionObject>? {
        initializer.map { Unmanaged<FunctionObject>.fromOpaque($0) }
    }

    /// `__init__` of `callee` if it is the class that is remembered.
    @inline(__always) func initializer(of callee: Unmanaged<Object>) -> Unmanaged<FunctionObject>? {
        if callee.toOpaque() != type || callee.to(TypeObject.self)._withUnsafeGuaranteedRef({ $0.version }) != version {
            return nil
        }
        return function
    }

    /// Looks at `callee` once and remembers what calling it takes.
    @inline(never) mutating func update(_ callee: Unmanaged<Object>, _ thread: ThreadRef) {
        guard callee.kind == .type else { return }
        let current = callee.to(TypeObject.self)._withUnsafeGuaranteedRef { $0.version }
        if callee.toOpaque() == type && current == version { return }
        let found = callee.to(TypeObject.self).takeUnretainedValue()
        switch thread.plainConstruction(of: found) {
        case .bare: (initializer, arity) = (nil, 1)
        case .initializer(let function) where function.body.lendArity >= 0:
            (initializer, arity) = (Unmanaged.passUnretained(function).toOpaque(), function.body.parameterCount)
        default: (initializer, arity) = (nil, 0)
        }
        type = callee.toOpaque()
        version = current
    }

    /// Makes an instance with the `count` arguments at `base + 1`, the first `lent` of them (all or none) borrowed, the others
    /// consumed. `base` is free.
    @inline(__always) func make(
        _ callee: Unmanaged<Object>, _ base: Slots, _ count: Int, lent: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let type = callee.to(TypeObject.self)
        let instance = type._withUnsafeGuaranteedRef { Unmanaged.passRetained(thread.makeInstance($0)) }
        var value = Value.object(instance.takeRetainedValue())
        guard let function else { return value }
        // the frame borrows `self`: this function holds the instance
        lend(base, &value)
        if arity != count &+ 1 { thread.copyDefaults(function, base, count &+ 1) }
        let result = try thread.runMixed(function.bodyRef, lent &+ 1, base)
        if case .none = result { return value }
        throw thread.initializerReturned(result)
    }
}
