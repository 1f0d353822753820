// Calls on names in the file system: status, making, moving, removing, permissions, times, links. All are the `…at`
// form of their call, so that one mechanism serves the process's working directory, a private one, and Python's
// `dir_fd`.
import CHostShims
import Glibc

/// A point in time as the file system keeps it, for example 1.5 s after the epoch: (1, 500_000_000). Nothing is
/// rounded.
package struct Timestamp: Equatable, Comparable, Sendable {
    package var seconds: Int64
    /// 0 ..< 1,000,000,000, also before the epoch.
    package var nanoseconds: Int64

    @inlinable package init(seconds: Int64, nanoseconds: Int64) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (one: Timestamp, other: Timestamp) -> Bool {
        (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
    }

    init(_ time: timespec) { self.init(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec)) }

    var timespec: timespec { Glibc.timespec(tv_sec: time_t(seconds), tv_nsec: Int(nanoseconds)) }
}

/// What `stat` says, field by field.
package struct FileStatus: Sendable {
    package let device: UInt64
    package let inode: UInt64
    /// Type and permissions.
    package let mode: UInt32
    package let links: UInt64
    package let owner: UInt32
    package let group: UInt32
    /// Which device a device file is.
    package let specialDevice: UInt64
    package let size: Int64
    /// The preferred size of a read or write.
    package let blockSize: Int64
    /// In units of 512 bytes.
    package let blocks: Int64
    package let accessed: Timestamp
    package let modified: Timestamp
    package let changed: Timestamp

    /// A sandbox may have a time of its own.
    @inline(__always)
    init(_ raw: stat, _ sandbox: Sandbox? = nil) {
        device = UInt64(raw.st_dev)
        inode = UInt64(raw.st_ino)
        mode = raw.st_mode
        links = UInt64(raw.st_nlink)
        owner = raw.st_uid
        group = raw.st_gid
        specialDevice = UInt64(raw.st_rdev)
        size = Int64(raw.st_size)
        blockSize = Int64(raw.st_blksize)
        blocks = Int64(raw.st_blocks)
        let times = (Timestamp(raw.st_atim), Timestamp(raw.st_mtim), Timestamp(raw.st_ctim))
        guard let sandbox else {
            (accessed, modified, changed) = times
            return
        }
        (accessed, modified, changed) = (sandbox.dated(times.0), sandbox.dated(times.1), sandbox.dated(times.2))
    }

    /// The type bits of `mode`.
    @inlinable package var kind: FileKind { FileKind(rawValue: mode & 0o170000) }
    @inlinable package var isDirectory: Bool { kind == .directory }
    @inlinable package var isRegular: Bool { kind == .regular }
    @inlinable package var isSymbolicLink: Bool { kind == .symbolicLink }
    /// The permission bits of `mode`, set-id and sticky bits included.
    @inlinable package var permissions: UInt32 { mode & 0o7777 }
}

/// The type bits of a mode.
package struct FileKind: Equatable, Sendable, RawRepresentable {
    package let rawValue: UInt32
    @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// (What the compiler derives is a call through a table for the other modules of the package.)
    @inlinable @inline(__always) package static func == (a: FileKind, b: FileKind) -> Bool { a.rawValue == b.rawValue }

    @inlinable package static var pipe: FileKind { FileKind(rawValue: 0o010000) }
    @inlinable package static var characterDevice: FileKind { FileKind(rawValue: 0o020000) }
    @inlinable package static var directory: FileKind { FileKind(rawValue: 0o040000) }
    @inlinable package static var blockDevice: FileKind { FileKind(rawValue: 0o060000) }
    @inlinable package static var regular: FileKind { FileKind(rawValue: 0o100000) }
    @inlinable package static var symbolicLink: FileKind { FileKind(rawValue: 0o120000) }
    @inlinable package static var socket: FileKind { FileKind(rawValue: 0o140000) }
}

// MARK: - Status

