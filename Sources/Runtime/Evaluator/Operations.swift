// The abstract operations: what Python's operators and protocols do for any values, through the tables of their types.
//
// These are the second tier: the nodes of the evaluator handle the common cases of integers, floats, strings, lists and dicts
// in place and come here for the rest. Everything borrows its arguments and returns an owned value.

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: Arithmetic

    /// `a op b`.
    package func binary(_ op: BinaryOperation, _ a: Value, _ b: Value) throws(Raise) -> Value {
        let result = try binaryOrNotImplemented(op, a, b)
        if !result.isNotImplemented { return result }
        if op == .add {
            if let concatenate = operations(of: a).pointee.concatenate { return try concatenate(a, b, self) }
        } else if op == .multiply {
            if let repeated = operations(of: a).pointee.repeated { return try repeated(a, try repeatCount(b), self) }
            if let repeated = operations(of: b).pointee.repeated { return try repeated(b, try repeatCount(a), self) }
        }
        throw unsupportedOperands(op, op.symbol, a, b)
    }

    func unsupportedOperands(_ op: BinaryOperation, _ symbol: String, _ a: Value, _ b: Value) -> Raise {
        if op == .rightShift, a.as(.native, NativeObject.self)?.definition.name.equals("print") ?? false {
            return typeError(
                "unsupported operand type(s) for \(symbol): '\(typeName(a))' and '\(typeName(b))'. Did you mean \"print(<message>, file=<output_stream>)\"?"
            )
        }
        return typeError("unsupported operand type(s) for \(symbol): '\(typeName(a))' and '\(typeName(b))'")
    }

    private func repeatCount(_ value: Value) throws(Raise) -> Int {
        if case .int(let count) = value { return count }
        guard hasIndex(value) else {
            throw typeError("can't multiply sequence by non-int of type '\(typeName(value))'")
        }
        return try index(value, orRaise: types.overflowError)
    }

    /// `a op b` by the arithmetic tables only: the subclass on the right goes first.
    func binaryOrNotImplemented(_ op: BinaryOperation, _ a: Value, _ b: Value) throws(Raise) -> Value {
        let typeA = typeRef(of: a)
        let typeB = typeRef(of: b)
        let left = typeA.operations.binary
        if typeA.toOpaque() == typeB.toOpaque() { return try left?(op, a, b, self) ?? .notImplemented }
        let right = typeB.operations.binary
        // Functions on both sides that are the same one (two Python classes: it sorts out the order itself) are called once.
        if let left, let right {
            if sameCode(left, right) { return try left(op, a, b, self) }
            if typeB.isSubtype(of: typeA) {
                let result = try right(op, a, b, self)
                if !result.isNotImplemented { return result }
                return try left(op, a, b, self)
            }
        }
        if let left {
            let result = try left(op, a, b, self)
            if !result.isNotImplemented { return result }
        }
        if let right { return try right(op, a, b, self) }
        return .notImplemented
    }

    /// `a op= b`: the value to bind.
    package func inplace(_ op: BinaryOperation, _ a: Value, _ b: Value) throws(Raise) -> Value {
        let table = operations(of: a)
        if let inplace = table.pointee.inplace {
            let result = try inplace(op, a, b, self)
            if !result.isNotImplemented { return result }
        }
        let result = try binaryOrNotImplemented(op, a, b)
        if !result.isNotImplemented { return result }
        if op == .add {
            if let concatenate = table.pointee.inplaceConcatenate { return try concatenate(a, b, self) }
            if let concatenate = table.pointee.concatenate { return try concatenate(a, b, self) }
        } else if op == .multiply {
            if let repeated = table.pointee.inplaceRepeat { return try repeated(a, try repeatCount(b), self) }
            if let repeated = table.pointee.repeated { return try repeated(a, try repeatCount(b), self) }
            if let repeated = self.operations(of: b).pointee.repeated {
                return try repeated(b, try repeatCount(a), self)
            }
        }
        throw unsupportedOperands(op, op == .power ? "**=" : op.symbol + "=", a, b)
    }

    /// The same for two exact integers.
    func integerArithmetic(_ op: BinaryOperation, _ a: Value, _ b: Value) throws(Raise) -> Value {
        let result = try IntObject.binary(op, a, b, self)
        if result.isNotImplemented { throw unsupportedOperands(op, op.symbol, a, b) }
        return result
    }

    package func unary(_ op: UnaryOperation, _ value: Value) throws(Raise) -> Value {
        if let unary = operations(of: value).pointee.unary {
            let result = try unary(op, value, self)
            if !result.isNotImplemented { return result }
        }
        switch op {
        case .absolute: throw typeError("bad operand type for abs(): '\(typeName(value))'")
        case .negative: throw typeError("bad operand type for unary -: '\(typeName(value))'")
        case .positive: throw typeError("bad operand type for unary +: '\(typeName(value))'")
        case .invert: throw typeError("bad operand type for unary ~: '\(typeName(value))'")
        }
    }

    // MARK: Comparison, truth, hash

    /// `a op b` as a value (rich comparison may return anything).
    package func compare(_ op: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Value {
        let typeA = typeRef(of: a)
        let typeB = typeRef(of: b)
        var triedReflected = false
        if typeA.toOpaque() != typeB.toOpaque(),
            let right = typeB._withUnsafeGuaranteedRef({ $0.operationTable }).pointee.compare,
            typeB.takeUnretainedValue().isSubtype(of: typeA.takeUnretainedValue())
        {
            triedReflected = true
            let result = try right(op.reflected, b, a, self)
            if !result.isNotImplemented { return result }
        }
        if let left = typeA._withUnsafeGuaranteedRef({ $0.operationTable }).pointee.compare {
            let result = try left(op, a, b, self)
            if !result.isNotImplemented { return result }
        }
        if !triedReflected, let right = typeB._withUnsafeGuaranteedRef({ $0.operationTable }).pointee.compare {
            let result = try right(op.reflected, b, a, self)
            if !result.isNotImplemented { return result }
        }
        switch op {
        case .equal: return .bool(a.isSame(as: b))
        case .notEqual: return .bool(!a.isSame(as: b))
        default:
            throw typeError(
                "'\(op.symbol)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
        }
    }

    /// `a == b` as a truth value; identical objects are equal (as in containers).
    package func equals(_ a: Value, _ b: Value) throws(Raise) -> Bool {
        if case .int(let x) = a, case .int(let y) = b { return x == y }
        if let x = a.reference {
            if let y = b.reference {
                if x.toOpaque() == y.toOpaque() { return true }
                if x.shape.toOpaque() == pointee.shapes.string.toOpaque() && y.shape.toOpaque() == x.shape.toOpaque() {
                    let other = y.to(StringObject.self)
                    return x.to(StringObject.self)._withUnsafeGuaranteedRef { x in
                        other._withUnsafeGuaranteedRef { x.equals($0) }
                    }
                }
            }
        } else if case .none = a, case .none = b {
            return true
        } else if case .float(let x) = a, case .float(let y) = b, x.bitPattern == y.bitPattern {
            return true
        }
        return try truth(try compare(.equal, a, b))
    }

    /// `a < b` and the like as a truth value.
    package func compareTruth(_ op: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Bool {
        if case .int(let x) = a, case .int(let y) = b { return op.holds(x < y ? -1 : x == y ? 0 : 1) }
        let result = try compare(op, a, b)
        if case .bool(let answer) = result { return answer }
        return try truth(result)
    }

    /// Whether a text or plain container has anything in it; nil for other objects.
    @inline(__always) func isFilled(_ object: Unmanaged<Object>) -> Bool? {
        let shape = object.shape.toOpaque()
        if shape == pointee.shapes.string.toOpaque() {
            return object.to(StringObject.self)._withUnsafeGuaranteedRef { $0.count } != 0
        }
        if shape == pointee.shapes.list.toOpaque() { return object.to(ListObject.self).count != 0 }
        if shape == pointee.shapes.tuple.toOpaque() {
            return object.to(TupleObject.self)._withUnsafeGuaranteedRef { $0.count } != 0
        }
        if shape == pointee.shapes.dict.toOpaque() {
            return object.to(DictObject.self)._withUnsafeGuaranteedRef { $0.count } != 0
        }
        return nil
    }

    package func truth(_ value: Value) throws(Raise) -> Bool {
        switch value {
        case .bool(let b): return b
        case .int(let i): return i != 0
        case .none, .unbound: return false
        case .float(let d): return d != 0
        case .ellipsis: return true
        case .notImplemented:
            try warn(types.deprecationWarning, "NotImplemented should not be used in a boolean context")
            return true
        case .object(let object):
            if let answer = isFilled(.passUnretained(object)) { return answer }
            let operations = Unmanaged.passUnretained(object).type.operations
            if let truth = operations.truth { return try truth(value, self) }
            if let length = operations.length { return try length(value, self) != 0 }
            return true
        }
    }

    package func hash(_ value: Value) throws(Raise) -> Int {
        switch value {
        case .int(let i): return hashInteger(i)
        case .bool(let b): return b ? 1 : 0
        case .none: return 0xFCA8_6420
        case .ellipsis: return 0x1F2E_3D4C
        case .notImplemented: return 0x2A3B_4C5D
        case .unbound: return 0
        case .float(let d): return hashDouble(d)
        case .object(let object):
            let reference = Unmanaged.passUnretained(object)
            let shape = reference.shape.toOpaque()
            if shape == pointee.shapes.string.toOpaque() {
                return reference.to(StringObject.self)._withUnsafeGuaranteedRef { $0.hash }
            }
            if shape == pointee.shapes.tuple.toOpaque() { return try hash(tuple: reference.to(TupleObject.self)) }
            let type = reference.type
            let table = type._withUnsafeGuaranteedRef { $0.operationTable }
            if table.pointee.isUnhashable { throw typeError("unhashable type: '\(typeName(value))'") }
            if let hash = table.pointee.hash { return try hash(value, self) }
            return hashAddress(object)
        }
    }

    /// The hash of the value in a slot, which nobody changes meanwhile.
    @inline(__always) func hash(at slot: Slots) throws(Raise) -> Int {
        if case .int(let i) = slot.pointee { return hashInteger(i) }
        return try hash(copy(slot))
    }

    /// The hash of an object that compares by identity.
    package func hashAddress(_ object: Object) -> Int {
        let address = UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque())
        return Int(bitPattern: address >> 4 | address << 60)
    }

    // MARK: Containers

    package func length(_ value: Value) throws(Raise) -> Int {
        guard let length = operations(of: value).pointee.length else {
            throw typeError("object of type '\(typeName(value))' has no len()")
        }
        return try length(value, self)
    }

    package func getItem(_ container: Value, _ key: Value) throws(Raise) -> Value {
        if let getItem = operations(of: container).pointee.getItem { return try getItem(container, key, self) }
        if let type = container.as(.type, TypeObject.self) { return try classGetItem(type, key) }
        throw typeError("'\(typeName(container))' object is not subscriptable")
    }

    package func setItem(_ container: Value, _ key: Value, _ value: Value) throws(Raise) {
        guard let setItem = operations(of: container).pointee.setItem else {
            throw typeError("'\(typeName(container))' object does not support item assignment")
        }
        try setItem(container, key, value, self)
    }

    package func deleteItem(_ container: Value, _ key: Value) throws(Raise) {
        guard let setItem = operations(of: container).pointee.setItem else {
            // what is a sequence to CPython says so in other words
            let isSequence = container.object.map { $0.type.isHeapType || $0.type.operations.length != nil } ?? false
            let refuses = isSequence && hasIndex(key) ? "doesn't" : "does not"
            throw typeError("'\(typeName(container))' object \(refuses) support item deletion")
        }
        try setItem(container, key, .unbound, self)
    }

    /// `item in container`.
    package func contains(_ container: Value, _ item: Value) throws(Raise) -> Bool {
        let table = operations(of: container)
        if let contains = table.pointee.contains { return try contains(container, item, self) }
        guard table.pointee.iterate != nil || table.pointee.getItem != nil else {
            throw typeError("argument of type '\(typeName(container))' is not iterable")
        }
        let iterator = try self.iterator(of: container)
        while true {
            let candidate = try next(iterator)
            if candidate.isUnbound { return false }
            if try equals(candidate, item) { return true }
        }
    }

    // MARK: Iteration

    /// `iter(value)`.
    package func iterator(of value: Value) throws(Raise) -> Value {
        let table = operations(of: value)
        if let iterate = table.pointee.iterate {
            let result = try iterate(value, self)
            if operations(of: result).pointee.next == nil {
                throw typeError("iter() returned non-iterator of type '\(typeName(result))'")
            }
            return result
        }
        if table.pointee.getItem != nil, type(of: value).layout != .dict, isSequenceLike(value) {
            return .object(SequenceIterator(value, types.sequenceIterator.root))
        }
        throw typeError("'\(typeName(value))' object is not iterable")
    }

    /// A class with `__getitem__` (a native one must be a sequence).
    private func isSequenceLike(_ value: Value) -> Bool {
        !type(of: value).matchOptions.contains(.isMapping)
    }

    /// The next item of the iterator in a slot that keeps it alive; unbound at its end.
    @inline(__always) func next(inSlot slot: Slots) throws(Raise) -> Value {
        guard let object = peek(slot) else { return try next(copy(slot)) }
        return try next(object)
    }

    /// The next item of an iterator; unbound at its end. Counts: native loops over endless iterators can be stopped.
    package func next(_ iterator: Value) throws(Raise) -> Value {
        try tick()
        guard let object = iterator.reference else { throw notAnIterator(iterator) }
        return try next(object)
    }

    /// The same for an iterator that somebody else keeps alive.
    @inline(__always) func next(_ iterator: Unmanaged<Object>) throws(Raise) -> Value {
        switch iterator.kind {
        case .iterator: return try iterator.to(IteratorObject.self).next(self)
        case .generator: return try iterator.to(GeneratorObject.self).next(self)
        default: return try nextSlowly(iterator)
        }
    }

    @inline(never) private func nextSlowly(_ iterator: Unmanaged<Object>) throws(Raise) -> Value {
        guard let next = iterator.type.operations.next else { throw notAnIterator(.object(iterator.retainedObject())) }
        return try iterator.lent(orRaising: .unbound) { (iterator) throws(Raise) in try next(.object(iterator), self) }
    }

    @inline(never) private func notAnIterator(_ value: Value) -> Raise {
        typeError("'\(typeName(value))' object is not an iterator")
    }

    /// Calls `body` with every item.
    package func forEach(_ iterable: Value, _ body: (Value) throws(Raise) -> Void) throws(Raise) {
        if case .object(let object) = iterable {
            if object.shape.toOpaque() == pointee.shapes.list.toOpaque() {
                let list = unsafeDowncast(object, to: ListObject.self)
                var i = 0
                while i < list.count {
                    try body(copy(list.items + i))
                    try tick()
                    i &+= 1
                }
                return
            }
            if object.shape.toOpaque() == pointee.shapes.tuple.toOpaque() {
                let tuple = unsafeDowncast(object, to: TupleObject.self)
                for i in 0..<tuple.count {
                    try body(tuple[i])
                    try tick()
                }
                return
            }
        }
        let iterator = try self.iterator(of: iterable)
        while true {
            let item = try next(iterator)
            if item.isUnbound { return }
            try body(item)
        }
    }

    /// All items, as a Swift array.
    package func items(of iterable: Value) throws(Raise) -> [Value] {
        var result: [Value] = []
        try forEach(iterable) { (item) throws(Raise) in result.append(item) }
        return result
    }

    /// `operator.length_hint`.
    package func lengthHint(_ value: Value, default fallback: Int = 0) throws(Raise) -> Int {
        if let length = operations(of: value).pointee.length {
            // a proxy of something without length has the operation all the same
            do throws(Raise) { return try length(value, self) } catch { try swallow(types.typeError) }
        }
        if case .object(let object) = value, object.kind == .iterator {
            return try unsafeDowncast(object, to: IteratorObject.self).lengthHint(self) ?? fallback
        }
        let method = try lookupSpecial(value, names.lengthHint)
        if method.isUnbound { return fallback }
        let hint: Value
        do throws(Raise) { hint = try call(method) } catch {
            try swallow(types.typeError)
            return fallback
        }
        if hint.isNotImplemented { return fallback }
        guard case .int(let n) = hint else {
            throw typeError("__length_hint__ must be an integer, not \(typeName(hint))")
        }
        if n < 0 { throw valueError("__length_hint__() should return >= 0") }
        return n
    }

    // MARK: Numbers

    package func hasIndex(_ value: Value) -> Bool {
        switch value {
        case .int, .bool: true
        default: operations(of: value).pointee.index != nil
        }
    }

    /// `operator.index(value)`: an exact int (`.int` or an `IntObject`).
    package func indexValue(_ value: Value) throws(Raise) -> Value {
        switch value {
        case .int: return value
        case .bool(let b): return .int(b ? 1 : 0)
        default:
            // (an integer is its own index, whatever `__index__` its class may have)
            if value.as(.int, IntObject.self) != nil { return try IntObject.exactInteger(value, self) }
            guard let index = operations(of: value).pointee.index else {
                throw typeError("'\(typeName(value))' object cannot be interpreted as an integer")
            }
            return try index(value, self)
        }
    }

    /// As a Swift integer; `OverflowError` beyond 64 bits.
    package func index(_ value: Value, orRaise type: TypeObject? = nil) throws(Raise) -> Int {
        switch value {
        case .int(let i): return i
        case .bool(let b): return b ? 1 : 0
        default:
            let result = try indexValue(value)
            if case .int(let i) = result { return i }
            if let big = result.as(.int, IntObject.self), let small = big.value.asInt { return small }
            guard let type else { throw overflowError("Python int too large to convert to C ssize_t") }
            throw raise(type, "cannot fit '\(typeName(value))' into an index-sized integer")
        }
    }

    /// The same for what is an `int` in C.
    package func smallIndex(_ value: Value) throws(Raise) -> Int {
        let result = try indexValue(value)
        if case .int(let i) = result, Int32(exactly: i) != nil { return i }
        throw overflowError("Python int too large to convert to C int")
    }

    /// The integer value of an int (or subclass), big or small; nil for other values.
    package func bigInteger(_ value: Value) -> BigInteger? {
        switch value {
        case .int(let i): BigInteger(i)
        case .bool(let b): BigInteger(b ? 1 : 0)
        case .object(let object): object.kind == .int ? unsafeDowncast(object, to: IntObject.self).value : nil
        default: nil
        }
    }

    /// The smallest representation of an integer.
    package func makeInteger(_ value: BigInteger) -> Value {
        if let small = value.asInt { return .int(small) }
        return .object(IntObject(value, pointee.shapes.int))
    }

    /// `float(value)` for arguments: accepts floats, ints and objects with `__float__` or `__index__`.
    package func double(_ value: Value) throws(Raise) -> Double {
        switch value {
        case .float(let d): return d
        case .int(let i): return Double(i)
        case .bool(let b): return b ? 1 : 0
        case .object(let object):
            if object.kind == .float { return unsafeDowncast(object, to: FloatObject.self).value }
            if let toFloat = Unmanaged.passUnretained(object).type.operations.toFloat {
                let result = try toFloat(value, self)
                if case .float(let d) = result { return d }
                if let subclass = result.as(.float, FloatObject.self) { return subclass.value }
                throw typeError("\(typeName(value)).__float__() must return a float, not \(typeName(result))")
            }
            if Unmanaged.passUnretained(object).type.operations.index != nil {
                return try double(try indexValue(value))
            }
            throw typeError("must be real number, not \(typeName(value))")
        default: throw typeError("must be real number, not \(typeName(value))")
        }
    }

    // MARK: Text

    /// The type of a value, as error messages say it.
    package func typeName(_ value: Value) -> String { type(of: value).nameInErrors }

    /// The same without the module: how functions written in Python name a type, and those of `os`.
    package func bareTypeName(_ value: Value) -> String { type(of: value).name.text }

    package func repr(_ value: Value) throws(Raise) -> StringObject {
        try checkNativeStack(" while getting the repr of an object")
        guard let repr = operations(of: value).pointee.repr else { return makeString(defaultRepr(value)) }
        let result = try repr(value, self)
        if let string = result.as(.string, StringObject.self) { return string }
        throw typeError("__repr__ returned non-string (type \(typeName(result)))")
    }

    package func str(_ value: Value) throws(Raise) -> StringObject {
        if case .object(let object) = value, object.shape.toOpaque() == pointee.shapes.string.toOpaque() {
            return unsafeDowncast(object, to: StringObject.self)
        }
        if case .int(let number) = value { return decimalText(number) }
        try checkNativeStack(" while getting the str of an object")
        let table = operations(of: value)
        guard let str = table.pointee.str ?? table.pointee.repr else { return makeString(defaultRepr(value)) }
        let result = try str(value, self)
        if let string = result.as(.string, StringObject.self) { return string }
        throw typeError("__str__ returned non-string (type \(typeName(result)))")
    }

    /// `<module.Type object at 0x…>`.
    package func defaultRepr(_ value: Value) -> String {
        guard case .object(let object) = value else { return "<\(typeName(value)) object>" }
        return "<\(qualifiedTypeName(object.type)) object at \(addressText(object))>"
    }

    /// `module.Qualified.Name`, without the module for builtins.
    package func qualifiedTypeName(_ type: TypeObject) -> String {
        if let module = moduleName(of: type), module != "builtins" { return "\(module).\(type.qualifiedName.text)" }
        return type.qualifiedName.text
    }

    /// The same, but without the module for classes of the program itself: how CPython's `%T` writes a type.
    package func fullTypeName(_ type: TypeObject) -> String {
        moduleName(of: type) == "__main__" ? type.qualifiedName.text : qualifiedTypeName(type)
    }

    package func addressText(_ object: Object) -> String {
        "0x" + String(UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()), radix: 16)
    }

    // MARK: Calling

    /// `function(*arguments, **keywords)`.
    package func call(
        _ function: Value, _ arguments: [Value], keywords: [(StringObject, Value)] = []
    ) throws(Raise) -> Value {
        let base = pointee.sp
        let count = arguments.count + keywords.count
        try checkStack(base + count)
        for (i, value) in arguments.enumerated() { (base + i).initialize(to: value) }
        for (i, pair) in keywords.enumerated() { (base + arguments.count + i).initialize(to: pair.1) }
        let names = keywords.isEmpty ? nil : makeTuple(keywords.map { .object($0.0) })
        return try invoke(function, base, count, names)
    }

    package func call(_ function: Value) throws(Raise) -> Value { try invoke(function, pointee.sp, 0, nil) }

    package func call(_ function: Value, _ a: Value) throws(Raise) -> Value {
        let base = pointee.sp
        try checkStack(base + 1)
        base.initialize(to: a)
        return try invoke(function, base, 1, nil)
    }

    package func call(_ function: Value, _ a: Value, _ b: Value) throws(Raise) -> Value {
        let base = pointee.sp
        try checkStack(base + 2)
        base.initialize(to: a)
        (base + 1).initialize(to: b)
        return try invoke(function, base, 2, nil)
    }

    package func call(_ function: Value, _ a: Value, _ b: Value, _ c: Value) throws(Raise) -> Value {
        let base = pointee.sp
        try checkStack(base + 3)
        base.initialize(to: a)
        (base + 1).initialize(to: b)
        (base + 2).initialize(to: c)
        return try invoke(function, base, 3, nil)
    }

    package func call(
        _ function: Value, _ a: Value, _ b: Value, _ c: Value, _ d: Value
    ) throws(Raise) -> Value {
        let base = pointee.sp
        try checkStack(base + 4)
        base.initialize(to: a)
        (base + 1).initialize(to: b)
        (base + 2).initialize(to: c)
        (base + 3).initialize(to: d)
        return try invoke(function, base, 4, nil)
    }

    /// `receiver.name(arguments)`.
    package func callMethod(_ receiver: Value, _ name: StringObject, _ arguments: Value...) throws(Raise) -> Value {
        try call(try getAttribute(receiver, name), arguments)
    }

    package func callMethod(_ receiver: Value, _ name: String, _ arguments: Value...) throws(Raise) -> Value {
        try call(try getAttribute(receiver, intern(name)), arguments)
    }

    /// A special method looked up on the type and bound; unbound if there is none.
    package func lookupSpecial(_ value: Value, _ name: StringObject) throws(Raise) -> Value {
        let type = type(of: value)
        let found = lookup(type, name)
        if found.isUnbound { return .unbound }
        return try bind(found, to: value, type)
    }

    /// What `found`, an attribute of `type`, becomes when it is read through an instance.
    func bind(_ found: Value, to instance: Value, _ owner: TypeObject) throws(Raise) -> Value {
        guard case .object(let object) = found, let get = Unmanaged.passUnretained(object).type.operations.descriptorGet
        else { return found }
        return try get(found, instance, owner, self)
    }

    /// Calls a special method of the type with further arguments; nil if the type has none.
    package func callSpecial(_ receiver: Value, _ name: StringObject, _ arguments: Value...) throws(Raise) -> Value? {
        let method = try lookupSpecial(receiver, name)
        if method.isUnbound { return nil }
        return try call(method, arguments)
    }
}
