// Who and where the process is: user and group numbers, process groups, the password database, the machine's names.
import CHostShims
import Glibc

/// A row of the password database.
package struct UserRecord: Equatable, Sendable {
    package let name: [UInt8]
    package let password: [UInt8]
    package let user: UInt32
    package let group: UInt32
    package let fullName: [UInt8]
    package let home: [UInt8]
    package let shell: [UInt8]

    /// The user of an invented machine.
    init(_ identity: SandboxRules.Identity) {
        (name, password, fullName) = (Array(identity.user.utf8), [0x78], [])
        (user, group) = (identity.userNumber, identity.groupNumber)
        (home, shell) = ([0x2F], [])
    }

    init(_ raw: passwd) {
        name = copied(raw.pw_name)
        password = copied(raw.pw_passwd)
        user = raw.pw_uid
        group = raw.pw_gid
        fullName = copied(raw.pw_gecos)
        home = copied(raw.pw_dir)
        shell = copied(raw.pw_shell)
    }
}

/// A row of the group database.
package struct GroupRecord: Equatable, Sendable {
    package let name: [UInt8]
    package let password: [UInt8]
    package let group: UInt32
    package let members: [[UInt8]]

    /// The group of an invented machine.
    init(_ identity: SandboxRules.Identity) {
        (name, password, members) = (Array(identity.user.utf8), [0x78], [])
        group = identity.groupNumber
    }

    init(_ raw: group) {
        name = copied(raw.gr_name)
        password = copied(raw.gr_passwd)
        group = raw.gr_gid
        var members: [[UInt8]] = []
        if var next = raw.gr_mem {
            while let member = next.pointee {
                members.append(copied(member))
                next += 1
            }
        }
        self.members = members
    }
}

/// What `uname` says.
package struct SystemName: Equatable, Sendable {
    package let system: [UInt8]
    package let node: [UInt8]
    package let release: [UInt8]
    package let version: [UInt8]
    package let machine: [UInt8]
}

/// Real, effective and saved number of a user or group.
package struct IdentityTriple: Equatable, Sendable {
    package let real: UInt32
    package let effective: UInt32
    package let saved: UInt32
}

// MARK: - Numbers

extension Host {
    package var processIdentifier: Int32 { sandbox?.rules.identity?.process ?? Glibc.getpid() }
    /// The kernel's number of the current thread. An invented process has numbers that follow its own, as a real one's do.
    package var threadIdentifier: Int32 {
        let thread = HostThread.currentKernelIdentifier
        guard let process = sandbox?.rules.identity?.process else { return thread }
        return process &+ (thread &- Glibc.getpid())
    }
    package var parentProcessIdentifier: Int32 { sandbox?.rules.identity == nil ? Glibc.getppid() : 0 }
    package var userIdentifier: UInt32 { sandbox?.rules.identity?.userNumber ?? Glibc.getuid() }
    package var effectiveUserIdentifier: UInt32 { sandbox?.rules.identity?.userNumber ?? Glibc.geteuid() }
    package var groupIdentifier: UInt32 { sandbox?.rules.identity?.groupNumber ?? Glibc.getgid() }
    package var effectiveGroupIdentifier: UInt32 { sandbox?.rules.identity?.groupNumber ?? Glibc.getegid() }
    /// The process group of this process.
    package var processGroup: Int32 { sandbox?.rules.identity?.process ?? Glibc.getpgrp() }

    package func setuid(_ user: UInt32) throws(Errno) { try once("setuid", "\(user)") { Glibc.setuid(user) } }
    package func seteuid(_ user: UInt32) throws(Errno) { try once("seteuid", "\(user)") { Glibc.seteuid(user) } }
    package func setgid(_ group: UInt32) throws(Errno) { try once("setgid", "\(group)") { Glibc.setgid(group) } }
    package func setegid(_ group: UInt32) throws(Errno) { try once("setegid", "\(group)") { Glibc.setegid(group) } }

    package func setreuid(_ real: UInt32, _ effective: UInt32) throws(Errno) {
        try once("setreuid", "\(real), \(effective)") { Glibc.setreuid(real, effective) }
    }

    package func setregid(_ real: UInt32, _ effective: UInt32) throws(Errno) {
        try once("setregid", "\(real), \(effective)") { Glibc.setregid(real, effective) }
    }

    package func setresuid(_ real: UInt32, _ effective: UInt32, _ saved: UInt32) throws(Errno) {
        try once("setresuid", "\(real), \(effective), \(saved)") { CHostShims.setresuid(real, effective, saved) }
    }

    package func setresgid(_ real: UInt32, _ effective: UInt32, _ saved: UInt32) throws(Errno) {
        try once("setresgid", "\(real), \(effective), \(saved)") { CHostShims.setresgid(real, effective, saved) }
    }

    package func getresuid() throws(Errno) -> IdentityTriple {
        var (real, effective, saved): (UInt32, UInt32, UInt32) = (0, 0, 0)
        try once("getresuid", "") { CHostShims.getresuid(&real, &effective, &saved) }
        return IdentityTriple(real: real, effective: effective, saved: saved)
    }

