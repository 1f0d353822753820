// `listdir`, `scandir` and `DirEntry`.
//
// An entry keeps its name and the kind the kernel gave with it; the path is put together when it is asked for, and a system call is
// made only for what the kind does not answer.

import TaipanHost
import TaipanRuntime

/// What the entries of one directory share.
package final class EntryOrigin {
    /// The directory as the caller named it: with the name joined to it, an entry's path. Empty for a descriptor.
    let prefix: StringObject
    let bytesPrefix: BytesObject?
    /// The caller's descriptor, if the directory was given as one.
    let descriptor: Descriptor?

    init(prefix: StringObject, bytesPrefix: BytesObject?, descriptor: Descriptor?) {
        self.prefix = prefix
        self.bytesPrefix = bytesPrefix
        self.descriptor = descriptor
    }
}

/// `os.DirEntry`.
///
/// Name and path are attribute slots, so that inline caches find them as they find those of other objects; the slots are a field of
/// the object and no buffer of their own.
package final class EntryObject: Object {
    /// The slots: strings or bytes. The path is made on first use.
    @exclusivity(unchecked) private final var slots: (name: Value, path: Value)
    private final let origin: EntryOrigin
    private final let inode: UInt64
    private final let entryKind: EntryKind
    /// The objects that `stat` gave out, following links and not.
    @exclusivity(unchecked) private final var statusObject: Object?
    @exclusivity(unchecked) private final var linkStatusObject: Object?

    private init(_ name: Object, _ entry: DirectoryEntry, _ origin: EntryOrigin, _ shape: ShapeRef) {
        slots = (.object(name), .unbound)
        self.origin = origin
        inode = entry.inode
        entryKind = entry.kind
        super.init(.other, shape)
    }

    @inline(__always)
    fileprivate static func make(
        _ name: Object, _ entry: DirectoryEntry, _ origin: EntryOrigin, _ shape: ShapeRef
    ) -> EntryObject {
        let made = EntryObject(name, entry, origin, shape)
        // (the address of a stored field is that of its memory; the capacity stays 0, for nothing is to be freed)
        made.attributes = withUnsafeMutableBytes(of: &made.slots) { bytes in
            bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Value.self)
        }
        return made
    }

    /// The shape of all entries.
    fileprivate static func shape(_ thread: ThreadRef) -> ShapeRef {
        let state = thread.osState
        if let known = state.entryShape { return known }
        let root = thread.libraryType(EntryObject.nativeType).root
        var shape = root
        for name in ["name", "path"] {
            let name = thread.intern(name)
            if let larger = shape._withUnsafeGuaranteedRef({ $0.adding(name) }) { shape = .passUnretained(larger) }
        }
        state.entryShape = shape
        return shape
    }

    private final var name: Value { slots.name }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for case .object(let object) in [slots.name, slots.path] { visit(object) }
        for case let object? in [statusObject, linkStatusObject] { visit(object) }
    }

    static let nativeType = NativeType(
        "posix.DirEntry", .other, [.isNotConstructible], operations: { $0.repr = EntryObject.repr }, rows: { rows })

    private static let rows: [NativeRow] = [
        .field(
            "name",
            { (c) throws(Raise) in
                c[0].cast(EntryObject.self).name
            }, "the entry's base filename, relative to scandir() \"path\" argument"),
        .field(
            "path",
            { (c) throws(Raise) in
                c[0].cast(EntryObject.self).path(c.thread)
            }, "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"),
        .method(
            "is_dir(*, follow_symlinks=True)",
            { (c) throws(Raise) in
                try EntryObject.isKind(c, .directory, .directory)
            }, "Return True if the entry is a directory; cached per entry."),
        .method(
            "is_file(*, follow_symlinks=True)",
            { (c) throws(Raise) in
                try EntryObject.isKind(c, .regular, .regular)
            }, "Return True if the entry is a file; cached per entry."),
        .method(
            "is_symlink()",
            { (c) throws(Raise) in
                let entry = c[0].cast(EntryObject.self)
                if entry.entryKind != .unknown { return .bool(entry.entryKind == .symbolicLink) }
                return .bool(try entry.askedKind(following: false, c.thread) == .symbolicLink)
            }, "Return True if the entry is a symbolic link; cached per entry."),
        .method(
            "is_junction()",
            { (_) throws(Raise) in
                .bool(false)
            }, "Return True if the entry is a junction; cached per entry."),
        .method(
            "stat(*, follow_symlinks=True)",
            { (c) throws(Raise) in
                try c[0].cast(EntryObject.self).stat(try c.isTrue(1), c.thread)
            }, "Return stat_result object for the entry; cached per entry."),
        .method(
            "inode()",
            { (c) throws(Raise) in
                c.thread.integer(c[0].cast(EntryObject.self).inode)
            }, "Return inode of the entry; cached per entry."),
        .method(
            "__fspath__()",
            { (c) throws(Raise) in
                c[0].cast(EntryObject.self).path(c.thread)
            }, "Returns the path for the entry."),
        .classGetItem,
    ]

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        thread.makeStringValue("<DirEntry \(try thread.repr(value.cast(EntryObject.self).name).text)>")
    }

    package final func path(_ thread: ThreadRef) -> Value {
        if case .unbound = slots.path { slots.path = makePath(thread) }
        return slots.path
    }

    private final func makePath(_ thread: ThreadRef) -> Value {
        if let prefix = origin.bytesPrefix {
            let bytes = name.cast(BytesObject.self)
            let result = thread.makeBytes(count: prefix.count + bytes.count)
            copyBytes(result.buffer, prefix.buffer, prefix.count)
            copyBytes(result.buffer + prefix.count, bytes.buffer, bytes.count)
            return .object(result)
        }
        if origin.prefix.count == 0 { return name }
        return .object(thread.concatenate(origin.prefix, name.cast(StringObject.self)))
    }

    /// The kind as `stat` tells it; nil if the entry is gone or a link leads nowhere.
    private final func askedKind(following: Bool, _ thread: ThreadRef) throws(Raise) -> FileKind? {
        do throws(Errno) {
            let status = try status(following: following, thread)
            guard status.kind == .tuple, case .int(let mode) = unsafeDowncast(status, to: TupleObject.self)[0] else {
                return nil
            }
            return FileKind(rawValue: UInt32(truncatingIfNeeded: mode) & 0o170000)
        } catch {
            if error == .ENOENT { return nil }
            throw thread.hostError(error, path(thread))
        }
    }

    /// The `stat_result`, asked for once: one object serves both questions if the entry is no link.
    private final func status(following: Bool, _ thread: ThreadRef) throws(Errno) -> Object {
        let follows = following && (entryKind == .symbolicLink || entryKind == .unknown)
        if let known = follows ? statusObject : linkStatusObject { return known }
        let made = thread.makeStatusTuple(try ask(follows, thread))
        if follows { statusObject = made } else { linkStatusObject = made }
        return made
    }

    private final func ask(_ follows: Bool, _ thread: ThreadRef) throws(Errno) -> FileStatus {
        if let descriptor = origin.descriptor { return try ask(name, follows, descriptor, thread) }
        if case .unbound = slots.path { slots.path = makePath(thread) }
        // (the slot keeps the string)
        if let place = thread.plainPath(at: attributes + 1) {
            return try thread.host.stat(place, followingLinks: follows)
        }
        return try ask(slots.path, follows, Host.atWorkingDirectory, thread)
    }

    @inline(never)
    private final func ask(
        _ path: Value, _ follows: Bool, _ base: Descriptor, _ thread: ThreadRef
    ) throws(Errno) -> FileStatus {
        // what the system gave us as a name is one
        guard let place = try? thread.path(path, "stat") else { throw .ENOENT }
        return try place.use { (p) throws(Errno) in try thread.host.stat(p, followingLinks: follows, in: base) }
    }

    /// Answers `is_file` and `is_dir`: nearly always from what the directory said.
    private static func isKind(_ call: Call, _ asEntry: EntryKind, _ asFile: FileKind) throws(Raise) -> Value {
        let follows = try call.isTrue(1)
        guard let object = peek(call.arguments) else { return .none }
        let known = object.to(EntryObject.self)._withUnsafeGuaranteedRef { $0.entryKind }
        if known != .unknown && known != .symbolicLink { return .bool(known == asEntry) }
        if known == .symbolicLink && !follows { return .bool(false) }
        return .bool(try call[0].cast(EntryObject.self).askedKind(following: follows, call.thread) == asFile)
    }

    private final func stat(_ following: Bool, _ thread: ThreadRef) throws(Raise) -> Value {
        do throws(Errno) { return .object(try status(following: following, thread)) } catch {
            throw thread.hostError(error, path(thread))
        }
    }
}

