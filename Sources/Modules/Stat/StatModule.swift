// `_stat` and `stat`, which has the same names: what the bits of a mode mean.

import TaipanRuntime

package enum StatModule {
    static let module = NativeModule(
        "stat", doc: "Constants/functions for interpreting results of os.stat() and os.lstat().",
        initialize: { (module, thread) throws(Raise) in
            do throws(Raise) {
                guard let source = try thread.importModule(named: "_stat").as(.module, ModuleObject.self) else {
                    return
                }
                module.copyPublicNames(of: source)
            } catch {
                // somebody keeps `_stat` from being imported
                try thread.swallow(thread.types.importError)
                try thread.addRows(rows, to: module, named: thread.intern("stat"))
                fill(module, thread)
            }
        })

    static let underscoreModule = NativeModule(
        "_stat", doc: "S_IFMT_: file type bits.", functions: { rows },
        initialize: { (module, thread) throws(Raise) in fill(module, thread) })

    private static let rows: [NativeRow] = [
        .function(
            "S_IMODE(mode, /)",
            { (c) throws(Raise) in
                .int(try mode(c) & 0o7777)
            }, "Return the portion of the file's mode that can be set by os.chmod()."),
        .function(
            "S_IFMT(mode, /)",
            { (c) throws(Raise) in
                .int(try mode(c) & 0o170000)
            }, "Return the portion of the file's mode that describes the file type."),
        .function(
            "S_ISDIR(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) == 0o040000)
            }, "Return True if mode is from a directory."),
        .function(
            "S_ISCHR(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) == 0o020000)
            }, "Return True if mode is from a character special device file."),
        .function(
            "S_ISBLK(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) == 0o060000)
            }, "Return True if mode is from a block special device file."),
        .function(
            "S_ISREG(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) == 0o100000)
            }, "Return True if mode is from a regular file."),
        .function(
            "S_ISFIFO(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) == 0o010000)
            }, "Return True if mode is from a FIFO (named pipe)."),
        .function(
            "S_ISLNK(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) == 0o120000)
            }, "Return True if mode is from a symbolic link."),
        .function(
            "S_ISSOCK(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) == 0o140000)
            }, "Return True if mode is from a socket."),
        .function(
            "S_ISDOOR(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) < 0)
            }, "Return True if mode is from a door."),
        .function(
            "S_ISPORT(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) < 0)
            }, "Return True if mode is from an event port."),
        .function(
            "S_ISWHT(mode, /)",
            { (c) throws(Raise) in
                .bool(try kind(c) < 0)
            }, "Return True if mode is from a whiteout."),
        .function(
            "filemode(mode, /)",
            { (c) throws(Raise) in
                c.thread.makeStringValue(text(try mode(c)))
            }, "Convert a file's mode to a string of the form '-rwxrwxrwx'"),
    ]

    private static func mode(_ call: Call) throws(Raise) -> Int {
        let thread = call.thread
        guard let number = thread.bigInteger(call[0]) else { throw thread.typeError("an integer is required") }
        if number.isNegative { throw thread.overflowError("can't convert negative value to unsigned int") }
        guard let fitting = number.asUInt else {
            throw thread.overflowError("Python int too large to convert to C unsigned long")
        }
        if fitting > 0xFFFF_FFFF { throw thread.overflowError("mode out of range") }
        return Int(fitting)
    }

    private static func kind(_ call: Call) throws(Raise) -> Int { try mode(call) & 0o170000 }

    /// `-rwxr-xr-x`.
    private static func text(_ mode: Int) -> String {
        let kinds: [(Int, Character)] = [
            (0o120000, "l"), (0o140000, "s"), (0o100000, "-"), (0o060000, "b"), (0o040000, "d"), (0o020000, "c"),
            (0o010000, "p"),
        ]
        var result = String(kinds.first { $0.0 == mode & 0o170000 }?.1 ?? "?")
        // shift of the three bits, the bit that changes the last letter, and its letters without and with execute permission
        let groups: [(Int, Int, String, String)] = [
            (6, 0o4000, "S", "s"), (3, 0o2000, "S", "s"), (0, 0o1000, "T", "t"),
        ]
        for (shift, special, upper, lower) in groups {
            let bits = mode >> shift & 7
            result += bits & 4 != 0 ? "r" : "-"
            result += bits & 2 != 0 ? "w" : "-"
            let runs = bits & 1 != 0
            result += mode & special != 0 ? (runs ? lower : upper) : (runs ? "x" : "-")
        }
        return result
    }

    private static func fill(_ module: ModuleObject, _ thread: ThreadRef) {
        for (name, value) in constants { module.namespace.set(thread.intern(name.description), .int(value)) }
    }

    private static let constants: [(StaticString, Int)] = [
        ("ST_MODE", 0), ("ST_INO", 1), ("ST_DEV", 2), ("ST_NLINK", 3), ("ST_UID", 4), ("ST_GID", 5), ("ST_SIZE", 6),
        ("ST_ATIME", 7), ("ST_MTIME", 8), ("ST_CTIME", 9),
        ("S_IFDIR", 0o040000), ("S_IFCHR", 0o020000), ("S_IFBLK", 0o060000), ("S_IFREG", 0o100000),
        ("S_IFIFO", 0o010000),
        ("S_IFLNK", 0o120000), ("S_IFSOCK", 0o140000), ("S_IFDOOR", 0), ("S_IFPORT", 0), ("S_IFWHT", 0),
        ("S_ISUID", 0o4000), ("S_ISGID", 0o2000), ("S_ENFMT", 0o2000), ("S_ISVTX", 0o1000), ("S_IREAD", 0o0400),
        ("S_IWRITE", 0o0200), ("S_IEXEC", 0o0100), ("S_IRWXU", 0o0700), ("S_IRUSR", 0o0400), ("S_IWUSR", 0o0200),
        ("S_IXUSR", 0o0100), ("S_IRWXG", 0o0070), ("S_IRGRP", 0o0040), ("S_IWGRP", 0o0020), ("S_IXGRP", 0o0010),
        ("S_IRWXO", 0o0007), ("S_IROTH", 0o0004), ("S_IWOTH", 0o0002), ("S_IXOTH", 0o0001),
        ("UF_SETTABLE", 0x0000_FFFF), ("UF_NODUMP", 1), ("UF_IMMUTABLE", 2), ("UF_APPEND", 4), ("UF_OPAQUE", 8),
        ("UF_NOUNLINK", 0x10), ("UF_COMPRESSED", 0x20), ("UF_TRACKED", 0x40), ("UF_DATAVAULT", 0x80),
        ("UF_HIDDEN", 0x8000),
        ("SF_SETTABLE", 0xFFFF_0000), ("SF_ARCHIVED", 0x0001_0000), ("SF_IMMUTABLE", 0x0002_0000),
        ("SF_APPEND", 0x0004_0000),
        ("SF_RESTRICTED", 0x0008_0000), ("SF_NOUNLINK", 0x0010_0000), ("SF_SNAPSHOT", 0x0020_0000),
        ("SF_FIRMLINK", 0x0080_0000), ("SF_DATALESS", 0x4000_0000), ("SF_SUPPORTED", 0x009F_0000),
        ("SF_SYNTHETIC", 0xC000_0000),
        ("FILE_ATTRIBUTE_ARCHIVE", 32), ("FILE_ATTRIBUTE_COMPRESSED", 2048), ("FILE_ATTRIBUTE_DEVICE", 64),
        ("FILE_ATTRIBUTE_DIRECTORY", 16), ("FILE_ATTRIBUTE_ENCRYPTED", 16384), ("FILE_ATTRIBUTE_HIDDEN", 2),
        ("FILE_ATTRIBUTE_INTEGRITY_STREAM", 32768), ("FILE_ATTRIBUTE_NORMAL", 128),
        ("FILE_ATTRIBUTE_NOT_CONTENT_INDEXED", 8192), ("FILE_ATTRIBUTE_NO_SCRUB_DATA", 131072),
        ("FILE_ATTRIBUTE_OFFLINE", 4096), ("FILE_ATTRIBUTE_READONLY", 1), ("FILE_ATTRIBUTE_REPARSE_POINT", 1024),
        ("FILE_ATTRIBUTE_SPARSE_FILE", 512), ("FILE_ATTRIBUTE_SYSTEM", 4), ("FILE_ATTRIBUTE_TEMPORARY", 256),
        ("FILE_ATTRIBUTE_VIRTUAL", 65536),
        ("STATX_ATTR_COMPRESSED", 0x4), ("STATX_ATTR_IMMUTABLE", 0x10), ("STATX_ATTR_APPEND", 0x20),
        ("STATX_ATTR_NODUMP", 0x40), ("STATX_ATTR_ENCRYPTED", 0x800), ("STATX_ATTR_AUTOMOUNT", 0x1000),
        ("STATX_ATTR_MOUNT_ROOT", 0x2000), ("STATX_ATTR_VERITY", 0x10_0000), ("STATX_ATTR_DAX", 0x20_0000),
        ("STATX_ATTR_WRITE_ATOMIC", 0x40_0000),
    ]
}
