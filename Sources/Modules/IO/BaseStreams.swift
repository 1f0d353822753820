// The abstract bases `_IOBase`, `_RawIOBase`, `_BufferedIOBase` and `_TextIOBase`: what a Python class gets that derives from them.
// Every method asks the object itself (`self.read`, `self.readinto`, …), so that a subclass needs to define only the primitives.

import TaipanHost
import TaipanRuntime

/// The four types and their bodies.
package enum BaseStreams {
    static let ioBase = NativeType(
        "_io._IOBase", .file, [.isBase, .hasDictionary],
        doc: "The abstract base class for all I/O classes.",
        new: .function("_IOBase(*args, **kwargs)", BaseStreams.make),
        initialize: .method("_IOBase()", { (_) throws(Raise) in .none }),
        operations: {
            $0.iterate = { (stream, thread) throws(Raise) in
                try thread.checkOpen(stream)
                return stream
            }
            $0.next = { (stream, thread) throws(Raise) in
                let line = try thread.callMethod(stream, "readline")
                return try thread.length(line) == 0 ? .unbound : line
            }
        }, rows: { ioRows })

    private static let ioRows: [NativeRow] = [
        .method(
            "seek(offset, whence=0, /)",
            { (c) throws(Raise) in
                throw c.thread.unsupported("seek")
            }, "Change the stream position to the given byte offset."),
        .method(
            "tell()",
            { (c) throws(Raise) in
                try c.thread.callMethod(c[0], "seek", .int(0), .int(1))
            }, "Return current stream position."),
        .method(
            "truncate(size=None, /)",
            { (c) throws(Raise) in
                throw c.thread.unsupported("truncate")
            }, "Truncate file to size bytes."),
        .method("flush()", BaseStreams.flush, "Flush write buffers, if applicable."),
        .method("close()", BaseStreams.close, "Flush and close the IO object."),
        .method("seekable()", BaseStreams.no, "Return whether object supports random access."),
        .method("readable()", BaseStreams.no, "Return whether object was opened for reading."),
        .method("writable()", BaseStreams.no, "Return whether object was opened for writing."),
        .method(
            "fileno()",
            { (c) throws(Raise) in
                throw c.thread.unsupported("fileno")
            }, "Return underlying file descriptor if one exists."),
        .method(
            "isatty()",
            { (c) throws(Raise) in
                try c.thread.checkOpen(c[0])
                return .bool(false)
            }, "Return whether this is an 'interactive' stream."),
        .method("readline(size=-1, /)", BaseStreams.readline, "Read and return a line from the stream."),
        .method("readlines(hint=-1, /)", BaseStreams.readlines, "Return a list of lines from the stream."),
        .method("writelines(lines, /)", BaseStreams.writelines, "Write a list of lines to stream."),
        .method(
            "__enter__()",
            { (c) throws(Raise) in
                try c.thread.checkOpen(c[0])
                return c[0]
            }),
        .variadicMethod("__exit__(*args)", { (c) throws(Raise) in try c.thread.callMethod(c[0], "close") }),
        .method("__del__()", BaseStreams.finalize),
        .method(
            "_checkClosed(msg=None)",
            { (c) throws(Raise) in
                try c.thread.checkOpen(c[0])
                return .none
            }),
        .method(
            "_checkSeekable(msg=None)",
            { (c) throws(Raise) in
                if try c.thread.truth(try c.thread.callMethod(c[0], "seekable")) { return .bool(true) }
                throw c.thread.unsupported("File or stream is not seekable.")
            }),
        .method(
            "_checkReadable(msg=None)",
            { (c) throws(Raise) in
                if try c.thread.truth(try c.thread.callMethod(c[0], "readable")) { return .bool(true) }
                throw c.thread.unsupported("File or stream is not readable.")
            }),
        .method(
            "_checkWritable(msg=None)",
            { (c) throws(Raise) in
                if try c.thread.truth(try c.thread.callMethod(c[0], "writable")) { return .bool(true) }
                throw c.thread.unsupported("File or stream is not writable.")
            }),
        .property(
            "closed",
            { (c) throws(Raise) in
                .bool(c[0].as(.file, StreamObject.self)?.isMarkedClosed ?? false)
            }),
    ]

    static let rawBase = NativeType(
        "_io._RawIOBase", .file, [.isBase, .hasDictionary], doc: "Base class for raw binary I/O.",
        new: .function("_RawIOBase(*args, **kwargs)", BaseStreams.make), operations: { _ in }, rows: { rawRows })

    private static let rawRows: [NativeRow] = [
        .method("read(size=-1, /)", BaseStreams.rawRead),
        .method("readall()", BaseStreams.readall, "Read until EOF, using multiple read() call."),
        .method(
            "readinto(buffer, /)",
            { (c) throws(Raise) in
                throw c.thread.raise(c.thread.types.notImplementedError, [])
            }),
        .method("write(b, /)", { (c) throws(Raise) in throw c.thread.raise(c.thread.types.notImplementedError, []) }),
    ]

    static let bufferedBase = NativeType(
        "_io._BufferedIOBase", .file, [.isBase, .hasDictionary], doc: "Base class for buffered IO objects.",
        new: .function("_BufferedIOBase(*args, **kwargs)", BaseStreams.make), operations: { _ in },
        rows: { bufferedRows })

    private static let bufferedRows: [NativeRow] = [
        .method(
            "read(size=-1, /)",
            { (c) throws(Raise) in
                throw c.thread.unsupported("read")
            }, "Read and return up to n bytes."),
        .method(
            "read1(size=-1, /)",
            { (c) throws(Raise) in
                throw c.thread.unsupported("read1")
            }, "Read and return up to size bytes, with at most one read() call."),
        .method("readinto(buffer, /)", { (c) throws(Raise) in try readInto(c, "read") }),
        .method("readinto1(buffer, /)", { (c) throws(Raise) in try readInto(c, "read1") }),
        .method(
            "write(b, /)",
            { (c) throws(Raise) in
                throw c.thread.unsupported("write")
            }, "Write buffer b to the IO stream."),
        .method(
            "detach()",
            { (c) throws(Raise) in
                throw c.thread.unsupported("detach")
            }, "Disconnect this buffer from its underlying raw stream and return it."),
    ]

    static let textBase = NativeType(
        "_io._TextIOBase", .file, [.isBase, .hasDictionary], doc: "Base class for text I/O.",
        new: .function("_TextIOBase(*args, **kwargs)", BaseStreams.make), operations: { _ in }, rows: { textRows })

    private static let textRows: [NativeRow] = [
        .method(
            "read(size=-1, /)",
            { (c) throws(Raise) in
                throw c.thread.unsupported("read")
            }, "Read at most size characters from stream."),
        .method(
            "readline(size=-1, /)",
            { (c) throws(Raise) in
                throw c.thread.unsupported("readline")
            }, "Read until newline or EOF."),
        .method(
            "write(s, /)",
            { (c) throws(Raise) in
                throw c.thread.unsupported("write")
            }, "Write string s to stream."),
        .method(
            "detach()",
            { (c) throws(Raise) in
                throw c.thread.unsupported("detach")
            }, "Separate the underlying buffer from the TextIOBase and return it."),
        .property("encoding", { (_) throws(Raise) in .none }, "Encoding of the text stream."),
        .property("newlines", { (_) throws(Raise) in .none }, "Line endings translated so far."),
        .property("errors", { (_) throws(Raise) in .none }, "The error setting of the decoder or encoder."),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(StreamObject(.base, try call.thread.receiverClass(call).root))
    }

    private static func no(_ call: Call) throws(Raise) -> Value { .bool(false) }

    private static func flush(_ call: Call) throws(Raise) -> Value {
        if let stream = call[0].as(.file, StreamObject.self), stream.isMarkedClosed { throw call.thread.closedError() }
        return .none
    }

    private static func close(_ call: Call) throws(Raise) -> Value {
        guard let stream = call[0].as(.file, StreamObject.self), !stream.isMarkedClosed else { return .none }
        defer { stream.isMarkedClosed = true }
        _ = try call.thread.callMethod(call[0], "flush")
        return .none
    }

    /// `__del__`: closes, and keeps what goes wrong to itself.
    private static func finalize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        do throws(Raise) {
            if try thread.isClosed(call[0]) { return .none }
            _ = try thread.callMethod(call[0], "close")
        } catch {
            thread.pointee.exception = nil
        }
        return .none
    }

    // MARK: Lines

    private static func readline(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let limit = try thread.size(call[1])
        let peek = try thread.lookupAttribute(call[0], "peek")
        let read = try thread.getAttribute(call[0], "read")
        var line = BytesBuilder()
        while limit < 0 || line.count < limit {
            var wanted = 1
            if !peek.isUnbound {
                let ahead = try thread.call(peek, .int(1))
                guard let bytes = ahead.as(.bytes, BytesObject.self) else {
                    throw thread.raise(
                        thread.types.osError,
                        "peek() should have returned a bytes object, not '\(thread.typeName(ahead))'")
                }
                if bytes.count > 0 {
                    let known = limit < 0 ? bytes.count : min(bytes.count, limit - line.count)
                    wanted = known
                    if let end = RawMemory.find(10, in: bytes.buffer, count: known) {
                        wanted = end - UnsafeRawPointer(bytes.buffer) + 1
                    }
                }
            }
            let piece = try thread.call(read, .int(wanted))
            guard let bytes = piece.as(.bytes, BytesObject.self) else {
                throw thread.raise(
                    thread.types.osError, "read() should have returned a bytes object, not '\(thread.typeName(piece))'")
            }
            if bytes.count == 0 { break }
            line.append(bytes.raw)
            if bytes.bytes[bytes.count - 1] == 10 { break }
        }
        return .object(line.finish(thread))
    }

    /// `readlines(hint)` of any stream, through its iterator.
    static func readlines(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let hint = try thread.size(call[1])
        let result = thread.makeList()
        var total = 0
        let iterator = try thread.iterator(of: call[0])
        while true {
            let line = try thread.next(iterator)
            if line.isUnbound { break }
            result.append(line)
            if hint > 0 {
                total += try thread.length(line)
                if total >= hint { break }
            }
        }
        return .object(result)
    }

    private static func writelines(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.checkOpen(call[0])
        let write = try thread.getAttribute(call[0], "write")
        try thread.forEach(call[1]) { (line) throws(Raise) in _ = try thread.call(write, line) }
        return .none
    }

    // MARK: Raw and buffered

    private static func rawRead(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let size = try thread.size(call[1])
        if size < 0 { return try thread.callMethod(call[0], "readall") }
        try thread.checkAllocation(size)
        let buffer = BytearrayObject(count: size, thread.types.bytearray.root)
        let count = try thread.callMethod(call[0], "readinto", .object(buffer))
        if count.isNone { return .none }
        let got = try thread.index(count)
        if got < 0 || got > buffer.count {
            throw thread.valueError("readinto returned \(got) outside buffer size \(buffer.count)")
        }
        return .object(thread.makeBytes(buffer.buffer, got))
    }

    private static func readall(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        var result = BytesBuilder()
        var isFirst = true
        while true {
            let piece = try thread.callMethod(call[0], "read", .int(BufferedFile.defaultSize))
            if piece.isNone {
                if isFirst { return .none }
                break
            }
            guard let bytes = piece.as(.bytes, BytesObject.self) else {
                throw thread.typeError("read() should return bytes")
            }
            if bytes.count == 0 { break }
            isFirst = false
            result.append(bytes.raw)
        }
        return .object(result.finish(thread))
    }

    /// Streams over something that cannot be copied refuse to be copied by name.
    static let notCopied: [NativeRow] = [
        .method("__reduce__()", { (c) throws(Raise) in throw refusal(c) }),
        .method("__reduce_ex__(protocol, /)", { (c) throws(Raise) in throw refusal(c) }),
    ]

    private static func refusal(_ call: Call) -> Raise {
        call.thread.typeError("cannot pickle '\(call.thread.bareTypeName(call[0]))' instances")
    }

    private static func readInto(_ call: Call, _ method: String) throws(Raise) -> Value {
        let thread = call.thread
        var view = try thread.readingTarget(
            call[1], method == "read" ? "readinto() argument" : "readinto1() argument")
        defer { view.release() }
        let piece = try thread.callMethod(call[0], method, .int(view.count))
        guard let bytes = piece.as(.bytes, BytesObject.self) else {
            throw thread.typeError("\(method)() should return bytes")
        }
        if bytes.count > view.count {
            throw thread.valueError(
                "\(method)() returned too much data: \(view.count) bytes requested, \(bytes.count) returned")
        }
        if let start = view.mutableBytes.baseAddress { copyBytes(start, bytes.buffer, bytes.count) }
        return .int(bytes.count)
    }
}
