// The finders and loaders that come with the interpreter, as programs see them: classes in `importlib.machinery`. Importing itself
// takes the native ways of `ModuleFinding.swift` and `ModuleLoading.swift`; these are the same things behind Python's protocol.

import TaipanSyntax

/// Finder and loader of the modules written in Swift. The class itself stands in `sys.meta_path`.
enum BuiltinImporter {
    static let nativeType = NativeType(
        "_frozen_importlib.BuiltinImporter", .instance, [.isBase, .hasDictionary],
        doc: "Meta path import for built-in modules.", operations: { _ in }, rows: { rows })

    private static let rows: [NativeRow] = [
        .classMethod(
            "find_spec(fullname, path=None, target=None)",
            { (call) throws(Raise) in
                call.thread.findBuiltin(try moduleName(call, 1))
            }),
        .staticMethod(
            "create_module(spec)",
            { (call) throws(Raise) in
                let name = try call.thread.str(try call.thread.getAttribute(call[0], "name"))
                if call.thread.findBuiltin(name).isNone {
                    throw try call.thread.importError(
                        call.thread.types.importError,
                        "\(try call.thread.repr(.object(name)).text) is not a built-in module", name: .object(name))
                }
                return try call.thread.makeModule(from: call[0])
            }),
        .staticMethod(
            "exec_module(module)",
            { (call) throws(Raise) in
                try call.thread.executeBuiltin(call[0])
                return .none
            }),
        .classMethod(
            "load_module(fullname)",
            { (call) throws(Raise) in
                try call.thread.importAbsolute(try moduleName(call, 1))
            }),
        .classMethod("get_code(fullname)", { (call) throws(Raise) in .none }),
        .classMethod("get_source(fullname)", { (call) throws(Raise) in .none }),
        .classMethod("is_package(fullname)", { (call) throws(Raise) in .bool(false) }),
    ]
}

/// Finder and loader of the modules whose Python text is part of the binary.
enum FrozenImporter {
    static let nativeType = NativeType(
        "_frozen_importlib.FrozenImporter", .instance, [.isBase, .hasDictionary],
        doc: "Meta path import for frozen modules.", operations: { _ in }, rows: { rows })

    private static let rows: [NativeRow] = [
        .classMethod(
            "find_spec(fullname, path=None, target=None)",
            { (call) throws(Raise) in
                call.thread.findFrozen(try moduleName(call, 1))
            }),
        .staticMethod("create_module(spec)", { (call) throws(Raise) in .none }),
        .staticMethod(
            "exec_module(module)",
            { (call) throws(Raise) in
                try call.thread.executeFrozen(call[0])
                return .none
            }),
        .classMethod(
            "load_module(fullname)",
            { (call) throws(Raise) in
                try call.thread.importAbsolute(try moduleName(call, 1))
            }),
        .classMethod(
            "get_code(fullname)",
            { (call) throws(Raise) in
                let thread = call.thread
                let frozen = try FrozenImporter.module(call)
                let compiled = try thread.compile(
                    frozen.source(), filename: thread.makeString("<frozen \(frozen.name)>"), mode: .file,
                    options: CompileOptions(isText: false))
                return .object(
                    CodeObject(thread.makeBody(compiled, globals: thread.makeDict()), thread.types.code.root))
            }),
        .classMethod(
            "get_source(fullname)",
            { (call) throws(Raise) in
                call.thread.makeStringValue(String(decoding: try FrozenImporter.module(call).source(), as: UTF8.self))
            }),
        .classMethod(
            "is_package(fullname)", { (call) throws(Raise) in .bool(try FrozenImporter.module(call).isPackage) }),
    ]

    private static func module(_ call: Call) throws(Raise) -> FrozenModule {
        let name = try moduleName(call, 1)
        if let frozen = call.thread.interpreter.frozenModule(named: name.text) { return frozen }
        throw try call.thread.importError(
            call.thread.types.importError, "No such frozen object named \(name.text)", name: .object(name))
    }
}

/// The finder of `sys.path` and of packages' paths.
enum PathFinder {
    static let nativeType = NativeType(
        "_frozen_importlib_external.PathFinder", .instance, [.isBase, .hasDictionary],
        doc: "Meta path finder for sys.path and package __path__ attributes.", operations: { _ in }, rows: { rows })

