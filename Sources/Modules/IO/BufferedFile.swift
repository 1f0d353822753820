// `BufferedReader`, `BufferedWriter` and `BufferedRandom`: one Swift class, because they differ only in what they allow.
//
// The buffer holds either bytes that were read ahead (`ahead`) or bytes that wait to be written (`pending`), never both: going from
// one to the other moves the raw stream to where Python believes it to be. When the raw stream is a plain `FileIO`, its Swift
// functions are called directly; any other object is asked through its Python methods.

import TaipanHost
import TaipanRuntime

package final class BufferedFile: StreamObject {
    package enum Access: UInt8 { case reader, writer, random }

    package static let defaultSize = 8192

    package final let access: Access
    /// The raw stream; none when detached, unbound before `__init__`.
    @exclusivity(unchecked) package final var raw: Value = .unbound
    /// The same, when it is a plain `FileIO`.
    @exclusivity(unchecked) package final var file: RawFile?
    @exclusivity(unchecked) package final var ahead = ByteQueue()
    @exclusivity(unchecked) package final var pending = ByteQueue()
    @exclusivity(unchecked) package final var size = BufferedFile.defaultSize
    /// Where the raw stream is, as far as its last call through here has told; -1 if that is not known.
    @exclusivity(unchecked) private final var rawPosition: Int64 = -1
    /// A call into the raw stream is going on: Python code that comes in through it must not touch the buffer.
    @exclusivity(unchecked) private final var isBusy = false

    package init(_ access: Access, _ shape: ShapeRef) {
        self.access = access
        super.init(.buffered, shape)
        track()
    }

    deinit {
        if !isPlain { finalizeInstance(self) }
        if pending.count > 0, let thread = shape._withUnsafeGuaranteedRef({ $0.heap }).pointee.currentThread {
            flushQuietly(thread)
        }
        ahead.free()
        pending.free()
        if access != .reader { forgetWriter() }
    }

    /// Writes what waits, for an object that is going away: errors have nobody to go to.
    private final func flushQuietly(_ thread: ThreadRef) {
        let outer = thread.pointee.exception
        thread.pointee.exception = nil
        thread.host.finishing {
            do throws(Raise) {
                if try !thread.isClosed(raw) { try flushPending(thread) }
            } catch {
                thread.pointee.exception = nil
            }
        }
        thread.pointee.exception = outer
    }

    private final func forgetWriter() {
        guard let thread = shape._withUnsafeGuaranteedRef({ $0.heap }).pointee.currentThread else { return }
        thread.streams.writers[ObjectIdentifier(self)] = nil
    }

    package override func moveToSuccessor() -> Object? {
        let successor = BufferedFile(access, shape)
        (successor.raw, successor.file, successor.size) = (raw, file, size)
        (successor.ahead, successor.pending) = (ahead, pending)
        (ahead, pending) = (ByteQueue(), ByteQueue())
        moveAttributes(to: successor)
        return successor
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = raw { visit(object) }
        if let file { visit(file) }
    }

    package override func clearReferences() {
        super.clearReferences()
        if file == nil { raw = .none }
    }

    /// Sets the raw stream.
    package func attach(_ raw: Value, size: Int, _ thread: ThreadRef) {
        self.raw = raw
        self.size = size
        file = nil
        if let stream = raw.as(.file, StreamObject.self), stream.family == .raw, stream.isPlain {
            file = unsafeDowncast(stream, to: RawFile.self)
        }
        ahead.removeAll()
        pending.removeAll()
        rawPosition = -1
        if access != .reader {
            thread.streams.writers[ObjectIdentifier(self)] = .passUnretained(self)
        }
    }

    // MARK: Checks

    @inline(__always) package func check(_ thread: ThreadRef) throws(Raise) {
        if let file {
            if file.descriptor >= 0 && !isBusy { return }
            if isBusy { throw busyError(thread) }
            throw thread.closedError()
        }
        try checkSlowly(thread)
    }

    /// `check` and `checkAttached` have nothing to say.
    @inline(__always) package var isOpenFile: Bool {
        guard let file else { return false }
        return file.descriptor >= 0 && !isBusy
    }

    private func busyError(_ thread: ThreadRef) -> Raise {
        thread.runtimeError("reentrant call inside \((try? thread.repr(.object(self)))?.text ?? "a buffered stream")")
    }

    @inline(never) package func checkAttached(_ thread: ThreadRef) throws(Raise) {
        if raw.isUnbound { throw thread.valueError("I/O operation on uninitialized object") }
        if raw.isNone { throw thread.valueError("raw stream has been detached") }
    }

    @inline(never) private func checkSlowly(_ thread: ThreadRef) throws(Raise) {
        try checkAttached(thread)
        if isBusy { throw busyError(thread) }
        try thread.checkOpen(raw)
    }

    package func checkReadable(_ thread: ThreadRef) throws(Raise) {
        if access == .writer { throw thread.unsupported("read") }
        try check(thread)
    }

    package func checkWritable(_ thread: ThreadRef) throws(Raise) {
        if access == .reader { throw thread.unsupported("write") }
        try check(thread)
    }

    // MARK: The raw stream

    /// One read of the raw stream; nil if it would have to wait.
    package func rawRead(_ target: UnsafeMutableRawPointer, _ count: Int, _ thread: ThreadRef) throws(Raise) -> Int? {
        if let file {
            let known = rawPosition
            rawPosition = -1
            let got = try file.read(target, count, thread)
            if known >= 0 { rawPosition = known &+ Int64(got ?? 0) }
            return got
        }
        isBusy = true
        defer { isBusy = false }
        let buffer = BytearrayObject(count: count, thread.types.bytearray.root)
        let view = try thread.makeMemoryView(.object(buffer))
        let answer = try thread.callMethod(raw, "readinto", .object(view))
        if answer.isNone { return nil }
        if !thread.hasIndex(answer) { throw thread.raise(thread.types.osError, "raw readinto() failed") }
        let got = try thread.index(answer)
        if got < 0 || got > count {
            throw thread.raise(
                thread.types.osError,
                "raw readinto() returned invalid length \(got) (should have been between 0 and \(count))")
        }
        copyBytes(target, buffer.buffer, min(got, buffer.count))
        return got
    }

    /// One write to the raw stream; nil if it would have to wait.
    private func rawWrite(_ source: UnsafeRawPointer, _ count: Int, _ thread: ThreadRef) throws(Raise) -> Int? {
        rawPosition = -1
        if let file { return try file.write(source, count, thread) }
        isBusy = true
        defer { isBusy = false }
        let view = try thread.makeMemoryView(.object(thread.makeBytes(source, count)))
        let answer = try thread.callMethod(raw, "write", .object(view))
        if answer.isNone { return nil }
        let done = try thread.index(answer)
        if done < 0 || done > count {
            throw thread.raise(
                thread.types.osError,
                "raw write() returned invalid length \(done) (should have been between 0 and \(count))")
        }
        return done
    }

    package func rawSeek(_ offset: Int64, _ whence: Int32, _ thread: ThreadRef) throws(Raise) -> Int64 {
        rawPosition = -1
        if let file {
            rawPosition = try file.seek(offset, whence, thread)
            return rawPosition
        }
        isBusy = true
        defer { isBusy = false }
        let position = try thread.int64(try thread.callMethod(raw, "seek", .int(Int(offset)), .int(Int(whence))))
        if position < 0 {
            throw thread.raise(thread.types.osError, "Raw stream returned invalid position \(position)")
        }
        return position
    }

    /// Somebody is about to use the raw stream without us.
    package func forgetPosition() { rawPosition = -1 }

    private func rawTell(_ thread: ThreadRef) throws(Raise) -> Int64 {
        if file != nil { return try rawSeek(0, SeekOrigin.current, thread) }
        let position = try thread.int64(try thread.callMethod(raw, "tell"))
        if position < 0 {
            throw thread.raise(thread.types.osError, "Raw stream returned invalid position \(position)")
        }
        return position
    }

    // MARK: Reading

    /// Before a read: what waits to be written goes first.
    @inline(__always) private func beginReading(_ thread: ThreadRef) throws(Raise) {
        if pending.count > 0 { try flushPending(thread) }
    }

    /// Reads ahead once; false at the end or if nothing can be had without waiting.
    package func fill(_ thread: ThreadRef) throws(Raise) -> Bool? {
        let place = ahead.makeRoom(size)
        guard let count = try rawRead(place, size, thread) else { return nil }
        ahead.commit(count)
        try thread.charge(count / 64)
        return count > 0
    }

    /// All that is left; nil if that is nothing because the stream would have to wait.
    package func readAll(_ thread: ThreadRef) throws(Raise) -> BytesObject? {
        try checkReadable(thread)
        try beginReading(thread)
        var content = ahead
        ahead = ByteQueue()
        rawPosition = -1
        defer { content.free() }
        if let file {
            let hadSome = content.count > 0
            if !(try file.readAll(into: &content, thread)) && !hadSome { return nil }
            return content.takeAll(thread)
        }
        let readall = try thread.lookupAttribute(raw, "readall")
        if !readall.isUnbound {
            let rest = try thread.call(readall)
            if rest.isNone { return content.count > 0 ? content.takeAll(thread) : nil }
            guard let bytes = rest.as(.bytes, BytesObject.self) else {
                throw thread.typeError("readall() should return bytes")
            }
            if content.count == 0 { return bytes }
            content.append(bytes.buffer, bytes.count)
            return content.takeAll(thread)
        }
        while true {
            let piece = try thread.callMethod(raw, "read")
            if piece.isNone { return content.count > 0 ? content.takeAll(thread) : nil }
            guard let bytes = piece.as(.bytes, BytesObject.self) else {
                throw thread.typeError("read() should return bytes")
            }
            if bytes.count == 0 { return content.takeAll(thread) }
            content.append(bytes.buffer, bytes.count)
        }
    }

    /// Exactly `count` bytes unless the stream ends; nil if there is nothing without waiting.
    package func read(_ count: Int, _ thread: ThreadRef) throws(Raise) -> BytesObject? {
        try checkReadable(thread)
        try beginReading(thread)
        if count <= ahead.count { return ahead.take(count, thread) }
        try thread.checkAllocation(count)
        let result = thread.makeBytes(count: count)
        var done = ahead.count
        copyBytes(result.buffer, ahead.first, done)
        ahead.removeAll()
        while done < count {
            let wanted = count - done
            if wanted >= size {
                guard let got = try rawRead(result.buffer + done, wanted, thread) else { break }
                if got == 0 { return shortened(result, done, thread) }
                done += got
                // less than wanted may have come because the script is to be stopped
                try thread.chargeQuietly(1)
            } else {
                guard let more = try fill(thread) else { break }
                if !more { return shortened(result, done, thread) }
                let taken = min(wanted, ahead.count)
                copyBytes(result.buffer + done, ahead.first, taken)
                ahead.drop(taken)
                done += taken
            }
        }
        if done == 0 && count > 0 { return nil }
        return shortened(result, done, thread)
    }

    private func shortened(_ bytes: BytesObject, _ count: Int, _ thread: ThreadRef) -> BytesObject {
        if count == bytes.count { return bytes }
        return thread.makeBytes(bytes.buffer, count)
    }

    /// At most one raw read, into the caller's memory; what is there already comes first.
    package func readSome(_ target: UnsafeMutableRawPointer, _ count: Int, _ thread: ThreadRef) throws(Raise) -> Int? {
        try beginReading(thread)
        if ahead.count > 0 {
            let taken = min(count, ahead.count)
            copyBytes(target, ahead.first, taken)
            ahead.drop(taken)
            return taken
        }
        if count >= size { return try rawRead(target, count, thread) }
        guard let more = try fill(thread) else { return nil }
        if !more { return 0 }
        let taken = min(count, ahead.count)
        copyBytes(target, ahead.first, taken)
        ahead.drop(taken)
        return taken
    }

    /// A line with its `\n`, at most `limit` bytes.
    package func readline(_ limit: Int, _ thread: ThreadRef) throws(Raise) -> BytesObject {
        try checkReadable(thread)
        try beginReading(thread)
        var scanned = 0
        while true {
            let available = limit < 0 ? ahead.count : min(ahead.count, limit)
            if available > scanned,
                let found = RawMemory.find(10, in: ahead.first + scanned, count: available - scanned)
            {
                return ahead.take(found - UnsafeRawPointer(ahead.first) + 1, thread)
            }
            scanned = available
            if limit >= 0 && available == limit { return ahead.take(limit, thread) }
            try thread.checkAllocation(available)
            if try fill(thread) != true { return ahead.take(ahead.count, thread) }
        }
    }

    // MARK: Writing

    /// Before a write: the raw stream goes back to where Python believes it to be.
    package func beginWriting(_ thread: ThreadRef) throws(Raise) {
        if ahead.count > 0 {
            let behind = ahead.count
            ahead.removeAll()
            _ = try rawSeek(Int64(-behind), SeekOrigin.current, thread)
        }
    }

    /// Takes all bytes, writing when the buffer is full.
    package func write(_ source: UnsafeRawPointer, _ count: Int, _ thread: ThreadRef) throws(Raise) {
        if ahead.count > 0 { try beginWriting(thread) }
        if pending.count + count <= size {
            pending.append(source, count)
            return
        }
        do throws(Raise) {
            try flushPending(thread)
        } catch {
            guard thread.isPending(thread.types.blockingIOError), pending.count + count <= size else { throw error }
            thread.pointee.exception = nil
            pending.append(source, count)
            return
        }
        var done = 0
        while count - done > size {
            guard let written = try rawWrite(source + done, count - done, thread) else {
                let room = min(size, count - done)
                pending.append(source + done, room)
                if done + room < count { throw blocked(done + room, thread) }
                return
            }
            done += written
        }
        pending.append(source + done, count - done)
    }

    private func blocked(_ written: Int, _ thread: ThreadRef) -> Raise {
        thread.raise(
            thread.types.blockingIOError,
            [
                .int(Int(Errno.EAGAIN.rawValue)),
                thread.makeStringValue("write could not complete without blocking"), .int(written),
            ])
    }

    package func flushPending(_ thread: ThreadRef) throws(Raise) {
        while pending.count > 0 {
            guard let written = try rawWrite(pending.first, pending.count, thread) else { throw blocked(0, thread) }
            pending.drop(written)
            if pending.count > 0 { try thread.charge(1) }
        }
    }

    package func flush(_ thread: ThreadRef) throws(Raise) {
        try check(thread)
        if access == .reader {
            _ = try thread.callMethod(raw, "flush")
            return
        }
        try flushPending(thread)
        if ahead.count > 0 && access == .random { try beginWriting(thread) }
        if file == nil { _ = try thread.lookupAttribute(raw, "flush") }
    }

    // MARK: Position

    package func tell(_ thread: ThreadRef) throws(Raise) -> Int64 {
        try check(thread)
        return try rawTell(thread) - Int64(ahead.count) + Int64(pending.count)
    }

    package func seek(_ offset: Int64, _ whence: Int32, _ thread: ThreadRef) throws(Raise) -> Int64 {
        try check(thread)
        guard (0...2).contains(whence) || whence == 3 || whence == 4 else {
            throw thread.valueError("whence value \(whence) unsupported")
        }
        if rawPosition < 0, try !isSeekable(thread) { throw thread.unsupported("File or stream is not seekable.") }
        try flushPending(thread)
        var offset = offset
        if whence == SeekOrigin.current { offset -= Int64(ahead.count) }
        if whence == SeekOrigin.start, ahead.count > 0 {
            // a place within what was read ahead, taken or not, costs no read
            let end = rawPosition >= 0 ? rawPosition : try rawTell(thread)
            let position = end - Int64(ahead.count)
            if offset >= position - Int64(ahead.start) && offset <= end {
                ahead.step(Int(offset - position))
                return offset
            }
        }
        let position = try rawSeek(offset, whence, thread)
        ahead.removeAll()
        return position
    }

    package func isSeekable(_ thread: ThreadRef) throws(Raise) -> Bool {
        if let file { return try file.isSeekable(thread) }
        return try thread.truth(try thread.callMethod(raw, "seekable"))
    }

    /// Flushes and closes, the raw stream in any case.
    package func close(_ thread: ThreadRef) throws(Raise) {
        try checkAttached(thread)
        if try thread.isClosed(raw) { return }
        var failure: ExceptionObject?
        if isPlain {
            do throws(Raise) {
                if access != .reader { try flush(thread) } else { ahead.removeAll() }
            } catch {
                failure = thread.takeException()
            }
        } else {
            do throws(Raise) { _ = try thread.callMethod(.object(self), "flush") } catch {
                failure = thread.takeException()
            }
        }
        pending.removeAll()
        if let file {
            try file.close(thread)
        } else {
            do throws(Raise) {
                _ = try thread.callMethod(raw, "close")
            } catch {
                if let failure, let second = thread.pointee.exception, second.context == nil {
                    second.context = failure
                }
                throw error
            }
        }
        if let failure { throw thread.raise(failure) }
    }
}
