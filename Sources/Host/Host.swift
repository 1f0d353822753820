// The host: one object that stands for the operating system, and the few helpers that own `errno`, EINTR, blocking,
// recording and path policy. Every other file of this folder is a room full of thin wrappers over them.
import CHostShims
import Glibc

/// A path as the system wants it: null-terminated bytes, already encoded, already checked for embedded zeros.
package typealias HostPath = UnsafePointer<CChar>

/// A file descriptor. Scripts hand in any number they like, so it is a plain integer and not an owning type.
package typealias Descriptor = Int32

/// What `Host.spend` is asked for.
package enum HostResource: Sendable {
    case outputBytes, bytesWritten, openFiles, childProcesses
}

/// The operating system as one interpreter sees it.
///
/// One method is one system call: Swift types in, the result out, `Errno` thrown. A method neither allocates nor
/// copies unless it says so. Descriptors that it makes are closed on exec. Whatever belongs to an interpreter rather
/// than to the machine (working directory, environment, file mode mask) lives here too: `Host()` maps it one to one
/// to the process, the other initialiser makes one that keeps its own, so that two interpreters in one process cannot
/// trip over each other.
///
/// There is one class and no overriding. What varies is held in optional parts, each a nil check on the way:
/// - `recorder` notes every call and can answer or fail it (tests);
/// - `sandbox` decides which calls may be made, what paths lead to and what numbers of descriptors stand for;
/// - `onInterrupt`, `willBlock`, `didBlock` connect it to the interpreter's signals and lock.
/// With 200 calls this is shorter than subclasses that override 200 methods, and no call can be forgotten.
///
/// Audit events are raised by the layers above, immediately before they call in here: only they know the values
/// that the event shows. A veto is their exception; this layer knows only `Errno`.
///
/// Sendable because the threads of an interpreter share it. Its stored properties are written under the interpreter's
/// lock; a call that blocks reads them before it lets the lock go.
@usableFromInline package final class Host: @unchecked Sendable {
    /// Notes and forces results; nil outside tests.
    let recorder: CallRecorder?

    /// The rules and descriptors of a sandboxed interpreter; nil means everything is allowed.
    package let sandbox: Sandbox?

    /// The same if it has a file system of its own.
    let fence: Sandbox?

    /// There is neither a recorder nor a sandbox.
    private let isUnruled: Bool

    /// Run when a call was interrupted by a signal (PEP 475). True means: go on, repeat the call. False ends the call
    /// with EINTR; then the owner has put aside an exception of its own and raises that instead. Nil repeats.
    @exclusivity(unchecked) package var onInterrupt: (() -> Bool)?

    /// Run before a call that may block: the place to release the interpreter's lock. Nil until there is a second
    /// thread.
    @exclusivity(unchecked) package var willBlock: (() -> Void)?

    /// Run after such a call, on the same thread, if `willBlock` was run.
    @exclusivity(unchecked) package var didBlock: (() -> Void)?

    /// Asked before something of which there may be a limited amount is used. False ends the call with EINTR, as `onInterrupt` does.
    @exclusivity(unchecked) package var spend: ((HostResource, Int) -> Bool)?

    /// The script has been stopped: from now on every call but `close` ends with EINTR.
    @exclusivity(unchecked) package var isClosed = false

    /// The script may have to be stopped: no call may wait in a way that a signal does not end.
    @exclusivity(unchecked) package var isWatched = false

    /// Children that nobody has waited for.
    @exclusivity(unchecked) var children: Set<Int32> = []

    /// What relative paths start from: `AT_FDCWD`, or a descriptor that this host owns.
    @exclusivity(unchecked) var workingDirectory: Descriptor

    /// The interpreter's own environment; nil means the process's.
    @exclusivity(unchecked) var privateEnvironment: EnvironmentBlock?

    /// The interpreter's own file mode mask; nil means the process's.
    @exclusivity(unchecked) var privateMask: UInt32?

    /// Says "relative to the working directory" where a call takes a directory descriptor.
    package static var atWorkingDirectory: Descriptor { AT_FDCWD }

    /// The process as it is.
    package init(recorder: CallRecorder? = nil) {
        self.recorder = recorder
        (sandbox, fence) = (nil, nil)
        isUnruled = recorder == nil
        workingDirectory = AT_FDCWD
    }

    /// A host with its own working directory, environment (`NAME=value` byte strings) and mask.
    package init(
        workingDirectory path: HostPath, environment: [[UInt8]], mask: UInt32 = 0o022,
        recorder: CallRecorder? = nil, sandbox: Sandbox? = nil
    ) throws(Errno) {
        self.recorder = recorder
        self.sandbox = sandbox
        fence = sandbox.flatMap { $0.hasMounts ? $0 : nil }
        isUnruled = recorder == nil && sandbox == nil
        let directory = taipan_openat(AT_FDCWD, path, OpenFlags.pathOnly | O_DIRECTORY | O_CLOEXEC, 0)
        guard directory >= 0 else { throw Errno.current }
        workingDirectory = directory
        privateEnvironment = EnvironmentBlock(entries: environment)
        privateMask = mask & 0o777
    }

    deinit {
        if workingDirectory != AT_FDCWD { Glibc.close(workingDirectory) }
    }
}

