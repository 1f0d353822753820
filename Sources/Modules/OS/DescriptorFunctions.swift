// The functions of `os` that take a file descriptor: opening, reading, writing, duplicating, flags, terminals.

import TaipanHost
import TaipanRuntime

package enum DescriptorFunctions {
    static let rows: [NativeRow] = [
        .function(
            "open(path, flags, mode=0o777, *, dir_fd=None)", DescriptorFunctions.open,
            "Open a file for low level IO.  Returns a file descriptor (integer)."),
        .function(
            "close(fd)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.close(descriptor) }
                return .none
            }, "Close a file descriptor."),
        .function(
            "closerange(fd_low, fd_high, /)",
            { (c) throws(Raise) in
                c.thread.host.closeRange(max(try c.int32(0), 0), try c.int32(1))
                return .none
            }, "Closes all file descriptors in [fd_low, fd_high), ignoring errors."),
        .function(
            "read(fd, length, /)", DescriptorFunctions.read,
            "Read from a file descriptor.  Returns a bytes object."),
        .function(
            "write(fd, data, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                return try c.thread.withBuffer(of: c[1]) { (bytes) throws(Raise) in
                    let host = c.thread.host
                    guard let start = bytes.baseAddress else { return .int(0) }
                    return .int(
                        try c.thread.attempt { () throws(Errno) in
                            try host.write(descriptor, start, min(bytes.count, 0x7FFF_F000))
                        })
                }
            }, "Write a bytes object to a file descriptor."),
        .function(
            "readinto(fd, buffer, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                var view = try c.thread.readingTarget(c[1], "readinto() argument 2")
                defer { view.release() }
                let (host, bytes) = (c.thread.host, view.mutableBytes)
                guard let start = bytes.baseAddress else { return .int(0) }
                return .int(
                    try c.thread.attempt { () throws(Errno) in
                        try host.read(descriptor, start, min(bytes.count, 0x7FFF_F000))
                    })
            }, "Read into a buffer object from a file descriptor.  Returns the number of bytes read."),
        .function(
            "pread(fd, length, offset, /)",
            { (c) throws(Raise) in
                let (descriptor, wanted) = (try c.int32(0), try c.thread.nativeSize(c[1]))
                let offset = try c.thread.int64(c[2])
                let length = try length(wanted, c.thread)
                let host = c.thread.host
                return try filled(length, c.thread) { (buffer) throws(Errno) in
                    try host.pread(descriptor, buffer, length, at: offset)
                }
            }, "Read a number of bytes from a file descriptor starting at a particular offset."),
        .function(
            "pwrite(fd, buffer, offset, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                return try c.thread.withBuffer(of: c[1]) { (bytes) throws(Raise) in
                    let (host, offset) = (c.thread.host, try c.thread.int64(c[2]))
                    guard let start = bytes.baseAddress else { return .int(0) }
                    return .int(
                        try c.thread.attempt { () throws(Errno) in
                            try host.pwrite(descriptor, start, bytes.count, at: offset)
                        })
                }
            }, "Write bytes to a file descriptor starting at a particular offset."),
        .function(
            "readv(fd, buffers, /)",
            { (c) throws(Raise) in
                try readVectors(c, "readv")
            }, "Read from a file descriptor fd into an iterable of buffers."),
        .function(
            "preadv(fd, buffers, offset, flags=0, /)",
            { (c) throws(Raise) in
                try readVectors(c, "preadv2", hasPosition: true)
            }, "Reads from a file descriptor into a number of mutable bytes-like objects."),
        .function(
            "writev(fd, buffers, /)",
            { (c) throws(Raise) in
                try writeVectors(c, "writev")
            }, "Iterate over buffers, and write the contents of each to a file descriptor."),
        .function(
            "pwritev(fd, buffers, offset, flags=0, /)",
            { (c) throws(Raise) in
                try writeVectors(c, "pwritev", hasPosition: true)
            }, "Writes the contents of bytes-like objects to a file descriptor at a given offset."),
        .function(
            "lseek(fd, position, whence, /)",
            { (c) throws(Raise) in
                let (descriptor, position) = (try c.int32(0), try c.thread.int64(c[1]))
                let whence = try c.int32(2)
                let host = c.thread.host
                return .int(
                    Int(try c.thread.attempt { () throws(Errno) in try host.lseek(descriptor, position, whence) }))
            }, "Set the position of a file descriptor.  Return the new position."),
        .function(
            "dup(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.dup(descriptor) }))
            }, "Return a duplicate of a file descriptor."),
        .function(
            "dup2(fd, fd2, inheritable=True)",
            { (c) throws(Raise) in
                let (descriptor, target) = (try c.int32(0), try c.int32(1))
                let inheritable = try c.thread.isTrue(c[2])
                let host = c.thread.host
                return .int(
                    Int(
                        try c.thread.attempt { () throws(Errno) in
                            try host.dup2(descriptor, target, inheritable: inheritable)
                        }))
            }, "Duplicate file descriptor."),
        .function(
            "pipe()",
            { (c) throws(Raise) in
                let host = c.thread.host
                return pair(try c.thread.attempt { () throws(Errno) in try host.pipe() }, c.thread)
            }, "Create a pipe.  Returns a tuple of two file descriptors."),
        .function(
            "pipe2(flags, /)",
            { (c) throws(Raise) in
                let flags = try c.int32(0)
                let host = c.thread.host
                return pair(try c.thread.attempt { () throws(Errno) in try host.pipe(flags) }, c.thread)
            }, "Create a pipe with flags set atomically."),
        .function(
            "fstat(fd)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                return c.thread.makeStatus(try c.thread.attempt { () throws(Errno) in try host.fstat(descriptor) })
            }, "Perform a stat system call on the given file descriptor."),
    ]

    static let moreRows: [NativeRow] = [
        .function(
            "fsync(fd)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.fsync(descriptor) }
                return .none
            }, "Force write of fd to disk."),
        .function(
            "fdatasync(fd)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.fdatasync(descriptor) }
                return .none
            }, "Force write of fd to disk without forcing update of metadata."),
        .function(
            "ftruncate(fd, length, /)",
            { (c) throws(Raise) in
                let (descriptor, length) = (try c.int32(0), try c.thread.int64(c[1]))
                try c.thread.audit("os.truncate", [c[0], c[1]])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.ftruncate(descriptor, length) }
                return .none
            }, "Truncate a file, specified by file descriptor, to a specific length."),
        .function(
            "fstatvfs(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                return c.thread.makeFileSystem(
                    try c.thread.attempt { () throws(Errno) in try host.fstatvfs(descriptor) })
            }, "Perform an fstatvfs system call on the given fd."),
        .function(
            "fpathconf(fd, name, /)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let name = try c.thread.configurationName(c[1], .pathconf)
                let host = c.thread.host
                return .int(try c.thread.attempt { () throws(Errno) in try host.pathconf(descriptor, name) } ?? -1)
            }, "Return the configuration limit name for the file descriptor fd."),
        .function(
            "isatty(fd, /)",
            { (c) throws(Raise) in
                .bool(c.thread.host.isTerminal(try c.int32(0)))
            }, "Return True if the fd is connected to a terminal."),
        .function(
            "get_inheritable(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                return .bool(try c.thread.attempt { () throws(Errno) in try host.isInheritable(descriptor) })
            }, "Get the close-on-exe flag of the specified file descriptor."),
        .function(
            "set_inheritable(fd, inheritable, /)",
            { (c) throws(Raise) in
                let (descriptor, flag) = (try c.int32(0), try c.int32(1) != 0)
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.setInheritable(descriptor, flag) }
                return .none
            }, "Set the inheritable flag of the specified file descriptor."),
        .function(
            "get_blocking(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                return .bool(try c.thread.attempt { () throws(Errno) in try host.isBlocking(descriptor) })
            }, "Get the blocking mode of the file descriptor."),
        .function(
            "set_blocking(fd, blocking, /)",
            { (c) throws(Raise) in
                let (descriptor, flag) = (try c.int32(0), try c.thread.isTrue(c[1]))
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.setBlocking(descriptor, flag) }
                return .none
            }, "Set the blocking mode of the specified file descriptor."),
        .function(
            "sendfile(out_fd, in_fd, offset, count)",
            { (c) throws(Raise) in
                let (target, source) = (try c.int32(0), try c.int32(1))
                let count = try c.thread.nativeSize(c[3])
                let offset = c[2].isNone ? nil : try c.thread.int64(c[2])
                let host = c.thread.host
                return .int(
                    try c.thread.attempt { () throws(Errno) in try host.sendfile(target, source, at: offset, count) })
            }, "Copy count bytes from file descriptor in_fd to file descriptor out_fd."),
        .function(
            "copy_file_range(src, dst, count, offset_src=None, offset_dst=None)",
            { (c) throws(Raise) in
                let (source, target) = (try c.int32(0), try c.int32(1))
                let count = try c.thread.nativeSize(c[2])
                if count < 0 { throw c.thread.valueError("negative value for 'count' not allowed") }
                let from = c[3].isNone ? nil : try c.thread.int64(c[3])
                let to = c[4].isNone ? nil : try c.thread.int64(c[4])
                let host = c.thread.host
                return .int(
                    try c.thread.attempt { () throws(Errno) in
                        try host.copyFileRange(source, target, count, from: from, to: to)
                    })
            }, "Copy count bytes from one file descriptor to another."),
        .function(
            "splice(src, dst, count, offset_src=None, offset_dst=None, flags=0)",
            { (c) throws(Raise) in
                let (source, target) = (try c.int32(0), try c.int32(1))
                let (count, flags) = (try c.thread.nativeSize(c[2]), try c.thread.unsigned32(c[5]))
                if count < 0 { throw c.thread.valueError("negative value for 'count' not allowed") }
                let from = c[3].isNone ? nil : try c.thread.int64(c[3])
                let to = c[4].isNone ? nil : try c.thread.int64(c[4])
                let host = c.thread.host
                return .int(
                    try c.thread.attempt { () throws(Errno) in
                        try host.splice(source, target, count, from: from, to: to, flags: flags)
                    })
            }, "Transfer count bytes from one pipe to a descriptor or vice versa."),
        .function(
            "posix_fadvise(fd, offset, length, advice, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let (offset, length) = (try c.thread.int64(c[1]), try c.thread.int64(c[2]))
                let advice = try c.int32(3)
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.advise(descriptor, offset, length, advice) }
                return .none
            }, "Announce an intention to access data in a specific pattern."),
        .function(
            "posix_fallocate(fd, offset, length, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let (offset, length) = (try c.thread.int64(c[1]), try c.thread.int64(c[2]))
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.allocate(descriptor, offset, length) }
                return .none
            }, "Ensure a file has allocated at least a particular number of bytes on disk."),
        .function(
            "lockf(fd, command, length, /)",
            { (c) throws(Raise) in
                let (descriptor, command) = (try c.int32(0), try c.int32(1))
                let length = try c.thread.int64(c[2])
                try c.thread.audit("os.lockf", [c[0], c[1], c[2]])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.lockf(descriptor, command, length) }
                return .none
            }, "Apply, test or remove a POSIX lock on an open file descriptor."),
        .function(
            "memfd_create(name, flags=1)",
            { (c) throws(Raise) in
                let name = try c.thread.hostBytes(c[0])
                let flags = try c.thread.mask32(c[1])
                let host = c.thread.host
                return .int(
                    Int(
                        try c.thread.attempt { () throws(Errno) in
                            try CPath(name).use { (p) throws(Errno) in try host.memfdCreate(p, flags: flags) }
                        }))
            }),
        .function(
            "eventfd(initval, flags=524288)",
            { (c) throws(Raise) in
                let (value, flags) = (try c.thread.unsigned32(c[0]), try c.int32(1))
                let host = c.thread.host
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.eventfd(value, flags: flags) }))
            }, "Creates and returns an event notification file descriptor."),
        .function(
            "eventfd_read(fd)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let host = c.thread.host
                return c.thread.integer(try c.thread.attempt { () throws(Errno) in try host.eventfdRead(descriptor) })
            }, "Read eventfd value"),
        .function(
            "eventfd_write(fd, value)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let value = try c.thread.unsigned64(c[1], "value must be positive")
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.eventfdWrite(descriptor, value) }
                return .none
            }, "Write eventfd value."),
    ]

    static let terminalRows: [NativeRow] = [
        .function(
            "get_terminal_size(fd=1, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                let size = try c.thread.attempt { () throws(Errno) in try host.windowSize(descriptor) }
                return c.thread.makeStructSequence(OSRecords.terminalSize, [.int(size.columns), .int(size.lines)])
            }, "Return the size of the terminal window as (columns, lines)."),
        .function(
            "ttyname(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                return c.thread.fsDecode(try c.thread.attempt { () throws(Errno) in try host.terminalName(descriptor) })
            }, "Return the name of the terminal device connected to 'fd'."),
        .function(
            "ctermid()",
            { (c) throws(Raise) in
                c.thread.fsDecode(c.thread.host.controllingTerminalName())
            }, "Return the name of the controlling terminal for this process."),
        .function(
            "openpty()",
            { (c) throws(Raise) in
                let host = c.thread.host
                let ends = try c.thread.attempt { () throws(Errno) in try host.openTerminalPair() }
                return .object(c.thread.makeTuple(.int(Int(ends.controller)), .int(Int(ends.terminal))))
            }, "Open a pseudo-terminal."),
        .function(
            "posix_openpt(oflag, /)",
            { (c) throws(Raise) in
                let flags = try c.int32(0)
                let host = c.thread.host
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.openController(flags) }))
            }, "Open and return a file descriptor for a master pseudo-terminal device."),
        .function(
            "grantpt(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.grantTerminal(descriptor) }
                return .none
            }, "Grant access to the slave pseudo-terminal device."),
        .function(
            "unlockpt(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.unlockTerminal(descriptor) }
                return .none
            }, "Unlock a pseudo-terminal master/slave pair."),
        .function(
            "ptsname(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let host = c.thread.host
                return c.thread.fsDecode(
                    try c.thread.attempt { () throws(Errno) in try host.terminalName(ofController: descriptor) })
            }, "Return the name of the slave pseudo-terminal device."),
        .function(
            "login_tty(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.loginTerminal(descriptor) }
                return .none
            }, "Prepare the tty of which fd is a file descriptor for a new login session."),
        .function(
            "tcgetpgrp(fd, /)",
            { (c) throws(Raise) in
                let descriptor = try c.int32(0)
                let host = c.thread.host
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.foregroundGroup(descriptor) }))
            }, "Return the process group associated with the terminal specified by fd."),
        .tupleFunction(
            "tcsetpgrp(fd, pgid, /)",
            { (c) throws(Raise) in
                let (descriptor, group) = (try c.thread.plainInt32(c[0]), try c.thread.plainInt32(c[1]))
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.setForegroundGroup(descriptor, group) }
                return .none
            }, "Set the process group associated with the terminal specified by fd."),
        .function(
            "device_encoding(fd)",
            { (c) throws(Raise) in
                c.thread.host.isTerminal(try c.int32(0)) ? c.thread.makeStringValue("UTF-8") : .none
            }, "Return a string describing the encoding of a terminal's file descriptor."),
    ]

    private static func pair(_ ends: (read: Descriptor, write: Descriptor), _ thread: ThreadRef) -> Value {
        .object(thread.makeTuple(.int(Int(ends.read)), .int(Int(ends.write))))
    }

    private static func open(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "open")
        let (flags, mode) = (try call.int32(1), try call.mode(2))
        let base = try call.directory(3)
        try thread.audit("open", [path.shown, .none, .int(Int(flags | OpenFlags.closeOnExec))])
        let host = thread.host
        return .int(Int(try thread.onPath(path) { (p) throws(Errno) in try host.open(p, flags, mode: mode, in: base) }))
    }

    private static func length(_ length: Int, _ thread: ThreadRef) throws(Raise) -> Int {
        if length < 0 { throw thread.hostError(.EINVAL) }
        return min(length, 0x7FFF_F000)
    }

    private static func read(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let descriptor = try call.int32(0)
        let length = try length(try thread.nativeSize(call[1]), thread)
        let host = thread.host
        return try filled(length, thread) { (buffer) throws(Errno) in try host.read(descriptor, buffer, length) }
    }

    /// `bytes` of at most `length`, cut to what came.
    private static func filled(
        _ length: Int, _ thread: ThreadRef, _ fill: (UnsafeMutableRawPointer) throws(Errno) -> Int
    ) throws(Raise) -> Value {
        try thread.checkAllocation(length)
        let result = thread.makeBytes(count: length)
        let count = try thread.attempt { () throws(Errno) in try fill(result.buffer) }
        if count < length / 2 && length > 64 { return .object(thread.makeBytes(result.buffer, count)) }
        result.truncate(to: count)
        return .object(result)
    }

    /// The arguments behind the buffers.
    private static func position(_ call: Call) throws(Raise) -> (offset: Int64, flags: Int32) {
        (try call.thread.int64(call[2]), try call.int32(3))
    }

    private static func readVectors(
        _ call: Call, _ function: StaticString, hasPosition: Bool = false
    ) throws(Raise) -> Value {
        let thread = call.thread
        let descriptor = try call.int32(0)
        let position = hasPosition ? try position(call) : nil
        var views: [BufferView] = []
        defer { for i in views.indices { views[i].release() } }
        for item in try vectors(call[1], function, thread) { views.append(try writableView(item, thread)) }
        let buffers = views.map { $0.mutableBytes }
        let host = thread.host
        return .int(
            try thread.attempt { () throws(Errno) in
                try host.readv(descriptor, buffers, at: position?.offset, flags: position?.flags ?? 0)
            })
    }

    /// The items of a sequence of buffers; other iterables are refused.
    private static func vectors(_ value: Value, _ function: StaticString, _ thread: ThreadRef) throws(Raise) -> [Value]
    {
        if !thread.isSequence(value) { throw thread.typeError("\(function)() arg 2 must be a sequence") }
        return try thread.sequenceItems(value)
    }

    private static func writableView(_ value: Value, _ thread: ThreadRef) throws(Raise) -> BufferView {
        if value.as(.bytes, BytesObject.self) != nil { throw thread.bufferError("Object is not writable.") }
        if !thread.hasBuffer(value) { return try thread.acquireBuffer(value) }
        do throws(Raise) { return try thread.acquireBuffer(value, writable: true) } catch {
            try thread.swallow(thread.types.typeError)
            throw thread.bufferError("memoryview: underlying buffer is not writable")
        }
    }

    private static func writeVectors(
        _ call: Call, _ function: StaticString, hasPosition: Bool = false
    ) throws(Raise) -> Value {
        let thread = call.thread
        let descriptor = try call.int32(0)
        let position = hasPosition ? try position(call) : nil
        var views: [BufferView] = []
        defer { for i in views.indices { views[i].release() } }
        for item in try vectors(call[1], function, thread) { views.append(try thread.acquireBuffer(item)) }
        let buffers = views.map { $0.bytes }
        let host = thread.host
        return .int(
            try thread.attempt { () throws(Errno) in
                try host.writev(descriptor, buffers, at: position?.offset, flags: position?.flags ?? 0)
            })
    }
}
