// From a policy, which is a value, to the host that enforces it and the hooks of an interpreter.

import TaipanHost
import TaipanRuntime

extension Policy {
    /// The host for an interpreter under this policy. `standard` are the descriptors behind the script's 0, 1 and 2.
    ///
    /// - Throws: what the system says about a directory to be mounted.
    package func makeHost(standard: StandardDescriptors) throws(Errno) -> Host {
        if isTransparent { return Host() }
        let sandbox = try Sandbox(
            rules: rules, mounts: mountPlans, workingDirectory: firstDirectory.map { Array($0.utf8) },
            standard: standard)
        return try Host(workingDirectory: ".", environment: variables(), sandbox: sandbox)
    }

    /// Sets what the runtime itself asks about.
    package func apply(to core: TaipanRuntime.Interpreter) {
        if case .only(let names) = modules { core.allowedModules = names }
        guard let audit else { return }
        core.system.auditor = { (event, arguments, thread) throws(Raise) in
            var snapshots: [PythonValue] = []
            for i in 0..<arguments.count { snapshots.append(thread.auditSnapshot(arguments[i])) }
            let name = event.as(.string, StringObject.self)?.text ?? ""
            if case .deny(let reason) = audit(AuditEvent(name: name, arguments: snapshots)) {
                throw thread.raise(thread.types.permissionError, reason)
            }
        }
    }

    /// Nothing that the host would have to look at.
    private var isTransparent: Bool {
        files == .host && environment == .host && processes == .allowed && identity == .host && clock == .system
            && randomness == .system && network == .allowed && foreignFunctions == .allowed
    }

    /// Where relative paths start: the first mount of a directory, else the first mount, if nothing else is said.
    private var firstDirectory: String? {
        if let workingDirectory { return workingDirectory }
        guard case .mounts(let mounts) = files else { return nil }
        let directory = mounts.first { if case .memory = $0.source { false } else { true } }
        return (directory ?? mounts.first)?.path
    }

    private var mountPlans: [MountPlan]? {
        guard case .mounts(let mounts) = files else { return nil }
        return mounts.map { mount in
            let source: MountSource =
                switch mount.source {
                case .directory(let path, let isWritable): .directory(Array(path.utf8), isWritable: isWritable)
                case .memory(let limit): .memory(limit: limit)
                case .overlay(let path, let limit): .overlay(Array(path.utf8), limit: limit)
                }
            return MountPlan(source, at: Array(mount.path.utf8))
        }
    }

    private var rules: SandboxRules {
        var rules = SandboxRules()
        switch processes {
        case .allowed: rules.processes = .allowed
        case .denied: rules.processes = .denied
        case .programs(let programs): rules.processes = .programs(programs)
        }
        switch clock {
        case .system: break
        case .fixed(let seconds): rules.clock = .fixed(nanoseconds(seconds))
        case .virtual(let seconds): rules.clock = .virtual(nanoseconds(seconds))
        }
        if case .seeded(let seed) = randomness { rules.seed = seed }
        rules.refusesUnmounted = unmounted == .refused
        rules.goesStepByStep = goesStepByStep
        if case .synthetic(let machine) = identity {
            rules.identity = SandboxRules.Identity(
                hostname: machine.hostname, user: machine.user, userNumber: machine.userID,
                groupNumber: machine.groupID,
                process: machine.processID)
        }
        return rules
    }

    /// Saturating: the system's clocks end in the year 2262.
    private func nanoseconds(_ seconds: Double) -> Int64 {
        seconds.isNaN ? 0 : Int64(min(max(seconds * 1e9, -9.2e18), 9.2e18))
    }

    /// `NAME=value` entries.
    private func variables() -> [[UInt8]] {
        switch environment {
        case .host: return Host().environment()
        case .virtual(let variables):
            return variables.sorted { $0.key < $1.key }.map { Array("\($0.key)=\($0.value)".utf8) }
        case .passing(let names):
            return Host().environment().filter { entry in names.contains { entry.starts(with: Array("\($0)=".utf8)) } }
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// An argument of an audit event. What cannot be had as a snapshot is told by its type.
    fileprivate func auditSnapshot(_ value: Value) -> PythonValue {
        do throws(Raise) { return try snapshot(value, ConversionMeter()) } catch {
            _ = takeException()
            return .string("<\(typeName(value))>")
        }
    }
}

extension Policy {
    /// Fences in the whole process, for good, as far as the kernel can: only the mounted directories, the programs that the policy
    /// names, and what programs need to start (libraries, `/dev/null`, the memory file system) stay within reach. To be called before
    /// the interpreter is made, by a program that exists for it.
    ///
    /// - Returns: false if the kernel cannot fence files; then only the gaining of privileges is ruled out.
    /// - Throws: what the system says.
    package func fenceProcess() throws(Errno) -> Bool {
        var paths = ["/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/proc"].map {
            Landlock.Path(Array($0.utf8), isWritable: false)
        }
        paths += ["/dev/null", "/dev/shm"].map { Landlock.Path(Array($0.utf8), isWritable: true) }
        if case .programs(let programs) = processes {
            paths += programs.map { Landlock.Path(Array($0.utf8), isWritable: false) }
        }
        guard case .mounts(let mounts) = files else { return false }
        for mount in mounts {
            switch mount.source {
            case .directory(let path, let isWritable): paths.append(.init(Array(path.utf8), isWritable: isWritable))
            case .overlay(let path, _): paths.append(.init(Array(path.utf8), isWritable: false))
            case .memory: break
            }
        }
        return try Landlock.enforce(paths) == .files
    }
}