/// The iterator that `scandir` returns.
package final class ScanIterator: Object {
    fileprivate final let reader: DirectoryReader
    @exclusivity(unchecked) private final var isOpen = true
    fileprivate final let origin: EntryOrigin
    fileprivate final let isBytes: Bool
    fileprivate final let entryShape: ShapeRef

    init(_ reader: DirectoryReader, _ origin: EntryOrigin, isBytes: Bool, entryShape: ShapeRef, _ shape: ShapeRef) {
        self.reader = reader
        self.origin = origin
        self.isBytes = isBytes
        self.entryShape = entryShape
        super.init(.other, shape)
    }

    static let nativeType = NativeType(
        "posix.ScandirIterator", .other, [.isNotConstructible],
        operations: {
            $0.iterate = { (a, _) throws(Raise) in a }
            $0.next = { (a, thread) throws(Raise) in try a.cast(ScanIterator.self).next(thread) }
        },
        rows: {
            [
                .method("__enter__()", { (c) throws(Raise) in c[0] }),
                .method(
                    "__exit__(*args)",
                    { (c) throws(Raise) in
                        c[0].cast(ScanIterator.self).close()
                        return .none
                    }),
                .method(
                    "close()",
                    { (c) throws(Raise) in
                        c[0].cast(ScanIterator.self).close()
                        return .none
                    }),
            ]
        })

    deinit {
        guard isOpen, let thread = shape._withUnsafeGuaranteedRef({ $0.heap }).pointee.currentThread else {
            return
        }
        thread.warnUnclosed { "scandir iterator <posix.ScandirIterator object at 0x\(address)>" }
    }

    private final var address: String { String(UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()), radix: 16) }

    fileprivate final func close() {
        reader.close()
        isOpen = false
    }

    fileprivate final func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard isOpen else { return .unbound }
        do throws(Errno) {
            if let entry = try reader.next() {
                let raw = UnsafeRawBufferPointer(entry.name)
                let name: Object = isBytes ? thread.makeBytes(raw) : thread.fsDecode(raw)
                return .object(EntryObject.make(name, entry, origin, entryShape))
            }
        } catch {
            close()
            throw thread.hostError(error)
        }
        close()
        return .unbound
    }
}

