// `StringIO`: text in memory as a stream. The contents are code points of four bytes, so that any position can be overwritten with
// anything; the narrow string is made when somebody asks for it.
//
// Unsafe: `units` is owned by the stream.

import TaipanHost
import TaipanRuntime

package final class StringStream: StreamObject {
    @exclusivity(unchecked) private final var units: UnsafeMutablePointer<UInt32>?
    @exclusivity(unchecked) private final var capacity = 0
    @exclusivity(unchecked) private final var count = 0
    @exclusivity(unchecked) private final var position = 0
    @exclusivity(unchecked) private final var newline = TextFile.Newline.lf
    @exclusivity(unchecked) private final var seenNewlines: UInt8 = 0
    /// The last character written was a `\r` that may be half of a `\r\n`.
    @exclusivity(unchecked) private final var endsWithReturn = false

    package init(_ shape: ShapeRef) {
        super.init(.string, shape)
        track()
    }

    deinit {
        if !isPlain { finalizeInstance(self) }
        if let units { freeBytes(units) }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = StringStream(shape)
        (successor.units, successor.capacity, successor.count) = (units, capacity, count)
        (successor.position, successor.newline, successor.isMarkedClosed) = (position, newline, isMarkedClosed)
        (units, capacity, count) = (nil, 0, 0)
        moveAttributes(to: successor)
        return successor
    }

    static let nativeType = NativeType(
        "_io.StringIO", .file, [.isBase, .hasDictionary], doc: "Text I/O implementation using an in-memory buffer.",
        new: .function("StringIO(*args, **kwargs)", { (c) throws(Raise) in
            .object(StringStream(try c.thread.receiverClass(c).root))
        }),
        initialize: .method("StringIO(initial_value='', newline='\\n')", initialize),
        operations: {
            $0.next = { (a, thread) throws(Raise) in
                guard let stream = a.as(.file, StreamObject.self), stream.family == .string else { return .unbound }
                let own = unsafeDowncast(stream, to: StringStream.self)
                if !own.isPlain {
                    let line = try thread.callMethod(a, "readline")
                    return try thread.length(line) == 0 ? .unbound : line
                }
                let line = try own.line(-1, thread)
                return line.count == 0 ? .unbound : .object(line)
            }
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method("read(size=-1, /)", { (c) throws(Raise) in
            let stream = try receiver(c)
            try stream.check(c.thread)
            let size = try c.thread.size(c[1])
            let rest = max(stream.count - stream.position, 0)
            return .object(stream.take(size < 0 ? rest : min(size, rest), c.thread))
        }, "Read at most size characters, returned as a string."),
        .method("readline(size=-1, /)", { (c) throws(Raise) in
            .object(try receiver(c).line(try c.thread.size(c[1]), c.thread))
        }, "Read until newline or EOF."),
        .method("write(s, /)", { (c) throws(Raise) in
            let stream = try receiver(c)
            guard let text = c[1].as(.string, StringObject.self) else {
                throw c.thread.typeError("string argument expected, got '\(c.thread.typeName(c[1]))'")
            }
            try stream.check(c.thread)
            try stream.write(text, c.thread)
            return .int(text.count)
        }, "Write string to file."),
        .method("seek(pos, whence=0, /)", seekBody, "Change stream position."),
        .method("tell()", { (c) throws(Raise) in
            try receiver(c).check(c.thread)
            return .int(try receiver(c).position)
        }, "Tell the current file position."),
        .method("truncate(pos=None, /)", truncate, "Truncate size to pos."),
        .method("getvalue()", { (c) throws(Raise) in
            let stream = try receiver(c)
            try stream.check(c.thread)
            return .object(stream.text(0, stream.count, c.thread))
        }, "Retrieve the entire contents of the object."),
        .method("close()", { (c) throws(Raise) in
            let stream = try receiver(c)
            stream.isMarkedClosed = true
            if let units = stream.units { freeBytes(units) }
            (stream.units, stream.count, stream.capacity, stream.position) = (nil, 0, 0, 0)
            return .none
        }, "Close the IO object."),
        .method("readable()", yes, "Returns True if the IO object can be read."),
        .method("writable()", yes, "Returns True if the IO object can be written."),
        .method("seekable()", yes, "Returns True if the IO object can be seeked."),
        .property("closed", { (c) throws(Raise) in .bool(try receiver(c).isMarkedClosed) }),
        .property("newlines", { (c) throws(Raise) in TextFile.newlines(try receiver(c).seenNewlines, c.thread) }),
        .property("line_buffering", { (c) throws(Raise) in
            try receiver(c).check(c.thread)
            return .bool(false)
        }),
        .method("__getstate__()", { (c) throws(Raise) in
            let stream = try receiver(c)
            try stream.check(c.thread)
            let marks: [TextFile.Newline: String] = [.untranslated: "", .lf: "\n", .cr: "\r", .crlf: "\r\n"]
            return .object(c.thread.makeTuple(
                .object(stream.text(0, stream.count, c.thread)),
                marks[stream.newline].map { c.thread.makeStringValue($0) } ?? .none, .int(stream.position), .none))
        }),
    ]

    @inline(__always) private static func receiver(_ call: Call) throws(Raise) -> StringStream {
        try call.stream(.string, StringStream.self)
    }

    @inline(__always) private func check(_ thread: ThreadRef) throws(Raise) {
        if isMarkedClosed { throw thread.valueError("I/O operation on closed file") }
    }

    private static func yes(_ call: Call) throws(Raise) -> Value {
        try receiver(call).check(call.thread)
        return .bool(true)
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        stream.newline = try TextFile.newline(call[2], "StringIO", thread)
        (stream.count, stream.position, stream.seenNewlines, stream.isMarkedClosed) = (0, 0, 0, false)
        if let initial = thread.optional(call[1]) {
            guard let text = initial.as(.string, StringObject.self) else {
                throw thread.typeError("initial_value must be str or None, not \(thread.typeName(initial))")
            }
            try stream.write(text, thread)
            stream.position = 0
        }
        return .none
    }

    // MARK: Contents

    private func text(_ start: Int, _ end: Int, _ thread: ThreadRef) -> StringObject {
        guard let units, end > start else { return thread.emptyString }
        if end - start == 1 { return thread.makeString(codePoint: units[start]) }
        return thread.makeString(codePoints: UnsafeBufferPointer(start: units + start, count: end - start))
    }

    private func take(_ length: Int, _ thread: ThreadRef) -> StringObject {
        let result = text(position, position + length, thread)
        position += length
        return result
    }

    private func reserve(_ wanted: Int, _ thread: ThreadRef) throws(Raise) {
        if wanted <= capacity { return }
        let grown = max(wanted, min(capacity * 2, capacity + 1 << 28), 32)
        try thread.checkAllocation(grown, of: 4)
        units = reallocateBytes(units.map { UnsafeMutableRawPointer($0) }, grown * 4).assumingMemoryBound(to: UInt32.self)
        capacity = grown
    }

    /// Writes at the position, newlines translated.
    private func write(_ text: StringObject, _ thread: ThreadRef) throws(Raise) {
        if newline == .lf || !text.contains(newlineOrReturn: true) && !endsWithReturn {
            try put(text.count, thread) { target in text.writeUnits(to: target) }
            if newline == .lf || !text.contains(newlineOrReturn: true) { endsWithReturn = false }
            return
        }
        var points: [UInt32] = []
        points.reserveCapacity(text.count)
        for i in 0..<text.count { translate(text[i], into: &points) }
        try put(points.count, thread) { target in for (i, point) in points.enumerated() { target[i] = point } }
    }

    private func translate(_ point: UInt32, into points: inout [UInt32]) {
        switch newline {
        case .lf: points.append(point)
        case .cr: points.append(point == 10 ? 13 : point)
        case .crlf:
            if point == 10 { points.append(13) }
            points.append(point)
        case .translated, .untranslated:
            let wasReturn = endsWithReturn
            endsWithReturn = point == 13
            if point == 13 {
                seenNewlines |= 1
                points.append(newline == .translated ? 10 : 13)
            } else if point == 10 {
                seenNewlines |= wasReturn ? 4 : 2
                if !(wasReturn && newline == .translated) { points.append(10) }
            } else {
                points.append(point)
            }
        }
    }

    private func put(_ length: Int, _ thread: ThreadRef, _ fill: (UnsafeMutablePointer<UInt32>) -> Void) throws(Raise) {
        if length == 0 { return }
        let (end, overflow) = position.addingReportingOverflow(length)
        if overflow { throw thread.overflowError("new position too large") }
        try reserve(max(end, count), thread)
        guard let units else { return }
        if position > count { (units + count).update(repeating: 0, count: position - count) }
        fill(units + position)
        position = end
        count = max(count, end)
    }

    fileprivate func line(_ limit: Int, _ thread: ThreadRef) throws(Raise) -> StringObject {
        try check(thread)
        let rest = max(count - position, 0)
        let length = limit < 0 ? rest : min(rest, limit)
        guard let units, length > 0 else { return thread.emptyString }
        let start = units + position
        // (the field is looked at once: from another module that is a call)
        let newline = newline
        var i = 0
        if newline == .lf {
            while i < length && start[i] != 10 { i += 1 }
            return take(min(i + 1, length), thread)
        }
        while i < length {
            let point = start[i]
            i += 1
            if point == 10, newline != .cr, newline != .crlf || i > 1 && start[i - 2] == 13 { break }
            if point == 13 {
                if newline == .cr { break }
                if newline == .untranslated {
                    if i < length, start[i] == 10 { i += 1 }
                    break
                }
            }
        }
        return take(i, thread)
    }

    private static func seekBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        try stream.check(thread)
        let position = try thread.index(call[1])
        let whence = try thread.int32(call[2])
        switch whence {
        case 0:
            if position < 0 { throw thread.valueError("Negative seek position \(position)") }
            stream.position = position
        case 1, 2:
            if position != 0 { throw thread.raise(thread.types.osError, "Can't do nonzero cur-relative seeks") }
            if whence == 2 { stream.position = stream.count }
        default: throw thread.valueError("Invalid whence (\(whence), should be 0, 1 or 2)")
        }
        return .int(stream.position)
    }

    private static func truncate(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        try stream.check(thread)
        var size = stream.position
        if let given = thread.optional(call[1]) { size = try thread.index(given) }
        if size < 0 { throw thread.valueError("Negative size value \(size)") }
        stream.count = min(stream.count, size)
        return .int(size)
    }
}
