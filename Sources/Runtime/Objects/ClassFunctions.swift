// What the operations of classes written in Python do: look the `__dunder__` up on the type and call it.
//
// The lookup goes to the type, never to the instance, and through the interpreter's cache. A function or method descriptor is
// called with the object as first argument, without making a bound method; any other descriptor is bound first.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// True for what becomes a bound method when it is read through an instance: those are called with the instance directly.
    @inline(__always) func isMethodLike(_ found: Value) -> Bool {
        guard case .object(let object) = found else { return false }
        if object.kind == .function { return true }
        return object.kind == .native && (object.type === types.slotWrapper || object.type === types.methodDescriptor)
    }

    /// What a class has is a function, or a method in Swift that its instances may be given to unchecked: a class may also have
    /// borrowed the method of an unrelated one (`append = list.append`).
    func isMethod(_ found: Value, of type: TypeObject) -> Bool {
        guard isMethodLike(found), case .object(let object) = found else { return false }
        if object.kind == .function { return true }
        guard let owner = unsafeDowncast(object, to: NativeObject.self).definition.owner else { return false }
        return type.isSubtype(of: owner)
    }

    /// Calls a class attribute as a method of `receiver`.
    func callFound(_ found: Value, _ receiver: Value) throws(Raise) -> Value {
        if isMethodLike(found) { return try call(found, receiver) }
        return try call(try bind(found, to: receiver, type(of: receiver)))
    }

    func callFound(_ found: Value, _ receiver: Value, _ a: Value) throws(Raise) -> Value {
        if isMethodLike(found) { return try call(found, receiver, a) }
        return try call(try bind(found, to: receiver, type(of: receiver)), a)
    }

    func callFound(_ found: Value, _ receiver: Value, _ a: Value, _ b: Value) throws(Raise) -> Value {
        if isMethodLike(found) { return try call(found, receiver, a, b) }
        return try call(try bind(found, to: receiver, type(of: receiver)), a, b)
    }

    /// A dunder that the table of operations says is there; a type may have lost it since.
    func dunder(_ value: Value, _ name: StringObject) throws(Raise) -> Value {
        let found = lookup(type(of: value), name)
        if found.isUnbound { throw attributeError(name.text, name: name, object: value) }
        return found
    }
}

// MARK: - Text, hash, truth

@Sendable func classRepr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    try thread.callFound(try thread.dunder(value, thread.names.repr), value)
}

@Sendable func classStr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    try thread.callFound(try thread.dunder(value, thread.names.str), value)
}

@Sendable func classHash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
    let found = try thread.dunder(value, thread.names.hash)
    if found.isNone { throw thread.typeError("unhashable type: '\(thread.typeName(value))'") }
    switch try thread.callFound(found, value) {
    case .int(let hash): return hash == -1 ? -2 : hash
    case .bool(let b): return b ? 1 : 0
    case .object(let object) where object.kind == .int:
        // a hash that does not fit is hashed like the integer it is
        let big = unsafeDowncast(object, to: IntObject.self).value
        if let small = big.asInt { return small == -1 ? -2 : small }
        return try thread.hash(thread.makeInteger(big))
    default: throw thread.typeError("__hash__ method should return an integer")
    }
}

@Sendable func classTruth(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
    let found = try thread.dunder(value, thread.names.bool)
    let result = try thread.callFound(found, value)
    if case .bool(let answer) = result { return answer }
    throw thread.typeError("__bool__ should return bool, returned \(thread.typeName(result))")
}

// MARK: - Calling and attributes

@Sendable func classCall(
    _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) -> Value {
    let found = thread.lookup(thread.type(of: value), thread.names.call)
    let callee: Value
    do throws(Raise) {
        try thread.checkStack(base + count + 1)
        try thread.checkNativeStack(" while calling a Python object")
        callee = try thread.bindCallee(found, value, base + count)
    } catch {
        thread.dropArguments(base, count)
        throw error
    }
    if callee.isUnbound {
        moveBytes(base + 1, base, count &* 16)
        base.initialize(to: value)
        return try thread.invoke(found, base, count &+ 1, keywords)
    }
    return try thread.invoke(callee, base, count, keywords)
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Unbound if `found` takes the receiver as first argument; else what to call instead. `top` is the end of live arguments.
    fileprivate func bindCallee(_ found: Value, _ receiver: Value, _ top: Slots) throws(Raise) -> Value {
        if isMethodLike(found) { return .unbound }
        if found.isUnbound { throw typeError("'\(typeName(receiver))' object is not callable") }
        let saved = pointee.sp
        pointee.sp = max(top, saved)
        defer { pointee.sp = saved }
        return try bind(found, to: receiver, type(of: receiver))
    }
}

