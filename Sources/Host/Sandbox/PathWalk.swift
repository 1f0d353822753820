// Finding what a path names inside the mounts of a sandbox.
//
// A path is walked component by component on handles (O_PATH), never as text: `..` goes back to the handle one came from, a symbolic
// link is read and its text walked from the script's own root. The kernel is given a directory and one name at a time, with links not
// followed, so there is nothing it could follow out of a mount, whatever another thread or program does to the directories meanwhile.
// Where a path has neither `..` nor links, one `openat2(RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS)` does the
// whole way to the last directory; where the kernel has no `openat2`, its C shim goes step by step.
import CHostShims
import Glibc

/// A directory on the way to something, with its way back to the root.
final class Place {
    /// A directory above; nil for the root.
    private let base: Place?
    /// The names that lead here from `base`: several if the way was taken in one step.
    private let names: [[UInt8]]
    let mount: Mount
    /// A handle.
    let directory: Descriptor
    /// Mounts and the directories that lead to them, which lie over what the directory itself has.
    let fixed: FixedDirectory?
    /// How many handles are held for the way up to what the rules have put there.
    private let depth: Int

    /// Each of a script's directories keeps its way, and a script can go down for ever: of a longer way only the names are kept.
    private static let longestWay = 16

    private init(
        below base: Place?, _ names: [[UInt8]], mount: Mount, owning directory: Descriptor, fixed: FixedDirectory?,
        depth: Int
    ) {
        self.base = base
        self.names = names
        self.mount = mount
        self.directory = directory
        self.fixed = fixed.flatMap { $0.children.isEmpty ? nil : $0 }
        self.depth = depth
    }

    /// The root, or what the rules have put below it.
    convenience init(
        _ fixed: FixedDirectory?, below base: Place?, _ name: [UInt8], mount: Mount, owning directory: Descriptor
    ) {
        self.init(below: base, base == nil ? [] : [name], mount: mount, owning: directory, fixed: fixed, depth: 0)
    }

    /// A directory of the same mount.
    static func below(_ base: Place, _ names: [[UInt8]], owning directory: Descriptor) -> Place {
        var (base, names) = (base, names)
        if base.depth >= longestWay {
            while base.depth > 0, let above = base.base {
                names = base.names + names
                base = above
            }
        }
        return Place(below: base, names, mount: base.mount, owning: directory, fixed: nil, depth: base.depth + 1)
    }

    deinit { Glibc.close(directory) }

    /// Where `..` leads; the root is its own parent. Throws what the system says if the way is not there any more.
    ///
    /// It leads where the script has come from. The host may have moved the directory meanwhile, out of the mount even: the system's
    /// own `..` would then lead there.
    func parent() throws(Errno) -> Place {
        guard let base else { return self }
        if names.count == 1 { return base }
        let above = Array(names.dropLast())
        let handle = base.open(above)
        if handle < 0 { throw Errno.current }
        return Place.below(base, above, owning: handle)
    }

    /// A handle of a directory below, if the way has no links.
    func open(_ way: [[UInt8]]) -> Descriptor {
        let path = way.joined(separator: [0x2F]).map { CChar(bitPattern: $0) } + [0]
        return taipan_open_beneath(
            directory, path, OpenFlags.pathOnly | O_DIRECTORY | O_CLOEXEC, mount.goesStepByStep ? 1 : 0)
    }

    /// How the script writes it.
    var path: [UInt8] {
        guard let base else { return [0x2F] }
        let above = base.path
        return (above.count == 1 ? [] : above) + [0x2F] + names.joined(separator: [0x2F])
    }
}

/// What the rules put at a path: a mount, or a directory that exists because mounts lie below it.
final class FixedDirectory {
    var mount: Mount?
    var children: [[UInt8]: FixedDirectory] = [:]
    /// What is shown if there is neither a mount nor such a directory in the mount above.
    var standIn: (mount: Mount, path: [CChar])?

    func forEachMount(_ body: (Mount) -> Void) {
        if let mount { body(mount) }
        for child in children.values { child.forEachMount(body) }
    }
}

/// What a path led to.
struct Found {
    /// The directory that has the name.
    let parent: Place
    /// The last component; `.` if the path ends in the directory itself.
    let name: [CChar]
    /// A handle of what is there, owned by whoever asked; -1 if nothing is.
    let handle: Descriptor
    /// Type and permissions of it.
    let mode: UInt32
    let inode: UInt64
    /// The same as a place, if it is a directory.
    let place: Place?
    /// The path ended in a slash.
    let wantsDirectory: Bool

    var exists: Bool { handle >= 0 }
    var isDirectory: Bool { mode & S_IFMT == S_IFDIR }

    /// Closes the handle.
    func close() { if handle >= 0 { Glibc.close(handle) } }
}

/// Walks one path.
struct PathWalk {
    private let root: Place
    private var current: Place
    /// Components still to come, the next one last.
    private var rest: [[UInt8]]
    private var links = 0
    private var wantsDirectory = false

    /// The mount that the walk is in, or was when it failed.
    var mount: Mount { current.mount }

    /// As many as the kernel follows.
    private static let linkLimit = 40

    init(_ path: UnsafeBufferPointer<UInt8>, from start: Place, root: Place) throws(Errno) {
        self.root = root
        if path.isEmpty { throw .ENOENT }
        if path.count >= 4096 { throw .ENAMETOOLONG }
        current = path[0] == 0x2F ? root : start
        rest = PathWalk.components(Array(path))
        wantsDirectory = path[path.count - 1] == 0x2F
    }

