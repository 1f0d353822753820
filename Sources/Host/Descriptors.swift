// Calls on file descriptors: opening, reading, writing, duplicating, flags. Every descriptor is made close-on-exec
// (PEP 446). Buffers belong to the caller and must stay where they are until the call returns.
import CHostShims
import Glibc

/// Flags for `Host.open`, to be combined with `|`.
package enum OpenFlags {
    @inlinable package static var readOnly: Int32 { O_RDONLY }
    @inlinable package static var writeOnly: Int32 { O_WRONLY }
    @inlinable package static var readWrite: Int32 { O_RDWR }
    @inlinable package static var accessMode: Int32 { O_ACCMODE }
    @inlinable package static var create: Int32 { O_CREAT }
    @inlinable package static var exclusive: Int32 { O_EXCL }
    @inlinable package static var truncate: Int32 { O_TRUNC }
    @inlinable package static var append: Int32 { O_APPEND }
    @inlinable package static var nonBlocking: Int32 { O_NONBLOCK }
    @inlinable package static var directory: Int32 { O_DIRECTORY }
    @inlinable package static var noFollow: Int32 { O_NOFOLLOW }
    @inlinable package static var closeOnExec: Int32 { O_CLOEXEC }
    @inlinable package static var noControllingTerminal: Int32 { O_NOCTTY }
    /// Only a handle: neither read nor written.
    package static var pathOnly: Int32 { Int32(TAIPAN_O_PATH) }
}

/// What `Host.lseek` counts from.
package enum SeekOrigin {
    @inlinable package static var start: Int32 { SEEK_SET }
    @inlinable package static var current: Int32 { SEEK_CUR }
    @inlinable package static var end: Int32 { SEEK_END }
}

// MARK: - Opening and closing

extension Host {
    /// `openat`. `O_CLOEXEC` is always added; `mode` counts only when the file is created.
    package func open(
        _ path: HostPath, _ flags: Int32, mode: UInt32 = 0o777, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) -> Descriptor {
        let flags = flags | O_CLOEXEC
        let mode = masked(mode)
        let writes = flags & (O_ACCMODE | O_CREAT | O_TRUNC) != O_RDONLY
        return try onPath(
            "openat", path, in: directory, writes ? .write : .read, ", 0x\(hex(flags)), 0o\(octal(mode))"
        ) { taipan_openat($0, $1, flags, mode) }
    }

    /// `close`. Never repeated: after EINTR Linux has closed the descriptor all the same.
    package func close(_ descriptor: Descriptor) throws(Errno) {
        var failure: Errno?
        do throws(Errno) { try once("close", "\(descriptor)") { Glibc.close(descriptor) } } catch { failure = error }
        if let failure, failure != .EINTR { throw failure }
    }

    /// Closes a descriptor of this layer's own, for which there is nobody to tell of an error.
    func discard(_ descriptor: Descriptor) { try? close(descriptor) }

    /// `close_range`, errors ignored: closes low ..< high.
    package func closeRange(_ low: Descriptor, _ high: Descriptor) {
        guard low < high else { return }
        _ = try? once("close_range", "\(low), \(high - 1)") { taipan_close_range(low, high - 1) }
    }

    /// `dup`, not inherited.
    package func dup(_ descriptor: Descriptor) throws(Errno) -> Descriptor {
        try once("dup", "\(descriptor)") { taipan_fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
    }

    /// `dup2`; with `inheritable` false `dup3` with close-on-exec (a descriptor duplicated to itself keeps its flag).
    @discardableResult
    package func dup2(
        _ descriptor: Descriptor, _ target: Descriptor, inheritable: Bool = true
    ) throws(Errno) -> Descriptor {
        if inheritable || descriptor == target {
            return try once("dup2", "\(descriptor), \(target)") { Glibc.dup2(descriptor, target) }
        }
        return try once("dup3", "\(descriptor), \(target)") { CHostShims.dup3(descriptor, target, O_CLOEXEC) }
    }

    /// `pipe2`: the reading and the writing end. `O_CLOEXEC` unless other flags are given.
    package func pipe(_ flags: Int32 = O_CLOEXEC) throws(Errno) -> (read: Descriptor, write: Descriptor) {
        var ends: (Descriptor, Descriptor) = (-1, -1)
        try once("pipe2", "0x\(hex(flags))") {
            withUnsafeMutablePointer(to: &ends) { pair in
                pair.withMemoryRebound(to: Descriptor.self, capacity: 2) { CHostShims.pipe2($0, flags) }
            }
        }
        return (ends.0, ends.1)
    }
}

// MARK: - Reading and writing

extension Host {
    /// `read`: how many bytes came; 0 at the end.
    package func read(
        _ descriptor: Descriptor, _ buffer: UnsafeMutableRawPointer, _ count: Int
    ) throws(Errno) -> Int {
        try answerSignals()
        return try blocking("read", "\(descriptor), \(count)") { Glibc.read(descriptor, buffer, count) }
    }

