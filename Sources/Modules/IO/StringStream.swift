// `StringIO`: text in memory as a stream. The contents are code points of one byte as long as that is enough for all of them, and of
// four from then on, so that any position can be overwritten with anything. Almost all text is narrow: it is written with one
// copy, its lines are found with `memchr`, and a string of it is made without looking at it.
//
// Unsafe: `memory` is owned by the stream.

import TaipanHost
import TaipanRuntime

package final class StringStream: StreamObject {
    @exclusivity(unchecked) private final var memory: UnsafeMutableRawPointer?
    /// The code points take four bytes each, not one.
    @exclusivity(unchecked) private final var isWide = false
    /// Room and length in code points.
    @exclusivity(unchecked) private final var capacity = 0
    @exclusivity(unchecked) private final var count = 0
    @exclusivity(unchecked) private final var position = 0
    @exclusivity(unchecked) private final var newline = TextFile.Newline.lf
    @exclusivity(unchecked) private final var seenNewlines: UInt8 = 0

    package init(_ shape: ShapeRef) {
        super.init(.string, shape)
        track()
    }

    package override var ownedBytes: Int { capacity * (isWide ? 4 : 1) }

    deinit {
        if !isPlain { finalizeInstance(self) }
        if let memory { freeBytes(memory) }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = StringStream(shape)
        (successor.memory, successor.isWide, successor.capacity, successor.count) = (memory, isWide, capacity, count)
        (successor.position, successor.newline, successor.isMarkedClosed) = (position, newline, isMarkedClosed)
        (memory, capacity, count) = (nil, 0, 0)
        moveAttributes(to: successor)
        return successor
    }

    static let nativeType = NativeType(
        "_io.StringIO", .file, [.isBase, .hasDictionary], doc: "Text I/O implementation using an in-memory buffer.",
        new: .function(
            "StringIO(*args, **kwargs)",
            { (c) throws(Raise) in
                .object(StringStream(try c.thread.receiverClass(c).root))
            }),
        initialize: .method("StringIO(initial_value='', newline='\\n')", initialize),
        operations: {
            $0.next = { (a, thread) throws(Raise) in
                guard let object = a.reference, object.kind == .file else { return .unbound }
                let stream = object.to(StreamObject.self)
                if stream._withUnsafeGuaranteedRef({ $0.family != .string }) { return .unbound }
                if stream._withUnsafeGuaranteedRef({ !$0.isPlain }) {
                    let line = try thread.callMethod(a, "readline")
                    return try thread.length(line) == 0 ? .unbound : line
                }
                return try object.to(StringStream.self).lent(orRaising: .unbound) { (own) throws(Raise) in
                    if let line = own.narrowLine(thread) { return .object(line) }
                    let line = try own.line(-1, thread)
                    return line.count == 0 ? .unbound : .object(line)
                }
            }
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method(
            "read(size=-1, /)",
            { (c) throws(Raise) in
                let size = try c.size(1)
                return try withReceiver(c) { (stream) throws(Raise) in
                    try stream.check(c.thread)
                    let rest = max(stream.count - stream.position, 0)
                    return .object(stream.take(size < 0 ? rest : min(size, rest), c.thread))
                }
            }, "Read at most size characters, returned as a string."),
        .method("readline(size=-1, /)", readlineBody, "Read until newline or EOF."),
        .method("write(s, /)", writeBody, "Write string to file."),
        .method("seek(pos, whence=0, /)", seekBody, "Change stream position."),
        .method(
            "tell()",
            { (c) throws(Raise) in
                try receiver(c).check(c.thread)
                return .int(try receiver(c).position)
            }, "Tell the current file position."),
        .method("truncate(pos=None, /)", truncate, "Truncate size to pos."),
        .method(
            "getvalue()",
            { (c) throws(Raise) in
                let stream = try receiver(c)
                try stream.check(c.thread)
                return .object(stream.text(0, stream.count, c.thread))
            }, "Retrieve the entire contents of the object."),
        .method(
            "close()",
            { (c) throws(Raise) in
                let stream = try receiver(c)
                stream.isMarkedClosed = true
                if let memory = stream.memory { freeBytes(memory) }
                (stream.memory, stream.count, stream.capacity, stream.position) = (nil, 0, 0, 0)
                return .none
            }, "Close the IO object."),
        .method("readable()", yes, "Returns True if the IO object can be read."),
        .method("writable()", yes, "Returns True if the IO object can be written."),
        .method("seekable()", yes, "Returns True if the IO object can be seeked."),
        .property("closed", { (c) throws(Raise) in .bool(try receiver(c).isMarkedClosed) }),
        .property("newlines", { (c) throws(Raise) in TextFile.newlines(try receiver(c).seenNewlines, c.thread) }),
        .property(
            "line_buffering",
            { (c) throws(Raise) in
                try receiver(c).check(c.thread)
                return .bool(false)
            }),
        .method(
            "__getstate__()",
            { (c) throws(Raise) in
                let stream = try receiver(c)
                try stream.check(c.thread)
                let marks: [TextFile.Newline: String] = [.untranslated: "", .lf: "\n", .cr: "\r", .crlf: "\r\n"]
                return .object(
                    c.thread.makeTuple(
                        .object(stream.text(0, stream.count, c.thread)),
                        marks[stream.newline].map { c.thread.makeStringValue($0) } ?? .none, .int(stream.position),
                        try c.thread.additions(to: c[0])))
            }),
        .method("__setstate__(state, /)", setState),
    ]

    @inline(__always) private static func receiver(_ call: Call) throws(Raise) -> StringStream {
        try call.stream(.string, StringStream.self)
    }

    @inline(__always) private static func withReceiver(
        _ call: Call, _ body: (StringStream) throws(Raise) -> Value
    ) throws(Raise) -> Value {
        try call.withStream(.string, StringStream.self, body)
    }

    @inline(__always) private func check(_ thread: ThreadRef) throws(Raise) {
        if isMarkedClosed { throw thread.valueError("I/O operation on closed file") }
    }

    private static func readlineBody(_ call: Call) throws(Raise) -> Value {
        if case .int(let size) = call.arguments[1], size < 0, let stream = call.lentStream(.string, StringStream.self),
            let line = stream._withUnsafeGuaranteedRef({ $0.narrowLine(call.thread) })
        {
            return .object(line)
        }
        let size = try call.size(1)
        return try withReceiver(call) { (stream) throws(Raise) in .object(try stream.line(size, call.thread)) }
    }

    private static func writeBody(_ call: Call) throws(Raise) -> Value {
        if let stream = call.lentStream(.string, StringStream.self), let text = call.string(1),
            stream._withUnsafeGuaranteedRef({ stream in text._withUnsafeGuaranteedRef { stream.writeNarrow($0) } })
        {
            return .int(text.count)
        }
        return try writeSlowly(call)
    }

    @inline(never) private static func writeSlowly(_ call: Call) throws(Raise) -> Value {
        try withReceiver(call) { (stream) throws(Raise) in
            guard let text = call.string(1) else {
                throw call.thread.typeError("string argument expected, got '\(call.thread.typeName(call[1]))'")
            }
            try stream.check(call.thread)
            return try text.lent(orRaising: .unbound) { (text) throws(Raise) in
                try stream.write(text, call.thread)
                return .int(text.count)
            }
        }
    }

    private static func yes(_ call: Call) throws(Raise) -> Value {
        try receiver(call).check(call.thread)
        return .bool(true)
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        _ = try receiver(call).begin(call[1], newline: call[2], call.thread)
        return .none
    }

    /// Returns the text, as it was given.
    private func begin(_ initial: Value, newline: Value, _ thread: ThreadRef) throws(Raise) -> StringObject? {
        self.newline = try StringStream.newline(newline, thread)
        (count, position, seenNewlines, isMarkedClosed) = (0, 0, 0, false)
        guard let initial = thread.optional(initial) else { return nil }
        guard let text = initial.as(.string, StringObject.self) else {
            throw thread.typeError("initial_value must be str or None, not \(thread.typeName(initial))")
        }
        try write(text, thread)
        position = 0
        return text
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let stream = try receiver(call)
        try stream.check(thread)
        let state = try thread.streamState(call, count: 4)
        // which newlines there were is found by writing the text once more; the text itself stays as it is
        if let text = try stream.begin(state[0], newline: state[1], thread) {
            let newline = stream.newline
            (stream.count, stream.newline) = (0, .lf)
            defer { stream.newline = newline }
            try stream.write(text, thread)
        }
        stream.position = try thread.streamPosition(state[2]) { "third item of state must be an integer, got \($0)" }
        try thread.add(state[3], to: call[0], "fourth")
        return .none
    }

    /// The `newline` argument: as C sees it, what comes after a zero does not count.
    private static func newline(_ value: Value, _ thread: ThreadRef) throws(Raise) -> TextFile.Newline {
        guard let given = thread.optional(value) else { return .translated }
        guard let text = given.as(.string, StringObject.self) else {
            throw thread.typeError("newline must be str or None, not \(thread.typeName(given))")
        }
        _ = try thread.encodeUTF8(text, "strict", signed: false)
        let seen = String(String.UnicodeScalarView(text.text.unicodeScalars.prefix { $0 != "\0" }))
        if let newline = TextFile.Newline(seen) { return newline }
        throw thread.valueError("illegal newline value: \(try thread.repr(given).text)")
    }

    // MARK: Contents

    private func text(_ start: Int, _ end: Int, _ thread: ThreadRef) -> StringObject {
        guard let memory, end > start else { return thread.emptyString }
        if isWide {
            let units = memory.assumingMemoryBound(to: UInt32.self)
            if end - start == 1 { return thread.makeString(codePoint: units[start]) }
            return thread.makeString(codePoints: UnsafeBufferPointer(start: units + start, count: end - start))
        }
        let units = memory.assumingMemoryBound(to: UInt8.self)
        if end - start == 1 { return thread.makeString(codePoint: UInt32(units[start])) }
        return thread.makeString(latin1: UnsafeBufferPointer(start: units + start, count: end - start))
    }

    private func take(_ length: Int, _ thread: ThreadRef) -> StringObject {
        let result = text(position, position + length, thread)
        position += length
        return result
    }

    /// The code point at an index that is in range.
    @inline(__always) private func unit(_ memory: UnsafeMutableRawPointer, _ index: Int) -> UInt32 {
        if isWide { return memory.load(fromByteOffset: index &* 4, as: UInt32.self) }
        return UInt32(memory.load(fromByteOffset: index, as: UInt8.self))
    }

    @inline(never) private func reserve(_ wanted: Int, _ thread: ThreadRef) throws(Raise) {
        let grown = max(wanted, min(capacity * 2, capacity + 1 << 28), 32)
        let width = isWide ? 4 : 1
        try thread.checkAllocation(grown, of: width)
        memory = reallocateBytes(memory, grown * width)
        capacity = grown
    }

    /// Four bytes a code point from now on.
    @inline(never) private func widen(_ thread: ThreadRef) throws(Raise) {
        try thread.checkAllocation(capacity, of: 4)
        let wide = allocateBytes(max(capacity, 1) * 4)
        if let memory {
            for i in 0..<count { wide.storeBytes(of: unit(memory, i), toByteOffset: i * 4, as: UInt32.self) }
            freeBytes(memory)
        }
        memory = wide
        isWide = true
    }

    /// Writes narrow text for which there is room, newlines as they are: nothing but a copy. False, and nothing done, for any other.
    @inline(__always) private func writeNarrow(_ text: StringObject) -> Bool {
        let length = text.count
        guard let memory, text.width == 1, !isWide, newline == .lf, position <= count,
            length <= capacity &- position
        else { return false }
        copyBytes(memory + position, text.buffer, length)
        position &+= length
        if position > count { count = position }
        return true
    }

    /// The next line of narrow text whose lines end with `\n`; nil, and nothing done, for any other, and at the end.
    @inline(__always) private func narrowLine(_ thread: ThreadRef) -> StringObject? {
        guard let memory, !isWide, newline == .lf, position < count else { return nil }
        let start = UnsafeRawPointer(memory + position)
        var length = count &- position
        if let found = RawMemory.find(10, in: start, count: length) { length = found - start &+ 1 }
        position &+= length
        if length == 1 { return thread.makeString(codePoint: UInt32(start.load(as: UInt8.self))) }
        return thread.makeString(
            latin1: UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: length))
    }

    /// Writes at the position, newlines translated.
    private func write(_ text: StringObject, _ thread: ThreadRef) throws(Raise) {
        if text.width > 1 && !isWide { try widen(thread) }
        if newline == .lf || !text.contains(newlineOrReturn: true) {
            guard let place = try makeRoom(text.count, thread) else { return }
            if isWide {
                text.writeUnits(to: place.assumingMemoryBound(to: UInt32.self))
            } else {
                copyBytes(place, text.buffer, text.count)
            }
            return
        }
        var points: [UInt32] = []
        points.reserveCapacity(text.count)
        // (a `\r` that ends a text is a newline: what the next text begins with is not looked at)
        var afterReturn = false
        for i in 0..<text.count { translate(text[i], &afterReturn, into: &points) }
        if afterReturn { seenNewlines |= 1 }
        guard let place = try makeRoom(points.count, thread) else { return }
        for (i, point) in points.enumerated() {
            if isWide {
                place.storeBytes(of: point, toByteOffset: i * 4, as: UInt32.self)
            } else {
                place.storeBytes(of: UInt8(truncatingIfNeeded: point), toByteOffset: i, as: UInt8.self)
            }
        }
    }

    /// Moves the position behind `length` code points that are about to be written: where they go, or nil if there are none. The
    /// gap behind the old end is filled with zeros.
    @inline(__always) private func makeRoom(_ length: Int, _ thread: ThreadRef) throws(Raise)
        -> UnsafeMutableRawPointer?
    {
        if length == 0 { return nil }
        let (end, overflow) = position.addingReportingOverflow(length)
        if overflow { throw thread.overflowError("new position too large") }
        if end > capacity { try reserve(max(end, count), thread) }
        guard let memory else { return nil }
        let width = isWide ? 4 : 1
        if position > count { RawMemory.fill(memory + count * width, with: 0, count: (position - count) * width) }
        let place = memory + position * width
        position = end
        if end > count { count = end }
        return place
    }

    private func translate(_ point: UInt32, _ afterReturn: inout Bool, into points: inout [UInt32]) {
        switch newline {
        case .lf: points.append(point)
        case .cr: points.append(point == 10 ? 13 : point)
        case .crlf:
            if point == 10 { points.append(13) }
            points.append(point)
        case .translated, .untranslated:
            if afterReturn { seenNewlines |= point == 10 ? 4 : 1 }
            let endsPair = afterReturn && point == 10
            afterReturn = point == 13
            if point == 13 {
                points.append(newline == .translated ? 10 : 13)
            } else if point == 10 {
                if !endsPair { seenNewlines |= 2 }
                if !endsPair || newline == .untranslated { points.append(10) }
            } else {
                points.append(point)
            }
        }
    }

    fileprivate func line(_ limit: Int, _ thread: ThreadRef) throws(Raise) -> StringObject {
        try check(thread)
        let rest = max(count - position, 0)
        let length = limit < 0 ? rest : min(rest, limit)
        guard let memory, length > 0 else { return thread.emptyString }
        if newline == .lf && !isWide {
            let start = memory + position
            let found = RawMemory.find(10, in: start, count: length).map { $0 - UnsafeRawPointer(start) + 1 }
            return take(found ?? length, thread)
        }
        var i = 0
        while i < length {
            let point = unit(memory, position + i)
            i += 1
            if point == 10 {
                if newline == .crlf {
                    if i > 1, unit(memory, position + i - 2) == 13 { break }
                } else if newline != .cr {
                    break
                }
            }
            if point == 13 {
                if newline == .cr { break }
                if newline == .untranslated {
                    if i < length, unit(memory, position + i) == 10 { i += 1 }
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
