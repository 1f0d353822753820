// What Python's functions ask of the system: the exact calls, in order, for one statement each; that any error comes out as the
// right `OSError`; and that nothing is left open when any one of the calls fails.
//
// The expectations follow from the manual pages and from what CPython 3.13 does (strace), in the host's own terms: its `*at`
// calls are given the working directory without saying so, `dir_fd=5` shows as `5/"a"`.
import Testing

@testable import TaipanHost
@testable import TaipanModules
@testable import TaipanRuntime

/// A statement and the system calls it makes.
struct PythonCall: CustomTestStringConvertible, Sendable {
    let code: String
    let calls: [String]

    var testDescription: String { code }

    /// From `statement  →  call; call`.
    init(_ line: Substring) {
        let parts = line.split(separator: "→", maxSplits: 1).map { $0.drop { $0 == " " } }
        code = PythonCall.trimmed(parts[0])
        let expected = parts.count < 2 ? [] : parts[1].split(separator: ";")
        calls = expected.map { PythonCall.trimmed($0.drop { $0 == " " }) }
    }

    /// The name of a call.
    static func name(_ call: String) -> String { String(call.prefix { $0 != "(" }) }

    /// That of the first call.
    var firstName: String { calls.first.map { PythonCall.name($0) } ?? "" }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// One row a line; an indented line goes on with the one before.
    static func table(_ text: String) -> [PythonCall] {
        text.replacing("\n    ", with: "  ").split(separator: "\n").map { PythonCall($0) }
    }

    static let all = names + files + descriptors + streams + processes + scheduling

    /// Statements whose error is an answer: what is asked for is not there, or another way is tried.
    static let quiet = [
        "os.access", "os.path.", "os.get_terminal_size", "os.isatty", "os.makedirs('a/b')", "os.closerange", "os.sync",
        "os.set_inheritable", "list(os.walk", "io.FileIO", "os.fdopen",
    ]
}

// MARK: - The table

