// `FileIO`: a file descriptor as a stream of bytes, without a buffer.
//
// The Swift functions (`read`, `write`, `seek` …) are what the buffered and text streams call directly; the Python methods are
// thin shells over them.

import TaipanHost
import TaipanRuntime

package final class RawFile: StreamObject {
    /// -1 when closed.
    @exclusivity(unchecked) package final var descriptor: Descriptor = -1
    @exclusivity(unchecked) package final var isReadable = false
    @exclusivity(unchecked) package final var isWritable = false
    @exclusivity(unchecked) package final var isAppending = false
    /// Made by this open, which refused an existing file.
    @exclusivity(unchecked) package final var isCreated = false
    @exclusivity(unchecked) package final var closesDescriptor = true
    /// Nil until it is asked for.
    @exclusivity(unchecked) package final var knownSeekable: Bool?
    /// What the file was opened with: a path or a number.
    @exclusivity(unchecked) package final var name: Value = .unbound
    /// `st_blksize`, for the buffer above.
    @exclusivity(unchecked) package final var blockSize = 0
    /// No warning when it is dropped: whoever is above has said it already.
    @exclusivity(unchecked) package final var isQuiet = false

    package init(_ shape: ShapeRef) {
        super.init(.raw, shape)
        track()
    }

    deinit {
        if !isPlain { finalizeInstance(self) }
        guard descriptor >= 0, closesDescriptor,
            let thread = shape._withUnsafeGuaranteedRef({ $0.heap }).pointee.currentThread
        else { return }
        if !isQuiet { thread.warnUnclosed { () throws(Raise) in "file \(try describe(name, thread))" } }
        try? thread.host.close(descriptor)
    }

    package override func moveToSuccessor() -> Object? {
        let successor = RawFile(shape)
        successor.isMarkedClosed = isMarkedClosed
        successor.descriptor = descriptor
        (successor.isReadable, successor.isWritable, successor.isAppending) = (isReadable, isWritable, isAppending)
        (successor.isCreated, successor.closesDescriptor) = (isCreated, closesDescriptor)
        successor.name = name
        descriptor = -1
        moveAttributes(to: successor)
        return successor
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = name { visit(object) }
    }

    // MARK: For the streams above

    package func checkOpen(_ thread: ThreadRef) throws(Raise) {
        if descriptor < 0 { throw thread.valueError("I/O operation on closed file") }
    }

    func checkReadable(_ thread: ThreadRef) throws(Raise) {
        try checkOpen(thread)
        if !isReadable { throw thread.unsupported("File not open for reading") }
    }

    func checkWritable(_ thread: ThreadRef) throws(Raise) {
        try checkOpen(thread)
        if !isWritable { throw thread.unsupported("File not open for writing") }
    }

    /// How many bytes came, 0 at the end; nil if the descriptor does not wait and there is nothing.
    package func read(_ target: UnsafeMutableRawPointer, _ count: Int, _ thread: ThreadRef) throws(Raise) -> Int? {
        try checkReadable(thread)
        do throws(Errno) {
            return try thread.host.read(descriptor, target, count)
        } catch {
            if error == .EAGAIN { return nil }
            throw thread.hostError(error)
        }
    }

    /// How many bytes went; nil if the descriptor does not wait and there is no room.
    package func write(_ source: UnsafeRawPointer, _ count: Int, _ thread: ThreadRef) throws(Raise) -> Int? {
        try checkWritable(thread)
        do throws(Errno) {
            return try thread.host.write(descriptor, source, min(count, 0x7FFF_F000))
        } catch {
            if error == .EAGAIN { return nil }
            throw thread.hostError(error)
        }
    }

    package func seek(_ offset: Int64, _ whence: Int32, _ thread: ThreadRef) throws(Raise) -> Int64 {
        try checkOpen(thread)
        do throws(Errno) {
            let position = try thread.host.lseek(descriptor, offset, whence)
            if knownSeekable == nil { knownSeekable = true }
            return position
        } catch {
            if knownSeekable == nil { knownSeekable = false }
            throw thread.hostError(error)
        }
    }

    package func isSeekable(_ thread: ThreadRef) throws(Raise) -> Bool {
        try checkOpen(thread)
        if let knownSeekable { return knownSeekable }
        let answer = (try? thread.host.lseek(descriptor, 0, SeekOrigin.current)) != nil
        knownSeekable = answer
        return answer
    }

    /// The rest of the file in bytes, as far as it can be told; 0 if not.
    package func expectedRest(_ thread: ThreadRef) -> Int {
        guard descriptor >= 0, let status = try? thread.host.fstat(descriptor), status.isRegular,
            let position = try? thread.host.lseek(descriptor, 0, SeekOrigin.current)
        else { return 0 }
        return max(Int(status.size - position), 0)
    }

    /// All that is left, appended; false if nothing can be read without waiting.
    package func readAll(into target: inout ByteQueue, _ thread: ThreadRef) throws(Raise) -> Bool {
        try checkReadable(thread)
        let expected = expectedRest(thread)
        try thread.checkAllocation(expected)
        var wanted = expected > 0 ? expected + 1 : 8192
        var hasAny = false
        while true {
            let place = target.makeRoom(wanted)
            guard let count = try read(place, wanted, thread) else { return hasAny }
            if count == 0 { return true }
            hasAny = true
            target.commit(count)
            // an endless file can be interrupted
            try thread.charge(count / 64)
            if count == wanted { wanted = min(max(target.count, 8192), 1 << 26) } else if expected > 0 { wanted = 8192 }
        }
    }

    package func close(_ thread: ThreadRef) throws(Raise) {
        let old = descriptor
        descriptor = -1
        if old >= 0 && closesDescriptor { try thread.attempt { () throws(Errno) in try thread.host.close(old) } }
    }

    /// `rb+` and the like.
    package var modeText: String {
        if isCreated { return isReadable ? "xb+" : "xb" }
        if isAppending { return isReadable ? "ab+" : "ab" }
        if isReadable { return isWritable ? "rb+" : "rb" }
        return "wb"
    }

    /// The text, with `name` as that of the file: what is being destroyed has no attributes to ask for.
    package func describe(_ name: Value, _ thread: ThreadRef) throws(Raise) -> String {
        if descriptor < 0 { return "<\(type.nameInErrors) [closed]>" }
        return try thread.describe(self) { (typeName) throws(Raise) in
            let shown = name.isUnbound ? "fd=\(descriptor)" : "name=\(try thread.repr(name).text)"
            return "<\(typeName) \(shown) mode='\(modeText)' closefd=\(closesDescriptor ? "True" : "False")>"
        }
    }
}

