// A sandboxed interpreter's part of the host: its mounts, its descriptors, its working directory, and its rules.
//
// `Host` asks here whenever it is about to make a call: may the call be made at all (`refuse`), where does a path really lead
// (`bind`, `open`), what is behind a number (`table`). The modules above know nothing of it.
import CHostShims
import Glibc

/// Where the script's standard descriptors go; nil for nowhere (they read as empty and swallow what is written).
package struct StandardDescriptors: Sendable {
    package var input: Descriptor?
    package var output: Descriptor?
    package var errors: Descriptor?

    package init(input: Descriptor? = nil, output: Descriptor? = nil, errors: Descriptor? = nil) {
        self.input = input
        self.output = output
        self.errors = errors
    }
}

/// The sandbox of one interpreter. Used under the interpreter's lock.
package final class Sandbox: @unchecked Sendable {
    package let rules: SandboxRules
    let table = DescriptorTable()
    /// The permission that was missing for the call that has just failed with EPERM; whoever reports that takes it.
    @exclusivity(unchecked) private var denied: String?
    /// What the rules put into the file system; nil if the script sees the file system of the host.
    private let tree: FixedDirectory?
    @exclusivity(unchecked) private var madeRoot: Place?
    /// Holds the directories that exist only because mounts lie below them.
    @exclusivity(unchecked) private var skeleton: Mount?
    @exclusivity(unchecked) private var madeWorkingPlace: Place?
    /// Where relative paths start before the first `chdir`.
    private let firstDirectory: [UInt8]
    /// The clock of `SandboxRules.Clock.virtual`, and the state of invented randomness.
    @exclusivity(unchecked) var virtualTime: Int64
    @exclusivity(unchecked) private var random: UInt64
    /// The system's time when this began, as file systems take it: that of the last tick.
    let begun = Sandbox.systemTime(CLOCK_REALTIME_COARSE)

    /// - Throws: what the system says about a directory to be mounted.
    package init(
        rules: SandboxRules, mounts: [MountPlan]?, workingDirectory: [UInt8]? = nil,
        standard: StandardDescriptors = StandardDescriptors()
    ) throws(Errno) {
        self.rules = rules
        random = rules.seed ?? 0
        if case .virtual(let start) = rules.clock { virtualTime = start } else { virtualTime = 0 }
        firstDirectory = workingDirectory ?? mounts?.first?.path ?? [0x2F]
        if let mounts {
            let tree = FixedDirectory()
            for plan in mounts {
                try Sandbox.directory(plan.path, in: tree).mount =
                    try Mount(plan.source, goesStepByStep: rules.goesStepByStep)
            }
            // where the script starts is there, if only as an empty directory
            _ = try Sandbox.directory(firstDirectory, in: tree)
            self.tree = tree
        } else {
            tree = nil
        }
        try addStandard([standard.input, standard.output, standard.errors])
    }

    /// The place of an absolute path among those of the rules, made if it is missing.
    private static func directory(_ path: [UInt8], in tree: FixedDirectory) throws(Errno) -> FixedDirectory {
        guard path.first == 0x2F else { throw .EINVAL }
        var directory = tree
        for name in path.split(separator: 0x2F) {
            guard name != [0x2E], name != [0x2E, 0x2E], !name.contains(0) else { throw .EINVAL }
            let next = directory.children[Array(name)] ?? FixedDirectory()
            directory.children[Array(name)] = next
            directory = next
        }
        return directory
    }

    private func addStandard(_ descriptors: [Descriptor?]) throws(Errno) {
        for (number, given) in descriptors.enumerated() {
            let real = given ?? taipan_openat(AT_FDCWD, "/dev/null", O_RDWR | O_CLOEXEC, 0)
            if real < 0 { throw Errno.current }
            let owner: OpenDescriptor.Owner =
                given == nil ? .everybody : number == 0 ? .lentForReading : .lentForWriting
            table[Descriptor(number)] = OpenDescriptor(
                real: real, isOwned: given == nil, owner: owner, isInheritable: true)
        }
    }

    // MARK: Refusing

    /// Whether a call may not be made; then it fails with EPERM and the name of the permission is kept.
    func refuses(_ call: StaticString) -> Bool {
        // what nobody has asked about is the business of an earlier call
        denied = nil
        let permission = Permission.of(call.description)
        switch permission {
        case .always, .path: return false
        case .processes:
            if case .denied = rules.processes { break }
            return false
        case .signals:
            if case .allowed = rules.processes { return false }
        case .identity:
            if rules.identity == nil { return false }
        case .never: break
        }
        denied = permission.name
        return true
    }

    /// Refuses for a reason of its own.
    func deny(_ permission: String) -> Errno {
        denied = permission
        return .EPERM
    }

    /// The mount cannot be written to.
    private func readOnly() -> Errno { rules.refusesUnmounted ? deny("writing files") : .EROFS }

    /// The permission that was missing, once.
    package func takeDenied() -> String? {
        defer { denied = nil }
        return denied
    }

    // MARK: Places

    var hasMounts: Bool { tree != nil }

    /// The root of the script's file system.
    private func root() throws(Errno) -> Place {
        if let madeRoot { return madeRoot }
        let mount: Mount
        if let given = tree?.mount {
            mount = given
            try makeSkeleton(for: tree, at: [])
        } else {
            mount = try emptyMount()
            skeleton = mount
            try makeSkeleton(for: tree, at: [])
        }
        let directory = taipan_fcntl(mount.root, F_DUPFD_CLOEXEC, 3)
        if directory < 0 { throw Errno.current }
        let made = Place(tree, below: nil, [], mount: mount, owning: directory)
        madeRoot = made
        return made
    }

    /// A directory in memory that stays empty.
    private func emptyMount() throws(Errno) -> Mount {
        try Mount(.memory(limit: 0), isWritable: false, goesStepByStep: rules.goesStepByStep)
    }

    /// Makes empty directories for those on the way to mounts, and for the mounts to be seen in them.
    private func makeSkeleton(for directory: FixedDirectory?, at path: [UInt8]) throws(Errno) {
        guard let directory else { return }
        for (name, child) in directory.children {
            let below = path + name + [0x2F]
            // a mount's own directories show what is in them; these are for what they lack
            if child.mount == nil || directory.mount == nil {
                if skeleton == nil { skeleton = try emptyMount() }
                if let skeleton {
                    let text = below.dropLast().map { CChar(bitPattern: $0) } + [0]
                    Sandbox.makeDirectories(text, in: skeleton.root)
                    child.standIn = (skeleton, text)
                }
            }
            try makeSkeleton(for: child, at: below)
        }
    }

    private static func makeDirectories(_ path: [CChar], in root: Descriptor) {
        var text = path
        for end in path.indices where path[end] == 0x2F || path[end] == 0 {
            text[end] = 0
            Glibc.mkdirat(root, text, 0o755)
            text[end] = path[end]
        }
    }

    func workingPlace() throws(Errno) -> Place {
        if let madeWorkingPlace { return madeWorkingPlace }
        let root = try root()
        let found = try firstDirectory.withUnsafeBufferPointer { (path) throws(Errno) in
            var walk = try PathWalk(path, from: root, root: root)
            return try walk.find(keepsLink: false)
        }
        found.close()
        guard let place = found.place else { throw .ENOENT }
        madeWorkingPlace = place
        return place
    }

    /// Makes an open directory of the script the working directory.
    func enter(_ descriptor: Descriptor) throws(Errno) {
        guard let entry = table[descriptor] else { throw .EBADF }
        guard let place = entry.place else { throw .ENOTDIR }
        madeWorkingPlace = place
    }

    /// What a path leads to. `writes` tells what the permission is called if it leads out of the mounts.
    func find(
        _ path: HostPath, in directory: Descriptor, keepsLink: Bool, writes: Bool = false
    ) throws(Errno) -> Found {
        let root = try root()
        let text = bytes(of: path)
        let start: Place
        if directory == AT_FDCWD || text.first == 0x2F {
            start = text.first == 0x2F ? root : try workingPlace()
        } else {
            guard let entry = table[directory] else { throw .EBADF }
            guard let place = entry.place else { throw .ENOTDIR }
            start = place
        }
        var walk = try PathWalk(text, from: start, root: root)
        if !rules.refusesUnmounted { return try walk.find(keepsLink: keepsLink) }
        let refusal = writes ? "writing files" : "reading files"
        do throws(Errno) {
            let found = try walk.find(keepsLink: keepsLink)
            if !found.exists && found.parent.mount === skeleton { throw deny(refusal) }
            return found
        } catch {
            throw error == .ENOENT && walk.mount === skeleton ? deny(refusal) : error
        }
    }

    /// Removes all directories in memory. The sandbox cannot be used any more.
    package func removeScratch() {
        skeleton?.removeScratch()
        tree?.forEachMount { $0.removeScratch() }
    }

    // MARK: Randomness

    /// The next invented bytes (splitmix64).
    func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        for index in buffer.indices {
            if index % 8 == 0 { random &+= 0x9E37_79B9_7F4A_7C15 }
            var mixed = random
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            mixed ^= mixed >> 31
            buffer[index] = UInt8(truncatingIfNeeded: mixed >> UInt64(index % 8 * 8))
        }
    }
}

