// A directory of this process's own on the memory file system, removed with everything in it when nobody needs it any more.
import CHostShims
import Glibc

final class Scratch {
    /// A handle (O_PATH).
    let directory: Descriptor
    private let path: [CChar]
    private var isRemoved = false

    /// Throws what the system says if there is no memory file system or no room on it.
    init() throws(Errno) {
        var path = Array("/dev/shm/taipan-XXXXXX".utf8CString)
        guard mkdtemp(&path) != nil else { throw Errno.current }
        self.path = path
        directory = taipan_openat(AT_FDCWD, path, OpenFlags.pathOnly | O_DIRECTORY | O_CLOEXEC, 0)
        if directory < 0 {
            let failure = Errno.current
            Glibc.rmdir(path)
            throw failure
        }
    }

    deinit {
        remove()
        Glibc.close(directory)
    }

    /// Removes the directory now, for a process that ends without taking everything apart.
    func remove() {
        if isRemoved { return }
        isRemoved = true
        var walk = ScratchWalk(directory)
        walk.run { parent, name, status in
            _ = Glibc.unlinkat(parent, name, status.st_mode & S_IFMT == S_IFDIR ? AT_REMOVEDIR : 0)
        }
        Glibc.rmdir(path)
    }

    /// False if something has been moved meanwhile, so that not everything may have been seen.
    func forEachEntry(_ body: (stat) -> Void) -> Bool {
        var walk = ScratchWalk(directory)
        return walk.run { _, _, status in body(status) }
    }
}

/// A walk through everything below a directory of our own.
///
/// A script can make a directory in a directory as often as it has room, so there is neither recursion nor a handle for each level: one
/// directory is open at a time, and the way up is its `..`, which has to be the directory that the walk came from. (Another thread of
/// the script, or a program, may be renaming at the same time: then the walk ends there.)
private struct ScratchWalk {
    /// A directory that has been begun.
    private struct Level {
        let name: [CChar]
        let status: stat
        /// Directories in it that are still to be seen.
        var directories: [[CChar]]
    }

    private let root: Descriptor
    private var current: Descriptor = -1
    private var levels: [Level] = []

    init(_ root: Descriptor) { self.root = root }

    /// Shows every entry, contents before their directory, with the directory that it is in. Links are not followed.
    /// False if the walk had to end early.
    @discardableResult
    mutating func run(_ body: (Descriptor, [CChar], stat) -> Void) -> Bool {
        enter([0x2E, 0], of: root, body)
        defer { if current >= 0 { Glibc.close(current) } }
        while !levels.isEmpty {
            if let name = levels[levels.count - 1].directories.popLast() {
                enter(name, of: current, body)
            } else {
                let level = levels.removeLast()
                if levels.isEmpty { return true }
                if !leave(level, body) { return false }
            }
        }
        return false
    }

    /// Goes down into a directory and shows what in it is none.
    private mutating func enter(_ name: [CChar], of parent: Descriptor, _ body: (Descriptor, [CChar], stat) -> Void) {
        var status = stat()
        let handle = taipan_openat(
            parent, name, OpenFlags.pathOnly | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        if handle < 0 { return }
        defer { Glibc.close(handle) }
        guard Glibc.fstat(handle, &status) == 0 else { return }
        // what a script has closed to itself is opened (through the handle: the name may be a link by now)
        if status.st_mode & 0o700 != 0o700 { Glibc.chmod("/proc/self/fd/\(handle)", 0o700) }
        let directory = taipan_openat(handle, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        if directory < 0 { return }
        if current >= 0 { Glibc.close(current) }
        current = directory
        var directories: [[CChar]] = []
        for name in DirectoryNames.all(in: directory) {
            var entry = stat()
            guard Glibc.fstatat(directory, name, &entry, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            if entry.st_mode & S_IFMT == S_IFDIR { directories.append(name) } else { body(directory, name, entry) }
        }
        levels.append(Level(name: name, status: status, directories: directories))
    }

    /// Goes up again from a directory that is done, and shows it. False if that leads elsewhere.
    private mutating func leave(_ level: Level, _ body: (Descriptor, [CChar], stat) -> Void) -> Bool {
        let mode = level.status.st_mode & 0o7777
        let directory = taipan_openat(current, "..", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        if mode & 0o700 != 0o700 { Glibc.fchmod(current, mode) }
        var status = stat()
        guard let above = levels.last, directory >= 0, Glibc.fstat(directory, &status) == 0,
            status.st_ino == above.status.st_ino
        else {
            if directory >= 0 { Glibc.close(directory) }
            return false
        }
        Glibc.close(current)
        current = directory
        body(directory, level.name, level.status)
        return true
    }
}

/// The names in a directory, for the sandbox's own use: nothing of it is recorded or counted.
enum DirectoryNames {
    /// Null-terminated, without `.` and `..`.
    static func all(in directory: Descriptor) -> [[CChar]] {
        let copy = taipan_openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard copy >= 0, let stream = Glibc.fdopendir(copy) else {
            if copy >= 0 { Glibc.close(copy) }
            return []
        }
        defer { Glibc.closedir(stream) }
        var names: [[CChar]] = []
        while let entry = Glibc.readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
            }
            if name != [0x2E, 0] && name != [0x2E, 0x2E, 0] { names.append(name) }
        }
        return names
    }
}
