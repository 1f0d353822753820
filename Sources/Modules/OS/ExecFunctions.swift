// `exec…`, `spawn…` and `popen`.

import TaipanHost
import TaipanRuntime

package enum ExecFunctions {
    static let rows: [NativeRow] = [
        .function("execv(path, argv, /)", { (c) throws(Raise) in
            try run(c.thread, try c.thread.path(c[0], "execv"), try arguments(c[1], "execv", c.thread), nil)
        }, "Execute an executable path with arguments, replacing current process."),
        .function("execve(path, argv, env)", { (c) throws(Raise) in
            try run(
                c.thread, try c.thread.path(c[0], "execve", "path", .descriptor), try arguments(c[1], "execve", c.thread),
                try environment(c[2], c.thread))
        }, "Execute an executable path with arguments, replacing current process."),
        .function("execvp(file, args)", { (c) throws(Raise) in
            try search(c.thread, c[0], try arguments(c[1], "execv", c.thread), nil)
        }, "Execute the executable file (which is searched for along $PATH) with argument list args."),
        .function("execvpe(file, args, env)", { (c) throws(Raise) in
            try search(c.thread, c[0], try arguments(c[1], "execve", c.thread), try environment(c[2], c.thread))
        }, "Execute the executable file (which is searched for along $PATH) with argument list args and environment env."),
        .function("execl(file, *args)", { (c) throws(Raise) in
            try run(c.thread, try c.thread.path(c[0], "execv"), try arguments(c[1], "execv", c.thread), nil)
        }, "Execute the executable file with argument list args, replacing the current process."),
        .function("execlp(file, *args)", { (c) throws(Raise) in
            try search(c.thread, c[0], try arguments(c[1], "execv", c.thread), nil)
        }, "Execute the executable file (which is searched for along $PATH) with argument list args."),
        .function("execle(file, *args)", { (c) throws(Raise) in
            let (list, env) = try splitEnvironment(c)
            return try run(c.thread, try c.thread.path(c[0], "execve"), try arguments(list, "execve", c.thread), env)
        }, "Execute the executable file with argument list args and environment env."),
        .function("execlpe(file, *args)", { (c) throws(Raise) in
            let (list, env) = try splitEnvironment(c)
            return try search(c.thread, c[0], try arguments(list, "execve", c.thread), env)
        }, "Execute the executable file (which is searched for along $PATH) with argument list args and environment env."),
        .function("get_exec_path(env=None)", { (c) throws(Raise) in
            var path = "PATH".withCString { c.thread.host.getenv($0) }
            if let env = c.thread.optional(c[0]) {
                path = nil
                for (name, value) in try pairs(env, c.thread) where name == Array("PATH".utf8) { path = value }
            }
            let text = path ?? Array("/bin:/usr/bin".utf8)
            let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            return .object(c.thread.makeList(parts.map { c.thread.fsDecode(Array($0)) }))
        }, "Returns the sequence of directories that will be searched for the named executable."),
        .function("spawnv(mode, file, args)", { (c) throws(Raise) in
            try spawn(c, c[1], try arguments(c[2], "spawnv", c.thread), nil, searches: false)
        }, "Execute file with arguments from args in a subprocess."),
        .function("spawnve(mode, file, args, env)", { (c) throws(Raise) in
            try spawn(c, c[1], try arguments(c[2], "spawnve", c.thread), try environment(c[3], c.thread), searches: false)
        }, "Execute file with arguments from args in a subprocess with the specified environment."),
        .function("spawnvp(mode, file, args)", { (c) throws(Raise) in
            try spawn(c, c[1], try arguments(c[2], "spawnvp", c.thread), nil, searches: true)
        }, "Execute file (which is looked for along $PATH) with arguments from args in a subprocess."),
        .function("spawnvpe(mode, file, args, env)", { (c) throws(Raise) in
            try spawn(c, c[1], try arguments(c[2], "spawnvpe", c.thread), try environment(c[3], c.thread), searches: true)
        }, "Execute file (which is looked for along $PATH) with arguments from args in a subprocess."),
        .function("spawnl(mode, file, *args)", { (c) throws(Raise) in
            try spawn(c, c[1], try arguments(c[2], "spawnl", c.thread), nil, searches: false)
        }, "Execute file with arguments from args in a subprocess."),
        .function("spawnlp(mode, file, *args)", { (c) throws(Raise) in
            try spawn(c, c[1], try arguments(c[2], "spawnlp", c.thread), nil, searches: true)
        }, "Execute file (which is looked for along $PATH) with arguments from args in a subprocess."),
        .function("spawnle(mode, file, *args)", { (c) throws(Raise) in
            let (list, env) = try splitEnvironment(c, at: 2)
            return try spawn(c, c[1], try arguments(list, "spawnle", c.thread), env, searches: false)
        }, "Execute file with arguments from args in a subprocess with the supplied environment."),
        .function("spawnlpe(mode, file, *args)", { (c) throws(Raise) in
            let (list, env) = try splitEnvironment(c, at: 2)
            return try spawn(c, c[1], try arguments(list, "spawnlpe", c.thread), env, searches: true)
        }, "Execute file (which is looked for along $PATH) with arguments from args in a subprocess with the supplied environment."),
        .function("popen(cmd, mode='r', buffering=-1)", ExecFunctions.popen, "Open a pipe to or from a command."),
        .function("posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)", { (c) throws(Raise) in
            try posixSpawn(c, searches: false)
        }, "Execute the program specified by path in a new process."),
        .function("posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)", { (c) throws(Raise) in
            try posixSpawn(c, searches: true)
        }, "Execute the program specified by path in a new process."),
    ]

    // MARK: Arguments

    private static func arguments(_ value: Value, _ function: String, _ thread: ThreadRef) throws(Raise) -> [[UInt8]] {
        guard case .object(let object) = value, object.kind == .list || object.kind == .tuple else {
            throw thread.typeError("\(function)() arg 2 must be a tuple or list")
        }
        var result: [[UInt8]] = []
        for item in try thread.items(of: value) { result.append(try thread.hostBytes(item)) }
        guard let first = result.first else { throw thread.valueError("\(function)() arg 2 must not be empty") }
        if first.isEmpty { throw thread.valueError("\(function)() arg 2 first element cannot be empty") }
        return result
    }

    /// Names and values of a mapping.
    private static func pairs(_ value: Value, _ thread: ThreadRef) throws(Raise) -> [([UInt8], [UInt8])] {
        let items = try thread.items(of: try thread.callMethod(value, "items"))
        var result: [([UInt8], [UInt8])] = []
        for item in items {
            guard let pair = item.as(.tuple, TupleObject.self), pair.count == 2 else {
                throw thread.typeError("env.items() must return pairs")
            }
            result.append((try thread.hostBytes(pair[0]), try thread.hostBytes(pair[1])))
        }
        return result
    }

    private static func environment(_ value: Value, _ thread: ThreadRef) throws(Raise) -> [[UInt8]] {
        if (try thread.lookupAttribute(value, "items")).isUnbound {
            throw thread.typeError("execve: environment must be a mapping object")
        }
        var result: [[UInt8]] = []
        for (name, value) in try pairs(value, thread) {
            if name.isEmpty || name.dropFirst().contains(UInt8(ascii: "=")) {
                throw thread.valueError("illegal environment variable name")
            }
            result.append(name + [UInt8(ascii: "=")] + value)
        }
        return result
    }

    /// For `execle`: the last of the arguments is the environment.
    private static func splitEnvironment(_ call: Call, at index: Int = 1) throws(Raise) -> (Value, [[UInt8]]) {
        let thread = call.thread
        var items = try thread.items(of: call[index])
        guard let last = items.popLast() else { throw thread.indexError("tuple index out of range") }
        return (.object(thread.makeTuple(items)), try environment(last, thread))
    }

    // MARK: Running

    private static func run(
        _ thread: ThreadRef, _ path: consuming Path, _ arguments: [[UInt8]], _ environment: [[UInt8]]?
    ) throws(Raise) -> Value {
        try thread.audit("os.exec", [path.shown])
        do throws(Errno) {
            if let descriptor = path.descriptor {
                try thread.host.execute(descriptor: descriptor, arguments, environment: environment)
            } else {
                try path.use { (p) throws(Errno) in
                    try thread.host.execute(p, arguments, environment: environment)
                }
            }
        } catch {
            throw thread.hostError(error, path.shown)
        }
    }

    private static func searchPath(_ thread: ThreadRef) -> [[UInt8]] {
        let path = "PATH".withCString { thread.host.getenv($0) } ?? Array("/bin:/usr/bin".utf8)
        return path.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Array($0) }
    }

    private static func search(
        _ thread: ThreadRef, _ name: Value, _ arguments: [[UInt8]], _ environment: [[UInt8]]?
    ) throws(Raise) -> Value {
        let file = try thread.hostBytes(name)
        do throws(Errno) {
            try thread.host.execute(searching: file, along: searchPath(thread), arguments, environment: environment)
        } catch {
            throw thread.hostError(error, name)
        }
    }

    private static func spawn(
        _ call: Call, _ name: Value, _ arguments: [[UInt8]], _ environment: [[UInt8]]?, searches: Bool
    ) throws(Raise) -> Value {
        let thread = call.thread
        let mode = try thread.int32(call[0])
        let file = try thread.hostBytes(name)
        var options = SpawnOptions()
        options.searches = searches
        let process: Int32
        do throws(Errno) {
            process = try CPath(file).use { (p) throws(Errno) in
                try thread.host.spawn(p, arguments, environment: environment, options: options)
            }
        } catch {
            // a program that cannot be started ends as the child of a shell would: with 127
            return mode == 0 ? .int(127) : .int(Int(thread.host.processIdentifier))
        }
        if mode == 1 { return .int(Int(process)) }
        let host = thread.host
        let status = try thread.attempt { () throws(Errno) in try host.waitpid(process, options: 0) }.status
        return .int(status.hasExited ? Int(status.exitCode) : -Int(status.terminatingSignal))
    }

    private static func posixSpawn(_ call: Call, searches: Bool) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call[0], searches ? "posix_spawnp" : "posix_spawn")
        let arguments = try arguments(call[1], searches ? "posix_spawnp" : "posix_spawn", thread)
        let environment = call[2].isNone ? nil : try environment(call[2], thread)
        var options = SpawnOptions()
        options.searches = searches
        if let group = thread.optional(call[4]) { options.group = try thread.int32(group) }
        options.resetsIdentifiers = try thread.isTrue(call[5])
        options.startsSession = try thread.isTrue(call[6])
        options.mask = try signals(call[7], thread)
        options.defaults = try signals(call[8], thread)
        if thread.optional(call[9]) != nil {
            throw thread.notImplementedError("posix_spawn: the argument 'scheduler' is not supported")
        }
        let actions = try actions(call[3], thread)
        let host = thread.host
        return .int(Int(try thread.onPath(path) { (p) throws(Errno) in
            try host.spawn(p, arguments, environment: environment, actions: actions, options: options)
        }))
    }

    private static func signals(_ value: Value, _ thread: ThreadRef) throws(Raise) -> SignalSet? {
        let items = try thread.items(of: value)
        if items.isEmpty { return nil }
        var set = SignalSet()
        for item in items {
            let number = try thread.int32(item)
            if number < 1 || number > 64 { throw thread.valueError("signal number \(number) out of range [1; 64]") }
            set.formUnion(SignalSet(signal: number))
        }
        return set
    }

    private static func actions(_ value: Value, _ thread: ThreadRef) throws(Raise) -> [SpawnAction] {
        var result: [SpawnAction] = []
        if thread.optional(value) == nil { return result }
        for item in try thread.items(of: value) {
            guard let tuple = item.as(.tuple, TupleObject.self), tuple.count > 0 else {
                throw thread.typeError("Each file_actions element must be a non-empty tuple")
            }
            switch (try thread.index(tuple[0]), tuple.count) {
            case (0, 5):
                result.append(.open(
                    try thread.int32(tuple[1]), path: try thread.hostBytes(tuple[2]), flags: try thread.int32(tuple[3]),
                    mode: try thread.mode(tuple[4])))
            case (1, 2): result.append(.close(try thread.int32(tuple[1])))
            case (2, 3): result.append(.duplicate(try thread.int32(tuple[1]), to: try thread.int32(tuple[2])))
            case (3, 2): result.append(.closeFrom(try thread.int32(tuple[1])))
            case (0...3, _): throw thread.typeError("A file_actions tuple has the wrong number of elements")
            default: throw thread.typeError("Unknown file_actions identifier")
            }
        }
        return result
    }

    // MARK: popen

    /// A text stream over a pipe, in an object that waits for the command when it is closed.
    private static func popen(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let command = call[0].as(.string, StringObject.self) else {
            throw thread.typeError("invalid cmd type (<class '\(thread.qualifiedTypeName(thread.type(of: call[0])))'>, expected string)")
        }
        guard let mode = call[1].as(.string, StringObject.self), mode.equals("r") || mode.equals("w") else {
            throw thread.valueError("invalid mode \(try thread.repr(call[1]).text)")
        }
        if case .int(0) = call[2] { throw thread.valueError("popen() does not support unbuffered streams") }
        let reads = mode.equals("r")
        let host = thread.host
        let bytes = try thread.encodedBytes(command)
        let ends = try thread.attempt { () throws(Errno) in try host.pipe() }
        let (own, theirs) = reads ? (ends.read, ends.write) : (ends.write, ends.read)
        let process: Int32
        do throws(Errno) {
            process = try host.spawn(
                "/bin/sh", [Array("sh".utf8), Array("-c".utf8), bytes], actions: [.duplicate(theirs, to: reads ? 1 : 0)])
        } catch {
            try? host.close(own)
            try? host.close(theirs)
            throw thread.hostError(error)
        }
        try? host.close(theirs)
        let stream = try thread.openFile(.int(Int(own)), mode: reads ? "r" : "w")
        return .object(CommandStream(stream, process, thread.libraryType(CommandStream.nativeType).root))
    }
}

