// What a sandboxed script may do, as plain data, and which rule each system call belongs to.
//
// The calls are listed, and what is not listed is refused: a call that is added to this folder later is denied until somebody has
// thought about it.

/// The rules of a sandbox. Paths and descriptors are the business of `Mounts` and `DescriptorTable`.
package struct SandboxRules: Sendable {
    package enum Processes: Sendable {
        case allowed, denied
        /// Programs by absolute path of the host.
        case programs([String])
    }

    package enum Clock: Sendable {
        case system
        /// The time of day, in nanoseconds since 1970, stands still.
        case fixed(Int64)
        /// All clocks start here and advance only by sleeping.
        case virtual(Int64)
    }

    /// Who the script thinks it is.
    package struct Identity: Sendable {
        package var hostname: String
        package var user: String
        package var userNumber: UInt32
        package var groupNumber: UInt32
        package var process: Int32

        package init(hostname: String, user: String, userNumber: UInt32, groupNumber: UInt32, process: Int32) {
            self.hostname = hostname
            self.user = user
            self.userNumber = userNumber
            self.groupNumber = groupNumber
            self.process = process
        }
    }

    package var processes = Processes.denied
    package var clock = Clock.system
    /// The seed of invented randomness; nil for the system's.
    package var seed: UInt64?
    /// Nil for the real one.
    package var identity: Identity?
    /// A path that is not mounted is refused as a permission that is missing, and so is writing to what can only be read; otherwise
    /// the one does not exist and the other is a read-only file system.
    package var refusesUnmounted = false
    /// Does without `openat2`, as where the kernel has none: for tests.
    package var goesStepByStep = false

    package init() {}
}

/// What a call needs to be allowed.
enum Permission {
    /// Descriptors of the script's own, clocks, harmless facts.
    case always
    /// A path, which is looked at where it is bound.
    case path
    case processes
    /// Signals of the process, timers that end in signals.
    case signals
    /// Users, groups, names and the settings of the machine.
    case identity
    /// Never in a sandbox.
    case never

    /// What an error calls it.
    var name: String {
        switch self {
        case .always: "descriptors"
        case .path: "files"
        case .processes: "processes"
        case .signals: "signals"
        case .identity: "identity"
        case .never: "system"
        }
    }

    /// The rule for a call, by the name it has in `Host`.
    static func of(_ call: String) -> Permission {
        switch call {
        case "close", "close_range", "dup", "dup2", "dup3", "pipe2", "read", "write", "pread", "pwrite", "readv",
            "writev",
            "preadv2", "pwritev2", "lseek", "fsync", "fdatasync", "ftruncate", "poll", "fcntl", "fstat", "fstatvfs",
            "fpathconf",
            "getdents64", "sendfile", "copy_file_range", "splice", "posix_fadvise", "posix_fallocate", "lockf", "flock",
            "memfd_create", "eventfd", "timerfd_create", "timerfd_settime", "timerfd_gettime", "isatty", "ioctl",
            "fchmod",
            "fchown", "futimens", "clock_gettime", "clock_getres", "clock_nanosleep", "getrandom", "times", "sysconf",
            "getrusage",
            "sched_yield", "epoll_create1", "epoll_ctl", "epoll_wait", "getcwd", "readlink", "getitimer",
            "sched_get_priority_max", "sched_get_priority_min", "pause", "confstr", "getloadavg":
            .always
        case "openat", "fstatat", "faccessat", "mkdirat", "mkfifoat", "mknodat", "unlinkat", "renameat", "linkat",
            "symlinkat",
            "readlinkat", "fchmodat", "fchownat", "utimensat", "statx", "getxattr", "setxattr", "listxattr",
            "removexattr",
            "fchdir", "truncate":
            .path
        case "posix_spawn", "execve", "fexecve", "fork", "forkpty", "system", "waitpid", "wait4", "waitid", "kill",
            "killpg",
            "pidfd_open", "pidfd_send_signal":
            .processes
        case "sigaction", "siginterrupt", "pthread_sigmask", "pthread_kill", "raise", "sigpending", "sigtimedwait",
            "setitimer":
            .signals
        case "uname", "gethostname", "getpwuid_r", "getpwnam_r", "getgrgid_r", "getgrnam_r", "getpwent_r", "getgrent",
            "getgroups", "getgrouplist", "getlogin_r", "getpgid",
            "getsid", "getresuid", "getresgid", "getpriority", "sched_getaffinity", "sched_getparam",
            "sched_getscheduler",
            "sched_rr_get_interval":
            .identity
        default: .never
        }
    }
}
