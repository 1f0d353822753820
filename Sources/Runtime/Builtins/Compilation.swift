// From source text to something that runs: parse, resolve, wrap in a `FunctionBody`; and running such a body.
//
// A body belongs to one globals dictionary, because its tree addresses that dictionary directly. What `compile()` returns belongs to
// none yet: `exec` makes a body of the same tree for the globals it is given, and keeps it as long as it is called with the same.

import TaipanHost
import TaipanSyntax

/// A text that has been parsed and resolved, before it belongs to any interpreter. Nothing in it ever changes (inline caches live in
/// the nodes that each interpreter lowers for itself), so threads may share it.
package struct ParsedSource: Sendable {
    let module: Module
    let scope: Scope
    package let mode: ParseMode

    /// - Parameter stackLimit: how far down the native stack may be used.
    /// - Parameter program: the path, if this is the file that is run as the program.
    /// - Parameter isAbandoned: asked now and then; true ends the work with an error that says nothing.
    package init(
        _ text: [UInt8], mode: ParseMode, options: CompileOptions = CompileOptions(),
        stackLimit: UInt, program: String? = nil, isAbandoned: (() -> Bool)? = nil
    ) throws(SyntaxDiagnostic) {
        self.mode = mode
        module = try ParsedSource.onLargeStack(above: stackLimit) { () throws(SyntaxDiagnostic) in
            try Parser.parse(text, mode: mode, isText: options.isText, program: program, isAbandoned: isAbandoned)
        }
        do throws(SyntaxDiagnostic) {
            scope = try Resolver.resolve(
                module, futureAnnotations: options.futureAnnotations, allowsTopLevelAwait: options.allowsTopLevelAwait,
                maximumDepth: Resolver.deepestTree(above: stackLimit))
        } catch {
            var late = error
            late.isLate = true
            throw late
        }
    }

    /// The parser limits itself to half a megabyte of stack. Where there may be less, it gets a stack of its own.
    private static func onLargeStack(
        above limit: UInt, _ parse: () throws(SyntaxDiagnostic) -> Module
    ) throws(SyntaxDiagnostic) -> Module {
        if Resolver.stack(above: limit) > 1 << 20 { return try parse() }
        var result: Result<Module, SyntaxDiagnostic>?
        do throws(Errno) {
            try HostThread.withStack(byteCount: 4 << 20) {
                do throws(SyntaxDiagnostic) { result = .success(try parse()) } catch { result = .failure(error) }
            }
        } catch {}
        guard let result else {
            throw SyntaxDiagnostic(
                "maximum recursion depth exceeded during compilation", at: .none, kind: .recursionError)
        }
        return try result.get()
    }
}

/// A text that has been parsed and resolved: all that is needed to make a body for some globals.
package struct CompiledSource {
    let scope: Scope
    let source: CodeSource
    let unit: CodeUnit
}

