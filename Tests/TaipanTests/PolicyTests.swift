// The parts of a policy, each by what scripts notice of it.

import Glibc
import Synchronization
import Taipan
import Testing

/// What a script printed under a policy.
private func output(_ policy: Policy, _ source: String) throws -> String {
    let python = try Interpreter(policy: policy, stdout: .capture)
    try python.run(source)
    return python.takeOutput()
}

/// A fresh directory of the host, removed at the end.
private final class Folder {
    let path: String

    init() {
        var template = Array("/tmp/taipan-policy-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit { _ = try? output(.host, "import shutil; shutil.rmtree('\(path)')") }

    func write(_ name: String, _ text: String) {
        let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        Glibc.write(file, text, text.utf8.count)
        close(file)
    }

    func read(_ name: String) -> String? {
        let file = open("\(path)/\(name)", O_RDONLY)
        if file < 0 { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(file, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}

@Suite struct PolicyTests {
    @Test func writableMountsAreTheHostsDirectories() throws {
        let folder = Folder()
        var policy = Policy.isolated
        policy.files = .mounts([.directory(folder.path, at: "/out", isWritable: true)])
        let printed = try output(
            policy,
            """
            import os
            open('made.txt', 'w').write('by the script')
            os.makedirs('a/b'); os.rename('made.txt', 'a/b/made.txt'); os.link('a/b/made.txt', 'second')
            os.chdir('a/b'); print(os.getcwd(), os.listdir('.'), os.listdir('/'), os.stat('made.txt').st_nlink)
            """)
        #expect(printed == "/out/a/b ['made.txt'] ['out'] 2\n")
        #expect(folder.read("second") == "by the script")
    }

    @Test func directoriesInMemoryHaveALimitAndLeaveNothing() throws {
        var policy = Policy.isolated
        policy.files = .mounts([.memory(at: "/tmp", limit: 100_000), .memory(at: "/deep/er", limit: 1000)])
        let printed = try output(
            policy,
            """
            import os, errno
            def fill(n):
                try:
                    with open('/tmp/f', 'wb') as f: f.write(b'x' * n)
                    return os.stat('/tmp/f').st_size
                except OSError as e: return errno.errorcode[e.errno]
            print(fill(50_000), fill(90_000), fill(200_000))
            os.remove('/tmp/f')
            print(fill(90_000), sorted(os.listdir('/')), os.listdir('/deep'))
            """)
        #expect(printed == "50000 90000 ENOSPC\n90000 ['deep', 'tmp'] ['er']\n")
    }

    @Test func overlaysKeepChangesInMemory() throws {
        let folder = Folder()
        for (name, text) in [("a.txt", "first"), ("b.txt", "second"), ("c.txt", "third")] { folder.write(name, text) }
        mkdir("\(folder.path)/sub", 0o755)
        folder.write("sub/d.txt", "fourth")
        symlink("sub/d.txt", "\(folder.path)/link")
        var policy = Policy.isolated
        policy.files = .mounts([.overlay(folder.path, at: "/w")])
        let printed = try output(
            policy,
            """
            import os
            open('a.txt', 'a').write('+')
            os.remove('b.txt')
            os.rename('c.txt', 'sub/e.txt')
            open('new.txt', 'w').write('new')
            with open('sub/d.txt', 'r+') as f: f.seek(0); f.write('F')
            print(sorted(os.listdir('.')), sorted(os.listdir('sub')))
            print(open('a.txt').read(), open('sub/e.txt').read(), open('link').read(), os.stat('sub/e.txt').st_size)
            os.rename('sub', 'moved'); print(open('moved/e.txt').read(), os.path.exists('sub'))
            """)
        #expect(
            printed == """
                ['a.txt', 'link', 'new.txt', 'sub'] ['d.txt', 'e.txt']
                first+ third Fourth 5
                third False

                """)
        #expect(folder.read("a.txt") == "first" && folder.read("b.txt") == "second" && folder.read("c.txt") == "third")
        #expect(folder.read("sub/d.txt") == "fourth" && folder.read("new.txt") == nil)
    }

    @Test func environmentBelongsToTheInterpreter() throws {
        setenv("TAIPAN_TEST_GIVEN", "given", 1)
        setenv("TAIPAN_TEST_HELD", "held", 1)
        var policy = Policy.isolated
        policy.environment = .virtual(["NAME": "value"])
        #expect(
            try output(policy, "import os; os.environ['X'] = '1'; print(dict(os.environ))")
                == "{'NAME': 'value', 'X': '1'}\n")
        policy.environment = .passing(["TAIPAN_TEST_GIVEN"])
        #expect(try output(policy, "import os; print(dict(os.environ))") == "{'TAIPAN_TEST_GIVEN': 'given'}\n")
        #expect(getenv("X") == nil)
    }

    @Test func clocksCanBeFixedAndVirtual() throws {
        var policy = Policy.isolated
        policy.clock = .fixed(secondsSince1970: 1_000_000_000)
        #expect(try output(policy, "import time; print(time.time(), time.gmtime().tm_year)") == "1000000000.0 2001\n")
        policy.clock = .virtual(startingAt: 1000)
        let script = "import time; a = time.monotonic(); time.sleep(3600); print(time.time(), time.monotonic() - a)"
        let elapsed = try ContinuousClock().measure {
            let printed = try output(policy, script)
            #expect(printed == "4600.0 3600.0\n")
        }
        #expect(elapsed < .seconds(60))
    }

    @Test func randomnessCanBeSeeded() throws {
        var policy = Policy.isolated
        policy.randomness = .seeded(42)
        let script = "import os; print(os.urandom(16).hex())"
        let first = try output(policy, script)
        #expect(first.utf8.count == 33)
        #expect(try output(policy, script) == first)
        policy.randomness = .seeded(43)
        #expect(try output(policy, script) != first)
    }

    @Test func modulesCanBeListed() throws {
        var policy = Policy.isolated
        policy.modules = .only(["math", "logging", "collections"])
        let printed = try output(
            policy,
            """
            import math, logging, collections.abc
            for name in ['os', 'importlib']:
                try: __import__(name)
                except PermissionError as e: print(e)
            """)
        #expect(
            printed == """
                [Errno 1] not permitted by the policy: modules (os)
                [Errno 1] not permitted by the policy: modules (importlib)

                """)
    }

    @Test func refusalsNameThePermission() throws {
        let printed = try output(
            .isolated,
            """
            import os
            for call in [lambda: os.system('true'), lambda: os.fork(), lambda: os.setuid(0), lambda: os.chroot('/')]:
                try: call()
                except PermissionError as e: print(e.errno, e.strerror)
            """)
        #expect(
            printed == """
                1 not permitted by the policy: processes
                1 not permitted by the policy: processes
                1 not permitted by the policy: system
                1 not permitted by the policy: system

                """)
    }

    @Test func programsCanBeListed() throws {
        var policy = Policy.isolated
        policy.files = .mounts([.memory(at: "/tmp")])
        policy.processes = .programs(["/bin/echo"])
        let printed = try output(
            policy,
            """
            import os
            r, w = os.pipe()
            p = os.posix_spawn('/bin/echo', ['echo', 'from a child'], {}, file_actions=[(os.POSIX_SPAWN_DUP2, w, 1)])
            os.close(w)
            print(os.read(r, 100), os.waitpid(p, 0)[1])
            try: os.posix_spawn('/bin/cat', ['cat'], {})
            except PermissionError as e: print(e.strerror)
            """)
        #expect(printed == "b'from a child\\n' 0\nnot permitted by the policy: processes\n")
    }

    @Test func auditSeesEventsAndMayVeto() throws {
        let seen = Mutex<[String]>([])
        var policy = Policy.isolated
        policy.files = .mounts([.memory(at: "/tmp")])
        policy.audit = { event in
            seen.withLock { $0.append(event.name) }
            if event.name == "open", case .string(let path)? = event.arguments.first, path.hasSuffix(".secret") {
                return .deny("no secrets")
            }
            return .allow
        }
        let printed = try output(
            policy,
            """
            import os
            open('/tmp/a', 'w').close()
            os.remove('/tmp/a')
            try: open('/tmp/b.secret', 'w')
            except PermissionError as e: print(e)
            """)
        #expect(printed == "no secrets\n")
        #expect(seen.withLock { $0.contains("os.remove") && $0.contains("open") })
    }

    /// Nothing tells another time of day: not the coarse clocks, not the calendar, not what files are dated with.
    @Test func aFixedClockIsFixedEverywhere() throws {
        var policy = Policy.isolated
        policy.files = .mounts([.memory(at: "/tmp")])
        policy.clock = .fixed(secondsSince1970: 1_000_000_000)
        let printed = try output(
            policy,
            """
            import os, time
            print({time.clock_gettime(n) for n in (0, 5, 8, 11)}, time.time_ns(), time.localtime().tm_year, time.ctime())
            print(time.strftime("%F %T %Z"), time.tzname, time.mktime(time.gmtime()))
            open('f', 'w').write('x'); os.mkdir('d'); os.symlink('f', 'l')
            times = lambda s: {s.st_mtime, s.st_atime, s.st_ctime}
            print(times(os.stat('f')) | times(os.lstat('l')) | times(os.stat('d')) | times(os.stat('.')))
            print(times(next(e for e in os.scandir('.') if e.name == 'f').stat()), times(os.fstat(os.open('f', 0))))
            os.utime('f', (4e9, 4e9)); print(os.stat('f').st_mtime)
            os.utime('f'); print(os.stat('f').st_mtime)
            """)
        #expect(
            printed == """
                {1000000000.0} 1000000000000000000 2001 Sun Sep  9 01:46:40 2001
                2001-09-09 01:46:40 UTC ('UTC', 'UTC') 1000000000.0
                {1000000000.0}
                {1000000000.0} {1000000000.0}
                4000000000.0
                1000000000.0

                """)
    }