// MARK: - The helpers that make a call

extension Host {
    /// Nothing stands between a call and the system: no recorder, no sandbox, no second thread, no stop. Most calls are made so; the
    /// others go through functions of their own, which keeps them out of the way of the code that every call runs.
    @inline(__always)
    private var isDirect: Bool { isUnruled && !isClosed && willBlock == nil }

    /// A call made so: its result, or nil if a signal interrupted it and it is to be repeated.
    @inline(__always)
    private func direct<Result: FixedWidthInteger & SignedInteger>(_ body: () -> Result) throws(Errno) -> Result? {
        let result = body()
        if result != -1 { return result }
        let failure = errno
        guard failure == EINTR, mayRepeat() else { throw Errno(failure) }
        return nil
    }

    /// Makes a call once. The only place besides `direct` that looks at `errno`: `result` is -1 exactly if `failure` was set.
    @inline(__always)
    private func attempt<Result: FixedWidthInteger & SignedInteger>(
        _ name: StaticString, _ arguments: () -> String, blocks: Bool, failure: inout Int32, _ body: () -> Result
    ) -> Result {
        if let recorder {
            switch recorder.intercept(name, arguments) {
            case .perform: break
            case .answer(let value): return Result(truncatingIfNeeded: value)
            case .fail(let error):
                failure = error.rawValue
                return -1
            }
        }
        if isClosed && !isClose(name) {
            failure = EINTR
            return -1
        }
        if let sandbox, sandbox.refuses(name) {
            failure = EPERM
            return -1
        }
        guard blocks, let willBlock else {
            let result = body()
            if result == -1 { failure = errno }
            return result
        }
        // Read before the lock goes: another thread may take the hooks away in the meantime.
        let didBlock = didBlock
        willBlock()
        let result = body()
        if result == -1 { failure = errno }
        didBlock?()
        return result
    }

    /// A call that is made once, for those that must not be repeated (`close`) and those that cannot be interrupted.
    @inline(__always) @discardableResult
    func once<Result: FixedWidthInteger & SignedInteger>(
        _ name: StaticString, _ arguments: @autoclosure () -> String, _ body: () -> Result
    ) throws(Errno) -> Result {
        if isDirect {
            let result = body()
            if result == -1 { throw Errno(errno) }
            return result
        }
        return try onceSlowly(name, arguments, body)
    }

    @inline(never)
    private func onceSlowly<Result: FixedWidthInteger & SignedInteger>(
        _ name: StaticString, _ arguments: () -> String, _ body: () -> Result
    ) throws(Errno) -> Result {
        var failure: Int32 = 0
        let result = attempt(name, arguments, blocks: false, failure: &failure, body)
        if result == -1 { throw Errno(failure) }
        return result
    }

    /// A call that may wait: for a disk, a pipe, a person. Repeated after a signal.
    @inline(__always) @discardableResult
    func blocking<Result: FixedWidthInteger & SignedInteger>(
        _ name: StaticString, _ arguments: @autoclosure () -> String, _ body: () -> Result
    ) throws(Errno) -> Result {
        if isDirect, let result = try direct(body) { return result }
        return try blockingSlowly(name, arguments, body)
    }

    @inline(never)
    private func blockingSlowly<Result: FixedWidthInteger & SignedInteger>(
        _ name: StaticString, _ arguments: () -> String, _ body: () -> Result
    ) throws(Errno) -> Result {
        while true {
            var failure: Int32 = 0
            let result = attempt(name, arguments, blocks: true, failure: &failure, body)
            if result != -1 { return result }
            guard failure == EINTR, mayRepeat() else { throw Errno(failure) }
        }
    }

    /// A call whose result is itself the error number (`posix_…`). Repeated after a signal.
    @inline(__always)
    func numbered(
        _ name: StaticString, _ arguments: @autoclosure () -> String, _ body: () -> Int32
    ) throws(Errno) {
        while true {
            var failure: Int32 = 0
            let result = attempt(name, arguments, blocks: true, failure: &failure, body)
            let code = failure != 0 ? failure : result
            if code == 0 { return }
            guard code == EINTR, mayRepeat() else { throw Errno(code) }
        }
    }

    /// A call on a path. Gives the body the directory and the path that the call is to be made with.
    @inline(__always) @discardableResult
    func onPath<Result: FixedWidthInteger & SignedInteger>(
        _ name: StaticString, _ path: HostPath, in directory: Descriptor, _ use: PathUse,
        _ arguments: @autoclosure () -> String, _ body: (Descriptor, HostPath) -> Result
    ) throws(Errno) -> Result {
        if isDirect {
            // (without a sandbox the script's numbers are the process's)
            let base = directory == AT_FDCWD ? workingDirectory : directory
            if let result = try direct({ body(base, path) }) { return result }
        }
        return try onPathSlowly(name, path, directory, use, arguments, body)
    }

