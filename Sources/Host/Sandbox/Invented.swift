// What a sandbox answers out of its rules instead of asking the system: clocks, the machine's name, which programs there are.
import CHostShims
import Glibc

extension Sandbox {
    /// The time on a clock that the rules hold, or nil for the system's.
    func time(_ kind: ClockKind) -> Timestamp? {
        switch rules.clock {
        case .system: nil
        case .fixed(let now): kind.isTimeOfDay ? Timestamp(totalNanoseconds: now) : nil
        case .virtual: Timestamp(totalNanoseconds: virtualTime)
        }
    }

    static func systemTime(_ clock: clockid_t) -> Timestamp {
        var time = timespec()
        Glibc.clock_gettime(clock, &time)
        return Timestamp(time)
    }

    /// When something in a file system happened, as the script may know it: what has happened since it began was at the time at which
    /// its clock stands still.
    func dated(_ time: Timestamp) -> Timestamp {
        guard case .fixed(let now) = rules.clock, begun <= time, time <= Sandbox.systemTime(CLOCK_REALTIME) else {
            return time
        }
        return Timestamp(totalNanoseconds: now)
    }

    /// Virtual time in nanoseconds; nil where time is real.
    var virtualNow: Int64? {
        if case .virtual = rules.clock { virtualTime } else { nil }
    }

    /// Under virtual time a sleep is over at once and the time has passed.
    func skips(to deadline: Timestamp) -> Bool {
        guard virtualNow != nil else { return false }
        virtualTime = max(virtualTime, deadline.totalNanoseconds ?? .max)
        return true
    }

    /// The program to start for one that a script names by a path of the host. Of a list that is the listed path itself: what the
    /// script has written may lead elsewhere a moment later, and a relative path would be looked up in the child's own directory.
    func program(_ path: [UInt8]) throws(Errno) -> [UInt8] {
        switch rules.processes {
        case .allowed: return path
        case .denied: throw deny("processes")
        case .programs(let programs):
            let listed = programs.map { Array($0.utf8) }
            if let same = listed.first(where: { $0 == path }) { return same }
            // the same file by another name: /bin is often /usr/bin
            guard path.first == 0x2F, let wanted = Sandbox.identity(path),
                let same = listed.first(where: { Sandbox.identity($0).map { $0 == wanted } ?? false })
            else { throw deny("processes") }
            return same
        }
    }

    /// What a listed program is told its name is. One file is often many programs, which look there for the one to be: the script
    /// may write the path as it likes, but not the last component.
    func programName(_ given: [UInt8], of program: [UInt8]) -> [UInt8] {
        guard case .programs = rules.processes else { return given }
        let last = { (path: [UInt8]) in path.split(separator: 0x2F).last }
        return last(given) == last(program) ? given : program
    }

    /// The environment of a listed program, without the variables that make any program run code from elsewhere.
    func programEnvironment(_ entries: [[UInt8]]) -> [[UInt8]] {
        guard case .programs = rules.processes else { return entries }
        return entries.filter { entry in
            !["LD_", "GCONV_PATH=", "GLIBC_TUNABLES="].contains { entry.starts(with: Array($0.utf8)) }
        }
    }

    private static func identity(_ path: [UInt8]) -> (UInt64, UInt64)? {
        var status = stat()
        let text = path.map { CChar(bitPattern: $0) } + [0]
        return Glibc.fstatat(AT_FDCWD, text, &status, 0) == 0 ? (UInt64(status.st_dev), UInt64(status.st_ino)) : nil
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
