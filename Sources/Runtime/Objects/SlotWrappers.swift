// The dunder methods of native types, `list.__len__` and the like: they are not written down anywhere, but follow from the
// operations a type has. This file has the table of all of them and their bodies; `Namespaces.swift` puts them into namespaces.
//
// A wrapper's body finds its operation through its definition: `owner` is the type whose function it calls, `operation` says
// which of several (the `BinaryOperation` of `__add__`, with `reflected` added for `__radd__`).

/// One dunder: its row, its field in the table of operations, and which part of the field it is.
struct Dunder: @unchecked Sendable {
    let field: OperationField
    let row: NativeRow
    let operation: Int

    init(
        _ field: OperationField, _ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString,
        _ operation: Int = 0
    ) {
        self.field = field
        row = .variadicMethod(signature, body, doc)
        self.operation = operation
    }

    /// `__len__`.
    var text: String {
        row.signature.withUTF8Buffer { String(decoding: $0.prefix { $0 != UInt8(ascii: "(") }, as: UTF8.self) }
    }

    /// Added to the operation of `__radd__`.
    static let reflected = 32

    /// True if the type really has this part of the field.
    func isDefined(by operations: TypeOperations) -> Bool {
        switch field {
        case .binary: operations.binaryMask & 1 << UInt16(operation & 31) != 0
        case .inplace: operations.inplaceMask & 1 << UInt16(operation) != 0
        case .unary: operations.unaryMask & 1 << UInt8(operation) != 0
        default: true
        }
    }

    /// In the order in which they appear in a namespace.
    static let all: [Dunder] =
        basic + comparisons + conversions + containers + arithmetic + reflectedArithmetic + inplaceArithmetic

    private static let basic: [Dunder] = [
        Dunder(.repr, "__repr__()", SlotBodies.repr, "Return repr(self)."),
        Dunder(.hash, "__hash__()", SlotBodies.hash, "Return hash(self)."),
        Dunder(.call, "__call__(*args, **kwargs)", SlotBodies.call, "Call self as a function."),
        Dunder(.str, "__str__()", SlotBodies.str, "Return str(self)."),
        Dunder(.getAttribute, "__getattribute__(name, /)", SlotBodies.getAttribute, "Return getattr(self, name)."),
        Dunder(
            .setAttribute, "__setattr__(name, value, /)", SlotBodies.setAttribute,
            "Implement setattr(self, name, value)."),
        Dunder(.setAttribute, "__delattr__(name, /)", SlotBodies.deleteAttribute, "Implement delattr(self, name)."),
        Dunder(.iterate, "__iter__()", SlotBodies.iterate, "Implement iter(self)."),
        Dunder(.next, "__next__()", SlotBodies.next, "Implement next(self)."),
        Dunder(
            .descriptorGet, "__get__(instance, owner=None, /)", SlotBodies.descriptorGet,
            "Return an attribute of instance, which is of type owner."),
        Dunder(
            .descriptorSet, "__set__(instance, value, /)", SlotBodies.descriptorSet,
            "Set an attribute of instance to value."),
        Dunder(
            .descriptorSet, "__delete__(instance, /)", SlotBodies.descriptorDelete, "Delete an attribute of instance."),
        Dunder(
            .initialize, "__init__(*args, **kwargs)", SlotBodies.initialize,
            "Initialize self.  See help(type(self)) for accurate signature."),
    ]

    private static let comparisons: [Dunder] = [
        Dunder(.compare, "__lt__(value, /)", SlotBodies.compare, "Return self<value.", 0),
        Dunder(.compare, "__le__(value, /)", SlotBodies.compare, "Return self<=value.", 1),
        Dunder(.compare, "__eq__(value, /)", SlotBodies.compare, "Return self==value.", 2),
        Dunder(.compare, "__ne__(value, /)", SlotBodies.compare, "Return self!=value.", 3),
        Dunder(.compare, "__gt__(value, /)", SlotBodies.compare, "Return self>value.", 4),
        Dunder(.compare, "__ge__(value, /)", SlotBodies.compare, "Return self>=value.", 5),
    ]

