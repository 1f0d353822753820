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
    public var files: Files
    public var environment: Environment
    public var processes: Processes
    public var identity: Identity
    public var clock: Clock
    public var randomness: Randomness
    public var modules: Modules
    public var network: Access
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

    public enum Access: Sendable, Equatable {
        case allowed, denied
    }

    public enum Files: Sendable, Equatable {
        /// The file system of the process.
        case host
        /// Only what is mounted. The working directory is the first mount that is not in memory, or `/`.
        case mounts([Mount])
    }

    /// Something that scripts see at a path.
    public struct Mount: Sendable, Equatable {
        public enum Source: Sendable, Equatable {
            /// A directory of the host.
            case directory(String, isWritable: Bool)
            /// An empty directory in memory, for so many bytes.
            case memory(limit: Int)
            /// A directory of the host whose changes are kept in memory and forgotten with the interpreter.
            case overlay(String, limit: Int)
        }

        public var source: Source
        /// Where the script sees it: an absolute path.
        public var path: String

        public init(_ source: Source, at path: String) {
            self.source = source
            self.path = path
        }

        public static func directory(_ directory: String, at path: String, isWritable: Bool = false) -> Mount {
            Mount(.directory(directory, isWritable: isWritable), at: path)
        }

        public static func memory(at path: String, limit: Int = 64 << 20) -> Mount {
            Mount(.memory(limit: limit), at: path)
        }

        public static func overlay(_ directory: String, at path: String, limit: Int = 64 << 20) -> Mount {
            Mount(.overlay(directory, limit: limit), at: path)
        }
    }

    public enum Unmounted: Sendable, Equatable {
        /// Nothing: `FileNotFoundError`. What is mounted read-only is a read-only file system.
        case absent
        /// A `PermissionError` that names the permission, for people who try what a script needs; writing to what is mounted
        /// read-only is one as well.
        case refused
    }

    public enum Environment: Sendable, Equatable {
        /// The variables of the process.
        case host
        /// These, and the script's own changes.
        case virtual([String: String])
        /// Copies of those variables of the process that are named.
        case passing([String])
    }

    public enum Processes: Sendable, Equatable {
        case allowed, denied
        /// These programs, by absolute path. They run outside of the policy's files unless the command's `--sandbox` fences them.
        case programs([String])
    }

    public enum Identity: Sendable, Equatable {
        case host
        case synthetic(Synthetic)

        /// An invented machine and user.
        public struct Synthetic: Sendable, Equatable {
            public var hostname = "taipan"
            public var user = "user"
            public var userID: UInt32 = 1000
            public var groupID: UInt32 = 1000
            public var processID: Int32 = 1
            public static let `default` = Synthetic()
            public init() {}
        }
    }

    public enum Clock: Sendable, Equatable {
        case system
        /// The time of day stands still; waiting is real.
        case fixed(secondsSince1970: Double)
        /// Time passes only by sleeping, which takes no time.
        case virtual(startingAt: Double)
    }

    public enum Randomness: Sendable, Equatable {
        case system
        /// `os.urandom` and what is built on it give the same bytes every time.
        case seeded(UInt64)
    }

    public enum Modules: Sendable, Equatable {
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

    public enum AuditVerdict: Sendable, Equatable {
        case allow
        /// Raises `PermissionError` with this text.
        case deny(String)
    }
}
