// Several interpreters in one process, and the host itself: nobody gets in another one's way.

import Glibc
import Synchronization
import Testing

@testable import Taipan

/// How a script ended: `steps`, `memory` …; nil if it ended by itself.
private func limit(_ python: Interpreter, _ source: String) throws -> Limits.Kind? {
    do throws(PythonError) {
        try python.run(source)
        return nil
    } catch {
        guard case .limit(let limit) = error else { throw error }
        return limit.kind
    }
}

@Suite(.serialized) struct SharingTests {
    // MARK: Memory

    @Test func memoryIsLimitedForEachAlone() throws {
        var limits = Limits.unlimited
        limits.memory = 64 << 20
        let large = try Interpreter(limits: .unlimited)
        let small = try Interpreter(limits: limits)
        try large.run("kept = [bytes(1000) for _ in range(200_000)]")
        // what others take is not its own
        #expect(try limit(small, "mine = [bytes(1000) for _ in range(10_000)]\nfor i in range(300_000): i + 1") == nil)
        #expect(try limit(small, "also = 'x' * 20_000_000") == nil)
        #expect(throws: PythonError.self) { try small.run("much = 'x' * 60_000_000") }
        // what others give back does not make room for it
        try large.run("del kept")
        // (the list itself may be what there is no room for, and that can be caught)
        let endless = "while True:\n    try: mine.append(bytes(1000))\n    except MemoryError: pass"
        #expect(try limit(small, endless) == .memory)
        #expect(small.usage.peakMemory > 32 << 20)
        #expect(small.usage.peakMemory < 400 << 20)
    }

    @Test func whatIsFreedCanBeUsedAgain() throws {
        var limits = Limits.unlimited
        limits.memory = 64 << 20
        let other = try Interpreter()
        let python = try Interpreter(limits: limits)
        #expect(try limit(python, "for _ in range(20): kept = [bytes(1000) for _ in range(20_000)]") == nil)
        withExtendedLifetime(other) {}
    }

    // MARK: Children

    private var programs: Policy {
        var policy = Policy.isolated
        policy.files = .mounts([.memory(at: "/tmp")])
        policy.processes = .programs(["/bin/ls", "/bin/echo", "/bin/true", "/bin/cat", "/bin/sh", "/usr/bin/env"])
        return policy
    }

    private func output(_ policy: Policy, _ source: String) throws -> String {
        let python = try Interpreter(policy: policy, stdout: .capture)
        try python.run(source)
        return python.takeOutput()
    }

