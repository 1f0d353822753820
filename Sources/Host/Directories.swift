// Reading directories with `getdents64` into one large buffer. `readdir` would cost a call, a lock and a copy per
// entry; here an entry is a view of what the kernel wrote, and a directory of a thousand names takes two system
// calls.
//
// Unsafe: the buffer belongs to the reader, and an entry points into it.
import CHostShims
import Glibc

/// One entry of a directory. Valid until the reader's next call.
package struct DirectoryEntry {
    package let inode: UInt64
    /// `d_type`: what the entry is, without asking again; unknown on some file systems.
    package let kind: EntryKind
    /// The name's bytes. A zero follows them, so that `path` can be handed to calls relative to the directory.
    package let name: UnsafeBufferPointer<UInt8>

    /// The name as calls want it.
    package var path: HostPath {
        UnsafeRawPointer(name.baseAddress!).assumingMemoryBound(to: CChar.self)
    }
}

/// The kernel's `DT_…` numbers.
package struct EntryKind: Equatable, Sendable, RawRepresentable {
    package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// (What the compiler derives is a call through a table for the other modules of the package.)
    @inlinable @inline(__always) package static func == (a: EntryKind, b: EntryKind) -> Bool {
        a.rawValue == b.rawValue
    }

    @inlinable package static var unknown: EntryKind { EntryKind(rawValue: 0) }
    @inlinable package static var pipe: EntryKind { EntryKind(rawValue: 1) }
    @inlinable package static var characterDevice: EntryKind { EntryKind(rawValue: 2) }
    @inlinable package static var directory: EntryKind { EntryKind(rawValue: 4) }
    @inlinable package static var blockDevice: EntryKind { EntryKind(rawValue: 6) }
    @inlinable package static var regular: EntryKind { EntryKind(rawValue: 8) }
    @inlinable package static var symbolicLink: EntryKind { EntryKind(rawValue: 10) }
    @inlinable package static var socket: EntryKind { EntryKind(rawValue: 12) }
}

/// Walks through a directory, leaving out `.` and `..`:
///
///     let reader = try host.openDirectory("src")
///     while let entry = try reader.next() { … entry.name … }
///
/// The order is the file system's. Closed with the object, or earlier by `close`.
package final class DirectoryReader {
    private let host: Host
    /// -1 when closed.
    @exclusivity(unchecked) package private(set) var descriptor: Descriptor
    /// Whether the position is shared with a descriptor of the caller's, who finds it at the start again afterwards.
    private let rewinds: Bool
    /// Nil when closed.
    @exclusivity(unchecked) private var buffer: UnsafeMutableRawPointer?
    /// What the kernel has filled, and how much of it has been handed out.
    @exclusivity(unchecked) private var filled = 0
    @exclusivity(unchecked) private var position = 0
    /// While the kernel fills the buffer another thread may come in, since the interpreter's lock is free: it must
    /// wait.
    @exclusivity(unchecked) private var isFilling = false
    /// Somebody closed it in the meantime.
    @exclusivity(unchecked) private var isClosing = false

    /// Large enough for about a thousand names, small enough for malloc to give it out again and again without the
    /// kernel's help.
    private static let capacity = 32 * 1024
    /// Offsets in `struct linux_dirent64`.
    private static let lengthOffset = 16, kindOffset = 18, nameOffset = 19

    fileprivate init(host: Host, owning descriptor: Descriptor, rewinds: Bool) throws(Errno) {
        guard let buffer = Glibc.malloc(DirectoryReader.capacity) else {
            host.discard(descriptor)
            throw .ENOMEM
        }
        self.host = host
        self.descriptor = descriptor
        self.rewinds = rewinds
        self.buffer = buffer
    }

    deinit { close() }

    /// The next entry, or nil at the end, after which the directory is closed.
    package func next() throws(Errno) -> DirectoryEntry? {
        while true {
            if position < filled, let buffer {
                if let entry = take(UnsafeRawPointer(buffer)) { return entry }
                continue
            }
            if descriptor < 0 { return nil }
            if isFilling { throw .EBUSY }
            position = 0
            filled = 0
            let count = try fill()
            if count == 0 || isClosing {
                close()
                return nil
            }
            filled = count
        }
    }

    /// Asks the kernel for more: how many bytes there are now.
    private func fill() throws(Errno) -> Int {
        isFilling = true
        defer { isFilling = false }
        guard let buffer else { throw .EBADF }
        let real = try host.real(descriptor)
        return try host.blocking("getdents64", "\(descriptor)") {
            CHostShims.getdents64(real, buffer, DirectoryReader.capacity)
        }
    }

    /// Takes the record at `position`; nil for `.` and `..`.
    @inline(__always)
    private func take(_ buffer: UnsafeRawPointer) -> DirectoryEntry? {
        let record = buffer + position
        let length = Int(record.loadUnaligned(fromByteOffset: DirectoryReader.lengthOffset, as: UInt16.self))
        guard length > DirectoryReader.nameOffset, length <= filled - position else {
            position = filled
            return nil
        }
        position += length
        let name = (record + DirectoryReader.nameOffset).assumingMemoryBound(to: UInt8.self)
        if name[0] == 0x2E, name[1] == 0 || (name[1] == 0x2E && name[2] == 0) { return nil }
        let count = Int(Glibc.strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)))
        return DirectoryEntry(
            inode: record.loadUnaligned(as: UInt64.self),
            kind: EntryKind(rawValue: record.load(fromByteOffset: DirectoryReader.kindOffset, as: UInt8.self)),
            name: UnsafeBufferPointer(start: name, count: count))
    }

    /// Starts again, with what is there now.
    package func rewind() throws(Errno) {
        if descriptor < 0 { throw .EBADF }
        if isFilling { throw .EBUSY }
        try host.lseek(descriptor, 0, SEEK_SET)
        position = 0
        filled = 0
    }

    /// Frees descriptor and buffer. Entries are no longer valid.
    package func close() {
        guard descriptor >= 0 else { return }
        if isFilling {
            isClosing = true
            return
        }
        filled = 0
        if rewinds { _ = try? host.lseek(descriptor, 0, SEEK_SET) }
        host.discard(descriptor)
        descriptor = -1
        Glibc.free(buffer)
        buffer = nil
    }
}

extension Host {
    /// Opens a directory for reading. ENOTDIR for anything else; for a symbolic link too, unless links are followed.
    package func openDirectory(
        _ path: HostPath, in directory: Descriptor = Host.atWorkingDirectory, followingLinks: Bool = true
    ) throws(Errno) -> DirectoryReader {
        let flags = O_RDONLY | O_DIRECTORY | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
        let descriptor = try open(path, flags, mode: 0, in: directory)
        return try DirectoryReader(host: self, owning: descriptor, rewinds: false)
    }

    /// Reads an open directory. The caller's descriptor stays open, and is at its start afterwards.
    package func openDirectory(descriptor: Descriptor) throws(Errno) -> DirectoryReader {
        guard try fstat(descriptor).isDirectory else { throw .ENOTDIR }
        return try DirectoryReader(host: self, owning: dup(descriptor), rewinds: true)
    }
}
