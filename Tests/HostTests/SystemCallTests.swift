// One row for every host function that is one system call: which call it makes, with which arguments, whether it is repeated after a
// signal, and that any error that the system can give comes out as it is.
import Testing

@testable import TaipanHost

/// A host function and its system call.
struct SystemCallRow: CustomTestStringConvertible, Sendable {
    /// As the recorder shows it: `name(arguments)`.
    let call: String
    /// Repeated after EINTR (calls that may wait), or not (calls that cannot be interrupted, and those whose repetition would do harm).
    let repeats: Bool
    /// What the call answers when it is not failed; nil for what the recorder pretends.
    let answer: Int?
    let make: @Sendable (Host) throws -> Void

    var name: String { String(call.prefix { $0 != "(" }) }
    var testDescription: String { call }

    static func once(
        _ call: String, answer: Int? = nil, _ make: @escaping @Sendable (Host) throws -> Void
    ) -> SystemCallRow {
        SystemCallRow(call: call, repeats: false, answer: answer, make: make)
    }

    static func again(
        _ call: String, answer: Int? = nil, _ make: @escaping @Sendable (Host) throws -> Void
    ) -> SystemCallRow {
        SystemCallRow(call: call, repeats: true, answer: answer, make: make)
    }

    static var all: [SystemCallRow] {
        names + files + descriptors + data + processes + identity + databases + scheduling + terminals + special
            + signals + settings
    }

    /// A recorder that fails the call so many times first.
    func recorder(failing error: Errno? = nil, times: Int = 1) -> CallRecorder {
        let recorder = CallRecorder(.pretend)
        if let error { recorder.fail(name, error, times: times) }
        if let answer { recorder.answer(name, answer, times: 100) }
        return recorder
    }

    // MARK: The table

    static let names: [SystemCallRow] = [
        .again("mkdirat(5/\"a\", 0o700)") { try $0.mkdir("a", mode: 0o700, in: 5) },
        .again("unlinkat(\"a\", AT_REMOVEDIR)") { try $0.rmdir("a") },
        .again("unlinkat(5/\"a\", 0)") { try $0.unlink("a", in: 5) },
        .again("mkfifoat(\"a\", 0o640)") { try $0.mkfifo("a", mode: 0o640) },
        .again("mknodat(5/\"a\", 0o100600, 0)") { try $0.mknod("a", mode: 0o100600, in: 5) },
        .again("renameat(4/\"a\", 5/\"b\")") { try $0.rename("a", "b", from: 4, to: 5) },
        .again("linkat(4/\"a\", 5/\"b\")") { try $0.link("a", "b", from: 4, to: 5) },
        .again("symlinkat(5/\"link\", \"text\")") { try $0.symlink("text", "link", in: 5) },
        .again("readlinkat(5/\"a\", 256)") { _ = try $0.readlink("a", in: 5) },
        .again("getcwd()") { _ = try $0.getcwd() },
        .again("chdir(\"a\")") { try $0.chdir("a") },
        .again("fchdir(5)") { try $0.fchdir(5) },
        .once("chroot(\"a\")") { try $0.chroot("a") },
    ]

    static let files: [SystemCallRow] = [
        .again("fstatat(5/\"a\", 0x0)") { _ = try $0.stat("a", in: 5) },
        .again("fstatat(\"a\", 0x100)") { _ = try $0.lstat("a") },
        .again("fstat(5)") { _ = try $0.fstat(5) },
        .again("statx(5/\"a\", 0x100, 0x7ff)") { _ = try $0.statx("a", mask: 0x7FF, flags: 0x100, in: 5) },
        .again("statx(5/\"\", 0x1000, 0x2)") { _ = try $0.statx(descriptor: 5, mask: 2, flags: 0) },
        .again("truncate(\"a\", 10)") { try $0.truncate("a", 10) },
        .again("fchmodat(5/\"a\", 0o644, 0x0)") { try $0.chmod("a", 0o644, in: 5) },
        .again("fchmod(5, 0o600)") { try $0.fchmod(5, 0o600) },
        .again("fchownat(5/\"a\", 1, 2, 0x0)") { try $0.chown("a", owner: 1, group: 2, in: 5) },
        .again("fchown(5, 1, 2)") { try $0.fchown(5, owner: 1, group: 2) },
        .again("utimensat(5/\"a\", now, keep, 0x100)") {
            try $0.utimens("a", accessed: .now, modified: .keep, followingLinks: false, in: 5)
        },
        .again("futimens(5, now, keep)") { try $0.futimens(5, accessed: .now, modified: .keep) },
        .again("statvfs(\"a\")") { _ = try $0.statvfs("a") },
        .again("fstatvfs(5)") { _ = try $0.fstatvfs(5) },
        .again("getxattr(5, \"user.x\", 256)") { _ = try $0.getxattr(.descriptor(5), "user.x") },
        .again("setxattr(5, \"user.x\", 2, 1)") { host in
            try [UInt8](repeating: 0, count: 2).withUnsafeBytes {
                try host.setxattr(.descriptor(5), "user.x", $0, flags: 1)
            }
        },
        .again("removexattr(5, \"user.x\")") { try $0.removexattr(.descriptor(5), "user.x") },
        .again("listxattr(5, 256)") { _ = try $0.listxattr(.descriptor(5)) },
    ]

