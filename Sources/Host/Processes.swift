// Processes: starting them (fork, exec, spawn), waiting for them, ending this one. Argument and environment lists are
// arrays of byte strings without zeros; this file makes C's arrays of pointers of them before anything else happens,
// because after `fork` nothing may be allocated.
import CHostShims
import Glibc

/// What `wait` tells about a child, as the kernel encodes it.
package struct WaitStatus: Equatable, Sendable, RawRepresentable {
    package let rawValue: Int32
    @inlinable package init(rawValue: Int32) { self.rawValue = rawValue }

    package var hasExited: Bool { rawValue & 0x7F == 0 }
    package var exitCode: Int32 { rawValue >> 8 & 0xFF }
    package var wasSignaled: Bool { Int8(truncatingIfNeeded: (rawValue & 0x7F) &+ 1) >> 1 > 0 }
    package var terminatingSignal: Int32 { rawValue & 0x7F }
    package var dumpedCore: Bool { rawValue & 0x80 != 0 }
    package var isStopped: Bool { rawValue & 0xFF == 0x7F }
    package var stoppingSignal: Int32 { exitCode }
    package var hasContinued: Bool { rawValue == 0xFFFF }
}

/// What `getrusage` tells. Times in microseconds, memory in KiB.
package struct ResourceUsage: Equatable, Sendable {
    package let userTime: Int
    package let systemTime: Int
    package let maximumResident: Int
    /// The other fields of C's `rusage`, in its order: ixrss, idrss, isrss, minflt, majflt, nswap, inblock, oublock,
    /// msgsnd, msgrcv, nsignals, nvcsw, nivcsw.
    package let counters: [Int]

    fileprivate init(_ numbers: [Int]) {
        userTime = numbers[0]
        systemTime = numbers[1]
        maximumResident = numbers[2]
        counters = Array(numbers[3...])
    }
}

/// What a spawned child does with its descriptors before its program starts, in order.
package enum SpawnAction: Sendable {
    case open(Descriptor, path: [UInt8], flags: Int32, mode: UInt32)
    case close(Descriptor)
    case duplicate(Descriptor, to: Descriptor)
    case closeFrom(Descriptor)
}

/// How a child is spawned.
package struct SpawnOptions: Sendable {
    /// Its process group; 0 makes a new one.
    package var group: Int32?
    package var resetsIdentifiers = false
    package var startsSession = false
    package var mask: SignalSet?
    package var defaults: SignalSet?
    package var priority: Int32?
    package var schedulingPolicy: Int32?
    /// Looks a name without slash up along PATH.
    package var searches = false

    package init() {}
}

// MARK: - Starting

extension Host {
    /// `fork`: 0 in the child. The child has the calling thread only; private state is copied with the memory.
    package func fork() throws(Errno) -> Int32 {
        if let sandbox { throw sandbox.deny("processes") }
        try use(.childProcesses)
        return noted(try once("fork", "") { taipan_fork() })
    }

    /// Remembers a child.
    func noted(_ process: Int32) -> Int32 {
        if process > 0 { children.insert(process) }
        return process
    }

    /// A sandboxed script reaches its own children and nobody else.
    func checkChild(_ process: Int32) throws(Errno) {
        guard let sandbox else { return }
        if !children.contains(process) { throw sandbox.deny("processes") }
    }

    /// Ends the children that nobody has waited for.
    package func endChildren() {
        // (a number whose child somebody else has waited for may be another process by now)
        for child in children where Glibc.waitpid(child, nil, WNOHANG) == 0 {
            Glibc.kill(child, SIGKILL)
            Glibc.waitpid(child, nil, 0)
        }
        children = []
    }

    /// `execve`: returns only by throwing. The environment defaults to the host's.
    package func execute(
        _ path: HostPath, _ arguments: [[UInt8]], environment: [[UInt8]]? = nil
    ) throws(Errno) -> Never {
        let arguments = CStringArray(arguments)
        let environment = CStringArray(environment ?? self.environment())
        defer { withExtendedLifetime((arguments, environment)) {} }
        if let sandbox { throw sandbox.deny("processes") }
        try enterForChild()
        let count = environment.count
        try onPath("execve", path, in: Host.atWorkingDirectory, .execute, ", \(arguments), \(count) variables") {
            taipan_execve($0, $1, arguments.start, environment.start)
        }
        throw .EINVAL
    }

