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
        if let fence { return try openFenced(fence, path, flags, mode, directory) }
        let writes = flags & (O_ACCMODE | O_CREAT | O_TRUNC) != O_RDONLY
        return try adopt(
            onPath(
                "openat", path, in: directory, writes ? .write : .read, ", 0x\(hex(flags)), 0o\(octal(mode))"
            ) { taipan_openat($0, $1, flags, mode) })
    }

    /// The sandbox opens by itself; waiting, recording and interruption are as with every call.
    @inline(never)
    private func openFenced(
        _ fence: Sandbox, _ path: HostPath, _ flags: Int32, _ mode: UInt32, _ directory: Descriptor
    ) throws(Errno) -> Descriptor {
        try use(.openFiles)
        do throws(Errno) {
            return try blocking("openat", "\(shown(directory, path)), 0x\(hex(flags)), 0o\(octal(mode))") {
                () -> Descriptor in
                do throws(Errno) { return try fence.open(path, flags, mode: mode, in: directory) } catch {
                    errno = error.rawValue
                    return -1
                }
            }
        } catch {
            _ = spend?(.openFiles, -1)
            throw error
        }
    }

    /// `close`. Never repeated: after EINTR Linux has closed the descriptor all the same.
    package func close(_ descriptor: Descriptor) throws(Errno) {
        var failure: Errno?
        var real = descriptor
        if let sandbox {
            let entry = try sandbox.table.remove(descriptor)
            _ = spend?(.openFiles, -1)
            if !entry.isOwned { return }
            real = entry.real
        } else if spend != nil {
            _ = spend?(.openFiles, -1)
        }
        do throws(Errno) { try once("close", "\(descriptor)") { Glibc.close(real) } } catch { failure = error }
        if let failure, failure != .EINTR { throw failure }
    }

    /// Closes a descriptor that was made for the script but does not get there; there is nobody to tell of an error.
    func discard(_ descriptor: Descriptor) { try? close(descriptor) }

    /// The same for a descriptor that the script never had a number for.
    func discardOwn(_ descriptor: Descriptor) { _ = try? once("close", "\(descriptor)") { Glibc.close(descriptor) } }

    /// `close_range`, errors ignored: closes low ..< high.
    package func closeRange(_ low: Descriptor, _ high: Descriptor) {
        guard low < high else { return }
        if let sandbox {
            for number in sandbox.table.numbers(low, high) { discard(number) }
            return
        }
        _ = try? once("close_range", "\(low), \(high - 1)") { taipan_close_range(low, high - 1) }
    }

    /// `dup`, not inherited.
    package func dup(_ descriptor: Descriptor) throws(Errno) -> Descriptor {
        if sandbox != nil { return try duplicate(descriptor, from: 0) }
        return try adopt(once("dup", "\(descriptor)") { taipan_fcntl(descriptor, F_DUPFD_CLOEXEC, 0) })
    }

    /// `dup` among a sandbox's own numbers: the lowest free one from `low` on, or exactly `target`.
    private func duplicate(
        _ descriptor: Descriptor, from low: Int, to target: Descriptor? = nil, inheritable: Bool = false
    ) throws(Errno) -> Descriptor {
        guard let sandbox, let entry = sandbox.table[descriptor] else { throw .EBADF }
        if descriptor == target { return descriptor }
        if let target {
            guard target >= 0, target < 1 << 16 else { throw .EBADF }
            if sandbox.table[target] != nil { discard(target) }
        }
        try use(.openFiles)
        let copy = try once("dup", "\(descriptor)") { taipan_fcntl(entry.real, F_DUPFD_CLOEXEC, 3) }
        let made = OpenDescriptor(
            real: copy, mount: entry.mount, place: entry.place, owner: entry.owner, isReadOnly: entry.isReadOnly,
            isInheritable: inheritable)
        guard let target else { return try sandbox.table.add(made, from: low) }
        sandbox.table[target] = made
        return target
    }

    /// `dup2`; with `inheritable` false `dup3` with close-on-exec (a descriptor duplicated to itself keeps its flag).
    @discardableResult
    package func dup2(
        _ descriptor: Descriptor, _ target: Descriptor, inheritable: Bool = true
    ) throws(Errno) -> Descriptor {
        if sandbox != nil { return try duplicate(descriptor, from: 0, to: target, inheritable: inheritable) }
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
        let reading = try adopt(ends.0)
        do throws(Errno) { return (reading, try adopt(ends.1)) } catch {
            discard(reading)
            throw error
        }
    }
}