    static let descriptors: [SystemCallRow] = [
        .again("openat(5/\"a\", 0x80000, 0o777)") { _ = try $0.open("a", OpenFlags.readOnly, in: 5) },
        .once("dup(3)") { _ = try $0.dup(3) },
        .once("pipe2(0x80000)") { _ = try $0.pipe() },
        .once("dup2(3, 4)") { try $0.dup2(3, 4) },
        .once("dup3(3, 4)") { try $0.dup2(3, 4, inheritable: false) },
        .again("lseek(3, -5, 2)") { try $0.lseek(3, -5, SeekOrigin.end) },
        .again("fsync(3)") { try $0.fsync(3) },
        .again("fdatasync(3)") { try $0.fdatasync(3) },
        .again("ftruncate(3, 10)") { try $0.ftruncate(3, 10) },
        .again("fcntl(3, 1030, 7)") { try $0.fcntl(3, 1030, 7) },
        .again("ioctl(3, 21505, 7)") { try $0.ioctl(3, 21505, 7) },
        .again("fcntl(3, 5, memory)") { host in
            var memory = 0
            try host.fcntl(3, 5, memory: &memory)
        },
        .again("ioctl(3, 21505, memory)") { host in
            var memory = 0
            try host.ioctl(3, 21505, memory: &memory)
        },
        .once("fcntl(3, F_GETFD)") { _ = try $0.isInheritable(3) },
        .once("fcntl(3, F_GETFL)") { _ = try $0.isBlocking(3) },
        .once("fcntl(3, F_GETFL)") { _ = try $0.statusFlags(3) },
        .again("poll(3, 1, 50)") { _ = try $0.poll(3, 1, milliseconds: 50) },
        .again("poll(2 entries, -1)") { host in
            var entries = [PollEntry(3, 1), PollEntry(4, 4)]
            _ = try host.poll(&entries, nanoseconds: nil)
        },
        .again("lockf(3, 1, 10)") { try $0.lockf(3, 1, 10) },
        .again("flock(3, 2)") { try $0.flock(3, 2) },
        .again("fcntl(3, 6, lock 1, 10, 20, 0)") { host in
            guard let lock = RecordLock(flockOperation: 2 | 4) else { throw Errno.EINVAL }
            try host.setLock(3, lock, start: 10, length: 20, whence: 0)
        },
        .once("epoll_create1(0x80000)") { _ = try $0.epollCreate() },
        .once("epoll_ctl(3, add, 4, 0x1)") { try $0.epollControl(3, .add, 4, events: 1) },
        .again("epoll_wait(3, 2, -1)") { _ = try $0.epollWait(3, most: 2, nanoseconds: nil) },
        .again("posix_fadvise(3, 1, 2, 4)") { try $0.advise(3, 1, 2, 4) },
        .again("posix_fallocate(3, 1, 2)") { try $0.allocate(3, 1, 2) },
    ]

