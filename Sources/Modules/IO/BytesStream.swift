// `BytesIO`: bytes in memory as a stream. The contents are a `bytearray`, so that `getbuffer` can lend them and the rules about
// resizing while somebody looks are those of `bytearray`.

import TaipanHost
import TaipanRuntime

package final class BytesStream: StreamObject {
    /// Nil when closed.
    @exclusivity(unchecked) package final var storage: BytearrayObject?
    @exclusivity(unchecked) package final var position = 0

    package init(_ storage: BytearrayObject, _ shape: ShapeRef) {
        self.storage = storage
        super.init(.bytes, shape)
        track()
    }

    deinit { if !isPlain { finalizeInstance(self) } }

    package override func moveToSuccessor() -> Object? {
        guard let storage else { return nil }
        let successor = BytesStream(storage, shape)
        successor.position = position
        moveAttributes(to: successor)
        return successor
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let storage { visit(storage) }
    }

    static let nativeType = NativeType(
        "_io.BytesIO", .file, [.isBase, .hasDictionary],
        doc: "Buffered I/O implementation using an in-memory bytes buffer.",
        new: .function(
            "BytesIO(*args, **kwargs)",
            { (c) throws(Raise) in
                let storage = BytearrayObject(count: 0, c.thread.types.bytearray.root)
                return .object(BytesStream(storage, try c.thread.receiverClass(c).root))
            }),
        initialize: .method("BytesIO(initial_bytes=b'')", initialize),
        operations: {
            $0.next = { (a, thread) throws(Raise) in
                guard let object = a.reference, object.kind == .file else { return .unbound }
                let stream = object.to(StreamObject.self)
                if stream._withUnsafeGuaranteedRef({ $0.family != .bytes }) { return .unbound }
                if stream._withUnsafeGuaranteedRef({ !$0.isPlain }) {
                    let line = try thread.callMethod(a, "readline")
                    return try thread.length(line) == 0 ? .unbound : line
                }
                return try object.to(BytesStream.self).lent(orRaising: .unbound) { (own) throws(Raise) in
                    let line = try own.line(-1, thread)
                    return line.count == 0 ? .unbound : .object(line)
                }
            }
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method("read(size=-1, /)", readBody, "Read at most size bytes, returned as a bytes object."),
        .method("read1(size=-1, /)", readBody, "Read at most size bytes, returned as a bytes object."),
        .method(
            "readline(size=-1, /)",
            { (c) throws(Raise) in
                let size = try c.size(1)
                return try withReceiver(c) { (stream) throws(Raise) in .object(try stream.line(size, c.thread)) }
            }, "Next line from the file, as a bytes object."),
        .method("readlines(size=None, /)", readlines, "List of bytes objects, each a line from the file."),
        .method(
            "readinto(buffer, /)", { (c) throws(Raise) in try readinto(c, "readinto() argument") },
            "Read bytes into buffer."),
        .method(
            "readinto1(buffer, /)", { (c) throws(Raise) in try readinto(c, "readinto1() argument") },
            "Read bytes into buffer."),
        .method("write(b, /)", writeBody, "Write bytes to file."),
        .method("seek(pos, whence=0, /)", seekBody, "Change stream position."),
        .method(
            "tell()",
            { (c) throws(Raise) in
                _ = try contents(c)
                return .int(try receiver(c).position)
            }, "Current file position, an integer."),
        .method("truncate(size=None, /)", truncate, "Truncate the file to at most size bytes."),
        .method(
            "getvalue()",
            { (c) throws(Raise) in
                .object(try c.thread.makeBytes(copying: try contents(c).raw))
            }, "Retrieve the entire contents of the BytesIO object."),
        .method(
            "getbuffer()",
            { (c) throws(Raise) in
                .object(try c.thread.makeMemoryView(.object(try contents(c))))
            }, "Get a read-write view over the contents of the BytesIO object."),
        .method(
            "close()",
            { (c) throws(Raise) in
                let stream = try receiver(c)
                if let storage = stream.storage, storage.exports > 0 {
                    throw c.thread.bufferError("Existing exports of data: object cannot be re-sized")
                }
                stream.storage = nil
                stream.isMarkedClosed = true
                return .none
            }, "Disable all I/O operations."),
        .method(
            "flush()",
            { (c) throws(Raise) in
                _ = try contents(c)
                return .none
            }, "Does nothing."),
        .method(
            "isatty()",
            { (c) throws(Raise) in
                _ = try contents(c)
                return .bool(false)
            }, "Always returns False."),
        .method("readable()", yes, "Returns True if the IO object can be read."),
        .method("writable()", yes, "Returns True if the IO object can be written."),
        .method("seekable()", yes, "Returns True if the IO object can be seeked."),
        .property(
            "closed",
            { (c) throws(Raise) in
                .bool(try receiver(c).storage == nil)
            }, "True if the file is closed."),
        .method(
            "__getstate__()",
            { (c) throws(Raise) in
                .object(
                    c.thread.makeTuple(
                        .object(try c.thread.makeBytes(copying: try contents(c).raw)), .int(try receiver(c).position),
                        try c.thread.additions(to: c[0])))
            }),
        .method("__setstate__(state, /)", setState),
    ]

    @inline(__always) private static func receiver(_ call: Call) throws(Raise) -> BytesStream {
        try call.stream(.bytes, BytesStream.self)
    }

    @inline(__always) private static func withReceiver(
        _ call: Call, _ body: (BytesStream) throws(Raise) -> Value
    ) throws(Raise) -> Value {
        try call.withStream(.bytes, BytesStream.self, body)
    }

    private static func contents(_ call: Call) throws(Raise) -> BytearrayObject { try receiver(call).open(call.thread) }

    @inline(__always) private func open(_ thread: ThreadRef) throws(Raise) -> BytearrayObject {
        guard let storage else { throw thread.closedError() }
        return storage
    }

    private static func yes(_ call: Call) throws(Raise) -> Value {
        _ = try contents(call)
        return .bool(true)
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        stream.position = 0
        let storage = BytearrayObject(count: 0, thread.types.bytearray.root)
        if let initial = thread.optional(call[1]) {
            try thread.withBuffer(of: initial) { (bytes) throws(Raise) in try storage.append(bytes, thread) }
        }
        stream.storage = storage
        stream.isMarkedClosed = false
        return .none
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        let state = try thread.streamState(call, count: 3)
        if try contents(call).exports > 0 {
            throw thread.bufferError("Existing exports of data: object cannot be re-sized")
        }
        let storage = BytearrayObject(count: 0, thread.types.bytearray.root)
        try thread.withBuffer(of: state[0]) { (bytes) throws(Raise) in try storage.append(bytes, thread) }
        stream.storage = storage
        stream.position = try thread.streamPosition(state[1]) { "second item of state must be an integer, not \($0)" }
        try thread.add(state[2], to: call[0], "third")
        return .none
    }

    /// The next `count` bytes (all for a negative number).
    private func take(_ count: Int, _ thread: ThreadRef) throws(Raise) -> BytesObject {
        let storage = try open(thread)
        let rest = max(storage.count - position, 0)
        let length = count < 0 ? rest : min(count, rest)
        let start = storage.buffer + (rest == 0 ? 0 : position)
        let result = try thread.makeBytes(copying: UnsafeRawBufferPointer(start: start, count: length))
        position += length
        return result
    }

    /// The same for a few bytes that are there; nil, and nothing done, otherwise.
    @inline(__always) private func takeShort(_ count: Int, _ thread: ThreadRef) -> BytesObject? {
        guard let storage, position < storage.count, count <= 1 << 12 else { return nil }
        let start = storage.buffer + position
        let length = min(count, storage.count &- position)
        position &+= length
        return thread.makeBytes(start, length)
    }

    private static func readBody(_ call: Call) throws(Raise) -> Value {
        if case .int(let count) = call.arguments[1], count > 0, let stream = call.lentStream(.bytes, BytesStream.self),
            let bytes = stream._withUnsafeGuaranteedRef({ $0.takeShort(count, call.thread) })
        {
            return .object(bytes)
        }
        let size = try call.size(1)
        return try withReceiver(call) { (stream) throws(Raise) in .object(try stream.take(size, call.thread)) }
    }

    fileprivate func line(_ limit: Int, _ thread: ThreadRef) throws(Raise) -> BytesObject {
        let storage = try open(thread)
        let rest = max(storage.count - position, 0)
        var length = limit < 0 ? rest : min(rest, limit)
        if length > 0, let end = RawMemory.find(10, in: storage.buffer + position, count: length) {
            length = end - UnsafeRawPointer(storage.buffer + position) + 1
        }
        return try take(length, thread)
    }

    private static func readlines(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        let hint = try thread.size(call[1])
        let result = thread.makeList()
        var total = 0
        while true {
            let line = try stream.line(-1, thread)
            if line.count == 0 { break }
            total += line.count
            result.append(.object(line))
            try thread.chargeItem(result.count, cost: 8)
            if hint > 0 && total >= hint { break }
        }
        return .object(result)
    }

    private static func readinto(_ call: Call, _ argument: StaticString) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        var view = try thread.readingTarget(call[1], argument)
        defer { view.release() }
        let bytes = try stream.take(view.count, thread)
        if let start = view.mutableBytes.baseAddress { copyBytes(start, bytes.buffer, bytes.count) }
        return .int(bytes.count)
    }

    private static func writeBody(_ call: Call) throws(Raise) -> Value {
        if let stream = call.lentStream(.bytes, BytesStream.self), let object = peek(call.arguments + 1),
            object.shape.toOpaque() == call.thread.pointee.shapes.bytes.toOpaque()
        {
            let bytes = object.to(BytesObject.self)
            let isDone = stream._withUnsafeGuaranteedRef { $0.appendShort(bytes.buffer, bytes.count) }
            if isDone { return .int(bytes.count) }
        }
        return try withReceiver(call) { (stream) throws(Raise) in try stream.write(call) }
    }

    /// Writes at the end, where there is room; false, and nothing done, otherwise.
    @inline(__always) private func appendShort(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
        guard let storage, position == storage.count, storage.appendWithinRoom(start, count) else { return false }
        position &+= count
        return true
    }

    /// Writes any bytes anywhere.
    @inline(never) private func write(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let storage = try open(thread)
        var view = try thread.acquireBuffer(call[1])
        defer { view.release() }
        if storage.exports > 0 { try storage.checkResizable(thread) }
        let count = view.count
        if count == 0 { return .int(0) }
        let position = position
        if position > storage.count {
            let gap = position - storage.count
            try thread.checkAllocation(gap)
            let place = try storage.replace(storage.count, storage.count, length: gap, thread)
            place.initializeMemory(as: UInt8.self, repeating: 0, count: gap)
        }
        try storage.replace(position, min(position + count, storage.count), with: view.bytes, thread)
        self.position = position + count
        return .int(count)
    }

    private static func seekBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        let storage = try stream.open(thread)
        var position = try thread.index(call[1])
        switch try thread.int32(call[2]) {
        case 0: if position < 0 { throw thread.valueError("negative seek value \(position)") }
        case 1: position = stream.position.addingReportingOverflow(position).partialValue
        case 2: position = storage.count.addingReportingOverflow(position).partialValue
        case let whence: throw thread.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
        }
        stream.position = max(position, 0)
        return .int(stream.position)
    }

    private static func truncate(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        let storage = try stream.open(thread)
        try storage.checkResizable(thread)
        var size = stream.position
        if let given = thread.optional(call[1]) {
            size = try thread.index(given)
            if size < 0 { throw thread.valueError("negative size value \(size)") }
        }
        if size < storage.count { _ = try storage.replace(size, storage.count, length: 0, thread) }
        return .int(size)
    }
}
