// From a spec to a module that has run: making the module object, its attributes, `sys.modules`, the execution, and what happens
// when that fails.

import TaipanSyntax

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: Finding and loading

    /// Imports a module that is not in `sys.modules`: its parents first.
    @inline(never) func findAndLoad(_ name: StringObject) throws(Raise) -> Value {
        interpreter.configuration.observesImports ? try findAndLoadObserved(name) : try findAndLoadQuietly(name)
    }

    func findAndLoadQuietly(_ name: StringObject) throws(Raise) -> Value {
        try checkNativeStack(" while importing")
        var path = Value.none
        var parent: (module: Value, name: StringObject)?
        if let dot = name.lastDot(before: name.count) {
            let parentName = intern(substring(name, 0, dot))
            if interpreter.modules.get(parentName).isUnbound { _ = try importAbsolute(parentName) }
            // the parent may have imported its child
            let known = interpreter.modules.get(name)
            if !known.isUnbound { return known.isNone ? try importAbsolute(name) : known }
            let module = interpreter.modules.get(parentName)
            if module.isUnbound { throw keyError(.object(parentName)) }
            path = try lookupAttribute(module, names.path)
            if path.isUnbound {
                throw try moduleNotFound(
                    "No module named \(try repr(.object(name)).text); \(try repr(.object(parentName)).text) is not a package",
                    name)
            }
            parent = (module, intern(substring(name, dot + 1, name.count)))
        }
        if system.isAudited { try auditImport(name) }
        let spec = try findSpec(name, path)
        if spec.isNone { throw try moduleNotFound("No module named \(try repr(.object(name)).text)", name) }
        guard let parent else { return try load(spec) }
        let siblings = try uninitializedSubmodules(of: parent.module)
        siblings?.append(.object(parent.name))
        defer { if let siblings, siblings.count > 0 { _ = siblings.remove(at: siblings.count - 1) } }
        let module = try load(spec)
        do throws(Raise) { try setAttribute(parent.module, parent.name, module) } catch {
            try swallow(types.attributeError)
        }
        return module
    }

    private func auditImport(_ name: StringObject) throws(Raise) {
        let namespace = systemNamespace
        func entry(_ name: StringObject) -> Value {
            let value = namespace.get(name)
            return value.isUnbound ? .none : value
        }
        let state = importer
        try audit(
            "import", [.object(name), .none, entry(state.path), entry(state.metaPath), entry(state.pathHooks)])
    }

    private func uninitializedSubmodules(of module: Value) throws(Raise) -> ListObject? {
        let spec = try lookupAttribute(module, names.spec)
        if spec.isUnbound || spec.isNone { return nil }
        return try lookupAttribute(spec, importer.uninitializedSubmodules).as(.list, ListObject.self)
    }

    // MARK: Loading

    /// Makes the module of a spec, enters it into `sys.modules` and executes it.
    func load(_ spec: Value) throws(Raise) -> Value {
        let state = importer
        guard let name = try getAttribute(spec, "name").as(.string, StringObject.self) else {
            throw typeError("the name of a module spec must be a string")
        }
        let loader = try getAttribute(spec, state.loaderName)
        if !loader.isNone, try !hasMethod(loader, state.execModule) { return try loadTheOldWay(spec, loader, name) }
        let module = try makeModule(from: spec)
        try setAttribute(spec, state.initializing, .bool(true))
        let key = internedName(name)
        interpreter.modules.set(key, module)
        do throws(Raise) { try executeModule(spec, module) } catch {
            let exception = takeException()
            // a reference to the module goes, which may run code
            _ = interpreter.modules.remove(key)
            try setInitialized(spec)
            throw raise(exception)
        }
        try setInitialized(spec)
        // a module may replace itself in `sys.modules`
        let final = interpreter.modules.get(key)
        if final.isUnbound { throw keyError(.object(name)) }
        return final
    }

    private func setInitialized(_ spec: Value) throws(Raise) {
        try setAttribute(spec, importer.initializing, .bool(false))
    }

    private func hasMethod(_ loader: Value, _ name: StringObject) throws(Raise) -> Bool {
        !(try lookupAttribute(loader, name)).isUnbound
    }

    /// A loader that has only `load_module`, which does everything.
    private func loadTheOldWay(_ spec: Value, _ loader: Value, _ name: StringObject) throws(Raise) -> Value {
        let method = try lookupAttribute(loader, "load_module")
        if method.isUnbound {
            throw try importError(types.importError, "missing loader", name: .object(name))
        }
        _ = try call(method, .object(name))
        let module = try interpreter.modules.get(.object(name), self)
        if module.isUnbound { throw keyError(.object(name)) }
        for (attribute, value) in [(names.loader, loader), (names.spec, spec)]
        where try lookupAttribute(module, attribute).isUnbound {
            try setAttribute(module, attribute, value)
        }
        return module
    }

    /// `importlib.util.module_from_spec(spec)`.
    func makeModule(from spec: Value) throws(Raise) -> Value {
        let state = importer
        let loader = try getAttribute(spec, state.loaderName)
        var module = Value.none
        if case .object(let object) = loader, !isNativeLoader(object) {
            let create = try lookupAttribute(loader, state.createModule)
            if !create.isUnbound {
                module = try call(create, spec)
            } else if try hasMethod(loader, state.execModule) {
                throw raise(
                    types.importError, "loaders that define exec_module() must also define create_module()")
            }
        } else if loader.object === state.builtinImporter {
            module = .object(try makeBuiltinModule(spec))
        }
        if module.isNone {
            let namespace = makeDict()
            let name = try getAttribute(spec, "name")
            guard let text = name.as(.string, StringObject.self) else {
                throw typeError("the name of a module spec must be a string")
            }
            fillModule(namespace, text)
            module = .object(ModuleObject(namespace, types.module.root))
        }
        try setModuleAttributes(module, spec, loader)
        return module
    }

    func isNativeLoader(_ loader: Object) -> Bool {
        let state = importer
        return loader.type === state.sourceLoader || loader === state.builtinImporter || loader === state.frozenImporter
            || loader.type === state.namespaceLoader
    }

    /// The modules that exist from the start are the same objects however often they are imported.
    private func makeBuiltinModule(_ spec: Value) throws(Raise) -> ModuleObject {
        let name = try str(try getAttribute(spec, "name"))
        if name.equals("sys") { return systemModule }
        if name.equals("builtins"), let module = builtinsModule { return module }
        let namespace = makeDict()
        fillModule(namespace, internedName(name))
        return ModuleObject(namespace, types.module.root)
    }

    /// `__name__`, `__loader__`, `__package__`, `__spec__`, `__path__`, `__file__`, `__cached__`.
    func setModuleAttributes(_ module: Value, _ spec: Value, _ loader: Value) throws(Raise) {
        let state = importer
        try setAttribute(module, names.name, try getAttribute(spec, "name"))
        try setAttribute(module, names.loader, loader)
        try setAttribute(module, names.package, try getAttribute(spec, state.parent))
        try setAttribute(module, names.spec, spec)
        let locations = try getAttribute(spec, state.locations)
        if !locations.isNone { try setAttribute(module, names.path, locations) }
        // a namespace package has a file name that says there is no file
        if case .object(let object) = loader, object.type === state.namespaceLoader {
            try setAttribute(module, names.file, .none)
        }
        if try truth(try getAttribute(spec, state.hasLocation)) {
            try setAttribute(module, names.file, try getAttribute(spec, state.origin))
            let cached = try getAttribute(spec, state.cached)
            if !cached.isNone { try setAttribute(module, names.cached, cached) }
        }
    }

    // MARK: Executing

    /// `spec.loader.exec_module(module)`.
    func executeModule(_ spec: Value, _ module: Value) throws(Raise) {
        let state = importer
        let loader = try getAttribute(spec, state.loaderName)
        if loader.isNone {
            if try getAttribute(spec, state.locations).isNone {
                throw try importError(types.importError, "missing loader", name: try getAttribute(spec, "name"))
            }
            return
        }
        guard case .object(let object) = loader, isNativeLoader(object) else {
            _ = try callMethod(loader, state.execModule, module)
            return
        }
        if object === state.builtinImporter {
            try executeBuiltin(module)
        } else if object === state.frozenImporter {
            try executeFrozen(module)
        } else if object.type === state.sourceLoader {
            try executeSource(module, object)
        }
    }

    /// Fills a module written in Swift.
    func executeBuiltin(_ value: Value) throws(Raise) {
        guard let module = value.as(.module, ModuleObject.self) else { return }
        if module === system.module {
            _ = systemNamespace
            try makeStandardStreams()
            return
        }
        if module === builtinsModule { return }
        guard let name = module.namespace.get(names.name).as(.string, StringObject.self),
            let native = interpreter.nativeModule(named: name.text)
        else { return }
        try fill(module, internedName(name), from: native)
    }

    /// Runs a module whose text is part of the binary.
    func executeFrozen(_ value: Value) throws(Raise) {
        let name = try str(try getAttribute(value, names.name))
        guard let frozen = interpreter.frozenModule(named: name.text) else {
            throw try importError(
                types.importError, "\(try repr(.object(name)).text) is not a frozen module", name: .object(name))
        }
        try runModuleText(
            frozen.source(), filename: makeString("<frozen \(frozen.name)>"), in: value, isLibrary: true)
    }

    /// Runs the file of a source loader.
    private func executeSource(_ module: Value, _ loader: Object) throws(Raise) {
        guard let path = ownAttribute(loader, importer.path).as(.string, StringObject.self) else {
            throw typeError("the path of a loader must be a string")
        }
        let text = try readFile(path)
        if text.contains(0) { throw raise(types.syntaxError, "source code string cannot contain null bytes") }
        try runModuleText(text, filename: path, in: module)
    }

    private func runModuleText(
        _ text: [UInt8], filename: StringObject, in module: Value, isLibrary: Bool = false
    ) throws(Raise) {
        guard let namespace = try getAttribute(module, names.dict).as(.dict, DictObject.self) else {
            throw typeError("the __dict__ of a module must be a dict")
        }
        if let builtins = builtinsModule, namespace.find(names.builtins) < 0 {
            namespace.set(names.builtins, .object(interpreter.modules.get(builtinsName).object ?? builtins))
        }
        let compiled = try compile(text, filename: filename, mode: .file, options: CompileOptions(isText: false))
        compiled.unit.isLibrary = isLibrary
        try execute(makeBody(compiled, globals: namespace))
    }

    private var builtinsName: StringObject { intern("builtins") }
}
