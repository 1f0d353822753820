// The remaining functions of `os`: the environment, the machine, errors, paths as text, extended attributes.

import TaipanHost
import TaipanRuntime

package enum SystemFunctions {
    static let textRows: [NativeRow] = [
        .function(
            "fspath(path)",
            { (c) throws(Raise) in
                try c.thread.fspath(c[0])
            }, "Return the file system path representation of the object."),
        // what CPython calls its version in Python; code that looks for it finds the one there is
        .function(
            "_fspath(path)",
            { (c) throws(Raise) in
                try c.thread.fspath(c[0])
            }, "Return the file system path representation of the object."),
        .pythonFunction(
            "_fscodec.<locals>.fsencode(filename)",
            { (c) throws(Raise) in
                let value = try c.thread.fspath(c[0])
                if let text = value.as(.string, StringObject.self) { return .object(try c.thread.fsEncode(text)) }
                return value
            }, "Encode filename to the filesystem encoding with 'surrogateescape' error handler."),
        .pythonFunction(
            "_fscodec.<locals>.fsdecode(filename)",
            { (c) throws(Raise) in
                let value = try c.thread.fspath(c[0])
                if let bytes = value.as(.bytes, BytesObject.self) { return .object(c.thread.fsDecode(bytes.raw)) }
                return value
            }, "Decode filename from the filesystem encoding with 'surrogateescape' error handler."),
        .pythonFunction(
            "getenv(key, default=None)",
            { (c) throws(Raise) in
                guard let name = c[0].as(.string, StringObject.self) else {
                    throw c.thread.typeError("str expected, not \(c.thread.bareTypeName(c[0]))")
                }
                let bytes = try c.thread.encodedBytes(name)
                return try EnvironObject.value(of: bytes, c.thread).map { c.thread.fsDecode($0) } ?? c[1]
            }, "Get an environment variable, return None if it doesn't exist."),
        .pythonFunction(
            "getenvb(key, default=None)",
            { (c) throws(Raise) in
                guard let name = c[0].as(.bytes, BytesObject.self) else {
                    throw c.thread.typeError("bytes expected, not \(c.thread.bareTypeName(c[0]))")
                }
                return try EnvironObject.value(of: [UInt8](name.raw), c.thread).map { .object(c.thread.makeBytes($0)) }
                    ?? c[1]
            }, "Get an environment variable, return None if it doesn't exist."),
        .function(
            "putenv(name, value, /)",
            { (c) throws(Raise) in
                try EnvironObject.put(try c.thread.hostBytes(c[0]), try c.thread.hostBytes(c[1]), c.thread)
                return .none
            }, "Change or add an environment variable."),
        .function(
            "unsetenv(name, /)",
            { (c) throws(Raise) in
                try EnvironObject.take(try c.thread.hostBytes(c[0]), c.thread)
                return .none
            }, "Delete an environment variable."),
        .function(
            "reload_environ()",
            { (c) throws(Raise) in
                c.thread.reloadEnvironment()
                return .none
            },
            "Update os.environ and os.environb with changes to environment variables made by putenv(), unsetenv() or C code."
        ),
        .function(
            "strerror(code, /)",
            { (c) throws(Raise) in
                c.thread.makeStringValue(Errno(try c.thread.int32(c[0])).message)
            }, "Translate an error code to a message string."),
        .pythonFunction(
            "fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs)",
            { (c) throws(Raise) in
                switch c[0] {
                case .int, .bool: break
                default:
                    if c[0].as(.int, IntObject.self) == nil {
                        throw c.thread.typeError(
                            "invalid fd type (\(try c.thread.repr(.object(c.thread.type(of: c[0]))).text), expected integer)"
                        )
                    }
                }
                let io = try c.thread.importModule(named: "io")
                var encoding = c[3]
                if try !c.thread.contains(c[1], c.thread.makeStringValue("b")) {
                    encoding = try c.thread.call(try c.thread.getAttribute(io, "text_encoding"), [encoding])
                }
                let open = try c.thread.getAttribute(io, "open")
                let extra = try c.thread.items(of: c[4])
                var keywords: [(StringObject, Value)] = []
                if let given = c[5].as(.dict, DictObject.self) {
                    var index = 0
                    while let entry = given.nextEntry(from: index) {
                        index = entry + 1
                        if let name = given.key(at: entry).as(.string, StringObject.self) {
                            keywords.append((name, given.value(at: entry)))
                        }
                    }
                }
                return try c.thread.call(open, [c[0], c[1], c[2], encoding] + extra, keywords: keywords)
            }, "Return an open file object connected to the file descriptor fd."),
    ]

    static let systemRows: [NativeRow] = [
        .function(
            "uname()",
            { (c) throws(Raise) in
                let host = c.thread.host
                let name = try c.thread.attempt { () throws(Errno) in try host.uname() }
                return c.thread.makeStructSequence(
                    OSRecords.uname,
                    [name.system, name.node, name.release, name.version, name.machine].map { c.thread.fsDecode($0) })
            }, "Return an object identifying the current operating system."),
        .function(
            "cpu_count()",
            { (c) throws(Raise) in
                (c.thread.interpreter.configuration.processorCount ?? c.thread.host.processorCount).map { .int($0) }
                    ?? .none
            }, "Return the number of logical CPUs in the system."),
        .pythonFunction(
            "process_cpu_count()",
            { (c) throws(Raise) in
                (c.thread.interpreter.configuration.processorCount ?? c.thread.host.usableProcessorCount)
                    .map { .int($0) } ?? .none
            }, "Get the number of CPUs of the current process."),
        .function(
            "getloadavg()",
            { (c) throws(Raise) in
                guard let load = c.thread.host.loadAverage else {
                    throw c.thread.raise(c.thread.types.osError, "Load averages are unobtainable")
                }
                return .object(c.thread.makeTuple(.float(load.0), .float(load.1), .float(load.2)))
            }, "Return average recent system load information."),
        .function(
            "sysconf(name, /)",
            { (c) throws(Raise) in
                let (host, name) = (c.thread.host, try c.thread.configurationName(c[0], .sysconf))
                return .int(try c.thread.attempt { () throws(Errno) in try host.sysconf(name) } ?? -1)
            }, "Return an integer-valued system configuration variable."),
        .function(
            "confstr(name, /)",
            { (c) throws(Raise) in
                let (host, name) = (c.thread.host, try c.thread.configurationName(c[0], .confstr))
                let text = try c.thread.attempt { () throws(Errno) in try host.confstr(name) }
                return text.map { c.thread.fsDecode($0) } ?? .none
            }, "Return a string-valued system configuration variable."),
        .function(
            "umask(mask, /)",
            { (c) throws(Raise) in
                .int(Int(c.thread.host.umask(try c.thread.mode(c[0]))))
            }, "Set the current numeric umask and return the previous umask."),
        .function(
            "sync()",
            { (c) throws(Raise) in
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.sync() }
                return .none
            }, "Force write of everything to disk."),
        .function(
            "urandom(size, /)",
            { (c) throws(Raise) in
                let size = try c.thread.nativeSize(c[0])
                if size < 0 { throw c.thread.valueError("negative argument not allowed") }
                try c.thread.checkAllocation(size)
                let result = c.thread.makeBytes(count: size)
                let host = c.thread.host
                try c.thread.inBlocks(size) { (start, end) throws(Raise) in
                    try c.thread.attempt { () throws(Errno) in
                        try host.random(UnsafeMutableRawBufferPointer(start: result.buffer + start, count: end - start))
                    }
                }
                return .object(result)
            }, "Return a bytes object containing random bytes suitable for cryptographic use."),
        .function(
            "getrandom(size, flags=0)",
            { (c) throws(Raise) in
                let size = try c.thread.nativeSize(c[0])
                let flags = UInt32(bitPattern: try c.thread.int32(c[1]))
                if size < 0 { throw c.thread.hostError(.EINVAL) }
                try c.thread.checkAllocation(size)
                let result = c.thread.makeBytes(count: size)
                let host = c.thread.host
                let count = try c.thread.attempt { () throws(Errno) in
                    try host.getrandom(UnsafeMutableRawBufferPointer(start: result.buffer, count: size), flags: flags)
                }
                return .object(count == size ? result : c.thread.makeBytes(result.buffer, count))
            }, "Obtain a series of random bytes."),
        .function(
            "major(device, /)",
            { (c) throws(Raise) in
                let device = try c.thread.device(c[0])
                return number(Host.split(device: device).major)
            }, "Extracts a device major number from a raw device number."),
        .function(
            "minor(device, /)",
            { (c) throws(Raise) in
                let device = try c.thread.device(c[0])
                return number(Host.split(device: device).minor)
            }, "Extracts a device minor number from a raw device number."),
        .function(
            "makedev(major, minor, /)",
            { (c) throws(Raise) in
                let (major, minor) = (try half(c[0], c.thread), try half(c[1], c.thread))
                if major == .max && minor == .max { return .int(-1) }
                return c.thread.integer(Host.device(major: major, minor: minor))
            }, "Composes a raw device number from the major and minor device numbers."),
        .function(
            "unshare(flags)",
            { (c) throws(Raise) in
                let (host, flags) = (c.thread.host, try c.thread.int32(c[0]))
                try c.thread.attempt { () throws(Errno) in try host.unshare(flags) }
                return .none
            }, "Disassociate parts of a process (or thread) execution context."),
        .function(
            "setns(fd, nstype=0)",
            { (c) throws(Raise) in
                let (host, descriptor, kind) = (c.thread.host, try c.thread.descriptor(c[0]), try c.thread.int32(c[1]))
                try c.thread.attempt { () throws(Errno) in try host.setns(descriptor, kind) }
                return .none
            }, "Move the calling thread into different namespaces."),
    ]

    static let attributeRows: [NativeRow] = [
        .function(
            "getxattr(path, attribute, *, follow_symlinks=True)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "getxattr", "path", .descriptor)
                let name = try c.thread.path(c, 1, "getxattr", "attribute")
                let follows = try c.thread.isTrue(c[2])
                try c.thread.refuse(path, "getxattr", follows: follows)
                try c.thread.audit("os.getxattr", [path.shown, c[1]])
                let host = c.thread.host
                return .object(
                    c.thread.makeBytes(
                        try c.thread.onPath(path) { (p) throws(Errno) in
                            try name.use { (n) throws(Errno) in
                                try host.getxattr(target(path.descriptor, p, follows), n)
                            }
                        }))
            }, "Return the value of extended attribute attribute on path."),
        .function(
            "setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "setxattr", "path", .descriptor)
                let name = try c.thread.path(c, 1, "setxattr", "attribute")
                var view = try c.thread.acquireBuffer(c[2])
                defer { view.release() }
                let (flags, follows) = (try c.thread.int32(c[3]), try c.thread.isTrue(c[4]))
                try c.thread.refuse(path, "setxattr", follows: follows)
                try c.thread.audit("os.setxattr", [path.shown, c[1], c[2], c[3]])
                let host = c.thread.host
                let bytes = view.bytes
                try c.thread.onPath(path) { (p) throws(Errno) in
                    try name.use { (n) throws(Errno) in
                        try host.setxattr(target(path.descriptor, p, follows), n, bytes, flags: flags)
                    }
                }
                return .none
            }, "Set extended attribute attribute on path to value."),
        .function(
            "removexattr(path, attribute, *, follow_symlinks=True)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "removexattr", "path", .descriptor)
                let name = try c.thread.path(c, 1, "removexattr", "attribute")
                let follows = try c.thread.isTrue(c[2])
                try c.thread.refuse(path, "removexattr", follows: follows)
                try c.thread.audit("os.removexattr", [path.shown, c[1]])
                let host = c.thread.host
                try c.thread.onPath(path) { (p) throws(Errno) in
                    try name.use { (n) throws(Errno) in try host.removexattr(target(path.descriptor, p, follows), n) }
                }
                return .none
            }, "Remove extended attribute attribute on path."),
        .function(
            "listxattr(path=None, *, follow_symlinks=True)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "listxattr", "path", [.descriptor, .none])
                let follows = try c.thread.isTrue(c[1])
                try c.thread.refuse(path, "listxattr", follows: follows)
                try c.thread.audit("os.listxattr", [path.shown])
                let host = c.thread.host
                let names = try c.thread.onPath(path) { (p) throws(Errno) in
                    // (to CPython a negative number is no path here, and no path the working directory)
                    try host.listxattr(target(path.descriptor.flatMap { $0 < 0 ? nil : $0 }, p, follows))
                }
                return .object(c.thread.makeList(names.split(separator: 0).map { c.thread.fsDecode(Array($0)) }))
            }, "Return a list of extended attributes on path."),
    ]

    /// The major or minor number of a device; that of no device is -1.
    private static func number(_ half: UInt32) -> Value { .int(half == .max ? -1 : Int(half)) }

    /// An argument of `makedev`.
    private static func half(_ value: Value, _ thread: ThreadRef) throws(Raise) -> UInt32 {
        let device = try thread.device(value)
        if device == .max { return .max }
        if let small = UInt32(exactly: device) { return small }
        throw thread.overflowError("Python int too large to convert to C unsigned int")
    }

    private static func target(
        _ descriptor: Descriptor?, _ path: HostPath, _ follows: Bool
    ) throws(Errno) -> AttributeTarget {
        if let descriptor {
            if descriptor < 0 { throw .EFAULT }
            return .descriptor(descriptor)
        }
        return .path(path, followingLinks: follows)
    }
}
