// Finding a module: `sys.meta_path`, `sys.path`, directories.
//
// The finders that the interpreter brings are recognised and called natively; all others, which a program may have put into the
// lists, get the calls that the documentation of `importlib` promises. A directory is not listed: two `stat` calls answer for an
// entry of `sys.path`.

import TaipanHost

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: sys.meta_path

    /// The spec of a module; none if nobody knows it. `path` is the `__path__` of the package, none at the top.
    func findSpec(_ name: StringObject, _ path: Value, target: Value = .none) throws(Raise) -> Value {
        let state = importer
        let finders = systemNamespace.get(state.metaPath)
        guard !finders.isUnbound, !finders.isNone else {
            throw raise(types.importError, "sys.meta_path is None, Python is likely shutting down")
        }
        for finder in try items(of: finders) {
            let spec = try ask(finder, name, path, target)
            if !spec.isNone { return spec }
        }
        return .none
    }

    private func ask(_ finder: Value, _ name: StringObject, _ path: Value, _ target: Value) throws(Raise) -> Value {
        let state = importer
        if case .object(let object) = finder {
            if object === state.builtinImporter || object === state.frozenImporter {
                let isBuiltin = object === state.builtinImporter
                let own = path.isNone ? try findNextToScript(name, isBuiltin: isBuiltin) : .none
                return !own.isNone ? own : isBuiltin ? findBuiltin(name) : findFrozen(name)
            }
            if object === state.pathFinder { return try findOnPath(name, path) }
        }
        let method = try lookupAttribute(finder, state.findSpec)
        if method.isUnbound { return .none }
        return try call(method, .object(name), path, target)
    }

    /// A module written in Swift.
    func findBuiltin(_ name: StringObject) -> Value {
        let text = name.text
        if text != "builtins" && interpreter.nativeModule(named: text) == nil { return .none }
        return makeSpec(name, loader: .object(importer.builtinImporter), origin: .object(intern("built-in")))
    }

    /// A module whose Python text is part of the binary.
    func findFrozen(_ name: StringObject) -> Value {
        guard let module = interpreter.frozenModule(named: name.text) else { return .none }
        return makeSpec(
            name, loader: .object(importer.frozenImporter), origin: .object(intern("frozen")),
            locations: module.isPackage ? .object(makeList()) : .none)
    }

    /// A module of the program's own under the name of a library module that is a file in CPython, where the first entry of
    /// `sys.path` goes before the library. The library itself gets its own modules.
    private func findNextToScript(_ name: StringObject, isBuiltin: Bool) throws(Raise) -> Value {
        let text = name.text
        let isReplaceable =
            isBuiltin
            ? ImportState.filesElsewhere.contains(text)
            : interpreter.frozenModule(named: text) != nil && !ImportState.neverReplaced.contains(text)
        guard isReplaceable, !isLibraryImporting,
            let path = systemNamespace.get(importer.path).as(.list, ListObject.self), path.count > 0,
            let entry = path.items[0].as(.string, StringObject.self)
        else { return .none }
        let finder = try pathEntryFinder(entry)
        guard case .object(let object) = finder, object.type === importer.fileFinder else { return .none }
        let spec = try findInDirectory(name, object)
        if spec.isNone { return .none }
        // not the beginnings of a namespace package
        return try getAttribute(spec, importer.loaderName).isNone ? .none : spec
    }

    // MARK: sys.path

    /// Looks through a path for a module or package; the directories without `__init__.py` together are a namespace package.
    func findOnPath(_ name: StringObject, _ path: Value) throws(Raise) -> Value {
        let state = importer
        let (spec, portions) = try search(name, path.isNone ? try searchPath() : path)
        if !spec.isNone || portions.count == 0 { return spec }
        let loader = makeInstance(state.namespaceLoader)
        let locations = try makeNamespacePath(name, portions)
        setOwnAttribute(loader, state.portions, locations)
        return makeSpec(name, loader: .object(loader), locations: locations)
    }

    /// `sys.path`, whatever a program has made of it.
    func searchPath() throws(Raise) -> Value {
        let path = systemNamespace.get(importer.path)
        return path.isUnbound ? try getAttribute(.object(systemModule), importer.path) : path
    }

    /// The spec of the first module or package in some directories; if there is none, the portions of a namespace package.
    func search(_ name: StringObject, _ entries: Value) throws(Raise) -> (spec: Value, portions: ListObject) {
        let state = importer
        let portions = makeList()
        for entry in try items(of: entries) {
            guard let text = entry.as(.string, StringObject.self) else { continue }
            let finder = try pathEntryFinder(text)
            if finder.isNone { continue }
            let spec: Value
            if case .object(let object) = finder, object.type === state.fileFinder {
                spec = try findInDirectory(name, object)
            } else {
                let method = try lookupAttribute(finder, state.findSpec)
                if method.isUnbound { continue }
                spec = try call(method, .object(name))
            }
            if spec.isNone { continue }
            if !(try getAttribute(spec, state.loaderName)).isNone { return (spec, portions) }
            let found = try getAttribute(spec, state.locations)
            if found.isNone { throw raise(types.importError, "spec missing loader") }
            try forEach(found) { (portion) throws(Raise) in portions.append(portion) }
        }
        return (.none, portions)
    }

    /// The finder of an entry of `sys.path`, from the cache or made by the first hook that wants it; none for what no hook wants.
    func pathEntryFinder(_ entry: StringObject) throws(Raise) -> Value {
        let state = importer
        var key = entry
        if entry.count == 0 {
            guard let directory = currentDirectory() else { return .none }
            key = directory
        }
        let cache = systemNamespace.get(state.importerCache).as(.dict, DictObject.self)
        if let known = cache?.get(key), !known.isUnbound { return known }
        var finder = Value.none
        let hooks = systemNamespace.get(state.pathHooks)
        if !hooks.isUnbound && !hooks.isNone {
            for hook in try items(of: hooks) {
                if hook.object === state.fileFinder {
                    finder = makeFileFinder(key)
                } else {
                    do throws(Raise) { finder = try call(hook, .object(key)) } catch {
                        try swallow(types.importError)
                    }
                }
                if !finder.isNone { break }
            }
        }
        cache?.set(intern(key), finder)
        return finder
    }

    /// A finder for a directory; none for what is no directory.
    func makeFileFinder(_ path: StringObject) -> Value {
        guard let status = status(of: pathBytes(path)), status.isDirectory else { return .none }
        let finder = makeInstance(importer.fileFinder)
        setOwnAttribute(finder, importer.path, .object(path))
        return .object(finder)
    }

    /// The module or package `name` (its last part) in the directory of a finder.
    func findInDirectory(_ name: StringObject, _ finder: Object) throws(Raise) -> Value {
        let state = importer
        guard let directory = ownAttribute(finder, state.path).as(.string, StringObject.self) else { return .none }
        let tail = name.lastDot(before: name.count).map { substring(name, $0 + 1, name.count) } ?? name
        // (a directory is not a package without a name, nor `package.` the package)
        if tail.count == 0 { return .none }
        var base = pathBytes(directory)
        if base.last != UInt8(ascii: "/") { base.append(UInt8(ascii: "/")) }
        base += pathBytes(tail)
        let isDirectory = status(of: base)?.isDirectory ?? false
        if isDirectory {
            let file = base + "/__init__.py".utf8
            if let status = status(of: file), status.isRegular {
                let locations = makeList([.object(pathString(base))])
                return makeFileSpec(name, pathString(file), locations: .object(locations))
            }
        }
        let file = base + ".py".utf8
        if let status = status(of: file), status.isRegular { return makeFileSpec(name, pathString(file)) }
        if !isDirectory { return .none }
        return makeSpec(name, loader: .none, locations: .object(makeList([.object(pathString(base))])))
    }

    /// The spec of a source file.
    func makeFileSpec(_ name: StringObject, _ file: StringObject, locations: Value = .none) -> Value {
        makeSpec(
            name, loader: makeSourceLoader(name, file), origin: .object(file), locations: locations, hasLocation: true)
    }

    func makeSourceLoader(_ name: StringObject, _ file: StringObject) -> Value {
        let loader = makeInstance(importer.sourceLoader)
        setOwnAttribute(loader, intern("name"), .object(name))
        setOwnAttribute(loader, importer.path, .object(file))
        return .object(loader)
    }

    // MARK: Files

    /// A path as the operating system takes it: file names with undecodable bytes come back as they were.
    func pathBytes(_ path: StringObject) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.count)
        for i in 0..<path.count {
            let unit = path[i]
            if unit >= 0xDC80 && unit <= 0xDCFF {
                bytes.append(UInt8(truncatingIfNeeded: unit - 0xDC00))
            } else {
                path.appendUTF8(of: unit, to: &bytes)
            }
        }
        return bytes
    }

    func pathString(_ bytes: [UInt8]) -> StringObject { bytes.withUnsafeBytes { fsDecode($0) } }

    /// `stat`, or nil if there is nothing (or nothing that may be seen).
    func status(of path: [UInt8]) -> FileStatus? {
        withHostPath(path) { (path) -> FileStatus? in
            do throws(Errno) { return try host.stat(path) } catch { return nil }
        } ?? nil
    }

    /// Calls `body` with the path as a C string; nil if it contains a zero byte.
    func withHostPath<Result>(_ path: [UInt8], _ body: (HostPath) -> Result) -> Result? {
        if path.contains(0) { return nil }
        let terminated = path + [0]
        return terminated.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in text.baseAddress.map(body) }
        }
    }

    /// The working directory, or nil if it is gone.
    func currentDirectory() -> StringObject? {
        do throws(Errno) { return pathString(try host.getcwd()) } catch { return nil }
    }

    /// The content of a file.
    package func readFile(_ path: StringObject) throws(Raise) -> [UInt8] {
        let result: Result<[UInt8], Errno>? = withHostPath(pathBytes(path)) { text in
            do throws(Errno) { return .success(try host.contents(of: text)) } catch { return .failure(error) }
        }
        switch result {
        case .success(let bytes): return bytes
        case .failure(let errno): throw osError(errno, path: .object(path))
        case nil: throw valueError("embedded null byte")
        }
    }
}

