// The module `builtins`: what every program sees without an import.
//
// The functions are made eagerly, but that is cheap: an object and an interned name each, signatures are parsed on the first call
// that needs them.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Fills the namespace of `builtins`, and registers the modules that the interpreter cannot do without. Called once, when the
    /// types exist.
    package func installBuiltins() {
        let namespace: DictObject = interpreter.builtins
        let module = ModuleObject(namespace, types.module.root)
        fillModule(namespace, intern("builtins"), doc: .object(makeString(BuiltinsModule.doc)), hasSpec: false)
        addBuiltinFunctions(to: namespace)
        addBuiltinTypes(to: namespace)
        addBuiltinConstants(to: namespace)
        if !interpreter.configuration.noSite { addSiteObjects(to: namespace) }
        module.addRest = { (module, thread) in thread.addSpec(to: module) }
        interpreter.modules.set(intern("builtins"), .object(module))
        system.builtinsModule = module
        system.importFunction = namespace.get(names.importName).object
        system.buildClassFunction = namespace.get(names.buildClass).object
        interpreter.register(SystemModule.module)
        interpreter.register(ImportModule.module)
    }

    /// The module object of `builtins`.
    package var builtinsModule: ModuleObject? { system.builtinsModule }

    private func addBuiltinFunctions(to namespace: DictObject) {
        let module = intern("builtins")
        for rows in [
            BuiltinNumbers.rows, BuiltinIteration.rows, BuiltinInspection.rows, BuiltinOutput.rows,
            BuiltinExecution.rows,
        ] {
            for row in rows {
                let name = row.signature.withUTF8Buffer { text in
                    intern(makeString(latin1: UnsafeBufferPointer(rebasing: text.prefix { $0 != UInt8(ascii: "(") })))
                }
                let definition = NativeDefinition(row, name: name, owner: nil, module: .object(module))
                let function = NativeObject(definition, receiver: .unbound, types.native.root)
                function.isPermanent = true
                interpreter.builtinFunctions.append(function)
                namespace.set(name, .object(function))
            }
        }
    }

    private func addBuiltinTypes(to namespace: DictObject) {
        let t = types
        func add(_ types: [TypeObject]) {
            for type in types { namespace.set(type.name, .object(type)) }
        }
        add([
            t.object, t.type, t.bool, t.int, t.float, t.complex, t.string, t.bytes, t.bytearray, t.memoryview, t.tuple,
            t.list, t.dict, t.set, t.frozenset, t.range, t.slice, t.property, t.classMethod, t.staticMethod,
            t.superProxy, t.reversed, t.enumerate, t.zip, t.map, t.filter,
        ])
        add([
            t.baseException, t.exception, t.baseExceptionGroup, t.exceptionGroup, t.typeError, t.valueError,
            t.indexError, t.keyError, t.lookupError, t.attributeError, t.nameError, t.unboundLocalError,
            t.overflowError,
            t.zeroDivisionError, t.arithmeticError, t.floatingPointError, t.runtimeError, t.recursionError,
            t.notImplementedError, t.pythonFinalizationError, t.systemError, t.systemExit, t.keyboardInterrupt,
            t.generatorExit, t.stopIteration, t.stopAsyncIteration, t.assertionError, t.bufferError, t.eofError,
            t.importError, t.moduleNotFoundError, t.memoryError, t.referenceError,
        ])
        add([
            t.osError, t.blockingIOError, t.childProcessError, t.connectionError, t.brokenPipeError,
            t.connectionAbortedError, t.connectionRefusedError, t.connectionResetError, t.fileExistsError,
            t.fileNotFoundError, t.interruptedError, t.isADirectoryError, t.notADirectoryError, t.permissionError,
            t.processLookupError, t.timeoutError, t.syntaxError, t.indentationError, t.tabError, t.unicodeError,
            t.unicodeDecodeError, t.unicodeEncodeError, t.unicodeTranslateError,
        ])
        add([
            t.warning, t.userWarning, t.deprecationWarning, t.pendingDeprecationWarning, t.syntaxWarning,
            t.runtimeWarning, t.futureWarning, t.importWarning, t.unicodeWarning, t.bytesWarning, t.resourceWarning,
            t.encodingWarning,
        ])
        namespace.set(
            intern("_IncompleteInputError"), .object(makeType(BuiltinsModule.incompleteInputType, base: t.syntaxError)))
        if let error = t.osError {
            namespace.set(intern("EnvironmentError"), .object(error))
            namespace.set(intern("IOError"), .object(error))
        }
    }

    private func addBuiltinConstants(to namespace: DictObject) {
        namespace.set(intern("None"), .none)
        namespace.set(intern("True"), .bool(true))
        namespace.set(intern("False"), .bool(false))
        namespace.set(intern("Ellipsis"), .ellipsis)
        namespace.set(intern("NotImplemented"), .notImplemented)
        namespace.set(intern("__debug__"), .bool(interpreter.configuration.optimization == 0))
    }

    private func addSiteObjects(to namespace: DictObject) {
        let quitter = makeType(SiteObject.quitterType)
        let printer = makeType(SiteObject.printerType)
        let helper = makeType(SiteObject.helperType)
        func add(_ name: StaticString, _ text: StaticString, _ type: TypeObject) {
            namespace.set(intern(name.description), .object(SiteObject(name, text, type)))
        }
        add("exit", "", quitter)
        add("quit", "", quitter)
        add("copyright", BuiltinsModule.copyright, printer)
        add("credits", BuiltinsModule.credits, printer)
        add("license", BuiltinsModule.license, printer)
        add("help", "", helper)
    }
}

enum BuiltinsModule {
    /// What `codeop` looks for: the text may go on.
    static let incompleteInputType = NativeType(
        "_IncompleteInputError", .exception, [.isBase], doc: "incomplete input.", operations: { _ in }, rows: { [] })

    static let doc =
        "Built-in functions, types, exceptions, and other objects.\n\n"
        + "This module provides direct access to all built-in identifiers of Python;\nfor example, builtins.len is the "
        + "full name for the built-in function len()."
    static let copyright: StaticString = "Copyright (c) the authors of Taipan.  All rights reserved."
    static let credits: StaticString = "Taipan is an independent implementation of the Python language."
    static let license: StaticString = "See the file LICENSE that comes with Taipan."
}