    static let data: [SystemCallRow] = [
        .again("read(3, 4)") { host in
            var buffer = [UInt8](repeating: 0, count: 4)
            _ = try host.read(3, &buffer, 4)
        },
        .again("write(3, 4)") { host in
            var buffer = [UInt8](repeating: 0, count: 4)
            _ = try host.write(3, &buffer, 4)
        },
        .again("pread(3, 4, 9)") { host in
            var buffer = [UInt8](repeating: 0, count: 4)
            _ = try host.pread(3, &buffer, 4, at: 9)
        },
        .again("pwrite(3, 4, 9)") { host in
            var buffer = [UInt8](repeating: 0, count: 4)
            _ = try host.pwrite(3, &buffer, 4, at: 9)
        },
        .again("sendfile(4, 3, 7, 100)") { _ = try $0.sendfile(4, 3, at: 7, 100) },
        .again("copy_file_range(3 at 7, 4, 100)") { _ = try $0.copyFileRange(3, 4, 100, from: 7) },
        .again("splice(3, 4 at 7, 100, 2)") { _ = try $0.splice(3, 4, 100, to: 7, flags: 2) },
        .again("readv(3, 0)") { _ = try $0.readv(3, []) },
        .again("preadv2(3, 0, 9, 1)") { _ = try $0.readv(3, [], at: 9, flags: 1) },
        .again("writev(3, 0)") { _ = try $0.writev(3, []) },
        .again("pwritev2(3, 0, 9, 1)") { _ = try $0.writev(3, [], at: 9, flags: 1) },
        .again("read(5, 8)", answer: 8) { _ = try $0.eventfdRead(5) },
        .again("getrandom(2, 0)") { host in
            var buffer = [UInt8](repeating: 0, count: 2)
            try buffer.withUnsafeMutableBytes { try host.random($0) }
        },
        .again("getrandom(2, 1)") { host in
            var buffer = [UInt8](repeating: 0, count: 2)
            _ = try buffer.withUnsafeMutableBytes { try host.getrandom($0, flags: 1) }
        },
    ]

    static let processes: [SystemCallRow] = [
        .once("fork()") { _ = try $0.fork() },
        .again("posix_spawn(\"a\", [\"b\", \"c\"], 1 actions)") {
            _ = try $0.spawn("a", [[0x62], [0x63]], environment: [], actions: [.close(5)])
        },
        .again("waitpid(7, 1)") { _ = try $0.waitpid(7, options: 1) },
        .again("wait4(7, 1)") { _ = try $0.wait4(7, options: 1) },
        .again("waitid(1, 7, 4)") { _ = try $0.waitid(kind: 1, 7, options: 4) },
        .once("getrusage(-1)") { _ = try $0.resourceUsage(-1) },
        .again("system(\"true\")") { _ = try $0.runShell("true") },
        .once("pidfd_open(7, 0)") { _ = try $0.pidfdOpen(7) },
        .once("pidfd_getfd(3, 4, 0)") { _ = try $0.pidfdGet(3, 4) },
        .once("pidfd_send_signal(3, 15, 0)") { try $0.pidfdSendSignal(3, 15) },
        .once("unshare(0x20000)") { try $0.unshare(0x20000) },
        .once("setns(3, 0)") { try $0.setns(3, 0) },
    ]

    static let identity: [SystemCallRow] = [
        .once("setuid(1)") { try $0.setuid(1) },
        .once("seteuid(1)") { try $0.seteuid(1) },
        .once("setgid(1)") { try $0.setgid(1) },
        .once("setegid(1)") { try $0.setegid(1) },
        .once("setreuid(1, 2)") { try $0.setreuid(1, 2) },
        .once("setregid(1, 2)") { try $0.setregid(1, 2) },
        .once("setresuid(1, 2, 3)") { try $0.setresuid(1, 2, 3) },
        .once("setresgid(1, 2, 3)") { try $0.setresgid(1, 2, 3) },
        .once("getresuid()") { _ = try $0.getresuid() },
        .once("getresgid()") { _ = try $0.getresgid() },
        .once("getpgid(7)") { _ = try $0.getpgid(7) },
        .once("setpgid(7, 8)") { try $0.setpgid(7, 8) },
        .once("getsid(7)") { _ = try $0.getsid(7) },
        .once("setsid()") { _ = try $0.setsid() },
        .once("setgroups([1, 2])") { try $0.setgroups([1, 2]) },
        .once("initgroups(\"a\", 3)") { try $0.initgroups("a", 3) },
        .once("getgroups(0)") { _ = try $0.getgroups() },
        .once("getgrouplist(\"a\", 3, 64)", answer: 1) { _ = try $0.getgrouplist("a", 3) },
    ]

