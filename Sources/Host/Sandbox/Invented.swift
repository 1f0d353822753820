// What a sandbox answers out of its rules instead of asking the system: clocks, the machine's name, which programs there are.
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