    private static let rows: [NativeRow] = [
        .classMethod(
            "find_spec(fullname, path=None, target=None)",
            { (call) throws(Raise) in
                try call.thread.findOnPath(try moduleName(call, 1), call[2])
            }),
        .staticMethod(
            "invalidate_caches()",
            { (call) throws(Raise) in
                let thread = call.thread
                let cache = thread.systemNamespace.get(thread.importer.importerCache).as(.dict, DictObject.self)
                cache?.removeAll()
                thread.importer.epoch &+= 1
                return .none
            }),
    ]
}

/// The finder of one directory.
enum FileFinder {
    static let nativeType = NativeType(
        "_frozen_importlib_external.FileFinder", .instance, [.isBase, .hasDictionary],
        doc: "File-based finder: looks for modules and packages in one directory.",
        new: .variadic("FileFinder(path, *loader_details)", FileFinder.make),
        initialize: .method("FileFinder(path, *loader_details)", FileFinder.initialize),
        operations: { $0.repr = FileFinder.repr }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method(
            "find_spec(fullname, target=None)",
            { (call) throws(Raise) in
                guard case .object(let finder) = call[0] else { return .none }
                return try call.thread.findInDirectory(try moduleName(call, 1), finder)
            }, "Try to find a spec for the specified module."),
        .method("invalidate_caches()", { (call) throws(Raise) in .none }, "There is no cache of the directory."),
        .classMethod("path_hook(*loader_details)", { (call) throws(Raise) in call[0] }),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let type = try thread.receiverClass(call)
        // called as a hook of sys.path_hooks, it refuses what is no directory
        if type === thread.importer.fileFinder, call.count == 2, let path = call[1].as(.string, StringObject.self),
            !(thread.status(of: thread.pathBytes(path))?.isDirectory ?? false)
        {
            throw try thread.importError(
                thread.types.importError, "only directories are supported", path: call[1])
        }
        return .object(thread.makeInstance(type))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if case .object(let finder) = call[0] {
            let path = try thread.filename(call[1])
            thread.setOwnAttribute(
                finder, thread.importer.path, .object(path.count == 0 ? thread.makeString(".") : path))
        }
        return .none
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let path = try thread.getAttribute(value, thread.importer.path)
        return thread.makeStringValue("\(thread.typeName(value))(\(try thread.repr(path).text))")
    }
}

/// The loader of a Python file.
enum SourceFileLoader {
    static let nativeType = NativeType(
        "_frozen_importlib_external.SourceFileLoader", .instance, [.isBase, .hasDictionary],
        doc: "Concrete implementation of SourceLoader using the file system.",
        new: .variadic("SourceFileLoader(fullname, path)", SourceFileLoader.make),
        initialize: .method("SourceFileLoader(fullname, path)", SourceFileLoader.initialize), operations: { _ in },
        rows: { rows })