    static let databases: [SystemCallRow] = [
        .once("uname()") { _ = try $0.uname() },
        .once("gethostname(256)") { _ = try $0.gethostname() },
        .once("sethostname(2)") { host in
            try ([0x61, 0x62] as [CChar]).withUnsafeBufferPointer { try host.sethostname($0) }
        },
        .again("getlogin_r()") { _ = try $0.getlogin() },
        .again("getpwuid_r(7)") { _ = try $0.user(7) },
        .again("getpwnam_r(\"a\")") { _ = try $0.user(named: "a") },
        .again("getgrgid_r(7)") { _ = try $0.group(7) },
        .again("getgrnam_r(\"a\")") { _ = try $0.group(named: "a") },
        .again("getpwent_r()") { _ = try $0.users() },
        .again("getgrent()") { _ = try $0.groups() },
    ]

    static let scheduling: [SystemCallRow] = [
        .once("getpriority(0, 7)") { _ = try $0.getpriority(0, 7) },
        .once("setpriority(0, 7, 3)") { try $0.setpriority(0, 7, 3) },
        .once("nice(1)") { _ = try $0.nice(1) },
        .once("sched_getscheduler(7)") { _ = try $0.schedulingPolicy(7) },
        .once("sched_setscheduler(7, 1, 2)") { try $0.setSchedulingPolicy(7, 1, priority: 2) },
        .once("sched_getparam(7)") { _ = try $0.schedulingPriority(7) },
        .once("sched_setparam(7, 2)") { try $0.setSchedulingPriority(7, 2) },
        .once("sched_rr_get_interval(7)") { _ = try $0.schedulingInterval(7) },
        .once("sched_setaffinity(7, [0, 2])") { try $0.setAffinity(7, [0, 2]) },
        .once("sched_getaffinity(7, 128)") { _ = try $0.affinity(7) },
        .again("sched_yield()") { try $0.yieldProcessor() },
    ]

    static let terminals: [SystemCallRow] = [
        .once("ioctl(3, TIOCGWINSZ)") { _ = try $0.windowSize(3) },
        .once("tcgetpgrp(3)") { _ = try $0.foregroundGroup(3) },
        .once("tcsetpgrp(3, 7)") { try $0.setForegroundGroup(3, 7) },
        .once("openpty()") { _ = try $0.openTerminalPair() },
        .once("posix_openpt(0x2)") { _ = try $0.openController(2) },
        .once("grantpt(3)") { try $0.grantTerminal(3) },
        .once("unlockpt(3)") { try $0.unlockTerminal(3) },
        .again("ttyname_r(3)") { _ = try $0.terminalName(3) },
        .again("ptsname_r(3)") { _ = try $0.terminalName(ofController: 3) },
        .once("login_tty(3)") { try $0.loginTerminal(3) },
        .once("forkpty()") { _ = try $0.forkTerminal() },
    ]

    static let special: [SystemCallRow] = [
        .once("memfd_create(\"a\", 1)") { _ = try $0.memfdCreate("a") },
        .once("eventfd(3, 0)") { _ = try $0.eventfd(3, flags: 0) },
        .once("timerfd_create(1, 0)") { _ = try $0.timerfdCreate(.monotonic, flags: 0) },
        .once("timerfd_gettime(3)") { _ = try $0.timerfdGet(3) },
        .once("timerfd_settime(3, 1, 5, 6)") { _ = try $0.timerfdSet(3, flags: 1, first: 5, interval: 6) },
        .again("write(3, 8)") { try $0.eventfdWrite(3, 7) },
        .once("clock_settime(1, 5, 6)") { try $0.setClock(.monotonic, to: Timestamp(seconds: 5, nanoseconds: 6)) },
        .once("clock_getres(1)") { _ = try $0.clockResolution(.monotonic) },
        .once("clock_gettime(1)") { _ = try $0.clock(.monotonic) },
        .once("times()") { _ = try $0.times() },
        .again("clock_nanosleep(1, 2, 5)") { try $0.sleep(until: Timestamp(seconds: 2, nanoseconds: 5)) },
    ]