extension Sandbox {
    /// Where a call on a path is to be made instead.
    func bind(_ path: HostPath, in directory: Descriptor, _ use: PathUse) throws(Errno) -> BoundPath {
        let changes = use == .name || use == .write
        let found = try find(path, in: directory, keepsLink: use == .inspectLink || use == .name, writes: changes)
        return try bind(found, use)
    }

    /// Where calls on two paths are to be made. One file with names in two mounts would let what is read-only be changed: so they are
    /// in the same mount or there is no such call.
    func bind(
        _ source: HostPath, in sourceDirectory: Descriptor, _ sourceUse: PathUse, _ target: HostPath,
        in targetDirectory: Descriptor
    ) throws(Errno) -> (source: BoundPath, target: BoundPath) {
        let from = try find(source, in: sourceDirectory, keepsLink: sourceUse == .name)
        let to: Found
        do throws(Errno) { to = try find(target, in: targetDirectory, keepsLink: true, writes: true) } catch {
            from.close()
            throw error
        }
        let mount = to.parent.mount
        do throws(Errno) {
            if !from.exists { throw .ENOENT }
            if from.parent.mount !== mount { throw .EXDEV }
            if !mount.isWritable { throw readOnly() }
            try mount.addEntry(table)
        } catch {
            from.close()
            to.close()
            throw error
        }
        let boundTarget: BoundPath
        do throws(Errno) { boundTarget = try bind(to, .name) } catch {
            from.close()
            throw error
        }
        return (try bind(from, sourceUse), boundTarget)
    }

