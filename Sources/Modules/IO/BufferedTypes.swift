// `BufferedReader`, `BufferedWriter` and `BufferedRandom` for Python: three types over one Swift class; and `BufferedRWPair`.

import TaipanHost
import TaipanRuntime

extension BufferedFile {
    static let readerType = NativeType(
        "_io.BufferedReader", .file, [.isBase, .hasDictionary],
        doc: "Create a new buffered reader using the given readable raw IO object.",
        new: .function(
            "BufferedReader(*args, **kwargs)",
            { (c) throws(Raise) in
                .object(BufferedFile(.reader, try c.thread.receiverClass(c).root))
            }),
        initialize: .method(
            "BufferedReader(raw, buffer_size=8192)", { (c) throws(Raise) in try initialize(c, "readable") }),
        operations: BufferedFile.configure, rows: { common + reading + BaseStreams.notCopied })

    static let writerType = NativeType(
        "_io.BufferedWriter", .file, [.isBase, .hasDictionary],
        doc: "A buffer for a writeable sequential RawIO object.",
        new: .function(
            "BufferedWriter(*args, **kwargs)",
            { (c) throws(Raise) in
                .object(BufferedFile(.writer, try c.thread.receiverClass(c).root))
            }),
        initialize: .method(
            "BufferedWriter(raw, buffer_size=8192)", { (c) throws(Raise) in try initialize(c, "writable") }),
        operations: BufferedFile.configure, rows: { common + writing + BaseStreams.notCopied })

    static let randomType = NativeType(
        "_io.BufferedRandom", .file, [.isBase, .hasDictionary], doc: "A buffered interface to random access streams.",
        new: .function(
            "BufferedRandom(*args, **kwargs)",
            { (c) throws(Raise) in
                .object(BufferedFile(.random, try c.thread.receiverClass(c).root))
            }),
        initialize: .method(
            "BufferedRandom(raw, buffer_size=8192)", { (c) throws(Raise) in try initialize(c, "seekable") }),
        operations: BufferedFile.configure, rows: { common + reading + writing + BaseStreams.notCopied })

    private static func configure(_ operations: inout TypeOperations) {
        operations.repr = { (a, thread) throws(Raise) in
            let file = try BufferedFile.buffered(a, thread)
            let known = try thread.describingAttribute(a, "name")
            if known.isUnbound { return thread.makeStringValue("<\(file.type.nameInErrors)>") }
            return thread.makeStringValue(
                try thread.describe(file) { (typeName) throws(Raise) in
                    "<\(typeName) name=\(try thread.repr(known).text)>"
                })
        }
        operations.next = { (a, thread) throws(Raise) in
            let file = try BufferedFile.buffered(a, thread)
            if !file.isPlain {
                let line = try thread.callMethod(a, "readline")
                return try thread.length(line) == 0 ? .unbound : line
            }
            let line = try file.readline(-1, thread)
            return line.count == 0 ? .unbound : .object(line)
        }
    }

    private static let common: [NativeRow] = [
        .method(
            "flush()",
            { (c) throws(Raise) in
                try receiver(c).flush(c.thread)
                return .none
            }, "Flush write buffers, if applicable."),
        .method(
            "close()",
            { (c) throws(Raise) in
                try receiver(c).close(c.thread)
                return .none
            }, "Flush and close the IO object."),
        .method(
            "detach()",
            { (c) throws(Raise) in
                let file = try receiver(c)
                try file.checkAttached(c.thread)
                try file.flush(c.thread)
                let raw = file.raw
                file.raw = .none
                file.file = nil
                return raw
            }, "Disconnect this buffer from its underlying raw stream and return it."),
        .method(
            "seek(target, whence=0, /)",
            { (c) throws(Raise) in
                .int(Int(try receiver(c).seek(try c.thread.int64(c[1]), try c.thread.int32(c[2]), c.thread)))
            }, "Change the stream position to the given byte offset."),
        .method(
            "tell()",
            { (c) throws(Raise) in
                .int(Int(try receiver(c).tell(c.thread)))
            }, "Return current stream position."),
        .method(
            "truncate(pos=None, /)",
            { (c) throws(Raise) in
                let file = try receiver(c)
                if file.access == .reader { throw c.thread.unsupported("truncate") }
                try file.flush(c.thread)
                var size = c[1]
                if c.thread.optional(size) == nil { size = .int(Int(try file.tell(c.thread))) }
                return try c.thread.callMethod(file.raw, "truncate", size)
            }, "Truncate file to size bytes."),
        .method("fileno()", { (c) throws(Raise) in try ask(c, "fileno") }),
        .method("isatty()", { (c) throws(Raise) in try ask(c, "isatty") }),
        .method("seekable()", { (c) throws(Raise) in try ask(c, "seekable") }),
        .method(
            "readable()",
            { (c) throws(Raise) in
                if try receiver(c).access == .writer { return .bool(false) }
                return try ask(c, "readable")
            }),
        .method(
            "writable()",
            { (c) throws(Raise) in
                if try receiver(c).access == .reader { return .bool(false) }
                return try ask(c, "writable")
            }),
        .property(
            "closed",
            { (c) throws(Raise) in
                let file = try receiver(c)
                try file.checkAttached(c.thread)
                return .bool(try c.thread.isClosed(file.raw))
            }),
        .property(
            "name",
            { (c) throws(Raise) in
                try receiver(c).checkAttached(c.thread)
                return try c.thread.getAttribute(try receiver(c).raw, "name")
            }),
        .property(
            "mode",
            { (c) throws(Raise) in
                try receiver(c).checkAttached(c.thread)
                return try c.thread.getAttribute(try receiver(c).raw, "mode")
            }),
        .field(
            "raw",
            { (c) throws(Raise) in
                let raw = try receiver(c).raw
                return raw.isUnbound ? .none : raw
            }),
    ]

