// The exact arguments of the calls, forced errors, repetition after signals, and what is closed when something fails.
import Testing

@testable import TaipanHost

/// A call and how the recorder shows it.
struct RecordedCall: CustomTestStringConvertible, Sendable {
    let expected: [String]
    let make: @Sendable (Host) throws -> Void

    init(_ expected: String..., make: @escaping @Sendable (Host) throws -> Void) {
        self.expected = expected
        self.make = make
    }

    var testDescription: String { expected.joined(separator: ", ") }

    /// O_CLOEXEC is 0x80000.
    static let all: [RecordedCall] = [
        .init("openat(\"a\", 0x80000, 0o777)") { _ = try $0.open("a", OpenFlags.readOnly) },
        .init("openat(7/\"a\", 0x80241, 0o600)") {
            let flags = OpenFlags.writeOnly | OpenFlags.create | OpenFlags.truncate
            _ = try $0.open("a", flags, mode: 0o600, in: 7)
        },
        .init("close(9)") { try $0.close(9) },
        .init("dup(3)") { _ = try $0.dup(3) },
        .init("dup2(3, 4)") { try $0.dup2(3, 4) },
        .init("dup3(3, 4)") { try $0.dup2(3, 4, inheritable: false) },
        .init("dup2(3, 3)") { try $0.dup2(3, 3, inheritable: false) },
        .init("pipe2(0x80000)") { _ = try $0.pipe() },
        .init("lseek(3, -5, 2)") { try $0.lseek(3, -5, SeekOrigin.end) },
        .init("ftruncate(3, 10)") { try $0.ftruncate(3, 10) },
        .init("truncate(\"a\", 10)") { try $0.truncate("a", 10) },
        .init("ioctl(3, FIOCLEX)") { try $0.setInheritable(3, false) },
        .init("ioctl(3, FIONCLEX)") { try $0.setInheritable(3, true) },
        .init("fcntl(3, F_GETFL)", "fcntl(3, F_SETFL, 2048)") { try $0.setBlocking(3, false) },
        .init("fstatat(\"a\", 0x0)") { _ = try $0.stat("a") },
        .init("fstatat(\"a\", 0x100)") { _ = try $0.lstat("a") },
        .init("faccessat(\"a\", 4, 0x200)") { _ = $0.access("a", 4, effective: true) },
        .init("mkdirat(\"a\", 0o777)") { try $0.mkdir("a") },
        .init("unlinkat(5/\"a\", AT_REMOVEDIR)") { try $0.rmdir("a", in: 5) },
        .init("unlinkat(\"a\", 0)") { try $0.unlink("a") },
        .init("renameat(\"a\", 5/\"b\")") { try $0.rename("a", "b", to: 5) },
        .init("linkat(\"a\", \"b\")") { try $0.link("a", "b") },
        .init("symlinkat(\"link\", \"text\")") { try $0.symlink("text", "link") },
        .init("fchmodat(\"a\", 0o644, 0x0)") { try $0.chmod("a", 0o644) },
        .init("fchownat(\"a\", 1, 4294967295, 0x100)") {
            try $0.chown("a", owner: 1, group: .max, followingLinks: false)
        },
        .init("kill(12, 15)") { try $0.kill(12, 15) },
        .init("clock_nanosleep(1, 2, 5)") { try $0.sleep(until: Timestamp(seconds: 2, nanoseconds: 5)) },
        .init("waitpid(-1, 1)") { _ = try $0.waitpid(-1, options: 1) },
        .init("setuid(1000)") { try $0.setuid(1000) },
        .init("sendfile(4, 3, 0, 100)") { _ = try $0.sendfile(4, 3, at: nil, 100) },
        .init("getxattr(5, \"user.x\", 256)") { _ = try $0.getxattr(.descriptor(5), "user.x") },
        .init("sigaction(2, notify)") { try $0.setSignal(2, .notify) },
    ]
}

@Suite struct RecorderTests {
    @Test(arguments: RecordedCall.all) func callsAreMadeWithExactlyTheseArguments(_ call: RecordedCall) throws {
        let recorder = CallRecorder(.pretend)
        try call.make(Host(recorder: recorder))
        #expect(recorder.log == call.expected)
    }

    @Test(arguments: ["a": Errno.ENOENT, "b": .EACCES, "c": .EIO, "d": .EMFILE])
    func anyErrorCanBeForced(_ path: String, _ error: Errno) {
        let recorder = CallRecorder(.pretend)
        recorder.fail("openat", error)
        let host = Host(recorder: recorder)
        #expect(errno { () throws(Errno) in _ = try host.open(path, 0) } == error)
        #expect(errno { () throws(Errno) in _ = try host.open(path, 0) } == nil)
    }

