// `os.walk` and `os.fwalk` as native iterators: a stack of what is still to be visited, no recursion and no Python frame. After each
// item the iterator looks at the list of directories again, which the caller may have changed.

import TaipanHost
import TaipanRuntime

/// The names in one directory.
private struct Listing {
    let directories: ListObject
    let files: ListObject
}

/// The iterator that `os.walk` returns.
package final class WalkIterator: Object {
    /// What is to be done next, the last first.
    private enum Step {
        /// Visit a directory; the top one even if it is a symbolic link.
        case visit(Value, isTop: Bool)
        /// Hand out a directory whose subdirectories are done (bottom up).
        case give(Value)
    }

    @exclusivity(unchecked) private final var steps: [Step]
    /// The item handed out last, whose directories come next (top down).
    @exclusivity(unchecked) private final var open: (path: Value, directories: ListObject)?
    @exclusivity(unchecked) private final var hasStarted = false
    private final let isTopDown: Bool
    private final let followsLinks: Bool
    private final let onError: Value

    init(_ top: Value, isTopDown: Bool, onError: Value, followsLinks: Bool, _ shape: ShapeRef) {
        steps = [.visit(top, isTop: true)]
        self.isTopDown = isTopDown
        self.followsLinks = followsLinks
        self.onError = onError
        super.init(.other, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for step in steps {
            switch step {
            case .visit(let value, _), .give(let value): if case .object(let object) = value { visit(object) }
            }
        }
        if let open {
            if case .object(let object) = open.path { visit(object) }
            visit(open.directories)
        }
        if case .object(let object) = onError { visit(object) }
    }

    package override func clearReferences() {
        super.clearReferences()
        steps = []
        open = nil
    }

    static let nativeType = NativeType(
        "os.walk_iterator", .other, [.isNotConstructible],
        operations: {
            $0.iterate = { (a, _) throws(Raise) in a }
            $0.next = { (a, thread) throws(Raise) in try a.cast(WalkIterator.self).next(thread) }
        },
        rows: {
            [
                .method(
                    "close()",
                    { (c) throws(Raise) in
                        let walk = c[0].cast(WalkIterator.self)
                        walk.steps = []
                        walk.open = nil
                        return .none
                    })
            ]
        })

    private final func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if !hasStarted {
            hasStarted = true
            if case .visit(let top, _)? = steps.popLast() {
                try thread.audit("os.walk", [top, .bool(isTopDown), onError, .bool(followsLinks)])
                steps.append(.visit(try thread.fspath(top), isTop: true))
            }
        }
        if let (path, directories) = open {
            open = nil
            try descend(path, directories, thread)
        }
        while let step = steps.popLast() {
            switch step {
            case .give(let item): return item
            case .visit(let path, let isTop):
                guard let listing = try list(path, isTop, thread) else { continue }
                let item = Value.object(
                    thread.makeTuple(path, .object(listing.directories), .object(listing.files)))
                if isTopDown {
                    open = (path, listing.directories)
                    return item
                }
                steps.append(.give(item))
                try descend(path, listing.directories, thread)
            }
        }
        return .unbound
    }

    /// Puts the subdirectories on the stack, the first one on top.
    private final func descend(_ path: Value, _ directories: ListObject, _ thread: ThreadRef) throws(Raise) {
        let prefix = try WalkFunctions.prefix(path, thread)
        var paths: [Value] = []
        paths.reserveCapacity(directories.count)
        var i = 0
        while i < directories.count {
            let name = TaipanRuntime.copy(directories.items + i)
            i &+= 1
            paths.append(try WalkFunctions.join(prefix, path, name, thread))
        }
        for path in paths.reversed() { steps.append(.visit(path, isTop: false)) }
    }

    /// The names in a directory; nil if it is not to be visited. A symbolic link is noticed by the call that opens it.
    private final func list(_ path: Value, _ isTop: Bool, _ thread: ThreadRef) throws(Raise) -> Listing? {
        let place = try thread.path(path, "scandir", "path", [.descriptor])
        try thread.audit("os.scandir", [place.shown])
        do throws(Errno) {
            let follows = isTop || followsLinks
            let reader = try place.use { (p) throws(Errno) in try thread.host.openDirectory(p, followingLinks: follows)
            }
            return try WalkFunctions.read(reader, in: reader.descriptor, asBytes: place.isBytes, thread)
        } catch {
            if !isTop && !followsLinks && (error == .ENOTDIR || error == .ELOOP), try WalkFunctions.isLink(path, thread)
            {
                return nil
            }
            try WalkFunctions.report(error, path, to: onError, thread)
            return nil
        }
    }
}