extension PythonCall {
    static let names = table(
        #"""
        os.mkdir('a')  →  mkdirat("a", 0o777)
        os.mkdir('a', 0o700, dir_fd=5)  →  mkdirat(5/"a", 0o700)
        os.rmdir('a')  →  unlinkat("a", AT_REMOVEDIR)
        os.rmdir('a', dir_fd=5)  →  unlinkat(5/"a", AT_REMOVEDIR)
        os.unlink('a', dir_fd=5)  →  unlinkat(5/"a", 0)
        os.remove('a')  →  unlinkat("a", 0)
        os.rename('a', 'b', src_dir_fd=4, dst_dir_fd=5)  →  renameat(4/"a", 5/"b")
        os.replace('a', 'b')  →  renameat("a", "b")
        os.link('a', 'b')  →  linkat("a", "b")
        os.symlink('text', 'link', dir_fd=5)  →  symlinkat(5/"link", "text")
        os.readlink('a')  →  readlinkat("a", 256)
        os.mkfifo('a', 0o640)  →  mkfifoat("a", 0o640)
        os.mknod('a', 0o100600, dir_fd=5)  →  mknodat(5/"a", 0o100600, 0)
        os.chdir('a')  →  chdir("a")
        os.chdir(5)  →  fchdir(5)
        os.fchdir(5)  →  fchdir(5)
        os.chroot('a')  →  chroot("a")
        os.getcwd()  →  getcwd()
        os.makedirs('a/b')  →  faccessat("a", 0, 0x0); mkdirat("a/b", 0o777)
        os.makedirs('a', exist_ok=True)  →  mkdirat("a", 0o777)
        os.removedirs('a/b')  →  unlinkat("a/b", AT_REMOVEDIR); unlinkat("a", AT_REMOVEDIR)
        os.renames('a', 'b')  →  renameat("a", "b")
        """#)

    static let files = table(
        #"""
        os.stat('a')  →  fstatat("a", 0x0)
        os.stat('a', dir_fd=5, follow_symlinks=False)  →  fstatat(5/"a", 0x100)
        os.stat(5)  →  fstat(5)
        os.lstat('a')  →  fstatat("a", 0x100)
        os.fstat(5)  →  fstat(5)
        os.access('a', os.R_OK | os.X_OK, effective_ids=True)  →  faccessat("a", 5, 0x200)
        os.access('a', os.F_OK, dir_fd=5, follow_symlinks=False)  →  faccessat(5/"a", 0, 0x100)
        os.path.exists('a')  →  fstatat("a", 0x0)
        os.path.isdir('a')  →  fstatat("a", 0x0)
        os.path.islink('a')  →  fstatat("a", 0x100)
        os.path.getsize(5)  →  fstat(5)
        os.truncate('a', 10)  →  truncate("a", 10)
        os.truncate(5, 10)  →  ftruncate(5, 10)
        os.ftruncate(5, 10)  →  ftruncate(5, 10)
        os.chmod('a', 0o644)  →  fchmodat("a", 0o644, 0x0)
        os.chmod('a', 0o644, dir_fd=5)  →  fchmodat(5/"a", 0o644, 0x0)
        os.chmod(5, 0o600)  →  fchmod(5, 0o600)
        os.fchmod(5, 0o600)  →  fchmod(5, 0o600)
        os.chown('a', 1, -1)  →  fchownat("a", 1, 4294967295, 0x0)
        os.lchown('a', 1, 2)  →  fchownat("a", 1, 2, 0x100)
        os.fchown(5, 1, 2)  →  fchown(5, 1, 2)
        os.utime('a')  →  utimensat("a", now, now, 0x0)
        os.utime('a', (1, 2.5), dir_fd=5)  →  utimensat(5/"a", 1s 0ns, 2s 500000000ns, 0x0)
        os.utime('a', ns=(1, 2), follow_symlinks=False)  →  utimensat("a", 0s 1ns, 0s 2ns, 0x100)
        os.utime(5, (1, 2))  →  futimens(5, 1s 0ns, 2s 0ns)
        os.statvfs('a')  →  statvfs("a")
        os.fstatvfs(5)  →  fstatvfs(5)
        os.statvfs(5)  →  fstatvfs(5)
        os.pathconf('a', 3)  →  pathconf("a", 3)
        os.fpathconf(5, 3)  →  fpathconf(5, 3)
        os.getxattr(5, 'user.x')  →  getxattr(5, "user.x", 256)
        os.getxattr('a', 'user.x', follow_symlinks=False)  →  getxattr("a" itself, "user.x", 256)
        os.setxattr(5, 'user.x', b'ab', 1)  →  setxattr(5, "user.x", 2, 1)
        os.removexattr(5, 'user.x')  →  removexattr(5, "user.x")
        os.listxattr('a')  →  listxattr("a", 256)
        os.listdir('a')  →  openat("a", 0x90800, 0o0); getdents64(1000); close(1000)
        os.listdir(5)  →  fstat(5)
        list(os.scandir('a'))  →  openat("a", 0x90800, 0o0); getdents64(1000); close(1000)
        list(os.walk('a'))  →  openat("a", 0x90800, 0o0); getdents64(1000); close(1000)
        list(os.fwalk('a', dir_fd=5))  →  fstatat(5/"a", 0x100); openat(5/"a", 0x80800, 0o0); close(1000)
        """#)

    static let descriptors = table(
        #"""
        os.open('a', os.O_RDONLY)  →  openat("a", 0x80000, 0o777)
        os.open('a', os.O_WRONLY | os.O_CREAT, 0o600, dir_fd=5)  →  openat(5/"a", 0x80041, 0o600)
        os.close(9)  →  close(9)
        os.closerange(5, 8)  →  close_range(5, 7)
        os.dup(3)  →  dup(3)
        os.dup2(3, 4)  →  dup2(3, 4)
        os.dup2(3, 4, inheritable=False)  →  dup3(3, 4)
        os.pipe()  →  pipe2(0x80000)
        os.pipe2(os.O_NONBLOCK)  →  pipe2(0x800)
        os.read(3, 10)  →  read(3, 10)
        os.readinto(3, bytearray(7))  →  read(3, 7)
        os.write(3, b'abc')  →  write(3, 3)
        os.pread(3, 4, 9)  →  pread(3, 4, 9)
        os.pwrite(3, b'abcd', 9)  →  pwrite(3, 4, 9)
        os.readv(3, [bytearray(4), bytearray(2)])  →  readv(3, 2)
        os.writev(3, [b'ab', b'c'])  →  writev(3, 2)
        os.preadv(3, [bytearray(4)], 9, os.RWF_NOWAIT)  →  preadv2(3, 1, 9, 8)
        os.pwritev(3, [b'abcd'], 9)  →  pwritev2(3, 1, 9, 0)
        os.lseek(3, -5, os.SEEK_END)  →  lseek(3, -5, 2)
        os.fsync(3)  →  fsync(3)
        os.fdatasync(3)  →  fdatasync(3)
        os.sync()  →  sync()
        os.sendfile(4, 3, 7, 100)  →  sendfile(4, 3, 7, 100)
        os.copy_file_range(3, 4, 100, 7)  →  copy_file_range(3 at 7, 4, 100)
        os.splice(3, 4, 100)  →  splice(3, 4, 100, 0)
        os.posix_fadvise(3, 1, 2, os.POSIX_FADV_WILLNEED)  →  posix_fadvise(3, 1, 2, 3)
        os.posix_fallocate(3, 1, 2)  →  posix_fallocate(3, 1, 2)
        os.lockf(3, os.F_LOCK, 10)  →  lockf(3, 1, 10)
        os.set_inheritable(3, True)  →  ioctl(3, FIONCLEX)
        os.set_inheritable(3, False)  →  ioctl(3, FIOCLEX)
        os.get_inheritable(3)  →  fcntl(3, F_GETFD)
        os.set_blocking(3, False)  →  fcntl(3, F_GETFL); fcntl(3, F_SETFL, 2048)
        os.get_blocking(3)  →  fcntl(3, F_GETFL)
        os.isatty(3)  →  isatty(3)
        os.memfd_create('a')  →  memfd_create("a", 1)
        os.eventfd(3)  →  eventfd(3, 524288)
        os.eventfd_write(3, 2)  →  write(3, 8)
        os.timerfd_create(time.CLOCK_MONOTONIC)  →  timerfd_create(1, 524288)
        os.timerfd_settime(3, initial=1)  →  timerfd_settime(3, 0, 1000000000, 0)
        os.timerfd_gettime_ns(3)  →  timerfd_gettime(3)
        os.openpty()  →  openpty()
        os.posix_openpt(os.O_RDWR)  →  posix_openpt(0x2)
        os.grantpt(3)  →  grantpt(3)
        os.unlockpt(3)  →  unlockpt(3)
        os.login_tty(3)  →  login_tty(3)
        os.tcgetpgrp(3)  →  tcgetpgrp(3)
        os.tcsetpgrp(3, 7)  →  tcsetpgrp(3, 7)
        os.get_terminal_size(3)  →  ioctl(3, TIOCGWINSZ)
        fcntl.fcntl(3, 1030, 7)  →  fcntl(3, 1030, 7)
        fcntl.flock(3, 2)  →  flock(3, 2)
        """#)

    static let streams = table(
        #"""
        open('a').close()  →  openat("a", 0x80000, 0o666); fstat(1000); isatty(1000); lseek(1000, 0, 1); close(1000)
        open('a', 'w').close()
            →  openat("a", 0x80241, 0o666); fstat(1000); isatty(1000); lseek(1000, 0, 1); close(1000)
        open('a', 'ab').close()
            →  openat("a", 0x80441, 0o666); fstat(1000); lseek(1000, 0, 2); isatty(1000); close(1000)
        open('a', 'r+b').close()
            →  openat("a", 0x80002, 0o666); fstat(1000); isatty(1000); lseek(1000, 0, 1); close(1000)
        open('a', 'xb', buffering=0).close()  →  openat("a", 0x800c1, 0o666); fstat(1000); close(1000)
        open('a', 'w').write('text')
            →  openat("a", 0x80241, 0o666); fstat(1000); isatty(1000); lseek(1000, 0, 1); write(1000, 4); close(1000)
        open('a', 'wb').write(b'x' * 10000)
            →  openat("a", 0x80241, 0o666); fstat(1000); isatty(1000); write(1000, 10000); close(1000)
        open('a').read()
            →  openat("a", 0x80000, 0o666); fstat(1000); isatty(1000); lseek(1000, 0, 1); fstat(1000); fstat(1000); read(1000, 8192); close(1000)
        open('a', 'rb').read(10)
            →  openat("a", 0x80000, 0o666); fstat(1000); isatty(1000); read(1000, 8192); close(1000)
        open('a').readline()
            →  openat("a", 0x80000, 0o666); fstat(1000); isatty(1000); lseek(1000, 0, 1); read(1000, 32768); close(1000)
        open('a', 'rb').seek(5)
            →  openat("a", 0x80000, 0o666); fstat(1000); isatty(1000); lseek(1000, 0, 1); lseek(1000, 5, 0); close(1000)
        open('a', 'rb', buffering=0).readinto(bytearray(3))
            →  openat("a", 0x80000, 0o666); fstat(1000); read(1000, 3); close(1000)
        open('a', 'w').truncate(5)
            →  openat("a", 0x80241, 0o666); fstat(1000); isatty(1000); lseek(1000, 0, 1); ftruncate(1000, 5); close(1000)
        io.FileIO(5, closefd=False).read(3)  →  fstat(5); read(5, 3)
        os.fdopen(5, 'rb', closefd=False).tell()  →  fstat(5); isatty(5); lseek(5, 0, 1)
        """#)

    static let processes = table(
        #"""
        os.kill(7, 15)  →  kill(7, 15)
        os.killpg(7, 15)  →  killpg(7, 15)
        os.waitpid(7, os.WNOHANG)  →  waitpid(7, 1)
        os.wait()  →  waitpid(-1, 0)
        os.wait3(0)  →  wait4(-1, 0)
        os.wait4(7, 1)  →  wait4(7, 1)
        os.waitid(os.P_PID, 7, os.WEXITED)  →  waitid(1, 7, 4)
        os.system('true')  →  system("true")
        os.nice(1)  →  nice(1)
        os.pidfd_open(7)  →  pidfd_open(7, 0)
        os.unshare(0x20000)  →  unshare(0x20000)
        os.setns(3, 0)  →  setns(3, 0)
        os.setuid(1)  →  setuid(1)
        os.seteuid(1)  →  seteuid(1)
        os.setgid(1)  →  setgid(1)
        os.setegid(1)  →  setegid(1)
        os.setreuid(1, 2)  →  setreuid(1, 2)
        os.setregid(1, 2)  →  setregid(1, 2)
        os.setresuid(1, 2, 3)  →  setresuid(1, 2, 3)
        os.setresgid(1, 2, 3)  →  setresgid(1, 2, 3)
        os.getresuid()  →  getresuid()
        os.getresgid()  →  getresgid()
        os.getpgid(7)  →  getpgid(7)
        os.setpgid(7, 8)  →  setpgid(7, 8)
        os.getsid(7)  →  getsid(7)
        os.setsid()  →  setsid()
        os.setgroups([1, 2])  →  setgroups([1, 2])
        os.getgroups()  →  getgroups(0)
        os.initgroups('a', 3)  →  initgroups("a", 3)
        os.uname()  →  uname()
        os.posix_spawn('/bin/true', ['true'], {})  →  posix_spawn("/bin/true", ["true"], 0 actions)
        os.execve('/bin/true', ['true'], {'A': 'b'})  →  execve("/bin/true", ["true"], 1 variables)
        os.times()  →  times(); sysconf(2)
        """#)

    static let scheduling = table(
        #"""
        os.getpriority(os.PRIO_PROCESS, 7)  →  getpriority(0, 7)
        os.setpriority(os.PRIO_PROCESS, 7, 3)  →  setpriority(0, 7, 3)
        os.sched_getscheduler(7)  →  sched_getscheduler(7)
        os.sched_setscheduler(7, os.SCHED_FIFO, os.sched_param(2))  →  sched_setscheduler(7, 1, 2)
        os.sched_getparam(7)  →  sched_getparam(7)
        os.sched_setparam(7, os.sched_param(2))  →  sched_setparam(7, 2)
        os.sched_rr_get_interval(7)  →  sched_rr_get_interval(7)
        os.sched_get_priority_max(os.SCHED_RR)  →  sched_get_priority_min(2); sched_get_priority_max(2)
        os.sched_yield()  →  sched_yield()
        os.sched_setaffinity(7, {0})  →  sched_setaffinity(7, [0])
        os.sched_getaffinity(7)  →  sched_getaffinity(7, 128)
        os.getrandom(4)  →  getrandom(4, 0)
        os.urandom(4)  →  getrandom(4, 0)
        os.sysconf('SC_PAGE_SIZE')  →  sysconf(30)
        time.sleep(0)  →  clock_gettime(1); clock_nanosleep(1, 0, 0)
        time.clock_getres(time.CLOCK_MONOTONIC)  →  clock_getres(1)
        time.clock_gettime(time.CLOCK_BOOTTIME)  →  clock_gettime(7)
        select.select([3], [], [], 0)  →  poll(1 entries, 0)
        """#)
}

// MARK: - The tests

/// An interpreter over a host that only pretends.
private struct Machine {
    let recorder = CallRecorder(.pretend)
    let interpreter: Interpreter
    var thread: ThreadRef { interpreter.mainThread }

    init() throws {
        interpreter = try Interpreter(host: Host(recorder: recorder))
        TaipanModules.install(interpreter)
        #expect(run("import errno, fcntl, io, os, select, signal, time") == nil)
        _ = recorder.takeLog()
    }

    /// Runs a statement: the name of the exception and its `errno`, or nil.
    func run(_ code: String) -> String? {
        do {
            _ = try thread.runString(Array(code.utf8), mode: .file, setsPath: false)
            return nil
        } catch {
            let exception = thread.takeException()
            let number = (try? thread.lookupAttribute(.object(exception), "errno")) ?? .none
            guard case .int(let code) = number else { return exception.type.name.text }
            return "\(exception.type.name.text) \(Errno(Int32(code)).name?.description ?? "?")"
        }
    }
}

/// One machine serves all statements: making one takes a hundred times as long as running a statement.
@Suite struct PythonSystemCallTests {
    @Test func theseCallsAreMade() throws {
        let machine = try Machine()
        defer { machine.interpreter.shutDown() }
        for call in PythonCall.all {
            machine.recorder.restart()
            _ = machine.run(call.code)
            #expect(machine.recorder.log == call.calls, "\(call.code)")
            // what `os` gives out is the caller's to close; a stream closes its own
            #expect(machine.recorder.openDescriptors.isEmpty || call.code.hasPrefix("os."), "\(call.code)")
        }
    }

    /// The first call of a statement fails: the error comes out as the subclass of `OSError` that belongs to it.
    @Test func errorsBecomeExceptions() throws {
        let machine = try Machine()
        defer { machine.interpreter.shutDown() }
        let errors: [(Errno, String)] = [
            (.EACCES, "PermissionError"), (.ENOSPC, "OSError"), (.EMFILE, "OSError"), (.EIO, "OSError"),
        ]
        for call in PythonCall.all where !PythonCall.quiet.contains(where: { call.code.hasPrefix($0) }) {
            for (error, type) in errors {
                machine.recorder.restart()
                machine.recorder.fail(call.firstName, error)
                #expect(machine.run(call.code) == "\(type) \(error.name ?? "?")", "\(call.code)")
                #expect(machine.recorder.openDescriptors.isEmpty, "\(call.code)")
            }
        }
    }

    /// Any one of the calls fails: whatever Python makes of it, no descriptor stays open.
    @Test func nothingLeaks() throws {
        let machine = try Machine()
        defer { machine.interpreter.shutDown() }
        for call in PythonCall.all where call.calls.count > 1 {
            let names = call.calls.map { PythonCall.name($0) }
            for (index, name) in names.enumerated() {
                for error in [Errno.EACCES, .ENOSPC, .EMFILE, .EIO] {
                    machine.recorder.restart()
                    machine.recorder.fail(name, error, after: names[..<index].filter { $0 == name }.count)
                    _ = machine.run(call.code)
                    #expect(machine.recorder.openDescriptors.isEmpty, "\(call.code), \(error.name ?? "?") of \(name)")
                }
            }
        }
    }

    /// A signal interrupts the first call: its handler runs, and the call is made again (PEP 475) unless it must not be.
    @Test func interruptedCallsAreRepeated() throws {
        let machine = try Machine()
        defer { machine.interpreter.shutDown() }
        let outer = machine.interpreter.host.onInterrupt
        var interruptions = 0
        machine.interpreter.host.onInterrupt = {
            interruptions += 1
            return outer?() ?? true
        }
        for call in PythonCall.all {
            machine.recorder.restart()
            machine.recorder.fail(call.firstName, .EINTR)
            interruptions = 0
            _ = machine.run(call.code)
            if interruptions > 0 {
                #expect(machine.recorder.log == call.calls.prefix(1) + call.calls, "\(call.code)")
            } else {
                let made = machine.recorder.log
                #expect(
                    made.prefix(1) == call.calls.prefix(1) && made.dropFirst().first != call.calls.first, "\(call.code)"
                )
            }
        }
    }
}