    /// Takes over the handle.
    private func bind(_ found: Found, _ use: PathUse) throws(Errno) -> BoundPath {
        let handle = found.handle
        var isHandedOn = false
        defer { if !isHandedOn { found.close() } }
        let mount = found.parent.mount
        switch use {
        case .inspectLink, .name:
            if use == .name {
                if !mount.isWritable { throw readOnly() }
                // whether it is empty shows only then
                if found.isDirectory { mount.overlay?.enter(handle) }
            } else if !found.exists {
                throw .ENOENT
            }
            return BoundPath(copying: found.name, in: found.parent.directory) { [place = found.parent] in
                withExtendedLifetime(place) {}
            }
        case .inspect, .read, .write, .execute:
            if !found.exists { throw .ENOENT }
            if use == .write && !mount.isWritable { throw readOnly() }
            // the system follows this to what the handle holds, and to nothing else
            let text = Array("/proc/self/fd/\(handle)".utf8CString)
            isHandedOn = true
            return BoundPath(copying: text, in: AT_FDCWD) { Glibc.close(handle) }
        }
    }

    /// A new name in a directory: room for it is counted.
    /// - Parameter text: how long the text of the link is.
    func willAdd(_ path: HostPath, in directory: Descriptor, text: Int = 0) throws(Errno) {
        let found = try find(path, in: directory, keepsLink: true, writes: true)
        found.close()
        if !found.exists && !found.parent.mount.isWritable { throw readOnly() }
        try found.parent.mount.addEntry(table, text: text)
    }

    // MARK: Opening

    /// `openat` inside the mounts: the script's number of the new descriptor.
    func open(_ path: HostPath, _ flags: Int32, mode: UInt32, in directory: Descriptor) throws(Errno) -> Descriptor {
        let keepsLink = flags & O_NOFOLLOW != 0 || flags & (O_CREAT | O_EXCL) == O_CREAT | O_EXCL
        let writes = flags & (O_ACCMODE | O_TRUNC | O_CREAT) != O_RDONLY
        // nothing can be learned from it or left in it, and programs are started with it
        if String(cString: path) == "/dev/null" {
            let real = taipan_openat(AT_FDCWD, path, flags & O_ACCMODE | O_CLOEXEC, 0)
            if real < 0 { throw Errno.current }
            return try table.add(OpenDescriptor(real: real, owner: .everybody))
        }
        // something else may be put under the name between finding and opening it
        for _ in 0..<8 {
            let found = try find(path, in: directory, keepsLink: keepsLink, writes: writes)
            defer { found.close() }
            do throws(Errno) { return try open(found, flags, mode) } catch {
                guard error == .ELOOP, !keepsLink else { throw error }
            }
        }
        throw .ELOOP
    }