    /// `write`: how many bytes went.
    package func write(_ descriptor: Descriptor, _ bytes: UnsafeRawPointer, _ count: Int) throws(Errno) -> Int {
        try useBytes(descriptor, count)
        return try blocking("write", "\(descriptor), \(count)") { Glibc.write(descriptor, bytes, count) }
    }

    /// Repeats `write` until all is gone.
    package func writeAll(_ descriptor: Descriptor, _ bytes: UnsafeRawPointer, _ count: Int) throws(Errno) {
        var done = 0
        while done < count {
            let written = try write(descriptor, bytes + done, count - done)
            if written == 0 { throw .EIO }
            done += written
        }
    }

    /// `pread`.
    package func pread(
        _ descriptor: Descriptor, _ buffer: UnsafeMutableRawPointer, _ count: Int, at offset: Int64
    ) throws(Errno) -> Int {
        try blocking("pread", "\(descriptor), \(count), \(offset)") {
            Glibc.pread(descriptor, buffer, count, off_t(offset))
        }
    }

    /// `pwrite`.
    package func pwrite(
        _ descriptor: Descriptor, _ bytes: UnsafeRawPointer, _ count: Int, at offset: Int64
    ) throws(Errno) -> Int {
        try useBytes(descriptor, count)
        return try blocking("pwrite", "\(descriptor), \(count), \(offset)") {
            Glibc.pwrite(descriptor, bytes, count, off_t(offset))
        }
    }

    /// `preadv2`, or `readv` without offset: fills the buffers one after the other.
    package func readv(
        _ descriptor: Descriptor, _ buffers: [UnsafeMutableRawBufferPointer], at offset: Int64? = nil, flags: Int32 = 0
    ) throws(Errno) -> Int {
        let vectors = buffers.map { iovec(iov_base: $0.baseAddress, iov_len: $0.count) }
        let count = Int32(clamping: vectors.count)
        guard let offset else {
            return try blocking("readv", "\(descriptor), \(count)") { Glibc.readv(descriptor, vectors, count) }
        }
        return try blocking("preadv2", "\(descriptor), \(count), \(offset), \(flags)") {
            CHostShims.preadv2(descriptor, vectors, count, off_t(offset), flags)
        }
    }

    /// `pwritev2`, or `writev` without offset.
    package func writev(
        _ descriptor: Descriptor, _ buffers: [UnsafeRawBufferPointer], at offset: Int64? = nil, flags: Int32 = 0
    ) throws(Errno) -> Int {
        let vectors = buffers.map {
            iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
        }
        let count = Int32(clamping: vectors.count)
        try useBytes(descriptor, buffers.reduce(0) { $0 &+ $1.count })
        guard let offset else {
            return try blocking("writev", "\(descriptor), \(count)") { Glibc.writev(descriptor, vectors, count) }
        }
        return try blocking("pwritev2", "\(descriptor), \(count), \(offset), \(flags)") {
            CHostShims.pwritev2(descriptor, vectors, count, off_t(offset), flags)
        }
    }

    /// `lseek`: the new position.
    @discardableResult
    package func lseek(_ descriptor: Descriptor, _ offset: Int64, _ origin: Int32) throws(Errno) -> Int64 {
        Int64(try blocking("lseek", "\(descriptor), \(offset), \(origin)") {
            Glibc.lseek(descriptor, off_t(offset), origin)
        })
    }

    package func fsync(_ descriptor: Descriptor) throws(Errno) {
        try blocking("fsync", "\(descriptor)") { Glibc.fsync(descriptor) }
    }

