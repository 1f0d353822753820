// What the import statements come down to, from the name to the module object: CPython's `__import__`, `import_from` and
// `import *`. Finding and loading are in `ModuleFinding.swift` and `ModuleLoading.swift`.
//
// All of this is native, so that no frames of import machinery appear in tracebacks.

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: import a.b.c

    /// `import name` and the first half of `from name import …`. Calls `builtins.__import__`, if a program has replaced it.
    package func importModule(
        _ name: StringObject, globals: DictObject, fromList: Value, level: Int
    ) throws(Raise) -> Value {
        let hook = try currentBuiltin(names.importName)
        if hook.object === system.importFunction {
            return try importBuiltin(name, globals: globals, fromList: fromList, level: level)
        }
        if hook.isUnbound { throw raise(types.importError, "__import__ not found") }
        let locals = currentLocals()
        return try call(
            hook, [.object(name), .object(globals), locals.isUnbound ? .none : locals, fromList, .int(level)])
    }

    /// The module with an absolute name, imported if need be: `importlib.import_module(name)`.
    package func importModule(named name: String) throws(Raise) -> Value { try importAbsolute(intern(name)) }

    /// The same under a name that may have been chosen by a program.
    package func importByName(_ name: String) throws(Raise) -> Value {
        if name.isEmpty { throw valueError("Empty module name") }
        return try importAbsolute(intern(name))
    }

    /// `__import__` as it is when nobody has replaced it.
    package func importBuiltin(
        _ name: StringObject, globals: DictObject?, fromList: Value, level: Int
    ) throws(Raise) -> Value {
        if level == 0 && name.count == 0 { throw valueError("Empty module name") }
        let absolute = level == 0 ? name : try resolveRelative(name, globals, level)
        let module = try importAbsolute(absolute)
        let wantsMembers = fromList.isNone ? false : try truth(fromList)
        if wantsMembers {
            if !(try lookupAttribute(module, names.path)).isUnbound { try importMembers(of: module, fromList) }
            return module
        }
        if level > 0 && name.count == 0 { return module }
        guard let dot = name.firstDot else { return module }
        if level == 0 { return try importAbsolute(intern(substring(name, 0, dot))) }
        // `__import__("a.b", level=1)` means the module `a` next to us
        let top = intern(substring(absolute, 0, absolute.count - (name.count - dot)))
        let found = interpreter.modules.get(top)
        if found.isUnbound {
            throw raise(types.keyError, "\(try repr(.object(top)).text) not in sys.modules as expected")
        }
        return found
    }

    /// From `sys.modules`, or found and loaded.
    func importAbsolute(_ name: StringObject) throws(Raise) -> Value {
        if interpreter.allowedModules != nil { try checkAllowed(name) }
        let known = interpreter.modules.get(name)
        if known.isUnbound { return try findAndLoad(name) }
        if known.isNone {
            throw try moduleNotFound("import of \(name.text) halted; None in sys.modules", name)
        }
        return known
    }

    // MARK: Relative names

    /// `..b` in module `a.c.d` → `a.b`.
    func resolveRelative(_ name: StringObject, _ globals: DictObject?, _ level: Int) throws(Raise) -> StringObject {
        guard let globals else { throw typeError("globals must be a dict") }
        let package = try packageName(globals)
        if package.count == 0 { throw noKnownParent() }
        var end = package.count
        for _ in 1..<Swift.max(level, 1) {
            guard let dot = package.lastDot(before: end) else {
                throw raise(types.importError, "attempted relative import beyond top-level package")
            }
            end = dot
        }
        let base = intern(substring(package, 0, end))
        if name.count == 0 { return base }
        return intern(concatenate(concatenate(base, makeString(codePoint: 46)), name))
    }

    private func noKnownParent() -> Raise {
        raise(types.importError, "attempted relative import with no known parent package")
    }

    /// The package that relative imports of a module start from.
    private func packageName(_ globals: DictObject) throws(Raise) -> StringObject {
        let package = globals.get(names.package)
        let spec = globals.get(names.spec)
        if !package.isUnbound && !package.isNone {
            guard let name = package.as(.string, StringObject.self) else { throw typeError("package must be a string") }
            if !spec.isUnbound, !spec.isNone, !(try equals(package, try getAttribute(spec, "parent"))) {
                try warn(types.deprecationWarning, "__package__ != __spec__.parent")
            }
            return name
        }
        if !spec.isUnbound && !spec.isNone {
            guard let name = try getAttribute(spec, "parent").as(.string, StringObject.self) else {
                throw typeError("__spec__.parent must be a string")
            }
            return name
        }
        try warn(
            types.importWarning,
            "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__")
        let own = globals.get(names.name)
        if own.isUnbound { throw raise(types.keyError, "'__name__' not in globals") }
        guard let name = own.as(.string, StringObject.self) else { throw typeError("__name__ must be a string") }
        if globals.find(names.path) >= 0 { return name }
        guard let dot = name.lastDot(before: name.count) else { throw noKnownParent() }
        return substring(name, 0, dot)
    }

    // MARK: from m import a, b

    /// Imports those names of a `from package import …` list that are submodules not loaded yet.
    func importMembers(of module: Value, _ list: Value) throws(Raise) {
        for item in try items(of: list) {
            guard let name = item.as(.string, StringObject.self) else {
                throw typeError("Item in ``from list'' must be str, not \(typeName(item))")
            }
            if name.equals("*") {
                let all = try lookupAttribute(module, names.all)
                if !all.isUnbound { try importListedMembers(of: module, all) }
            } else {
                try importMember(of: module, name)
            }
        }
    }

    private func importListedMembers(of module: Value, _ all: Value) throws(Raise) {
        for item in try items(of: all) {
            guard let name = item.as(.string, StringObject.self) else {
                let module = try str(try getAttribute(module, names.name)).text
                throw typeError("Item in \(module).__all__ must be str, not \(typeName(item))")
            }
            try importMember(of: module, name)
        }
    }

    private func importMember(of module: Value, _ name: StringObject) throws(Raise) {
        if !(try lookupAttribute(module, internedName(name))).isUnbound { return }
        guard let package = try getAttribute(module, names.name).as(.string, StringObject.self) else { return }
        let full = intern(concatenate(concatenate(package, makeString(codePoint: 46)), name))
        do throws(Raise) { _ = try importAbsolute(full) } catch {
            // Not there: the attribute access that follows says so, unless something else was missing.
            guard isPending(types.moduleNotFoundError), let exception = pointee.exception,
                try equals(try getAttribute(.object(exception), "name"), .object(full)),
                !interpreter.modules.get(full).isNone
            else { throw error }
            pointee.exception = nil
        }
    }

    /// The value of one name in `from module import name`.
    package func importFrom(_ module: Value, _ name: StringObject) throws(Raise) -> Value {
        let found = try lookupAttribute(module, name)
        if !found.isUnbound { return found }
        let ownName = try lookupAttribute(module, names.name)
        if let own = ownName.as(.string, StringObject.self) {
            // A submodule whose parent has lost the attribute, or does not have it yet.
            let full = concatenate(concatenate(own, makeString(codePoint: 46)), name)
            let submodule = try interpreter.modules.get(.object(full), self)
            if !submodule.isUnbound { return submodule }
        }
        throw try cannotImport(name, from: module, ownName)
    }

    private func cannotImport(_ name: StringObject, from module: Value, _ ownName: Value) throws(Raise) -> Raise {
        let own: Value =
            ownName.as(.string, StringObject.self) == nil ? makeStringValue("<unknown module name>") : ownName
        let (quoted, ownText) = (try repr(.object(name)).text, try repr(own).text)
        let spec = try lookupAttribute(module, names.spec)
        let origin = ownFile(of: module)
        var message = "cannot import name \(quoted) from \(ownText)"
        if try isInitializing(spec) {
            message =
                "cannot import name \(quoted) from partially initialized module \(ownText) (most likely due to a circular import)"
            if let origin { message += " (\(try str(origin).text))" }
        } else if let origin {
            message += " (\(try str(origin).text))"
        } else {
            message += " (\(try libraryLocation(of: module) ?? "unknown location"))"
        }
        return try importError(
            types.importError, message, name: own, path: origin ?? .none, from: .object(name))
    }

    // MARK: from m import *

    /// Copies the public names of a module: those in `__all__`, or all that do not start with an underscore.
    package func importStar(_ module: Value, into namespace: Value) throws(Raise) {
        let all = try lookupAttribute(module, names.all)
        var list = all
        var dictionary = Value.unbound
        if all.isUnbound {
            dictionary = try lookupAttribute(module, names.dict)
            if dictionary.isUnbound {
                throw raise(types.importError, "from-import-* object has no __dict__ and no __all__")
            }
            list = try callMethod(dictionary, names.keys)
        }
        for item in try all.isUnbound ? items(of: list) : itemsByIndex(of: list) {
            guard let name = item.as(.string, StringObject.self) else {
                guard let own = try getAttribute(module, names.name).as(.string, StringObject.self) else {
                    throw typeError(
                        "module __name__ must be a string, not \(typeName(try getAttribute(module, names.name)))")
                }
                throw typeError(
                    all.isUnbound
                        ? "Key in \(own.text).__dict__ must be str, not \(typeName(item))"
                        : "Item in \(own.text).__all__ must be str, not \(typeName(item))")
            }
            if all.isUnbound && name.count > 0 && name[0] == 95 { continue }
            let interned = internedName(name)
            let value = try getAttribute(module, interned)
            if let dict = exactDict(namespace) {
                dict.set(interned, value)
            } else {
                try setItem(namespace, .object(interned), value)
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The items 0, 1, 2 … until an `IndexError`: what `from m import *` makes of `__all__`, which therefore is no iterator or set.
    private func itemsByIndex(of sequence: Value) throws(Raise) -> [Value] {
        let kind = sequence.object?.kind
        if kind == .list || kind == .tuple { return try items(of: sequence) }
        if kind == .dict { throw typeError("\(typeName(sequence)) is not a sequence") }
        guard type(of: sequence).operations.getItem != nil else {
            throw typeError("'\(typeName(sequence))' object does not support indexing")
        }
        var result: [Value] = []
        while true {
            do throws(Raise) { result.append(try getItem(sequence, .int(result.count))) } catch {
                try swallow(types.indexError)
                return result
            }
            try charge(4)
        }
    }
}

// MARK: - Errors

/// Whether a module that lacks something may have been imported in place of another one.
enum Shadowing { case nothing, standardLibrary, anything }

extension UnsafeMutablePointer where Pointee == ThreadState {
    func moduleNotFound(_ message: String, _ name: StringObject) throws(Raise) -> Raise {
        try importError(types.moduleNotFoundError, message, name: .object(name))
    }

    func importError(
        _ type: TypeObject, _ message: String, name: Value = .none, path: Value = .none, from: Value = .none
    ) throws(Raise) -> Raise {
        var keywords = [(intern("name"), name), (intern("path"), path)]
        if !from.isNone { keywords.append((intern("name_from"), from)) }
        let made = try call(.object(type), [makeStringValue(message)], keywords: keywords)
        guard let exception = made.as(.exception, ExceptionObject.self) else { return raise(type, message) }
        return raise(exception)
    }

    /// `spec._initializing`: the module is in the middle of its execution.
    func isInitializing(_ spec: Value) throws(Raise) -> Bool {
        if spec.isUnbound || spec.isNone { return false }
        let value = try lookupAttribute(spec, "_initializing")
        return value.isUnbound ? false : try truth(value)
    }

    /// The file that a module comes from, or nil.
    private func fileOrigin(of spec: Value, _ module: Value) throws(Raise) -> Value? {
        if !spec.isUnbound && !spec.isNone {
            let hasLocation = try lookupAttribute(spec, "has_location")
            if !hasLocation.isUnbound, try truth(hasLocation) {
                let origin = try lookupAttribute(spec, "origin")
                if origin.as(.string, StringObject.self) != nil { return origin }
            }
        }
        return ownFile(of: module)
    }

    /// `__file__`, if it is a text. Not by `lookupAttribute`, which would ask for the message about a missing `__file__`, and so on.
    private func ownFile(of module: Value) -> Value? {
        let file = module.as(.module, ModuleObject.self)?.namespace.get(names.file) ?? .unbound
        return file.as(.string, StringObject.self) == nil ? nil : file
    }

    /// What stands in tracebacks for the file of a library module, which is in the binary.
    private func libraryLocation(of module: Value) throws(Raise) -> String? {
        guard let namespace = module.as(.module, ModuleObject.self)?.namespace,
            namespace.get(names.loader).object === importer.frozenImporter
        else { return nil }
        return "<frozen \(try str(namespace.get(names.name)).text)>"
    }

    /// A module found where `sys.path[0]` was at the start, among the script and its neighbours, may hide one that was meant.
    private func shadowing(_ origin: Value?, _ name: Value) throws(Raise) -> Shadowing {
        guard let file = origin?.as(.string, StringObject.self)?.text, !interpreter.configuration.isSafePath,
            let given = system.firstDirectory, let first = given.count == 0 ? currentDirectory()?.text : given.text
        else { return .nothing }
        var parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        if file.hasSuffix("/__init__.py") { parts = parts.dropLast() }
        if parts.joined(separator: "/") != first { return .nothing }
        guard let own = name.as(.string, StringObject.self) else { return .anything }
        let standard = moduleAttribute(systemModule, intern("stdlib_module_names"))
        if standard.isUnbound { return .anything }
        return try contains(standard, .object(own)) ? .standardLibrary : .anything
    }

    /// The error for an attribute that a module does not have.
    func missingModuleAttribute(_ module: ModuleObject, _ own: StringObject, _ name: StringObject) throws(Raise)
        -> Raise
    {
        let spec = module.namespace.get(names.spec)
        let (ownText, quoted) = (try repr(.object(own)).text, try repr(.object(name)).text)
        var message = "module \(ownText) has no attribute \(quoted)"
        if !spec.isUnbound && !spec.isNone {
            let origin = try fileOrigin(of: spec, .object(module))
            let shadow = try shadowing(origin, .object(own))
            if let origin, shadow == .standardLibrary {
                message =
                    "module \(ownText) has no attribute \(quoted) (consider renaming \(try repr(origin).text) since it has the same "
                    + "name as the standard library module named \(ownText) and the import system gives it precedence)"
            } else if try isInitializing(spec) {
                if let origin, shadow == .anything {
                    message =
                        "module \(ownText) has no attribute \(quoted) (consider renaming \(try repr(origin).text) if it has the "
                        + "same name as a third-party module you intended to import)"
                } else {
                    message = "partially initialized module \(ownText)"
                    if let origin { message += " from \(try repr(origin).text)" }
                    message += " has no attribute \(quoted) (most likely due to a circular import)"
                }
            } else if try isUninitializedSubmodule(spec, name) {
                message =
                    "cannot access submodule \(quoted) of module \(ownText) (most likely due to a circular import)"
            }
        }
        return attributeError(message, name: name, object: .object(module))
    }

    private func isUninitializedSubmodule(_ spec: Value, _ name: StringObject) throws(Raise) -> Bool {
        let list = try lookupAttribute(spec, "_uninitialized_submodules")
        return list.isUnbound || list.isNone ? false : try contains(list, .object(name))
    }
}

extension StringObject {
    var firstDot: Int? {
        for i in 0..<count where self[i] == 46 { return i }
        return nil
    }

    func lastDot(before end: Int) -> Int? {
        var i = end - 1
        while i >= 0 {
            if self[i] == 46 { return i }
            i -= 1
        }
        return nil
    }
}
