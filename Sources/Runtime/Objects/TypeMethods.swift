// `type`: the attributes and methods of classes that Python sees.

extension TypeType {
    static let rows: [NativeRow] = [
        .property("__name__", TypeType.getName, set: TypeType.setName),
        .property("__qualname__", TypeType.getQualifiedName, set: TypeType.setQualifiedName),
        .property("__module__", TypeType.getModule, set: TypeType.setModule),
        .property("__bases__", TypeType.getBases, set: TypeType.setBases),
        .property("__base__", TypeType.getBase),
        .property("__mro__", TypeType.getOrder),
        .property("__dict__", ObjectType.getDictionary),
        .property("__doc__", TypeType.getDoc, set: TypeType.setDoc),
        .property("__abstractmethods__", TypeType.getAbstractMethods, set: TypeType.setAbstractMethods),
        .property("__annotations__", TypeType.getAnnotations, set: TypeType.setAnnotations),
        .property("__type_params__", TypeType.getTypeParameters, set: TypeType.setTypeParameters),
        .property("__text_signature__", TypeType.getTextSignature),
        .property("__flags__", TypeType.getFlags),
        .property("__basicsize__", TypeType.getBasicSize),
        .property("__itemsize__", TypeType.getItemSize),
        .property("__dictoffset__", TypeType.getDictionaryOffset),
        .property("__weakrefoffset__", TypeType.getWeakReferenceOffset),
        .method("mro()", TypeType.mro, "Return a type's method resolution order."),
        .method("__subclasses__()", TypeType.subclasses, "Return a list of immediate subclasses."),
        .classMethod("__prepare__(*args, **kwargs)", TypeType.prepare, "Create the namespace for the class statement"),
        .method("__instancecheck__(instance, /)", TypeType.instanceCheck, "Check if an object is an instance."),
        .method("__subclasscheck__(subclass, /)", TypeType.subclassCheck, "Check if a class is a subclass."),
        .method("__dir__()", TypeType.dir, "Specialized __dir__ implementation for types."),
        .method("__sizeof__()", TypeType.sizeof, "Return memory consumption of the type object."),
    ]

    private static func receiver(_ call: Call) throws(Raise) -> TypeObject {
        if let type = call[0].as(.type, TypeObject.self) { return type }
        throw call.thread.typeError(
            "descriptor requires a 'type' object but received a '\(call.thread.typeName(call[0]))'")
    }

    /// The class whose attribute is to be set, if that can be done at all.
    private static func changeable(_ call: Call, _ name: String) throws(Raise) -> TypeObject {
        let type = try receiver(call)
        if !type.isHeapType {
            throw call.thread.typeError("cannot set '\(name)' attribute of immutable type '\(type.name.text)'")
        }
        if call[1].isUnbound {
            throw call.thread.typeError("cannot delete '\(name)' attribute of immutable type '\(type.name.text)'")
        }
        return type
    }

    // MARK: Names

    private static func getName(_ call: Call) throws(Raise) -> Value { .object(try receiver(call).name) }