    package func getresgid() throws(Errno) -> IdentityTriple {
        var (real, effective, saved): (UInt32, UInt32, UInt32) = (0, 0, 0)
        try once("getresgid", "") { CHostShims.getresgid(&real, &effective, &saved) }
        return IdentityTriple(real: real, effective: effective, saved: saved)
    }

    package func getpgid(_ process: Int32) throws(Errno) -> Int32 {
        try once("getpgid", "\(process)") { Glibc.getpgid(process) }
    }

    package func setpgid(_ process: Int32, _ group: Int32) throws(Errno) {
        try once("setpgid", "\(process), \(group)") { Glibc.setpgid(process, group) }
    }

    package func getsid(_ process: Int32) throws(Errno) -> Int32 {
        try once("getsid", "\(process)") { Glibc.getsid(process) }
    }

    /// A new session: its number.
    @discardableResult
    package func setsid() throws(Errno) -> Int32 { try once("setsid", "") { Glibc.setsid() } }

    // MARK: Groups

    /// The supplementary groups.
    package func getgroups() throws(Errno) -> [UInt32] {
        if let identity = sandbox?.rules.identity { return [identity.groupNumber] }
        while true {
            let count = try once("getgroups", "0") { Glibc.getgroups(0, nil) }
            var groups = [UInt32](repeating: 0, count: Int(count))
            if count == 0 { return [] }
            do throws(Errno) {
                let found = try once("getgroups", "\(count)") { Glibc.getgroups(count, &groups) }
                return Array(groups.prefix(Int(found)))
            } catch {
                // They became more between the two calls.
                if error != .EINVAL { throw error }
            }
        }
    }

    package func setgroups(_ groups: [UInt32]) throws(Errno) {
        try once("setgroups", "\(groups)") { CHostShims.setgroups(groups.count, groups) }
    }

    package func initgroups(_ user: HostPath, _ group: UInt32) throws(Errno) {
        CHostShims.taipan_prepare_databases()
        try once("initgroups", "\(quoted(user)), \(group)") { CHostShims.initgroups(user, group) }
    }

    /// The groups of a user, from the database.
    package func getgrouplist(_ user: HostPath, _ group: UInt32) throws(Errno) -> [UInt32] {
        if let sandbox, sandbox.rules.identity != nil { throw sandbox.deny("identity") }
        CHostShims.taipan_prepare_databases()
        var capacity: Int32 = 64
        while true {
            var groups = [UInt32](repeating: 0, count: Int(capacity))
            var count = capacity
            // (too little room is no error of the call)
            let hasRoom = try once("getgrouplist", "\(quoted(user)), \(group), \(capacity)") {
                CHostShims.getgrouplist(user, group, &groups, &count) >= 0 ? 1 : 0
            }
            if hasRoom == 1 { return Array(groups.prefix(Int(count))) }
            if capacity > 1 << 20 { throw .ENOMEM }
            capacity = max(capacity * 2, count)
        }
    }

    // MARK: Names

    /// The name of the user on the controlling terminal.
    package func getlogin() throws(Errno) -> [UInt8] {
        if let identity = sandbox?.rules.identity { return Array(identity.user.utf8) }
        var name: [UInt8] = []
        try numbered("getlogin_r", "") {
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer in
                guard let start = buffer.baseAddress else { return ENOMEM }
                let code = Glibc.getlogin_r(start, buffer.count)
                if code == 0 { name = copied(start) }
                return code
            }
        }
        return name
    }

    /// `uname`.
    package func uname() throws(Errno) -> SystemName {
        if let identity = sandbox?.rules.identity { return identity.systemName }
        var raw = utsname()
        try once("uname", "") { Glibc.uname(&raw) }
        return SystemName(
            system: text(raw.sysname), node: text(raw.nodename), release: text(raw.release),
            version: text(raw.version), machine: text(raw.machine))
    }

    package func gethostname() throws(Errno) -> [UInt8] {
        if let identity = sandbox?.rules.identity { return Array(identity.hostname.utf8) }
        return try grown(from: 256) { (buffer) throws(Errno) in
            guard let start = buffer.baseAddress else { return 0 }
            try once("gethostname", "\(buffer.count)") { Glibc.gethostname(start, buffer.count) }
            return buffer.firstIndex(of: 0) ?? buffer.count
        }
    }

    /// The bytes of a C array of characters up to its zero.
    private func text<Raw>(_ raw: Raw) -> [UInt8] {
        withUnsafeBytes(of: raw) { Array($0.prefix { $0 != 0 }) }
    }
}

// MARK: - The databases

extension Host {
    /// `getpwuid_r`; nil when there is no such user.
    package func user(_ number: UInt32) throws(Errno) -> UserRecord? {
        if let identity = sandbox?.rules.identity { return number == identity.userNumber ? UserRecord(identity) : nil }
        var record: UserRecord?
        try lookUp("getpwuid_r", "\(number)") { buffer, count in
            var raw = passwd()
            var result: UnsafeMutablePointer<passwd>?
            let code = Glibc.getpwuid_r(number, &raw, buffer, count, &result)
            record = result == nil ? nil : UserRecord(raw)
            return code
        }
        return record
    }