    package func fdatasync(_ descriptor: Descriptor) throws(Errno) {
        try blocking("fdatasync", "\(descriptor)") { Glibc.fdatasync(descriptor) }
    }

    package func ftruncate(_ descriptor: Descriptor, _ length: Int64) throws(Errno) {
        try blocking("ftruncate", "\(descriptor), \(length)") { Glibc.ftruncate(descriptor, off_t(length)) }
    }

    /// `poll` on one descriptor: the events that are there, 0 after the time in milliseconds (negative: no limit).
    package func poll(_ descriptor: Descriptor, _ events: Int16, milliseconds: Int32 = -1) throws(Errno) -> Int16 {
        var entry = pollfd(fd: descriptor, events: events, revents: 0)
        try blocking("poll", "\(descriptor), \(events), \(milliseconds)") { Glibc.poll(&entry, 1, milliseconds) }
        return entry.revents
    }
}

// MARK: - Flags

extension Host {
    /// `fcntl` with a number as argument.
    @discardableResult
    package func fcntl(_ descriptor: Descriptor, _ command: Int32, _ argument: Int = 0) throws(Errno) -> Int32 {
        try blocking("fcntl", "\(descriptor), \(command), \(argument)") {
            taipan_fcntl(descriptor, command, argument)
        }
    }

    /// `ioctl` with a number as argument.
    @discardableResult
    package func ioctl(_ descriptor: Descriptor, _ request: UInt, _ argument: Int = 0) throws(Errno) -> Int32 {
        try blocking("ioctl", "\(descriptor), \(request), \(argument)") {
            taipan_ioctl(descriptor, request, argument)
        }
    }

    /// `ioctl` with memory as argument.
    @discardableResult
    package func ioctl(
        _ descriptor: Descriptor, _ request: UInt, memory: UnsafeMutableRawPointer
    ) throws(Errno) -> Int32 {
        try blocking("ioctl", "\(descriptor), \(request), memory") {
            taipan_ioctl_pointer(descriptor, request, memory)
        }
    }

    /// Whether programs that this process starts get the descriptor.
    package func isInheritable(_ descriptor: Descriptor) throws(Errno) -> Bool {
        try once("fcntl", "\(descriptor), F_GETFD") { taipan_fcntl(descriptor, F_GETFD, 0) } & FD_CLOEXEC == 0
    }

    /// One `ioctl`; two calls of `fcntl` for descriptors that only stand for a path, and where `ioctl` is not allowed.
    package func setInheritable(_ descriptor: Descriptor, _ inheritable: Bool) throws(Errno) {
        do throws(Errno) {
            try once("ioctl", "\(descriptor), \(inheritable ? "FIONCLEX" : "FIOCLEX")") {
                taipan_ioctl(descriptor, inheritable ? 0x5450 : 0x5451, 0)
            }
            return
        } catch {
            guard error == .EBADF || error == .ENOTTY || error == .EACCES else { throw error }
        }
        let flags = try once("fcntl", "\(descriptor), F_GETFD") { taipan_fcntl(descriptor, F_GETFD, 0) }
        let wanted = inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC
        if wanted == flags { return }
        try once("fcntl", "\(descriptor), F_SETFD, \(wanted)") { taipan_fcntl(descriptor, F_SETFD, Int(wanted)) }
    }

    /// The status flags: `O_APPEND`, `O_NONBLOCK` and the access mode.
    package func statusFlags(_ descriptor: Descriptor) throws(Errno) -> Int32 {
        try once("fcntl", "\(descriptor), F_GETFL") { taipan_fcntl(descriptor, F_GETFL, 0) }
    }

    package func isBlocking(_ descriptor: Descriptor) throws(Errno) -> Bool {
        try statusFlags(descriptor) & O_NONBLOCK == 0
    }

    package func setBlocking(_ descriptor: Descriptor, _ blocking: Bool) throws(Errno) {
        let flags = try statusFlags(descriptor)
        let wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK
        if wanted == flags { return }
        try once("fcntl", "\(descriptor), F_SETFL, \(wanted)") { taipan_fcntl(descriptor, F_SETFL, Int(wanted)) }
    }
}

// MARK: - How the recorder shows numbers

@inline(never) func hex(_ number: Int32) -> String { String(UInt32(bitPattern: number), radix: 16) }
@inline(never) func octal(_ number: UInt32) -> String { String(number, radix: 8) }
