// Extended attributes, facts about file systems, and birth times. Where the system has no call relative to a
// directory, the file is first opened as a handle (O_PATH) and reached through /proc/self/fd, so that private working
// directories and policies hold.
import CHostShims
import Glibc

/// What an attribute call works on.
package enum AttributeTarget {
    case descriptor(Descriptor)
    case path(HostPath, followingLinks: Bool)
}

/// What `statvfs` says.
package struct FileSystemStatus: Equatable, Sendable {
    package let blockSize: UInt64
    package let fragmentSize: UInt64
    package let blocks: UInt64
    package let freeBlocks: UInt64
    package let availableBlocks: UInt64
    package let files: UInt64
    package let freeFiles: UInt64
    package let availableFiles: UInt64
    package let flags: UInt64
    package let maximumNameLength: UInt64
    package let identifier: UInt64
}

// MARK: - Extended attributes

extension Host {
    package func getxattr(_ target: AttributeTarget, _ name: HostPath) throws(Errno) -> [UInt8] {
        try grownAttribute { (buffer) throws(Errno) in
            try onAttribute("getxattr", target, .inspect, ", \(quoted(name)), \(buffer.count)") {
                taipan_getxattr($0, $1, $2, name, buffer.baseAddress, buffer.count)
            }
        }
    }

    /// Flags: 1 must be new, 2 must exist.
    package func setxattr(
        _ target: AttributeTarget, _ name: HostPath, _ value: UnsafeRawBufferPointer, flags: Int32 = 0
    ) throws(Errno) {
        try sandbox?.willChangeAttribute(name, of: target)
        _ = try onAttribute("setxattr", target, .write, ", \(quoted(name)), \(value.count), \(flags)") {
            Int(taipan_setxattr($0, $1, $2, name, value.baseAddress, value.count, flags))
        }
    }

    package func removexattr(_ target: AttributeTarget, _ name: HostPath) throws(Errno) {
        try sandbox?.willChangeAttribute(name, of: target)
        _ = try onAttribute("removexattr", target, .write, ", \(quoted(name))") {
            Int(taipan_removexattr($0, $1, $2, name))
        }
    }

    /// The names, each followed by a zero.
    package func listxattr(_ target: AttributeTarget) throws(Errno) -> [UInt8] {
        try grownAttribute { (buffer) throws(Errno) in
            try onAttribute("listxattr", target, .inspect, ", \(buffer.count)") {
                taipan_listxattr($0, $1, $2, buffer.baseAddress, buffer.count)
            }
        }
    }

    /// Calls with ever larger buffers while the answer is ERANGE; 64 KiB is the kernel's limit.
    private func grownAttribute(
        _ fill: (UnsafeMutableBufferPointer<CChar>) throws(Errno) -> Int
    ) throws(Errno) -> [UInt8] {
        for capacity in [256, 65536] {
            let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: capacity)
            defer { buffer.deallocate() }
            do throws(Errno) {
                return buffer.prefix(try fill(buffer)).map { UInt8(bitPattern: $0) }
            } catch {
                if error != .ERANGE || capacity == 65536 { throw error }
            }
        }
        throw .ERANGE
    }

    /// Makes an attribute call on a descriptor or on a path (then the descriptor is -1).
    private func onAttribute(
        _ name: StaticString, _ target: AttributeTarget, _ use: PathUse, _ arguments: @autoclosure () -> String,
        _ body: (Descriptor, HostPath?, Int32) -> Int
    ) throws(Errno) -> Int {
        switch target {
        case .descriptor(let descriptor):
            let real = try real(descriptor)
            if use == .write { try sandbox?.willChange(descriptor) }
            return try blocking(name, "\(descriptor)\(arguments())") { body(real, nil, 1) }
        case .path(let path, let follows):
            if isProcessWide {
                return try blocking(name, "\(quoted(path))\(follows ? "" : " itself")\(arguments())") {
                    body(-1, path, follows ? 1 : 0)
                }
            }
            // A link's own attributes cannot be reached through a handle.
            guard follows else { throw .ENOTSUP }
            let handle = try onPath("openat", path, in: Host.atWorkingDirectory, use, ", O_PATH") {
                taipan_openat($0, $1, OpenFlags.pathOnly | O_CLOEXEC, 0)
            }
            defer { discardOwn(handle) }
            let route = "/proc/self/fd/\(handle)"
            return try blocking(name, "\(quoted(path))\(arguments())") { route.withCString { body(-1, $0, 1) } }
        }
    }
}

// MARK: - File systems

extension Host {
    package func fstatvfs(_ descriptor: Descriptor) throws(Errno) -> FileSystemStatus {
        let real = try real(descriptor)
        var numbers = FileSystemStatus.noNumbers
        try blocking("fstatvfs", "\(descriptor)") { taipan_statvfs(real, nil, &numbers) }
        return FileSystemStatus(numbers)
    }

    package func statvfs(_ path: HostPath) throws(Errno) -> FileSystemStatus {
        if isProcessWide {
            var numbers = FileSystemStatus.noNumbers
            try blocking("statvfs", quoted(path)) { taipan_statvfs(-1, path, &numbers) }
            return FileSystemStatus(numbers)
        }
        let handle = try onPath("openat", path, in: Host.atWorkingDirectory, .inspect, ", O_PATH") {
            taipan_openat($0, $1, OpenFlags.pathOnly | O_CLOEXEC, 0)
        }
        defer { discardOwn(handle) }
        var numbers = FileSystemStatus.noNumbers
        try blocking("fstatvfs", "\(handle)") { taipan_statvfs(handle, nil, &numbers) }
        return FileSystemStatus(numbers)
    }
}