    /// `getpwnam_r`; nil when there is no such user.
    package func user(named name: HostPath) throws(Errno) -> UserRecord? {
        if let identity = sandbox?.rules.identity {
            return strcmp(name, identity.user) == 0 ? UserRecord(identity) : nil
        }
        var record: UserRecord?
        try lookUp("getpwnam_r", quoted(name)) { buffer, count in
            var raw = passwd()
            var result: UnsafeMutablePointer<passwd>?
            let code = Glibc.getpwnam_r(name, &raw, buffer, count, &result)
            record = result == nil ? nil : UserRecord(raw)
            return code
        }
        return record
    }

    /// `getgrgid_r`; nil when there is no such group.
    package func group(_ number: UInt32) throws(Errno) -> GroupRecord? {
        if let identity = sandbox?.rules.identity {
            return number == identity.groupNumber ? GroupRecord(identity) : nil
        }
        var record: GroupRecord?
        try lookUp("getgrgid_r", "\(number)") { buffer, count in
            var raw = Glibc.group()
            var result: UnsafeMutablePointer<group>?
            let code = Glibc.getgrgid_r(number, &raw, buffer, count, &result)
            record = result == nil ? nil : GroupRecord(raw)
            return code
        }
        return record
    }

    /// `getgrnam_r`; nil when there is no such group.
    package func group(named name: HostPath) throws(Errno) -> GroupRecord? {
        if let identity = sandbox?.rules.identity {
            return strcmp(name, identity.user) == 0 ? GroupRecord(identity) : nil
        }
        var record: GroupRecord?
        try lookUp("getgrnam_r", quoted(name)) { buffer, count in
            var raw = Glibc.group()
            var result: UnsafeMutablePointer<group>?
            let code = Glibc.getgrnam_r(name, &raw, buffer, count, &result)
            record = result == nil ? nil : GroupRecord(raw)
            return code
        }
        return record
    }

    /// All rows of the password database.
    package func users() throws(Errno) -> [UserRecord] {
        if let identity = sandbox?.rules.identity { return [UserRecord(identity)] }
        CHostShims.taipan_prepare_databases()
        var found: [UserRecord] = []
        // (nobody waits for an interpreter's lock while this one is held: `numbered` stands outside)
        try numbered("getpwent_r", "") {
            ProcessState.locked {
                setpwent()
                defer { endpwent() }
                found = []
                return Host.withGrowingBuffer { buffer, count in
                    var raw = passwd()
                    var result: UnsafeMutablePointer<passwd>?
                    let code = Glibc.getpwent_r(&raw, buffer, count, &result)
                    if code == 0 && result != nil { found.append(UserRecord(raw)) }
                    return code == 0 && result == nil ? ENOENT : code
                }
            }
        }
        return found
    }

    /// All rows of the group database.
    package func groups() throws(Errno) -> [GroupRecord] {
        if let identity = sandbox?.rules.identity { return [GroupRecord(identity)] }
        CHostShims.taipan_prepare_databases()
        var found: [GroupRecord] = []
        try numbered("getgrent", "") {
            ProcessState.locked {
                setgrent()
                defer { endgrent() }
                found = []
                while let record = Glibc.getgrent() { found.append(GroupRecord(record.pointee)) }
                return 0
            }
        }
        return found
    }

    /// Calls again and again, with a larger buffer where that is what is missing, until there is nothing more. An error number, or 0.
    private static func withGrowingBuffer(_ body: (UnsafeMutablePointer<CChar>, Int) -> Int32) -> Int32 {
        var capacity = 1024
        while true {
            let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
            defer { buffer.deallocate() }
            var code: Int32 = 0
            while code == 0 { code = body(buffer, capacity) }
            switch code {
            case ERANGE where capacity < 1 << 24: capacity *= 4
            case ENOENT, ESRCH, EBADF, EPERM: return 0
            default: return code
            }
        }
    }

    /// Calls with ever larger buffers. The databases' ways of saying "not there" are taken for success.
    private func lookUp(
        _ name: StaticString, _ arguments: @autoclosure () -> String,
        _ body: (UnsafeMutablePointer<CChar>, Int) -> Int32
    ) throws(Errno) {
        CHostShims.taipan_prepare_databases()
        var capacity = 1024
        while true {
            let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
            defer { buffer.deallocate() }
            do throws(Errno) {
                try numbered(name, arguments()) { body(buffer, capacity) }
                return
            } catch {
                switch error {
                case .ERANGE where capacity < 1 << 24: capacity *= 4
                case .ENOENT, .ESRCH, .EBADF, .EPERM: return
                default: throw error
                }
            }
        }
    }
}

/// The bytes of a C text; none for nil.
func copied(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    return Array(bytes(of: text))
}
