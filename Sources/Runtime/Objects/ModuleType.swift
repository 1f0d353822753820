// `module`: an object whose attributes are a namespace, and `types.SimpleNamespace`, which is little more.

extension ModuleObject {
    static let nativeType = NativeType(
        "module", .module, [.isBase],
        doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
        new: .variadic("module(name, doc=None)", ModuleObject.make),
        initialize: .method("module(name, doc=None)", ModuleObject.initialize),
        operations: {
            $0.repr = ModuleObject.repr
            $0.getAttribute = ModuleObject.getAttribute
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property(
            "__dict__",
            { call throws(Raise) in .object(call.thread.completeNamespace(of: call[0].cast(ModuleObject.self))) },
            set: { call throws(Raise) in throw call.thread.attributeError("readonly attribute") }),
        .property("__annotations__", ModuleObject.getAnnotations, set: ModuleObject.setAnnotations),
        .method("__dir__()", ModuleObject.dir, "__dir__() -> list\nspecialized dir() implementation"),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let type = try call.thread.receiverClass(call)
        return .object(ModuleObject(call.thread.makeDict(), type.root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let name = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("module() argument 'name' must be str, not \(thread.typeName(call[1]))")
        }
        let namespace = call[0].cast(ModuleObject.self).namespace
        thread.fillModule(namespace, name, doc: call[2])
        return .none
    }

    private static func getAnnotations(_ call: Call) throws(Raise) -> Value {
        let namespace = call[0].cast(ModuleObject.self).namespace
        let known = namespace.get(call.thread.names.annotations)
        if !known.isUnbound { return known }
        let made = Value.object(call.thread.makeDict())
        namespace.set(call.thread.names.annotations, made)
        return made
    }

    private static func setAnnotations(_ call: Call) throws(Raise) -> Value {
        let namespace = call[0].cast(ModuleObject.self).namespace
        if call[1].isUnbound {
            if namespace.remove(call.thread.names.annotations).isUnbound {
                throw call.thread.attributeError("__annotations__")
            }
        } else {
            namespace.set(call.thread.names.annotations, call[1])
        }
        return .none
    }

    private static func dir(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let module = call[0].cast(ModuleObject.self)
        if module.type !== thread.types.module,
            try thread.getAttribute(call[0], thread.names.dict).as(.dict, DictObject.self) == nil
        {
            throw thread.typeError("<module>.__dict__ is not a dictionary")
        }
        let namespace = thread.completeNamespace(of: module)
        let hook = namespace.get(thread.names.dir)
        if !hook.isUnbound { return try thread.call(hook) }
        return .object(thread.keyList(namespace))
    }

    private static func getAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
        let module = value.cast(ModuleObject.self)
        let found = try thread.findAttribute(value, module.type, name)
        if !found.isUnbound { return found }
        if module.addRest != nil {
            let late = thread.completeNamespace(of: module).get(name)
            if !late.isUnbound { return late }
        }
        let hook = module.namespace.get(thread.names.getAttr)
        if !hook.isUnbound { return try thread.call(hook, .object(name)) }
        guard let own = module.namespace.get(thread.names.name).as(.string, StringObject.self) else {
            throw thread.attributeError("module has no attribute '\(name.text)'", name: name, object: value)
        }
        throw try thread.missingModuleAttribute(module, own, name)
    }

    /// `<module 'os' from '/usr/…/os.py'>`. What the spec says goes before what the module has of its own.
    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let module = value.cast(ModuleObject.self)
        let (namespace, spec) = (module.namespace, thread.moduleAttribute(module, thread.names.spec))
        if !spec.isUnbound, try thread.truth(spec) { return try describe(spec, thread) }
        let nameValue = namespace.get(thread.names.name)
        let name = nameValue.isUnbound ? "'?'" : try thread.repr(nameValue).text
        let file = namespace.get(thread.names.file)
        if file.as(.string, StringObject.self) != nil {
            return .object(thread.makeString("<module \(name) from \(try thread.repr(file).text)>"))
        }
        let loader = namespace.get(thread.names.loader)
        if !loader.isUnbound && !loader.isNone {
            return .object(thread.makeString("<module \(name) (\(try thread.repr(loader).text))>"))
        }
        return .object(thread.makeString("<module \(name)>"))
    }