    private static let reading: [NativeRow] = [
        .method(
            "read(size=-1, /)",
            { (c) throws(Raise) in
                let file = try receiver(c)
                try file.checkReadable(c.thread)
                if case .int(let size) = c[1], size < -1 {
                    throw c.thread.valueError("read length must be non-negative or -1")
                }
                let size = try c.thread.size(c[1])
                let bytes = size < 0 ? try file.readAll(c.thread) : try file.read(size, c.thread)
                return bytes.map { .object($0) } ?? .none
            }, "Read and return up to n bytes."),
        .method(
            "read1(size=-1, /)", read1,
            "Read and return up to size bytes, with at most one read() call to the underlying raw stream."),
        .method(
            "peek(size=0, /)",
            { (c) throws(Raise) in
                let file = try receiver(c)
                try file.checkReadable(c.thread)
                if file.pending.count > 0 { try file.flushPending(c.thread) }
                if file.ahead.count == 0 { _ = try file.fill(c.thread) }
                return .object(c.thread.makeBytes(file.ahead.bytes))
            }, "Return buffered bytes without advancing the position."),
        .method("readinto(buffer, /)", { (c) throws(Raise) in try readInto(c, once: false) }),
        .method("readinto1(buffer, /)", { (c) throws(Raise) in try readInto(c, once: true) }),
        .method(
            "readline(size=-1, /)",
            { (c) throws(Raise) in
                .object(try receiver(c).readline(try c.thread.size(c[1]), c.thread))
            }, "Read and return a line from the stream."),
        .method("readlines(hint=-1, /)", readlines, "Return a list of lines from the stream."),
    ]

    private static let writing: [NativeRow] = [
        .method("write(buffer, /)", write, "Write buffer b to the IO stream.")
    ]

    private static func write(_ call: Call) throws(Raise) -> Value {
        // bytes to an open file
        if let file = call.lentStream(.buffered, BufferedFile.self), file._withUnsafeGuaranteedRef({ $0.isOpenFile }),
            let object = peek(call.arguments + 1),
            object.shape.toOpaque() == call.thread.pointee.shapes.bytes.toOpaque()
        {
            let bytes = object.to(BytesObject.self)
            return try file.lent(orRaising: .unbound) { (file) throws(Raise) in
                try file.write(bytes.buffer, bytes.count, call.thread)
                return .int(bytes.count)
            }
        }
        return try writeAny(call)
    }

    @inline(never) private static func writeAny(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        if call[1].as(.string, StringObject.self) != nil {
            throw thread.typeError("a bytes-like object is required, not 'str'")
        }
        try file.checkAttached(thread)
        if case .object = file.raw, try thread.isClosed(file.raw) { throw thread.valueError("write to closed file") }
        try file.check(thread)
        var view = try thread.acquireBuffer(call[1])
        defer { view.release() }
        if let start = view.bytes.baseAddress { try file.write(start, view.count, thread) }
        return .int(view.count)
    }

    @inline(__always) private static func receiver(_ call: Call) throws(Raise) -> BufferedFile {
        try call.stream(.buffered, BufferedFile.self)
    }

    private static func buffered(_ value: Value, _ thread: ThreadRef) throws(Raise) -> BufferedFile {
        guard let stream = value.as(.file, StreamObject.self), stream.family == .buffered else {
            throw thread.typeError("a buffered stream is required")
        }
        return unsafeDowncast(stream, to: BufferedFile.self)
    }

    private static func ask(_ call: Call, _ method: String) throws(Raise) -> Value {
        let file = try receiver(call)
        try file.checkAttached(call.thread)
        return try call.thread.callMethod(file.raw, method)
    }