/// For classes with `__getattribute__`: that, then `__getattr__` if there is one.
@Sendable func classGetAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
    try thread.checkNativeStack(" while calling a Python object")
    let type = thread.type(of: value)
    let found = try thread.dunder(value, thread.names.getAttribute)
    let hook = thread.lookup(type, thread.names.getAttr)
    if hook.isUnbound { return try thread.callFound(found, value, .object(name)) }
    do throws(Raise) {
        return try thread.callFound(found, value, .object(name))
    } catch {
        try thread.swallow(thread.types.attributeError)
        return try thread.callFound(hook, value, .object(name))
    }
}

/// For classes with `__getattr__` alone: the generic search makes no exception when it finds nothing.
@Sendable func classGetAttributeOrHook(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value
{
    let type = thread.type(of: value)
    do throws(Raise) {
        let found = try thread.findAttribute(value, type, name)
        if !found.isUnbound { return found }
    } catch {
        try thread.swallow(thread.types.attributeError)
    }
    let hook = thread.lookup(type, thread.names.getAttr)
    if hook.isUnbound { throw thread.noAttribute(value, name) }
    return try thread.callFound(hook, value, .object(name))
}

@Sendable func classSetAttribute(_ value: Value, _ name: StringObject, _ newValue: Value, _ thread: ThreadRef)
    throws(Raise)
{
    if newValue.isUnbound {
        _ = try thread.callFound(try thread.dunder(value, thread.names.delAttr), value, .object(name))
    } else {
        _ = try thread.callFound(try thread.dunder(value, thread.names.setAttr), value, .object(name), newValue)
    }
}

@Sendable func classDescriptorGet(
    _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
) throws(Raise) -> Value {
    let found = try thread.dunder(descriptor, thread.names.get)
    return try thread.callFound(found, descriptor, instance.isUnbound ? .none : instance, .object(owner))
}

@Sendable func classDescriptorSet(
    _ descriptor: Value, _ instance: Value, _ newValue: Value, _ thread: ThreadRef
) throws(Raise) {
    if newValue.isUnbound {
        _ = try thread.callFound(try thread.dunder(descriptor, thread.names.delete), descriptor, instance)
    } else {
        _ = try thread.callFound(try thread.dunder(descriptor, thread.names.set), descriptor, instance, newValue)
    }
}

// MARK: - Creation

@Sendable func classNew(
    _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) -> Value {
    let found = try thread.bind(thread.lookup(type, thread.names.new), to: .unbound, type)
    return try thread.callCopying(found, first: .object(type), base, count, keywords)
}

@Sendable func classInitialize(
    _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) {
    let found = thread.lookup(thread.type(of: value), thread.names.dunderInit)
    let result: Value
    if thread.isMethodLike(found) {
        result = try thread.callCopying(found, first: value, base, count, keywords)
    } else {
        let bound = try thread.bind(found, to: value, thread.type(of: value))
        result = try thread.callCopying(bound, first: .unbound, base, count, keywords)
    }
    if !result.isNone { throw thread.badInitializeResult(result) }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    @inline(never) func badInitializeResult(_ result: Value) -> Raise {
        typeError("__init__() should return None, not '\(typeName(result))'")
    }

    /// Calls with copies of borrowed arguments, after one more in front (unbound: none).
    func callCopying(
        _ function: Value, first: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let target = max(pointee.sp, base + count)
        try checkStack(target + count + 1)
        let saved = pointee.sp
        pointee.sp = target
        defer { pointee.sp = saved }
        var next = target
        if !first.isUnbound {
            next.initialize(to: first)
            next += 1
        }
        for i in 0..<max(count, 0) { (next + i).initialize(to: copy(base + i)) }
        return try invoke(function, target, next - target + count, keywords)
    }
}

// MARK: - Comparison and arithmetic

@Sendable func classCompare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    let type = thread.type(of: a)
    let found = thread.lookup(type, thread.comparisonName(op))
    if found.isUnbound { return .notImplemented }
    if thread.isMethodLike(found) { return try thread.call(found, a, b) }
    let method: Value
    // a comparison that cannot be had is one that is not there
    do throws(Raise) { method = try thread.bind(found, to: a, type) } catch {
        try thread.swallow(thread.types.exception)
        return .notImplemented
    }
    return try thread.call(method, b)
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    @inline(__always) func comparisonName(_ op: Comparison) -> StringObject {
        switch op {
        case .less: names.lt
        case .lessOrEqual: names.le
        case .equal: names.eq
        case .notEqual: names.ne
        case .greater: names.gt
        case .greaterOrEqual: names.ge
        }
    }

    /// `a.__add__(b)`, or not implemented if the type of `a` has no such method (or it is None: an error, as in CPython).
    fileprivate func callOperator(_ type: TypeObject, _ name: StringObject, _ a: Value, _ b: Value) throws(Raise)
        -> Value
    {
        let found = lookup(type, name)
        if found.isUnbound { return .notImplemented }
        return try callFound(found, a, b)
    }
}