    private static let conversions: [Dunder] = [
        Dunder(.unary, "__neg__()", SlotBodies.unary, "-self", 0),
        Dunder(.unary, "__pos__()", SlotBodies.unary, "+self", 1),
        Dunder(.unary, "__invert__()", SlotBodies.unary, "~self", 2),
        Dunder(.unary, "__abs__()", SlotBodies.unary, "abs(self)", 3),
        Dunder(.truth, "__bool__()", SlotBodies.truth, "True if self else False"),
        Dunder(.toInt, "__int__()", SlotBodies.toInt, "int(self)"),
        Dunder(.toFloat, "__float__()", SlotBodies.toFloat, "float(self)"),
        Dunder(
            .index, "__index__()", SlotBodies.index,
            "Return self converted to an integer, if self is suitable for use as an index into a list."),
    ]

    private static let containers: [Dunder] = [
        Dunder(.length, "__len__()", SlotBodies.length, "Return len(self)."),
        Dunder(.getItem, "__getitem__(key, /)", SlotBodies.getItem, "Return self[key]."),
        Dunder(.setItem, "__setitem__(key, value, /)", SlotBodies.setItem, "Set self[key] to value."),
        Dunder(.setItem, "__delitem__(key, /)", SlotBodies.deleteItem, "Delete self[key]."),
        Dunder(.contains, "__contains__(key, /)", SlotBodies.contains, "Return bool(key in self)."),
        Dunder(.concatenate, "__add__(value, /)", SlotBodies.concatenate, "Return self+value."),
        Dunder(.repeated, "__mul__(value, /)", SlotBodies.repeated, "Return self*value."),
        Dunder(.repeated, "__rmul__(value, /)", SlotBodies.repeated, "Return value*self."),
        Dunder(.inplaceConcatenate, "__iadd__(value, /)", SlotBodies.inplaceConcatenate, "Implement self+=value."),
        Dunder(.inplaceRepeat, "__imul__(value, /)", SlotBodies.inplaceRepeat, "Implement self*=value."),
    ]

    private static let arithmetic: [Dunder] = [
        Dunder(.binary, "__add__(value, /)", SlotBodies.binary, "Return self+value.", 0),
        Dunder(.binary, "__sub__(value, /)", SlotBodies.binary, "Return self-value.", 1),
        Dunder(.binary, "__mul__(value, /)", SlotBodies.binary, "Return self*value.", 2),
        Dunder(.binary, "__matmul__(value, /)", SlotBodies.binary, "Return self@value.", 3),
        Dunder(.binary, "__truediv__(value, /)", SlotBodies.binary, "Return self/value.", 4),
        Dunder(.binary, "__mod__(value, /)", SlotBodies.binary, "Return self%value.", 5),
        Dunder(.binary, "__pow__(value, mod=None, /)", SlotBodies.power, "Return pow(self, value, mod).", 6),
        Dunder(.binary, "__lshift__(value, /)", SlotBodies.binary, "Return self<<value.", 7),
        Dunder(.binary, "__rshift__(value, /)", SlotBodies.binary, "Return self>>value.", 8),
        Dunder(.binary, "__or__(value, /)", SlotBodies.binary, "Return self|value.", 9),
        Dunder(.binary, "__xor__(value, /)", SlotBodies.binary, "Return self^value.", 10),
        Dunder(.binary, "__and__(value, /)", SlotBodies.binary, "Return self&value.", 11),
        Dunder(.binary, "__floordiv__(value, /)", SlotBodies.binary, "Return self//value.", 12),
        Dunder(.binary, "__divmod__(value, /)", SlotBodies.binary, "Return divmod(self, value).", 13),
    ]

    private static let reflectedArithmetic: [Dunder] = [
        Dunder(.binary, "__radd__(value, /)", SlotBodies.binary, "Return value+self.", 32),
        Dunder(.binary, "__rsub__(value, /)", SlotBodies.binary, "Return value-self.", 33),
        Dunder(.binary, "__rmul__(value, /)", SlotBodies.binary, "Return value*self.", 34),
        Dunder(.binary, "__rmatmul__(value, /)", SlotBodies.binary, "Return value@self.", 35),
        Dunder(.binary, "__rtruediv__(value, /)", SlotBodies.binary, "Return value/self.", 36),
        Dunder(.binary, "__rmod__(value, /)", SlotBodies.binary, "Return value%self.", 37),
        Dunder(.binary, "__rpow__(value, mod=None, /)", SlotBodies.power, "Return pow(value, self, mod).", 38),
        Dunder(.binary, "__rlshift__(value, /)", SlotBodies.binary, "Return value<<self.", 39),
        Dunder(.binary, "__rrshift__(value, /)", SlotBodies.binary, "Return value>>self.", 40),
        Dunder(.binary, "__ror__(value, /)", SlotBodies.binary, "Return value|self.", 41),
        Dunder(.binary, "__rxor__(value, /)", SlotBodies.binary, "Return value^self.", 42),
        Dunder(.binary, "__rand__(value, /)", SlotBodies.binary, "Return value&self.", 43),
        Dunder(.binary, "__rfloordiv__(value, /)", SlotBodies.binary, "Return value//self.", 44),
        Dunder(.binary, "__rdivmod__(value, /)", SlotBodies.binary, "Return divmod(value, self).", 45),
    ]