    private func open(_ found: Found, _ flags: Int32, _ mode: UInt32) throws(Errno) -> Descriptor {
        let mount = found.parent.mount
        let writes = flags & OpenFlags.pathOnly == 0 && flags & (O_ACCMODE | O_TRUNC) != O_RDONLY
        let isTemporary = flags & Int32(TAIPAN_O_TMPFILE) == Int32(TAIPAN_O_TMPFILE)
        if !found.exists {
            if flags & O_CREAT == 0 { throw .ENOENT }
            if found.wantsDirectory { throw .EISDIR }
        } else if flags & (O_CREAT | O_EXCL) == O_CREAT | O_EXCL && !isTemporary {
            throw .EEXIST
        }
        if (writes || !found.exists || isTemporary) && !mount.isWritable { throw readOnly() }
        if !found.exists { try mount.addEntry(table) }
        if found.isDirectory { mount.overlay?.enter(found.handle) }
        if let overlay = mount.overlay, found.exists, found.mode & S_IFMT == S_IFREG, flags & OpenFlags.pathOnly == 0 {
            if !writes, let original = try overlay.openOriginal(found.inode, flags & ~(O_CREAT | O_EXCL)) {
                return try table.add(OpenDescriptor(real: original, mount: mount, isReadOnly: true))
            }
            if writes { try detach(found, overlay, copies: flags & O_TRUNC == 0) }
        }
        let creation = found.exists && !isTemporary ? flags & ~(O_CREAT | O_EXCL) : flags
        let real = found.name.withUnsafeBufferPointer {
            taipan_openat(found.parent.directory, $0.baseAddress, creation | O_NOFOLLOW | O_CLOEXEC, mode & 0o1777)
        }
        if real < 0 { throw Errno.current }
        var status = stat()
        Glibc.fstat(real, &status)
        // (the name may have become another directory's since it was found)
        let isSame = UInt64(status.st_ino) == found.inode
        if status.st_mode & S_IFMT == S_IFDIR && !isSame && !isTemporary {
            Glibc.close(real)
            throw .ELOOP
        }
        let place = status.st_mode & S_IFMT == S_IFDIR ? found.place : nil
        return try table.add(OpenDescriptor(real: real, mount: mount, place: place))
    }

    private func detach(_ found: Found, _ overlay: Overlay, copies: Bool) throws(Errno) {
        let file = taipan_openat(found.parent.directory, found.name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0)
        if file < 0 { throw Errno.current }
        defer { Glibc.close(file) }
        try overlay.detach(file, found.inode, copies: copies) { (bytes) throws(Errno) in
            try found.parent.mount.grow(by: bytes, table)
        }
    }

    // MARK: Writing

    /// Bytes are about to be written through a descriptor, at an offset or where it stands.
    func willWrite(_ descriptor: Descriptor, _ count: Int, at offset: Int64?) throws(Errno) {
        guard let entry = table[descriptor], let mount = entry.mount, mount.limit != nil else { return }
        var status = stat()
        guard Glibc.fstat(entry.real, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        let appends = taipan_fcntl(entry.real, F_GETFL, 0) & O_APPEND != 0
        let position = appends ? status.st_size : Int(offset ?? Int64(Glibc.lseek(entry.real, 0, SEEK_CUR)))
        let (end, isTooFar) = position.addingReportingOverflow(count)
        try mount.grow(by: isTooFar ? .max : end - status.st_size, table)
    }

    /// A descriptor is about to be used to change the attributes of its file.
    func willChange(_ descriptor: Descriptor) throws(Errno) {
        guard let entry = table[descriptor] else { throw .EBADF }
        if entry.isReadOnly { throw readOnly() }
        if case .script = entry.owner { return }
        throw deny("descriptors")
    }

    /// A descriptor is about to be used to change flags or locks, which the host would share if the file is its own.
    func willSetFlags(_ descriptor: Descriptor) throws(Errno) {
        switch table[descriptor]?.owner {
        case .lentForReading, .lentForWriting: throw deny("descriptors")
        default: return
        }
    }

    /// An extended attribute is about to be set or removed. Only those of users: others are rights (`security.capability`), or the
    /// system's own. In memory there are none: they would take room that nobody can count.
    func willChangeAttribute(_ name: HostPath, of target: AttributeTarget) throws(Errno) {
        guard hasMounts else { return }
        if !String(cString: name).hasPrefix("user.") { throw deny("extended attributes") }
        let mount: Mount?
        switch target {
        case .descriptor(let descriptor): mount = table[descriptor]?.mount
        case .path(let path, let follows):
            let found = try find(path, in: AT_FDCWD, keepsLink: !follows, writes: true)
            found.close()
            mount = found.parent.mount
        }
        if mount?.limit != nil { throw .ENOTSUP }
    }
}
