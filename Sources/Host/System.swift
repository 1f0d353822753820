// Facts about the machine and its configuration, scheduling, and the named numbers of the system's headers.
import CHostShims
import Glibc

/// Tables of named numbers, for example `("O_RDONLY", 0)`.
package enum ConstantFamily: Sendable {
    /// Flags and numbers of `os`: `O_…`, `SEEK_…`, `EX_…`, `W…`, `SCHED_…` and so on.
    case os
    /// Signal numbers, timers, `SIG_BLOCK` and so on.
    case signal
    /// Names for `sysconf`, `pathconf` and `confstr`.
    case sysconf, pathconf, confstr
    /// Commands and flags of `fcntl`, and locks.
    case fcntl

    private var raw: taipan_constant_family {
        switch self {
        case .os: TAIPAN_CONSTANTS_OS
        case .signal: TAIPAN_CONSTANTS_SIGNAL
        case .sysconf: TAIPAN_CONSTANTS_SYSCONF
        case .pathconf: TAIPAN_CONSTANTS_PATHCONF
        case .confstr: TAIPAN_CONSTANTS_CONFSTR
        case .fcntl: TAIPAN_CONSTANTS_FCNTL
        }
    }

    /// Shows every name with its number. The names live as long as the process.
    package func forEach(_ body: (_ name: UnsafeBufferPointer<UInt8>, _ value: Int) -> Void) {
        guard var next = taipan_constants(raw) else { return }
        while let name = next.pointee.name {
            body(bytes(of: name), next.pointee.value)
            next += 1
        }
    }

    /// The number of a name.
    package subscript(_ name: String) -> Int? {
        guard var next = taipan_constants(raw) else { return nil }
        while let candidate = next.pointee.name {
            if strcmp(candidate, name) == 0 { return next.pointee.value }
            next += 1
        }
        return nil
    }
}

// MARK: - Configuration

extension Host {
    /// `sysconf`; nil means there is no limit.
    package func sysconf(_ name: Int32) throws(Errno) -> Int? {
        do throws(Errno) {
            return try once("sysconf", "\(name)") { taipan_sysconf(name) }
        } catch {
            if error.rawValue == 0 { return nil }
            throw error
        }
    }

    /// `fpathconf`; nil means there is no limit.
    package func pathconf(_ descriptor: Descriptor, _ name: Int32) throws(Errno) -> Int? {
        let real = try real(descriptor)
        return try limit { () throws(Errno) in
            try blocking("fpathconf", "\(descriptor), \(name)") { taipan_pathconf(real, nil, name) }
        }
    }

    /// A call that fails without an error number when there is no limit.
    private func limit(_ call: () throws(Errno) -> Int) throws(Errno) -> Int? {
        do throws(Errno) { return try call() } catch {
            if error.rawValue == 0 { return nil }
            throw error
        }
    }

    /// `pathconf`; where a working directory of our own or a policy counts, through an open handle.
    package func pathconf(_ path: HostPath, _ name: Int32) throws(Errno) -> Int? {
        if isProcessWide {
            return try limit { () throws(Errno) in
                try blocking("pathconf", "\(quoted(path)), \(name)") { taipan_pathconf(-1, path, name) }
            }
        }
        let descriptor = try open(path, OpenFlags.pathOnly)
        defer { discard(descriptor) }
        return try pathconf(descriptor, name)
    }

    /// `confstr`; nil when the name has no value.
    package func confstr(_ name: Int32) throws(Errno) -> [UInt8]? {
        var capacity = 256
        while true {
            let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: capacity)
            defer { buffer.deallocate() }
            guard let start = buffer.baseAddress else { return nil }
            let needed = try once("confstr", "\(name), \(capacity)") { () -> Int in
                errno = 0
                let needed = Int(Glibc.confstr(name, start, capacity))
                return needed == 0 && errno != 0 ? -1 : needed
            }
            if needed == 0 { return nil }
            if needed <= capacity { return copied(start) }
            capacity = needed
        }
    }

    /// Bytes in a page of memory.
    package var pageSize: Int { HostThread.pageSize }

    /// Processors of the machine, nil when unknown.
    package var processorCount: Int? {
        let count = (try? once("sysconf", "_SC_NPROCESSORS_ONLN") { Glibc.sysconf(Int32(_SC_NPROCESSORS_ONLN)) }) ?? 0
        return count > 0 ? count : nil
    }

    /// Processors that this process may use.
    package var usableProcessorCount: Int? {
        let count = (try? once("sched_getaffinity", "0") { taipan_affinity_count() }) ?? 0
        return count > 0 ? Int(count) : processorCount
    }

    /// The load over 1, 5 and 15 minutes; nil when it cannot be told.
    package var loadAverage: (Double, Double, Double)? {
        var loads: [Double] = [0, 0, 0]
        let count = try? once("getloadavg", "3") { CHostShims.getloadavg(&loads, 3) }
        guard count == 3 else { return nil }
        return (loads[0], loads[1], loads[2])
    }

    /// The numbers of the real-time signals.
    package static var realTimeSignals: ClosedRange<Int32> {
        let first = taipan_first_real_time_signal()
        return first...max(first, taipan_last_real_time_signal())
    }

    /// Both halves of a device number.
    package static func split(device: UInt64) -> (major: UInt32, minor: UInt32) {
        (taipan_major(device), taipan_minor(device))
    }

    package static func device(major: UInt32, minor: UInt32) -> UInt64 { taipan_device(major, minor) }

    /// `sync`.
    package func sync() throws(Errno) {
        try blocking("sync", "") {
            Glibc.sync()
            return Int32(0)
        }
    }

    package func chroot(_ path: HostPath) throws(Errno) {
        if let sandbox { throw sandbox.deny("system") }
        if workingDirectory != AT_FDCWD { throw .EPERM }
        try once("chroot", quoted(path)) { CHostShims.chroot(path) }
    }

    package func unshare(_ flags: Int32) throws(Errno) {
        try once("unshare", "0x\(hex(flags))") { CHostShims.unshare(flags) }
    }

    package func setns(_ descriptor: Descriptor, _ kind: Int32) throws(Errno) {
        try once("setns", "\(descriptor), \(kind)") { CHostShims.setns(descriptor, kind) }
    }

    package func sethostname(_ name: UnsafeBufferPointer<CChar>) throws(Errno) {
        guard let start = name.baseAddress else { throw .EINVAL }
        try once("sethostname", "\(name.count)") { CHostShims.sethostname(start, name.count) }
    }
}