/// What `popen` returns: the stream, and the process behind it.
package final class CommandStream: Object {
    private final let stream: Value
    /// -1 when it has been waited for.
    @exclusivity(unchecked) private final var process: Int32

    init(_ stream: Value, _ process: Int32, _ shape: ShapeRef) {
        self.stream = stream
        self.process = process
        super.init(.other, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = stream { visit(object) }
    }

    static let nativeType = NativeType(
        "os._wrap_close", .other, [.isNotConstructible],
        operations: {
            $0.iterate = { (a, thread) throws(Raise) in try thread.iterator(of: a.cast(CommandStream.self).stream) }
            $0.getAttribute = CommandStream.getAttribute
        },
        rows: {
            [
                .method("close()", { (c) throws(Raise) in try c[0].cast(CommandStream.self).close(c.thread) }),
                .method("__enter__()", { (c) throws(Raise) in c[0] }),
                .method("__exit__(*args)", { (c) throws(Raise) in
                    _ = try c[0].cast(CommandStream.self).close(c.thread)
                    return .none
                }),
            ]
        })

    /// Everything but closing is the stream's.
    private static func getAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
        if !thread.lookup(thread.type(of: value), name).isUnbound { return try thread.genericGetAttribute(value, name) }
        return try thread.getAttribute(value.cast(CommandStream.self).stream, name)
    }

    /// The command's exit status, as `wait` gives it; none for success.
    private final func close(_ thread: ThreadRef) throws(Raise) -> Value {
        _ = try thread.callMethod(stream, "close")
        let number = process
        if number < 0 { return .none }
        process = -1
        let host = thread.host
        let status = try thread.attempt { () throws(Errno) in try host.waitpid(number, options: 0) }.status
        if status.rawValue == 0 { return .none }
        return .int(status.hasExited ? Int(status.exitCode) << 8 : -Int(status.terminatingSignal))
    }
}