    /// `fexecve`: the program is an open file.
    package func execute(
        descriptor: Descriptor, _ arguments: [[UInt8]], environment: [[UInt8]]? = nil
    ) throws(Errno) -> Never {
        let arguments = CStringArray(arguments)
        let environment = CStringArray(environment ?? self.environment())
        defer { withExtendedLifetime((arguments, environment)) {} }
        if let sandbox { throw sandbox.deny("processes") }
        try enterForChild()
        try once("fexecve", "\(descriptor), \(arguments), \(environment.count) variables") {
            Glibc.fexecve(descriptor, arguments.start, environment.start)
        }
        throw .EINVAL
    }

    /// A program inherits the process's working directory and mask: an interpreter's own become the process's, for
    /// there is no process left to disturb.
    private func enterForChild() throws(Errno) {
        if workingDirectory != AT_FDCWD { try once("fchdir", "\(workingDirectory)") { Glibc.fchdir(workingDirectory) } }
        if let privateMask { Glibc.umask(privateMask) }
    }

    /// `posix_spawn`: the child's number. A private working directory becomes the child's; a private mask does not. A sandboxed
    /// script's child has the script's descriptors and none of the host's.
    package func spawn(
        _ path: HostPath, _ arguments: [[UInt8]], environment: [[UInt8]]? = nil, actions: [SpawnAction] = [],
        options: SpawnOptions = SpawnOptions()
    ) throws(Errno) -> Int32 {
        let paths = CStringArray(actions.map { if case .open(_, let path, _, _) = $0 { path } else { [] } })
        defer { withExtendedLifetime(paths) {} }
        var raw: [taipan_spawn_action] = []
        let place = sandbox?.hasMounts ?? false ? try sandbox?.workingPlace() : nil
        let directory = place?.directory ?? workingDirectory
        if directory != AT_FDCWD { raw.append(spawnAction(TAIPAN_SPAWN_FCHDIR, directory)) }
        let lent: LentDescriptors? = if let sandbox { try LentDescriptors(sandbox, actions) } else { nil }
        defer { withExtendedLifetime((lent, place)) {} }
        if let lent {
            for step in lent.steps {
                switch step {
                case .given(let index): raw.append(spawnAction(actions[index], paths[index]))
                case .duplicate(let source, let target): raw.append(spawnAction(TAIPAN_SPAWN_DUP2, source, target))
                case .close(let number): raw.append(spawnAction(TAIPAN_SPAWN_CLOSE, number))
                case .closeFrom(let low): raw.append(spawnAction(TAIPAN_SPAWN_CLOSEFROM, low))
                }
            }
        } else {
            for (index, action) in actions.enumerated() { raw.append(spawnAction(action, paths[index])) }
        }
        let environment = environment ?? self.environment()
        guard let privateEnvironment, options.searches, Glibc.strchr(path, 0x2F) == nil else {
            return try spawn(copied(path), arguments, environment, raw, rawOptions(options))
        }
        // the C library would search along the path of the process
        var failure = Errno.ENOENT
        for directory in privateEnvironment.searchPath {
            do throws(Errno) {
                return try spawn(directory + [0x2F] + copied(path), arguments, environment, raw, rawOptions(options))
            } catch {
                switch error {
                case .ENOENT, .ENOTDIR: continue
                case .EACCES, .EPERM: failure = error
                default: throw error
                }
            }
        }
        throw failure
    }

    /// Refuses actions and options that no program can be spawned with.
    package func checkSpawn(_ actions: [SpawnAction], _ options: SpawnOptions) throws(Errno) {
        let paths = CStringArray(actions.map { if case .open(_, let path, _, _) = $0 { path } else { [] } })
        defer { withExtendedLifetime(paths) {} }
        let raw = actions.enumerated().map { spawnAction($0.element, paths[$0.offset]) }
        var options = rawOptions(options)
        let code = taipan_spawn_check(raw, raw.count, &options)
        if code != 0 { throw Errno(code) }
    }