/// Both operands may be of any type. The order: the left operand's method, then the right one's reflected one; the right one goes
/// first if its type is a subtype that has a reflected method of its own.
@Sendable func classBinary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    let typeA = thread.type(of: a)
    let typeB = thread.type(of: b)
    let names = thread.operatorNames
    var isLeftPython = false
    if let binary = typeA.operations.binary { isLeftPython = sameCode(binary, classBinary) }
    var isRightPython = false
    if let binary = typeB.operations.binary { isRightPython = sameCode(binary, classBinary) }
    var askRight = typeA !== typeB && isRightPython
    if isLeftPython {
        if askRight, typeB.isSubtype(of: typeA) {
            let reflected = thread.lookup(typeB, names.reflected(op))
            if !reflected.isUnbound && !reflected.isSame(as: thread.lookup(typeA, names.reflected(op))) {
                askRight = false
                let result = try thread.callFound(reflected, b, a)
                if !result.isNotImplemented { return result }
            }
        }
        let result = try thread.callOperator(typeA, names.direct(op), a, b)
        if !result.isNotImplemented { return result }
    }
    if askRight { return try thread.callOperator(typeB, names.reflected(op), b, a) }
    return .notImplemented
}

@Sendable func classInplace(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    if op == .divmod { return .notImplemented }
    return try thread.callOperator(thread.type(of: a), thread.operatorNames.inplace(op), a, b)
}

@Sendable func classPowerModulo(_ a: Value, _ b: Value, _ modulus: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    let found = thread.lookup(thread.type(of: a), thread.operatorNames.direct(.power))
    if found.isUnbound { return .notImplemented }
    return try thread.callFound(found, a, b, modulus)
}

@Sendable func classUnary(_ op: UnaryOperation, _ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    let found = thread.lookup(thread.type(of: value), thread.operatorNames.unary[Int(op.rawValue)])
    if found.isUnbound { return .notImplemented }
    return try thread.callFound(found, value)
}

// MARK: - Conversions

@Sendable func classIndex(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    let result = try thread.callFound(try thread.dunder(value, thread.names.index), value)
    return try thread.checkInteger(result, "__index__")
}

@Sendable func classToInt(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    let result = try thread.callFound(try thread.dunder(value, thread.names.int), value)
    return try thread.checkInteger(result, "__int__")
}

