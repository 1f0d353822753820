// What keeps a script in its place: the sandbox with what it lets through, and limits. One to one what an embedding program says with
// `Policy` and `Limits`; the names on the command line are Deno's.

import Taipan
import TaipanHost

/// The fences that the command line asks for.
package struct Fences: Equatable {
    /// Something that is kept away, but for the named ones.
    package enum Exceptions: Equatable {
        case all
        case some([String])

        var isEmpty: Bool { self == .some([]) }

        /// What an option says: its value, or everything.
        mutating func add(_ value: String?) {
            guard case .some(let names) = self, let value else {
                self = .all
                return
            }
            self = .some(names + value.split(separator: ",").map(String.init))
        }
    }

    /// `--sandbox`
    package var isSandboxed = false
    /// `--allow-read`, `--allow-write`: directories.
    package var reading = Exceptions.some([])
    package var writing = Exceptions.some([])
    /// `--allow-env`: names of variables.
    package var variables = Exceptions.some([])
    /// `--allow-run`: programs.
    package var programs = Exceptions.some([])
    /// `--timeout`
    package var timeout: Duration?
    /// `--max-memory`, in bytes.
    package var memory: Int?
    /// `--max-steps`
    package var steps: Int?
    /// `--audit-log`
    package var auditLog: String?
    /// `--explain`
    package var explains = false

    /// A directory or program that a fence cannot be built around.
    struct Impossible: Error {
        let message: String
    }

    /// Say nothing but how to write to the terminal.
    private static let terminalVariables = ["TERM", "NO_COLOR", "FORCE_COLOR", "PYTHON_COLORS"]

    var limits: Limits {
        var limits = Limits.unlimited
        (limits.wallTime, limits.memory, limits.steps) = (timeout, memory, steps)
        return limits
    }

    // MARK: The policy

    /// - Parameter host: the process's own.
    func policy(_ host: Host) throws(Impossible) -> Policy {
        if !isSandboxed { return .host }
        var policy = Policy.isolated
        let current = (try? host.getcwd()).map { String(decoding: $0, as: UTF8.self) } ?? "/"
        var mounts: [Policy.Mount] = []
        for (option, exceptions, isWritable) in [("--allow-read", reading, false), ("--allow-write", writing, true)] {
            for given in exceptions.directories {
                let path = Fences.absolute(given, in: current)
                try Fences.check(option, given, path, host)
                mounts.append(.directory(path, at: path, isWritable: isWritable))
            }
        }
        policy.files = .mounts(mounts)
        policy.unmounted = .refused
        policy.workingDirectory = current
        switch variables {
        case .all: policy.environment = .host
        case .some(let names): policy.environment = .passing(names + Fences.terminalVariables)
        }
        switch programs {
        case .all: policy.processes = .allowed
        case .some(let names) where !names.isEmpty:
            var paths: [String] = []
            for name in names { paths.append(try Fences.program(name, in: current, host)) }
            policy.processes = .programs(paths)
        case .some: policy.processes = .denied
        }
        return policy
    }

    static func isInside(_ path: String, _ directory: String) -> Bool {
        path == directory || path.hasPrefix(directory == "/" ? "/" : directory + "/")
    }

    /// Without `.` and `..` and double slashes: what is mounted has one name.
    static func absolute(_ path: String, in directory: String) -> String {
        var parts: [Substring] = []
        for part in (path.hasPrefix("/") ? path : directory + "/" + path).split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func check(_ option: String, _ given: String, _ path: String, _ host: Host) throws(Impossible) {
        let status: FileStatus
        do throws(Errno) {
            status = try Array(path.utf8CString).withUnsafeBufferPointer { (path) throws(Errno) in
                guard let start = path.baseAddress else { throw .EINVAL }
                return try host.stat(start)
            }
        } catch {
            throw Impossible(message: "\(option)=\(given): \(error.message)")
        }
        if !status.isDirectory { throw Impossible(message: "\(option)=\(given): it has to be a directory") }
    }

    /// A program by name is the one that a shell would start.
    private static func program(_ name: String, in directory: String, _ host: Host) throws(Impossible) -> String {
        if name.contains("/") {
            let path = absolute(name, in: directory)
            if path.withCString({ host.access($0, 1) }) { return path }
            throw Impossible(message: "--allow-run=\(name): there is no such program")
        }
        guard let path = CommandLineOptions.program(name, host) else {
            throw Impossible(message: "--allow-run=\(name): there is no such program in $PATH")
        }
        return path
    }
}

extension Fences.Exceptions {
    /// The directories that stand for them.
    fileprivate var directories: [String] {
        switch self {
        case .all: ["/"]
        case .some(let names): names
        }
    }

    /// For people: `nothing`, or the names.
    fileprivate var list: String {
        switch self {
        case .all: "everything"
        case .some(let names): names.isEmpty ? "nothing" : names.joined(separator: ", ")
        }
    }
}

// MARK: - Explaining

extension Fences {
    /// What stands: a line for each fence.
    ///
    /// - Parameter kernel: whether the kernel keeps to it as well; nil if it was not asked to.
    func explanation(_ policy: Policy, kernel: Bool?) -> String {
        var lines: [(String, String)] = [("sandbox", isSandboxed ? "yes" : "no: the script may do what you may do")]
        if isSandboxed {
            lines += [
                ("reading", Exceptions.some(policy.mountedPaths { !$0 } + policy.mountedPaths { $0 }).list),
                ("writing", Exceptions.some(policy.mountedPaths { $0 }).list),
                ("directory", policy.workingDirectory ?? "/"),
                ("variables", variables.list),
                ("programs", programText(policy)),
                ("network", "none"),
                ("machine", "an invented name, user and process number"),
                (
                    "kernel",
                    kernel == true
                        ? "Landlock: programs that are started are kept to the same directories"
                        : "no Landlock: programs that are started can only not gain privileges"
                ),
            ]
        }
        lines += [
            ("time", timeout.map { "\(seconds($0)) s" } ?? "unlimited"),
            ("memory", memory.map { "\($0) bytes" } ?? "unlimited"),
            ("steps", steps.map(String.init) ?? "unlimited"), ("audit log", auditLog ?? "none"),
        ]
        return lines.map { "\($0.0):\(String(repeating: " ", count: 11 - $0.0.count))\($0.1)\n" }.joined()
    }

    private func programText(_ policy: Policy) -> String {
        if case .programs(let paths) = policy.processes { return Exceptions.some(paths).list }
        return programs.list
    }

    private func seconds(_ duration: Duration) -> String {
        let (whole, rest) = duration.components
        let value = Double(whole) + Double(rest) / 1e18
        return value == value.rounded() ? String(whole) : String(value)
    }
}

extension Policy {
    /// The paths of the mounts that are writable, or not.
    fileprivate func mountedPaths(_ isWanted: (Bool) -> Bool) -> [String] {
        guard case .mounts(let mounts) = files else { return [] }
        return mounts.compactMap { mount in
            guard case .directory(_, let isWritable) = mount.source else { return nil }
            return isWanted(isWritable) ? mount.path : nil
        }
    }
}