    /// Spawns exactly this program, if it may be.
    private func spawn(
        _ path: [UInt8], _ arguments: [[UInt8]], _ environment: [[UInt8]], _ actions: [taipan_spawn_action],
        _ options: taipan_spawn_options
    ) throws(Errno) -> Int32 {
        var (path, arguments, environment, options) = (path, arguments, environment, options)
        if let sandbox {
            path = try sandbox.program(path)
            environment = sandbox.programEnvironment(environment)
            if let name = arguments.first { arguments[0] = sandbox.programName(name, of: path) }
        }
        let (words, variables, text) = (CStringArray(arguments), CStringArray(environment), CStringArray([path]))
        defer { withExtendedLifetime((words, variables, text)) {} }
        guard let program = text.first else { throw .EINVAL }
        try use(.childProcesses)
        var process: Int32 = 0
        try numbered("posix_spawn", "\(quoted(program)), \(words), \(actions.count) actions") {
            taipan_spawn(&process, program, actions, actions.count, &options, words.start, variables.start)
        }
        return noted(process)
    }

    private func spawnAction(
        _ kind: taipan_spawn_kind, _ first: Int32, _ second: Int32 = 0, _ mode: UInt32 = 0, _ path: HostPath? = nil
    ) -> taipan_spawn_action {
        taipan_spawn_action(kind: Int32(kind.rawValue), first: first, second: second, mode: mode, path: path)
    }

    /// `path` is C's form of the path that an opening action has.
    private func spawnAction(_ action: SpawnAction, _ path: HostPath?) -> taipan_spawn_action {
        switch action {
        case .open(let descriptor, _, let flags, let mode):
            spawnAction(TAIPAN_SPAWN_OPEN, descriptor, flags, mode, path)
        case .close(let descriptor): spawnAction(TAIPAN_SPAWN_CLOSE, descriptor)
        case .duplicate(let source, let target): spawnAction(TAIPAN_SPAWN_DUP2, source, target)
        case .closeFrom(let low): spawnAction(TAIPAN_SPAWN_CLOSEFROM, low)
        }
    }

    private func rawOptions(_ options: SpawnOptions) -> taipan_spawn_options {
        var raw = taipan_spawn_options()
        if let group = options.group { (raw.has_group, raw.group) = (1, group) }
        if options.resetsIdentifiers { raw.resets_ids = 1 }
        if options.startsSession { raw.new_session = 1 }
        if let mask = options.mask { (raw.has_mask, raw.mask) = (1, mask.rawValue) }
        if let defaults = options.defaults { (raw.has_defaults, raw.defaults) = (1, defaults.rawValue) }
        if let priority = options.priority { (raw.has_priority, raw.priority) = (1, priority) }
        if let policy = options.schedulingPolicy { (raw.has_policy, raw.policy) = (1, policy) }
        if options.searches { raw.searches = 1 }
        return raw
    }

    /// `system` of the C library: runs a shell command and waits. Signals are C's business meanwhile.
    package func runShell(_ command: HostPath) throws(Errno) -> WaitStatus {
        // (the C library's own waits through every interruption)
        if workingDirectory == AT_FDCWD && privateEnvironment == nil && !isWatched {
            return WaitStatus(rawValue: try blocking("system", quoted(command)) { taipan_system(command) })
        }
        let process = try spawn("/bin/sh", [Array("sh".utf8), Array("-c".utf8), copied(command)])
        return try waitpid(process).status
    }
}

// MARK: - Waiting

extension Host {
    /// `waitpid`: the child, 0 with WNOHANG when none is ready, and its status.
    package func waitpid(
        _ process: Int32, options: Int32 = 0
    ) throws(Errno) -> (process: Int32, status: WaitStatus) {
        var status: Int32 = 0
        guard let process = try waitable(process, options) else { return (0, WaitStatus(rawValue: 0)) }
        let found = try blocking("waitpid", "\(process), \(options)") { Glibc.waitpid(process, &status, options) }
        children.remove(found)
        return (found, WaitStatus(rawValue: status))
    }