    private static func describe(_ spec: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let state = thread.importer
        let nameValue = try thread.getAttribute(spec, "name")
        let name = nameValue.isNone ? "'?'" : try thread.repr(nameValue).text
        let origin = try thread.getAttribute(spec, state.origin)
        if !origin.isNone {
            if try thread.truth(try thread.getAttribute(spec, state.hasLocation)) {
                return .object(thread.makeString("<module \(name) from \(try thread.repr(origin).text)>"))
            }
            return .object(thread.makeString("<module \(name) (\(try thread.str(origin).text))>"))
        }
        let loader = try thread.getAttribute(spec, state.loaderName)
        if loader.isNone { return .object(thread.makeString("<module \(name)>")) }
        if case .object(let object) = loader, object.type === state.namespaceLoader {
            let locations = thread.makeList(try thread.items(of: try thread.getAttribute(loader, state.portions)))
            return .object(
                thread.makeString("<module \(name) (namespace) from \(try thread.repr(.object(locations)).text)>"))
        }
        return .object(thread.makeString("<module \(name) (\(try thread.repr(loader).text))>"))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What a fresh module's namespace starts with. Modules that exist from the start get what is seldom asked for (`__spec__`,
    /// `__loader__`) with the rest of them: see `addSpec`.
    package func fillModule(_ namespace: DictObject, _ name: StringObject, doc: Value = .none, hasSpec: Bool = true) {
        namespace.set(names.name, .object(name))
        namespace.set(names.doc, doc.isUnbound ? .none : doc)
        namespace.set(names.package, .none)
        if !hasSpec { return }
        namespace.set(names.loader, .none)
        namespace.set(names.spec, .none)
    }

    /// The namespace with all that the module has.
    package func completeNamespace(of module: ModuleObject) -> DictObject {
        if let add = module.addRest {
            module.addRest = nil
            add(module, self)
        }
        return module.namespace
    }

    /// An attribute of a native module, without its hooks; unbound if it is gone.
    package func moduleAttribute(_ module: ModuleObject, _ name: StringObject) -> Value {
        if module === system.module { _ = systemNamespace }
        let found = module.namespace.get(name)
        return found.isUnbound && module.addRest != nil ? completeNamespace(of: module).get(name) : found
    }

    package func makeModule(_ name: String, hasSpec: Bool = true) -> ModuleObject {
        let namespace = makeDict()
        fillModule(namespace, intern(name), hasSpec: hasSpec)
        return ModuleObject(namespace, types.module.root)
    }
}

// MARK: - SimpleNamespace

/// `types.SimpleNamespace`: attributes and nothing else, so a plain instance is all the storage it needs.
enum SimpleNamespace {
    package static let nativeType = NativeType(
        "types.SimpleNamespace", .instance, [.isBase, .hasDictionary],
        doc: "A simple attribute-based namespace.",
        new: .variadic("SimpleNamespace(mapping_or_iterable=(), /, **kwargs)", SimpleNamespace.make),
        initialize: .variadicMethod("SimpleNamespace(mapping_or_iterable=(), /, **kwargs)", SimpleNamespace.initialize),
        operations: {
            $0.repr = SimpleNamespace.repr
            $0.compare = SimpleNamespace.compare
            $0.isUnhashable = true
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method("__reduce__()", SimpleNamespace.reduce, "Return state information for pickling"),
        .method(
            "__replace__(**changes)", SimpleNamespace.replace,
            "Return a copy of the namespace object with new values for the specified attributes."),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeInstance(try call.thread.receiverClass(call)))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard case .object(let object) = call[0] else { return .none }
        if call.count > 2 {
            throw thread.typeError("\(object.type.name.text) expected at most 1 argument, got \(call.count - 1)")
        }
        if call.count == 2 {
            let source = try thread.call(.object(thread.types.dict), call[1])
            guard let dict = source.as(.dict, DictObject.self) else { return .none }
            var index = 0
            while let entry = dict.nextEntry(from: index) {
                index = entry + 1
                guard let name = dict.key(at: entry).as(.string, StringObject.self) else {
                    throw thread.typeError("keywords must be strings")
                }
                thread.setOwnAttribute(object, thread.internedName(name), dict.value(at: entry))
            }
        }
        guard let keywords = call.keywords else { return .none }
        for i in 0..<keywords.count {
            guard let name = keywords[i].as(.string, StringObject.self) else { continue }
            thread.setOwnAttribute(object, thread.internedName(name), copy(call.arguments + call.count + i))
        }
        return .none
    }

    private static func dictionary(_ value: Value, _ thread: ThreadRef) throws(Raise) -> DictObject {
        if case .object(let object) = value, let dict = thread.instanceDictionary(of: object, create: true) {
            return dict
        }
        return thread.makeDict()
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard case .object(let object) = value else { return .none }
        let name =
            object.type === thread.type(of: value) && !object.type.isHeapType ? "namespace" : object.type.name.text
        if !(try thread.enterRepr(object)) { return .object(thread.makeString("\(name)(...)")) }
        defer { thread.leaveRepr(object) }
        let dict = try dictionary(value, thread)
        var parts: [String] = []
        var index = 0
        while let entry = dict.nextEntry(from: index) {
            index = entry + 1
            guard let key = dict.key(at: entry).as(.string, StringObject.self) else { continue }
            parts.append("\(key.text)=\(try thread.repr(dict.value(at: entry)).text)")
        }
        return .object(thread.makeString("\(name)(\(parts.joined(separator: ", ")))"))
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let type = thread.types.simpleNamespace,
            thread.type(of: a).isSubtype(of: type), thread.type(of: b).isSubtype(of: type)
        else { return .notImplemented }
        return try thread.compare(op, .object(try dictionary(a, thread)), .object(try dictionary(b, thread)))
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        return .object(
            thread.makeTuple(
                .object(thread.type(of: call[0])), .object(thread.makeTuple(count: 0)),
                .object(try dictionary(call[0], thread))))
    }

    private static func replace(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let made = try thread.call(.object(thread.type(of: call[0])))
        guard case .object(let object) = made, let changes = call[1].as(.dict, DictObject.self) else { return made }
        for dict in [try dictionary(call[0], thread), changes] {
            var index = 0
            while let entry = dict.nextEntry(from: index) {
                index = entry + 1
                guard let name = dict.key(at: entry).as(.string, StringObject.self) else { continue }
                thread.setOwnAttribute(object, thread.internedName(name), dict.value(at: entry))
            }
        }
        return made
    }
}
