// `FileIO` for Python: the type, its methods and attributes.

import TaipanHost
import TaipanRuntime

extension RawFile {
    static let nativeType = NativeType(
        "_io.FileIO", .file, [.isBase, .hasDictionary], doc: "Open a file.",
        new: .function(
            "FileIO(*args, **kwargs)",
            { (c) throws(Raise) in
                .object(RawFile(try c.thread.receiverClass(c).root))
            }),
        initialize: .method("FileIO(file, mode='r', closefd=True, opener=None)", initialize),
        operations: {
            $0.repr = { (a, thread) throws(Raise) in
                let file = try file(a, thread)
                let name = file.descriptor < 0 ? .unbound : try thread.lookupAttribute(a, "name")
                return thread.makeStringValue(try file.describe(name, thread))
            }
        },
        rows: { rows + BaseStreams.notCopied })

    private static let rows: [NativeRow] = [
        .method("read(size=-1, /)", readBody, "Read at most size bytes, returned as bytes."),
        .method("readall()", readAllBody, "Read all data from the file, returned as bytes."),
        .method("readinto(buffer, /)", readintoBody, "Same as RawIOBase.readinto()."),
        .method("write(b, /)", writeBody, "Write buffer b to file, return number of bytes written."),
        .method(
            "seek(pos, whence=0, /)",
            { (c) throws(Raise) in
                .int(Int(try receiver(c).seek(try c.thread.int64(c[1]), try c.thread.int32(c[2]), c.thread)))
            }, "Move to new file position and return the file position."),
        .method(
            "tell()",
            { (c) throws(Raise) in
                .int(Int(try receiver(c).seek(0, 1, c.thread)))
            }, "Current file position."),
        .method(
            "truncate(size=None, /)", truncateBody,
            "Truncate the file to at most size bytes and return the truncated size."),
        .method("close()", closeBody, "Close the file."),
        .method(
            "seekable()",
            { (c) throws(Raise) in
                .bool(try receiver(c).isSeekable(c.thread))
            }, "True if file supports random-access."),
        .method(
            "readable()",
            { (c) throws(Raise) in
                try receiver(c).checkOpen(c.thread)
                return .bool(try receiver(c).isReadable)
            }, "True if file was opened in a read mode."),
        .method(
            "writable()",
            { (c) throws(Raise) in
                try receiver(c).checkOpen(c.thread)
                return .bool(try receiver(c).isWritable)
            }, "True if file was opened in a write mode."),
        .method(
            "fileno()",
            { (c) throws(Raise) in
                try receiver(c).checkOpen(c.thread)
                return .int(Int(try receiver(c).descriptor))
            }, "Return the underlying file descriptor (an integer)."),
        .method(
            "isatty()",
            { (c) throws(Raise) in
                try receiver(c).checkOpen(c.thread)
                return .bool(c.thread.host.isTerminal(try receiver(c).descriptor))
            }, "True if the file is connected to a TTY device."),
        .property(
            "closed",
            { (c) throws(Raise) in
                .bool(try receiver(c).descriptor < 0)
            }, "True if the file is closed"),
        .property(
            "closefd",
            { (c) throws(Raise) in
                .bool(try receiver(c).closesDescriptor)
            }, "True if the file descriptor will be closed by close()."),
        .property(
            "mode",
            { (c) throws(Raise) in
                c.thread.makeStringValue(try receiver(c).modeText)
            }, "String giving the file mode"),
        .property(
            "name",
            { (c) throws(Raise) in
                let name = try receiver(c).name
                if name.isUnbound { throw c.thread.noAttribute(c[0], c.thread.intern("name")) }
                return name
            },
            set: { (c) throws(Raise) in
                let file = try receiver(c)
                if file.name.isUnbound && c[1].isUnbound { throw c.thread.noAttribute(c[0], c.thread.intern("name")) }
                file.name = c[1]
                return .none
            }),
        .property(
            "_blksize", { (c) throws(Raise) in .int(try receiver(c).blockSize) },
            set: { (c) throws(Raise) in
                if c[1].isUnbound { throw c.thread.typeError("can't delete numeric/char attribute") }
                try receiver(c).blockSize = Int(try c.thread.int32(c[1]))
                return .none
            }),
    ]

    @inline(__always) private static func receiver(_ call: Call) throws(Raise) -> RawFile {
        try call.stream(.raw, RawFile.self)
    }

    private static func file(_ value: Value, _ thread: ThreadRef) throws(Raise) -> RawFile {
        guard let stream = value.as(.file, StreamObject.self), stream.family == .raw else {
            throw thread.typeError("a FileIO is required")
        }
        return unsafeDowncast(stream, to: RawFile.self)
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try receiver(call).open(
            call[1], try rawMode(call[2], thread), closesDescriptor: try thread.isTrue(call[3]), opener: call[4], thread
        )
        return .none
    }

    private static func readBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkReadable(thread)
        let size = try thread.size(call[1])
        if size < 0 { return try readAllBody(call) }
        try thread.checkAllocation(size)
        let result = thread.makeBytes(count: size)
        guard let count = try file.read(result.buffer, size, thread) else { return .none }
        if count < size / 2 && size > 64 { return .object(thread.makeBytes(result.buffer, count)) }
        result.truncate(to: count)
        return .object(result)
    }

    private static func readAllBody(_ call: Call) throws(Raise) -> Value {
        var content = ByteQueue()
        defer { content.free() }
        if !(try receiver(call).readAll(into: &content, call.thread)) { return .none }
        return .object(content.takeAll(call.thread))
    }

    private static func readintoBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkReadable(thread)
        var view = try thread.readingTarget(call[1], "readinto() argument 1")
        defer { view.release() }
        guard let start = view.mutableBytes.baseAddress else { return .int(0) }
        guard let count = try file.read(start, view.count, thread) else { return .none }
        return .int(count)
    }

    private static func writeBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkWritable(thread)
        var view = try thread.acquireBuffer(call[1])
        defer { view.release() }
        guard let start = view.bytes.baseAddress else { return .int(0) }
        guard let count = try file.write(start, view.count, thread) else { return .none }
        return .int(count)
    }

    private static func truncateBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkWritable(thread)
        let size = thread.optional(call[1]) == nil ? try file.seek(0, 1, thread) : try thread.int64(call[1])
        try thread.attempt { () throws(Errno) in try thread.host.ftruncate(file.descriptor, size) }
        return .int(Int(size))
    }

    private static func closeBody(_ call: Call) throws(Raise) -> Value {
        let file = try receiver(call)
        file.isMarkedClosed = true
        try file.close(call.thread)
        return .none
    }
}
