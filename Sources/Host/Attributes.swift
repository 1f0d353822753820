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
        _ = try onAttribute("setxattr", target, .write, ", \(quoted(name)), \(value.count), \(flags)") {
            Int(taipan_setxattr($0, $1, $2, name, value.baseAddress, value.count, flags))
        }
    }

    package func removexattr(_ target: AttributeTarget, _ name: HostPath) throws(Errno) {
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
            return try blocking(name, "\(descriptor)\(arguments())") { body(descriptor, nil, 1) }
        case .path(let path, let follows):
            if workingDirectory == AT_FDCWD && policy == nil {
                return try blocking(name, "\(quoted(path))\(arguments())") { body(-1, path, follows ? 1 : 0) }
            }
            // A link's own attributes cannot be reached through a handle.
            guard follows else { throw .ENOTSUP }
            let handle = try onPath("openat", path, in: Host.atWorkingDirectory, use, ", O_PATH") {
                taipan_openat($0, $1, OpenFlags.pathOnly | O_CLOEXEC, 0)
            }
            defer { discard(handle) }
            let route = "/proc/self/fd/\(handle)"
            return try blocking(name, "\(quoted(path))\(arguments())") { route.withCString { body(-1, $0, 1) } }
        }
    }
}

// MARK: - File systems

extension Host {
    package func fstatvfs(_ descriptor: Descriptor) throws(Errno) -> FileSystemStatus {
        var numbers = [UInt64](repeating: 0, count: 11)
        try blocking("fstatvfs", "\(descriptor)") { taipan_fstatvfs(descriptor, &numbers) }
        return FileSystemStatus(
            blockSize: numbers[0], fragmentSize: numbers[1], blocks: numbers[2], freeBlocks: numbers[3],
            availableBlocks: numbers[4], files: numbers[5], freeFiles: numbers[6], availableFiles: numbers[7],
            flags: numbers[8], maximumNameLength: numbers[9], identifier: numbers[10])
    }

    package func statvfs(_ path: HostPath) throws(Errno) -> FileSystemStatus {
        let handle = try onPath("openat", path, in: Host.atWorkingDirectory, .inspect, ", O_PATH") {
            taipan_openat($0, $1, OpenFlags.pathOnly | O_CLOEXEC, 0)
        }
        defer { discard(handle) }
        return try fstatvfs(handle)
    }

    /// When the file was made, from `statx`; nil when the file system does not keep it.
    package func birthTime(
        _ path: HostPath, followingLinks: Bool = true, in directory: Descriptor = Host.atWorkingDirectory
    ) throws(Errno) -> Timestamp? {
        var time = timespec()
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        let known = try onPath("statx", path, in: directory, followingLinks ? .inspect : .inspectLink, ", btime") {
            taipan_birth_time($0, $1, flags, &time)
        }
        return known == 1 ? Timestamp(time) : nil
    }
}
