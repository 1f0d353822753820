// Fencing in the process itself, for the command: the kernel then keeps to the mounts what the script starts as well.
//
// The sandbox of an interpreter needs nothing of this; it is a second fence, around everything that is not the interpreter. It cannot
// be taken away again, so an embedding program must not call it for its own process.
import CHostShims
import Glibc

package enum Landlock {
    /// What the kernel let itself be told.
    package enum Strength: Sendable {
        /// Files are fenced, and nobody gains privileges by running a program.
        case files
        /// The kernel has no Landlock: only privileges are kept down.
        case privilegesOnly
    }

    /// A directory or file that stays within reach.
    package struct Path: Sendable {
        package let path: [UInt8]
        package let isWritable: Bool

        package init(_ path: [UInt8], isWritable: Bool) {
            self.path = path
            self.isWritable = isWritable
        }
    }

    /// Whether the kernel can fence files.
    package static var isAvailable: Bool { taipan_landlock_version() > 0 }

    /// Keeps the calling thread, the threads and the programs that it starts from now on to the given paths. Paths that do not exist
    /// are left out.
    @discardableResult
    package static func enforce(_ paths: [Path]) throws(Errno) -> Strength {
        if taipan_no_new_privileges() != 0 { throw Errno.current }
        guard isAvailable else { return .privilegesOnly }
        let rules = taipan_landlock_begin()
        if rules < 0 { throw Errno.current }
        defer { Glibc.close(rules) }
        for path in paths { try allow(path, rules) }
        if taipan_landlock_enforce(rules) != 0 { throw Errno.current }
        return .files
    }

    private static func allow(_ path: Path, _ rules: Descriptor) throws(Errno) {
        let text = path.path.map { CChar(bitPattern: $0) } + [0]
        let handle = taipan_openat(AT_FDCWD, text, OpenFlags.pathOnly | O_CLOEXEC, 0)
        if handle < 0 { return }
        defer { Glibc.close(handle) }
        var status = stat()
        let isDirectory = Glibc.fstat(handle, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        if taipan_landlock_allow(rules, handle, isDirectory ? 1 : 0, path.isWritable ? 1 : 0) != 0 {
            throw Errno.current
        }
    }
}
