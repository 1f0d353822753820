// What a script may reach outside of its interpreter.

/// What a script may do to the world: files, environment, processes and the rest, each by value.
///
///     var policy = Policy.isolated
///     policy.files = .mounts([.directory("/srv/data", at: "/data"), .memory(at: "/tmp", limit: 16 << 20)])
///     policy.clock = .fixed(secondsSince1970: 0)
///
/// Paths that are not mounted do not exist for the script (see ``unmounted``); what is denied raises `PermissionError` with the name
/// of the permission.
/// Under every policy but ``host`` the working directory, the file mode mask, the environment and the numbers of descriptors belong
/// to the interpreter.
public struct Policy: Sendable {
    /// Which files there are.
    public var files: Files
    /// Which environment variables there are.
    public var environment: Environment
    /// Which programs scripts may start.
    public var processes: Processes
    /// Which machine and user scripts see.
    public var identity: Identity
    /// What time it is.
    public var clock: Clock
    /// Where random bytes come from.
    public var randomness: Randomness
    /// What scripts may import.
    public var modules: Modules
    /// Sockets. (There is no module yet that makes one.)
    public var network: Access
    /// Calling C functions. (There is no module yet that does.)
    public var foreignFunctions: Access
    /// What scripts meet at a path that is not mounted.
    public var unmounted = Unmounted.absent
    /// Where relative paths start, as a path of the script; nil for the first mount that is not in memory, or `/`.
    public var workingDirectory: String?
    /// Ways into mounts are taken name by name, as where the kernel has no `openat2`: so that tests can do both.
    package var goesStepByStep = false
    /// Receives every audit event, with CPython's names, before it takes effect.
    public var audit: (@Sendable (AuditEvent) -> AuditVerdict)?

    /// Everything, as CPython: the default of the command.
    public static let host = Policy(
        files: .host, environment: .host, processes: .allowed, identity: .host, clock: .system, randomness: .system,
        modules: .all, network: .allowed, foreignFunctions: .allowed)

    /// Nothing: no files, an empty environment, no processes, an invented machine. Output and the clock are there.
    public static let isolated = Policy(
        files: .mounts([]), environment: .virtual([:]), processes: .denied, identity: .synthetic(.default),
        clock: .system,
        randomness: .system, modules: .all, network: .denied, foreignFunctions: .denied)

    /// A policy of which every part is named. More often one starts from ``host`` or ``isolated`` and changes parts.
    public init(
        files: Files, environment: Environment, processes: Processes, identity: Identity, clock: Clock,
        randomness: Randomness, modules: Modules, network: Access, foreignFunctions: Access,
        audit: (@Sendable (AuditEvent) -> AuditVerdict)? = nil
    ) {
        self.files = files
        self.environment = environment
        self.processes = processes
        self.identity = identity
        self.clock = clock
        self.randomness = randomness
        self.modules = modules
        self.network = network
        self.foreignFunctions = foreignFunctions
        self.audit = audit
    }

    // MARK: Parts

    /// Whether something is there for scripts.
    public enum Access: Sendable, Equatable {
        /// As for any program.
        case allowed
        /// A `PermissionError`.
        case denied
    }

    /// The files that scripts can reach.
    public enum Files: Sendable, Equatable {
        /// The file system of the process.
        case host
        /// Only what is mounted. The working directory is the first mount that is not in memory, or `/`.
        case mounts([Mount])
    }

    /// Something that scripts see at a path.
    public struct Mount: Sendable, Equatable {
        /// What is mounted.
        public enum Source: Sendable, Equatable {
            /// A directory of the host.
            case directory(String, isWritable: Bool)
            /// An empty directory in memory, for so many bytes.
            case memory(limit: Int)
            /// A directory of the host whose changes are kept in memory and forgotten with the interpreter.
            case overlay(String, limit: Int)
        }

        /// What is mounted.
        public var source: Source
        /// Where the script sees it: an absolute path.
        public var path: String

        /// Mounts `source` at `path`.
        public init(_ source: Source, at path: String) {
            self.source = source
            self.path = path
        }

        /// A directory of the host, for reading only unless said otherwise.
        public static func directory(_ directory: String, at path: String, isWritable: Bool = false) -> Mount {
            Mount(.directory(directory, isWritable: isWritable), at: path)
        }

        /// An empty directory in memory, for `limit` bytes.
        public static func memory(at path: String, limit: Int = 64 << 20) -> Mount {
            Mount(.memory(limit: limit), at: path)
        }

        /// A directory of the host whose changes, up to `limit` bytes, are kept in memory.
        public static func overlay(_ directory: String, at path: String, limit: Int = 64 << 20) -> Mount {
            Mount(.overlay(directory, limit: limit), at: path)
        }
    }

    /// What a path is that is not mounted.
    public enum Unmounted: Sendable, Equatable {
        /// Nothing: `FileNotFoundError`. What is mounted read-only is a read-only file system.
        case absent
        /// A `PermissionError` that names the permission, for people who try what a script needs; writing to what is mounted
        /// read-only is one as well.
        case refused
    }

    /// Environment variables.
    public enum Environment: Sendable, Equatable {
        /// The variables of the process.
        case host
        /// These, and the script's own changes.
        case virtual([String: String])
        /// Copies of those variables of the process that are named.
        case passing([String])
    }

    /// Programs.
    public enum Processes: Sendable, Equatable {
        /// Any, and signals to any process.
        case allowed
        /// None, not even a fork.
        case denied
        /// These programs, by absolute path. They run outside of the policy's files unless the command's `--sandbox` fences them.
        case programs([String])
    }

    /// What `os.uname`, `os.getpid`, `os.getuid` and the like say.
    public enum Identity: Sendable, Equatable {
        /// The truth.
        case host
        /// Something invented.
        case synthetic(Synthetic)

        /// An invented machine and user.
        public struct Synthetic: Sendable, Equatable {
            /// The name of the machine.
            public var hostname = "taipan"
            /// The name of the user.
            public var user = "user"
            /// The number of the user.
            public var userID: UInt32 = 1000
            /// The number of the group.
            public var groupID: UInt32 = 1000
            /// The number of the process.
            public var processID: Int32 = 1
            /// The machine `taipan` of a user named `user`.
            public static let `default` = Synthetic()
            /// The same as ``default``, to be changed.
            public init() {}
        }
    }

    /// The time of day, and waiting.
    public enum Clock: Sendable, Equatable {
        /// The machine's.
        case system
        /// The time of day stands still; waiting is real.
        case fixed(secondsSince1970: Double)
        /// Time passes only by sleeping, which takes no time. Starts at so many seconds since 1970.
        case virtual(startingAt: Double)
    }

    /// Random bytes.
    public enum Randomness: Sendable, Equatable {
        /// The system's.
        case system
        /// `os.urandom` and what is built on it give the same bytes every time.
        case seeded(UInt64)
    }

    /// Modules that can be imported.
    public enum Modules: Sendable, Equatable {
        /// Whatever there is.
        case all
        /// These, and what they themselves need. `logging` stands for `logging.handlers` as well.
        case only(Set<String>)
    }

    /// Something that is about to happen: `open` with path, mode and flags, `import`, `os.remove` …
    public struct AuditEvent: Sendable {
        /// CPython's name.
        public let name: String
        /// The arguments as snapshots.
        public let arguments: [PythonValue]
    }

    /// What is to become of an audited event.
    public enum AuditVerdict: Sendable, Equatable {
        /// It takes place, if the policy allows it.
        case allow
        /// Raises `PermissionError` with this text.
        case deny(String)
    }
}