// MARK: - Reading and writing

extension Host {
    /// `read`: how many bytes came; 0 at the end.
    package func read(
        _ descriptor: Descriptor, _ buffer: UnsafeMutableRawPointer, _ count: Int
    ) throws(Errno) -> Int {
        let real = try real(descriptor, for: .reading)
        try answerSignals()
        return try blocking("read", "\(descriptor), \(count)") { Glibc.read(real, buffer, count) }
    }

    /// `write`: how many bytes went.
    package func write(_ descriptor: Descriptor, _ bytes: UnsafeRawPointer, _ count: Int) throws(Errno) -> Int {
        let real = try real(descriptor, for: .writing)
        return try writing(descriptor, count) { () throws(Errno) in
            try blocking("write", "\(descriptor), \(count)") { Glibc.write(real, bytes, count) }
        }
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
        let real = try real(descriptor, for: .readingAnywhere)
        return try blocking("pread", "\(descriptor), \(count), \(offset)") {
            Glibc.pread(real, buffer, count, off_t(offset))
        }
    }

    /// `pwrite`.
    package func pwrite(
        _ descriptor: Descriptor, _ bytes: UnsafeRawPointer, _ count: Int, at offset: Int64
    ) throws(Errno) -> Int {
        let real = try real(descriptor, for: .writingAnywhere)
        return try writing(descriptor, count, at: offset) { () throws(Errno) in
            try blocking("pwrite", "\(descriptor), \(count), \(offset)") {
                Glibc.pwrite(real, bytes, count, off_t(offset))
            }
        }
    }

    /// `preadv2`, or `readv` without offset: fills the buffers one after the other.
    package func readv(
        _ descriptor: Descriptor, _ buffers: [UnsafeMutableRawBufferPointer], at offset: Int64? = nil, flags: Int32 = 0
    ) throws(Errno) -> Int {
        let vectors = buffers.map { iovec(iov_base: $0.baseAddress, iov_len: $0.count) }
        let count = Int32(clamping: vectors.count)
        let real = try real(descriptor, for: offset == nil ? .reading : .readingAnywhere)
        guard let offset else {
            return try blocking("readv", "\(descriptor), \(count)") { Glibc.readv(real, vectors, count) }
        }
        return try blocking("preadv2", "\(descriptor), \(count), \(offset), \(flags)") {
            CHostShims.preadv2(real, vectors, count, off_t(offset), flags)
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
        let real = try real(descriptor, for: offset == nil ? .writing : .writingAnywhere)
        return try writing(descriptor, buffers.reduce(0) { $0 &+ $1.count }, at: offset) { () throws(Errno) in
            guard let offset else {
                return try blocking("writev", "\(descriptor), \(count)") { Glibc.writev(real, vectors, count) }
            }
            return try blocking("pwritev2", "\(descriptor), \(count), \(offset), \(flags)") {
                CHostShims.pwritev2(real, vectors, count, off_t(offset), flags)
            }
        }
    }

    /// `lseek`: the new position.
    @discardableResult
    package func lseek(_ descriptor: Descriptor, _ offset: Int64, _ origin: Int32) throws(Errno) -> Int64 {
        let real = try real(descriptor, for: .moving)
        return Int64(
            try blocking("lseek", "\(descriptor), \(offset), \(origin)") {
                Glibc.lseek(real, off_t(offset), origin)
            })
    }

    package func fsync(_ descriptor: Descriptor) throws(Errno) {
        let real = try real(descriptor)
        try blocking("fsync", "\(descriptor)") { Glibc.fsync(real) }
    }

    package func fdatasync(_ descriptor: Descriptor) throws(Errno) {
        let real = try real(descriptor)
        try blocking("fdatasync", "\(descriptor)") { Glibc.fdatasync(real) }
    }

    package func ftruncate(_ descriptor: Descriptor, _ length: Int64) throws(Errno) {
        let real = try real(descriptor, for: .writingAnywhere)
        if let sandbox { try sandbox.willWrite(descriptor, 0, at: length) }
        try blocking("ftruncate", "\(descriptor), \(length)") { Glibc.ftruncate(real, off_t(length)) }
    }

    /// `poll` on one descriptor: the events that are there, 0 after the time in milliseconds (negative: no limit).
    package func poll(_ descriptor: Descriptor, _ events: Int16, milliseconds: Int32 = -1) throws(Errno) -> Int16 {
        var entry = pollfd(fd: try real(descriptor), events: events, revents: 0)
        try blocking("poll", "\(descriptor), \(events), \(milliseconds)") { Glibc.poll(&entry, 1, milliseconds) }
        return entry.revents
    }
}

// MARK: - Flags

extension Host {
    /// `fcntl` with a number as argument.
    @discardableResult
    package func fcntl(_ descriptor: Descriptor, _ command: Int32, _ argument: Int = 0) throws(Errno) -> Int32 {
        let real = try real(descriptor)
        if sandbox != nil {
            switch command {
            case F_DUPFD, F_DUPFD_CLOEXEC: return try duplicate(descriptor, from: max(0, argument))
            case F_GETFD: return try isInheritable(descriptor) ? 0 : FD_CLOEXEC
            case F_SETFD:
                try setInheritable(descriptor, argument & Int(FD_CLOEXEC) == 0)
                return 0
            case F_GETFL, F_GETLK: break
            case F_SETFL, F_SETLK, F_SETLKW: try sandbox?.willSetFlags(descriptor)
            default: throw .EINVAL
            }
        }
        return try blocking("fcntl", "\(descriptor), \(command), \(argument)") {
            taipan_fcntl(real, command, argument)
        }
    }