package enum DirectoryFunctions {
    static let rows: [NativeRow] = [
        .function(
            "listdir(path=None)", DirectoryFunctions.listdir,
            "Return a list containing the names of the files in the directory."),
        .function(
            "scandir(path=None)", DirectoryFunctions.scandir,
            "Return an iterator of DirEntry objects for given path."),
    ]

    /// Opens a directory argument.
    static func open(_ path: borrowing Path, _ thread: ThreadRef) throws(Raise) -> DirectoryReader {
        do throws(Errno) {
            if let descriptor = path.descriptor { return try thread.host.openDirectory(descriptor: descriptor) }
            return try path.use { (p) throws(Errno) in try thread.host.openDirectory(p) }
        } catch {
            // (the copy of the descriptor could not be made)
            if path.descriptor != nil && (error == .EBADF || error == .EMFILE) { throw thread.hostError(error) }
            if path.shown.isNone { throw thread.hostError(error, thread.makeStringValue(".")) }
            throw thread.hostError(error, path.shown)
        }
    }

    private static func listdir(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "listdir", "path", [.descriptor, .none])
        try thread.audit("os.listdir", [path.shown])
        let reader = try open(path, thread)
        let result = thread.makeList()
        do throws(Errno) {
            while let entry = try reader.next() {
                let name = UnsafeRawBufferPointer(entry.name)
                result.append(path.isBytes ? .object(thread.makeBytes(name)) : .object(thread.fsDecode(name)))
            }
        } catch {
            throw thread.hostError(error, path.shown)
        }
        return .object(result)
    }

    private static func scandir(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "scandir", "path", [.descriptor, .none])
        try thread.audit("os.scandir", [path.shown])
        let reader = try open(path, thread)
        let origin = makeOrigin(path, thread)
        return .object(
            ScanIterator(
                reader, origin, isBytes: path.isBytes, entryShape: EntryObject.shape(thread),
                thread.libraryType(ScanIterator.nativeType).root))
    }

    /// What the entries' paths start with.
    static func makeOrigin(_ path: borrowing Path, _ thread: ThreadRef) -> EntryOrigin {
        if path.descriptor != nil {
            return EntryOrigin(prefix: thread.emptyString, bytesPrefix: nil, descriptor: path.descriptor)
        }
        var prefix = [UInt8](path.bytes)
        if prefix.last != PathBytes.slash { prefix.append(PathBytes.slash) }
        if path.isBytes {
            return EntryOrigin(prefix: thread.emptyString, bytesPrefix: thread.makeBytes(prefix), descriptor: nil)
        }
        let text = prefix.withUnsafeBytes { thread.fsDecode($0) }
        return EntryOrigin(prefix: text, bytesPrefix: nil, descriptor: nil)
    }
}
