// What a sandbox answers out of its rules instead of asking the system: clocks, the machine's name; and what it does to programs that
// are started.
import CHostShims
import Glibc

extension Sandbox {
    /// The time on a clock that the rules hold, or nil for the system's.
    func time(_ kind: ClockKind) -> Timestamp? {
        switch rules.clock {
        case .system: nil
        case .fixed(let now): kind == .realtime || kind == .atomic ? Timestamp(totalNanoseconds: now) : nil
        case .virtual: Timestamp(totalNanoseconds: virtualTime)
        }
    }

    /// Under virtual time a sleep is over at once and the time has passed.
    func skips(to deadline: Timestamp) -> Bool {
        guard case .virtual = rules.clock else { return false }
        virtualTime = max(virtualTime, deadline.totalNanoseconds ?? .max)
        return true
    }

    /// Whether a program may be started. The path is the host's.
    func checkProgram(_ path: HostPath) throws(Errno) {
        switch rules.processes {
        case .allowed: return
        case .denied: throw deny("processes")
        case .programs(let programs):
            if programs.contains(String(cString: path)) { return }
            // the same file by another name: /bin is often /usr/bin
            guard let wanted = Sandbox.identity(path),
                programs.contains(where: { Sandbox.identity($0).map { $0 == wanted } ?? false })
            else { throw deny("processes") }
        }
    }

    private static func identity(_ path: HostPath) -> (UInt64, UInt64)? {
        var status = stat()
        return Glibc.fstatat(AT_FDCWD, path, &status, 0) == 0 ? (UInt64(status.st_dev), UInt64(status.st_ino)) : nil
    }
}

extension SandboxRules.Identity {
    /// What `uname` says.
    var systemName: SystemName {
        SystemName(
            system: Array("Linux".utf8), node: Array(hostname.utf8), release: Array("0".utf8), version: [],
            machine: Array("taipan".utf8))
    }
}

/// The descriptors that a program is started with, where the script's numbers are not the process's: copies with high numbers, so that
/// none of them is overwritten while the child puts them into their places.
final class LentDescriptors {
    private var copies: [Descriptor: Descriptor] = [:]
    private let sandbox: Sandbox?
    /// What the child gets as 0, 1 and 2 before anything else happens.
    private(set) var standard: [(real: Descriptor, number: Descriptor)] = []

    /// Above the numbers that a child's actions name.
    private static let lowest = 512

    init(_ sandbox: Sandbox?, _ actions: [SpawnAction]) throws(Errno) {
        self.sandbox = sandbox
        guard let sandbox else { return }
        for number: Descriptor in 0...2 where sandbox.table[number] != nil {
            standard.append((try copy(number, sandbox), number))
        }
        for case .duplicate(let source, _) in actions { _ = try copy(source, sandbox) }
    }

    deinit { for copy in copies.values { Glibc.close(copy) } }

    private func copy(_ descriptor: Descriptor, _ sandbox: Sandbox) throws(Errno) -> Descriptor {
        if let known = copies[descriptor] { return known }
        let made = taipan_fcntl(try sandbox.table.real(descriptor), F_DUPFD_CLOEXEC, LentDescriptors.lowest)
        if made < 0 { throw Errno.current }
        copies[descriptor] = made
        return made
    }

    /// What stands for a descriptor in the child's actions.
    func real(_ descriptor: Descriptor) throws(Errno) -> Descriptor {
        guard sandbox != nil else { return descriptor }
        guard let copy = copies[descriptor] else { throw .EBADF }
        return copy
    }
}