/// The iterator that `os.fwalk` returns: it keeps a descriptor of the directory that was handed out last, and of its parents.
package final class DescriptorWalkIterator: Object {
    /// An open directory, and which of its subdirectories come next.
    private struct Level {
        let path: Value
        let descriptor: Descriptor
        let directories: ListObject
        let files: ListObject
        /// Names still to be visited, the next one last; nil until the level has been handed out (top down).
        var rest: [Value]?
    }

    @exclusivity(unchecked) private final var levels: [Level] = []
    /// Where the walk starts, as the caller said it: looked at when the first item is asked for.
    @exclusivity(unchecked) private final var start: (top: Value, base: Value)?
    private final let isTopDown: Bool
    private final let followsLinks: Bool
    private final let onError: Value

    init(
        _ top: Value, in base: Value, isTopDown: Bool, onError: Value, followsLinks: Bool, _ shape: ShapeRef
    ) {
        start = (top, base)
        self.isTopDown = isTopDown
        self.followsLinks = followsLinks
        self.onError = onError
        super.init(.other, shape)
    }

    deinit {
        guard let thread = shape._withUnsafeGuaranteedRef({ $0.heap }).pointee.currentThread else { return }
        closeAll(thread)
    }

    static let nativeType = NativeType(
        "os.fwalk_iterator", .other, [.isNotConstructible],
        operations: {
            $0.iterate = { (a, _) throws(Raise) in a }
            $0.next = { (a, thread) throws(Raise) in try a.cast(DescriptorWalkIterator.self).next(thread) }
        },
        rows: {
            [
                .method(
                    "close()",
                    { (c) throws(Raise) in
                        c[0].cast(DescriptorWalkIterator.self).closeAll(c.thread)
                        return .none
                    })
            ]
        })

    private final func closeAll(_ thread: ThreadRef) {
        for level in levels { try? thread.host.close(level.descriptor) }
        levels = []
        start = nil
    }

    private final func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if let (top, base) = start {
            start = nil
            try thread.audit(
                "os.fwalk",
                [
                    top, .bool(isTopDown), onError, .bool(followsLinks), base,
                ])
            let path = try thread.fspath(top)
            if try enter(path, name: path, in: base, isTop: true, thread), isTopDown {
                return item(levels.count - 1, thread)
            }
        }
        while !levels.isEmpty {
            let last = levels.count - 1
            if levels[last].rest == nil {
                var names: [Value] = []
                let directories = levels[last].directories
                for i in 0..<directories.count { names.append(directories.items[i]) }
                levels[last].rest = names.reversed()
            }
            if let name = levels[last].rest?.popLast() {
                let path = try WalkFunctions.join(
                    try WalkFunctions.prefix(levels[last].path, thread), levels[last].path, name, thread)
                let parent = Value.int(Int(levels[last].descriptor))
                if try enter(path, name: name, in: parent, isTop: false, thread), isTopDown {
                    return item(levels.count - 1, thread)
                }
                continue
            }
            if isTopDown {
                try? thread.host.close(levels.removeLast().descriptor)
                continue
            }
            if levels[last].rest != nil {
                // bottom up: handed out once, closed when asked for the next
                let done = levels[last]
                if finished == done.descriptor {
                    finished = -1
                    levels.removeLast()
                    try? thread.host.close(done.descriptor)
                    continue
                }
                finished = done.descriptor
                return item(last, thread)
            }
        }
        return .unbound
    }

    /// The descriptor of the level that was handed out last (bottom up).
    @exclusivity(unchecked) private final var finished: Descriptor = -1

    private final func item(_ index: Int, _ thread: ThreadRef) -> Value {
        let level = levels[index]
        return .object(
            thread.makeTuple(
                level.path, .object(level.directories), .object(level.files), .int(Int(level.descriptor))))
    }

    /// Opens a directory and puts it on the stack; false if it is to be left out. Errors of the top one are the caller's.
    private final func enter(
        _ path: Value, name: Value, in parent: Value, isTop: Bool, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        let place = try thread.path(name, followsLinks ? "open" : "stat", "path")
        let base = try thread.directoryDescriptor(parent)
        let host = thread.host
        func failed(_ error: Errno) throws(Raise) -> Bool {
            if isTop { throw thread.hostError(error, name) }
            try WalkFunctions.report(error, name, to: onError, thread)
            return false
        }
        var before: FileStatus?
        if !followsLinks {
            do throws(Errno) {
                before = try place.use { (p) throws(Errno) in try host.stat(p, followingLinks: false, in: base) }
            } catch { return try failed(error) }
        }
        try thread.audit("open", [name, .none, .int(Int(openFlags))])
        let descriptor: Descriptor
        do throws(Errno) {
            descriptor = try place.use { (p) throws(Errno) in try host.open(p, openFlags, mode: 0, in: base) }
        } catch { return try failed(error) }
        var isKept = false
        defer { if !isKept { try? host.close(descriptor) } }
        do throws(Errno) {
            if let before {
                if isTop && !before.isDirectory { return false }
                let after = try host.fstat(descriptor)
                if before.inode != after.inode || before.device != after.device { return false }
            }
        } catch {
            throw thread.hostError(error)
        }
        try thread.audit("os.scandir", [.int(Int(descriptor))])
        do throws(Errno) {
            let reader = try host.openDirectory(descriptor: descriptor)
            let listing = try WalkFunctions.read(reader, in: descriptor, asBytes: place.isBytes, thread)
            levels.append(
                Level(
                    path: path, descriptor: descriptor, directories: listing.directories, files: listing.files,
                    rest: nil))
            isKept = true
            return true
        } catch {
            throw error == .EMFILE ? thread.hostError(error) : thread.hostError(error, .int(Int(descriptor)))
        }
    }

    private final var openFlags: Int32 { OpenFlags.readOnly | OpenFlags.nonBlocking | OpenFlags.closeOnExec }
}