    private static func initialize(_ call: Call, _ ability: String) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        let size = try thread.index(call[2])
        if size <= 0 { throw thread.valueError("buffer size must be strictly positive") }
        try thread.checkAllocation(size)
        if !(try thread.truth(try thread.callMethod(call[1], ability))) {
            throw thread.unsupported("File or stream is not \(ability).")
        }
        if ability == "seekable" {
            for other in ["readable", "writable"] where !(try thread.truth(try thread.callMethod(call[1], other))) {
                throw thread.unsupported("File or stream is not \(other).")
            }
        }
        file.attach(call[1], size: size, thread)
        return .none
    }

    private static func read1(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkReadable(thread)
        var size = try thread.size(call[1])
        if size < 0 { size = file.size }
        if size == 0 { return .object(thread.makeBytes(count: 0)) }
        if file.ahead.count > 0 { return .object(file.ahead.take(min(size, file.ahead.count), thread)) }
        try thread.checkAllocation(size)
        let result = thread.makeBytes(count: size)
        if file.pending.count > 0 { try file.flushPending(thread) }
        let count = try file.rawRead(result.buffer, size, thread) ?? 0
        return .object(count == size ? result : thread.makeBytes(result.buffer, count))
    }

    private static func readInto(_ call: Call, once: Bool) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkReadable(thread)
        var view = try thread.readingTarget(call[1], once ? "readinto1() argument" : "readinto() argument")
        defer { view.release() }
        guard let start = view.mutableBytes.baseAddress else { return .int(0) }
        var done = 0
        while done < view.count {
            guard let count = try file.readSome(start + done, view.count - done, thread) else {
                return done == 0 ? .none : .int(done)
            }
            done += count
            if count == 0 || once { break }
        }
        return .int(done)
    }

    private static func readlines(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        if !file.isPlain { return try BaseStreams.readlines(call) }
        let hint = try thread.size(call[1])
        let result = thread.makeList()
        var total = 0
        while true {
            let line = try file.readline(-1, thread)
            if line.count == 0 { break }
            total &+= line.count
            result.append(.object(line))
            if hint > 0 && total >= hint { break }
        }
        return .object(result)
    }
}

/// `BufferedRWPair`: a reader and a writer as one object.
package final class PairStream: StreamObject {
    @exclusivity(unchecked) final var reader: Value = .unbound
    @exclusivity(unchecked) final var writer: Value = .unbound

    init(_ shape: ShapeRef) {
        super.init(.pair, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for case .object(let object) in [reader, writer] { visit(object) }
    }

    package override func clearReferences() {
        super.clearReferences()
        (reader, writer) = (.none, .none)
    }

    static let nativeType = NativeType(
        "_io.BufferedRWPair", .file, [.isBase, .hasDictionary], doc: "A buffered reader and writer object together.",
        new: .function(
            "BufferedRWPair(*args, **kwargs)",
            { (c) throws(Raise) in
                .object(PairStream(try c.thread.receiverClass(c).root))
            }),
        initialize: .method("BufferedRWPair(reader, writer, buffer_size=8192, /)", initialize), operations: { _ in },
        rows: { rows })

    private static let rows: [NativeRow] = [
        .method("read(size=-1, /)", { (c) throws(Raise) in try c.thread.callMethod(try reader(c), "read", c[1]) }),
        .method("read1(size=-1, /)", { (c) throws(Raise) in try c.thread.callMethod(try reader(c), "read1", c[1]) }),
        .method("peek(size=0, /)", { (c) throws(Raise) in try c.thread.callMethod(try reader(c), "peek", c[1]) }),
        .method(
            "readinto(buffer, /)",
            { (c) throws(Raise) in
                try c.thread.callMethod(try reader(c), "readinto", c[1])
            }),
        .method(
            "readinto1(buffer, /)",
            { (c) throws(Raise) in
                try c.thread.callMethod(try reader(c), "readinto1", c[1])
            }),
        .method("readable()", { (c) throws(Raise) in try c.thread.callMethod(try reader(c), "readable") }),
        .method("write(buffer, /)", { (c) throws(Raise) in try c.thread.callMethod(try writer(c), "write", c[1]) }),
        .method("flush()", { (c) throws(Raise) in try c.thread.callMethod(try writer(c), "flush") }),
        .method("writable()", { (c) throws(Raise) in try c.thread.callMethod(try writer(c), "writable") }),
        .method(
            "isatty()",
            { (c) throws(Raise) in
                if try c.thread.truth(try c.thread.callMethod(try writer(c), "isatty")) { return .bool(true) }
                return try c.thread.callMethod(try reader(c), "isatty")
            }),
        .method(
            "close()",
            { (c) throws(Raise) in
                let reader = try reader(c)
                do throws(Raise) {
                    _ = try c.thread.callMethod(try writer(c), "close")
                } catch {
                    let failure = c.thread.takeException()
                    _ = try c.thread.callMethod(reader, "close")
                    throw c.thread.raise(failure)
                }
                return try c.thread.callMethod(reader, "close")
            }),
        .property("closed", { (c) throws(Raise) in try c.thread.getAttribute(try writer(c), "closed") }),
    ]

    private static func reader(_ call: Call) throws(Raise) -> Value {
        let value = try call.stream(.pair, PairStream.self).reader
        if value.isUnbound { throw call.thread.valueError("I/O operation on uninitialized object") }
        return value
    }

    private static func writer(_ call: Call) throws(Raise) -> Value {
        let value = try call.stream(.pair, PairStream.self).writer
        if value.isUnbound { throw call.thread.valueError("I/O operation on uninitialized object") }
        return value
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let pair = try call.stream(.pair, PairStream.self)
        let reader = try thread.call(.object(thread.bufferedReaderType), call[1], call[3])
        pair.writer = try thread.call(.object(thread.bufferedWriterType), call[2], call[3])
        pair.reader = reader
        return .none
    }
}
