// The builtin functions that run text: compile, eval, exec, and the two that statements turn into: __build_class__, __import__.

import TaipanHost
import TaipanSyntax

enum BuiltinExecution {
    static let rows: [NativeRow] = [
        .variadic(
            "__build_class__(func, name, /, *bases, [metaclass], **kwds)", BuiltinExecution.buildClass,
            "Internal helper function used by the class statement."),
        .function(
            "__import__(name, globals=None, locals=None, fromlist=(), level=0)", BuiltinExecution.importFunction,
            "Import a module.\n\nThis is what the import statement calls; use importlib.import_module() to import a module by name."
        ),
        .function(
            "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
            BuiltinExecution.compile,
            """
            Compile source into a code object that can be executed by exec() or eval().

            The mode must be 'exec', 'single' or 'eval'.
            """),
        .function(
            "eval(source, /, globals=None, locals=None)", BuiltinExecution.eval,
            """
            Evaluate the given source in the context of globals and locals.

            The source may be a string of a Python expression or a code object as returned by compile().
            """),
        .function(
            "exec(source, /, globals=None, locals=None, *, closure=None)", BuiltinExecution.exec,
            """
            Execute the given source in the context of globals and locals.

            The source may be a string of statements or a code object as returned by compile().
            """),
    ]

    // MARK: Statements as functions