    /// `wait4`.
    package func wait4(
        _ process: Int32, options: Int32 = 0
    ) throws(Errno) -> (process: Int32, status: WaitStatus, usage: ResourceUsage) {
        var status: Int32 = 0
        var numbers = [Int](repeating: 0, count: 16)
        guard let process = try waitable(process, options) else {
            return (0, WaitStatus(rawValue: 0), ResourceUsage(numbers))
        }
        let found = try blocking("wait4", "\(process), \(options)") {
            taipan_wait4(process, &status, options, &numbers)
        }
        children.remove(found)
        return (found, WaitStatus(rawValue: status), ResourceUsage(numbers))
    }

    /// `waitid`: nil with WNOHANG when no child is ready.
    package func waitid(kind: Int32, _ identifier: Int32, options: Int32) throws(Errno) -> SignalInfo? {
        var info = taipan_signal_info()
        let (byNumber, byDescriptor): (Int32, Int32) = (1, 3)
        var (kind, identifier) = (kind, identifier)
        if kind == byDescriptor {
            identifier = try real(identifier)
        } else if sandbox != nil {
            guard let process = try waitable(kind == byNumber ? identifier : -1, options) else { return nil }
            (kind, identifier) = (byNumber, process)
        }
        try blocking("waitid", "\(kind), \(identifier), \(options)") {
            taipan_waitid(kind, identifier, options, &info)
        }
        return info.process == 0 ? nil : SignalInfo(info)
    }

    /// `getrusage`: who 0 for this process, -1 for its children, 1 for this thread.
    package func resourceUsage(_ who: Int32) throws(Errno) -> ResourceUsage {
        var numbers = [Int](repeating: 0, count: 16)
        try once("getrusage", "\(who)") { taipan_resource_usage(who, &numbers) }
        return ResourceUsage(numbers)
    }

    // MARK: Process descriptors

    package func pidfdOpen(_ process: Int32, flags: UInt32 = 0) throws(Errno) -> Descriptor {
        if sandbox != nil { try checkChild(process) }
        return try adopt(once("pidfd_open", "\(process), \(flags)") { taipan_pidfd_open(process, flags) })
    }

    package func pidfdGet(
        _ descriptor: Descriptor, _ target: Descriptor, flags: UInt32 = 0
    ) throws(Errno) -> Descriptor {
        try once("pidfd_getfd", "\(descriptor), \(target), \(flags)") {
            taipan_pidfd_getfd(descriptor, target, flags)
        }
    }

    package func pidfdSendSignal(_ descriptor: Descriptor, _ number: Int32, flags: UInt32 = 0) throws(Errno) {
        let descriptor = try real(descriptor)
        try once("pidfd_send_signal", "\(descriptor), \(number), \(flags)") {
            taipan_pidfd_send_signal(descriptor, number, flags)
        }
    }
}

// MARK: - Ending

extension Host {
    /// `_exit`: at once, without flushing anything.
    package func exitNow(_ code: Int32) -> Never { Glibc._exit(code) }

    /// `exit`: C's buffers are flushed, its handlers run.
    package func exit(_ code: Int32) -> Never { Glibc.exit(code) }

    /// `abort`: by SIGABRT, with a core dump if so configured.
    package func abort() -> Never { Glibc.abort() }
}

/// C's null-terminated array of null-terminated texts, made of byte strings. Freed with the object.
final class CStringArray: CustomStringConvertible {
    /// For `exec`: valid as long as this object.
    let start: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    let count: Int

    init(_ texts: [[UInt8]]) {
        count = texts.count
        start = .allocate(capacity: texts.count + 1)
        start.initialize(repeating: nil, count: texts.count + 1)
        for (index, text) in texts.enumerated() {
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count + 1)
            for (position, byte) in text.enumerated() { copy[position] = CChar(bitPattern: byte) }
            copy[text.count] = 0
            start[index] = copy
        }
    }

    deinit {
        for index in 0..<count { start[index]?.deallocate() }
        start.deallocate()
    }

    var first: HostPath? { UnsafePointer(start[0]) }

    subscript(index: Int) -> HostPath? { UnsafePointer(start[index]) }

    /// As the recorder shows it: `["ls", "-l"]`.
    var description: String {
        "[" + (0..<count).map { start[$0].map { quoted($0) } ?? "nil" }.joined(separator: ", ") + "]"
    }
}