    private static let inplaceArithmetic: [Dunder] = [
        Dunder(.inplace, "__iadd__(value, /)", SlotBodies.inplace, "Return self+=value.", 0),
        Dunder(.inplace, "__isub__(value, /)", SlotBodies.inplace, "Return self-=value.", 1),
        Dunder(.inplace, "__imul__(value, /)", SlotBodies.inplace, "Return self*=value.", 2),
        Dunder(.inplace, "__imatmul__(value, /)", SlotBodies.inplace, "Return self@=value.", 3),
        Dunder(.inplace, "__itruediv__(value, /)", SlotBodies.inplace, "Return self/=value.", 4),
        Dunder(.inplace, "__imod__(value, /)", SlotBodies.inplace, "Return self%=value.", 5),
        Dunder(.inplace, "__ipow__(value, /)", SlotBodies.inplace, "Return self**=value.", 6),
        Dunder(.inplace, "__ilshift__(value, /)", SlotBodies.inplace, "Return self<<=value.", 7),
        Dunder(.inplace, "__irshift__(value, /)", SlotBodies.inplace, "Return self>>=value.", 8),
        Dunder(.inplace, "__ior__(value, /)", SlotBodies.inplace, "Return self|=value.", 9),
        Dunder(.inplace, "__ixor__(value, /)", SlotBodies.inplace, "Return self^=value.", 10),
        Dunder(.inplace, "__iand__(value, /)", SlotBodies.inplace, "Return self&=value.", 11),
        Dunder(.inplace, "__ifloordiv__(value, /)", SlotBodies.inplace, "Return self//=value.", 12),
    ]
}

extension Call {
    /// The operations of the type a slot wrapper belongs to.
    fileprivate var operations: TypeOperations {
        function._withUnsafeGuaranteedRef { $0.definition.owner?.operations } ?? TypeOperations()
    }

    fileprivate var operation: Int { function._withUnsafeGuaranteedRef { $0.definition.operation } }

    /// Checks the number of arguments after the receiver, as all wrappers do; and the stack, because a wrapper that a class has
    /// under another name (`__repr__ = object.__str__`) can come back to itself without any Python function between.
    fileprivate func expect(_ wanted: Int) throws(Raise) {
        try thread.checkNativeStack()
        if keywords != nil {
            let name = function._withUnsafeGuaranteedRef { $0.definition.name }
            throw thread.typeError("wrapper \(name.text)() takes no keyword arguments")
        }
        if count - 1 != wanted {
            throw thread.typeError("expected \(wanted) argument\(wanted == 1 ? "" : "s"), got \(count - 1)")
        }
    }

    fileprivate func expect(_ least: Int, _ most: Int) throws(Raise) {
        try thread.checkNativeStack()
        // the blank in front stands where other functions have their name
        if count - 1 < least {
            throw thread.typeError(" expected at least \(least) argument\(least == 1 ? "" : "s"), got \(count - 1)")
        }
        if count - 1 > most {
            throw thread.typeError(" expected at most \(most) argument\(most == 1 ? "" : "s"), got \(count - 1)")
        }
    }

    /// In CPython `__getitem__` and `__contains__` of dicts, sets and (the first only) lists are methods, which count differently.
    fileprivate func expectKey() throws(Raise) {
        if count == 2 && keywords == nil { return }
        guard let owner = function._withUnsafeGuaranteedRef({ $0.definition.owner }) else { return }
        let name = function._withUnsafeGuaranteedRef { $0.definition.name.text }
        switch owner.layout {
        case .dict, .set, .frozenset: break
        case .list where name == "__getitem__": break
        default: return
        }
        if keywords != nil { throw thread.typeError("\(owner.name.text).\(name)() takes no keyword arguments") }
        throw thread.typeError("\(owner.name.text).\(name)() takes exactly one argument (\(count - 1) given)")
    }

    /// The operation is gone, which cannot happen: a wrapper exists because it is there.
    fileprivate var missing: Raise { thread.systemError("the operation behind a slot wrapper is missing") }

