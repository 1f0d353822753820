// How scripts end, and that the host never ends with them.

import Glibc
import Synchronization
import Taipan
import Testing

/// What a script made of itself, in few words.
private func ending(_ python: Interpreter, _ source: String) -> String {
    do throws(PythonError) {
        try python.run(source)
        return "normal"
    } catch {
        return switch error {
        case .exception(let exception): exception.type
        case .limit(let limit): "limit \(limit.kind)"
        case .interrupted(let interruption): "interrupted \(interruption.reason)"
        case .exit(let exit): "exit \(exit.status)\(exit.message.map { " \($0)" } ?? "")"
        case .syntax: "syntax"
        }
    }
}

private let host = PyModule("host") { m in
    m.def("call(f)") { (f: PythonObject) throws in try f().as(PythonValue.self) }
    m.def("run(text)") { (python: Interpreter, text: String) throws in try python.run(text) }
    m.def("finish()") { (python: Interpreter) in python.finish() }
    m.def("abort()") { (python: Interpreter) in python.interruptHandle.abort("by itself") }
    m.def("signal()") { (python: Interpreter) in python.interruptHandle.signal() }
    m.def("mark(text)") { (text: String) in marks.withLock { $0.append(text) } }
}

private let marks = Mutex<[String]>([])

@Suite struct EndingTests {
    /// Policies under which no script may end the process.
    private static let policies: [(String, Policy)] = [("host", .host), ("isolated", .isolated)]

    @Test(arguments: [
        ("import sys; sys.exit()", "exit 0"), ("import sys; sys.exit(300)", "exit 300"),
        ("import sys; sys.exit('why')", "exit 1 why"),
        ("import sys; sys.exit(True)", "exit 1"), ("import sys; sys.exit((1, 2))", "exit 1 (1, 2)"),
        ("exit(5)", "exit 5"),
        ("import sys; sys.exit(2 ** 100)", "exit -1"), ("raise SystemExit", "exit 0"),
        ("import os; os._exit(4)", "exit 4"), ("import os\ntry: os._exit(4)\nfinally: os._exit(5)", "exit 4"),
        ("import os\ntry: os._exit(4)\nexcept BaseException: pass", "exit 4"), ("import os; os.abort()", "exit 134"),
        ("import host, sys; host.call(lambda: sys.exit(7))", "exit 7"),
        ("import host; host.run('raise SystemExit(8)')", "exit 8"),
        ("import host, os; host.call(lambda: os._exit(9))", "exit 9"),
        (
            "import host, sys\ntry: host.call(lambda: sys.exit(7))\nexcept SystemExit as e: raise ValueError(e.code)",
            "ValueError"
        ),
        ("class A:\n    def __del__(self): raise SystemExit(3)\nA()", "normal"),
        ("import os\nclass A:\n    def __del__(self): os._exit(3)\nA()\nwhile True: pass", "exit 3"),
        ("import atexit, sys, os\natexit.register(sys.exit, 3)\natexit.register(os._exit, 3)", "normal"),
        ("import os\nclass A:\n    def __del__(self): os._exit(3)\nkept = A()", "normal"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"), ("raise GeneratorExit", "GeneratorExit"),
        ("import _thread; _thread.exit()", "exit 0"),
    ])
    func exitsAreErrors(_ source: String, _ expected: String) throws {
        for (name, policy) in EndingTests.policies {
            let python = try Interpreter(policy: policy, modules: [host], stdout: .capture)
            #expect(ending(python, source) == expected, "\(name)")
            python.finish()
        }
    }

    @Test(arguments: [
        "os.kill(os.getpid(), 9)", "os.kill(0, 9)", "os.kill(-1, 9)", "os.killpg(0, 9)", "signal.raise_signal(9)",
        "signal.pthread_kill(_thread.get_ident(), 9)", "signal.setitimer(signal.ITIMER_REAL, 0.001)", "signal.alarm(1)",
        "os.fork()",
        "os.forkpty()", "os.execv('/bin/true', ['true'])", "os.execvp('true', ['true'])",
        "os.posix_spawn('/bin/true', ['x'], {})",
        "os.system('kill -9 $PPID')", "os.setuid(5)", "os.setsid()", "os.nice(5)", "os.sched_setaffinity(0, {0})",
        "os.chroot('/')", "os.setpriority(0, 0, 19)",
    ])
    func isolatedScriptsCannotEndOrDisturbTheProcess(_ source: String) throws {
        let python = try Interpreter(policy: .isolated)
        #expect(
            ["PermissionError", "itimer_error", "OSError"].contains(
                ending(python, "import os, signal, _thread\n" + source)))
    }

    /// Their own descriptors and settings they may change; it has no effect on the host's.
    @Test func isolatedScriptsChangeOnlyWhatIsTheirs() throws {
        let before = try state()
        let python = try Interpreter(policy: .isolated, stdout: .capture)
        let source = """
            import os, sys
            os.umask(0)
            os.dup2(0, 1)
            os.closerange(0, 100)
            sys.setrecursionlimit(10 ** 9)
            os.environ['TAIPAN_ENDING'] = 'x'
            """
        #expect(ending(python, source) == "normal")
        #expect(try state() == before)
        #expect(getenv("TAIPAN_ENDING") == nil && alarm(0) == 0)
    }