    private static let rows: [NativeRow] = [
        .method("create_module(spec)", { (call) throws(Raise) in .none }, "Use default semantics for module creation."),
        .method("exec_module(module)", SourceFileLoader.execute, "Execute the module."),
        .method("get_code(fullname)", SourceFileLoader.getCode, "Compile the source of the module."),
        .method("get_data(path)", SourceFileLoader.getData, "Return the data from path as raw bytes."),
        .method("get_filename(name=None)", { (call) throws(Raise) in try SourceFileLoader.path(call) }),
        .method("get_source(fullname)", SourceFileLoader.getSource, "Return the source of the module as text."),
        .method(
            "is_package(fullname)", SourceFileLoader.isPackage, "Whether the file is the __init__.py of a package."),
        .method("load_module(fullname=None)", SourceFileLoader.loadModule, "Load the module and return it."),
        .method("source_to_code(data, path)", SourceFileLoader.sourceToCode, "Compile a text."),
        .method("path_stats(path)", SourceFileLoader.stats, "Return the modification time and size of the file."),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeInstance(try call.thread.receiverClass(call)))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if case .object(let loader) = call[0] {
            thread.setOwnAttribute(loader, thread.intern("name"), call[1])
            thread.setOwnAttribute(loader, thread.importer.path, call[2])
        }
        return .none
    }

    private static func path(_ call: Call) throws(Raise) -> Value {
        try call.thread.getAttribute(call[0], call.thread.importer.path)
    }

    private static func pathText(_ call: Call) throws(Raise) -> StringObject {
        try call.thread.filename(try path(call))
    }

    private static func execute(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let name = try thread.getAttribute(call[1], thread.names.name)
        let code = try thread.callMethod(call[0], "get_code", name)
        guard let object = code.as(.code, CodeObject.self) else {
            throw try thread.importError(
                thread.types.importError,
                "cannot load module \(try thread.repr(name).text) when get_code() returns None")
        }
        let namespace = try thread.getAttribute(call[1], thread.names.dict)
        guard let dict = namespace.as(.dict, DictObject.self) else {
            throw thread.typeError("the __dict__ of a module must be a dict")
        }
        thread.addBuiltins(to: dict)
        _ = try thread.run(object, ExecutionPlace(globals: dict, namespace: .unbound))
        return .none
    }

    private static func getCode(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try path(call)
        let data = try thread.callMethod(call[0], "get_data", path)
        return try thread.callMethod(call[0], "source_to_code", data, path)
    }

    private static func sourceToCode(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let text = try thread.sourceText(call[1]) else {
            throw thread.typeError("compile() arg 1 must be a string, bytes or AST object")
        }
        let compiled = try thread.compile(
            text.bytes, filename: try thread.filename(call[2]), mode: .file,
            options: CompileOptions(isText: text.isText))
        return .object(CodeObject(thread.makeBody(compiled, globals: thread.makeDict()), thread.types.code.root))
    }

    private static func getData(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeBytes(try call.thread.readFile(try call.thread.filename(call[1]))))
    }

    private static func getSource(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let bytes = try thread.readFile(try pathText(call))
        let object = thread.makeBytes(bytes)
        let text = try thread.decode(
            UnsafeRawBufferPointer(start: object.bytes, count: object.count), encoding: "utf-8-sig", errors: "strict")
        return try thread.callMethod(
            .object(text), "replace", thread.makeStringValue("\r\n"), thread.makeStringValue("\n"))
    }

    private static func isPackage(_ call: Call) throws(Raise) -> Value {
        let path = try pathText(call).text
        let tail = try call.thread.str(call[1]).text.split(separator: ".").last
        return .bool(path.split(separator: "/").last == "__init__.py" && tail != "__init__")
    }

    private static func loadModule(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let given = call[1].isNone ? try thread.getAttribute(call[0], "name") : call[1]
        guard let name = given.as(.string, StringObject.self) else {
            throw thread.typeError("module name must be a string")
        }
        let path = try pathText(call)
        let locations: Value
        if try thread.truth(try thread.callMethod(call[0], "is_package", given)),
            let slash = path.text.lastIndex(of: "/")
        {
            locations = .object(thread.makeList([thread.makeStringValue(String(path.text[..<slash]))]))
        } else {
            locations = .none
        }
        let spec = thread.makeSpec(
            name, loader: call[0], origin: .object(path), locations: locations, hasLocation: true)
        return try thread.load(spec)
    }

    private static func stats(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.filename(call[1])
        guard let status = thread.status(of: thread.pathBytes(path)) else {
            throw thread.osError(.ENOENT, path: .object(path))
        }
        let result = thread.makeDict()
        let time = Double(status.modified.seconds) + Double(status.modified.nanoseconds) * 1e-9
        result.set(thread.intern("mtime"), .float(time))
        result.set(thread.intern("size"), .int(Int(status.size)))
        return .object(result)
    }
}

/// The loader of namespace packages: there is nothing to execute.
enum NamespaceLoader {
    static let nativeType = NativeType(
        "_frozen_importlib_external.NamespaceLoader", .instance, [.isBase, .hasDictionary], operations: { _ in },
        rows: { rows })

    private static let rows: [NativeRow] = [
        .method("create_module(spec)", { (call) throws(Raise) in .none }),
        .method("exec_module(module)", { (call) throws(Raise) in .none }),
        .method("is_package(fullname)", { (call) throws(Raise) in .bool(true) }),
        .method("get_source(fullname)", { (call) throws(Raise) in .object(call.thread.emptyString) }),
    ]
}

/// A parameter that is the name of a module.
private func moduleName(_ call: Call, _ index: Int) throws(Raise) -> StringObject {
    if let name = call[index].as(.string, StringObject.self) { return call.thread.internedName(name) }
    throw call.thread.typeError("module name must be str, not \(call.thread.typeName(call[index]))")
}