extension Host {
    /// `fstatat`: one system call and nothing else.
    package func stat(
        _ path: HostPath, followingLinks: Bool = true, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) -> FileStatus {
        var raw = Glibc.stat()
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        try onPath("fstatat", path, in: directory, followingLinks ? .inspect : .inspectLink, ", 0x\(hex(flags))") {
            Glibc.fstatat($0, $1, &raw, flags)
        }
        return FileStatus(raw, sandbox)
    }

    package func lstat(_ path: HostPath) throws(Errno) -> FileStatus { try stat(path, followingLinks: false) }

    package func fstat(_ descriptor: Descriptor) throws(Errno) -> FileStatus {
        var raw = Glibc.stat()
        let real = try real(descriptor)
        try blocking("fstat", "\(descriptor)") { Glibc.fstat(real, &raw) }
        return FileStatus(raw, sandbox)
    }

    /// `faccessat`: whether the process may do what `mode` says (4 read, 2 write, 1 execute, 0 exists). Never throws
    /// for a plain no.
    package func access(
        _ path: HostPath, _ mode: Int32, effective: Bool = false, followingLinks: Bool = true,
        in directory: Descriptor = Host.atWorkingDirectory
    ) -> Bool {
        let flags = (effective ? AT_EACCESS : 0) | (followingLinks ? 0 : AT_SYMLINK_NOFOLLOW)
        do throws(Errno) {
            try onPath("faccessat", path, in: directory, .inspect, ", \(mode), 0x\(hex(flags))") {
                CHostShims.faccessat($0, $1, mode, flags)
            }
            return true
        } catch {
            return false
        }
    }
}

// MARK: - Making and removing

extension Host {
    package func mkdir(
        _ path: HostPath, mode: UInt32 = 0o777, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) {
        let mode = masked(mode)
        try willAdd(path, directory)
        try onPath("mkdirat", path, in: directory, .name, ", 0o\(octal(mode))") { Glibc.mkdirat($0, $1, mode) }
    }

    package func rmdir(_ path: HostPath, in directory: Descriptor = Host.atWorkingDirectory) throws(Errno) {
        try onPath("unlinkat", path, in: directory, .name, ", AT_REMOVEDIR") { Glibc.unlinkat($0, $1, AT_REMOVEDIR) }
    }

    package func unlink(_ path: HostPath, in directory: Descriptor = Host.atWorkingDirectory) throws(Errno) {
        try onPath("unlinkat", path, in: directory, .name, ", 0") { Glibc.unlinkat($0, $1, 0) }
    }

    package func mkfifo(
        _ path: HostPath, mode: UInt32 = 0o666, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) {
        let mode = masked(withoutRights(mode))
        try willAdd(path, directory)
        try onPath("mkfifoat", path, in: directory, .name, ", 0o\(octal(mode))") { Glibc.mkfifoat($0, $1, mode) }
    }

    /// `mknodat`: `mode` holds type and permissions.
    package func mknod(
        _ path: HostPath, mode: UInt32 = 0o600, device: UInt64 = 0, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) {
        let mode = mode & 0o170000 | masked(withoutRights(mode & 0o7777))
        if let sandbox {
            let kind = FileKind(rawValue: mode & 0o170000)
            if kind != .pipe && kind != .regular && kind.rawValue != 0 { throw sandbox.deny("devices") }
        }
        try willAdd(path, directory)
        try onPath("mknodat", path, in: directory, .name, ", 0o\(octal(mode)), \(device)") {
            taipan_mknodat($0, $1, mode, device)
        }
    }

    /// `truncate`. Opened first unless it is the process's own business: the call has no form relative to a directory.
    package func truncate(_ path: HostPath, _ length: Int64) throws(Errno) {
        if workingDirectory == AT_FDCWD && sandbox == nil {
            try blocking("truncate", "\(quoted(path)), \(length)") { Glibc.truncate(path, off_t(length)) }
            return
        }
        let descriptor = try open(path, O_WRONLY)
        defer { discard(descriptor) }
        try ftruncate(descriptor, length)
    }
}

