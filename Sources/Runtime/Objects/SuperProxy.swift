// `super`: attributes of the bases of a class, bound to an instance. `super()` without arguments takes the class from the cell
// `__class__` and the object from the first argument of the function it is called in.

package final class SuperObject: Object {
    /// The class whose bases are searched (`__thisclass__`); nil before `__init__`.
    @exclusivity(unchecked) final var start: TypeObject?
    /// `__self__`; unbound for an unbound `super(C)`.
    @exclusivity(unchecked) final var receiver: Value = .unbound
    /// `__self_class__`: whose method resolution order counts.
    @exclusivity(unchecked) final var receiverType: TypeObject?

    init(_ shape: ShapeRef) {
        super.init(.superProxy, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let start { visit(start) }
        if case .object(let object) = receiver { visit(object) }
        if let receiverType { visit(receiverType) }
    }

    package override func clearReferences() {
        super.clearReferences()
        receiver = .unbound
    }

    static let nativeType = NativeType(
        "super", .superProxy, [.isBase],
        doc: """
            super() -> same as super(__class__, <first argument>)
            super(type) -> unbound super object
            super(type, obj) -> bound super object; requires isinstance(obj, type)
            super(type, type2) -> bound super object; requires issubclass(type2, type)
            Typical use to call a cooperative superclass method:
            class C(B):
                def meth(self, arg):
                    super().meth(arg)
            This works for class methods too:
            class C(B):
                @classmethod
                def cmeth(cls, arg):
                    super().cmeth(arg)

            """,
        new: .variadic("super(type=<unrepresentable>, object=None)", SuperObject.make),
        initialize: .variadicMethod("super(type=<unrepresentable>, object=None)", SuperObject.initialize),
        operations: {
            $0.repr = SuperObject.repr
            $0.getAttribute = SuperObject.getAttribute
            $0.descriptorGet = SuperObject.get
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property(
            "__thisclass__", { call throws(Raise) in call[0].cast(SuperObject.self).start.map { .object($0) } ?? .none }
        ),
        .property("__self__", SuperObject.readReceiver),
        .property(
            "__self_class__",
            { call throws(Raise) in call[0].cast(SuperObject.self).receiverType.map { .object($0) } ?? .none }),
    ]

    private static func readReceiver(_ call: Call) throws(Raise) -> Value {
        let receiver = call[0].cast(SuperObject.self).receiver
        return receiver.isUnbound ? .none : receiver
    }

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(SuperObject(try call.thread.receiverClass(call).root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let proxy = call[0].cast(SuperObject.self)
        if call.keywords != nil { throw thread.typeError("super() takes no keyword arguments") }
        switch call.count {
        case 1:
            let (type, receiver) = try thread.implicitSuper()
            try proxy.set(type, receiver, thread)
        case 2, 3:
            guard let type = call[1].as(.type, TypeObject.self) else {
                throw thread.typeError("super() argument 1 must be a type, not \(thread.typeName(call[1]))")
            }
            try proxy.set(type, call.count == 3 && !call[2].isNone ? call[2] : .unbound, thread)
        default: throw thread.typeError("super() expected at most 2 arguments, got \(call.count - 1)")
        }
        return .none
    }

    final func set(_ type: TypeObject, _ receiver: Value, _ thread: ThreadRef) throws(Raise) {
        receiverType = receiver.isUnbound ? nil : try thread.superType(type, receiver)
        start = type
        self.receiver = receiver
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let proxy = value.cast(SuperObject.self)
        let start = proxy.start?.name.text ?? "NULL"
        guard let type = proxy.receiverType else {
            return .object(thread.makeString("<super: <class '\(start)'>, NULL>"))
        }
        return .object(thread.makeString("<super: <class '\(start)'>, <\(type.name.text) object>>"))
    }

    private static func getAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
        let proxy = value.cast(SuperObject.self)
        if name !== thread.names.className, let start = proxy.start, let type = proxy.receiverType {
            let found = try thread.findSuperAttribute(start, type, proxy.receiver, name)
            if !found.isUnbound { return found }
        }
        return try genericGet(value, name, thread)
    }

    private static func get(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let proxy = descriptor.cast(SuperObject.self)
        guard !instance.isUnbound, proxy.receiver.isUnbound, let start = proxy.start else { return descriptor }
        if proxy.type !== thread.types.superProxy {
            return try thread.call(.object(proxy.type), .object(start), instance)
        }
        let made = SuperObject(thread.types.superProxy.root)
        try made.set(start, instance, thread)
        return .object(made)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The class whose method resolution order `super(type, receiver)` follows: the receiver itself if it is a subclass, else its
    /// class.
    package func superType(_ type: TypeObject, _ receiver: Value) throws(Raise) -> TypeObject {
        if let other = receiver.as(.type, TypeObject.self), other.isSubtype(of: type) { return other }
        let actual = self.type(of: receiver)
        if actual.isSubtype(of: type) { return actual }
        if let claimed = try lookupAttribute(receiver, names.className).as(.type, TypeObject.self), claimed !== actual,
            claimed.isSubtype(of: type)
        {
            return claimed
        }
        let what: String
        if let other = receiver.as(.type, TypeObject.self) {
            what = "type \(other.name.text)"
        } else {
            what = "instance of \(actual.name.text)"
        }
        throw typeError("super(type, obj): obj (\(what)) is not an instance or subtype of type (\(type.name.text)).")
    }

    /// The attribute of the classes that come after `start` in the order of `type`, bound; unbound if there is none.
    package func findSuperAttribute(
        _ start: TypeObject, _ type: TypeObject, _ receiver: Value, _ name: StringObject
    ) throws(Raise) -> Value {
        let order = type.mro
        guard let position = order.firstIndex(where: { $0 === start }) else { return .unbound }
        for base in order.dropFirst(position + 1) {
            if !base.isFilled { fillNamespace(of: base) }
            let found = base.namespace.get(name)
            if found.isUnbound { continue }
            guard case .object(let object) = found, let get = object.type.operations.descriptorGet else { return found }
            let isClassItself = receiver.as(.type, TypeObject.self) === type
            return try get(found, isClassItself ? .unbound : receiver, type, self)
        }
        return .unbound
    }

    /// The same without binding, for calls: what is found on the classes after `start`.
    package func findSuperDefinition(_ start: TypeObject, _ type: TypeObject, _ name: StringObject) -> Value {
        let order = type.mro
        guard let position = order.firstIndex(where: { $0 === start }) else { return .unbound }
        for base in order.dropFirst(position + 1) {
            if !base.isFilled { fillNamespace(of: base) }
            let found = base.namespace.get(name)
            if !found.isUnbound { return found }
        }
        return .unbound
    }

    /// Class and object for a `super()` without arguments, from the innermost Python frame.
    package func implicitSuper() throws(Raise) -> (TypeObject, Value) {
        guard pointee.frame > pointee.frameBase else { throw runtimeError("super(): no current frame") }
        let record = pointee.frame.pointee
        let body = record.body.takeUnretainedValue()
        if body.positionalCount == 0 && !body.hasVariadic { throw runtimeError("super(): no arguments") }
        var receiver = copy(record.slots)
        if body.positionalCount == 0 {
            // `def f(*args)`: the first of them
            guard let rest = copy(record.slots + body.keywordOnlyCount).as(.tuple, TupleObject.self), rest.count > 0
            else {
                throw runtimeError("super(): no arguments")
            }
            receiver = rest[0]
        } else if body.cellSlots.contains(0), let cell = receiver.as(.cell, CellObject.self) {
            receiver = copy(cell.slot)
        }
        if receiver.isUnbound { throw runtimeError("super(): arg[0] deleted") }
        guard body.functionSlot >= 0, let index = body.scope.freeNames.firstIndex(of: "__class__"),
            let function = copy(record.slots + body.functionSlot).as(.function, FunctionObject.self),
            index < function.closureCount
        else { throw runtimeError("super(): __class__ cell not found") }
        let value = copy(function.closure[index].slot)
        if value.isUnbound { throw runtimeError("super(): empty __class__ cell") }
        guard let type = value.as(.type, TypeObject.self) else {
            throw runtimeError("super(): __class__ is not a type (\(typeName(value)))")
        }
        return (type, receiver)
    }
}
