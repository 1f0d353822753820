// `os.statx` and its result, newer than Python 3.13.
//
// A field that the file system has not filled in is `None`: the mask in the result says which are.

import TaipanHost
import TaipanRuntime

/// `os.statx_result`.
package final class ExtendedStatusObject: Object {
    fileprivate final let status: ExtendedStatus

    init(_ status: ExtendedStatus, _ shape: ShapeRef) {
        self.status = status
        super.init(.other, shape)
    }

    static let nativeType = NativeType(
        "os.statx_result", .other, [.isNotConstructible], doc: "statx_result: Result from statx.", operations: { _ in },
        rows: { plainRows + timeRows + maskedRows })

    /// The kernel's STATX_… bits.
    private enum Field {
        static let type: UInt32 = 0x1
        static let mode: UInt32 = 0x2
        static let links: UInt32 = 0x4
        static let owner: UInt32 = 0x8
        static let group: UInt32 = 0x10
        static let accessed: UInt32 = 0x20
        static let modified: UInt32 = 0x40
        static let changed: UInt32 = 0x80
        static let inode: UInt32 = 0x100
        static let size: UInt32 = 0x200
        static let blocks: UInt32 = 0x400
        static let born: UInt32 = 0x800
        static let mount: UInt32 = 0x1000
        static let directAlignment: UInt32 = 0x2000
        static let uniqueMount: UInt32 = 0x4000
        static let subvolume: UInt32 = 0x8000
        static let atomicWrites: UInt32 = 0x1_0000
        static let directReadAlignment: UInt32 = 0x2_0000
    }

    /// Always there.
    private static let plainRows: [NativeRow] = [
        .property("stx_mask", { (c) throws(Raise) in .int(Int(of(c).mask)) }, "which fields are filled in"),
        .property("stx_blksize", { (c) throws(Raise) in .int(Int(of(c).blockSize)) }, "blocksize for filesystem I/O"),
        .property(
            "stx_attributes",
            { (c) throws(Raise) in
                c.thread.integer(of(c).attributes)
            }, "attributes of the file, stat.STATX_ATTR_..."),
        .property(
            "stx_attributes_mask",
            { (c) throws(Raise) in
                c.thread.integer(of(c).attributesMask)
            }, "which attributes the file system supports"),
        .property("stx_dev", { (c) throws(Raise) in device(of(c).device, c.thread) }, "device"),
        .property(
            "stx_dev_major", { (c) throws(Raise) in .int(Int(of(c).device.major)) }, "major number of the device"),
        .property(
            "stx_dev_minor", { (c) throws(Raise) in .int(Int(of(c).device.minor)) }, "minor number of the device"),
        .property(
            "stx_rdev",
            { (c) throws(Raise) in
                device(of(c).specialDevice, c.thread)
            }, "device type (if inode device)"),
        .property(
            "stx_rdev_major",
            { (c) throws(Raise) in
                .int(Int(of(c).specialDevice.major))
            }, "major number of the device type"),
        .property(
            "stx_rdev_minor",
            { (c) throws(Raise) in
                .int(Int(of(c).specialDevice.minor))
            }, "minor number of the device type"),
    ]

    private static let timeRows: [NativeRow] = [
        .property(
            "stx_atime",
            { (c) throws(Raise) in
                seconds(c, Field.accessed) { $0.accessed }
            }, "time of last access"),
        .property(
            "stx_mtime",
            { (c) throws(Raise) in
                seconds(c, Field.modified) { $0.modified }
            }, "time of last modification"),
        .property(
            "stx_ctime",
            { (c) throws(Raise) in
                seconds(c, Field.changed) { $0.changed }
            }, "time of last change"),
        .property("stx_btime", { (c) throws(Raise) in seconds(c, Field.born) { $0.born } }, "time of creation"),
        .property(
            "stx_atime_ns",
            { (c) throws(Raise) in
                nanoseconds(c, Field.accessed) { $0.accessed }
            }, "time of last access in nanoseconds"),
        .property(
            "stx_mtime_ns",
            { (c) throws(Raise) in
                nanoseconds(c, Field.modified) { $0.modified }
            }, "time of last modification in nanoseconds"),
        .property(
            "stx_ctime_ns",
            { (c) throws(Raise) in
                nanoseconds(c, Field.changed) { $0.changed }
            }, "time of last change in nanoseconds"),
        .property(
            "stx_btime_ns",
            { (c) throws(Raise) in
                nanoseconds(c, Field.born) { $0.born }
            }, "time of creation in nanoseconds"),
    ]

    private static let maskedRows: [NativeRow] = [
        .property(
            "stx_mode",
            { (c) throws(Raise) in
                number(c, Field.type | Field.mode) { UInt64($0.mode) }
            }, "protection bits"),
        .property(
            "stx_nlink",
            { (c) throws(Raise) in
                number(c, Field.links) { UInt64($0.links) }
            }, "number of hard links"),
        .property("stx_uid", { (c) throws(Raise) in number(c, Field.owner) { UInt64($0.owner) } }, "user ID of owner"),
        .property("stx_gid", { (c) throws(Raise) in number(c, Field.group) { UInt64($0.group) } }, "group ID of owner"),
        .property("stx_ino", { (c) throws(Raise) in number(c, Field.inode) { $0.inode } }, "inode"),
        .property("stx_size", { (c) throws(Raise) in number(c, Field.size) { $0.size } }, "total size, in bytes"),
        .property(
            "stx_blocks",
            { (c) throws(Raise) in
                number(c, Field.blocks) { $0.blocks }
            }, "number of 512-byte blocks allocated"),
        .property(
            "stx_mnt_id",
            { (c) throws(Raise) in
                number(c, Field.mount | Field.uniqueMount) { $0.mount }
            }, "mount ID"),
        .property(
            "stx_subvol",
            { (c) throws(Raise) in
                number(c, Field.subvolume) { $0.subvolume }
            }, "subvolume identifier"),
        .property(
            "stx_dio_mem_align",
            { (c) throws(Raise) in
                number(c, Field.directAlignment) { UInt64($0.directMemoryAlignment) }
            }, "direct I/O memory alignment"),
        .property(
            "stx_dio_offset_align",
            { (c) throws(Raise) in
                number(c, Field.directAlignment) { UInt64($0.directOffsetAlignment) }
            }, "direct I/O offset alignment"),
        .property(
            "stx_dio_read_offset_align",
            { (c) throws(Raise) in
                number(c, Field.directReadAlignment) { UInt64($0.directReadOffsetAlignment) }
            }, "direct I/O read offset alignment"),
        .property(
            "stx_atomic_write_unit_min",
            { (c) throws(Raise) in
                number(c, Field.atomicWrites) { UInt64($0.atomicWriteMinimum) }
            }, "minimum size of an atomic write"),
        .property(
            "stx_atomic_write_unit_max",
            { (c) throws(Raise) in
                number(c, Field.atomicWrites) { UInt64($0.atomicWriteMaximum) }
            }, "maximum size of an atomic write"),
        .property(
            "stx_atomic_write_unit_max_opt",
            { (c) throws(Raise) in
                number(c, Field.atomicWrites) { UInt64($0.atomicWriteOptimum) }
            }, "maximum optimized size of an atomic write"),
        .property(
            "stx_atomic_write_segments_max",
            { (c) throws(Raise) in
                number(c, Field.atomicWrites) { UInt64($0.atomicWriteSegments) }
            }, "maximum number of segments of an atomic write"),
    ]

    private static func of(_ call: Call) -> ExtendedStatus { call[0].cast(ExtendedStatusObject.self).status }

    private static func number(_ call: Call, _ mask: UInt32, _ field: (ExtendedStatus) -> UInt64) -> Value {
        let status = of(call)
        return status.mask & mask != 0 ? call.thread.integer(field(status)) : .none
    }

    private static func seconds(_ call: Call, _ mask: UInt32, _ field: (ExtendedStatus) -> Timestamp) -> Value {
        let status = of(call)
        return status.mask & mask != 0 ? .float(PathModule.seconds(field(status))) : .none
    }

    private static func nanoseconds(_ call: Call, _ mask: UInt32, _ field: (ExtendedStatus) -> Timestamp) -> Value {
        let status = of(call)
        return status.mask & mask != 0 ? call.thread.nanoseconds(field(status)) : .none
    }

    private static func device(_ numbers: (major: UInt32, minor: UInt32), _ thread: ThreadRef) -> Value {
        thread.integer(Host.device(major: numbers.major, minor: numbers.minor))
    }

    // MARK: The function

    static let row = NativeRow.function(
        "statx(path, mask, *, flags=0, dir_fd=None, follow_symlinks=True)", ExtendedStatusObject.statx,
        "Perform a statx system call on the given path.")

    /// AT_SYMLINK_NOFOLLOW.
    private static let noFollow: Int32 = 0x100

    private static func statx(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "statx", "path", .descriptor)
        let mask = try thread.mask32(call[1])
        var flags = try thread.int32(call[2])
        let base = try thread.directoryDescriptor(call[3])
        let follows = try thread.isTrue(call[4])
        try thread.refuse(path, "statx", directory: call[3], follows: follows)
        if !follows { flags |= noFollow }
        let host = thread.host
        let status: ExtendedStatus
        if let descriptor = path.descriptor {
            status = try thread.attempt(path.shown) { () throws(Errno) in
                try host.statx(descriptor: descriptor, mask: mask, flags: flags)
            }
        } else {
            status = try thread.onPath(path) { (p) throws(Errno) in
                try host.statx(p, mask: mask, flags: flags, in: base)
            }
        }
        return .object(ExtendedStatusObject(status, thread.libraryType(nativeType).root))
    }
}
