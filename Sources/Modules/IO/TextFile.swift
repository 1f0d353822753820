// `TextIOWrapper`: storage and the common paths of reading and writing.
//
// Reading works on bytes, not on decoded text: a line is found with `memchr` in the bytes as they came, and decoded on its own. That
// costs one object per line and nothing else, and `tell` is a subtraction. It is right for every encoding in which the bytes 10 and
// 13 mean nothing but newlines (UTF-8, ASCII, Latin-1: "direct"); what is in another encoding is turned into UTF-8 when it arrives.
//
// Writing collects encoded bytes and hands them to the buffer below when there are enough.

import TaipanHost
import TaipanRuntime

package final class TextFile: StreamObject {
    /// The `newline` argument.
    package enum Newline: UInt8 {
        case translated, untranslated, lf, cr, crlf

        /// Nil for a text that is none.
        init?(_ text: String) {
            switch text {
            case "": self = .untranslated
            case "\n": self = .lf
            case "\r": self = .cr
            case "\r\n": self = .crlf
            default: return nil
            }
        }
    }

    /// The binary stream below; none when detached, unbound before `__init__`.
    @exclusivity(unchecked) package final var buffer: Value = .unbound
    /// The same, when it is a plain buffered stream over anything.
    @exclusivity(unchecked) package final var buffered: BufferedFile?
    @exclusivity(unchecked) package final var encodingName = "utf-8"
    @exclusivity(unchecked) package final var errors = "strict"
    /// Nil for encodings that are registered from Python.
    @exclusivity(unchecked) package final var encoding: TextEncoding?
    /// As `encoding`, once the byte order mark has been read.
    @exclusivity(unchecked) package final var decoding: TextEncoding?
    /// The next text that is written is to be preceded by a byte order mark.
    @exclusivity(unchecked) package final var writesMark = false
    @exclusivity(unchecked) package final var newline = Newline.translated
    @exclusivity(unchecked) package final var isLineBuffered = false
    @exclusivity(unchecked) package final var writesThrough = false
    @exclusivity(unchecked) package final var canRead = false
    @exclusivity(unchecked) package final var canWrite = false
    @exclusivity(unchecked) package final var canSeek = false
    /// `tell` is not allowed while a loop over the lines is going on.
    @exclusivity(unchecked) package final var isIterating = false
    /// Bytes that were read and not yet handed out: in the file's encoding if that is direct, else in UTF-8.
    @exclusivity(unchecked) package final var ahead = ByteQueue()
    @exclusivity(unchecked) package final var aheadIsASCII = true
    /// The start of a character whose end has not come yet (not for direct encodings).
    @exclusivity(unchecked) package final var undecoded = ByteQueue()
    /// Which newlines have been read: 1 `\r`, 2 `\n`, 4 `\r\n`.
    @exclusivity(unchecked) package final var seenNewlines: UInt8 = 0
    /// Encoded bytes that wait to be written.
    @exclusivity(unchecked) package final var pending = ByteQueue()
    /// What `mode` answers, when the stream was made by `open`.
    @exclusivity(unchecked) package final var mode: Value = .unbound
    /// How much is asked for at a time of streams that are not our own.
    @exclusivity(unchecked) package final var chunkSize = BufferedFile.defaultSize

    /// How many bytes wait at most.
    static let pendingLimit = 8192
    static let chunk = 32768

    package init(_ shape: ShapeRef) {
        super.init(.text, shape)
        track()
    }

    deinit {
        if !isPlain { finalizeInstance(self) }
        if let thread = shape._withUnsafeGuaranteedRef({ $0.heap }).pointee.currentThread { finish(thread) }
        ahead.free()
        undecoded.free()
        pending.free()
    }

    /// The stream goes away: what waits is written, and the file closed. Errors have nobody to go to.
    private final func finish(_ thread: ThreadRef) {
        if canWrite { thread.streams.writers[ObjectIdentifier(self)] = nil }
        guard case .object = buffer else { return }
        let outer = thread.pointee.exception
        thread.pointee.exception = nil
        thread.host.finishing {
            do throws(Raise) { try flushAndClose(thread) } catch { thread.pointee.exception = nil }
        }
        thread.pointee.exception = outer
    }

    private final func flushAndClose(_ thread: ThreadRef) throws(Raise) {
        if try thread.isClosed(buffer) { return }
        if pending.count > 0 { try flushPending(thread) }
        if let file = buffered?.file, file.descriptor >= 0, file.closesDescriptor, !file.isQuiet {
            file.isQuiet = true
            thread.warnUnclosed { () throws(Raise) in
                let name = try thread.describingAttribute(buffer, "name")
                return "file \(try describe(name, mode, thread))"
            }
        }
        if let buffered {
            try buffered.close(thread)
        } else {
            _ = try thread.callMethod(buffer, "close")
        }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = TextFile(shape)
        (successor.buffer, successor.buffered) = (buffer, buffered)
        (successor.encodingName, successor.errors, successor.encoding) = (encodingName, errors, encoding)
        (successor.decoding, successor.writesMark, successor.newline) = (decoding, writesMark, newline)
        (successor.isLineBuffered, successor.writesThrough) = (isLineBuffered, writesThrough)
        (successor.canRead, successor.canWrite, successor.canSeek) = (canRead, canWrite, canSeek)
        (successor.ahead, successor.undecoded, successor.pending) = (ahead, undecoded, pending)
        (successor.aheadIsASCII, successor.mode) = (aheadIsASCII, mode)
        (ahead, undecoded, pending, buffer, buffered) = (ByteQueue(), ByteQueue(), ByteQueue(), .none, nil)
        moveAttributes(to: successor)
        return successor
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = buffer { visit(object) }
        if let buffered { visit(buffered) }
    }

    package override func clearReferences() {
        super.clearReferences()
        if buffered == nil { buffer = .none }
    }

    // MARK: Checks

    /// The stream exists, is not detached and not closed.
    @inline(__always) package func check(_ thread: ThreadRef) throws(Raise) {
        if let file = buffered?.file, file.descriptor >= 0 { return }
        try checkSlowly(thread)
    }

    @inline(never) package func checkAttached(_ thread: ThreadRef) throws(Raise) {
        if buffer.isUnbound { throw thread.valueError("I/O operation on uninitialized object") }
        if buffer.isNone { throw thread.valueError("underlying buffer has been detached") }
    }

    @inline(never) private func checkSlowly(_ thread: ThreadRef) throws(Raise) {
        try checkAttached(thread)
        try thread.checkOpen(buffer)
    }

    func checkReadable(_ thread: ThreadRef) throws(Raise) {
        try check(thread)
        if !canRead { throw thread.unsupported("not readable") }
        if pending.count > 0 { try flushPending(thread) }
    }

    // MARK: Encodings

    /// The bytes of the file are looked at as they are.
    @inline(__always) package var isDirect: Bool {
        switch decoding {
        case .utf8, .ascii, .latin1: true
        default: false
        }
    }

    package func setEncoding(_ name: String, _ thread: ThreadRef) throws(Raise) {
        encodingName = name
        encoding = TextEncoding(named: name)
        if encoding == nil { _ = try thread.lookupCodec(name) }
        decoding = encoding
        switch encoding {
        case .utf8Signed, .utf16, .utf32: writesMark = true
        default: writesMark = false
        }
    }

    /// The encoding without its byte order mark.
    var unmarked: TextEncoding? {
        switch encoding {
        case .utf8Signed: .utf8
        case .utf16: .utf16Little
        case .utf32: .utf32Little
        default: encoding
        }
    }

    // MARK: Filling

    /// Reads a chunk; false at the end.
    package func fill(_ thread: ThreadRef) throws(Raise) -> Bool {
        if isDirect, let buffered {
            if buffered.access == .writer { throw thread.unsupported("not readable") }
            try buffered.check(thread)
            let place = ahead.makeRoom(TextFile.chunk)
            guard let count = try buffered.readSome(place, TextFile.chunk, thread) else { return false }
            if ahead.count == 0 { aheadIsASCII = true }
            ahead.commit(count)
            if count > 0 { try examine(place, count, thread) }
            return count > 0
        }
        return try fillSlowly(thread)
    }

    /// Notes whether new bytes are ASCII; others are checked at once, so that an error is raised where CPython raises it.
    private func examine(_ start: UnsafeRawPointer, _ count: Int, _ thread: ThreadRef) throws(Raise) {
        if isASCII(start, count) { return }
        aheadIsASCII = false
        if errors != "strict" || decoding == .latin1 { return }
        var consumed = 0
        _ = try thread.decode(ahead.bytes, decoding ?? .utf8, errors, final: false, consumed: &consumed)
    }

    @inline(never) private func fillSlowly(_ thread: ThreadRef) throws(Raise) -> Bool {
        let isForeign = encoding == nil
        let piece: Value
        if isForeign {
            piece = try thread.callMethod(buffer, "read")
        } else if let buffered {
            try buffered.checkReadable(thread)
            let bytes = thread.makeBytes(count: TextFile.chunk)
            let count = try buffered.readSome(bytes.buffer, TextFile.chunk, thread) ?? 0
            bytes.truncate(to: count)
            piece = .object(bytes)
        } else {
            let read = try thread.lookupAttribute(buffer, "read1")
            piece = try thread.call(
                read.isUnbound ? try thread.getAttribute(buffer, "read") : read, .int(chunkSize))
        }
        var view: BufferView
        if thread.hasBuffer(piece) {
            view = try thread.acquireBuffer(piece)
        } else {
            throw thread.typeError(
                "underlying read1() should have returned a bytes-like object, not '\(thread.typeName(piece))'")
        }
        defer { view.release() }
        if ahead.count == 0 { aheadIsASCII = true }
        if isDirect {
            guard let start = view.bytes.baseAddress, view.count > 0 else { return false }
            ahead.append(start, view.count)
            try examine(start, view.count, thread)
            return true
        }
        if let start = view.bytes.baseAddress { undecoded.append(start, view.count) }
        let isEnd = view.count == 0 || isForeign
        if undecoded.count == 0 { return false }
        try takeMark(isEnd)
        var consumed = 0
        let text: StringObject
        if let decoding {
            text = try thread.decode(undecoded.bytes, decoding, errors, final: isEnd, consumed: &consumed)
        } else {
            text = try thread.decode(
                undecoded.bytes, encoding: encodingName, errors: errors, final: isEnd, consumed: &consumed)
        }
        undecoded.drop(consumed)
        appendAhead(text)
        return view.count > 0 || text.count > 0
    }

    /// Reads the byte order mark, which decides what the rest is.
    private func takeMark(_ isEnd: Bool) throws(Raise) {
        let bytes = undecoded.bytes
        switch decoding {
        case .utf8Signed where bytes.count >= 3 || isEnd:
            if bytes.starts(with: [0xEF, 0xBB, 0xBF] as [UInt8]) { undecoded.drop(3) }
            // what has come is decoded as ordinary UTF-8 from here on; `ahead` is in UTF-8 either way
            decoding = .utf8
        case .utf16 where bytes.count >= 2:
            let isBig = bytes[0] == 0xFE && bytes[1] == 0xFF
            if isBig || bytes[0] == 0xFF && bytes[1] == 0xFE { undecoded.drop(2) }
            decoding = isBig ? .utf16Big : .utf16Little
        case .utf32 where bytes.count >= 4:
            let isBig = bytes.starts(with: [0, 0, 0xFE, 0xFF] as [UInt8])
            if isBig || bytes.starts(with: [0xFF, 0xFE, 0, 0] as [UInt8]) { undecoded.drop(4) }
            decoding = isBig ? .utf32Big : .utf32Little
        default: break
        }
    }

    private func appendAhead(_ text: StringObject) {
        if text.isASCIIText {
            ahead.append(text.buffer, text.count)
            return
        }
        aheadIsASCII = false
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count &* 2)
        text.appendUTF8(to: &bytes)
        bytes.withUnsafeBytes { if let start = $0.baseAddress { ahead.append(start, $0.count) } }
    }

    /// Text from bytes of `ahead`.
    @inline(__always) func makeText(_ start: UnsafeRawPointer, _ count: Int, _ thread: ThreadRef) throws(Raise)
        -> StringObject
    {
        if aheadIsASCII {
            if count == 1 { return thread.makeString(codePoint: UInt32(start.load(as: UInt8.self))) }
            if count == 0 { return thread.emptyString }
            return thread.makeString(
                latin1: UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count))
        }
        var consumed = 0
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        if isDirect { return try thread.decode(bytes, decoding ?? .utf8, errors, final: true, consumed: &consumed) }
        return try thread.decode(bytes, .utf8, "surrogatepass", final: true, consumed: &consumed)
    }

    // MARK: Writing

    /// `write(string)`.
    package func write(_ string: StringObject, _ thread: ThreadRef) throws(Raise) {
        if !collect(string) { try writeAny(string, thread) }
    }

    /// Writes short ASCII text to an open file if that means no more than to collect it. False, and nothing done, otherwise.
    @inline(__always) package func collect(_ string: StringObject) -> Bool {
        guard string.width == 1, string.count <= 512, pending.count &+ string.count <= TextFile.pendingLimit,
            let file = buffered?.file, file.descriptor >= 0, canWrite, ahead.count == 0,
            undecoded.count == 0, !writesMark, !writesThrough, !isLineBuffered
        else { return false }
        switch newline {
        case .cr, .crlf: return false
        case .translated, .untranslated, .lf: break
        }
        switch encoding {
        case .utf8, .ascii, .utf8Signed: return pending.append(ascii: string.buffer, string.count)
        default: return false
        }
    }

    @inline(never) private func writeAny(_ string: StringObject, _ thread: ThreadRef) throws(Raise) {
        try check(thread)
        if !canWrite { throw thread.unsupported("not writable") }
        if ahead.count > 0 || undecoded.count > 0 { forgetAhead() }
        var flushes = writesThrough
        if isLineBuffered && !flushes { flushes = string.contains(newlineOrReturn: true) }
        if newline == .cr || newline == .crlf, string.contains(newlineOrReturn: false) {
            try append(try withNewlines(string, thread), thread)
        } else {
            try append(string, thread)
        }
        if flushes {
            try flushPending(thread)
            if isLineBuffered { try flushBuffer(thread) }
        } else if pending.count > TextFile.pendingLimit {
            try flushPending(thread)
        }
    }

    /// Encodes a string into `pending`.
    @inline(__always) private func append(_ string: StringObject, _ thread: ThreadRef) throws(Raise) {
        if !writesMark, string.width == 1 {
            switch encoding {
            case .utf8, .ascii, .utf8Signed:
                if string.isASCIIText {
                    pending.append(string.buffer, string.count)
                    return
                }
            case .latin1:
                pending.append(string.buffer, string.count)
                return
            default: break
            }
        }
        try appendSlowly(string, thread)
    }

    @inline(never) private func appendSlowly(_ string: StringObject, _ thread: ThreadRef) throws(Raise) {
        let bytes: BytesObject
        if let encoding = writesMark ? encoding : unmarked {
            bytes = try thread.encode(string, encoding, errors)
            writesMark = false
        } else {
            bytes = try thread.encode(string, encoding: encodingName, errors: errors)
        }
        pending.append(bytes.buffer, bytes.count)
    }

    private func withNewlines(_ string: StringObject, _ thread: ThreadRef) throws(Raise) -> StringObject {
        var builder = StringBuilder(thread, capacity: string.count &+ 8)
        for i in 0..<string.count {
            if string[i] == 10 {
                builder.append(13 as UInt8)
                if newline == .crlf { builder.append(10 as UInt8) }
            } else {
                builder.append(string[i])
            }
        }
        return builder.finish()
    }

    /// Hands what waits to the buffer below.
    package func flushPending(_ thread: ThreadRef) throws(Raise) {
        if pending.count == 0 { return }
        if let buffered {
            try buffered.checkWritable(thread)
            let bytes = pending.bytes
            guard let start = bytes.baseAddress else { return }
            if !writesThrough { return try flush(start, bytes.count, into: buffered, thread) }
            try flush(start, bytes.count, into: buffered, thread)
            return try buffered.flushPending(thread)
        }
        let bytes = pending.takeAll(thread)
        _ = try thread.callMethod(buffer, "write", .object(bytes))
    }

    private func flush(
        _ start: UnsafeRawPointer, _ count: Int, into buffered: BufferedFile, _ thread: ThreadRef
    ) throws(Raise) {
        do throws(Raise) {
            try buffered.write(start, count, thread)
        } catch {
            pending.removeAll()
            throw error
        }
        pending.removeAll()
    }

    func flushBuffer(_ thread: ThreadRef) throws(Raise) {
        if let buffered { try buffered.flush(thread) } else { _ = try thread.callMethod(buffer, "flush") }
    }

    package func flush(_ thread: ThreadRef) throws(Raise) {
        try check(thread)
        try flushPending(thread)
        try flushBuffer(thread)
    }

    /// What was read ahead no longer counts.
    func forgetAhead() {
        ahead.removeAll()
        undecoded.removeAll()
        aheadIsASCII = true
    }

    package func close(_ thread: ThreadRef) throws(Raise) {
        try checkAttached(thread)
        if try thread.isClosed(buffer) { return }
        var failure: ExceptionObject?
        do throws(Raise) {
            if isPlain { try flush(thread) } else { _ = try thread.callMethod(.object(self), "flush") }
        } catch {
            failure = thread.takeException()
        }
        pending.removeAll()
        if let buffered { try buffered.close(thread) } else { _ = try thread.callMethod(buffer, "close") }
        if let failure { throw thread.raise(failure) }
    }

    /// The text, with what `name` and `mode` are said to be.
    package func describe(_ name: Value, _ mode: Value, _ thread: ThreadRef) throws(Raise) -> String {
        try thread.describe(self) { (typeName) throws(Raise) in
            var text = "<\(typeName)"
            if !name.isUnbound { text += " name=\(try thread.repr(name).text)" }
            if !mode.isUnbound { text += " mode=\(try thread.repr(mode).text)" }
            return text + " encoding='\(encodingName)'>"
        }
    }
}

extension StringObject {
    /// There is a `\n` in it (or a `\r`, if those count too).
    final func contains(newlineOrReturn: Bool) -> Bool {
        if width == 1 {
            if RawMemory.find(10, in: buffer, count: count) != nil { return true }
            return newlineOrReturn && RawMemory.find(13, in: buffer, count: count) != nil
        }
        for i in 0..<count where self[i] == 10 || newlineOrReturn && self[i] == 13 { return true }
        return false
    }
}

/// True if all bytes are below 128: 32 at a time.
@inline(__always) func isASCII(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    var i = 0
    while i &+ 32 <= count {
        let p = start + i
        let a = p.loadUnaligned(as: UInt64.self) | p.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let b =
            p.loadUnaligned(fromByteOffset: 16, as: UInt64.self) | p.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        if (a | b) & high != 0 { return false }
        i &+= 32
    }
    while i < count {
        if start.load(fromByteOffset: i, as: UInt8.self) >= 0x80 { return false }
        i &+= 1
    }
    return true
}