    @Test func virtualTimePassesInEverythingThatWaits() throws {
        var policy = Policy.isolated
        policy.clock = .virtual(startingAt: 1000)
        let printed = try output(
            policy,
            """
            import time, select, os
            time.sleep(1000); print(time.time(), time.monotonic(), time.perf_counter(), time.clock_gettime(5))
            r, w = os.pipe()
            print(select.select([r], [], [], 5000), time.time())
            p = select.poll(); p.register(r); print(p.poll(1000 * 1000), time.time())
            os.write(w, b'x'); print(select.select([r], [], [], 5000)[0] == [r], time.time(), os.times().elapsed)
            """)
        #expect(
            printed == """
                2000.0 2000.0 2000.0 2000.0
                ([], [], []) 7000.0
                [] 8000.0
                True 8000.0 8000.0

                """)
    }

    @Test func everythingThatIsRandomFollowsTheSeed() throws {
        var policy = Policy.isolated
        policy.files = .mounts([.memory(at: "/tmp")])
        policy.randomness = .seeded(7)
        let script = """
            import os, random, tempfile, uuid
            print(os.urandom(8).hex(), os.getrandom(8).hex(), random.random(), random.SystemRandom().random())
            print(uuid.uuid4(), tempfile.mkstemp()[1], tempfile.gettempdir(), hash('text'), hash(b'bytes'), list({'a', 'b', 'c'}))
            """
        let first = try output(policy, script)
        #expect(first.split(separator: "\n").count == 2)
        #expect(try output(policy, script) == first)
        policy.randomness = .seeded(8)
        let second = try output(policy, script)
        #expect(second.split(separator: " ").first != first.split(separator: " ").first)
    }

    /// Two interpreters on one thread, and the process between them.
    @Test func interpretersDoNotSeeEachOther() throws {
        let folder = Folder()
        var policy = Policy.isolated
        policy.files = .mounts([.directory(folder.path, at: "/out", isWritable: true)])
        policy.environment = .virtual(["NAME": "value"])
        let (one, two) = (try Interpreter(policy: policy), try Interpreter(policy: policy))
        let mask = umask(0o022)
        umask(mask)
        for python in [one, two] { try python.run("import os, sys") }
        try one.run(
            "os.makedirs('a/b'); os.chdir('a/b'); os.umask(0o077); os.environ['X'] = '1'; f = os.open('f', os.O_CREAT)")
        let state = "repr((os.getcwd(), os.umask(0o022), dict(os.environ)))"
        #expect(try two.eval(state, as: String.self) == "('/out', 18, {'NAME': 'value'})")
        #expect(try one.eval(state, as: String.self) == "('/out/a/b', 63, {'NAME': 'value', 'X': '1'})")
        #expect(try one.eval("f", as: Int.self) == 3)
        #expect(throws: PythonError.self) { try two.run("os.fstat(3)") }
        #expect(try two.eval("os.open('a/b/f', 0)", as: Int.self) == 3)
        try two.run("os.close(3)")
        #expect(try one.eval("os.fstat(f).st_size", as: Int.self) == 0)
        #expect(umask(mask) == mask && getenv("X") == nil)
    }

    /// What a file is called says nothing about where it comes from: `compile` takes any name.
    @Test func theListOfModulesLooksAtTheCodeItself() throws {
        var policy = Policy.isolated
        policy.modules = .only(["math"])
        let printed = try output(
            policy,
            """
            code = compile('import os', '<frozen os>', 'exec')
            for attempt in [lambda: exec(code), lambda: exec('import os'), lambda: __import__('os.path'), lambda: eval("__import__('posix')"),
                            lambda: exec(code, {'__name__': 'os', '__builtins__': __builtins__})]:
                try: print(attempt())
                except PermissionError as e: print(e.errno, e.strerror)
            """)
        let os = "1 not permitted by the policy: modules (os)\n"
        #expect(
            printed == os + os + "1 not permitted by the policy: modules (os.path)\n"
                + "1 not permitted by the policy: modules (posix)\n" + os)
    }

    /// What an invented machine tells of itself is invented.
    @Test func aSyntheticIdentityIsWhole() throws {
        var policy = Policy.isolated
        var machine = Policy.Identity.Synthetic()
        (machine.hostname, machine.user, machine.userID, machine.groupID, machine.processID) = ("box", "ann", 7, 8, 9)
        policy.identity = .synthetic(machine)
        let printed = try output(
            policy,
            """
            import os, pwd, grp, platform
            print(os.uname().nodename, platform.node(), os.getuid(), os.geteuid(), os.getgid(), os.getpid(), os.getppid(), os.getpgrp())
            print(os.getlogin(), pwd.getpwuid(7).pw_name, pwd.getpwnam('ann').pw_uid, grp.getgrgid(8).gr_name, os.getgroups())
            for call in [lambda: os.getsid(0), lambda: os.getpriority(0, 0), lambda: os.sched_getaffinity(0), lambda: os.getresuid()]:
                try: print(call())
                except PermissionError as e: print(e.strerror)
            """)
        #expect(
            printed == "box box 7 7 8 9 0 9\nann ann 7 ann [8]\n"
                + String(repeating: "not permitted by the policy: identity\n", count: 4))
    }
}