    /// `ioctl` with a number as argument.
    @discardableResult
    package func ioctl(_ descriptor: Descriptor, _ request: UInt, _ argument: Int = 0) throws(Errno) -> Int32 {
        let real = try real(descriptor)
        try checkRequest(request)
        return try blocking("ioctl", "\(descriptor), \(request), \(argument)") {
            taipan_ioctl(real, request, argument)
        }
    }

    /// `ioctl` with memory as argument.
    @discardableResult
    package func ioctl(
        _ descriptor: Descriptor, _ request: UInt, memory: UnsafeMutableRawPointer
    ) throws(Errno) -> Int32 {
        let real = try real(descriptor)
        try checkRequest(request)
        return try blocking("ioctl", "\(descriptor), \(request), memory") {
            taipan_ioctl_pointer(real, request, memory)
        }
    }

    /// Of the thousands of requests a sandbox allows those that only look.
    private func checkRequest(_ request: UInt) throws(Errno) {
        guard let sandbox else { return }
        if request != UInt(FIONREAD) && request != UInt(TIOCGWINSZ) { throw sandbox.deny("system") }
    }

    /// Whether programs that this process starts get the descriptor.
    package func isInheritable(_ descriptor: Descriptor) throws(Errno) -> Bool {
        if let sandbox {
            guard let entry = sandbox.table[descriptor] else { throw .EBADF }
            return entry.isInheritable
        }
        return try once("fcntl", "\(descriptor), F_GETFD") { taipan_fcntl(descriptor, F_GETFD, 0) } & FD_CLOEXEC == 0
    }

    /// One `ioctl`; two calls of `fcntl` for descriptors that only stand for a path, and where `ioctl` is not allowed.
    package func setInheritable(_ descriptor: Descriptor, _ inheritable: Bool) throws(Errno) {
        if let sandbox {
            guard sandbox.table[descriptor] != nil else { throw .EBADF }
            sandbox.table[descriptor]?.isInheritable = inheritable
            return
        }
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
        let real = try real(descriptor)
        return try once("fcntl", "\(descriptor), F_GETFL") { taipan_fcntl(real, F_GETFL, 0) }
    }

    package func isBlocking(_ descriptor: Descriptor) throws(Errno) -> Bool {
        try statusFlags(descriptor) & O_NONBLOCK == 0
    }

    package func setBlocking(_ descriptor: Descriptor, _ blocking: Bool) throws(Errno) {
        let flags = try statusFlags(descriptor)
        let wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK
        if wanted == flags { return }
        try sandbox?.willSetFlags(descriptor)
        let real = try real(descriptor)
        try once("fcntl", "\(descriptor), F_SETFL, \(wanted)") { taipan_fcntl(real, F_SETFL, Int(wanted)) }
    }
}

// MARK: - How the recorder shows numbers

@inline(never) func hex(_ number: Int32) -> String { String(UInt32(bitPattern: number), radix: 16) }
@inline(never) func octal(_ number: UInt32) -> String { String(number, radix: 8) }