    /// What belongs to the process.
    private func state() throws -> PythonValue {
        try Interpreter().eval(
            "[l for l in open('/proc/self/status') if l.startswith('Umask')], __import__('os').getcwd(), "
                + "__import__('fcntl').fcntl(1, 1)")
    }

    /// `_exit` in a process that the script has forked ends that one; so does the end of the script.
    /// (In a process of its own: a child that is forked while another thread has a lock of Swift's runtime waits for ever.)
    @Test func forkedChildrenNeverRunTheHostsCode() async {
        await #expect(processExitsWith: .success) { try EndingTests.fork() }
    }

    private static func fork() throws {
        let process = getpid()
        let python = try Interpreter(modules: [host], stdout: .capture)
        try python.run(
            """
            import os, host
            def status(child): return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            child = os.fork()
            if child == 0: os._exit(3)
            print(status(child))
            child = os.fork()
            if child == 0: host.call(lambda: os._exit(4))
            print(status(child))
            """)
        for (source, expected) in [
            ("pass", 0), ("raise SystemExit(5)", 5), ("1 / 0", 1), ("import os; os._exit(6)", 6),
        ] {
            python["source"] = .string(source)
            try python.run("import sys\nsys.stderr = None\nchild = os.fork()\nif not child: exec(source)")
            #expect(try python.eval("status(child)", as: Int.self) == expected, "\(source)")
        }
        #expect(getpid() == process)
        #expect(python.takeOutput() == "3\n4\n")
    }

    @Test func aScriptThatExitedCanGoOnUnlessItSaidExitAtOnce() throws {
        let python = try Interpreter()
        #expect(ending(python, "x = 1\nraise SystemExit(2)") == "exit 2")
        #expect(try python.eval("x") == 1)
        #expect(ending(python, "import os; os._exit(2)") == "exit 2")
        #expect(ending(python, "x") == "exit 2")
    }

    @Test func nothingRunsAfterTheHostHasAskedForTheEnd() throws {
        let python = try Interpreter(modules: [host], stdout: .capture)
        let source =
            "import host\ntry: host.abort()\nexcept BaseException: print('caught')\nfinally: print('finally')\nprint('after')"
        #expect(ending(python, source) == "interrupted by itself")
        #expect(ending(python, "print('again')") == "interrupted by itself")
        #expect(python.takeOutput() == "")
    }

    @Test func signalsOfHostFunctionsArriveAtOnce() throws {
        let python = try Interpreter(modules: [host], stdout: .capture)
        try python.run(
            "import host\ntry:\n    host.signal()\n    print('after')\nexcept KeyboardInterrupt: print('caught')")
        #expect(python.takeOutput() == "caught\n")
    }

    @Test func aScriptCannotFinishItsInterpreter() throws {
        let python = try Interpreter(modules: [host], stdout: .capture)
        try python.run("import host\nprint(host.finish())\nprint('on')")
        #expect(python.takeOutput() == "False\non\n")
        #expect(python.finish() && python.finish())
        #expect(ending(python, "1") == "RuntimeError")
    }

    @Test func endedInterpretersAnswerEverything() throws {
        let python = try Interpreter(modules: [host], stdout: .capture)
        try python.run(
            "import host, atexit\nclass A:\n    def __del__(self): host.mark('gone')\na = [A()]\ndef f(x): return x\nprint(1)"
        )
        try python.run("atexit.register(host.mark, 'exit')")
        let (list, iterator) = (
            try #require(python["a"] as PythonObject?), try python.eval("iter([1])", as: PythonObject.self)
        )
        let closure = try python.function("f", taking: Int.self, returning: Int.self)
        let handle = python.interruptHandle
        let usage = python.usage
        python.finish()
        #expect(marks.withLock { $0.contains("exit") && $0.contains("gone") })
        #expect(python["a"] as PythonObject? == nil && python["a"] as PythonValue? == nil)
        python["a"] = 3
        #expect(throws: PythonError.self) { try closure(1) }
        #expect(throws: PythonError.self) { try list.repr() }
        #expect(throws: PythonError.self) { try iterator.makeIterator() }
        #expect(throws: PythonError.self) { try list.append(1) }
        #expect(list.typeName == "list" && list.description == "<list object whose str() failed>" && !list.isNone)
        #expect(list.isSame(as: list) && python.takeOutput() == "1\n" && python.usage.steps >= usage.steps)
        handle.signal()
        handle.abort()
        python.flush()
    }

    @Test func closuresKeepTheirInterpreter() throws {
        var closure: ((Int) throws(PythonError) -> [Int])?
        do {
            let python = try Interpreter()
            try python.run("seen = []\ndef f(x):\n    seen.append(x)\n    return seen")
            closure = try python.function("f", taking: Int.self, returning: [Int].self)
        }
        #expect(try closure?(1) == [1] && closure?(2) == [1, 2])
    }

    /// Exit functions of a global interpreter never run; what was printed is there all the same.
    @Test func printedTextIsThereWhenTheCallIsOver() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let python = try Interpreter(stdout: .descriptor(ends[1]))
        func read() -> String {
            var buffer = [UInt8](repeating: 0, count: 100)
            let count = Glibc.read(ends[0], &buffer, 100)
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
        try python.run("print('one')")
        #expect(read() == "one\n")
        #expect(ending(python, "print('two')\n1 / 0") == "ZeroDivisionError")
        #expect(read() == "two\n")
    }
}
