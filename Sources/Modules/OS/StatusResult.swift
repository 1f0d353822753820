// `os.stat_result` and the other records of the module, and what the module keeps per interpreter.

import TaipanHost
import TaipanRuntime

/// What the module keeps per interpreter.
package final class OSState {
    /// The shape of a `stat_result`, and that of a `DirEntry`.
    @exclusivity(unchecked) fileprivate final var statusShape: ShapeRef?
    @exclusivity(unchecked) package final var entryShape: ShapeRef?
    /// That of `time.struct_time`, and the zones of the universal and the local time made last.
    @exclusivity(unchecked) package final var calendarShape: ShapeRef?
    @exclusivity(unchecked) package final var universalZone: (name: HostPath, object: StringObject)?
    @exclusivity(unchecked) package final var localZone: (name: HostPath, object: StringObject)?
    /// Functions of `register_at_fork`.
    @exclusivity(unchecked) package final var beforeFork: [Value] = []
    @exclusivity(unchecked) package final var afterForkInChild: [Value] = []
    @exclusivity(unchecked) package final var afterForkInParent: [Value] = []
    /// Commands whose streams (`popen`) are gone and that had not ended by then.
    @exclusivity(unchecked) package final var commands: [Int32] = []
    /// That of the module `os`.
    @exclusivity(unchecked) private final var namespace: DictObject?
    /// The functions that `os` had at first, in the order of `ReplaceableFunction`.
    @exclusivity(unchecked) private final var ownFunctions: [(name: StringObject, value: Value)] = []
    /// What `os.environ` shows.
    @exclusivity(unchecked) package final var environment: EnvironmentCopy?

    package init() {}

    /// Remembers what `os` has now.
    func noteFunctions(of module: ModuleObject, _ thread: ThreadRef) {
        namespace = module.namespace
        ownFunctions = ReplaceableFunction.allCases.map { function in
            let name = thread.intern(function.name)
            return (name, module.namespace.get(name))
        }
    }

    /// What a program has put in the place of a function; nil if it is the one that was there.
    func replacement(of function: ReplaceableFunction) -> Value? {
        guard let namespace, function.rawValue < ownFunctions.count else { return nil }
        let own = ownFunctions[function.rawValue]
        guard case .object(let now) = namespace.get(own.name), case .object(let before) = own.value, now !== before
        else {
            return nil
        }
        return .object(now)
    }
}