    static let signals: [SystemCallRow] = [
        .once("kill(7, 15)") { try $0.kill(7, 15) },
        .once("killpg(7, 15)") { try $0.killpg(7, 15) },
        .once("sigaction(2, ignore)") { try $0.setSignal(2, .ignore) },
        .once("sigaction(2)") { _ = try $0.signalAction(2) },
        .once("raise(15)") { try $0.raise(15) },
        .again("pthread_kill(7, 15)") { try $0.kill(thread: 7, 15) },
        .again("pthread_sigmask(2, 0x2)") { _ = try $0.signalMask(2, SignalSet(signal: 2)) },
        .again("sigtimedwait(0x2, -1)") { _ = try $0.waitForSignal(SignalSet(signal: 2)) },
        .once("siginterrupt(2, true)") { try $0.setSignalInterrupts(2, true) },
        .once("sigpending()") { _ = try $0.pendingBlockedSignals() },
        .again("sigtimedwait(0x2, 5)") { _ = try $0.waitForSignalInfo(SignalSet(signal: 2), nanoseconds: 5) },
        .once("alarm(3)") { try $0.alarm(3) },
        .once("getitimer(0)") { _ = try $0.timer(0) },
        .once("setitimer(0, 5, 6)") { _ = try $0.setTimer(0, first: 5, interval: 6) },
    ]

    static let settings: [SystemCallRow] = [
        .once("sysconf(30)") { _ = try $0.sysconf(30) },
        .again("pathconf(\"a\", 4)") { _ = try $0.pathconf("a", 4) },
        .again("fpathconf(3, 4)") { _ = try $0.pathconf(3, 4) },
        .once("confstr(0, 256)") { _ = try $0.confstr(0) },
        .once("setenv(\"a\", \"b\")") { try $0.setenv("a", "b") },
        .once("unsetenv(\"a\")") { try $0.unsetenv("a") },
        .once("clearenv()") { try $0.clearenv() },
        .again("sync()") { try $0.sync() },
    ]

    /// Those whose failure nobody is told of, and what they say then.
    static let silent: [(call: String, answer: String, make: @Sendable (Host) -> String)] = [
        (
            "close_range(5, 8)", "",
            {
                $0.closeRange(5, 9); return ""
            }
        ),
        (
            "pause()", "",
            {
                $0.pause(); return ""
            }
        ),
        ("umask(0o77)", "63", { "\($0.umask(0o77))" }),
        ("isatty(3)", "false", { "\($0.isTerminal(3))" }),
        ("faccessat(\"a\", 4, 0x200)", "false", { "\($0.access("a", 4, effective: true))" }),
        ("getloadavg(3)", "true", { "\($0.loadAverage == nil)" }),
        ("sysconf(_SC_NPROCESSORS_ONLN)", "nil", { "\(String(describing: $0.processorCount))" }),
    ]
}

@Suite struct SystemCallTests {
    @Test(arguments: SystemCallRow.all) func theCallIsMadeOnceWithTheseArguments(_ row: SystemCallRow) throws {
        let recorder = row.recorder()
        try row.make(Host(recorder: recorder))
        #expect(recorder.log == [row.call])
    }

    @Test(arguments: SystemCallRow.all) func everyErrorComesOutAsItIs(_ row: SystemCallRow) {
        for error in [Errno.EACCES, .ENOSPC, .EMFILE, .EIO] {
            let recorder = row.recorder(failing: error)
            var thrown: Errno?
            do { try row.make(Host(recorder: recorder)) } catch { thrown = error as? Errno }
            #expect(thrown == error)
            #expect(recorder.log == [row.call])
            #expect(recorder.openDescriptors.isEmpty)
        }
    }

    @Test(arguments: SystemCallRow.all) func aSignalRepeatsTheCallOrEndsIt(_ row: SystemCallRow) {
        let recorder = row.recorder(failing: .EINTR, times: 2)
        let host = Host(recorder: recorder)
        var interruptions = 0
        host.onInterrupt = {
            interruptions += 1
            return true
        }
        var thrown: Errno?
        do { try row.make(host) } catch { thrown = error as? Errno }
        #expect(thrown == (row.repeats ? nil : .EINTR))
        #expect(recorder.log == Array(repeating: row.call, count: row.repeats ? 3 : 1))
        #expect(interruptions == (row.repeats ? 2 : 0))
    }

    @Test(arguments: SystemCallRow.all.filter(\.repeats)) func aHandlerThatRaisesEndsTheCall(_ row: SystemCallRow) {
        let recorder = row.recorder(failing: .EINTR)
        let host = Host(recorder: recorder)
        host.onInterrupt = { false }
        var thrown: Errno?
        do { try row.make(host) } catch { thrown = error as? Errno }
        #expect(thrown == .EINTR)
        #expect(recorder.log == [row.call])
    }