@Sendable func classToFloat(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    let result = try thread.callFound(try thread.dunder(value, thread.names.float), value)
    if case .float = result { return result }
    guard let subclass = result.as(.float, FloatObject.self) else {
        throw thread.typeError(
            "\(thread.typeName(value)).__float__ returned non-float (type \(thread.typeName(result)))")
    }
    try thread.warn(
        thread.types.deprecationWarning,
        "\(thread.typeName(value)).__float__ returned non-float (type \(thread.typeName(result))).  "
            + "The ability to return an instance of a strict subclass of float is deprecated, "
            + "and may be removed in a future version of Python.")
    return .float(subclass.value)
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What `__index__` or `__int__` returned, as an exact int.
    fileprivate func checkInteger(_ result: Value, _ method: String) throws(Raise) -> Value {
        switch result {
        case .int: return result
        case .object(let object) where object.kind == .int && object.type === types.int: return result
        case .bool(let b):
            try warnStrictSubclass(result, method)
            return .int(b ? 1 : 0)
        case .object(let object) where object.kind == .int:
            try warnStrictSubclass(result, method)
            return makeInteger(unsafeDowncast(object, to: IntObject.self).value)
        default: throw typeError("\(method) returned non-int (type \(typeName(result)))")
        }
    }

    private func warnStrictSubclass(_ result: Value, _ method: String) throws(Raise) {
        try warn(
            types.deprecationWarning,
            "\(method) returned non-int (type \(typeName(result))).  "
                + "The ability to return an instance of a strict subclass of int is deprecated, "
                + "and may be removed in a future version of Python.")
    }
}

// MARK: - Iteration and containers

@Sendable func classIterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    let found = try thread.dunder(value, thread.names.iter)
    if found.isNone { throw thread.typeError("'\(thread.typeName(value))' object is not iterable") }
    return try thread.callFound(found, value)
}

@Sendable func classNext(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    do throws(Raise) {
        return try thread.callFound(try thread.dunder(value, thread.names.next), value)
    } catch {
        try thread.swallow(thread.types.stopIteration)
        return .unbound
    }
}

@Sendable func classLength(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
    let result = try thread.callFound(try thread.dunder(value, thread.names.len), value)
    if !thread.hasIndex(result) {
        throw thread.typeError("'\(thread.typeName(result))' object cannot be interpreted as an integer")
    }
    switch try thread.indexValue(result) {
    case .int(let length):
        if length < 0 { throw thread.valueError("__len__() should return >= 0") }
        return length
    case .object(let object):
        if object.kind == .int, unsafeDowncast(object, to: IntObject.self).value.isNegative {
            throw thread.valueError("__len__() should return >= 0")
        }
        throw thread.overflowError("cannot fit 'int' into an index-sized integer")
    default: throw thread.typeError("'\(thread.typeName(result))' object cannot be interpreted as an integer")
    }
}

@Sendable func classContains(_ value: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
    let found = try thread.dunder(value, thread.names.contains)
    if found.isNone { throw thread.typeError("'\(thread.typeName(value))' object is not a container") }
    return try thread.truth(try thread.callFound(found, value, item))
}

@Sendable func classGetItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
    try thread.callFound(try thread.dunder(value, thread.names.getItem), value, key)
}

@Sendable func classSetItem(_ value: Value, _ key: Value, _ newValue: Value, _ thread: ThreadRef) throws(Raise) {
    let isDeletion = newValue.isUnbound
    let found = thread.lookup(thread.type(of: value), isDeletion ? thread.names.delItem : thread.names.setItem)
    if found.isUnbound {
        let name = thread.typeName(value)
        throw thread.typeError(
            isDeletion
                ? "'\(name)' object doesn't support item deletion" : "'\(name)' object does not support item assignment"
        )
    }
    if isDeletion {
        _ = try thread.callFound(found, value, key)
    } else {
        _ = try thread.callFound(found, value, key, newValue)
    }
}

// MARK: - Names of operators

/// `__add__`, `__radd__`, `__iadd__` … as interned strings, by operation.
final class OperatorNames {
    private let directNames: [StringObject]
    private let reflectedNames: [StringObject]
    private let inplaceNames: [StringObject]
    let unary: [StringObject]

    init(_ thread: ThreadRef) {
        directNames = BinaryOperation.words.map { thread.intern("__\($0)__") }
        reflectedNames = BinaryOperation.words.map { thread.intern("__r\($0)__") }
        inplaceNames = BinaryOperation.words.map { thread.intern("__i\($0)__") }
        unary = ["__neg__", "__pos__", "__invert__", "__abs__"].map { thread.intern($0) }
    }

    func direct(_ op: BinaryOperation) -> StringObject { directNames[Int(op.rawValue)] }
    func reflected(_ op: BinaryOperation) -> StringObject { reflectedNames[Int(op.rawValue)] }
    func inplace(_ op: BinaryOperation) -> StringObject { inplaceNames[Int(op.rawValue)] }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    var operatorNames: OperatorNames { dunders.operators }
}