    static func buildClass(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.count < 2 { throw thread.typeError("__build_class__: not enough arguments") }
        guard let function = call[0].as(.function, FunctionObject.self) else {
            throw thread.typeError("__build_class__: func must be a function")
        }
        guard let name = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("__build_class__: name is not a string")
        }
        if function.body.namespaceSlot < 0 {
            throw thread.typeError("__build_class__: func must be the body of a class")
        }
        let keywords = thread.makeDict()
        if let given = call.keywords {
            for i in 0..<given.count { try keywords.set(given[i], call.keywordValue(i), thread) }
        }
        return try thread.buildClass(
            function, name, thread.makeTuple(copying: call.arguments + 2, call.count - 2), keywords)
    }

    static func importFunction(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let name = call[0].as(.string, StringObject.self) else {
            throw thread.typeError("module name must be a string")
        }
        let level = try thread.index(call[4])
        if level < 0 { throw thread.valueError("level must be >= 0") }
        let globals = call[1].as(.dict, DictObject.self)
        if level > 0 && globals == nil { throw thread.keyError(thread.makeStringValue("'__name__' not in globals")) }
        return try thread.importBuiltin(thread.internedName(name), globals: globals, fromList: call[3], level: level)
    }

    // MARK: compile

    /// Flags that only mean what is the rule today: nested scopes, generators, division and the rest of `__future__`, and two hints.
    private static let harmlessFlags = 0xFE_0010 | 0x200 | 0x1000 | 0x4000 | 0x100
    private static let annotationsFlag = 0x100_0000
    private static let astFlags = 0x400 | 0x8000
    private static let awaitFlag = 0x2000

    static func compile(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let filename = try thread.filename(call[1])
        guard let mode = call[2].as(.string, StringObject.self) else {
            throw thread.typeError("compile() argument 'mode' must be str, not \(thread.argumentTypeName(call[2]))")
        }
        let flags = try thread.index(call[3])
        let dontInherit = try thread.truth(call[4])
        let optimize = try thread.index(call[5])
        if flags & ~(harmlessFlags | annotationsFlag | astFlags | awaitFlag) != 0 {
            throw thread.valueError("compile(): unrecognised flags")
        }
        if optimize < -1 || optimize > 2 { throw thread.valueError("compile(): invalid optimize value") }
        let parseMode: ParseMode
        if mode.equals("exec") {
            parseMode = .file
        } else if mode.equals("eval") {
            parseMode = .expression
        } else if mode.equals("single") {
            parseMode = .interactive
        } else if mode.equals("func_type") {
            if flags & 0x400 == 0 { throw thread.valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST") }
            throw thread.notImplementedError("compile(): ast.PyCF_ONLY_AST is not supported: taipan has no ast objects")
        } else {
            throw thread.valueError("compile() mode must be 'exec', 'eval' or 'single'")
        }
        if flags & astFlags != 0 {
            throw thread.notImplementedError("compile(): ast.PyCF_ONLY_AST is not supported: taipan has no ast objects")
        }
        guard let text = try thread.sourceText(call[0]) else {
            throw thread.typeError("compile() arg 1 must be a string, bytes or AST object")
        }
        var options = CompileOptions(isText: text.isText)
        options.futureAnnotations = flags & annotationsFlag != 0 || (!dontInherit && thread.inheritsFutureAnnotations)
        options.allowsTopLevelAwait = flags & awaitFlag != 0
        try thread.audit("compile", [.object(thread.makeBytes(text.bytes)), .object(filename)])
        let compiled = try thread.compile(text.bytes, filename: filename, mode: parseMode, options: options)
        return .object(CodeObject(thread.makeBody(compiled, globals: thread.makeDict()), thread.types.code.root))
    }

    // MARK: eval and exec

    static func eval(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if !call[2].isNone, !thread.isMapping(call[2]) { throw thread.typeError("locals must be a mapping") }
        if !call[1].isNone, call[1].as(.dict, DictObject.self) == nil {
            throw thread.typeError(
                thread.isMapping(call[1])
                    ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict")
        }
        let place = try thread.executionPlace(call[1], call[2], "eval")
        if let code = call[0].as(.code, CodeObject.self) {
            try thread.audit("exec", [call[0]])
            if !code.body.scope.freeNames.isEmpty {
                throw thread.typeError("code object passed to eval() may not contain free variables")
            }
            return try thread.run(code, place)
        }
        guard let text = try thread.sourceText(call[0]) else {
            throw thread.typeError("eval() arg 1 must be a string, bytes or code object")
        }
        return try thread.run(text, mode: .expression, place)
    }

    static func exec(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if !call[1].isNone, call[1].as(.dict, DictObject.self) == nil {
            throw thread.typeError("exec() globals must be a dict, not \(thread.typeName(call[1]))")
        }
        if !call[2].isNone, !thread.isMapping(call[2]) {
            throw thread.typeError("locals must be a mapping or None, not \(thread.typeName(call[2]))")
        }
        let place = try thread.executionPlace(call[1], call[2], "exec")
        if let code = call[0].as(.code, CodeObject.self) {
            try thread.audit("exec", [call[0]])
            let free = code.body.scope.freeNames.count
            if free == 0 {
                if !call[3].isNone {
                    throw thread.typeError("cannot use a closure with this code object")
                }
                _ = try thread.run(code, place)
            } else {
                try runClosure(code, call[3], place, thread)
            }
            return .none
        }
        if !call[3].isNone { throw thread.typeError("closure can only be used when source is a code object") }
        guard let text = try thread.sourceText(call[0]) else {
            throw thread.typeError("exec() arg 1 must be a string, bytes or code object")
        }
        _ = try thread.run(text, mode: .file, place)
        return .none
    }

    /// The code of a function with free variables, called with the cells given.
    private static func runClosure(
        _ code: CodeObject, _ closure: Value, _ place: ExecutionPlace, _ thread: ThreadRef
    ) throws(Raise) {
        let count = code.body.scope.freeNames.count
        guard let cells = closure.as(.tuple, TupleObject.self), cells.count == count,
            (0..<count).allSatisfy({ cells[$0].as(.cell, CellObject.self) != nil })
        else {
            throw thread.typeError("code object requires a closure of exactly length \(count)")
        }
        let storage = allocateBytes(count &* 8).assumingMemoryBound(to: CellObject.self)
        for i in 0..<count {
            guard let cell = cells[i].as(.cell, CellObject.self) else { continue }
            (storage + i).initialize(to: cell)
        }
        let body = FunctionBody(
            scope: code.body.scope, source: code.body.source, unit: code.body.unit, globals: place.globals,
            builtins: thread.builtinsNamespace(of: place.globals), thread)
        let function = FunctionObject(body, closure: storage, closureCount: count, thread.pointee.shapes.function)
        _ = try thread.call(.object(function))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The class statement: `builtins.__build_class__`, which a program may have replaced.
    func buildStatedClass(
        _ function: FunctionObject, _ name: StringObject, _ bases: TupleObject, _ keywords: DictObject
    ) throws(Raise) -> Value {
        let hook = try currentBuiltin(names.buildClass)
        if hook.object === system.buildClassFunction { return try buildClass(function, name, bases, keywords) }
        if hook.isUnbound { throw raise(types.nameError, "__build_class__ not found") }
        let arguments = [.object(function), .object(name)] + (0..<bases.count).map { bases[$0] }
        return try call(hook, arguments, keywords: keywordPairs(.object(keywords)))
    }
}

/// Where `exec` and `eval` run their text.
struct ExecutionPlace {
    let globals: DictObject
    /// Unbound if the globals are the namespace, too.
    let namespace: Value
}

/// A text as `compile`, `eval` and `exec` take it.
struct SourceArgument {
    let bytes: [UInt8]
    /// It was a `str`.
    let isText: Bool
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The text of a string or of bytes; nil for other objects.
    func sourceText(_ value: Value) throws(Raise) -> SourceArgument? {
        if let string = value.as(.string, StringObject.self) {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(string.count)
            if string.isASCIIText {
                try inBlocks(string.count) { (start, end) throws(Raise) in
                    bytes.append(contentsOf: UnsafeRawBufferPointer(start: string.buffer + start, count: end - start))
                }
            } else if string.width > 1 {
                // fails if there are surrogates
                let encoded = try encode(string, encoding: "utf-8", errors: "strict")
                withExtendedLifetime(encoded) { bytes.append(contentsOf: encoded.raw) }
            } else {
                string.appendUTF8(to: &bytes)
            }
            try checkNoNull(bytes)
            return SourceArgument(bytes: bytes, isText: true)
        }
        if !hasBuffer(value) { return nil }
        let bytes = try withBuffer(of: value) { (buffer) throws(Raise) in Array(buffer) }
        try checkNoNull(bytes)
        return SourceArgument(bytes: bytes, isText: false)
    }

    private func checkNoNull(_ bytes: [UInt8]) throws(Raise) {
        let hasNull = bytes.withUnsafeBytes { buffer in
            buffer.baseAddress.map { RawMemory.find(0, in: $0, count: buffer.count) != nil } ?? false
        }
        if hasNull { throw raise(types.syntaxError, "source code string cannot contain null bytes") }
    }

    /// A file name argument: `str`, `bytes` or `os.PathLike`.
    func filename(_ value: Value) throws(Raise) -> StringObject {
        var path = value
        if path.as(.string, StringObject.self) == nil && path.as(.bytes, BytesObject.self) == nil {
            guard let result = try callSpecial(value, names.fspath) else {
                throw typeError("expected str, bytes or os.PathLike object, not \(bareTypeName(value))")
            }
            path = result
        }
        if let string = path.as(.string, StringObject.self) { return string }
        if path.as(.bytes, BytesObject.self) != nil {
            return try withBuffer(of: path) { (bytes) throws(Raise) in fsDecode(bytes) }
        }
        throw typeError(
            "expected \(typeName(value)).__fspath__() to return str or bytes, not \(typeName(path))")
    }

    func isMapping(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .dict, .list, .tuple, .mappingProxy: return true
        default: return object.type.operations.getItem != nil
        }
    }

    /// Code compiled from within code that has `from __future__ import annotations` has it as well.
    var inheritsFutureAnnotations: Bool {
        if pointee.frame <= pointee.frameBase { return false }
        return pointee.frame.pointee.body._withUnsafeGuaranteedRef { $0.scope.hasFutureAnnotations }
    }

    /// The namespaces meant by the optional arguments; `__builtins__` is added to the globals.
    func executionPlace(_ globals: Value, _ locals: Value, _ name: StaticString) throws(Raise) -> ExecutionPlace {
        if let dict = globals.as(.dict, DictObject.self) {
            addBuiltins(to: dict)
            if !locals.isNone && locals.object !== dict { return ExecutionPlace(globals: dict, namespace: locals) }
            // a subclass of dict decides itself what storing a name means
            return ExecutionPlace(globals: dict, namespace: exactDict(globals) == nil ? globals : .unbound)
        }
        guard let current = currentGlobals else {
            throw typeError("\(name) must be given globals and locals when called without a frame")
        }
        addBuiltins(to: current)
        let namespace = locals.isNone ? currentLocals() : locals
        return ExecutionPlace(globals: current, namespace: namespace.object === current ? .unbound : namespace)
    }

    /// Code needs `__builtins__` in its globals; `exec` adds what the calling code has.
    package func addBuiltins(to globals: DictObject) {
        if globals.find(names.builtins) >= 0 { return }
        let current = currentGlobals?.get(names.builtins) ?? .unbound
        if !current.isUnbound, current.object !== builtinsModule {
            globals.set(names.builtins, current)
        } else {
            globals.set(names.builtins, .object(interpreter.builtins))
        }
    }

    func run(_ text: SourceArgument, mode: ParseMode, _ place: ExecutionPlace) throws(Raise) -> Value {
        var options = CompileOptions(isText: text.isText)
        options.futureAnnotations = inheritsFutureAnnotations
        let filename = intern("<string>")
        var bytes = text.bytes
        // eval() ignores blanks in front of the expression
        if mode == .expression { bytes = Array(bytes.drop { $0 == 32 || $0 == 9 }) }
        try audit("compile", [.object(makeBytes(bytes)), .object(filename)])
        let compiled = try compile(bytes, filename: filename, mode: mode, options: options)
        let body = makeBody(compiled, globals: place.globals, hasSeparateNamespace: !place.namespace.isUnbound)
        try audit("exec", [.object(CodeObject(body, types.code.root))])
        return try execute(body, namespace: place.namespace)
    }

    /// Runs a code object. Its body for the globals of last time is kept.
    func run(_ code: CodeObject, _ place: ExecutionPlace) throws(Raise) -> Value {
        let isSeparate = !place.namespace.isUnbound
        let builtins = builtinsNamespace(of: place.globals)
        if let known = code.executable, known.globals === place.globals, known.builtins === builtins,
            known.hasSeparateNamespace == isSeparate
        {
            return try execute(known, namespace: place.namespace)
        }
        let body = FunctionBody(
            scope: code.body.scope, source: code.body.source, unit: code.body.unit, globals: place.globals,
            builtins: builtins,
            hasSeparateNamespace: isSeparate, self)
        body.codeObject = .passUnretained(code)
        code.executable = body
        return try execute(body, namespace: place.namespace)
    }
}