    fileprivate func nameArgument(_ index: Int) throws(Raise) -> StringObject {
        if let name = self[index].as(.string, StringObject.self) { return name }
        throw thread.typeError("attribute name must be string, not '\(thread.typeName(self[index]))'")
    }
}

/// The bodies of all slot wrappers.
enum SlotBodies {
    private static func callUnary(_ call: Call, _ function: UnaryFunction?) throws(Raise) -> Value {
        try call.expect(0)
        guard let function else { throw call.missing }
        return try function(call[0], call.thread)
    }

    private static func callPair(_ call: Call, _ function: PairFunction?) throws(Raise) -> Value {
        try call.expect(1)
        guard let function else { throw call.missing }
        return try function(call[0], call[1], call.thread)
    }

    static func repr(_ call: Call) throws(Raise) -> Value { try callUnary(call, call.operations.repr) }
    static func str(_ call: Call) throws(Raise) -> Value { try callUnary(call, call.operations.str) }
    static func iterate(_ call: Call) throws(Raise) -> Value { try callUnary(call, call.operations.iterate) }
    static func index(_ call: Call) throws(Raise) -> Value { try callUnary(call, call.operations.index) }
    static func toInt(_ call: Call) throws(Raise) -> Value { try callUnary(call, call.operations.toInt) }
    static func toFloat(_ call: Call) throws(Raise) -> Value { try callUnary(call, call.operations.toFloat) }
    static func getItem(_ call: Call) throws(Raise) -> Value {
        try call.expectKey()
        return try callPair(call, call.operations.getItem)
    }

    static func concatenate(_ call: Call) throws(Raise) -> Value { try callPair(call, call.operations.concatenate) }
    static func inplaceConcatenate(_ call: Call) throws(Raise) -> Value {
        try callPair(call, call.operations.inplaceConcatenate)
    }

    static func hash(_ call: Call) throws(Raise) -> Value {
        try call.expect(0)
        guard let function = call.operations.hash else { throw call.missing }
        return .int(try function(call[0], call.thread))
    }

    static func truth(_ call: Call) throws(Raise) -> Value {
        try call.expect(0)
        guard let function = call.operations.truth else { throw call.missing }
        return .bool(try function(call[0], call.thread))
    }

    static func length(_ call: Call) throws(Raise) -> Value {
        try call.expect(0)
        guard let function = call.operations.length else { throw call.missing }
        return .int(try function(call[0], call.thread))
    }

    static func next(_ call: Call) throws(Raise) -> Value {
        let result = try callUnary(call, call.operations.next)
        if result.isUnbound { throw call.thread.stopIteration() }
        return result
    }

    static func call(_ call: Call) throws(Raise) -> Value {
        guard let function = call.operations.call else { throw call.missing }
        let thread = call.thread
        let count = call.count - 1 + (call.keywords?.count ?? 0)
        let base = thread.pointee.sp
        try thread.checkStack(base + count)
        for i in 0..<max(count, 0) { (base + i).initialize(to: copy(call.arguments + 1 + i)) }
        return try function(call[0], base, count, call.keywords, thread)
    }

    static func initialize(_ call: Call) throws(Raise) -> Value {
        guard let function = call.operations.initialize else { throw call.missing }
        let count = call.count - 1 + (call.keywords?.count ?? 0)
        if sameCode(function, initializeFromRow),
            let owner = call.function._withUnsafeGuaranteedRef({ $0.definition.owner })
        {
            // the initializer of the owner, whatever the instance's own type has
            try call.thread.callInitializer(owner, call[0], call.arguments + 1, count, call.keywords)
        } else {
            try function(call[0], call.arguments + 1, count, call.keywords, call.thread)
        }
        return .none
    }

    static func getAttribute(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        guard let function = call.operations.getAttribute else { throw call.missing }
        return try function(call[0], try call.nameArgument(1), call.thread)
    }

    static func setAttribute(_ call: Call) throws(Raise) -> Value {
        try call.expect(2)
        guard let function = call.operations.setAttribute else { throw call.missing }
        try checkNotHackingAround(call)
        try function(call[0], try call.nameArgument(1), call[2], call.thread)
        return .none
    }

    static func deleteAttribute(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        guard let function = call.operations.setAttribute else { throw call.missing }
        try checkNotHackingAround(call)
        try function(call[0], try call.nameArgument(1), .unbound, call.thread)
        return .none
    }