extension Host {
    /// A name is about to be made: in a directory in memory that takes room.
    /// `text` is that of a link.
    private func willAdd(_ path: HostPath, _ directory: Descriptor, text: HostPath? = nil) throws(Errno) {
        if let fence { try fence.willAdd(path, in: directory, text: text.map { Int(Glibc.strlen($0)) } ?? 0) }
    }
}

// MARK: - Two names

extension Host {
    /// `renameat2` without flags: replaces the target in one step.
    package func rename(
        _ source: HostPath, _ target: HostPath, from sourceDirectory: Descriptor = Host.atWorkingDirectory,
        to targetDirectory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) {
        try onTwoPaths("renameat", source, sourceDirectory, .name, target, targetDirectory) {
            Glibc.renameat($0, $1, $2, $3)
        }
    }

    /// `linkat`: a second name for a file.
    package func link(
        _ source: HostPath, _ target: HostPath, from sourceDirectory: Descriptor = Host.atWorkingDirectory,
        to targetDirectory: Descriptor = Host.atWorkingDirectory, followingLinks: Bool = false
    ) throws(Errno) {
        let flags = followingLinks ? AT_SYMLINK_FOLLOW : 0
        try onTwoPaths("linkat", source, sourceDirectory, followingLinks ? .write : .name, target, targetDirectory) {
            Glibc.linkat($0, $1, $2, $3, flags)
        }
    }

    /// `symlinkat`: makes `path` a symbolic link with the text `text`, which is not looked at.
    package func symlink(
        _ text: HostPath, _ path: HostPath, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) {
        try willAdd(path, directory, text: text)
        try onPath("symlinkat", path, in: directory, .name, ", \(quoted(text))") { Glibc.symlinkat(text, $0, $1) }
    }

    /// `readlinkat` into the caller's buffer: how many bytes there are, at most `buffer.count`; not null-terminated.
    package func readlink(
        _ path: HostPath, into buffer: UnsafeMutableBufferPointer<CChar>,
        in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) -> Int {
        guard let start = buffer.baseAddress else { throw .EINVAL }
        return try onPath("readlinkat", path, in: directory, .inspectLink, ", \(buffer.count)") {
            Glibc.readlinkat($0, $1, start, buffer.count)
        }
    }

    /// `readlinkat`, the whole text.
    package func readlink(
        _ path: HostPath, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) -> [UInt8] {
        try grown(from: 256) { (buffer) throws(Errno) in try readlink(path, into: buffer, in: directory) }
    }

    /// As `onPath`, for the calls that take two.
    @inline(__always)
    private func onTwoPaths(
        _ name: StaticString, _ source: HostPath, _ sourceDirectory: Descriptor, _ sourceUse: PathUse,
        _ target: HostPath, _ targetDirectory: Descriptor,
        _ body: (Descriptor, HostPath, Descriptor, HostPath) -> Int32
    ) throws(Errno) {
        guard let fence else {
            let targetBase = try base(targetDirectory)
            try onPath(name, source, in: sourceDirectory, sourceUse, ", \(shown(targetDirectory, target))") {
                body($0, $1, targetBase, target)
            }
            return
        }
        let bound = try fence.bind(source, in: sourceDirectory, sourceUse, target, in: targetDirectory)
        defer { withExtendedLifetime(bound) {} }
        try blocking(name, "\(shown(sourceDirectory, source)), \(shown(targetDirectory, target))") {
            body(bound.source.directory, bound.source.path, bound.target.directory, bound.target.path)
        }
    }