/// How a text is compiled, beyond its mode.
package struct CompileOptions {
    /// The text came as a `str`: a coding line has no meaning.
    package var isText = true
    /// Keep the text with the code, so that tracebacks can show its lines (`-c`, prompt input).
    package var keepsText = false
    package var futureAnnotations = false
    package var allowsTopLevelAwait = false
    /// The text is the file that is run as the program.
    package var isProgram = false
    package init(isText: Bool = true, keepsText: Bool = false) {
        self.isText = isText
        self.keepsText = keepsText
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: Compiling

    /// Compiles a text. Raises `SyntaxError`, with the line of the text in it.
    package func compile(
        _ text: [UInt8], filename: StringObject, mode: ParseMode, options: CompileOptions = CompileOptions()
    ) throws(Raise) -> CompiledSource {
        try checkNativeStack(" during compilation")
        var text = text
        var isText = options.isText
        if !isText, let name = Parser.foreignEncoding(text),
            let decoded = try decodeSource(text, name, filename, isProgram: options.isProgram)
        {
            text = decoded
            isText = true
        }
        if mode != .file && (text.isEmpty || !isText && text == [0xEF, 0xBB, 0xBF]) {
            let place = makeTuple(.object(filename), .int(0), .int(0), .object(emptyString), .int(0), .int(0))
            throw raise(types.syntaxError, [makeStringValue("invalid syntax"), .object(place)])
        }
        let parsed: ParsedSource
        var stop: Raise?
        let account = interpreter.code
        var tokens = 0
        defer { account.add(-tokens &* CodeAccount.bytesPerToken) }
        do throws(SyntaxDiagnostic) {
            var given = options
            given.isText = isText
            parsed = try ParsedSource(
                text, mode: mode, options: given, stackLimit: pointee.nativeStackLimit,
                program: options.isProgram ? filename.text : nil
            ) {
                // (a token is worth some three hundred nanoseconds, the tree and the names that come of it included)
                tokens &+= 4096
                account.add(4096 * CodeAccount.bytesPerToken)
                do throws(Raise) { try chargeQuietly(4096 * 30) } catch { stop = error }
                return stop != nil
            }
        } catch {
            if let stop { throw stop }
            if !isText { text = Parser.readable(text) }
            for warning in error.warnings { try warnAboutSyntax(warning, filename, text) }
            throw syntaxError(
                from: error, filename: filename, source: text, isProgram: options.isProgram, isFile: mode == .file)
        }
        if !isText { text = Parser.readable(text) }
        let compiled = try compile(parsed, text, filename: filename, keepsText: options.keepsText)
        compiled.unit.account(CodeAccount.estimate(tokens: tokens, text: text.count), to: account)
        return compiled
    }

    /// Takes over a parsed text: shows its warnings and gives it a name.
    package func compile(
        _ parsed: ParsedSource, _ text: [UInt8], filename: StringObject, keepsText: Bool
    ) throws(Raise) -> CompiledSource {
        let (module, scope, mode) = (parsed.module, parsed.scope, parsed.mode)
        for warning in module.warnings { try warnAboutSyntax(warning, filename, text) }
        for warning in scope.warnings { try warnAboutSyntax(warning, filename, text) }
        let unit = CodeUnit(filename: filename, text: keepsText ? text : [], isInteractive: mode == .interactive)
        if scope.hasFutureAnnotations { unit.futureFlags |= 0x100_0000 }
        if mode == .expression, let statement = module.body.first, case .expression(let expression) = statement.kind {
            return CompiledSource(scope: scope, source: .expression(expression), unit: unit)
        }
        return CompiledSource(scope: scope, source: .module(module), unit: unit)
    }

    /// A source in an encoding that only the codecs know, as UTF-8; nil if they do not know it either. Of a program CPython says
    /// no more than that there is a problem, and such a one is every encoding in which its first line is not ASCII.
    private func decodeSource(
        _ source: [UInt8], _ encoding: String, _ filename: StringObject, isProgram: Bool
    ) throws(Raise) -> [UInt8]? {
        let problem = "encoding problem: \(encoding)"
        let plain = encoding.lowercased().filter { $0 != "-" && $0 != "_" }
        if isProgram, plain.hasPrefix("utf16") || plain.hasPrefix("utf32") { throw raise(types.syntaxError, problem) }
        do throws(Raise) { return try decoded(source, encoding) } catch {
            if isPending(types.lookupError) {
                _ = takeException()
                return nil
            }
            guard isPending(types.unicodeDecodeError) else { throw error }
            let message = try str(.object(takeException())).text
            if isProgram { throw raise(types.syntaxError, problem) }
            let place = makeTuple(.object(filename), .int(0), .int(-1), .none)
            throw raise(types.syntaxError, [makeStringValue(message), .object(place)])
        }
    }

    private func decoded(_ source: [UInt8], _ encoding: String) throws(Raise) -> [UInt8] {
        let result: Result<StringObject, Raise> = source.withUnsafeBytes { bytes in
            do throws(Raise) { return .success(try decode(bytes, encoding: encoding, errors: "strict")) } catch {
                return .failure(error)
            }
        }
        var text: [UInt8] = []
        try result.get().appendUTF8(to: &text)
        return text
    }

    /// A source file for showing its lines: in UTF-8, if its encoding is known.
    func readableSource(_ source: [UInt8]) -> [UInt8] {
        guard let encoding = Parser.foreignEncoding(source) else { return Parser.readable(source) }
        do throws(Raise) { return try decoded(source, encoding) } catch {
            _ = takeException()
            return source
        }
    }

    /// Compiles what was entered at a prompt: one or more statements, each of which is run, and shown, by itself. Nothing is run
    /// if one of them is wrong.
    package func compileInput(
        _ text: [UInt8], filename: StringObject, futureAnnotations: Bool
    ) throws(Raise) -> (statements: [CompiledSource], futureAnnotations: Bool) {
        try checkNativeStack(" during compilation")
        var hasFutureAnnotations = futureAnnotations
        var statements: [CompiledSource] = []
        var warnings: [SyntaxDiagnostic] = []
        let unit = CodeUnit(filename: filename, text: text, isInteractive: true)
        do throws(SyntaxDiagnostic) {
            let module = try Parser.parse(text, mode: .file, isText: true)
            warnings = module.warnings
            for statement in module.body {
                let part = Module(body: [statement])
                let scope = try Resolver.resolve(
                    part, futureAnnotations: hasFutureAnnotations, maximumDepth: deepestTree)
                warnings += scope.warnings
                hasFutureAnnotations = hasFutureAnnotations || scope.hasFutureAnnotations
                statements.append(CompiledSource(scope: scope, source: .module(part), unit: unit))
            }
        } catch {
            for warning in error.warnings { try warnAboutSyntax(warning, filename, text) }
            throw syntaxError(from: error, filename: filename, source: text)
        }
        for warning in warnings { try warnAboutSyntax(warning, filename, text) }
        if hasFutureAnnotations { unit.futureFlags |= 0x100_0000 }
        return (statements, hasFutureAnnotations)
    }

    /// How deeply nested a tree may be for what is left of the native stack.
    private var deepestTree: Int { Resolver.deepestTree(above: pointee.nativeStackLimit) }

    /// Compiles a text for one globals dictionary.
    package func compileSource(
        _ text: [UInt8], filename: StringObject, mode: ParseMode, globals: DictObject,
        options: CompileOptions = CompileOptions()
    ) throws(Raise) -> FunctionBody {
        makeBody(try compile(text, filename: filename, mode: mode, options: options), globals: globals)
    }

    /// A body for `globals`. With `hasSeparateNamespace` it stores names in a namespace of its own, given when it runs.
    package func makeBody(
        _ compiled: CompiledSource, globals: DictObject, hasSeparateNamespace: Bool = false
    ) -> FunctionBody {
        FunctionBody(
            scope: compiled.scope, source: compiled.source, unit: compiled.unit, globals: globals,
            builtins: builtinsNamespace(of: globals), hasSeparateNamespace: hasSeparateNamespace, self)
    }

    /// The builtins that code with these globals sees: `__builtins__`, which is a module or its namespace. If it is something else,
    /// no name is found here, and it is asked itself.
    package func builtinsNamespace(of globals: DictObject) -> DictObject {
        let value = globals.get(names.builtins)
        if let module = value.as(.module, ModuleObject.self) { return module.namespace }
        return value.isUnbound ? interpreter.builtins : value.as(.dict, DictObject.self) ?? makeDict()
    }

    // MARK: Running

    /// Runs the body of a module, of an `exec` or `eval` text. `namespace` is for bodies with a separate one.
    @discardableResult
    package func execute(_ body: FunctionBody, namespace: Value = .unbound) throws(Raise) -> Value {
        try checkNativeStack()
        try prepareBody(body)
        let base = pointee.sp
        let count = body.slotCount
        let reference = BodyRef(body)
        if !push(reference, base, ready: 0, count, lent: 0) {
            try pushSlowly(reference, base, ready: 0, count, lent: 0)
        }
        if body.namespaceSlot >= 0 { (base + body.namespaceSlot).initialize(to: namespace) }
        for slot in body.cellSlots {
            (base + slot).initialize(to: .object(CellObject((base + slot).move(), pointee.shapes.cell)))
        }
        let result = try finish(reference, base, count)
        // frames do not retain their body, so it has to stay until here
        return withExtendedLifetime(body) { result.isUnbound ? .none : result }
    }

    // MARK: Warnings

    /// UTF-8 that may be malformed, as it stands in a source file.
    func makeString(lossyUTF8 bytes: ArraySlice<UInt8>) -> StringObject {
        makeString(String(decoding: bytes, as: UTF8.self))
    }

    /// A `SyntaxWarning`; an error if the filters make it one, then a `SyntaxError` at the same place.
    private func warnAboutSyntax(_ warning: SyntaxDiagnostic, _ filename: StringObject, _ text: [UInt8]) throws(Raise) {
        let category: TypeObject = warning.kind == .deprecationWarning ? types.deprecationWarning : types.syntaxWarning
        let module = try importModule(named: "warnings")
        do throws(Raise) {
            _ = try callMethod(
                module, "warn_explicit", makeStringValue(warning.message), .object(category), .object(filename),
                .int(Int(warning.range.line)))
        } catch {
            if !isPending(category) { throw error }
            _ = takeException()
            throw syntaxError(
                from: SyntaxDiagnostic(warning.message, at: warning.range), filename: filename, source: text)
        }
    }
}

extension Resolver {
    /// How deeply nested a tree may be if the native stack is to stay above `limit`.
    package static func deepestTree(above limit: UInt) -> Int {
        Swift.max(50, Swift.min(Resolver.defaultMaximumDepth, stack(above: limit) / 3000))
    }

    /// The bytes of the current native stack above a limit.
    static func stack(above limit: UInt) -> Int {
        var mark: UInt8 = 0
        let here = withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
        return here > limit ? Int(clamping: here - limit) : 0
    }
}
