// Running a program: a file, a string, standard input's text, or a module by name, as `__main__`. And `sys.path` at the start.

import TaipanHost
import TaipanSyntax

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: __main__

    /// The module `__main__`, made when it is first needed.
    package func mainModule() throws(Raise) -> ModuleObject {
        if let known = interpreter.modules.get(names.main).as(.module, ModuleObject.self) { return known }
        let module = makeModule("__main__")
        module.namespace.set(names.annotations, .object(makeDict()))
        module.namespace.set(names.builtins, builtinsModule.map { .object($0) } ?? .object(interpreter.builtins))
        interpreter.modules.set(names.main, .object(module))
        return module
    }

    /// Runs a text in `__main__` (`-c`): `sys.path[0]` is the empty string.
    @discardableResult
    package func runString(
        _ text: [UInt8], filename: String = "<string>", mode: ParseMode = .file, setsPath: Bool = true,
        keepsText: Bool = true
    ) throws(Raise) -> Value {
        let module = try mainModule()
        if setsPath { prependUnlessSafe(emptyString) }
        return try runText(text, makeString(filename), mode, module, keepsText: keepsText)
    }

    private func runText(
        _ text: [UInt8], _ filename: StringObject, _ mode: ParseMode, _ module: ModuleObject, keepsText: Bool
    ) throws(Raise) -> Value {
        var options = CompileOptions(isText: false, keepsText: keepsText)
        options.isProgram = !keepsText
        let body = try compileSource(text, filename: filename, mode: mode, globals: module.namespace, options: options)
        // a third of the code that a small program touches is that of the start and the compiler: two megabytes for 0.1 ms
        if interpreter.configuration.ownsProcess { RawMemory.forgetStart() }
        return try execute(body)
    }

    /// Runs a file, or the `__main__.py` of a directory, as the program. `given` is the text of the file, if the script itself may
    /// not read it.
    package func runFileAsMain(_ path: [UInt8], text given: [UInt8]? = nil) throws(Raise) {
        let module = try mainModule()
        var file = absolutePath(pathString(path))
        let status = given == nil ? status(of: pathBytes(file)) : nil
        if let status, status.isDirectory {
            let directory = file
            file = concatenate(directory, makeString(path.last == UInt8(ascii: "/") ? "__main__.py" : "/__main__.py"))
            guard let main = self.status(of: pathBytes(file)), main.isRegular else {
                throw exitProgram(
                    1,
                    "\(interpreter.configuration.executable): can't find '__main__' module in "
                        + (try repr(.object(absolutePath(directory))).text))
            }
            prependPath(absolutePath(directory))
            let spec = makeFileSpec(names.main, file)
            try setModuleAttributes(.object(module), spec, try getAttribute(spec, importer.loaderName))
            module.namespace.set(names.name, .object(names.main))
            module.namespace.set(names.package, .object(emptyString))
        } else {
            prependUnlessSafe(directoryOfScript(file))
            module.namespace.set(names.file, .object(file))
            module.namespace.set(names.cached, .none)
            if status != nil { module.namespace.set(names.loader, makeSourceLoader(names.main, file)) }
        }
        var text: [UInt8]
        do throws(Raise) { if let given { text = given } else { text = try readFile(file) } } catch {
            // the command says so and ends; a host gets the `OSError`
            if interpreter.isGuest { throw error }
            let exception = takeException()
            throw exitProgram(2, try cannotOpen(file, exception))
        }
        if text.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw exitProgram(
                1,
                "\(interpreter.configuration.programName): \(try repr(.object(file)).text) is a zip archive; "
                    + "taipan runs files and directories with a __main__.py, not archives")
        }
        // blanked, so that the numbers of the lines stay
        if interpreter.configuration.skipsFirstLine {
            text.removeSubrange(..<(text.firstIndex(of: 0x0A) ?? text.count))
        }
        _ = try runText(text, file, .file, module, keepsText: given != nil)
    }

    /// The file of `PYTHONSTARTUP`: runs in `__main__` before an interactive session, and is no program of its own.
    package func runStartupFile(_ path: [UInt8]) throws(Raise) {
        let file = pathString(path)
        let text: [UInt8]
        do throws(Raise) { text = try readFile(file) } catch {
            let exception = takeException()
            return try writeToStandardError("Could not open PYTHONSTARTUP\n" + formatException(exception))
        }
        _ = try runText(text, file, .file, try mainModule(), keepsText: false)
    }

    private func cannotOpen(_ file: StringObject, _ exception: ExceptionObject) throws(Raise) -> String {
        let number = try getAttribute(.object(exception), "errno")
        let reason = try getAttribute(.object(exception), "strerror")
        return
            "\(interpreter.configuration.programName): can't open file \(try repr(.object(absolutePath(file))).text): "
            + "[Errno \(try str(number).text)] \(try str(reason).text)"
    }

    /// `SystemExit` with a message that has been shown already.
    private func exitProgram(_ status: Int, _ message: String) -> Raise {
        do throws(Raise) { try writeToStandardError(message + "\n") } catch { pointee.exception = nil }
        return raise(types.systemExit, [.int(status)])
    }

    /// `-m name`: runs a module, or the `__main__` of a package, as the program.
    package func runModuleAsMain(_ name: String) throws(Raise) {
        let module = try mainModule()
        prependUnlessSafe(currentDirectory() ?? emptyString)
        let (spec, code) = try findMain(name)
        let origin = try getAttribute(spec, importer.origin)
        if let arguments = systemNamespace.get(intern("argv")).as(.list, ListObject.self), arguments.count > 0,
            !origin.isNone
        {
            store(arguments.items, origin)
        }
        try setModuleAttributes(.object(module), spec, try getAttribute(spec, importer.loaderName))
        module.namespace.set(names.name, .object(names.main))
        module.namespace.set(names.cached, .none)
        _ = try run(code, ExecutionPlace(globals: module.namespace, namespace: .unbound))
    }

    /// The same rules as `runpy`, with its messages.
    private func findMain(_ name: String) throws(Raise) -> (spec: Value, code: CodeObject) {
        let executable = interpreter.configuration.executable
        let runpy = try importAbsolute(intern("runpy"))
        let details: Value
        do throws(Raise) {
            let error = try call(
                .object(types.type), makeStringValue("_Error"), .object(makeTuple(.object(types.exception))),
                .object(makeDict()))
            system.runError = error
            details = try callMethod(runpy, "_get_module_details", makeStringValue(name), error)
        } catch {
            guard let kind = system.runError.as(.type, TypeObject.self), isPending(kind) else { throw error }
            let exception = takeException()
            throw exitProgram(1, "\(executable): \(try str(.object(exception)).text)")
        }
        let items = try self.items(of: details)
        guard items.count == 3, let code = items[2].as(.code, CodeObject.self) else {
            throw exitProgram(1, "\(executable): No code object available for \(name)")
        }
        return (items[1], code)
    }

    // MARK: sys.path

    /// Sets `sys.path` from the environment and the embedder. `directories` are those that come with the installation.
    package func setUpPath(_ directories: [String]) {
        guard let path = systemPath else { return }
        let configuration = interpreter.configuration
        if !configuration.ignoresEnvironment && !configuration.isolated {
            for given in ["TAIPANPATH", "PYTHONPATH"].compactMap({ $0.withCString { host.getenv($0) } })
            where !given.isEmpty {
                for entry in given.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
                    path.append(.object(absolutePath(pathString(Array(entry)))))
                }
            }
        }
        for directory in directories { path.append(makeStringValue(directory)) }
    }

    private func prependPath(_ entry: StringObject) {
        system.firstDirectory = entry
        systemPath?.insert(.object(entry), at: 0)
    }

    /// A directory where anybody may have put modules: not with `-P` and `-I`.
    package func prependUnlessSafe(_ entry: StringObject) {
        let configuration = interpreter.configuration
        if !configuration.isSafePath && !configuration.isolated { prependPath(entry) }
    }

    /// An absolute path, without looking at the file system beyond the working directory.
    func absolutePath(_ path: StringObject) -> StringObject {
        if path.count > 0 && path[0] == 47 { return path }
        guard let directory = currentDirectory() else { return path }
        if path.count == 0 || path.equals(".") { return directory }
        let separator = directory.count > 0 && directory[directory.count - 1] == 47 ? "" : "/"
        return concatenate(concatenate(directory, makeString(separator)), normalized(path))
    }

    /// Without `./` in front.
    private func normalized(_ path: StringObject) -> StringObject {
        var start = 0
        while start + 1 < path.count, path[start] == 46, path[start + 1] == 47 { start += 2 }
        return substring(path, start, path.count)
    }

    /// `sys.path[0]` for a script: where it really is, symbolic links followed.
    private func directoryOfScript(_ file: StringObject) -> StringObject {
        var bytes = pathBytes(file)
        for _ in 0..<40 {
            guard
                let target = withHostPath(
                    bytes,
                    { (path) -> [UInt8]? in
                        do throws(Errno) { return try host.readlink(path) } catch { return nil }
                    }) ?? nil
            else { break }
            if target.first == UInt8(ascii: "/") {
                bytes = target
            } else {
                let slash = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
                bytes = Array(bytes[..<slash]) + target
            }
        }
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return currentDirectory() ?? emptyString }
        return absolutePath(pathString(slash == 0 ? [UInt8(ascii: "/")] : Array(bytes[..<slash])))
    }
}