    @Test func theThirdCallCanBeTheOneThatFails() throws {
        let recorder = CallRecorder(.pretend)
        recorder.fail("mkdirat", .ENOSPC, after: 2)
        let host = Host(recorder: recorder)
        try host.mkdir("a")
        try host.mkdir("b")
        #expect(errno { () throws(Errno) in try host.mkdir("c") } == .ENOSPC)
        try host.mkdir("d")
    }

    @Test func interruptedCallsAreRepeatedAndTheHandlerIsRun() throws {
        let recorder = CallRecorder(.pretend)
        recorder.fail("read", .EINTR, times: 3)
        recorder.answer("read", 5)
        let host = Host(recorder: recorder)
        var interruptions = 0
        host.onInterrupt = {
            interruptions += 1
            return true
        }
        var buffer = [UInt8](repeating: 0, count: 8)
        #expect(try host.read(3, &buffer, 8) == 5)
        #expect(interruptions == 3)
        #expect(recorder.log == Array(repeating: "read(3, 8)", count: 4))
    }

    @Test func theHandlerMayEndTheCall() {
        let recorder = CallRecorder(.pretend)
        recorder.fail("fsync", .EINTR)
        let host = Host(recorder: recorder)
        host.onInterrupt = { false }
        #expect(errno { () throws(Errno) in try host.fsync(3) } == .EINTR)
        #expect(recorder.log.count == 1)
    }

    @Test func aCallThatReturnsItsErrorIsRepeatedToo() throws {
        let recorder = CallRecorder(.pretend)
        recorder.fail("clock_nanosleep", .EINTR, times: 2)
        try Host(recorder: recorder).sleep(until: Timestamp(seconds: 0, nanoseconds: 0))
        #expect(recorder.log.count == 3)
    }

    @Test func closeIsNeverRepeated() throws {
        let recorder = CallRecorder(.pretend)
        recorder.fail("close", .EINTR)
        recorder.fail("close", .EIO)
        let host = Host(recorder: recorder)
        try host.close(3)
        #expect(errno { () throws(Errno) in try host.close(3) } == .EIO)
        #expect(recorder.log == ["close(3)", "close(3)"])
    }

    @Test func writeAllContinuesAfterAShortWrite() throws {
        let recorder = CallRecorder(.pretend)
        recorder.answer("write", 4)
        recorder.fail("write", .EINTR)
        recorder.answer("write", 6)
        var bytes = [UInt8](repeating: 0, count: 10)
        try Host(recorder: recorder).writeAll(3, &bytes, 10)
        #expect(recorder.log == ["write(3, 10)", "write(3, 6)", "write(3, 6)"])
    }

    @Test func theLockIsReleasedAroundBlockingCallsOnly() throws {
        let host = Host()
        var events: [String] = []
        host.willBlock = { events.append("release") }
        host.didBlock = { events.append("take") }
        _ = try host.stat("/")
        #expect(events == ["release", "take"])
        _ = try host.clock(.monotonic)
        #expect(events.count == 2)
    }

    @Test func theErrorSurvivesTakingTheLockAgain() {
        let host = Host()
        host.willBlock = {}
        host.didBlock = { _ = Host().access("/nowhere/at/all", 0) }
        #expect(errno { () throws(Errno) in _ = try host.open("/", OpenFlags.writeOnly) } == .EISDIR)
    }

    @Test func descriptorsAreClosedWhenALaterStepFails() throws {
        let recorder = CallRecorder(.pretend)
        recorder.answer("openat", 1000, times: 3)
        recorder.fail("fpathconf", .EIO)
        recorder.fail("fstatvfs", .EIO)
        recorder.fail("getdents64", .EIO)
        let host = try Host(workingDirectory: "/", environment: [], recorder: recorder)
        #expect(errno { () throws(Errno) in _ = try host.pathconf("a", 1) } == .EIO)
        #expect(errno { () throws(Errno) in _ = try host.statvfs("a") } == .EIO)
        #expect(
            errno { () throws(Errno) in
                let reader = try host.openDirectory("a")
                _ = try reader.next()
            } == .EIO)
        #expect(recorder.log.filter { $0 == "close(1000)" }.count == 3)
    }
}

@Suite struct ErrnoTests {
    @Test(arguments: [
        (Errno.ENOENT, "ENOENT", "No such file or directory"),
        (Errno.EAGAIN, "EAGAIN", "Resource temporarily unavailable"),
        (Errno.EOPNOTSUPP, "ENOTSUP", "Operation not supported"),
        (Errno.EHWPOISON, "EHWPOISON", "Memory page has hardware error"),
    ])
    func errorsHaveNamesAndTexts(_ error: Errno, _ name: String, _ text: String) {
        #expect(error.name?.description == name)
        #expect(error.message == text)
        #expect(Errno(name: name) == error)
    }

    @Test func unknownNumbersHaveATextToo() {
        #expect(Errno(4711).message == "Unknown error 4711")
        #expect(Errno(4711).name == nil)
        #expect(Errno(name: "ENONSENSE") == nil)
    }
}
