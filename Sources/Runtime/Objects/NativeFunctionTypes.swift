// The types of functions written in Swift: `builtin_function_or_method` (`len`, `[].append`), `method_descriptor` (`list.append`),
// `classmethod_descriptor`, `wrapper_descriptor` (`list.__len__`) and `method-wrapper` (`[].__len__`). All are `NativeObject`s; the
// shape tells which.

extension NativeObject {
    static let functionType = NativeType(
        "builtin_function_or_method", .native, [.isNotConstructible],
        operations: {
            $0.repr = NativeObject.functionRepr
            $0.hash = NativeObject.hash
            $0.compare = NativeObject.compare
            $0.call = callNativeFunction
        }, rows: { NativeObject.functionRows })

    static let methodDescriptorType = NativeType(
        "method_descriptor", .native, [.isNotConstructible],
        operations: {
            $0.repr = NativeObject.methodDescriptorRepr
            $0.call = callNativeFunction
            $0.descriptorGet = NativeObject.bindMethod
        }, rows: { NativeObject.descriptorRows })

    static let classMethodDescriptorType = NativeType(
        "classmethod_descriptor", .native, [.isNotConstructible],
        operations: {
            $0.repr = NativeObject.methodDescriptorRepr
            $0.call = callNativeFunction
            $0.descriptorGet = NativeObject.bindClassMethod
        }, rows: { NativeObject.descriptorRows })

    static let slotWrapperType = NativeType(
        "wrapper_descriptor", .native, [.isNotConstructible],
        operations: {
            $0.repr = NativeObject.slotWrapperRepr
            $0.call = callNativeFunction
            $0.descriptorGet = NativeObject.bindSlotWrapper
        }, rows: { NativeObject.descriptorRows })

    static let methodWrapperType = NativeType(
        "method-wrapper", .native, [.isNotConstructible],
        operations: {
            $0.repr = NativeObject.methodWrapperRepr
            $0.hash = NativeObject.hash
            $0.compare = NativeObject.compare
            $0.call = callNativeFunction
        }, rows: { NativeObject.functionRows })

    // MARK: Attributes

    private static let common: [NativeRow] = [
        .property("__name__", { call throws(Raise) in .object(call[0].cast(NativeObject.self).definition.name) }),
        .property("__qualname__", NativeObject.qualname),
        .property("__doc__", NativeObject.doc),
        .property("__text_signature__", NativeObject.textSignature),
        .method("__reduce__()", NativeObject.reduce),
    ]

    private static let functionRows: [NativeRow] =
        common + [
            .property("__self__", NativeObject.receiver),
            .property("__module__", NativeObject.module),
            .property("__objclass__", NativeObject.objectClass),
        ]

    private static let descriptorRows: [NativeRow] = common + [.property("__objclass__", NativeObject.objectClass)]

    private final var ownerName: String { definition.owner?.nameInErrors ?? "?" }

    private static func qualname(_ call: Call) throws(Raise) -> Value {
        let function = call[0].cast(NativeObject.self)
        let name = function.definition.name.text
        if let type = function.receiver.as(.type, TypeObject.self) {
            return .object(call.thread.makeString("\(type.qualifiedName.text).\(name)"))
        }
        guard let owner = function.definition.owner else { return .object(function.definition.name) }
        if case .object(let object) = function.receiver, object.kind == .module {
            return .object(function.definition.name)
        }
        return .object(call.thread.makeString("\(owner.qualifiedName.text).\(name)"))
    }

    private static func doc(_ call: Call) throws(Raise) -> Value {
        call[0].cast(NativeObject.self).definition.row.doc.withUTF8Buffer {
            $0.isEmpty ? .none : .object(call.thread.makeString(utf8: $0))
        }
    }

    /// `($self, object, /)`: the text of the row, with the receiver as CPython writes it.
    private static func textSignature(_ call: Call) throws(Raise) -> Value {
        let function = call[0].cast(NativeObject.self)
        let definition = function.definition
        let text = definition.signature(call.thread).text
        let hasReceiver = definition.row.form == .method || definition.row.form == .classMethod
        if !hasReceiver {
            return .object(
                call.thread.makeString(
                    "(\(definition.owner == nil ? "$module" + (text.isEmpty ? "" : ", ") : "")\(text))"))
        }
        let first = definition.row.form == .classMethod ? "$type" : "$self"
        return .object(call.thread.makeString(text.isEmpty ? "(\(first), /)" : "(\(first), \(withSlash(text)))"))
    }