    @Test func programsHaveNoDescriptorsOfTheHost() throws {
        // both without the mark that closes them in children
        let descriptors = [open("/dev/null", O_RDONLY), open("/", O_RDONLY | O_DIRECTORY)]
        defer { for descriptor in descriptors { close(descriptor) } }
        #expect(descriptors.allSatisfy { $0 >= 0 })
        let printed = try output(
            programs,
            """
            import os, subprocess
            print(subprocess.run(['/bin/ls', '/proc/self/fd'], capture_output=True, text=True).stdout.split())
            r, w = os.pipe()
            print(subprocess.run(['/bin/ls', '/proc/self/fd'], pass_fds=[r], capture_output=True, text=True).stdout.split())
            print(subprocess.run(['/bin/cat'], input='through\\n', capture_output=True, text=True).stdout, end='')
            os.set_inheritable(w, True)
            a, b = os.pipe()
            p = os.posix_spawn('/bin/ls', ['ls', '/proc/self/fd'], {}, file_actions=[(os.POSIX_SPAWN_DUP2, b, 1)])
            os.waitpid(p, 0)
            print(w, os.read(a, 100).split())
            """)
        #expect(
            printed == """
                ['0', '1', '2', '3']
                ['0', '1', '2', '3', '4']
                through
                4 [b'0', b'1', b'2', b'3', b'4']

                """)
    }

    @Test func programsGetTheEnvironmentAndTheDirectoryOfTheScript() throws {
        setenv("TAIPAN_TEST_SECRET", "secret", 1)
        var policy = programs
        policy.environment = .virtual(["NAME": "value"])
        let printed = try output(
            policy,
            """
            import os, subprocess
            print(subprocess.run(['/usr/bin/env'], capture_output=True, text=True).stdout, end='')
            os.mkdir('/tmp/d'); os.chdir('/tmp/d'); open('here', 'w').close()
            print(subprocess.run(['/bin/ls'], capture_output=True, text=True).stdout, end='')
            try: subprocess.run(['sleep', '1'])
            except OSError as e: print(type(e).__name__)
            """)
        #expect(printed == "NAME=value\nhere\nPermissionError\n")
    }

    @Test func scriptsWaitForTheirOwnChildrenOnly() throws {
        var process: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
        defer { free(arguments[0]) }
        #expect(posix_spawn(&process, "/bin/true", nil, nil, &arguments, nil) == 0)
        let printed = try output(
            programs,
            """
            import os
            for wait in [lambda: os.waitpid(-1, 0), lambda: os.waitpid(\(process), 0), lambda: os.wait(), lambda: os.wait3(0),
                         lambda: os.waitid(os.P_ALL, 0, os.WEXITED), lambda: os.waitid(os.P_PID, \(process), os.WEXITED)]:
                try: print(wait())
                except ChildProcessError as e: print(e.errno)
            first = os.posix_spawn('/bin/sh', ['sh', '-c', 'exit 3'], {})
            second = os.posix_spawn('/bin/cat', ['cat', '/dev/null'], {})
            found = {os.wait(), os.waitpid(-1, 0)}
            print(found == {(first, 768), (second, 0)})
            try: os.kill(\(process), 0)
            except PermissionError as e: print(e.strerror)
            """)
        #expect(printed == String(repeating: "10\n", count: 6) + "True\nnot permitted by the policy: processes\n")
        var status: Int32 = 0
        #expect(waitpid(process, &status, 0) == process)
    }

    // MARK: In parallel

    @Test func eightInterpretersRunInParallel() throws {
        let program = try Program(
            source: """
                import itertools, collections, re
                class Node:
                    def __init__(self, left, right): self.left, self.right = left, right
                    def sum(self): return 1 + sum(n.sum() for n in (self.left, self.right) if n)
                def tree(n): return Node(tree(n - 1), tree(n - 1)) if n else None
                words = collections.Counter(str(i % 7) * 3 for i in range(500))
                text = ' '.join(f'{k}={v}' for k, v in sorted(words.items()))
                try: raise ValueError(text)
                except ValueError as e: kept = e
                result = tree(6).sum(), len(text), 3 ** 500 % 1000, sorted(words)[0], re.findall('[0-9]+', text)[1]
                """)
        let count = Mutex(0)
        let threads = (0..<8).map { _ in
            RunningThread {
                for _ in 0..<3 {
                    do throws(PythonError) {
                        let python = try Interpreter(stdout: .capture)
                        try python.run(program)
                        try python.run("print(result)")
                        if python.takeOutput() == "(63, 48, 1, '000', '72')\n" { count.withLock { $0 += 1 } }
                    } catch { Issue.record(error) }
                }
            }
        }
        for thread in threads { thread.join() }
        #expect(count.withLock { $0 } == 24)
    }

    // MARK: What belongs to the process

    /// The C library's environment, its time zone and the walk through its users have no lock of their own.
    @Test func interpretersTakeTurnsWithTheStateOfTheProcess() throws {
        let program = try Program(
            source: """
                import os, time, pwd, grp, subprocess
                def work(me):
                    for i in range(150):
                        name = f'TAIPAN_TURN_{me}_{i % 7}'
                        os.environ[name] = str(i) * (i % 50)
                        assert os.environ[name] == str(i) * (i % 50)
                        os.putenv('TZ', ['UTC', 'Europe/Berlin', 'Asia/Tokyo'][i % 3])
                        time.tzset(); time.localtime(i * 1e6); time.mktime(time.gmtime(i * 1e6)); time.strftime('%Z')
                        if i % 7 == 6:
                            del os.environ[name]
                            assert os.getenv(name) is None
                        if i % 10 == 0: assert pwd.getpwall()[0].pw_name and grp.getgrall()[0].gr_name
                    os.unsetenv('TZ')
                    assert subprocess.run(['/bin/true']).returncode == 0
                    return 'whole'
                """)
        let count = Mutex(0)
        let threads = (0..<4).map { me in
            RunningThread {
                do throws(PythonError) {
                    let python = try Interpreter(limits: .unlimited, stdout: .capture)
                    try python.run(program)
                    if try python.eval("work(\(me))", as: String.self) == "whole" { count.withLock { $0 += 1 } }
                } catch { Issue.record(error) }
            }
        }
        for thread in threads { thread.join() }
        #expect(count.withLock { $0 } == 4)
    }

    /// A child that is forked while another interpreter uses the environment does not inherit a lock that is taken.
    @Test func childrenCanUseTheEnvironment() throws {
        let isDone = Mutex(false)
        let other = RunningThread {
            do throws(PythonError) {
                let python = try Interpreter(limits: .unlimited, stdout: .capture)
                try python.run("import os")
                while !isDone.withLock({ $0 }) {
                    try python.run("for i in range(200): os.putenv('TAIPAN_FORK', str(i))")
                }
            } catch { Issue.record(error) }
        }
        let python = try Interpreter(limits: .unlimited, stdout: .capture)
        try python.run(
            """
            import os
            for i in range(20):
                child = os.fork()
                if not child:
                    os.putenv('TAIPAN_CHILD', '1')
                    os.kill(os.getpid(), 9)
                assert os.waitpid(child, 0)[1] == 9
            """)
        isDone.withLock { $0 = true }
        other.join()
    }

    // MARK: Waking up

    @Test(arguments: [
        "import time; time.sleep(1e6)", "import os; os.read(os.pipe()[0], 1)",
        "import os, select; select.select([os.pipe()[0]], [], [])", "import select; select.poll().poll()",
        "import os; os.waitpid(os.posix_spawn('/bin/sleep', ['sleep', '100'], {}), 0)",
        "import os; open(os.pipe()[0]).readline()", "while True: pass",
        "import _thread; l = _thread.allocate_lock(); l.acquire(); l.acquire()",
    ])
    func signalsWake(_ script: String) throws {
        let python = try Interpreter(limits: .unlimited, stdout: .capture)
        let handle = python.interruptHandle
        let thread = RunningThread {
            usleep(50_000)
            handle.signal()
        }
        try python.run("try: exec(\"\"\"\(script)\"\"\")\nexcept KeyboardInterrupt: print('caught')")
        thread.join()
        #expect(python.takeOutput() == "caught\n")
    }

    @Test func usageTellsEverything() throws {
        let python = try Interpreter(modules: [PyModule("m") { $0.def("f()") { () } }], stdout: .capture)
        try python.run("import m\nfor i in range(1000): m.f()\nprint('x' * 99)\nsum(range(3_000_000))")
        let usage = python.usage
        #expect(usage.steps > 300_000 && usage.hostCalls == 1000 && usage.outputBytes == 100)
        #expect(usage.wallTime > .zero && usage.cpuTime > .zero && usage.cpuTime < .seconds(60))
        #expect(python.takeOutput() == String(repeating: "x", count: 99) + "\n")
        #expect(python.usage.outputBytes == 100 && python.usage.peakMemory >= 0)
    }
}

/// A thread with a stack for scripts.
private final class RunningThread: @unchecked Sendable {
    private var thread = pthread_t()
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 16 << 20)
        pthread_create(
            &thread, &attributes,
            { argument in
                if let argument { Unmanaged<RunningThread>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        pthread_attr_destroy(&attributes)
    }

    func join() { pthread_join(thread, nil) }
}