    @inline(never)
    private func onPathSlowly<Result: FixedWidthInteger & SignedInteger>(
        _ name: StaticString, _ path: HostPath, _ directory: Descriptor, _ use: PathUse, _ arguments: () -> String,
        _ body: (Descriptor, HostPath) -> Result
    ) throws(Errno) -> Result {
        guard let fence else {
            let base = try base(directory)
            return try blocking(name, "\(shown(directory, path))\(arguments())") { body(base, path) }
        }
        let bound = try fence.bind(path, in: directory, use)
        defer { withExtendedLifetime(bound) {} }
        return try blocking(name, "\(shown(directory, path))\(arguments())") { body(bound.directory, bound.path) }
    }

    /// A signal that has come since the evaluator last looked would not interrupt a call that waits: it is answered before. For
    /// the calls that may wait for ever (sleeping, reading, polling).
    @inline(__always)
    func answerSignals() throws(Errno) {
        if PendingSignals.isAny, onInterrupt != nil, !mayRepeat() { throw .EINTR }
    }

    /// Whether an interrupted call is to be repeated. Cold: signals are rare.
    @inline(never)
    func mayRepeat() -> Bool { onInterrupt?() ?? true }

    /// Paths mean what they mean to the process: calls that know no directory descriptors can be made as they are.
    @inline(__always)
    var isProcessWide: Bool { workingDirectory == AT_FDCWD && sandbox == nil }

    /// The descriptor that stands for a `directory` argument.
    @inline(__always)
    func base(_ directory: Descriptor) throws(Errno) -> Descriptor {
        directory == AT_FDCWD ? workingDirectory : try real(directory)
    }

    /// The process's number of a descriptor of the script's.
    @inline(__always)
    func real(_ descriptor: Descriptor) throws(Errno) -> Descriptor {
        guard let sandbox else { return descriptor }
        return try sandbox.table.real(descriptor)
    }

    /// The same, for what is to be done with it.
    @inline(__always)
    func real(_ descriptor: Descriptor, for use: DescriptorUse) throws(Errno) -> Descriptor {
        guard let sandbox else { return descriptor }
        return try sandbox.table.real(descriptor, for: use)
    }

    /// The script's number of a descriptor that has just been made, which counts as open from now on.
    @inline(__always)
    func adopt(_ descriptor: Descriptor) throws(Errno) -> Descriptor {
        if spend == nil && sandbox == nil { return descriptor }
        return try adoptSlowly(descriptor)
    }

    @inline(never)
    private func adoptSlowly(_ descriptor: Descriptor) throws(Errno) -> Descriptor {
        do throws(Errno) { try use(.openFiles) } catch {
            Glibc.close(descriptor)
            throw error
        }
        guard let sandbox else { return descriptor }
        return try sandbox.table.add(OpenDescriptor(real: descriptor))
    }

    @inline(never)
    private func isClose(_ name: StaticString) -> Bool { name.description == "close" }

    /// Uses up some of a limited resource.
    @inline(__always)
    func use(_ resource: HostResource, _ amount: Int = 1) throws(Errno) {
        if let spend, !spend(resource, amount) { throw .EINTR }
    }

    /// A call that writes at most `count` bytes. They count as output if they go to standard output or error; what the call did not
    /// write is given back.
    @inline(__always)
    func writing(
        _ descriptor: Descriptor, _ count: Int, at offset: Int64? = nil, _ body: () throws(Errno) -> Int
    ) throws(Errno) -> Int {
        if spend == nil && sandbox == nil { return try body() }
        let resource: HostResource = descriptor == 1 || descriptor == 2 ? .outputBytes : .bytesWritten
        try use(resource, count)
        var written = 0
        defer { if written < count { _ = spend?(resource, written - count) } }
        if let sandbox { try sandbox.willWrite(descriptor, count, at: offset) }
        written = try body()
        return written
    }

    /// How much of a transfer is tried in one call: where bytes are counted, no more than there can be.
    func transferable(_ source: Descriptor, _ offset: Int64?, _ count: Int) throws(Errno) -> Int {
        if spend == nil && sandbox == nil || count <= 0 { return count }
        let status = try fstat(source)
        let limit = min(count, 1 << 20)
        guard status.isRegular else { return limit }
        var position = offset ?? 0
        if offset == nil { position = try lseek(source, 0, SEEK_CUR) }
        // one byte more finds the end if the file has grown
        return min(limit, Int(max(0, status.size - position)) + 1)
    }

    /// Lets calls through although the script has been stopped: for what the interpreter itself has to finish.
    package func finishing(_ body: () -> Void) {
        let wasClosed = isClosed
        isClosed = false
        body()
        isClosed = wasClosed
    }

    /// How the recorder shows a path: `"a/b"`, or `7/"b"` below a descriptor.
    @inline(never)
    func shown(_ directory: Descriptor, _ path: HostPath) -> String {
        directory == AT_FDCWD ? quoted(path) : "\(directory)/\(quoted(path))"
    }
}

/// How the recorder shows bytes.
@inline(never)
func quoted(_ text: HostPath) -> String { "\"\(String(cString: text))\"" }
