// `os.stat_result` and the other records of the module.
//
// A `stat_result` is a tuple of ten integers with a dozen further attributes that almost nobody reads all of. Making them all would
// take longer than the system call; so the object keeps what the kernel said in one hidden slot, and an attribute is computed when it
// is read.

import TaipanHost
import TaipanRuntime

/// What the kernel said of a file, as an object for the hidden slot.
package final class StatusBox: Object {
    package final let status: FileStatus

    init(_ status: FileStatus, _ shape: ShapeRef) {
        self.status = status
        super.init(.other, shape)
    }
}

/// What the module keeps per interpreter.
package final class OSState {
    /// The type and the shape of its instances with the hidden slot.
    package var statResult: TypeObject?
    package var statShape: Shape?
    package var entryShape: ShapeRef?
    package var boxShape: ShapeRef?
    /// Functions of `register_at_fork`.
    package var beforeFork: [Value] = []
    package var afterForkInChild: [Value] = []
    package var afterForkInParent: [Value] = []
    /// What `os.environ` shows.
    package var environment: EnvironmentCopy?

    package init() {}
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    package var osState: OSState {
        if let known = interpreter.moduleStates["os"] { return unsafeDowncast(known, to: OSState.self) }
        let made = OSState()
        interpreter.moduleStates["os"] = made
        return made
    }

    package var statResultType: TypeObject {
        let state = osState
        if let known = state.statResult { return known }
        let type = libraryType(StatusResult.nativeType, base: types.tuple)
        state.statResult = type
        state.boxShape = libraryType(StatusResult.boxType).root
        state.statShape = type.root.takeUnretainedValue().adding(intern(" status"))
        return type
    }

    /// A `stat_result`.
    package func makeStatus(_ status: FileStatus) -> Value {
        let state = osState
        if state.statShape == nil { _ = statResultType }
        guard let shape = state.statShape, let box = state.boxShape, let type = state.statResult else { return .none }
        let tuple = TupleObject.tracked(count: 10, type.root)
        let items = tuple.items
        items.initialize(to: .int(Int(status.mode)))
        (items + 1).initialize(to: integer(status.inode))
        (items + 2).initialize(to: integer(status.device))
        (items + 3).initialize(to: integer(status.links))
        (items + 4).initialize(to: .int(Int(status.owner)))
        (items + 5).initialize(to: .int(Int(status.group)))
        (items + 6).initialize(to: .int(Int(status.size)))
        (items + 7).initialize(to: .int(Int(status.accessed.seconds)))
        (items + 8).initialize(to: .int(Int(status.modified.seconds)))
        (items + 9).initialize(to: .int(Int(status.changed.seconds)))
        addAttribute(tuple, shape, .object(StatusBox(status, box)))
        return .object(tuple)
    }

    /// An unsigned number of the kernel's.
    package func integer(_ number: UInt64) -> Value {
        if let small = Int(exactly: number) { return .int(small) }
        return makeInteger(BigInteger(UInt(number)))
    }
}