    private static func setName(_ call: Call) throws(Raise) -> Value {
        let type = try changeable(call, "__name__")
        guard let name = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError(
                "can only assign string to \(type.name.text).__name__, not '\(call.thread.typeName(call[1]))'")
        }
        try call.thread.checkClassName(name)
        type.name = name
        return .none
    }

    private static func getQualifiedName(_ call: Call) throws(Raise) -> Value {
        .object(try receiver(call).qualifiedName)
    }

    private static func setQualifiedName(_ call: Call) throws(Raise) -> Value {
        let type = try changeable(call, "__qualname__")
        guard let name = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError(
                "can only assign string to \(type.name.text).__qualname__, not '\(call.thread.typeName(call[1]))'")
        }
        type.qualifiedName = name
        return .none
    }

    private static func getModule(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        if type.isHeapType {
            let module = type.namespace.get(call.thread.names.module)
            if module.isUnbound { throw call.thread.attributeError("__module__") }
            return module
        }
        return .object(call.thread.intern(call.thread.moduleName(of: type) ?? "builtins"))
    }

    private static func setModule(_ call: Call) throws(Raise) -> Value {
        let type = try changeable(call, "__module__")
        type.namespace.set(call.thread.names.module, call[1])
        // the line was one of another file
        if type.namespace.find(call.thread.names.firstLineNumber) >= 0 {
            _ = type.namespace.remove(call.thread.names.firstLineNumber)
        }
        type.renew()
        return .none
    }

    // MARK: Bases

    private static func getBases(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeTuple(try receiver(call).bases.map { .object($0) }))
    }

    private static func getBase(_ call: Call) throws(Raise) -> Value {
        try receiver(call).base.map { .object($0) } ?? .none
    }

    private static func getOrder(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeTuple(try receiver(call).mro.map { .object($0) }))
    }

    private static func mro(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        let order = type.isHeapType ? try call.thread.resolutionOrder(of: type, type.bases) : type.mro
        return .object(call.thread.makeList(order.map { .object($0) }))
    }

    private static func setBases(_ call: Call) throws(Raise) -> Value {
        let type = try changeable(call, "__bases__")
        let thread = call.thread
        guard let tuple = call[1].as(.tuple, TupleObject.self) else {
            throw thread.typeError(
                "can only assign tuple to \(type.name.text).__bases__, not \(thread.typeName(call[1]))")
        }
        if tuple.count == 0 {
            throw thread.typeError("can only assign non-empty tuple to \(type.name.text).__bases__, not ()")
        }
        var bases: [TypeObject] = []
        for i in 0..<tuple.count {
            guard let base = tuple[i].as(.type, TypeObject.self) else {
                throw thread.typeError(
                    "\(type.name.text).__bases__ must be tuple of classes, not '\(thread.typeName(tuple[i]))'")
            }
            if base.isSubtype(of: type) { throw thread.typeError("a __bases__ item causes an inheritance cycle") }
            bases.append(base)
        }
        try thread.changeBases(of: type, to: bases)
        return .none
    }

    private static func subclasses(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeList(try receiver(call).subclasses.map { .object($0.takeUnretainedValue()) }))
    }

    // MARK: Namespace

    private static func getDoc(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        if let native = type.native,
            type.namespace.get(call.thread.names.doc).as(.getSet, GetSetObject.self) != nil || !type.isFilled
        {
            return native.doc.withUTF8Buffer { $0.isEmpty ? .none : .object(call.thread.makeString(utf8: $0)) }
        }
        let doc = type.namespace.get(call.thread.names.doc)
        if case .object(let object) = doc, let get = object.type.operations.descriptorGet {
            return try get(doc, .unbound, type, call.thread)
        }
        return doc.isUnbound ? .none : doc
    }

    private static func setDoc(_ call: Call) throws(Raise) -> Value {
        let type = try changeable(call, "__doc__")
        type.namespace.set(call.thread.names.doc, call[1])
        type.renew()
        return .none
    }

    private static func getAnnotations(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        let thread = call.thread
        if !type.isHeapType {
            throw thread.attributeError("type object '\(type.name.text)' has no attribute '__annotations__'")
        }
        let known = type.namespace.get(thread.names.annotations)
        if case .object(let object) = known {
            if let get = object.type.operations.descriptorGet { return try get(known, .unbound, type, thread) }
            return known
        }
        let made = Value.object(thread.makeDict())
        type.namespace.set(thread.names.annotations, made)
        type.renew()
        return made
    }

    private static func setAnnotations(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        let thread = call.thread
        if !type.isHeapType {
            throw thread.typeError("cannot set '__annotations__' attribute of immutable type '\(type.name.text)'")
        }
        if call[1].isUnbound {
            if type.namespace.remove(thread.names.annotations).isUnbound {
                throw thread.attributeError("__annotations__")
            }
        } else {
            type.namespace.set(thread.names.annotations, call[1])
        }
        type.renew()
        return .none
    }

    private static func getTypeParameters(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        let known = type.isHeapType ? type.namespace.get(call.thread.names.typeParams) : .unbound
        return known.isUnbound ? .object(call.thread.makeTuple(count: 0)) : known
    }

    private static func setTypeParameters(_ call: Call) throws(Raise) -> Value {
        let type = try changeable(call, "__type_params__")
        type.namespace.set(call.thread.names.typeParams, call[1])
        type.renew()
        return .none
    }

    private static func getAbstractMethods(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        let known = type.isHeapType ? type.namespace.get(call.thread.names.abstractMethods) : .unbound
        if known.isUnbound { throw call.thread.attributeError("__abstractmethods__") }
        return known
    }

    private static func setAbstractMethods(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        let thread = call.thread
        if !type.isHeapType {
            throw thread.typeError("cannot set '__abstractmethods__' attribute of immutable type '\(type.name.text)'")
        }
        if call[1].isUnbound {
            if type.namespace.remove(thread.names.abstractMethods).isUnbound {
                throw thread.attributeError("__abstractmethods__")
            }
            type.isAbstract = false
        } else {
            let isAbstract = try thread.truth(call[1])
            type.namespace.set(thread.names.abstractMethods, call[1])
            type.isAbstract = isAbstract
        }
        type.renew()
        return .none
    }

    // MARK: Figures

    private static func getTextSignature(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        guard let native = type.native, let row = native.initialize ?? native.new else { return .none }
        let text = row.signature.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        guard let open = text.firstIndex(of: "(") else { return .none }
        return .object(call.thread.makeString(String(text[open...])))
    }

    /// The public bits: heap type, base type, abstract, and which of the core types it derives from.
    private static func getFlags(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        let thread = call.thread
        var flags = 1 << 12
        if type.isHeapType { flags |= 1 << 9 } else { flags |= 1 << 8 }
        if type.isHeapType || type.native?.options.contains(.isBase) ?? false { flags |= 1 << 10 }
        if type.isAbstract { flags |= 1 << 20 }
        if type.matchOptions.contains(.isSequence) { flags |= 1 << 5 }
        if type.matchOptions.contains(.isMapping) { flags |= 1 << 6 }
        if type.native?.options.contains(.isNotConstructible) ?? false { flags |= 1 << 7 }
        let families: [(TypeObject, Int)] = [
            (thread.types.int, 24), (thread.types.list, 25), (thread.types.tuple, 26), (thread.types.bytes, 27),
            (thread.types.string, 28), (thread.types.dict, 29), (thread.types.baseException, 30),
            (thread.types.type, 31),
        ]
        for (family, bit) in families where type.isSubtype(of: family) { flags |= 1 << bit }
        return .int(flags)
    }

    private static func getBasicSize(_ call: Call) throws(Raise) -> Value {
        let type = try receiver(call)
        return .int(16 + type.root._withUnsafeGuaranteedRef { $0.fixedCount } * 8 + (type.layout == .instance ? 0 : 24))
    }

    private static func getItemSize(_ call: Call) throws(Raise) -> Value {
        switch try receiver(call).layout {
        case .tuple: .int(8)
        case .int: .int(4)
        case .bytes: .int(1)
        case .type: .int(40)
        default: .int(0)
        }
    }

    private static func getDictionaryOffset(_ call: Call) throws(Raise) -> Value {
        .int(try receiver(call).instancesHaveDictionary ? -1 : 0)
    }

    private static func getWeakReferenceOffset(_ call: Call) throws(Raise) -> Value {
        .int(try receiver(call).instancesAllowWeakReferences ? 24 : 0)
    }

    // MARK: Checks and listings

    private static func prepare(_ call: Call) throws(Raise) -> Value { .object(call.thread.makeDict()) }

    private static func instanceCheck(_ call: Call) throws(Raise) -> Value {
        .bool(try call.thread.isPlainInstance(call[1], try receiver(call)))
    }

    private static func subclassCheck(_ call: Call) throws(Raise) -> Value {
        .bool(try call.thread.isPlainSubclass(call[1], call[0]))
    }

    private static func dir(_ call: Call) throws(Raise) -> Value {
        let found = call.thread.makeDict()
        try call.thread.mergeAttributeNames(of: try receiver(call), into: found)
        return .object(call.thread.keyList(found))
    }

    private static func sizeof(_ call: Call) throws(Raise) -> Value { .int(try receiver(call).isHeapType ? 1064 : 408) }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Gives a native type a base that is written in Python and has come later. What the type does itself stays as it is.
    package func deriveLate(_ type: TypeObject, from base: TypeObject) throws(Raise) {
        (type.base, type.bases) = (base, [base])
        try recomputeOrders(type)
        base.subclasses.append(.passUnretained(type))
        type.renew()
    }

    /// `type.__bases__ = bases`; on an error everything is as before.
    func changeBases(of type: TypeObject, to bases: [TypeObject]) throws(Raise) {
        let base = try bestBase(of: bases)
        let oldBase: TypeObject = type.base ?? types.object
        let isSameLayout =
            solidBase(of: base) === solidBase(of: oldBase)
            && base.instancesHaveDictionary == oldBase.instancesHaveDictionary
        if !isSameLayout && !(ObjectType.isCompatible(oldBase, base)) {
            throw typeError(
                "__bases__ assignment: '\(base.name.text)' object layout differs from '\(oldBase.name.text)'")
        }
        // The orders may be an `mro` method behind, the chain of `base` never is.
        for candidate in bases {
            var ancestor: TypeObject? = candidate
            while let current = ancestor {
                if current === type { throw typeError("a __bases__ item causes an inheritance cycle") }
                ancestor = current.base
            }
        }
        let (oldBases, oldOrder) = (type.bases, type.mro)
        type.bases = bases
        type.base = base
        let isCurrent = { type.base === base && type.bases.elementsEqual(bases) { $0 === $1 } }
        do throws(Raise) {
            try recomputeOrders(type)
        } catch {
            let raised = takeException()
            if isCurrent() {
                (type.bases, type.base) = (oldBases, oldBase)
                type.mro = oldOrder
                try recomputeOrders(type)
                type.renew()
                updateOperations(type)
            }
            throw raise(raised)
        }
        // a method `mro` has changed the bases once more: that change has done the rest
        if !isCurrent() { return }
        for old in oldBases { old.subclasses.removeAll { $0.toOpaque() == Unmanaged.passUnretained(type).toOpaque() } }
        for new in bases { new.subclasses.append(.passUnretained(type)) }
        type.renew()
        updateOperations(type)
    }

    private func recomputeOrders(_ type: TypeObject) throws(Raise) {
        let pending = pointee.exception
        try computeOrder(type)
        pointee.exception = pending
        for subclass in type.subclasses { try recomputeOrders(subclass.takeUnretainedValue()) }
    }

    /// The module a class was made in, as messages say it.
    package func moduleName(of type: TypeObject) -> String? {
        if let native = type.native {
            let text = native.name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
            guard let dot = text.lastIndex(of: ".") else { return "builtins" }
            return String(text[..<dot])
        }
        return type.namespace.get(names.module).as(.string, StringObject.self)?.text
    }
}
