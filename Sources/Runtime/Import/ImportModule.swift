// The native module `_frozen_importlib`: what the Python parts of `importlib` are built on.

enum ImportModule {
    static let module = NativeModule(
        "_frozen_importlib", doc: "The native part of importlib.", functions: { rows },
        initialize: { (module, thread) throws(Raise) in try addTypes(module, thread) })

    private static let rows: [NativeRow] = [
        .function(
            "_gcd_import(name, package=None, level=0)", ImportModule.importAny,
            "Import and return the module based on its name, package, and level."),
        .function("_find_spec(name, path=None, target=None)", ImportModule.findSpec, "Find a module's spec."),
        .function(
            "_load(spec)", { (call) throws(Raise) in try call.thread.load(call[0]) }, "Load a module from its spec."),
        .function(
            "_exec(spec, module)", ImportModule.execute,
            "Execute the spec's specified module in an existing module's namespace."),
        .function(
            "module_from_spec(spec)", { (call) throws(Raise) in try call.thread.makeModule(from: call[0]) },
            "Create a module based on the provided spec."),
        .function(
            "_resolve_name(name, package, level)", ImportModule.resolve,
            "Resolve a relative module name to an absolute one."),
        .function(
            "spec_from_file_location(name, location, loader=None, submodule_search_locations=None)",
            ImportModule.specFromFile, "Return a module spec based on a file location."),
    ]

    private static func addTypes(_ module: ModuleObject, _ thread: ThreadRef) throws(Raise) {
        let state = thread.importer
        for type in [
            state.spec, state.builtinImporter, state.frozenImporter, state.pathFinder, state.fileFinder,
            state.sourceLoader,
            state.namespaceLoader,
        ] {
            module.namespace.set(type.name, .object(type))
        }
    }

    private static func name(_ value: Value, _ thread: ThreadRef) throws(Raise) -> StringObject {
        if let name = value.as(.string, StringObject.self) { return thread.internedName(name) }
        throw thread.typeError("module name must be str, not \(thread.type(of: value).name.text)")
    }

    private static func importAny(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let name = try name(call[0], thread)
        let level = try thread.index(call[2])
        if level < 0 { throw thread.valueError("level must be >= 0") }
        if level == 0 {
            if name.count == 0 { throw thread.valueError("Empty module name") }
            return try thread.importAbsolute(name)
        }
        guard let package = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("__package__ not set to a string")
        }
        if package.count == 0 {
            throw thread.raise(thread.types.importError, "attempted relative import with no known parent package")
        }
        return try thread.importAbsolute(try absoluteName(name, package, level, thread))
    }

    private static func absoluteName(
        _ name: StringObject, _ package: StringObject, _ level: Int, _ thread: ThreadRef
    ) throws(Raise) -> StringObject {
        let globals = thread.makeDict()
        globals.set(thread.names.package, .object(package))
        return try thread.resolveRelative(name, globals, level)
    }

    private static func resolve(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let (name, package) = (try name(call[0], thread), try name(call[1], thread))
        return .object(try absoluteName(name, package, try thread.index(call[2]), thread))
    }

    private static func findSpec(_ call: Call) throws(Raise) -> Value {
        try call.thread.findSpec(try name(call[0], call.thread), call[1], target: call[2])
    }

    /// Runs a module again, or for the first time, in an existing namespace (`importlib.reload`).
    private static func execute(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let name = try name(try thread.getAttribute(call[0], "name"), thread)
        if !thread.interpreter.modules.get(name).isSame(as: call[1]) {
            throw try thread.importError(
                thread.types.importError, "module \(try thread.repr(.object(name)).text) not in sys.modules",
                name: .object(name))
        }
        try thread.setModuleAttributes(call[1], call[0], try thread.getAttribute(call[0], thread.importer.loaderName))
        try thread.executeModule(call[0], call[1])
        return thread.interpreter.modules.get(name)
    }

    private static func specFromFile(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let name = try name(call[0], thread)
        var path = call[1].isNone ? nil : try thread.filename(call[1])
        if let relative = path, relative.count > 0, relative[0] != 47, let directory = thread.currentDirectory() {
            path = thread.concatenate(thread.concatenate(directory, thread.makeString("/")), relative)
        }
        var loader = call[2]
        if loader.isNone {
            guard let path, path.text.hasSuffix(".py") else { return .none }
            loader = thread.makeSourceLoader(name, path)
        }
        var locations = call[3]
        if locations.isNone, let path, !(try thread.lookupAttribute(loader, "is_package")).isUnbound {
            var isPackage = false
            do throws(Raise) {
                isPackage = try thread.truth(try thread.callMethod(loader, "is_package", .object(name)))
            } catch {
                try thread.swallow(thread.types.importError)
            }
            if isPackage, let slash = path.text.lastIndex(of: "/") {
                locations = .object(thread.makeList([thread.makeStringValue(String(path.text[..<slash]))]))
            }
        }
        return thread.makeSpec(
            name, loader: loader, origin: path.map { .object($0) } ?? .none, locations: locations,
            hasLocation: path != nil)
    }
}
