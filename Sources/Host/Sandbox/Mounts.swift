// What a sandboxed script sees as its file system: directories of the host, and directories in memory.
//
// "In memory" means a directory of this interpreter's own on the system's memory file system (/dev/shm), removed with it: the kernel
// then gives renames, links, locks and times their exact meaning. An overlay is such a directory too (see `Overlay`).
import CHostShims
import Glibc

/// Where a mount gets its contents from.
package enum MountSource: Sendable {
    case directory([UInt8], isWritable: Bool)
    case memory(limit: Int)
    case overlay([UInt8], limit: Int)
}

/// A mount as the rules state it.
package struct MountPlan: Sendable {
    package var source: MountSource
    /// Absolute path for the script.
    package var path: [UInt8]

    package init(_ source: MountSource, at path: [UInt8]) {
        self.source = source
        self.path = path
    }
}

/// One mounted directory.
final class Mount {
    /// The root, as a handle (O_PATH).
    let root: Descriptor
    let isWritable: Bool
    /// Bytes that it may hold; nil for directories of the host.
    let limit: Int?
    /// What an overlay lies over.
    let overlay: Overlay?
    /// Ways down are taken without `openat2`.
    let goesStepByStep: Bool
    /// The directory to be removed at the end.
    private let scratch: Scratch?
    /// Bytes that were counted since the last measurement.
    private var counted = 0

    /// What an entry counts for beside its contents.
    private static let entrySize = 1024

    /// `isWritable` false makes a directory in memory one that stays empty.
    init(_ source: MountSource, isWritable canWrite: Bool = true, goesStepByStep: Bool) throws(Errno) {
        self.goesStepByStep = goesStepByStep
        switch source {
        case .directory(let path, let isWritable):
            root = try Mount.handle(path)
            (self.isWritable, limit, scratch, overlay) = (isWritable, nil, nil, nil)
        case .memory(let limit):
            let made = try Scratch()
            root = made.directory
            (isWritable, self.limit, scratch, overlay) = (canWrite, max(0, limit), made, nil)
        case .overlay(let path, let limit):
            let original = try Mount.handle(path)
            let made: Scratch
            do throws(Errno) { made = try Scratch() } catch {
                Glibc.close(original)
                throw error
            }
            root = made.directory
            (isWritable, self.limit, scratch, overlay) = (
                true, max(0, limit), made,
                Overlay(original, standIn: made.directory, goesStepByStep: goesStepByStep)
            )
        }
    }

    deinit { if scratch == nil { Glibc.close(root) } }

    /// Removes what is in memory, for good.
    func removeScratch() { scratch?.remove() }

    private static func handle(_ path: [UInt8]) throws(Errno) -> Descriptor {
        let directory = (path + [0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                taipan_openat(AT_FDCWD, $0.baseAddress, OpenFlags.pathOnly | O_DIRECTORY | O_CLOEXEC, 0)
            }
        }
        if directory < 0 { throw Errno.current }
        return directory
    }

    /// So many more bytes, or a new entry, are about to come. ENOSPC if there is no room.
    func grow(by bytes: Int, _ table: DescriptorTable) throws(Errno) {
        guard let limit else { return }
        let (sum, overflow) = counted.addingReportingOverflow(max(0, bytes))
        if !overflow && sum <= limit {
            counted = sum
            return
        }
        // what has been removed meanwhile is found out only now
        let (used, isTooMuch) = measure(table).addingReportingOverflow(max(0, bytes))
        if isTooMuch || used > limit { throw .ENOSPC }
        counted = used
    }

    /// A new name, and the text behind it if it is a link's.
    func addEntry(_ table: DescriptorTable, text: Int = 0) throws(Errno) {
        // (a longer text takes the system a page)
        try grow(by: Mount.entrySize + (text < 128 ? 0 : 4096), table)
    }

    /// What is there now. A file counts with its whole size, because what is a hole today may be filled tomorrow without growing; and
    /// once, however many names it has. What an overlay shows of its originals is free.
    private func measure(_ table: DescriptorTable) -> Int {
        var total = table.namelessBytes(in: self)
        var seen: Set<UInt64> = []
        let isComplete = scratch?.forEachEntry { status in
            let inode = UInt64(status.st_ino)
            let isDirectory = status.st_mode & S_IFMT == S_IFDIR
            let hasNames = status.st_nlink > 1 && !isDirectory
            if overlay?.isInherited(inode) != true || hasNames { total += Mount.entrySize }
            if overlay?.isStandIn(inode) == true || isDirectory { return }
            if hasNames && !seen.insert(inode).inserted { return }
            // (a program that the script has started may have made sizes of which two are too large a number)
            let size = max(Int(status.st_size), Int(status.st_blocks) * 512)
            total = min(total + min(size, 1 << 60), 1 << 60)
        }
        return isComplete == false ? .max : total
    }
}