package enum WalkFunctions {
    static let rows: [NativeRow] = [
        .pythonFunction(
            "walk(top, topdown=True, onerror=None, followlinks=False)", WalkFunctions.walk,
            "Directory tree generator."),
        .pythonFunction(
            "fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None)", WalkFunctions.fwalk,
            "Directory tree generator."),
    ]

    private static func walk(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        return .object(
            WalkIterator(
                call[0], isTopDown: try thread.isTrue(call[1]), onError: call[2],
                followsLinks: try thread.isTrue(call[3]),
                thread.libraryType(WalkIterator.nativeType).root))
    }

    private static func fwalk(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        return .object(
            DescriptorWalkIterator(
                call[0], in: call[4], isTopDown: try thread.isTrue(call[1]),
                onError: call[2], followsLinks: try thread.isTrue(call[3]),
                thread.libraryType(DescriptorWalkIterator.nativeType).root))
    }

    /// Tells the caller of an error, or nobody.
    static func report(_ error: Errno, _ path: Value, to onError: Value, _ thread: ThreadRef) throws(Raise) {
        let raised = thread.hostError(error, path)
        if onError.isNone {
            if error == .EINTR { throw raised }
            thread.pointee.exception = nil
            return
        }
        let exception = thread.takeException()
        _ = try thread.call(onError, .object(exception))
    }

    /// Reads a directory to its end. Kinds that the file system does not tell, and symbolic links, are asked for.
    fileprivate static func read(
        _ reader: DirectoryReader, in descriptor: Descriptor, asBytes: Bool, _ thread: ThreadRef
    ) throws(Errno) -> Listing {
        let directories = thread.makeList()
        let files = thread.makeList()
        while let entry = try reader.next() {
            let raw = UnsafeRawBufferPointer(entry.name)
            let name: Object = asBytes ? thread.makeBytes(raw) : thread.fsDecode(raw)
            var isDirectory = entry.kind == .directory
            if entry.kind == .symbolicLink || entry.kind == .unknown {
                isDirectory = (try? thread.host.stat(entry.path, in: descriptor))?.isDirectory ?? false
            }
            if isDirectory { directories.append(.object(name)) } else { files.append(.object(name)) }
        }
        return Listing(directories: directories, files: files)
    }

    /// A path with a slash at its end, to which names are appended.
    static func prefix(_ path: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if let text = path.as(.string, StringObject.self) {
            if text.count == 0 || text[text.count - 1] == 0x2F { return path }
            return .object(thread.concatenate(text, thread.makeString(codePoint: 0x2F)))
        }
        return path
    }

    /// `join(path, name)`.
    static func join(_ prefix: Value, _ path: Value, _ name: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if let a = prefix.as(.string, StringObject.self), let b = name.as(.string, StringObject.self) {
            if b.count > 0 && b[0] == 0x2F { return name }
            return .object(thread.concatenate(a, b))
        }
        let (a, b) = (try thread.pathText(path), try thread.pathText(name))
        if a.isBytes != b.isBytes { throw thread.typeError("Can't mix strings and bytes in path components") }
        return a.make(PathBytes.joined(a.array, b.array), thread)
    }

    static func isLink(_ path: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let place = try thread.path(path, "lstat")
        return (try? place.use { (p) throws(Errno) in try thread.host.lstat(p) })?.isSymbolicLink ?? false
    }
}