// MARK: - Scheduling

extension Host {
    package func getpriority(_ which: Int32, _ who: Int32) throws(Errno) -> Int32 {
        var priority: Int32 = 0
        try once("getpriority", "\(which), \(who)") { taipan_priority(which, who, &priority) }
        return priority
    }

    package func setpriority(_ which: Int32, _ who: Int32, _ priority: Int32) throws(Errno) {
        try once("setpriority", "\(which), \(who), \(priority)") { taipan_set_priority(which, who, priority) }
    }

    /// Adds to the niceness and returns the new one.
    package func nice(_ increment: Int32) throws(Errno) -> Int32 {
        var result: Int32 = 0
        try once("nice", "\(increment)") { taipan_nice(increment, &result) }
        return result
    }

    package func schedulingPolicy(_ process: Int32) throws(Errno) -> Int32 {
        try once("sched_getscheduler", "\(process)") { Glibc.sched_getscheduler(process) }
    }

    package func setSchedulingPolicy(_ process: Int32, _ policy: Int32, priority: Int32) throws(Errno) {
        try once("sched_setscheduler", "\(process), \(policy), \(priority)") {
            taipan_sched_set(process, policy, priority)
        }
    }

    package func schedulingPriority(_ process: Int32) throws(Errno) -> Int32 {
        var priority: Int32 = 0
        try once("sched_getparam", "\(process)") { taipan_sched_priority(process, &priority) }
        return priority
    }

    package func setSchedulingPriority(_ process: Int32, _ priority: Int32) throws(Errno) {
        try once("sched_setparam", "\(process), \(priority)") { taipan_sched_set_priority(process, priority) }
    }

    package func schedulingPriorityRange(_ policy: Int32) throws(Errno) -> (lowest: Int32, highest: Int32) {
        (
            try once("sched_get_priority_min", "\(policy)") { Glibc.sched_get_priority_min(policy) },
            try once("sched_get_priority_max", "\(policy)") { Glibc.sched_get_priority_max(policy) }
        )
    }

    /// `sched_rr_get_interval`: the length of a turn.
    package func schedulingInterval(_ process: Int32) throws(Errno) -> Timestamp {
        var time = timespec()
        try once("sched_rr_get_interval", "\(process)") { Glibc.sched_rr_get_interval(process, &time) }
        return Timestamp(time)
    }

    /// `sched_yield`.
    package func yieldProcessor() throws(Errno) { try blocking("sched_yield", "") { Glibc.sched_yield() } }

    /// The processors that a process may run on, in ascending order.
    package func affinity(_ process: Int32) throws(Errno) -> [Int] {
        var size = 128
        while true {
            var bits = [UInt8](repeating: 0, count: size)
            do throws(Errno) {
                try once("sched_getaffinity", "\(process), \(size)") { taipan_get_affinity(process, &bits, size) }
                return (0..<size * 8).filter { bits[$0 / 8] >> UInt8($0 % 8) & 1 != 0 }
            } catch {
                if error != .EINVAL || size > 1 << 16 { throw error }
                size *= 2
            }
        }
    }

    package func setAffinity(_ process: Int32, _ processors: [Int]) throws(Errno) {
        let highest = processors.max() ?? 0
        guard highest < 1 << 20, (processors.min() ?? 0) >= 0 else { throw .EINVAL }
        var bits = [UInt8](repeating: 0, count: max(128, (highest / 64 + 1) * 8))
        for processor in processors { bits[processor / 8] |= 1 << UInt8(processor % 8) }
        try once("sched_setaffinity", "\(process), \(processors)") {
            taipan_set_affinity(process, bits, bits.count)
        }
    }
}
