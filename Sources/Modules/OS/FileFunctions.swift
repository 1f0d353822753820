// The functions of `os` that take a path: status, making, moving, removing, permissions, times, links.

import TaipanHost
import TaipanRuntime

package enum FileFunctions {
    static let rows: [NativeRow] = [
        .function(
            "stat(path, *, dir_fd=None, follow_symlinks=True)", FileFunctions.stat,
            "Perform a stat system call on the given path."),
        .function(
            "lstat(path, *, dir_fd=None)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "lstat")
                let base = try c.directory(1)
                let host = c.thread.host
                return c.thread.makeStatus(
                    try c.thread.onPath(path) { (p) throws(Errno) in try host.stat(p, followingLinks: false, in: base) }
                )
            }, "Perform a stat system call on the given path, without following symbolic links."),
        .function(
            "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", FileFunctions.access,
            "Use the real uid/gid to test for access to a path."),
        .function(
            "mkdir(path, mode=0o777, *, dir_fd=None)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "mkdir")
                let (mode, base) = (try c.mode(1), try c.directory(2))
                try c.thread.audit("os.mkdir", [path.shown, c[1], shown(base)])
                let host = c.thread.host
                try c.thread.onPath(path) { (p) throws(Errno) in try host.mkdir(p, mode: mode, in: base) }
                return .none
            }, "Create a directory."),
        .function(
            "rmdir(path, *, dir_fd=None)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "rmdir")
                let base = try c.directory(1)
                try c.thread.audit("os.rmdir", [path.shown, shown(base)])
                let host = c.thread.host
                try c.thread.onPath(path) { (p) throws(Errno) in try host.rmdir(p, in: base) }
                return .none
            }, "Remove a directory."),
        .function(
            "unlink(path, *, dir_fd=None)",
            { (c) throws(Raise) in
                try remove(c, "unlink")
            }, "Remove a file (same as remove())."),
        .function(
            "remove(path, *, dir_fd=None)",
            { (c) throws(Raise) in
                try remove(c, "remove")
            }, "Remove a file (same as unlink())."),
        .function(
            "rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
            { (c) throws(Raise) in
                try rename(c, "rename")
            }, "Rename a file or directory."),
        .function(
            "replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
            { (c) throws(Raise) in
                try rename(c, "replace")
            }, "Rename a file or directory, overwriting the destination."),
        .function(
            "link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", FileFunctions.link,
            "Create a hard link to a file."),
        .function(
            "symlink(src, dst, target_is_directory=False, *, dir_fd=None)",
            { (c) throws(Raise) in
                let text = try c.thread.path(c, 0, "symlink", "src")
                let path = try c.thread.path(c, 1, "symlink", "dst")
                // (which kind of link it is makes no difference here)
                _ = try c.isTrue(2)
                let base = try c.directory(3)
                try c.thread.audit("os.symlink", [text.shown, path.shown, shown(base)])
                let host = c.thread.host
                try c.thread.onPaths(text, path) { (a, b) throws(Errno) in try host.symlink(a, b, in: base) }
                return .none
            }, "Create a symbolic link pointing to src named dst."),
        .function(
            "readlink(path, *, dir_fd=None)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "readlink")
                let base = try c.directory(1)
                let host = c.thread.host
                let text = try c.thread.onPath(path) { (p) throws(Errno) in try host.readlink(p, in: base) }
                return c.thread.pathValue(text, asBytes: path.isBytes)
            }, "Return a string representing the path to which the symbolic link points."),
    ]

    static let moreRows: [NativeRow] = [
        .function(
            "chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", FileFunctions.chmod,
            "Change the access permissions of a file."),
        .function(
            "fchmod(fd, mode)",
            { (c) throws(Raise) in
                let (descriptor, mode) = (try c.thread.plainDescriptor(c[0]), try c.mode(1))
                try c.thread.audit("os.chmod", [c[0], c[1], .int(-1)])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.fchmod(descriptor, mode) }
                return .none
            }, "Change the access permissions of the file given by file descriptor fd."),
        .function(
            "chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", FileFunctions.chown,
            "Change the owner and group id of path to the numeric uid and gid."),
        .function(
            "lchown(path, uid, gid)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "lchown")
                let (owner, group) = (try c.thread.identifier(c[1], "uid"), try c.thread.identifier(c[2], "gid"))
                try c.thread.audit("os.chown", [path.shown, .int(Int(owner)), .int(Int(group)), .int(-1)])
                let host = c.thread.host
                try c.thread.onPath(path) { (p) throws(Errno) in
                    try host.chown(p, owner: owner, group: group, followingLinks: false)
                }
                return .none
            }, "Change the owner and group id of path to the numeric uid and gid, without following symbolic links."),
        .function(
            "fchown(fd, uid, gid)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.plainDescriptor(c[0])
                let (owner, group) = (try c.thread.identifier(c[1], "uid"), try c.thread.identifier(c[2], "gid"))
                try c.thread.audit("os.chown", [c[0], .int(Int(owner)), .int(Int(group)), .int(-1)])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.fchown(descriptor, owner: owner, group: group) }
                return .none
            }, "Change the owner and group id of the file specified by file descriptor."),
        .function(
            "utime(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)", FileFunctions.utime,
            "Set the access and modified time of path."),
        .function(
            "truncate(path, length)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "truncate", "path", .descriptor)
                let length = try c.thread.int64(c[1])
                try c.thread.audit("os.truncate", [path.shown, c[1]])
                let host = c.thread.host
                if let descriptor = path.descriptor, descriptor != -1 {
                    try c.thread.attempt { () throws(Errno) in try host.ftruncate(descriptor, length) }
                } else if let descriptor = path.descriptor {
                    try c.thread.onDescriptor(path) { () throws(Errno) in try host.ftruncate(descriptor, length) }
                } else {
                    try c.thread.onPath(path) { (p) throws(Errno) in try host.truncate(p, length) }
                }
                return .none
            }, "Truncate a file, specified by path, to a specific length."),
        .function(
            "mkfifo(path, mode=0o666, *, dir_fd=None)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "mkfifo")
                let (mode, base) = (try c.mode(1), try c.directory(2))
                let host = c.thread.host
                // CPython does not name the file here, nor in `mknod`
                try c.thread.attempt { () throws(Errno) in
                    try path.use { (p) throws(Errno) in try host.mkfifo(p, mode: mode, in: base) }
                }
                return .none
            }, "Create a \"fifo\" (a POSIX named pipe)."),
        .function(
            "mknod(path, mode=0o600, device=0, *, dir_fd=None)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "mknod")
                let (mode, device) = (try c.mode(1), try c.thread.device(c[2]))
                let (host, base) = (c.thread.host, try c.directory(3))
                try c.thread.attempt { () throws(Errno) in
                    try path.use { (p) throws(Errno) in try host.mknod(p, mode: mode, device: device, in: base) }
                }
                return .none
            }, "Create a node in the file system."),
        .function(
            "chdir(path)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "chdir", "path", .descriptor)
                try c.thread.audit("os.chdir", [path.shown])
                let host = c.thread.host
                if let descriptor = path.descriptor {
                    try c.thread.onDescriptor(path) { () throws(Errno) in try host.fchdir(descriptor) }
                } else {
                    try c.thread.onPath(path) { (p) throws(Errno) in try host.chdir(p) }
                }
                return .none
            }, "Change the current working directory to the specified path."),
        .function(
            "fchdir(fd)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                try c.thread.audit("os.chdir", [c[0]])
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.fchdir(descriptor) }
                return .none
            }, "Change to the directory of the given file descriptor."),
        .function(
            "chroot(path)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "chroot")
                let host = c.thread.host
                try c.thread.onPath(path) { (p) throws(Errno) in try host.chroot(p) }
                return .none
            }, "Change root directory to path."),
        .function(
            "getcwd()",
            { (c) throws(Raise) in
                let host = c.thread.host
                return c.thread.fsDecode(try c.thread.attempt { () throws(Errno) in try host.getcwd() })
            }, "Return a unicode string representing the current working directory."),
        .function(
            "getcwdb()",
            { (c) throws(Raise) in
                let host = c.thread.host
                return .object(c.thread.makeBytes(try c.thread.attempt { () throws(Errno) in try host.getcwd() }))
            }, "Return a bytes string representing the current working directory."),
        .function(
            "statvfs(path)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "statvfs", "path", .descriptor)
                let host = c.thread.host
                if let descriptor = path.descriptor {
                    return c.thread.makeFileSystem(
                        try c.thread.onDescriptor(path) { () throws(Errno) in try host.fstatvfs(descriptor) })
                }
                return c.thread.makeFileSystem(try c.thread.onPath(path) { (p) throws(Errno) in try host.statvfs(p) })
            }, "Perform a statvfs system call on the given path."),
        .function(
            "pathconf(path, name)",
            { (c) throws(Raise) in
                let path = try c.thread.path(c, 0, "pathconf", "path", .descriptor)
                let name = try c.thread.configurationName(c[1], .pathconf)
                let host = c.thread.host
                let answer: Int?
                if let descriptor = path.descriptor {
                    answer = try c.thread.attempt(path.shown) { () throws(Errno) in try host.pathconf(descriptor, name)
                    }
                } else {
                    do throws(Errno) { answer = try path.use { (p) throws(Errno) in try host.pathconf(p, name) } } catch
                    {
                        // then it may well be the name that is wrong
                        throw error == .EINVAL ? c.thread.hostError(error) : c.thread.hostError(error, path.shown)
                    }
                }
                return .int(answer ?? -1)
            }, "Return the configuration limit name for the file or directory path."),
    ]

    static let treeRows: [NativeRow] = [
        .pythonFunction(
            "makedirs(name, mode=0o777, exist_ok=False)", FileFunctions.makedirs,
            "Super-mkdir; create a leaf directory and all intermediate ones."),
        .pythonFunction(
            "removedirs(name)", FileFunctions.removedirs,
            "Super-rmdir; remove a leaf directory and all empty intermediate ones."),
        .pythonFunction(
            "renames(old, new)", FileFunctions.renames,
            "Super-rename; create directories as necessary and delete any left empty."),
    ]

    /// A directory descriptor as an audit event shows it.
    private static func shown(_ base: Descriptor) -> Value { .int(base == Host.atWorkingDirectory ? -1 : Int(base)) }

    private static func stat(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "stat", "path", .descriptor)
        let host = thread.host
        if case .none = call.arguments[1], case .bool(true) = call.arguments[2], path.descriptor == nil {
            do throws(Errno) {
                return thread.makeStatus(try path.use { (p) throws(Errno) in try host.stat(p) })
            } catch {
                throw thread.hostError(error, path.shown)
            }
        }
        let base = try call.directory(1)
        let follows = try call.isTrue(2)
        try thread.refuse(path, "stat", directory: call[1], follows: follows)
        if let descriptor = path.descriptor {
            return thread.makeStatus(try thread.onDescriptor(path) { () throws(Errno) in try host.fstat(descriptor) })
        }
        return thread.makeStatus(
            try thread.onPath(path) { (p) throws(Errno) in
                try host.stat(p, followingLinks: follows, in: base)
            })
    }

    private static func access(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "access")
        let mode = try call.int32(1)
        let base = try call.directory(2)
        let (effective, follows) = (try call.isTrue(3), try call.isTrue(4))
        return .bool(
            try thread.onPath(path) { (p) throws(Errno) in
                thread.host.access(p, mode, effective: effective, followingLinks: follows, in: base)
            })
    }

    private static func remove(_ call: Call, _ function: StaticString) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, function)
        let base = try call.directory(1)
        try thread.audit("os.remove", [path.shown, shown(base)])
        let host = thread.host
        try thread.onPath(path) { (p) throws(Errno) in try host.unlink(p, in: base) }
        return .none
    }

    private static func rename(_ call: Call, _ function: StaticString) throws(Raise) -> Value {
        let thread = call.thread
        let source = try thread.path(call, 0, function, "src")
        let target = try thread.path(call, 1, function, "dst")
        let (from, to) = (try call.directory(2), try call.directory(3))
        try thread.audit("os.rename", [source.shown, target.shown, shown(from), shown(to)])
        let host = thread.host
        try thread.onPaths(source, target) { (a, b) throws(Errno) in try host.rename(a, b, from: from, to: to) }
        return .none
    }

    private static func link(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let source = try thread.path(call, 0, "link", "src")
        let target = try thread.path(call, 1, "link", "dst")
        let (from, to) = (try call.directory(2), try call.directory(3))
        let follows = try call.isTrue(4)
        try thread.audit("os.link", [source.shown, target.shown, shown(from), shown(to)])
        let host = thread.host
        try thread.onPaths(source, target) { (a, b) throws(Errno) in
            // by default the C function does not follow links, and neither does CPython's
            try host.link(
                a, b, from: from, to: to,
                followingLinks: follows && (from != Host.atWorkingDirectory || to != Host.atWorkingDirectory))
        }
        return .none
    }

    private static func chmod(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "chmod", "path", .descriptor)
        let mode = try call.mode(1)
        let base = try call.directory(2)
        let follows = try call.isTrue(3)
        try thread.audit("os.chmod", [path.shown, call[1], shown(base)])
        let host = thread.host
        if let descriptor = path.descriptor {
            try thread.onDescriptor(path) { () throws(Errno) in try host.fchmod(descriptor, mode) }
        } else {
            do throws(Errno) {
                try path.use { (p) throws(Errno) in try host.chmod(p, mode, followingLinks: follows, in: base) }
            } catch {
                if error == .EOPNOTSUPP && !follows { throw thread.noLinkModes(base) }
                throw thread.hostError(error, path.shown)
            }
        }
        return .none
    }

    private static func chown(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "chown", "path", .descriptor)
        let (owner, group) = (try thread.identifier(call[1], "uid"), try thread.identifier(call[2], "gid"))
        let base = try call.directory(3)
        let follows = try call.isTrue(4)
        try thread.refuse(
            path, "chown", directory: call[3], follows: follows, "can't specify both dir_fd and fd",
            complainsOfNone: false)
        try thread.audit("os.chown", [path.shown, .int(Int(owner)), .int(Int(group)), shown(base)])
        let host = thread.host
        if let descriptor = path.descriptor {
            try thread.onDescriptor(path) { () throws(Errno) in
                try host.fchown(descriptor, owner: owner, group: group)
            }
        } else {
            try thread.onPath(path) { (p) throws(Errno) in
                try host.chown(p, owner: owner, group: group, followingLinks: follows, in: base)
            }
        }
        return .none
    }

    // MARK: Times

    private static func utime(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "utime", "path", .descriptor)
        let base = try call.directory(3)
        let follows = try call.isTrue(4)
        let hasTimes = thread.optional(call[1]) != nil
        let hasNanoseconds = !call.isMissing(2)
        if hasTimes && hasNanoseconds {
            throw thread.valueError("utime: you may specify either 'times' or 'ns' but not both")
        }
        var changes = (TimeChange.now, TimeChange.now)
        if hasTimes {
            let pair = try pair(call[1], "utime: 'times' must be either a tuple of two ints or None", thread)
            changes = (.to(try thread.timestamp(pair.0)), .to(try thread.timestamp(pair.1)))
        } else if hasNanoseconds {
            let pair = try pair(call[2], "utime: 'ns' must be a tuple of two ints", thread)
            changes = (.to(try thread.timestamp(nanoseconds: pair.0)), .to(try thread.timestamp(nanoseconds: pair.1)))
        }
        try thread.refuse(path, "utime", directory: call[3], follows: follows)
        let host = thread.host
        try thread.audit("os.utime", [path.shown, call[1], call.isMissing(2) ? .none : call[2], shown(base)])
        if let descriptor = path.descriptor {
            try thread.onDescriptor(path, none: .EINVAL) { () throws(Errno) in
                try host.futimens(descriptor, accessed: changes.0, modified: changes.1)
            }
        } else {
            try thread.onPath(path) { (p) throws(Errno) in
                try host.utimens(p, accessed: changes.0, modified: changes.1, followingLinks: follows, in: base)
            }
        }
        return .none
    }

    private static func pair(_ value: Value, _ complaint: String, _ thread: ThreadRef) throws(Raise) -> (Value, Value) {
        guard let tuple = value.as(.tuple, TupleObject.self), tuple.count == 2 else {
            throw thread.typeError(complaint)
        }
        return (tuple[0], tuple[1])
    }

    // MARK: Trees

    private static func makedirs(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.pathText(call[0])
        let bytes = try path.systemBytes(thread)
        try make(bytes, call[1], existsIsFine: try call.isTrue(2), path, thread)
        return .none
    }

    private static func exists(_ path: [UInt8], _ thread: ThreadRef) -> Bool {
        if path.contains(0) { return false }
        return (try? CPath(path).use { (p) throws(Errno) in thread.host.access(p, 0) }) ?? false
    }

    /// Makes a directory after its parents. Parents are looked for from the end, so that a deep path that exists costs one call.
    private static func make(
        _ bytes: [UInt8], _ modeValue: Value, existsIsFine: Bool, _ kind: PathText, _ thread: ThreadRef
    ) throws(Raise) {
        var missing: [[UInt8]] = []
        var current = bytes
        while true {
            while current.count > 1, current.last == PathBytes.slash { current.removeLast() }
            guard let slash = current.lastIndex(of: PathBytes.slash) else { break }
            var head = Array(current[..<slash])
            while let last = head.last, last == PathBytes.slash { head.removeLast() }
            let tail = current[(slash + 1)...]
            if head.isEmpty || tail.isEmpty { break }
            if exists(head, thread) { break }
            missing.append(head)
            current = head
        }
        for directory in missing.reversed() {
            if directory.last == PathBytes.dot,
                directory.count == 1 || directory[directory.count - 2] == PathBytes.slash
            {
                continue
            }
            let shown = kind.makeFromSystem(directory, thread)
            if directory.contains(0) { _ = try thread.path(shown, "mkdir") }
            try thread.audit("os.mkdir", [shown, .int(0o777), .int(-1)])
            do throws(Errno) {
                try CPath(directory).use { (p) throws(Errno) in try thread.host.mkdir(p) }
            } catch {
                if error != .EEXIST { throw thread.hostError(error, shown) }
            }
        }
        // `a/b/.` and `a/b/` mean the directory that has just been made
        if bytes.last == PathBytes.dot, bytes.count > 1, bytes[bytes.count - 2] == PathBytes.slash, !missing.isEmpty {
            return
        }
        let path = try thread.path(kind.value, "mkdir")
        let mode = try thread.mode(modeValue)
        try thread.audit("os.mkdir", [path.shown, .int(Int(mode)), .int(-1)])
        do throws(Errno) {
            try path.use { (p) throws(Errno) in try thread.host.mkdir(p, mode: mode) }
        } catch {
            if existsIsFine, (try? path.use { (p) throws(Errno) in try thread.host.stat(p) })?.isDirectory ?? false {
                return
            }
            throw thread.hostError(error, kind.value)
        }
    }

    private static func removedirs(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.path(call, 0, "rmdir")
        try thread.audit("os.rmdir", [path.shown, .int(-1)])
        let host = thread.host
        try thread.onPath(path) { (p) throws(Errno) in try host.rmdir(p) }
        try prune([UInt8](path.bytes), asBytes: path.isBytes, thread)
        return .none
    }

    /// Removes the parents that are empty.
    private static func prune(_ path: [UInt8], asBytes: Bool, _ thread: ThreadRef) throws(Raise) {
        var current = path
        while true {
            while current.count > 1, current.last == PathBytes.slash { current.removeLast() }
            guard let slash = current.lastIndex(of: PathBytes.slash) else { return }
            current.removeSubrange(slash...)
            if current.isEmpty { return }
            try thread.audit("os.rmdir", [thread.pathValue(current, asBytes: asBytes), .int(-1)])
            do throws(Errno) { try CPath(current).use { (p) throws(Errno) in try thread.host.rmdir(p) } } catch {
                return
            }
        }
    }

    private static func renames(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        // the directories are looked at (and made) before the names go to `rename`
        let wanted = try thread.pathText(call[1])
        let target = try wanted.systemBytes(thread)
        if let slash = target.lastIndex(of: PathBytes.slash), slash > 0, slash < target.count - 1 {
            let head = Array(target[..<slash])
            if !exists(head, thread) {
                let parent = try thread.pathText(thread.pathValue(head, asBytes: wanted.isBytes))
                try make(head, .int(0o777), existsIsFine: false, parent, thread)
            }
        }
        let old = try thread.path(call, 0, "rename", "src")
        let new = try thread.path(wanted.value, "rename", "dst")
        try thread.audit("os.rename", [old.shown, new.shown, .int(-1), .int(-1)])
        let host = thread.host
        try thread.onPaths(old, new) { (a, b) throws(Errno) in try host.rename(a, b) }
        let source = [UInt8](old.bytes)
        if let last = source.lastIndex(of: PathBytes.slash), last > 0, last < source.count - 1 {
            try prune(source, asBytes: old.isBytes, thread)
        }
        return .none
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The system cannot change the mode of a symbolic link.
    fileprivate func noLinkModes(_ base: Descriptor) -> Raise {
        if base != Host.atWorkingDirectory {
            return valueError("chmod: cannot use dir_fd and follow_symlinks together")
        }
        return raise(types.notImplementedError, "chmod: follow_symlinks unavailable on this platform")
    }

    /// Makes a call on a path; its failure names the path.
    @inline(__always)
    package func onPath<Result>(_ path: borrowing Path, _ body: (HostPath) throws(Errno) -> Result) throws(Raise)
        -> Result
    {
        do throws(Errno) { return try path.use(body) } catch { throw hostError(error, path.shown) }
    }

    /// Makes a system call on the descriptor that was given in place of a path. CPython takes -1 for no path at all, and passes that
    /// on: `none` is what the system then says.
    @inline(__always)
    package func onDescriptor<Result>(
        _ path: borrowing Path, none: Errno = .EFAULT, _ body: () throws(Errno) -> Result
    ) throws(Raise) -> Result {
        do throws(Errno) { return try body() } catch {
            throw hostError(path.descriptor == -1 && error == .EBADF ? none : error, path.shown)
        }
    }

    @inline(__always)
    package func onPaths(
        _ first: borrowing Path, _ second: borrowing Path, _ body: (HostPath, HostPath) throws(Errno) -> Void
    ) throws(Raise) {
        do throws(Errno) {
            try first.use { (a) throws(Errno) in try second.use { (b) throws(Errno) in try body(a, b) } }
        } catch {
            throw hostError(error, first.shown, second.shown)
        }
    }

    /// A point in time from seconds: an integer or a float, rounded down to a nanosecond.
    package func timestamp(_ value: Value) throws(Raise) -> Timestamp {
        if case .float(let seconds) = value {
            if seconds.isNaN { throw valueError("Invalid value NaN (not a number)") }
            let whole = seconds.rounded(.down)
            guard whole >= -9.2e18, whole <= 9.2e18 else {
                throw overflowError("timestamp out of range for platform time_t")
            }
            let rest = ((seconds - whole) * 1e9).rounded(.down)
            return Timestamp(seconds: Int64(whole), nanoseconds: Int64(min(max(rest, 0), 999_999_999)))
        }
        if let float = value.as(.float, FloatObject.self) { return try timestamp(.float(float.value)) }
        guard case .int(let seconds) = try indexValue(value) else {
            throw overflowError("timestamp out of range for platform time_t")
        }
        return Timestamp(seconds: Int64(seconds), nanoseconds: 0)
    }

    /// A point in time from nanoseconds.
    package func timestamp(nanoseconds value: Value) throws(Raise) -> Timestamp {
        if case .int(let total) = value { return Timestamp(totalNanoseconds: Int64(total)) }
        let parts = try binary(.divmod, value, .int(1_000_000_000))
        guard let pair = parts.as(.tuple, TupleObject.self), pair.count == 2 else {
            throw typeError("\(bareTypeName(value)).__divmod__() must return a 2-tuple, not \(bareTypeName(parts))")
        }
        guard case .int(let seconds) = try indexValue(pair[0]) else {
            throw overflowError("timestamp out of range for platform time_t")
        }
        return Timestamp(seconds: Int64(seconds), nanoseconds: try int64(pair[1]))
    }

    package func makeFileSystem(_ status: FileSystemStatus) -> Value {
        makeStructSequence(
            OSRecords.statvfs,
            [
                status.blockSize, status.fragmentSize, status.blocks, status.freeBlocks, status.availableBlocks,
                status.files,
                status.freeFiles, status.availableFiles, status.flags, status.maximumNameLength, status.identifier,
            ].map { integer($0) })
    }

    /// A name for `sysconf` and its relatives: an integer, or a text.
    package func configurationName(_ value: Value, _ family: ConstantFamily) throws(Raise) -> Int32 {
        if let text = value.as(.string, StringObject.self) {
            _ = try encodeUTF8(text, "strict", signed: false)
            guard let number = family[text.text] else { throw valueError("unrecognized configuration name") }
            return Int32(truncatingIfNeeded: number)
        }
        if bigInteger(value) == nil { throw typeError("configuration names must be strings or integers") }
        return try int32(value)
    }
}
