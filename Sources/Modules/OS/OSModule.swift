// The modules `os` and `posix`: tables, constants, records, sets.

import TaipanHost
import TaipanRuntime

/// All modules of this folder and of its neighbours that stand on the operating system.
package enum OSModules {
    package static func register(_ interpreter: Interpreter) {
        interpreter.register(OSModule.os)
        interpreter.register(OSModule.posix)
        interpreter.register(PathModule.module)
        interpreter.register(PathModule.genericModule)
        interpreter.register(ErrnoModule.module)
        interpreter.register(StatModule.module)
        interpreter.register(StatModule.underscoreModule)
        interpreter.register(TimeModule.module)
        interpreter.register(SignalModule.module)
        interpreter.register(SelectModule.module)
        interpreter.register(FcntlModule.module)
        interpreter.register(AccountsModules.users)
        interpreter.register(AccountsModules.groups)
    }
}

package enum OSModule {
    static let os = NativeModule(
        "os", doc: "OS routines for NT or Posix depending on what system we're on.",
        initialize: { (module, thread) throws(Raise) in
            let posix = try thread.importModule(named: "posix")
            guard let source = posix.as(.module, ModuleObject.self) else { return }
            module.copyPublicNames(of: source)
            thread.osState.noteFunctions(of: module, thread)
            try fillOS(module, thread)
            module.addRest = { (module, thread) in completeOS(module, thread) }
        })

    static let posix = NativeModule(
        "posix",
        doc:
            "This module provides access to operating system functionality that is standardized by the C Standard and the POSIX standard.",
        functions: { files + descriptors + processes },
        initialize: OSModule.fillPosix)

    /// What few programs ask for, and what took half of the time to import `os`: the types of records, the tables of names, the
    /// sets of functions, `__all__`.
    private static func completeOS(_ module: ModuleObject, _ thread: ThreadRef) {
        do throws(Raise) {
            let posix = try thread.importModule(named: "posix")
            guard let source = posix.as(.module, ModuleObject.self) else { return }
            _ = thread.completeNamespace(of: source)
            module.copyPublicNames(of: source)
            try addSets(module, thread)
            let pathLike = try thread.getAttribute(try thread.importModule(named: "_path_like"), "PathLike")
            thread.setModuleAttribute(module, "PathLike", pathLike)
        } catch {
            thread.pointee.exception = nil
        }
        addAll(module, thread)
    }

    private static var files: [NativeRow] {
        FileFunctions.rows + FileFunctions.moreRows + DirectoryFunctions.rows + SystemFunctions.attributeRows
            + [ExtendedStatusObject.row]
    }

    private static var descriptors: [NativeRow] {
        DescriptorFunctions.rows + DescriptorFunctions.moreRows + DescriptorFunctions.terminalRows
    }

    private static var processes: [NativeRow] {
        ProcessFunctions.identityRows + ProcessFunctions.groupRows + ProcessFunctions.processRows
            + SystemFunctions.systemRows + TimerFunctions.rows + posixText
    }

    /// What `posix` itself has of the functions on text and programs.
    private static var posixText: [NativeRow] {
        let own = [
            "fspath(", "putenv(", "unsetenv(", "strerror(", "execv(", "execve(", "posix_spawn(", "posix_spawnp(",
        ]
        return (SystemFunctions.textRows + ExecFunctions.rows).filter { row in
            own.contains { row.signature.description.hasPrefix($0) }
        }
    }

    private static func fillPosix(_ module: ModuleObject, _ thread: ThreadRef) throws(Raise) {
        let numbers = [
            ("F_OK", 0), ("R_OK", 4), ("W_OK", 2), ("X_OK", 1), ("POSIX_SPAWN_OPEN", 0), ("POSIX_SPAWN_CLOSE", 1),
            ("POSIX_SPAWN_DUP2", 2), ("POSIX_SPAWN_CLOSEFROM", 3),
        ]
        for (name, value) in numbers {
            thread.setModuleAttribute(module, name, .int(value))
        }
        addConstants(.os, to: module, thread)
        thread.setModuleAttribute(module, "error", .object(thread.types.osError))
        module.addRest = { (module, thread) in completePosix(module, thread) }
    }

    private static func completePosix(_ module: ModuleObject, _ thread: ThreadRef) {
        let types: [(String, TypeObject)] = [
            ("stat_result", thread.statResultType),
            ("DirEntry", thread.libraryType(EntryObject.nativeType)),
            ("statx_result", thread.libraryType(ExtendedStatusObject.nativeType)),
        ]
        for (name, type) in types { thread.setModuleAttribute(module, name, .object(type)) }
        let records: [(String, StructSequenceType)] = [
            ("terminal_size", OSRecords.terminalSize), ("uname_result", OSRecords.uname),
            ("times_result", OSRecords.times),
            ("statvfs_result", OSRecords.statvfs), ("sched_param", OSRecords.schedParam),
            ("waitid_result", OSRecords.waitid),
        ]
        for (name, record) in records {
            thread.setModuleAttribute(module, name, .object(thread.structSequenceType(record)))
        }
        let families: [(String, ConstantFamily)] = [
            ("sysconf_names", .sysconf), ("pathconf_names", .pathconf), ("confstr_names", .confstr),
        ]
        for (name, family) in families { thread.setModuleAttribute(module, name, .object(table(family, thread))) }
        thread.setModuleAttribute(module, "environ", .object(EnvironObject.makeBytesDict(thread)))
    }

    private static func addConstants(_ family: ConstantFamily, to module: ModuleObject, _ thread: ThreadRef) {
        family.forEach { name, value in
            module.namespace.set(thread.intern(thread.makeString(latin1: name)), .int(value))
        }
    }

    private static func table(_ family: ConstantFamily, _ thread: ThreadRef) -> DictObject {
        let result = thread.makeDict()
        family.forEach { name, value in result.set(thread.intern(thread.makeString(latin1: name)), .int(value)) }
        return result
    }

    private static func fillOS(_ module: ModuleObject, _ thread: ThreadRef) throws(Raise) {
        let name = thread.intern("os")
        let posixNames = Set([
            "fspath", "putenv", "unsetenv", "strerror", "execv", "execve", "posix_spawn", "posix_spawnp",
        ])
        let extra = (SystemFunctions.textRows + ExecFunctions.rows).filter { row in
            !posixNames.contains(String(row.signature.description.prefix { $0 != "(" }))
        }
        try thread.addRows(extra + FileFunctions.treeRows + WalkFunctions.rows, to: module, named: name)
        let texts = [
            ("name", "posix"), ("linesep", "\n"), ("curdir", "."), ("pardir", ".."), ("sep", "/"), ("extsep", "."),
            ("pathsep", ":"), ("defpath", "/bin:/usr/bin"), ("devnull", "/dev/null"),
        ]
        for (key, text) in texts { thread.setModuleAttribute(module, key, thread.makeStringValue(text)) }
        thread.setModuleAttribute(module, "altsep", .none)
        thread.setModuleAttribute(module, "supports_bytes_environ", .bool(true))
        for (i, key) in ["SEEK_SET", "SEEK_CUR", "SEEK_END"].enumerated() {
            thread.setModuleAttribute(module, key, .int(i))
        }
        let modes = [("P_WAIT", 0), ("P_NOWAIT", 1), ("P_NOWAITO", 1)]
        for (key, value) in modes { thread.setModuleAttribute(module, key, .int(value)) }
        let environType = thread.libraryType(EnvironObject.nativeType)
        thread.setModuleAttribute(module, "environ", .object(EnvironObject(isBytes: false, environType.root)))
        thread.setModuleAttribute(module, "environb", .object(EnvironObject(isBytes: true, environType.root)))
        thread.setModuleAttribute(module, "_Environ", .object(environType))
        try registerEnviron(environType, thread)
        let path = try thread.importModule(named: "posixpath")
        thread.setModuleAttribute(module, "path", path)
        thread.interpreter.modules.set(thread.intern("os.path"), path)
    }

    /// The environment is a `MutableMapping`. That is a class of Python, for which `os` does not wait: if its module comes later, it
    /// calls `_derive`.
    private static func registerEnviron(_ type: TypeObject, _ thread: ThreadRef) throws(Raise) {
        let known = thread.interpreter.modules.get(thread.intern("_collections_abc"))
        guard let module = known.as(.module, ModuleObject.self),
            let base = module.namespace.get(thread.intern("MutableMapping")).as(.type, TypeObject.self)
        else { return }
        try EnvironObject.derive(type, from: base, thread)
    }

    /// Which functions support what.
    private static func addSets(_ module: ModuleObject, _ thread: ThreadRef) throws(Raise) {
        let sets: [(String, [String])] = [
            (
                "supports_dir_fd",
                [
                    "access", "chmod", "chown", "link", "mkdir", "mkfifo", "mknod", "open", "readlink", "rename",
                    "stat", "symlink",
                    "unlink", "rmdir", "utime", "statx",
                ]
            ),
            ("supports_effective_ids", ["access"]),
            (
                "supports_fd",
                [
                    "chdir", "chmod", "chown", "listdir", "scandir", "execve", "stat", "truncate", "utime", "pathconf",
                    "statvfs",
                    "statx",
                ]
            ),
            ("supports_follow_symlinks", ["access", "chown", "link", "stat", "utime", "statx"]),
        ]
        for (key, functions) in sets {
            let items = functions.map { module.namespace.get(thread.intern($0)) }
            let made = try thread.call(.object(thread.types.set), .object(thread.makeList(items)))
            thread.setModuleAttribute(module, key, made)
        }
    }

    private static func addAll(_ module: ModuleObject, _ thread: ThreadRef) {
        let hidden = Set(["_Environ", "DirEntryType"])
        let names = thread.makeList()
        var index = 0
        while let entry = module.namespace.nextEntry(from: index) {
            index = entry + 1
            guard let name = module.namespace.key(at: entry).as(.string, StringObject.self) else { continue }
            let text = name.text
            if text.hasPrefix("_") && text != "_exit" || hidden.contains(text) { continue }
            names.append(.object(name))
        }
        thread.setModuleAttribute(module, "__all__", .object(names))
    }
}

extension ModuleObject {
    /// Takes over what another module has, its `__…__` names left out. What is there already, because a program has set it, stays.
    func copyPublicNames(of module: ModuleObject) {
        let source = module.namespace
        var index = 0
        while let entry = source.nextEntry(from: index) {
            index = entry + 1
            guard let name = source.key(at: entry).as(.string, StringObject.self) else { continue }
            if name.count > 1 && name[0] == 95 && name[1] == 95 || namespace.find(name) >= 0 { continue }
            namespace.set(name, source.value(at: entry))
        }
    }
}