package enum StatusResult {
    static let boxType = NativeType("os._status", .other, [.isNotConstructible], operations: { _ in }, rows: { [] })

    static let nativeType = NativeType(
        "os.stat_result", .tuple, [],
        doc: "stat_result: Result from stat, fstat, or lstat.",
        new: .variadic("stat_result(iterable=(), /)", StatusResult.make),
        operations: { $0.repr = StatusResult.repr }, rows: { items + times + others })

    private static let items: [NativeRow] = [
        .property("st_mode", { (c) throws(Raise) in item(c, 0) }, "protection bits"),
        .property("st_ino", { (c) throws(Raise) in item(c, 1) }, "inode"),
        .property("st_dev", { (c) throws(Raise) in item(c, 2) }, "device"),
        .property("st_nlink", { (c) throws(Raise) in item(c, 3) }, "number of hard links"),
        .property("st_uid", { (c) throws(Raise) in item(c, 4) }, "user ID of owner"),
        .property("st_gid", { (c) throws(Raise) in item(c, 5) }, "group ID of owner"),
        .property("st_size", { (c) throws(Raise) in item(c, 6) }, "total size, in bytes"),
    ]

    private static let times: [NativeRow] = [
        .property("st_atime", { (c) throws(Raise) in try time(c, 7) { $0.accessed } }, "time of last access"),
        .property("st_mtime", { (c) throws(Raise) in try time(c, 8) { $0.modified } }, "time of last modification"),
        .property("st_ctime", { (c) throws(Raise) in try time(c, 9) { $0.changed } }, "time of last change"),
        .property("st_atime_ns", { (c) throws(Raise) in
            try nanoseconds(c) { $0.accessed }
        }, "time of last access in nanoseconds"),
        .property("st_mtime_ns", { (c) throws(Raise) in
            try nanoseconds(c) { $0.modified }
        }, "time of last modification in nanoseconds"),
        .property("st_ctime_ns", { (c) throws(Raise) in
            try nanoseconds(c) { $0.changed }
        }, "time of last change in nanoseconds"),
    ]

    private static let others: [NativeRow] = [
        .property("st_blksize", { (c) throws(Raise) in
            try box(c).map { .int(Int($0.blockSize)) } ?? .none
        }, "blocksize for filesystem I/O"),
        .property("st_blocks", { (c) throws(Raise) in
            try box(c).map { .int(Int($0.blocks)) } ?? .none
        }, "number of blocks allocated"),
        .property("st_rdev", { (c) throws(Raise) in
            try box(c).map { c.thread.integer($0.specialDevice) } ?? .none
        }, "device type (if inode device)"),
        .value("n_fields", { (_) throws(Raise) in .int(19) }),
        .value("n_sequence_fields", { (_) throws(Raise) in .int(10) }),
        .value("n_unnamed_fields", { (_) throws(Raise) in .int(3) }),
        .value("__match_args__", { (c) throws(Raise) in
            .object(c.thread.makeTuple(names.prefix(7).map { c.thread.makeStringValue($0) }))
        }),
        .method("__reduce__()", { (c) throws(Raise) in
            let tuple = c[0].cast(TupleObject.self)
            let plain = c.thread.makeTuple(copying: tuple.items, tuple.count)
            return .object(c.thread.makeTuple(.object(tuple.type), .object(c.thread.makeTuple(.object(plain)))))
        }),
    ]

    private static let names = [
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
    ]

    private static func item(_ call: Call, _ index: Int) -> Value {
        guard let tuple = call[0].as(.tuple, TupleObject.self), index < tuple.count else { return .none }
        return tuple[index]
    }

    /// What the kernel said; nil for an instance that Python code made.
    private static func box(_ call: Call) throws(Raise) -> FileStatus? {
        let slot = try call.thread.lookupAttribute(call[0], " status")
        guard case .object(let object) = slot, object.kind == .other else { return nil }
        return (object as? StatusBox)?.status
    }

    private static func time(_ call: Call, _ index: Int, _ field: (FileStatus) -> Timestamp) throws(Raise) -> Value {
        guard let status = try box(call) else { return item(call, index) }
        return .float(PathModule.seconds(field(status)))
    }

    private static func nanoseconds(_ call: Call, _ field: (FileStatus) -> Timestamp) throws(Raise) -> Value {
        guard let status = try box(call) else { return .none }
        let time = field(status)
        if let total = time.totalNanoseconds { return .int(Int(total)) }
        let seconds = try call.thread.binary(.multiply, .int(Int(time.seconds)), .int(1_000_000_000))
        return try call.thread.binary(.add, seconds, .int(Int(time.nanoseconds)))
    }

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let type = try thread.receiverClass(call)
        if call.count < 2 { throw thread.typeError("stat_result() missing required argument 'iterable' (pos 1)") }
        let given = try thread.items(of: call[1])
        if given.count < 10 {
            throw thread.typeError("os.stat_result() takes an at least 10-sequence (\(given.count)-sequence given)")
        }
        if given.count > 19 {
            throw thread.typeError("os.stat_result() takes an at most 19-sequence (\(given.count)-sequence given)")
        }
        let tuple = TupleObject.tracked(count: 10, type.root)
        for i in 0..<10 { (tuple.items + i).initialize(to: given[i]) }
        return .object(tuple)
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let tuple = value.cast(TupleObject.self)
        var parts: [String] = []
        for i in 0..<min(tuple.count, names.count) { parts.append("\(names[i])=\(try thread.repr(tuple[i]).text)") }
        return thread.makeStringValue("os.stat_result(\(parts.joined(separator: ", ")))")
    }
}

/// The records that are ordinary struct sequences.
package enum OSRecords {
    static let terminalSize = StructSequenceType(
        "os.terminal_size", doc: "A tuple of (columns, lines) for holding terminal window size", fields: ["columns", "lines"])
    static let uname = StructSequenceType(
        "posix.uname_result", doc: "uname_result: Result from os.uname().",
        fields: ["sysname", "nodename", "release", "version", "machine"])
    static let times = StructSequenceType(
        "posix.times_result", doc: "times_result: Result from os.times().",
        fields: ["user", "system", "children_user", "children_system", "elapsed"])
    static let statvfs = StructSequenceType(
        "os.statvfs_result", doc: "statvfs_result: Result from statvfs or fstatvfs.",
        fields: [
            "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax",
            "f_fsid",
        ], visibleCount: 10)
    static let schedParam = StructSequenceType(
        "posix.sched_param", doc: "Currently has only one field: sched_priority", fields: ["sched_priority"])
    static let waitid = StructSequenceType(
        "posix.waitid_result", doc: "waitid_result: Result from waitid.",
        fields: ["si_pid", "si_uid", "si_signo", "si_status", "si_code"])
}