    /// The receiver is positional-only, which a `/` has to say if the text has none.
    private static func withSlash(_ text: String) -> String { text.contains("/") ? text : "/, " + text }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let function = call[0].cast(NativeObject.self)
        if function.receiver.isUnbound, let owner = function.definition.owner {
            let getter = try call.thread.requiredBuiltin("getattr")
            return .object(
                call.thread.makeTuple(
                    getter, .object(call.thread.makeTuple(.object(owner), .object(function.definition.name)))))
        }
        if function.receiver.isUnbound || function.receiver.as(.module, ModuleObject.self) != nil {
            return .object(function.definition.name)
        }
        let getter = try call.thread.requiredBuiltin("getattr")
        return .object(
            call.thread.makeTuple(
                getter, .object(call.thread.makeTuple(function.receiver, .object(function.definition.name)))))
    }

    private static func receiver(_ call: Call) throws(Raise) -> Value {
        let function = call[0].cast(NativeObject.self)
        if !function.receiver.isUnbound { return function.receiver }
        if case .object(let module) = function.definition.module, module.kind == .module { return .object(module) }
        // functions of modules: the module itself
        guard function.definition.owner == nil, let name = function.definition.module.as(.string, StringObject.self)
        else {
            return .none
        }
        let module = call.thread.interpreter.modules.get(name)
        return module.isUnbound ? .none : module
    }

    private static func module(_ call: Call) throws(Raise) -> Value {
        let module = call[0].cast(NativeObject.self).definition.module
        if let object = module.as(.module, ModuleObject.self) {
            let name = object.namespace.get(call.thread.names.name)
            return name.isUnbound ? .none : name
        }
        return module.isUnbound ? .none : module
    }

    private static func objectClass(_ call: Call) throws(Raise) -> Value {
        if let owner = call[0].cast(NativeObject.self).definition.owner { return .object(owner) }
        throw call.thread.noAttribute(call[0], call.thread.intern("__objclass__"))
    }

    // MARK: Text and comparison

    private static func functionRepr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = value.cast(NativeObject.self)
        let name = function.definition.name.text
        guard case .object(let receiver) = function.receiver, receiver.kind != .module else {
            if !function.receiver.isUnbound, function.receiver.object == nil {
                return .object(
                    thread.makeString("<built-in method \(name) of \(thread.typeName(function.receiver)) object>"))
            }
            return .object(thread.makeString("<built-in function \(name)>"))
        }
        return .object(
            thread.makeString(
                "<built-in method \(name) of \(receiver.type.nameInErrors) object at \(thread.addressText(receiver))>"))
    }

    private static func methodDescriptorRepr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = value.cast(NativeObject.self)
        return .object(
            thread.makeString("<method '\(function.definition.name.text)' of '\(function.ownerName)' objects>"))
    }

    private static func slotWrapperRepr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = value.cast(NativeObject.self)
        return .object(
            thread.makeString("<slot wrapper '\(function.definition.name.text)' of '\(function.ownerName)' objects>"))
    }

    private static func methodWrapperRepr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = value.cast(NativeObject.self)
        let place = function.receiver.object.map { " at \(thread.addressText($0))" } ?? ""
        return .object(
            thread.makeString(
                "<method-wrapper '\(function.definition.name.text)' of \(thread.typeName(function.receiver)) object\(place)>"
            ))
    }

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let function = value.cast(NativeObject.self)
        var hash = Int(bitPattern: ObjectIdentifier(function.definition).hashValue.magnitude) >> 4
        if case .object(let receiver) = function.receiver { hash ^= thread.hashAddress(receiver) }
        return hash == -1 ? -2 : hash
    }

    /// The same function bound to the same object.
    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.native, NativeObject.self),
            let right = b.as(.native, NativeObject.self)
        else { return .notImplemented }
        let isEqual = left.definition === right.definition && left.receiver.isSame(as: right.receiver)
        return .bool(isEqual == (op == .equal))
    }

    // MARK: Binding

    private static func bindMethod(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound { return descriptor }
        return .object(try descriptor.cast(NativeObject.self).bound(to: instance, thread.pointee.shapes.native, thread))
    }

    private static func bindSlotWrapper(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound { return descriptor }
        return .object(
            try descriptor.cast(NativeObject.self).bound(to: instance, thread.types.methodWrapper.root, thread))
    }

    private final func bound(to instance: Value, _ shape: ShapeRef, _ thread: ThreadRef) throws(Raise) -> NativeObject {
        if let owner = definition.owner, !thread.type(of: instance).isSubtype(of: owner) {
            let isWrapper = type === thread.types.slotWrapper
            throw thread.wrongReceiver(definition.name, isWrapper: isWrapper, owner, instance)
        }
        let made = NativeObject(definition, receiver: instance, shape)
        made.exactCount = exactCount
        return made
    }

    private static func bindClassMethod(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let function = descriptor.cast(NativeObject.self)
        let type = instance.isUnbound ? owner : thread.type(of: instance)
        if let wanted = function.definition.owner, !type.isSubtype(of: wanted) {
            throw thread.typeError(
                "descriptor '\(function.definition.name.text)' requires a subtype of '\(wanted.name.text)' but received "
                    + "'\(type.name.text)'")
        }
        return .object(NativeObject(function.definition, receiver: .object(type), thread.pointee.shapes.native))
    }
}

/// Calls of all native functions end here when they do not come through the evaluator, which knows how to do them itself.
@Sendable private func callNativeFunction(
    _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
) throws(Raise) -> Value {
    try thread.invoke(value, base, count, keywords)
}