extension FileSystemStatus {
    /// Room for what the C side reports.
    fileprivate static var noNumbers: [UInt64] { [UInt64](repeating: 0, count: 11) }

    fileprivate init(_ numbers: [UInt64]) {
        self.init(
            blockSize: numbers[0], fragmentSize: numbers[1], blocks: numbers[2], freeBlocks: numbers[3],
            availableBlocks: numbers[4], files: numbers[5], freeFiles: numbers[6], availableFiles: numbers[7],
            flags: numbers[8], maximumNameLength: numbers[9], identifier: numbers[10])
    }
}

// MARK: - The extended status

/// What `statx` says. The kernel's structure is kept as it came and read at the offsets of its documented layout, because the
/// headers of the system we are built on may know fewer fields than its kernel.
///
/// Unsafe: the object owns the memory; all offsets are constants below its size.
package final class ExtendedStatus: Sendable {
    private nonisolated(unsafe) let raw: UnsafeMutableRawPointer

    fileprivate init() {
        raw = .allocate(byteCount: Int(TAIPAN_STATX_SIZE), alignment: 8)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: Int(TAIPAN_STATX_SIZE))
    }

    deinit { raw.deallocate() }

    fileprivate var memory: UnsafeMutableRawPointer { raw }

    private func word(_ offset: Int) -> UInt32 { raw.load(fromByteOffset: offset, as: UInt32.self) }
    private func long(_ offset: Int) -> UInt64 { raw.load(fromByteOffset: offset, as: UInt64.self) }

    private func time(_ offset: Int) -> Timestamp {
        Timestamp(seconds: Int64(bitPattern: long(offset)), nanoseconds: Int64(word(offset + 8)))
    }

    /// Takes the times as a sandbox has them, which may have a time of its own.
    fileprivate func date(by sandbox: Sandbox) {
        for offset in [64, 80, 96, 112] {
            let dated = sandbox.dated(time(offset))
            raw.storeBytes(of: dated.seconds, toByteOffset: offset, as: Int64.self)
            raw.storeBytes(of: UInt32(truncatingIfNeeded: dated.nanoseconds), toByteOffset: offset + 8, as: UInt32.self)
        }
    }

    /// Which of the fields the file system has filled in.
    package var mask: UInt32 { word(0) }
    package var blockSize: UInt32 { word(4) }
    package var attributes: UInt64 { long(8) }
    package var links: UInt32 { word(16) }
    package var owner: UInt32 { word(20) }
    package var group: UInt32 { word(24) }
    package var mode: UInt32 { word(28) & 0xFFFF }
    package var inode: UInt64 { long(32) }
    package var size: UInt64 { long(40) }
    package var blocks: UInt64 { long(48) }
    /// Which attributes the file system supports.
    package var attributesMask: UInt64 { long(56) }
    package var accessed: Timestamp { time(64) }
    package var born: Timestamp { time(80) }
    package var changed: Timestamp { time(96) }
    package var modified: Timestamp { time(112) }
    package var specialDevice: (major: UInt32, minor: UInt32) { (word(128), word(132)) }
    package var device: (major: UInt32, minor: UInt32) { (word(136), word(140)) }
    package var mount: UInt64 { long(144) }
    package var directMemoryAlignment: UInt32 { word(152) }
    package var directOffsetAlignment: UInt32 { word(156) }
    package var subvolume: UInt64 { long(160) }
    package var atomicWriteMinimum: UInt32 { word(168) }
    package var atomicWriteMaximum: UInt32 { word(172) }
    package var atomicWriteSegments: UInt32 { word(176) }
    package var directReadOffsetAlignment: UInt32 { word(180) }
    package var atomicWriteOptimum: UInt32 { word(184) }
}

extension Host {
    /// `statx` of a path; `mask` says what is wanted.
    package func statx(
        _ path: HostPath, mask: UInt32, flags: Int32, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) -> ExtendedStatus {
        let result = ExtendedStatus()
        let use: PathUse = flags & AT_SYMLINK_NOFOLLOW != 0 ? .inspectLink : .inspect
        try onPath("statx", path, in: directory, use, ", 0x\(hex(flags)), 0x\(hex(Int32(bitPattern: mask)))") {
            taipan_statx($0, $1, flags, mask, result.memory)
        }
        if let sandbox { result.date(by: sandbox) }
        return result
    }

    /// `statx` of an open file.
    package func statx(descriptor: Descriptor, mask: UInt32, flags: Int32) throws(Errno) -> ExtendedStatus {
        let result = ExtendedStatus()
        let flags = flags | Int32(TAIPAN_AT_EMPTY_PATH)
        let real = try real(descriptor)
        try blocking("statx", "\(descriptor)/\"\", 0x\(hex(flags)), 0x\(hex(Int32(bitPattern: mask)))") {
            taipan_statx(real, "", flags, mask, result.memory)
        }
        if let sandbox { result.date(by: sandbox) }
        return result
    }
}