    /// `object.__setattr__(SomeClass, …)` would go round the rules of `type`.
    private static func checkNotHackingAround(_ call: Call) throws(Raise) {
        guard let owner = call.function._withUnsafeGuaranteedRef({ $0.definition.owner }) else { return }
        if case .object(let object) = call[0], object.kind == .type, owner !== call.thread.types.type {
            let name = call.function._withUnsafeGuaranteedRef { $0.definition.name }
            throw call.thread.typeError("can't apply this \(name.text) to \(object.type.name.text) object")
        }
    }

    static func compare(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        guard let function = call.operations.compare, let op = Comparison(rawValue: UInt8(call.operation)) else {
            throw call.missing
        }
        return try function(op, call[0], call[1], call.thread)
    }

    static func unary(_ call: Call) throws(Raise) -> Value {
        try call.expect(0)
        guard let function = call.operations.unary, let op = UnaryOperation(rawValue: UInt8(call.operation)) else {
            throw call.missing
        }
        return try function(op, call[0], call.thread)
    }

    static func binary(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        return try applyBinary(call)
    }

    private static func applyBinary(_ call: Call) throws(Raise) -> Value {
        guard let function = call.operations.binary, let op = BinaryOperation(rawValue: UInt8(call.operation & 31))
        else {
            throw call.missing
        }
        if call.operation & Dunder.reflected != 0 { return try function(op, call[1], call[0], call.thread) }
        return try function(op, call[0], call[1], call.thread)
    }

    static func power(_ call: Call) throws(Raise) -> Value {
        try call.expect(1, 2)
        if call.count == 2 || call[2].isNone { return try applyBinary(call) }
        guard let function = call.operations.powerModulo else { return .notImplemented }
        if call.operation & Dunder.reflected != 0 { return try function(call[1], call[0], call[2], call.thread) }
        return try function(call[0], call[1], call[2], call.thread)
    }

    static func inplace(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        guard let function = call.operations.inplace, let op = BinaryOperation(rawValue: UInt8(call.operation)) else {
            throw call.missing
        }
        return try function(op, call[0], call[1], call.thread)
    }

    private static func repeatCount(_ call: Call) throws(Raise) -> Int {
        try call.thread.index(call[1], orRaise: call.thread.types.overflowError)
    }

    static func repeated(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        guard let function = call.operations.repeated else { throw call.missing }
        return try function(call[0], try repeatCount(call), call.thread)
    }

    static func inplaceRepeat(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        guard let function = call.operations.inplaceRepeat else { throw call.missing }
        return try function(call[0], try repeatCount(call), call.thread)
    }

    static func contains(_ call: Call) throws(Raise) -> Value {
        try call.expectKey()
        try call.expect(1)
        guard let function = call.operations.contains else { throw call.missing }
        return .bool(try function(call[0], call[1], call.thread))
    }

    static func setItem(_ call: Call) throws(Raise) -> Value {
        try call.expect(2)
        guard let function = call.operations.setItem else { throw call.missing }
        try function(call[0], call[1], call[2], call.thread)
        return .none
    }

    static func deleteItem(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        guard let function = call.operations.setItem else { throw call.missing }
        try function(call[0], call[1], .unbound, call.thread)
        return .none
    }

    static func descriptorGet(_ call: Call) throws(Raise) -> Value {
        try call.expect(1, 2)
        guard let function = call.operations.descriptorGet else { throw call.missing }
        let thread = call.thread
        let instance: Value = call[1].isNone ? .unbound : call[1]
        if call.count > 2, let owner = call[2].as(.type, TypeObject.self) {
            // asked of `None` through its class: there the instance is None indeed
            let isNoneType = call[1].isNone && owner === thread.types.none
            return try function(call[0], isNoneType ? .none : instance, owner, thread)
        }
        if instance.isUnbound { throw thread.typeError("__get__(None, None) is invalid") }
        return try function(call[0], instance, thread.type(of: instance), thread)
    }

    static func descriptorSet(_ call: Call) throws(Raise) -> Value {
        try call.expect(2)
        guard let function = call.operations.descriptorSet else { throw call.missing }
        try function(call[0], call[1], call[2], call.thread)
        return .none
    }

    static func descriptorDelete(_ call: Call) throws(Raise) -> Value {
        try call.expect(1)
        guard let function = call.operations.descriptorSet else { throw call.missing }
        try function(call[0], call[1], .unbound, call.thread)
        return .none
    }
}