extension Host {
    /// Reads a whole file.
    func contents(of path: HostPath) throws(Errno) -> [UInt8] {
        let descriptor = try open(path, OpenFlags.readOnly)
        var failure: Errno?
        var bytes: [UInt8] = []
        do throws(Errno) { bytes = try contents(of: descriptor) } catch { failure = error }
        try close(descriptor)
        if let failure { throw failure }
        return bytes
    }

    /// Reads to the end.
    func contents(of descriptor: Descriptor) throws(Errno) -> [UInt8] {
        let status = try fstat(descriptor)
        if status.isDirectory { throw .EISDIR }
        var bytes = [UInt8](repeating: 0, count: Swift.max(4096, Int(status.size) + 1))
        var count = 0
        while true {
            if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
            var failure: Errno?
            let got = bytes.withUnsafeMutableBytes { buffer -> Int in
                guard let start = buffer.baseAddress else { return 0 }
                do throws(Errno) { return try read(descriptor, start + count, buffer.count - count) } catch {
                    failure = error
                    return 0
                }
            }
            if let failure { throw failure }
            if got == 0 { break }
            count += got
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// The value of an environment variable, as text.
    package func environmentValue(_ name: StaticString) -> String? {
        name.withUTF8Buffer { buffer -> [UInt8]? in
            buffer.withMemoryRebound(to: CChar.self) { text in text.baseAddress.flatMap { getenv($0) } }
        }.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension StringObject {
    /// One code point in (generalised) UTF-8.
    func appendUTF8(of point: UInt32, to output: inout [UInt8]) {
        if point < 0x80 {
            output.append(UInt8(truncatingIfNeeded: point))
            return
        }
        let count = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
        let lead: UInt32 = count == 1 ? 0xC0 : count == 2 ? 0xE0 : 0xF0
        output.append(UInt8(truncatingIfNeeded: lead | point >> UInt32(6 * count)))
        for i in stride(from: count - 1, through: 0, by: -1) {
            output.append(UInt8(truncatingIfNeeded: 0x80 | point >> UInt32(6 * i) & 0x3F))
        }
    }
}