    /// Calls with ever larger buffers until the answer is shorter than the buffer, and makes an array of it.
    func grown(
        from capacity: Int, _ fill: (UnsafeMutableBufferPointer<CChar>) throws(Errno) -> Int
    ) throws(Errno) -> [UInt8] {
        var capacity = capacity
        while true {
            let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: capacity)
            defer { buffer.deallocate() }
            buffer[0] = 0
            let count = try fill(buffer)
            if count < capacity { return buffer.prefix(count).map { UInt8(bitPattern: $0) } }
            capacity *= 4
        }
    }
}

// MARK: - Permissions and times

/// One of the two times that `Host.utimens` sets.
package enum TimeChange: Sendable, CustomStringConvertible {
    case now
    case keep
    case to(Timestamp)

    /// For the recorder: `now`, `keep`, or seconds and nanoseconds.
    package var description: String {
        switch self {
        case .now: "now"
        case .keep: "keep"
        case .to(let time): "\(time.seconds)s \(time.nanoseconds)ns"
        }
    }

    var timespec: timespec {
        switch self {
        case .now: Glibc.timespec(tv_sec: 0, tv_nsec: Int(TAIPAN_UTIME_NOW))
        case .keep: Glibc.timespec(tv_sec: 0, tv_nsec: Int(TAIPAN_UTIME_OMIT))
        case .to(let time): time.timespec
        }
    }
}

extension Host {
    /// `fchmodat`; for a link itself `fchmodat2` where the kernel has it, else ENOTSUP.
    package func chmod(
        _ path: HostPath, _ mode: UInt32, followingLinks: Bool = true,
        in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) {
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        let mode = withoutRights(mode)
        try onPath(
            "fchmodat", path, in: directory, followingLinks ? .write : .name, ", 0o\(octal(mode)), 0x\(hex(flags))"
        ) {
            Glibc.fchmodat($0, $1, mode, flags)
        }
    }

    package func fchmod(_ descriptor: Descriptor, _ mode: UInt32) throws(Errno) {
        let real = try real(descriptor)
        try sandbox?.willChange(descriptor)
        let mode = withoutRights(mode)
        try blocking("fchmod", "\(descriptor), 0o\(octal(mode))") { Glibc.fchmod(real, mode) }
    }

    /// `fchownat`; `UInt32.max` leaves a number as it is.
    package func chown(
        _ path: HostPath, owner: UInt32, group: UInt32, followingLinks: Bool = true,
        in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) {
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        try onPath(
            "fchownat", path, in: directory, followingLinks ? .write : .name, ", \(owner), \(group), 0x\(hex(flags))"
        ) {
            Glibc.fchownat($0, $1, owner, group, flags)
        }
    }

    package func fchown(_ descriptor: Descriptor, owner: UInt32, group: UInt32) throws(Errno) {
        let real = try real(descriptor)
        try sandbox?.willChange(descriptor)
        try blocking("fchown", "\(descriptor), \(owner), \(group)") { Glibc.fchown(real, owner, group) }
    }

    /// `utimensat`.
    package func utimens(
        _ path: HostPath, accessed: TimeChange, modified: TimeChange, followingLinks: Bool = true,
        in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) {
        var times = (accessed.timespec, modified.timespec)
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        let shown = { ", \(accessed), \(modified), 0x\(hex(flags))" }
        try onPath("utimensat", path, in: directory, followingLinks ? .write : .name, shown()) { base, path in
            withUnsafePointer(to: &times) { pair in
                pair.withMemoryRebound(to: timespec.self, capacity: 2) { Glibc.utimensat(base, path, $0, flags) }
            }
        }
    }

    package func futimens(_ descriptor: Descriptor, accessed: TimeChange, modified: TimeChange) throws(Errno) {
        var times = (accessed.timespec, modified.timespec)
        let real = try real(descriptor)
        try sandbox?.willChange(descriptor)
        try blocking("futimens", "\(descriptor), \(accessed), \(modified)") {
            withUnsafePointer(to: &times) { pair in
                pair.withMemoryRebound(to: timespec.self, capacity: 2) { Glibc.futimens(real, $0) }
            }
        }
    }
}

