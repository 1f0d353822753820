// `os.path` (the module `posixpath`), all of it native: the tables, and what asks the system. What only looks at the text is in
// `PathParts.swift` and `PathRelations.swift`.

import TaipanHost
import TaipanRuntime

package enum PathModule {
    static let module = NativeModule(
        "posixpath", doc: "Common operations on Posix pathnames.", functions: { textRows + fileRows + longRows },
        initialize: PathModule.fill)

    /// What is the same on all systems; `os.path` has it too.
    static let genericModule = NativeModule(
        "genericpath", doc: "Path operations that are common to all systems.",
        initialize: { (module, thread) throws(Raise) in
            guard let path = try thread.importModule(named: "posixpath").as(.module, ModuleObject.self) else { return }
            let names = [
                "commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdevdrive", "isdir",
                "isfile",
                "isjunction", "islink", "lexists", "samefile", "sameopenfile", "samestat", "ALLOW_MISSING",
                "ALL_BUT_LAST",
            ]
            for name in names { thread.setModuleAttribute(module, name, path.namespace.get(thread.intern(name))) }
            thread.setModuleAttribute(
                module, "__all__", .object(thread.makeList(names.map { thread.makeStringValue($0) })))
        })

    private static let textRows: [NativeRow] = [
        .pythonFunction(
            "normcase(s)",
            { (c) throws(Raise) in
                try c.thread.fspath(c[0])
            }, "Normalize case of pathname.  Has no effect under Posix"),
        .pythonFunction(
            "isabs(s)",
            { (c) throws(Raise) in
                try c.thread.onPath(c.arguments) { (path, _) throws(Raise) in .bool(path.isAbsolute) }
            }, "Test whether a path is absolute"),
        .variadic("join(a, *p)", PathModule.join, "Join two or more pathname components, inserting '/' as needed."),
        .pythonFunction(
            "split(p)", { (c) throws(Raise) in try c.thread.onPath(c.arguments, PathModule.split) },
            "Split a pathname."),
        .pythonFunction(
            "splitext(p)", { (c) throws(Raise) in try c.thread.onPath(c.arguments, PathModule.splitext) },
            "Split the extension from a pathname."),
        .pythonFunction(
            "splitdrive(p)",
            { (c) throws(Raise) in
                try c.thread.onPath(c.arguments) { (path, thread) throws(Raise) in
                    .object(thread.makeTuple(path.slice(0, 0, thread), path.value))
                }
            }, "Split a pathname into drive and path. On Posix, drive is always empty."),
        .function(
            "_path_splitroot_ex(path)",
            { (c) throws(Raise) in
                try c.thread.onPath(c.arguments, of: "_path_splitroot_ex", PathModule.splitroot)
            }, "Split a pathname into drive, root and tail."),
        .pythonFunction(
            "basename(p)",
            { (c) throws(Raise) in
                try c.thread.onPath(c.arguments) { (path, thread) throws(Raise) in
                    path.slice(path.nameStart, path.count, thread)
                }
            }, "Returns the final component of a pathname"),
        .pythonFunction(
            "dirname(p)",
            { (c) throws(Raise) in
                try c.thread.onPath(c.arguments) { (path, thread) throws(Raise) in
                    path.slice(0, path.headLength(path.nameStart), thread)
                }
            }, "Returns the directory component of a pathname"),
        .pythonFunction(
            "commonprefix(m)", PathModule.commonprefix,
            "Given a list of pathnames, returns the longest common leading component"),
        .function(
            "_path_normpath(path)",
            { (c) throws(Raise) in
                try c.thread.onPath(c.arguments, of: "_path_normpath", PathModule.normpath)
            }, "Normalize path, eliminating double slashes, etc."),
        .pythonFunction("abspath(path)", PathModule.abspath, "Return an absolute path."),
        .pythonFunction("relpath(path, start=None)", PathModule.relpath, "Return a relative version of a path"),
        .pythonFunction(
            "commonpath(paths)", PathModule.commonpath,
            "Given a sequence of path names, returns the longest common sub-path."),
        .pythonFunction(
            "expanduser(path)",
            { (c) throws(Raise) in
                if let path = PathView(narrow: c.arguments), path.count == 0 || path[0] != UInt8(ascii: "~") {
                    return path.value
                }
                return try expanduser(c)
            }, "Expand ~ and ~user constructions."),
        .pythonFunction("expandvars(path)", PathModule.expandvars, "Expand shell variables of form $var and ${var}."),
    ]

    private static let fileRows: [NativeRow] = [
        .pythonFunction(
            "exists(path)",
            { (c) throws(Raise) in
                .bool(try status(c[0], c.thread) != nil)
            }, "Test whether a path exists.  Returns False for broken symbolic links"),
        .pythonFunction(
            "lexists(path)",
            { (c) throws(Raise) in
                .bool(try status(c[0], c.thread, function: "lstat", following: false) != nil)
            }, "Test whether a path exists.  Returns True for broken symbolic links"),
        .pythonFunction(
            "isfile(path)",
            { (c) throws(Raise) in
                .bool(try status(c[0], c.thread)?.isRegular ?? false)
            }, "Test whether a path is a regular file"),
        .pythonFunction(
            "isdir(s)",
            { (c) throws(Raise) in
                .bool(try status(c[0], c.thread)?.isDirectory ?? false)
            }, "Return true if the pathname refers to an existing directory."),
        .pythonFunction(
            "islink(path)",
            { (c) throws(Raise) in
                .bool(try status(c[0], c.thread, function: "lstat", following: false)?.isSymbolicLink ?? false)
            }, "Test whether a path is a symbolic link"),
        .pythonFunction("isjunction(path)", PathModule.no, "Test whether a path is a junction"),
        .pythonFunction(
            "isdevdrive(path)", PathModule.no,
            "Determines whether the specified path is on a Windows Dev Drive."),
        .pythonFunction("ismount(path)", PathModule.ismount, "Test whether a path is a mount point"),
        .pythonFunction(
            "getsize(filename)",
            { (c) throws(Raise) in
                .int(Int(try wanted(c[0], c.thread).size))
            }, "Return the size of a file, reported by os.stat()."),
        .pythonFunction(
            "getmtime(filename)",
            { (c) throws(Raise) in
                .float(seconds(try wanted(c[0], c.thread).modified))
            }, "Return the last modification time of a file, reported by os.stat()."),
        .pythonFunction(
            "getatime(filename)",
            { (c) throws(Raise) in
                .float(seconds(try wanted(c[0], c.thread).accessed))
            }, "Return the last access time of a file, reported by os.stat()."),
        .pythonFunction(
            "getctime(filename)",
            { (c) throws(Raise) in
                .float(seconds(try wanted(c[0], c.thread).changed))
            }, "Return the metadata change time of a file, reported by os.stat()."),
        .pythonFunction(
            "samefile(f1, f2)",
            { (c) throws(Raise) in
                let (a, b) = (try wanted(c[0], c.thread), try wanted(c[1], c.thread))
                return .bool(a.inode == b.inode && a.device == b.device)
            }, "Test whether two pathnames reference the same actual file or directory"),
        .pythonFunction(
            "sameopenfile(fp1, fp2)",
            { (c) throws(Raise) in
                let host = c.thread.host
                let one = try c.thread.plainDescriptor(c[0])
                let a = try c.thread.attempt { () throws(Errno) in try host.fstat(one) }
                let two = try c.thread.plainDescriptor(c[1])
                let b = try c.thread.attempt { () throws(Errno) in try host.fstat(two) }
                return .bool(a.inode == b.inode && a.device == b.device)
            }, "Test whether two open file objects reference the same file"),
        .pythonFunction(
            "samestat(s1, s2)",
            { (c) throws(Raise) in
                for name in ["st_ino", "st_dev"] {
                    let (a, b) = (try c.thread.getAttribute(c[0], name), try c.thread.getAttribute(c[1], name))
                    if try !c.thread.equals(a, b) { return .bool(false) }
                }
                return .bool(true)
            }, "Test whether two stat buffers reference the same file"),
    ]

    private static let longRows: [NativeRow] = [
        .pythonFunction(
            "realpath(filename, *, strict=False)", RealPath.realpath,
            "Return the canonical path of the specified filename, eliminating any symbolic links encountered in the path."
        )
    ]

    private static func fill(_ module: ModuleObject, _ thread: ThreadRef) throws(Raise) {
        let texts = [
            ("curdir", "."), ("pardir", ".."), ("extsep", "."), ("sep", "/"), ("pathsep", ":"),
            ("defpath", "/bin:/usr/bin"),
            ("devnull", "/dev/null"),
        ]
        for (name, text) in texts { thread.setModuleAttribute(module, name, thread.makeStringValue(text)) }
        thread.setModuleAttribute(module, "altsep", .none)
        thread.setModuleAttribute(module, "supports_unicode_filenames", .bool(false))
        RealPath.addMarks(to: module, thread)
        // CPython has these two from another module, where they have longer names; so they call themselves in errors.
        for (name, own) in [("normpath", "_path_normpath"), ("splitroot", "_path_splitroot_ex")] {
            let own = thread.intern(own)
            thread.setModuleAttribute(module, name, module.namespace.get(own))
            _ = module.namespace.remove(own)
        }
        let all = [
            "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname",
            "commonprefix",
            "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
            "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir",
            "pardir", "sep",
            "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath",
            "commonpath", "isjunction", "isdevdrive", "ALLOW_MISSING", "ALL_BUT_LAST",
        ]
        thread.setModuleAttribute(module, "__all__", .object(thread.makeList(all.map { thread.makeStringValue($0) })))
    }

    private static func no(_ call: Call) throws(Raise) -> Value {
        _ = try call.thread.fspath(call[0])
        return .bool(false)
    }

    static func seconds(_ time: Timestamp) -> Double { Double(time.seconds) + 1e-9 * Double(time.nanoseconds) }

    // MARK: Status

    /// The status of a path or descriptor, nil if there is none. Names that cannot exist are simply not there.
    static func status(
        _ value: Value, _ thread: ThreadRef, function: StaticString = "stat", following: Bool = true
    ) throws(Raise) -> FileStatus? {
        let path: Path
        do throws(Raise) {
            path = try thread.path(value, function, "path", following ? .descriptor : [])
        } catch {
            try thread.swallow(thread.types.valueError)
            return nil
        }
        if let descriptor = path.descriptor { return try? thread.host.fstat(descriptor) }
        return try? path.use { (p) throws(Errno) in try thread.host.stat(p, followingLinks: following) }
    }

    /// The status of a path or descriptor, which has to be there.
    private static func wanted(_ value: Value, _ thread: ThreadRef) throws(Raise) -> FileStatus {
        let path = try thread.path(value, "stat", "path", .descriptor)
        if let descriptor = path.descriptor {
            return try thread.onDescriptor(path) { () throws(Errno) in try thread.host.fstat(descriptor) }
        }
        return try thread.onPath(path) { (p) throws(Errno) in try thread.host.stat(p) }
    }

    private static func ismount(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let lstat = thread.osState.replacement(of: .lstat) { return .bool(try ismount(call[0], lstat, thread)) }
        guard let own = try status(call[0], thread, function: "lstat", following: false), !own.isSymbolicLink else {
            return .bool(false)
        }
        let path = try thread.pathText(call[0])
        let parent = PathBytes.joined(try path.systemBytes(thread), [PathBytes.dot, PathBytes.dot])
        var above = try? CPath(parent).use { (p) throws(Errno) in try thread.host.lstat(p) }
        if above == nil {
            // a directory that may not be entered has a name all the same
            let resolved = try RealPath.resolve(parent, .none, shown: path, thread)
            above = try? CPath(resolved).use { (p) throws(Errno) in try thread.host.lstat(p) }
        }
        guard let above else { return .bool(false) }
        return .bool(own.device != above.device || own.inode == above.inode)
    }

    /// The same with a function of the program's for `os.lstat`.
    private static func ismount(_ value: Value, _ lstat: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        func ask(_ path: Value, _ names: [String]) throws(Raise) -> [Value]? {
            do throws(Raise) {
                let status = try thread.call(lstat, path)
                var values: [Value] = []
                for name in names { values.append(try thread.getAttribute(status, name)) }
                return values
            } catch {
                guard thread.isPending(thread.types.osError) || thread.isPending(thread.types.valueError) else {
                    throw error
                }
                thread.pointee.exception = nil
                return nil
            }
        }
        let fields = ["st_dev", "st_ino"]
        guard let mode = try ask(value, ["st_mode"]), let own = try ask(value, fields) else { return false }
        if case .int(let bits) = mode[0], bits & 0o170000 == 0o120000 { return false }
        let path = try thread.pathText(value)
        let parent = PathBytes.joined(try path.systemBytes(thread), [PathBytes.dot, PathBytes.dot])
        let resolved = try RealPath.resolve(parent, .none, shown: path, thread)
        guard let above = try ask(path.makeFromSystem(resolved, thread), fields) else { return false }
        if try !thread.equals(own[0], above[0]) { return true }
        return try thread.equals(own[1], above[1])
    }

    // MARK: Expansion

    private static func expanduser(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.pathText(call[0])
        if path.count == 0 || path[0] != UInt8(ascii: "~") { return path.value }
        var end = 1
        while end < path.count && path[end] != PathBytes.slash { end += 1 }
        var home: [UInt8]?
        if end == 1 {
            home = try EnvironObject.value(of: Array("HOME".utf8), thread)
            if home == nil {
                home = try self.home("getpwuid", .int(Int(thread.host.userIdentifier)), thread)
            }
        } else {
            if path.raw[1..<end].contains(0) { return path.value }
            var name = path.slice(1, end, thread)
            if let bytes = name.as(.bytes, BytesObject.self) { name = .object(thread.fsDecode(bytes.raw)) }
            home = try self.home("getpwnam", name, thread)
        }
        guard var home else { return path.value }
        while home.last == PathBytes.slash { home.removeLast() }
        var result = path.adopted(home, thread)
        result.append(contentsOf: path.raw[end...])
        return path.make(result.isEmpty ? [PathBytes.slash] : result, thread)
    }

    /// A home directory by the password database; nil if the user is not there.
    private static func home(_ function: String, _ user: Value, _ thread: ThreadRef) throws(Raise) -> [UInt8]? {
        let database = try thread.importModule(named: "pwd")
        do throws(Raise) {
            return try thread.hostBytes(
                try thread.getAttribute(try thread.callMethod(database, function, user), "pw_dir"))
        } catch {
            try thread.swallow(thread.types.keyError)
            return nil
        }
    }

    private static func expandvars(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.pathText(call[0])
        let dollar = UInt8(ascii: "$")
        if RawMemory.find(dollar, in: path.start, count: path.count) == nil { return path.value }
        var result: [UInt8] = []
        var i = 0
        while i < path.count {
            guard path[i] == dollar else {
                result.append(path[i])
                i += 1
                continue
            }
            var (from, to, next) = (i + 1, i + 1, i + 1)
            if from < path.count, path[from] == UInt8(ascii: "{") {
                from += 1
                to = from
                while to < path.count && path[to] != UInt8(ascii: "}") { to += 1 }
                next = to < path.count ? to + 1 : i + 1
                if to >= path.count { to = from }
            } else {
                while to < path.count, isNamePart(path[to]) { to += 1 }
                next = to
            }
            if let value = try to > from ? variable(path.slice(from, to, thread), thread) : nil {
                result.append(contentsOf: path.adopted(value, thread))
            } else {
                result.append(contentsOf: path.raw[i..<next])
            }
            i = next
        }
        return path.make(result, thread)
    }

    private static func variable(_ name: Value, _ thread: ThreadRef) throws(Raise) -> [UInt8]? {
        try EnvironObject.value(of: try thread.pathText(name).systemBytes(thread), thread)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }
}
