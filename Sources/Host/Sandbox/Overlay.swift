// An overlay: a directory in memory whose entries stand for those of a directory of the host, which never changes.
//
// When a directory is entered for the first time it is filled with *stand-ins*: empty directories, sparse files of the same size,
// links with the same text, all with the mode and the times of their originals. A stand-in is known by its inode, so it can be
// renamed, linked and removed like any file; there is nothing to merge and no list of what was deleted. Only the contents of files
// are special: reading goes to the original, and writing copies it first.
import CHostShims
import Glibc

final class Overlay {
    /// The root of the originals, as a handle.
    private let root: Descriptor
    /// The originals by the inode of what stands for them, as paths below the root.
    private var originals: [UInt64: [CChar]] = [:]
    /// Everything that was filled in, also what has been changed since.
    private var inherited: Set<UInt64> = []
    private let goesStepByStep: Bool

    /// `standIn` is the empty directory that stands for the root.
    init(_ root: Descriptor, standIn: Descriptor, goesStepByStep: Bool) {
        self.root = root
        self.goesStepByStep = goesStepByStep
        var status = stat()
        if Glibc.fstat(standIn, &status) == 0 { originals[UInt64(status.st_ino)] = [0x2E, 0] }
    }

    deinit { Glibc.close(root) }

    /// Fills a directory that has not been entered before.
    func enter(_ directory: Descriptor) {
        var status = stat()
        guard Glibc.fstat(directory, &status) == 0,
            let path = originals.removeValue(forKey: UInt64(status.st_ino))
        else { return }
        let original = open(path, O_RDONLY | O_DIRECTORY)
        if original < 0 { return }
        defer { Glibc.close(original) }
        // (only a process that is not root has to open it first)
        let route = "/proc/self/fd/\(directory)"
        let isClosed = status.st_mode & 0o300 != 0o300
        if isClosed { Glibc.chmod(route, 0o700) }
        let prefix = path == [0x2E, 0] ? [] : Array(path.dropLast()) + [0x2F]
        for name in DirectoryNames.all(in: original) { standIn(for: name, of: original, in: directory, prefix + name) }
        if isClosed { Glibc.chmod(route, status.st_mode & 0o7777) }
        copyTimes(status, directory, [0x2E, 0])
    }

    private func standIn(for name: [CChar], of original: Descriptor, in directory: Descriptor, _ path: [CChar]) {
        var status = stat()
        guard Glibc.fstatat(original, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        let mode = status.st_mode & 0o1777
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            guard Glibc.mkdirat(directory, name, 0o700) == 0 else { return }
            remember(directory, name, as: path)
        case S_IFREG:
            let file = taipan_openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if file < 0 { return }
            _ = Glibc.ftruncate(file, status.st_size)
            Glibc.close(file)
            remember(directory, name, as: path)
        case S_IFLNK:
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4097) { text in
                let count = Glibc.readlinkat(original, name, text.baseAddress!, 4096)
                guard count >= 0 else { return }
                text[count] = 0
                _ = Glibc.symlinkat(text.baseAddress!, directory, name)
            }
            remember(directory, name, as: nil)
            copyTimes(status, directory, name)
            return
        default: return
        }
        _ = Glibc.fchmodat(directory, name, mode, 0)
        copyTimes(status, directory, name)
    }

    /// - Parameter path: that of the original, if there is anything to be had from it later.
    private func remember(_ directory: Descriptor, _ name: [CChar], as path: [CChar]?) {
        var status = stat()
        guard Glibc.fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        inherited.insert(UInt64(status.st_ino))
        if let path { originals[UInt64(status.st_ino)] = path }
    }

    /// Whether something was there from the start.
    func isInherited(_ inode: UInt64) -> Bool { inherited.contains(inode) }

    /// Whether something has nothing of its own yet.
    func isStandIn(_ inode: UInt64) -> Bool { originals[inode] != nil }

    private func copyTimes(_ status: stat, _ directory: Descriptor, _ name: [CChar]) {
        let times = [status.st_atim, status.st_mtim]
        _ = Glibc.utimensat(directory, name, times, AT_SYMLINK_NOFOLLOW)
    }

    /// Opens the original of a stand-in for reading; nil if the file stands for itself.
    func openOriginal(_ inode: UInt64, _ flags: Int32) throws(Errno) -> Descriptor? {
        guard let path = originals[inode] else { return nil }
        let opened = open(path, flags)
        if opened < 0 { throw Errno.current }
        return opened
    }

    /// Makes a stand-in (an open file, for writing) a file of its own. `copies` is false if its contents are about to go anyway.
    /// How many bytes that takes is asked first.
    func detach(_ file: Descriptor, _ inode: UInt64, copies: Bool, reserve: (Int) throws(Errno) -> Void) throws(Errno) {
        guard let path = originals[inode] else { return }
        if copies {
            let original = open(path, O_RDONLY)
            if original < 0 { throw Errno.current }
            defer { Glibc.close(original) }
            var status = stat()
            if Glibc.fstat(original, &status) == 0 { try reserve(Int(status.st_size)) }
            try copy(original, file)
        }
        originals[inode] = nil
    }

    private func copy(_ source: Descriptor, _ target: Descriptor) throws(Errno) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        var position: off_t = 0
        while true {
            let count = Glibc.read(source, buffer.baseAddress, buffer.count)
            if count == 0 { return }
            if count < 0 || Glibc.pwrite(target, buffer.baseAddress, count, position) != count { throw Errno.current }
            position += count
        }
    }

    /// Opens an original without leaving its root, whatever happens to it meanwhile.
    private func open(_ path: [CChar], _ flags: Int32) -> Descriptor {
        taipan_open_beneath(root, path, flags | O_CLOEXEC | O_NOFOLLOW, goesStepByStep ? 1 : 0)
    }
}