    @Test func callsThatTellNobodyOfTheirFailure() {
        for row in SystemCallRow.silent {
            for error in [Errno.EACCES, .ENOSPC, .EMFILE, .EIO] {
                let recorder = CallRecorder(.pretend)
                recorder.fail(String(row.call.prefix { $0 != "(" }), error)
                #expect(row.make(Host(recorder: recorder)) == row.answer)
                #expect(recorder.log == [row.call])
            }
        }
    }

    @Test func processorsAreCountedAnotherWayIfTheFirstFails() {
        let recorder = CallRecorder(.pretend)
        recorder.fail("sched_getaffinity", .EIO)
        recorder.answer("sysconf", 4)
        #expect(Host(recorder: recorder).usableProcessorCount == 4)
        #expect(recorder.log == ["sched_getaffinity(0)", "sysconf(_SC_NPROCESSORS_ONLN)"])
    }

    @Test func prioritiesHaveALowestAndAHighest() throws {
        let recorder = CallRecorder(.pretend)
        recorder.answer("sched_get_priority_min", 1)
        recorder.answer("sched_get_priority_max", 99)
        let range = try Host(recorder: recorder).schedulingPriorityRange(2)
        #expect(range == (1, 99))
        #expect(recorder.log == ["sched_get_priority_min(2)", "sched_get_priority_max(2)"])
    }

    @Test(arguments: [Errno.EACCES, .ENOSPC, .EMFILE, .EIO]) func programsThatCannotBeStarted(_ error: Errno) {
        let recorder = CallRecorder(.pretend)
        recorder.fail("execve", error)
        recorder.fail("fexecve", error)
        let host = Host(recorder: recorder)
        #expect(errno { () throws(Errno) in try host.execute("a", [[0x62]], environment: []) } == error)
        #expect(errno { () throws(Errno) in try host.execute(descriptor: 3, [[0x62]], environment: []) } == error)
        #expect(recorder.log == ["execve(\"a\", [\"b\"], 0 variables)", "fexecve(3, [\"b\"], 0 variables)"])
    }

    @Test func aDirectoryIsReadAgainFromItsStart() throws {
        let recorder = CallRecorder(.pretend)
        let reader = try Host(recorder: recorder).openDirectory("a")
        try reader.rewind()
        reader.close()
        #expect(recorder.log == ["openat(\"a\", 0x90800, 0o0)", "lseek(1000, 0, 0)", "close(1000)"])
        #expect(recorder.openDescriptors.isEmpty)
    }

    /// The table is complete: the names of the calls are taken from the sources of the host itself.
    @Test func everyCallOfTheHostIsTested() throws {
        var tested = Set(
            SystemCallRow.all.map(\.name) + SystemCallRow.silent.map { String($0.call.prefix { $0 != "(" }) })
        for call in RecordedCall.all.flatMap(\.expected) { tested.insert(String(call.prefix { $0 != "(" })) }
        // by tests of their own, above and in RecorderTests and FileTests (`readlink`: where a working directory is now)
        tested.formUnion([
            "execve", "fexecve", "getdents64", "sched_get_priority_min", "sched_get_priority_max", "readlink",
        ])
        let found = try namesOfCalls()
        #expect(found.count > 120)
        #expect(found.subtracting(tested).sorted() == [])
    }

    /// What stands in quotes after `once(` and its like.
    private func namesOfCalls() throws -> Set<String> {
        let openers = ["once(", "blocking(", "numbered(", "onPath(", "onAttribute(", "waiting(", "lookUp(", "text("]
        let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Sources/Host"
        let host = Host()
        let reader = try host.openDirectory(folder)
        var found: Set<String> = []
        while let entry = try reader.next() {
            let name = String(decoding: entry.name, as: UTF8.self)
            guard name.hasSuffix(".swift") else { continue }
            let file = try host.open(folder + "/" + name, OpenFlags.readOnly)
            defer { try? host.close(file) }
            var text = ""
            while case let part = try read(file, host), !part.isEmpty { text += part }
            let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
            for (before, name) in zip(pieces, pieces.dropFirst()) {
                var before = before
                while before.last?.isWhitespace ?? false { before.removeLast() }
                let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
                if isName, openers.contains(where: { before.hasSuffix($0) }) { found.insert(String(name)) }
            }
        }
        return found
    }
}