// MARK: - Opening

/// The parts of a mode like `rb+`.
package struct FileMode {
    package var isReading = false
    package var isWriting = false
    package var isAppending = false
    package var isCreating = false
    package var isUpdating = false
    package var isText = false
    package var isBinary = false

    /// The mode as an audit event shows it: `"r"`, `"wb+"`.
    var text: String {
        (isCreating ? "x" : isWriting ? "w" : isAppending ? "a" : "r") + (isBinary ? "b" : "") + (isUpdating ? "+" : "")
    }

    /// Flags for `open`.
    package var flags: Int32 {
        var flags: Int32
        let readable = isReading || isUpdating
        let writable = isWriting || isAppending || isCreating || isUpdating
        flags = readable && writable ? OpenFlags.readWrite : readable ? OpenFlags.readOnly : OpenFlags.writeOnly
        if isCreating { flags |= OpenFlags.exclusive | OpenFlags.create }
        if isWriting { flags |= OpenFlags.create | OpenFlags.truncate }
        if isAppending { flags |= OpenFlags.create | OpenFlags.append }
        return flags
    }
}

extension RawFile {
    /// Opens `file`, a path or a descriptor.
    package func open(
        _ file: Value, _ mode: FileMode, closesDescriptor: Bool, opener: Value, _ thread: ThreadRef
    ) throws(Raise) {
        if descriptor >= 0 { try close(thread) }
        isReadable = mode.isReading || mode.isUpdating
        isWritable = mode.isWriting || mode.isAppending || mode.isCreating || mode.isUpdating
        isAppending = mode.isAppending
        isCreated = mode.isCreating
        self.closesDescriptor = closesDescriptor
        knownSeekable = nil
        try thread.audit(
            "open", [file, thread.makeStringValue(mode.text), .int(Int(mode.flags | OpenFlags.closeOnExec))])
        let given = try descriptorArgument(file, thread)
        if let given {
            descriptor = given
            do throws(Raise) { try inspect(file, isNew: false, thread) } catch {
                descriptor = -1
                throw error
            }
        } else {
            let path = try thread.path(file, "open()")
            if !closesDescriptor { throw thread.valueError("Cannot use closefd=False with file name") }
            if let opener = thread.optional(opener) {
                descriptor = try ask(opener, file, mode.flags, thread)
            } else {
                descriptor = try thread.attempt(file) { () throws(Errno) in
                    try path.use { (p) throws(Errno) in try thread.host.open(p, mode.flags, mode: 0o666) }
                }
            }
            do throws(Raise) { try inspect(file, isNew: true, thread) } catch {
                let opened = descriptor
                descriptor = -1
                try? thread.host.close(opened)
                throw error
            }
        }
        do throws(Raise) { try setName(file, thread) } catch {
            // a descriptor that was given stays with its owner
            if given != nil { descriptor = -1 }
            throw error
        }
        if mode.isAppending, (try? thread.host.lseek(descriptor, 0, SeekOrigin.end)) != nil { knownSeekable = true }
    }

