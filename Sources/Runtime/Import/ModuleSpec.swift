// `importlib.machinery.ModuleSpec`: what a finder says about a module. An ordinary object with attributes; three of them computed.

enum ModuleSpec {
    static let nativeType = NativeType(
        "_frozen_importlib.ModuleSpec", .instance, [.isBase, .hasDictionary],
        doc: "The specification for a module, used for loading.",
        new: .variadic("ModuleSpec(name, loader, *, origin=None, loader_state=None, is_package=None)", ModuleSpec.make),
        initialize: .method(
            "ModuleSpec(name, loader, *, origin=None, loader_state=None, is_package=None)", ModuleSpec.initialize),
        operations: {
            $0.repr = ModuleSpec.repr
            $0.compare = ModuleSpec.compare
            $0.isUnhashable = true
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("cached", ModuleSpec.getCached, set: ModuleSpec.setCached),
        .property("parent", ModuleSpec.getParent, "The name of the module's parent."),
        .property("has_location", ModuleSpec.getHasLocation, set: ModuleSpec.setHasLocation),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeInstance(try call.thread.receiverClass(call)))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard case .object(let object) = call[0] else { return .none }
        let isPackage = call[5].isNone ? false : try thread.truth(call[5])
        thread.fillSpec(
            object, name: call[1], loader: call[2], origin: call[3],
            locations: isPackage ? .object(thread.makeList()) : .none, hasLocation: false)
        thread.setOwnAttribute(object, thread.importer.loaderState, call[4])
        return .none
    }

    // MARK: Computed attributes

    /// There are no compiled files, so `cached` is what a program has set.
    private static func getCached(_ call: Call) throws(Raise) -> Value {
        guard case .object(let object) = call[0] else { return .none }
        let value = call.thread.ownAttribute(object, call.thread.intern("_cached"))
        return value.isUnbound ? .none : value
    }

    private static func setCached(_ call: Call) throws(Raise) -> Value {
        if case .object(let object) = call[0] {
            call.thread.setOwnAttribute(object, call.thread.intern("_cached"), call[1])
        }
        return .none
    }

    private static func getParent(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let name = try thread.getAttribute(call[0], "name")
        if !(try thread.getAttribute(call[0], thread.importer.locations)).isNone { return name }
        guard let text = name.as(.string, StringObject.self), let dot = text.lastDot(before: text.count) else {
            return .object(thread.emptyString)
        }
        return .object(thread.substring(text, 0, dot))
    }

    private static func getHasLocation(_ call: Call) throws(Raise) -> Value {
        guard case .object(let object) = call[0] else { return .bool(false) }
        let value = call.thread.ownAttribute(object, call.thread.importer.setFileAttribute)
        return value.isUnbound ? .bool(false) : value
    }

    private static func setHasLocation(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if case .object(let object) = call[0] {
            thread.setOwnAttribute(object, thread.importer.setFileAttribute, .bool(try thread.truth(call[1])))
        }
        return .none
    }

    // MARK: Operations

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        func text(_ name: String) throws(Raise) -> String? {
            let found = try thread.lookupAttribute(value, name)
            return found.isUnbound || found.isNone ? nil : try thread.repr(found).text
        }
        var parts = ["name=\(try text("name") ?? "None")", "loader=\(try text("loader") ?? "None")"]
        if let origin = try text("origin") { parts.append("origin=\(origin)") }
        if let locations = try text("submodule_search_locations") {
            parts.append("submodule_search_locations=\(locations)")
        }
        return thread.makeStringValue("\(thread.type(of: value).name.text)(\(parts.joined(separator: ", ")))")
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let type = thread.importer.spec
        guard op == .equal || op == .notEqual, thread.type(of: a).isSubtype(of: type),
            thread.type(of: b).isSubtype(of: type)
        else { return .notImplemented }
        for name in ["name", "loader", "origin", "submodule_search_locations", "cached", "has_location"] {
            if !(try thread.equals(try thread.getAttribute(a, name), try thread.getAttribute(b, name))) {
                return .bool(op == .notEqual)
            }
        }
        return .bool(op == .equal)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    func fillSpec(
        _ spec: Object, name: Value, loader: Value, origin: Value, locations: Value, hasLocation: Bool
    ) {
        let state = importer
        setOwnAttribute(spec, intern("name"), name)
        setOwnAttribute(spec, state.loaderName, loader)
        setOwnAttribute(spec, state.origin, origin)
        setOwnAttribute(spec, state.loaderState, .none)
        setOwnAttribute(spec, state.locations, locations)
        setOwnAttribute(spec, state.uninitializedSubmodules, .object(makeList()))
        setOwnAttribute(spec, state.setFileAttribute, .bool(hasLocation))
    }

    /// A spec made by one of the native finders.
    func makeSpec(
        _ name: StringObject, loader: Value, origin: Value = .none, locations: Value = .none, hasLocation: Bool = false
    ) -> Value {
        let spec = makeInstance(importer.spec)
        fillSpec(
            spec, name: .object(name), loader: loader, origin: origin, locations: locations, hasLocation: hasLocation)
        return .object(spec)
    }

    /// Adds what a module that exists from the start does not have from the start.
    func addSpec(to module: ModuleObject) {
        guard let name = module.namespace.get(names.name).as(.string, StringObject.self) else { return }
        for (key, value) in [(names.spec, findBuiltin(name)), (names.loader, .object(importer.builtinImporter))]
        where module.namespace.find(key) < 0 {
            module.namespace.set(key, value)
        }
    }
}
