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
        Scratch.walk(directory, [0x2E, 0], opens: true) { parent, name, status in
            _ = Glibc.unlinkat(parent, name, status.st_mode & S_IFMT == S_IFDIR ? AT_REMOVEDIR : 0)
        }
        Glibc.rmdir(path)
    }

    func forEachEntry(_ body: (stat) -> Void) {
        Scratch.walk(directory, [0x2E, 0], opens: false) { _, _, status in body(status) }
    }

    /// Shows every entry below a directory, contents before their directory. Links are not followed. With `opens`, directories that
    /// a script has closed to itself are opened first.
    private static func walk(
        _ parent: Descriptor, _ name: [CChar], opens: Bool, _ body: (Descriptor, [CChar], stat) -> Void
    ) {
        if opens && name.count > 2 { _ = Glibc.fchmodat(parent, name, 0o700, 0) }
        let directory = taipan_openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        if directory < 0 { return }
        defer { Glibc.close(directory) }
        for name in DirectoryNames.all(in: directory) {
            var status = stat()
            guard Glibc.fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { walk(directory, name, opens: opens, body) }
            body(directory, name, status)
        }
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