// MARK: - The working directory and the mask

extension Host {
    /// The working directory as bytes. Throws ENOENT when it has been removed.
    package func getcwd() throws(Errno) -> [UInt8] {
        if let fence { return try fence.workingPlace().path }
        if workingDirectory != AT_FDCWD { return try path(of: workingDirectory) }
        return try grown(from: 1024) { (buffer) throws(Errno) in
            do throws(Errno) {
                // Zero is the failure here; the helper knows -1.
                try blocking("getcwd", "") { Glibc.getcwd(buffer.baseAddress, buffer.count) == nil ? -1 : 0 }
            } catch {
                if error == .ERANGE { return buffer.count }
                throw error
            }
            return Int(Glibc.strlen(buffer.baseAddress!))
        }
    }

    /// Where an open directory is now.
    private func path(of directory: Descriptor) throws(Errno) -> [UInt8] {
        var status = Glibc.stat()
        try blocking("fstat", "\(directory)") { Glibc.fstat(directory, &status) }
        if status.st_nlink == 0 { throw .ENOENT }
        return try grown(from: 1024) { (buffer) throws(Errno) in
            try once("readlink", "\"/proc/self/fd/\(directory)\"") {
                Glibc.readlink("/proc/self/fd/\(directory)", buffer.baseAddress!, buffer.count)
            }
        }
    }

    package func chdir(_ path: HostPath) throws(Errno) {
        if let fence {
            let directory = try open(path, OpenFlags.pathOnly | O_DIRECTORY)
            defer { discard(directory) }
            try fence.enter(directory)
        } else if workingDirectory == AT_FDCWD {
            try blocking("chdir", quoted(path)) { Glibc.chdir(path) }
        } else {
            let base = workingDirectory
            try enter(
                blocking("openat", quoted(path)) {
                    taipan_openat(base, path, OpenFlags.pathOnly | O_DIRECTORY | O_CLOEXEC, 0)
                })
        }
    }

    package func fchdir(_ descriptor: Descriptor) throws(Errno) {
        if let fence {
            try fence.enter(descriptor)
        } else if workingDirectory == AT_FDCWD {
            try blocking("fchdir", "\(descriptor)") { Glibc.fchdir(descriptor) }
        } else {
            let real = try real(descriptor)
            let copy = try once("dup", "\(descriptor)") { taipan_fcntl(real, F_DUPFD_CLOEXEC, 0) }
            do throws(Errno) {
                var status = Glibc.stat()
                try blocking("fstat", "\(copy)") { Glibc.fstat(copy, &status) }
                guard FileStatus(status).isDirectory else { throw .ENOTDIR }
            } catch {
                discardOwn(copy)
                throw error
            }
            try enter(copy)
        }
    }

    /// Makes an open directory, which the host then owns, the working directory.
    private func enter(_ directory: Descriptor) throws(Errno) {
        discardOwn(workingDirectory)
        workingDirectory = directory
    }

    /// Sets the mask of permissions that new files do not get, and returns the one before.
    @discardableResult
    package func umask(_ mask: UInt32) -> UInt32 {
        guard let before = privateMask else {
            let mask = mask & 0o777
            let before = try? once("umask", "0o\(octal(mask))") { Int(Glibc.umask(mask)) }
            return before.map { UInt32($0) } ?? mask
        }
        privateMask = mask & 0o777
        return before
    }

    /// Permissions without those that would give a program of a script's the rights of the host's user (set-id bits).
    @inline(__always)
    private func withoutRights(_ mode: UInt32) -> UInt32 { sandbox == nil ? mode : mode & 0o1777 }

    /// Permissions for something new. The process's own mask is the kernel's business.
    @inline(__always)
    func masked(_ mode: UInt32) -> UInt32 {
        guard let privateMask else { return mode }
        return mode & ~privateMask
    }
}
