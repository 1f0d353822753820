// `realpath`: resolves symbolic links one component at a time, without recursion. Links that were resolved once are remembered, so
// that a path through many links stays linear and a loop is noticed.

import TaipanHost
import TaipanRuntime

package enum RealPath {
    /// What `strict` asks for: which errors are the caller's.
    enum Strictness {
        /// None: what cannot be resolved stays as it is.
        case none
        /// All but that something is missing (`ALLOW_MISSING`).
        case allButMissing
        /// All but that the last component is missing (`ALL_BUT_LAST`).
        case allButLast
        /// All, if the value is true: what it says is asked for when there is an error.
        case all(Value)

        func excuses(_ error: Errno, isLast: Bool, _ thread: ThreadRef) throws(Raise) -> Bool {
            switch self {
            case .none: true
            case .allButMissing: error == .ENOENT
            case .allButLast: error == .ENOENT && isLast
            case .all(let value): !(try thread.isTrue(value))
            }
        }

        /// What has something behind it must be a directory. (Python 3.13 itself leaves that to the next component.)
        var asksForDirectories: Bool {
            switch self {
            case .allButMissing, .allButLast: true
            case .none, .all: false
            }
        }
    }

    /// `os.path.ALLOW_MISSING` and `os.path.ALL_BUT_LAST`: objects that are nothing but themselves.
    static func addMarks(to module: ModuleObject, _ thread: ThreadRef) {
        for mark in [allowMissing, allButLast] {
            let type = thread.libraryType(mark)
            thread.setModuleAttribute(module, type.name.text, .object(Mark(.other, type.root)))
        }
    }

    private final class Mark: Object {}

    private static let allowMissing = NativeType(
        "genericpath.ALLOW_MISSING", .other, [.isNotConstructible], doc: "Special value for use in realpath().",
        operations: { $0.repr = { (_, thread) throws(Raise) in thread.makeStringValue("os.path.ALLOW_MISSING") } },
        rows: { markRows })

    private static let allButLast = NativeType(
        "genericpath.ALL_BUT_LAST", .other, [.isNotConstructible], doc: "Special value for use in realpath().",
        operations: { $0.repr = { (_, thread) throws(Raise) in thread.makeStringValue("os.path.ALL_BUT_LAST") } },
        rows: { markRows })

    /// Copies are the same object; pickled they are their name.
    private static let markRows: [NativeRow] = [
        .method("__reduce__()", { (c) throws(Raise) in .object(c.thread.type(of: c[0]).name) })
    ]

    private static func strictness(_ value: Value, _ thread: ThreadRef) -> Strictness {
        if case .object(let object) = value {
            if object.type === thread.libraryType(allowMissing) { return .allButMissing }
            if object.type === thread.libraryType(allButLast) { return .allButLast }
        }
        return .all(value)
    }

    static func realpath(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.pathText(call[0])
        let strictness = strictness(call[1], thread)
        let bytes: [UInt8]
        do throws(Raise) { bytes = try path.systemBytes(thread) } catch {
            try thread.swallow(thread.types.unicodeEncodeError)
            throw try unspeakable(path, strictness, thread)
        }
        return path.makeFromSystem(try resolve(bytes, strictness, shown: path, thread), thread)
    }

    /// The error for a name with something in it that no system has: told of when it is that name's turn, after the errors of what
    /// comes before it.
    private static func unspeakable(
        _ path: PathText, _ strictness: Strictness, _ thread: ThreadRef
    ) throws(Raise) -> Raise {
        let text = path.value.cast(StringObject.self)
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 0x2F { end &+= 1 }
            let name = thread.substring(text, start, end)
            do throws(Raise) { _ = try thread.fsEncode(name) } catch {
                try thread.swallow(thread.types.unicodeEncodeError)
                let before = try thread.encodedBytes(thread.substring(text, 0, start))
                var resolved = try resolve(before, strictness, shown: path, hasMore: true, thread)
                if resolved != [PathBytes.slash] { resolved.append(PathBytes.slash) }
                let prefix = resolved.withUnsafeBytes { thread.fsDecode($0) }
                do throws(Raise) { _ = try thread.fsEncode(thread.concatenate(prefix, name)) } catch { return error }
            }
            start = end &+ 1
        }
        return thread.hostError(.EILSEQ)
    }

    /// The canonical form of a path, all in the system's bytes; `shown` says in which form errors name the file, and `hasMore` that
    /// the last component here is not that of the whole path.
    static func resolve(
        _ path: [UInt8], _ strictness: Strictness, shown: PathText, hasMore: Bool = false, _ thread: ThreadRef
    ) throws(Raise) -> [UInt8] {
        var done: [UInt8] = []
        if path.first != PathBytes.slash {
            done = try thread.attempt { () throws(Errno) in try thread.host.getcwd() }
        }
        if done == [PathBytes.slash] { done = [] }
        // what is still to be resolved, the next component last; nil marks the end of a link's text
        var rest: [ArraySlice<UInt8>?] = components(path)
        var finished: [[UInt8]: [UInt8]] = [:]
        var open: [[UInt8]] = []
        while let next = rest.popLast() {
            try thread.charge(20)
            guard let name = next else {
                if let link = open.popLast() { finished[link] = done }
                continue
            }
            if name.elementsEqual([PathBytes.dot]) { continue }
            if name.elementsEqual([PathBytes.dot, PathBytes.dot]) {
                if let slash = done.lastIndex(of: PathBytes.slash) { done.removeSubrange(slash...) }
                continue
            }
            let candidate = done + [PathBytes.slash] + name
            if let known = finished[candidate] {
                done = known
                continue
            }
            if name.contains(0) { throw thread.valueError("lstat: embedded null character in path") }
            let isLast = { !hasMore && rest.allSatisfy { $0 == nil } }
            let text: [UInt8]?
            do throws(Errno) {
                let found = try look(candidate, thread)
                if strictness.asksForDirectories, found == .other, !isLast() { throw .ENOTDIR }
                if case .link(let target) = found { text = target } else { text = nil }
            } catch {
                if !(try strictness.excuses(error, isLast: isLast(), thread)) {
                    throw thread.hostError(error, shown.makeFromSystem(candidate, thread))
                }
                text = nil
            }
            guard let text else {
                done = candidate
                continue
            }
            if open.contains(candidate) {
                // a loop: strictly an error, otherwise left as it is
                if !(try strictness.excuses(.ELOOP, isLast: false, thread)) {
                    throw thread.hostError(.ELOOP, shown.makeFromSystem(candidate, thread))
                }
                done = candidate
                continue
            }
            open.append(candidate)
            rest.append(nil)
            if text.first == PathBytes.slash { done = [] }
            rest.append(contentsOf: components(text))
        }
        return done.isEmpty ? [PathBytes.slash] : done
    }

    /// The components, the first one last.
    private static func components(_ path: [UInt8]) -> [ArraySlice<UInt8>?] {
        path.split(separator: PathBytes.slash).reversed().map { $0 }
    }

    /// What a name stands for.
    private enum Found: Equatable {
        case link([UInt8]), directory, other
    }

    private static func look(_ path: [UInt8], _ thread: ThreadRef) throws(Errno) -> Found {
        let copy = CPath(path)
        return try copy.use { (p) throws(Errno) in
            let status = try thread.host.lstat(p)
            if status.isSymbolicLink { return .link(try thread.host.readlink(p)) }
            return status.isDirectory ? .directory : .other
        }
    }
}

/// Null-terminated bytes.
package struct CPath: ~Copyable {
    private let memory: UnsafeMutableRawPointer

    package init(_ bytes: [UInt8]) {
        memory = allocateBytes(bytes.count + 1)
        bytes.withUnsafeBytes { if let start = $0.baseAddress { copyBytes(memory, start, $0.count) } }
        memory.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
    }

    deinit { freeBytes(memory) }

    /// Calls `body` with the path as the host wants it; the bytes live that long.
    @inline(__always)
    package borrowing func use<Result>(_ body: (HostPath) throws(Errno) -> Result) throws(Errno) -> Result {
        try body(UnsafeRawPointer(memory).assumingMemoryBound(to: CChar.self))
    }
}