/// Functions of `os` that `os.path` calls by way of the module, as CPython's does: a program, usually a test, may exchange them.
package enum ReplaceableFunction: Int, CaseIterable {
    case getcwd, getcwdb, lstat

    /// (What the compiler makes of a case for a text takes a million instructions for the first one.)
    var name: String {
        switch self {
        case .getcwd: "getcwd"
        case .getcwdb: "getcwdb"
        case .lstat: "lstat"
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    package var osState: OSState {
        if let known = interpreter.operatingSystemState { return unsafeDowncast(known, to: OSState.self) }
        let made = OSState()
        interpreter.operatingSystemState = made
        return made
    }

    package var statResultType: TypeObject { structSequenceType(OSRecords.status) }

    /// A `stat_result`. The items and the hidden fields are numbers that need no objects, so that filling them all takes a fraction
    /// of the system call's time.
    @inline(__always) package func makeStatus(_ status: FileStatus) -> Value { .object(makeStatusTuple(status)) }

    package func makeStatusTuple(_ status: FileStatus) -> TupleObject {
        let state = Unmanaged.passUnretained(osState)
        let shape = state._withUnsafeGuaranteedRef { $0.statusShape } ?? findStatusShape()
        let tuple = makeNumericSequence(shape, visible: 10, hidden: 9)
        let items = tuple.items
        let hidden = items + 10
        items.initialize(to: .int(Int(status.mode)))
        (items + 4).initialize(to: .int(Int(status.owner)))
        (items + 5).initialize(to: .int(Int(status.group)))
        (items + 6).initialize(to: .int(Int(status.size)))
        (hidden + 6).initialize(to: .int(Int(status.blockSize)))
        (hidden + 7).initialize(to: .int(Int(status.blocks)))
        let isSmall = Int64(bitPattern: status.inode | status.device | status.links | status.specialDevice) >= 0
        guard isSmall, isUsual(status.accessed), isUsual(status.modified), isUsual(status.changed) else {
            fillLarge(status, items, hidden)
            return tuple
        }
        (items + 1).initialize(to: .int(Int(truncatingIfNeeded: status.inode)))
        (items + 2).initialize(to: .int(Int(truncatingIfNeeded: status.device)))
        (items + 3).initialize(to: .int(Int(truncatingIfNeeded: status.links)))
        setUsual(status.accessed, items + 7, hidden)
        setUsual(status.modified, items + 8, hidden + 1)
        setUsual(status.changed, items + 9, hidden + 2)
        (hidden + 8).initialize(to: .int(Int(truncatingIfNeeded: status.specialDevice)))
        tuple.markNumeric()
        return tuple
    }

    /// What may be large: unsigned numbers, and times in nanoseconds.
    @inline(never) private func fillLarge(_ status: FileStatus, _ items: Slots, _ hidden: Slots) {
        (items + 1).initialize(to: integer(status.inode))
        (items + 2).initialize(to: integer(status.device))
        (items + 3).initialize(to: integer(status.links))
        for (i, time) in [status.accessed, status.modified, status.changed].enumerated() {
            (items + (7 + i)).initialize(to: .int(Int(time.seconds)))
            (hidden + i).initialize(to: .float(PathModule.seconds(time)))
            (hidden + (3 + i)).initialize(to: nanoseconds(time))
        }
        (hidden + 8).initialize(to: integer(status.specialDevice))
    }

    /// A time within 280 years of the epoch, which in nanoseconds is a small number.
    @inline(__always) private func isUsual(_ time: Timestamp) -> Bool {
        UInt64(bitPattern: time.seconds &+ 9_000_000_000) < 18_000_000_000
    }

    /// The three forms of such a time.
    @inline(__always) private func setUsual(_ time: Timestamp, _ item: Slots, _ hidden: Slots) {
        item.initialize(to: .int(Int(time.seconds)))
        hidden.initialize(to: .float(PathModule.seconds(time)))
        (hidden + 3).initialize(to: .int(Int(time.seconds) &* 1_000_000_000 &+ Int(time.nanoseconds)))
    }

    @inline(never) private func findStatusShape() -> ShapeRef {
        let type = statResultType
        let shape = structSequenceLayout(type).map { ShapeRef.passUnretained($0.shape) } ?? type.root
        osState.statusShape = shape
        return shape
    }

    /// A time as one integer.
    package func nanoseconds(_ time: Timestamp) -> Value {
        if let total = time.totalNanoseconds { return .int(Int(total)) }
        return makeInteger(
            BigInteger(Int(time.seconds)) * BigInteger(1_000_000_000) + BigInteger(Int(time.nanoseconds)))
    }

    /// An unsigned number of the kernel's.
    package func integer(_ number: UInt64) -> Value {
        if let small = Int(exactly: number) { return .int(small) }
        return makeInteger(BigInteger(UInt(number)))
    }
}

/// The records of the module.
package enum OSRecords {
    /// The times are there three times: as whole seconds (items without names), as floats, and exact.
    static let status = StructSequenceType(
        "os.stat_result",
        doc: """
            stat_result: Result from stat, fstat, or lstat.

            It can be read as a tuple of ten integers (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)
            or by the names st_mode, st_ino and so on; st_blksize, st_blocks, st_rdev and the exact times have names only.
            """,
        fields: [
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime",
            "st_ctime",
            "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks",
            "st_rdev",
        ], visibleCount: 10, unnamedCount: 3)
    static let terminalSize = StructSequenceType(
        "os.terminal_size", doc: "A tuple of (columns, lines) for holding terminal window size",
        fields: ["columns", "lines"])
    static let uname = StructSequenceType(
        "posix.uname_result", doc: "uname_result: Result from os.uname().",
        fields: ["sysname", "nodename", "release", "version", "machine"])
    static let times = StructSequenceType(
        "posix.times_result", doc: "times_result: Result from os.times().",
        fields: ["user", "system", "children_user", "children_system", "elapsed"])
    static let statvfs = StructSequenceType(
        "os.statvfs_result", doc: "statvfs_result: Result from statvfs or fstatvfs.",
        fields: [
            "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag",
            "f_namemax",
            "f_fsid",
        ], visibleCount: 10)
    static let schedParam = StructSequenceType(
        "posix.sched_param", doc: "Currently has only one field: sched_priority", fields: ["sched_priority"],
        maker: .function(
            "sched_param(sched_priority)",
            { (c) throws(Raise) in
                .object(c.thread.makeStructSequence(try c.thread.receiverClass(c), [c[1]]))
            }))
    static let waitid = StructSequenceType(
        "posix.waitid_result", doc: "waitid_result: Result from waitid.",
        fields: ["si_pid", "si_uid", "si_signo", "si_status", "si_code"])
}