    /// `self.name = file`: a subclass may have an opinion on that.
    private func setName(_ file: Value, _ thread: ThreadRef) throws(Raise) {
        if isPlain { name = file } else { try thread.setAttribute(.object(self), "name", file) }
    }

    private func descriptorArgument(_ file: Value, _ thread: ThreadRef) throws(Raise) -> Descriptor? {
        switch file {
        case .int: break
        case .bool: try thread.warn(thread.types.runtimeWarning, "bool is used as a file descriptor")
        default: if file.as(.int, IntObject.self) == nil { return nil }
        }
        // (a number that is too large for a descriptor counts as a name of the wrong kind)
        guard case .int(let i) = try thread.indexValue(file), let small = Int32(exactly: i) else {
            throw thread.typeError("expected str, bytes or os.PathLike object, not \(thread.bareTypeName(file))")
        }
        if small < 0 { throw thread.valueError("negative file descriptor") }
        return small
    }

    private func ask(_ opener: Value, _ file: Value, _ flags: Int32, _ thread: ThreadRef) throws(Raise) -> Descriptor {
        let answer = try thread.call(opener, file, .int(Int(flags | OpenFlags.closeOnExec)))
        if !thread.hasIndex(answer) { throw thread.typeError("expected integer from opener") }
        let number = try thread.int32(answer)
        if number < 0 { throw thread.valueError("opener returned \(number)") }
        try? thread.host.setInheritable(number, false)
        return number
    }

    /// Directories are refused, and so is a number that is no descriptor.
    private func inspect(_ file: Value, isNew: Bool, _ thread: ThreadRef) throws(Raise) {
        do throws(Errno) {
            let status = try thread.host.fstat(descriptor)
            if status.isDirectory { throw .EISDIR }
            blockSize = Int(status.blockSize)
        } catch {
            if error == .EISDIR { throw thread.hostError(error, file) }
            if error == .EBADF { throw isNew ? thread.hostError(error, file) : thread.hostError(error) }
        }
    }

    /// A mode of `FileIO` itself.
    static func rawMode(_ value: Value, _ thread: ThreadRef) throws(Raise) -> FileMode {
        guard let text = value.as(.string, StringObject.self) else {
            throw thread.typeError("FileIO() argument 'mode' must be str, not \(thread.argumentTypeName(value))")
        }
        let shown = try thread.plainText(text)
        var mode = FileMode()
        var kinds = 0
        for i in 0..<text.count {
            switch text[i] {
            case 0x72: (mode.isReading, kinds) = (true, kinds + 1)
            case 0x77: (mode.isWriting, kinds) = (true, kinds + 1)
            case 0x61: (mode.isAppending, kinds) = (true, kinds + 1)
            case 0x78: (mode.isCreating, kinds) = (true, kinds + 1)
            case 0x62: break
            case 0x2B where !mode.isUpdating: mode.isUpdating = true
            case 0x2B: kinds = 2
            default: throw thread.valueError("invalid mode: \(shown)")
            }
        }
        if kinds != 1 {
            throw thread.valueError("Must have exactly one of create/read/write/append mode and at most one plus")
        }
        return mode
    }
}