    private static func components(_ path: [UInt8]) -> [[UInt8]] {
        path.split(separator: 0x2F).reversed().map(Array.init)
    }

    /// Goes to the end. A link as last component is followed unless `keepsLink`.
    mutating func find(keepsLink: Bool) throws(Errno) -> Found {
        skipAhead()
        while let component = rest.popLast() {
            if component == [0x2E] { continue }
            if component == [0x2E, 0x2E] {
                current = try current.parent()
                continue
            }
            if component.count > 255 { throw .ENAMETOOLONG }
            let isLast = rest.isEmpty
            let found = try child(component, isLast: isLast)
            if found.mode & S_IFMT == S_IFLNK, found.exists, !isLast || !keepsLink || wantsDirectory {
                try follow(found)
                continue
            }
            if isLast {
                if wantsDirectory && found.exists && !found.isDirectory {
                    found.close()
                    throw .ENOTDIR
                }
                return found
            }
            defer { found.close() }
            guard let place = found.place else { throw found.exists ? .ENOTDIR : .ENOENT }
            let wasFixed = current.fixed != nil
            current = place
            if wasFixed { skipAhead() }
        }
        return try here()
    }

    /// The directory that the walk has come to.
    private func here() throws(Errno) -> Found {
        current.mount.overlay?.enter(current.directory)
        return try described(taipan_fcntl(current.directory, F_DUPFD_CLOEXEC, 3), current, [0x2E, 0], place: current)
    }

    private func described(
        _ handle: Descriptor, _ parent: Place, _ name: [CChar], place: Place?
    ) throws(Errno) -> Found {
        var status = stat()
        guard handle >= 0, Glibc.fstat(handle, &status) == 0 else { throw Errno.current }
        var place = place
        if place == nil && status.st_mode & S_IFMT == S_IFDIR {
            let copy = taipan_fcntl(handle, F_DUPFD_CLOEXEC, 3)
            if copy < 0 {
                Glibc.close(handle)
                throw .EMFILE
            }
            let text = name.dropLast().map { UInt8(bitPattern: $0) }
            place = Place.below(parent, [text], owning: copy)
        }
        return Found(
            parent: parent, name: name, handle: handle, mode: status.st_mode, inode: UInt64(status.st_ino),
            place: place,
            wantsDirectory: wantsDirectory)
    }

    /// What the current directory has under a name.
    private func child(_ component: [UInt8], isLast: Bool) throws(Errno) -> Found {
        let name = component.map { CChar(bitPattern: $0) } + [0]
        if let fixed = current.fixed?.children[component] {
            var mount = fixed.mount ?? current.mount
            let flags = OpenFlags.pathOnly | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
            var directory =
                fixed.mount.map { taipan_fcntl($0.root, F_DUPFD_CLOEXEC, 3) }
                ?? taipan_openat(current.directory, name, flags, 0)
            if directory < 0, let standIn = fixed.standIn {
                mount = standIn.mount
                directory = taipan_open_beneath(mount.root, standIn.path, flags, mount.goesStepByStep ? 1 : 0)
            }
            if directory < 0 { throw Errno.current }
            let place = Place(fixed, below: current, component, mount: mount, owning: directory)
            mount.overlay?.enter(directory)
            return try described(taipan_fcntl(directory, F_DUPFD_CLOEXEC, 3), place, [0x2E, 0], place: place)
        }
        current.mount.overlay?.enter(current.directory)
        let handle = open(name)
        if handle < 0 {
            let failure = Errno.current
            guard failure == .ENOENT, isLast else { throw failure }
            return Found(
                parent: current, name: name, handle: -1, mode: 0, inode: 0, place: nil, wantsDirectory: wantsDirectory)
        }
        return try described(handle, current, name, place: nil)
    }

    private func open(_ name: [CChar]) -> Descriptor {
        taipan_openat(current.directory, name, OpenFlags.pathOnly | O_NOFOLLOW | O_CLOEXEC, 0)
    }

    /// Puts the text of a link before what is left of the path.
    private mutating func follow(_ link: Found) throws(Errno) {
        defer { link.close() }
        links += 1
        if links > PathWalk.linkLimit { throw .ELOOP }
        let text = try PathWalk.text(of: link.handle)
        if text.isEmpty { throw .ENOENT }
        if text[0] == 0x2F { current = root }
        if rest.isEmpty && text[text.count - 1] == 0x2F { wantsDirectory = true }
        rest += PathWalk.components(text)
    }

    private static func text(of link: Descriptor) throws(Errno) -> [UInt8] {
        let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 4096)
        defer { buffer.deallocate() }
        let count = Glibc.readlinkat(link, "", buffer.baseAddress!, buffer.count)
        if count < 0 { throw Errno.current }
        return buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }

    /// Goes to the directory of the last component in one step, where the way is plain.
    private mutating func skipAhead() {
        guard rest.count > 2, current.fixed == nil, current.mount.overlay == nil,
            !rest.contains(where: { $0 == [0x2E, 0x2E] || $0 == [0x2E] })
        else { return }
        let way = Array(rest.dropFirst().reversed())
        let directory = current.open(way)
        if directory < 0 { return }
        current = Place.below(current, way, owning: directory)
        rest = Array(rest.prefix(1))
    }
}
