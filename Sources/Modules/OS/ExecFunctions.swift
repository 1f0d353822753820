// `exec…`, `spawn…` and `popen`.

import TaipanHost
import TaipanRuntime

package enum ExecFunctions {
    static let rows: [NativeRow] = [
        .function(
            "execv(path, argv, /)",
            { (c) throws(Raise) in
                try run(c.thread, "execv", c[0], c[1], nil)
            }, "Execute an executable path with arguments, replacing current process."),
        .function(
            "execve(path, argv, env)",
            { (c) throws(Raise) in
                try run(c.thread, "execve", c[0], c[1], c[2])
            }, "Execute an executable path with arguments, replacing current process."),
        .pythonFunction(
            "execvp(file, args)",
            { (c) throws(Raise) in
                try search(c.thread, c[0], c[1], nil)
            }, "Execute the executable file (which is searched for along $PATH) with argument list args."),
        .pythonFunction(
            "execvpe(file, args, env)",
            { (c) throws(Raise) in
                try search(c.thread, c[0], c[1], c.thread.optional(c[2]))
            },
            "Execute the executable file (which is searched for along $PATH) with argument list args and environment env."
        ),
        .pythonFunction(
            "execl(file, *args)",
            { (c) throws(Raise) in
                try run(c.thread, "execv", c[0], c[1], nil)
            }, "Execute the executable file with argument list args, replacing the current process."),
        .pythonFunction(
            "execlp(file, *args)",
            { (c) throws(Raise) in
                try search(c.thread, c[0], c[1], nil)
            }, "Execute the executable file (which is searched for along $PATH) with argument list args."),
        .pythonFunction(
            "execle(file, *args)",
            { (c) throws(Raise) in
                let (list, env) = try splitEnvironment(c)
                return try run(c.thread, "execve", c[0], list, env)
            }, "Execute the executable file with argument list args and environment env."),
        .pythonFunction(
            "execlpe(file, *args)",
            { (c) throws(Raise) in
                let (list, env) = try splitEnvironment(c)
                return try search(c.thread, c[0], list, c.thread.optional(env))
            },
            "Execute the executable file (which is searched for along $PATH) with argument list args and environment env."
        ),
        .pythonFunction(
            "get_exec_path(env=None)",
            { (c) throws(Raise) in
                .object(
                    c.thread.makeList(try searchPath(c.thread, c.thread.optional(c[0])).map { c.thread.fsDecode($0) }))
            }, "Returns the sequence of directories that will be searched for the named executable."),
        .pythonFunction(
            "spawnv(mode, file, args)",
            { (c) throws(Raise) in
                try spawn(c, c[1], c[2], nil, searches: false)
            }, "Execute file with arguments from args in a subprocess."),
        .pythonFunction(
            "spawnve(mode, file, args, env)",
            { (c) throws(Raise) in
                try spawn(c, c[1], c[2], c[3], searches: false)
            }, "Execute file with arguments from args in a subprocess with the specified environment."),
        .pythonFunction(
            "spawnvp(mode, file, args)",
            { (c) throws(Raise) in
                try spawn(c, c[1], c[2], nil, searches: true)
            }, "Execute file (which is looked for along $PATH) with arguments from args in a subprocess."),
        .pythonFunction(
            "spawnvpe(mode, file, args, env)",
            { (c) throws(Raise) in
                try spawn(c, c[1], c[2], c[3], searches: true)
            }, "Execute file (which is looked for along $PATH) with arguments from args in a subprocess."),
        .pythonFunction(
            "spawnl(mode, file, *args)",
            { (c) throws(Raise) in
                try spawn(c, c[1], c[2], nil, searches: false)
            }, "Execute file with arguments from args in a subprocess."),
        .pythonFunction(
            "spawnlp(mode, file, *args)",
            { (c) throws(Raise) in
                try spawn(c, c[1], c[2], nil, searches: true)
            }, "Execute file (which is looked for along $PATH) with arguments from args in a subprocess."),
        .pythonFunction(
            "spawnle(mode, file, *args)",
            { (c) throws(Raise) in
                let (list, env) = try splitEnvironment(c, at: 2)
                return try spawn(c, c[1], list, env, searches: false)
            }, "Execute file with arguments from args in a subprocess with the supplied environment."),
        .pythonFunction(
            "spawnlpe(mode, file, *args)",
            { (c) throws(Raise) in
                let (list, env) = try splitEnvironment(c, at: 2)
                return try spawn(c, c[1], list, env, searches: true)
            },
            "Execute file (which is looked for along $PATH) with arguments from args in a subprocess with the supplied environment."
        ),
        .pythonFunction("popen(cmd, mode='r', buffering=-1)", ExecFunctions.popen, "Open a pipe to or from a command."),
        .function(
            "posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=<unrepresentable>, setsigdef=<unrepresentable>, scheduler=<unrepresentable>)",
            { (c) throws(Raise) in
                try posixSpawn(c, searches: false)
            }, "Execute the program specified by path in a new process."),
        .function(
            "posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=<unrepresentable>, setsigdef=<unrepresentable>, scheduler=<unrepresentable>)",
            { (c) throws(Raise) in
                try posixSpawn(c, searches: true)
            }, "Execute the program specified by path in a new process."),
    ]

    // MARK: Arguments

    /// The arguments of a program, and its environment, which is looked at in between.
    private static func arguments(
        _ value: Value, _ mapping: Value?, _ function: StaticString, _ complaint: String, _ thread: ThreadRef
    ) throws(Raise) -> (list: [[UInt8]], environment: [[UInt8]]?) {
        // the oldest of the functions has its own way of saying it
        let subject = "\(function)" == "execv" ? "execv() arg 2" : "\(function): argv"
        guard case .object(let object) = value, object.kind == .list || object.kind == .tuple else {
            throw thread.typeError("\(subject) must be a tuple or list")
        }
        let items = try thread.items(of: value)
        if items.isEmpty { throw thread.valueError("\(subject) must not be empty") }
        if let mapping, thread.type(of: mapping).operations.getItem == nil { throw thread.typeError(complaint) }
        var result: [[UInt8]] = []
        for item in items { result.append(try thread.hostBytes(item)) }
        if result[0].isEmpty { throw thread.valueError("\(subject) first element cannot be empty") }
        guard let mapping else { return (result, nil) }
        return (result, try environment(mapping, thread))
    }

    /// What a mapping's `keys` or `values` gives.
    private static func part(_ name: StaticString, of mapping: Value, _ thread: ThreadRef) throws(Raise) -> [Value] {
        let answer = try thread.callMethod(mapping, name.description)
        do throws(Raise) { return try thread.items(of: answer) } catch {
            if thread.type(of: answer).operations.iterate != nil { throw error }
            try thread.swallow(thread.types.typeError)
            throw thread.typeError(
                "\(thread.typeName(mapping)).\(name)() returned a non-iterable (type \(thread.typeName(answer)))")
        }
    }

    /// The variables of a mapping: `NAME=value`.
    private static func environment(_ mapping: Value, _ thread: ThreadRef) throws(Raise) -> [[UInt8]] {
        _ = try thread.length(mapping)
        let names = try part("keys", of: mapping, thread)
        let values = try part("values", of: mapping, thread)
        var result: [[UInt8]] = []
        for (key, value) in zip(names, values) {
            let name = try thread.hostBytes(key)
            let text = try thread.hostBytes(value)
            if name.isEmpty || name.dropFirst().contains(UInt8(ascii: "=")) {
                throw thread.valueError("illegal environment variable name")
            }
            result.append(name + [UInt8(ascii: "=")] + text)
        }
        return result
    }

    /// For `execle`: the last of the arguments is the environment.
    private static func splitEnvironment(_ call: Call, at index: Int = 1) throws(Raise) -> (Value, Value) {
        let thread = call.thread
        var items = try thread.items(of: call[index])
        guard let last = items.popLast() else { throw thread.indexError("tuple index out of range") }
        return (.object(thread.makeTuple(items)), last)
    }

    private static func currentEnvironment(_ thread: ThreadRef) throws(Raise) -> Value {
        try thread.getAttribute(try thread.importModule(named: "os"), "environ")
    }

    /// The directories to search: those of `$PATH` in the given mapping, or in `os.environ`, whatever that is now.
    private static func searchPath(_ thread: ThreadRef, _ given: Value?) throws(Raise) -> [[UInt8]] {
        var environment = given ?? .none
        if given == nil { environment = try currentEnvironment(thread) }
        let text = try searchPath(in: environment, thread) ?? Array("/bin:/usr/bin".utf8)
        return text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Array($0) }
    }

    /// `$PATH` of a mapping, whose key may be a string or bytes but not both.
    private static func searchPath(in environment: Value, _ thread: ThreadRef) throws(Raise) -> [UInt8]? {
        func absent(_ error: Raise) throws(Raise) -> Value? {
            guard thread.isPending(thread.types.keyError) || thread.isPending(thread.types.typeError) else {
                throw error
            }
            thread.pointee.exception = nil
            return nil
        }
        let get = try thread.getAttribute(environment, "get")
        let text: Value?
        do throws(Raise) {
            text = thread.optional(try thread.call(get, thread.makeStringValue("PATH")))
        } catch { text = try absent(error) }
        let bytes: Value?
        do throws(Raise) {
            bytes = try thread.getItem(environment, .object(thread.makeBytes(Array("PATH".utf8))))
        } catch { bytes = try absent(error) }
        if text != nil && bytes != nil { throw thread.valueError("env cannot contain 'PATH' and b'PATH' keys") }
        guard let found = bytes ?? text else { return nil }
        return try thread.hostBytes(found)
    }

    // MARK: Running

    /// Replaces the process; returns only by an exception.
    private static func run(
        _ thread: ThreadRef, _ function: StaticString, _ file: Value, _ list: Value, _ mapping: Value?
    ) throws(Raise) -> Value {
        let path = try thread.path(file, function, "path", mapping == nil ? [] : .descriptor)
        let (arguments, environment) = try arguments(
            list, mapping, function, "execve: environment must be a mapping object", thread)
        try thread.audit("os.exec", [path.shown, list, mapping ?? .none])
        let failure: Errno
        do throws(Errno) {
            if let descriptor = path.descriptor {
                if descriptor < 0 { throw Errno.EFAULT }
                try thread.host.execute(descriptor: descriptor, arguments, environment: environment)
            } else {
                try path.use { (p) throws(Errno) -> Void in
                    try thread.host.execute(p, arguments, environment: environment)
                }
                // never reached: the process is another program by now
                failure = .EINVAL
            }
        } catch {
            failure = error
        }
        // without an environment CPython does not name the file
        throw mapping == nil ? thread.hostError(failure) : thread.hostError(failure, path.shown)
    }

    /// Tries the file in every directory of the search path. The error is that of the first directory that has the file at all.
    private static func search(_ thread: ThreadRef, _ file: Value, _ list: Value, _ mapping: Value?) throws(Raise)
        -> Value
    {
        let function: StaticString = mapping == nil ? "execv" : "execve"
        let name = try thread.fspath(file)
        let bytes = try thread.pathText(name).systemBytes(thread)
        if bytes.contains(PathBytes.slash) { return try run(thread, function, name, list, mapping) }
        var kept: ExceptionObject?
        var last: ExceptionObject?
        for directory in try searchPath(thread, mapping) {
            let candidate = Value.object(thread.makeBytes(PathBytes.joined(directory, bytes)))
            do throws(Raise) { return try run(thread, function, candidate, list, mapping) } catch {
                guard thread.isPending(thread.types.osError) else { throw error }
                let isMissing =
                    thread.isPending(thread.types.fileNotFoundError)
                    || thread.isPending(thread.types.notADirectoryError)
                last = thread.takeException()
                if !isMissing && kept == nil { kept = last }
            }
        }
        if let exception = kept ?? last { throw thread.raise(exception) }
        throw thread.hostError(.ENOENT, name)
    }

    private static func spawn(
        _ call: Call, _ name: Value, _ list: Value, _ mapping: Value?, searches: Bool
    ) throws(Raise) -> Value {
        let thread = call.thread
        try checkSpawnArguments(list, thread)
        try thread.audit("os.spawn", [call[0], name, list, mapping ?? .none])
        // (the only one of the two that CPython tells of here, where it forks)
        try thread.audit("os.fork")
        let process = try start(name, list, mapping, searches: searches, thread)
        if try thread.equals(call[0], .int(1)) { return .int(Int(process)) }
        let host = thread.host
        let status = try thread.attempt { () throws(Errno) in try host.waitpid(process, options: 0) }.status
        return .int(status.hasExited ? Int(status.exitCode) : -Int(status.terminatingSignal))
    }

    /// Starts a program. What cannot be started, for whatever reason, is a process that ends with 127, as that of a shell would:
    /// CPython has forked by the time it finds out.
    private static func start(
        _ name: Value, _ list: Value, _ mapping: Value?, searches: Bool, _ thread: ThreadRef
    ) throws(Raise) -> Int32 {
        do throws(Raise) {
            let file = try thread.hostBytes(name)
            var arguments: [[UInt8]] = []
            for item in try thread.items(of: list) { arguments.append(try thread.hostBytes(item)) }
            let environment: [[UInt8]]?
            if let mapping { environment = try self.environment(mapping, thread) } else { environment = nil }
            var candidates = [file]
            if searches && !file.contains(PathBytes.slash) {
                // the child would look in the path of the environment that it is given
                candidates = try searchPath(thread, mapping).map { PathBytes.joined($0, file) }
            }
            for candidate in candidates {
                let process = try? CPath(candidate).use { (p) throws(Errno) in
                    try thread.host.spawn(p, arguments, environment: environment, options: SpawnOptions())
                }
                if let process { return process }
            }
        } catch {
            thread.pointee.exception = nil
        }
        let host = thread.host
        let process = try thread.attempt { () throws(Errno) in try host.fork() }
        if process == 0 { host.exitNow(127) }
        return process
    }

    /// The arguments of the `spawn` family, whose errors have texts of their own.
    private static func checkSpawnArguments(_ list: Value, _ thread: ThreadRef) throws(Raise) {
        guard case .object(let object) = list, object.kind == .list || object.kind == .tuple else {
            throw thread.typeError("argv must be a tuple or a list")
        }
        guard let first = try thread.items(of: list).first, try thread.isTrue(first) else {
            throw thread.valueError("argv first element cannot be empty")
        }
    }

    private static func posixSpawn(_ call: Call, searches: Bool) throws(Raise) -> Value {
        let thread = call.thread
        let function: StaticString = searches ? "posix_spawnp" : "posix_spawn"
        let path = try thread.path(call, 0, function)
        var options = SpawnOptions()
        options.searches = searches
        options.resetsIdentifiers = try thread.isTrue(call[5])
        options.startsSession = try thread.isTrue(call[6])
        let (arguments, environment) = try arguments(
            call[1], thread.optional(call[2]), function, "\(function): environment must be a mapping object or None",
            thread)
        let actions = try actions(call[3], thread)
        if !call.isMissing(4) { options.group = try thread.int32(call[4]) }
        if !call.isMissing(7) { options.mask = try thread.signalSet(call[7]) }
        if !call.isMissing(8) { options.defaults = try thread.signalSet(call[8]) }
        if !call.isMissing(9) { try setScheduler(call[9], &options, thread) }
        let host = thread.host
        if !actions.isEmpty || options.schedulingPolicy != nil {
            try thread.attempt { () throws(Errno) in try host.checkSpawn(actions, options) }
        }
        try thread.audit("os.posix_spawn", [path.shown, call[1], call[2]])
        return .int(
            Int(
                try thread.onPath(path) { (p) throws(Errno) in
                    try host.spawn(p, arguments, environment: environment, actions: actions, options: options)
                }))
    }

    /// `(policy, parameters)`; a policy of `None` keeps that of the parent.
    private static func setScheduler(_ value: Value, _ options: inout SpawnOptions, _ thread: ThreadRef) throws(Raise) {
        guard let pair = value.as(.tuple, TupleObject.self) else {
            throw thread.systemError("new style getargs format but argument is not a tuple")
        }
        if pair.count != 2 { throw thread.typeError("A scheduler tuple must have two elements") }
        options.priority = try TimerFunctions.priority(pair[1], thread)
        if !pair[0].isNone { options.schedulingPolicy = try thread.int32(pair[0]) }
    }

    private static func actions(_ value: Value, _ thread: ThreadRef) throws(Raise) -> [SpawnAction] {
        var result: [SpawnAction] = []
        if thread.optional(value) == nil { return result }
        let items: [Value]
        do throws(Raise) { items = try thread.items(of: value) } catch {
            try thread.swallow(thread.types.typeError)
            throw thread.typeError("file_actions must be a sequence or None")
        }
        for item in items {
            guard let tuple = item.as(.tuple, TupleObject.self), tuple.count > 0 else {
                throw thread.typeError("Each file_actions element must be a non-empty tuple")
            }
            switch (try thread.index(tuple[0]), tuple.count) {
            case (0, 5):
                result.append(
                    .open(
                        try signedInteger(tuple[1], thread), path: try thread.hostBytes(tuple[2]),
                        flags: try signedInteger(tuple[3], thread),
                        mode: try thread.mode(tuple[4])))
            case (1, 2): result.append(.close(try signedInteger(tuple[1], thread)))
            case (2, 3):
                let source = try signedInteger(tuple[1], thread)
                result.append(.duplicate(source, to: try signedInteger(tuple[2], thread)))
            case (3, 2): result.append(.closeFrom(try signedInteger(tuple[1], thread)))
            case (0, _): throw thread.typeError("A open file_action tuple must have 5 elements")
            case (1, _): throw thread.typeError("A close file_action tuple must have 2 elements")
            case (2, _): throw thread.typeError("A dup2 file_action tuple must have 3 elements")
            case (3, _): throw thread.typeError("A closefrom file_action tuple must have 2 elements")
            default: throw thread.typeError("Unknown file_actions identifier")
            }
        }
        return result
    }

    /// A C `int`, as the parser of format strings sees it.
    private static func signedInteger(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int32 {
        let number = try thread.indexValue(value)
        if case .int(let i) = number, let small = Int32(exactly: i) { return small }
        // (a number that is no C long is told of in other words)
        guard case .int(let i) = number else { throw thread.overflowError("Python int too large to convert to C long") }
        throw thread.overflowError("signed integer is \(i < 0 ? "less than minimum" : "greater than maximum")")
    }

    // MARK: popen

    /// A text stream over a pipe, in an object that waits for the command when it is closed.
    private static func popen(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call[0].as(.string, StringObject.self) == nil {
            throw thread.typeError(
                "invalid cmd type (<class '\(thread.qualifiedTypeName(thread.type(of: call[0])))'>, expected string)")
        }
        guard let mode = call[1].as(.string, StringObject.self), mode.equals("r") || mode.equals("w") else {
            let text = try thread.percentFormat(thread.makeString("invalid mode %r"), call[1])
            throw thread.valueError(text.text)
        }
        var isUnbuffered = call[2].isNone
        if !isUnbuffered { isUnbuffered = try thread.equals(call[2], .int(0)) }
        if isUnbuffered { throw thread.valueError("popen() does not support unbuffered streams") }
        if thread.bigInteger(call[2]) == nil { throw thread.typeError("bufsize must be an integer") }
        let buffering = Int(try thread.int32(call[2]))
        let reads = mode.equals("r")
        let host = thread.host
        let bytes = try thread.hostBytes(call[0])
        thread.reapCommands()
        let ends = try thread.attempt { () throws(Errno) in try host.pipe() }
        let (own, theirs) = reads ? (ends.read, ends.write) : (ends.write, ends.read)
        defer { try? host.close(theirs) }
        let stream: Value
        do throws(Raise) {
            stream = try thread.openFile(.int(Int(own)), mode: reads ? "r" : "w", buffering: buffering)
        } catch {
            try? host.close(own)
            throw error
        }
        do throws(Raise) {
            let shell = thread.makeStringValue("/bin/sh")
            let list = Value.object(thread.makeList([shell, thread.makeStringValue("-c"), call[0]]))
            try thread.audit("subprocess.Popen", [shell, list, .none, .none])
            try thread.audit("os.posix_spawn", [shell, list, .none])
            let process = try thread.attempt { () throws(Errno) in
                try host.spawn(
                    "/bin/sh", [Array("sh".utf8), Array("-c".utf8), bytes],
                    actions: [.duplicate(theirs, to: reads ? 1 : 0), .closeFrom(3)])
            }
            return .object(CommandStream(stream, process, thread.libraryType(CommandStream.nativeType).root))
        } catch {
            let failure = thread.takeException()
            do throws(Raise) { _ = try thread.callMethod(stream, "close") } catch { thread.pointee.exception = nil }
            throw thread.raise(failure)
        }
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

    /// Nobody has closed it: the command is waited for as soon as it has ended.
    deinit {
        guard process >= 0, let thread = shape._withUnsafeGuaranteedRef({ $0.heap }).pointee.currentThread else {
            return
        }
        thread.osState.commands.append(process)
        thread.reapCommands()
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
                .method(
                    "__exit__(*args)",
                    { (c) throws(Raise) in
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
        return .int((status.hasExited ? Int(status.exitCode) : -Int(status.terminatingSignal)) << 8)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Waits for the commands of dropped streams that have ended, so that they do not stay in the system's table.
    fileprivate func reapCommands() {
        let (state, host) = (osState, host)
        if state.commands.isEmpty { return }
        state.commands.removeAll { process in
            guard let done = try? host.waitpid(process, options: 1) else { return true }
            return done.process == process
        }
    }
}
