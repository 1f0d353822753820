// Where output goes and input comes from, with sinks that are slow or want something of the interpreter themselves.

import Glibc
import Synchronization
import Taipan
import Testing

/// What sinks have received; and, for those that use it, the interpreter that they belong to.
private final class Log: @unchecked Sendable {
    private let entries = Mutex<[String]>([])
    /// Used on the thread of the script only.
    weak var python: Interpreter?
    func add(_ text: String) { entries.withLock { $0.append(text) } }
    var all: [String] { entries.withLock { $0 } }
}

@Suite struct SinkTests {
    @Test func bytesComeAsTheyAre() throws {
        let log = Log()
        let python = try Interpreter(stdout: .bytes { log.add("\($0)") }, stderr: .discard)
        try python.run(
            "import sys\nprint('é')\nsys.stdout.buffer.write(b'\\xff\\0')\nsys.stdout.flush()\nprint('x', file=sys.stderr)"
        )
        #expect(log.all.joined() == "[195, 169, 10][255, 0]")
        #expect(python.usage.outputBytes == 7 && python.takeOutput() == "" && python.takeErrorOutput() == "")
    }

    @Test func linesAreWhole() throws {
        let log = Log()
        let python = try Interpreter(stdout: .lines { log.add($0) })
        try python.run("print('a', end='')\nprint('b')\nprint()\nprint('c\\r\\nd\\n\\ne', end='')")
        python.finish()
        #expect(log.all == ["ab", "", "c\r", "d", "", "e"])
    }

    @Test func descriptorsOfTheHostStayOpen() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        for policy in [Policy.host, .isolated] {
            let python = try Interpreter(policy: policy, stdout: .descriptor(ends[1]))
            try python.run(
                "import os, sys\nprint('text')\nsys.stdout.close()\nos.close(sys.__stdin__.fileno()) if False else None"
            )
            python.finish()
            var buffer = [UInt8](repeating: 0, count: 16)
            #expect(read(ends[0], &buffer, 16) == 5 && write(ends[1], "x", 1) == 1 && read(ends[0], &buffer, 16) == 1)
        }
        let input = try Interpreter(stdin: .descriptor(ends[0]))
        write(ends[1], "line\n", 5)
        #expect(try input.eval("input()") == "line")
        for end in ends { close(end) }
        let bad = try Interpreter(stdout: .descriptor(99_999), stdin: .descriptor(99_999))
        _ = try? bad.run("print(1)")
        #expect(throws: PythonError.self) { try bad.run("input()") }
    }

    @Test func scriptsMayReplaceAndCloseTheirStreams() throws {
        for (source, printed) in [
            ("sys.stdout.close()", ""), ("sys.stdout = None; print(1)", ""),
            ("sys.stdout = io.StringIO(); print(1)", ""),
            ("sys.stdout.detach().write(b'raw')", "raw"),
            ("sys.stdout.reconfigure(encoding='utf-16-le'); print(end='é')", "\u{FFFD}\0"),
            (
                "del sys.stdout\ntry: print(1)\nexcept RuntimeError as e: sys.__stdout__.write(str(e))",
                "lost sys.stdout"
            ),
            ("sys.stdout.write('x' * 100000)", String(repeating: "x", count: 100_000)),
        ] {
            let python = try Interpreter(stdout: .capture)
            try python.run("import sys, io\n" + source)
            #expect(python.takeOutput() == printed, "\(source)")
        }
    }

    /// A sink is called in the middle of the script, and may want something of it. (Printing to the stream that is being written is
    /// what CPython refuses too.)
    @Test func sinksMayUseTheInterpreter() throws {
        let log = Log()
        let python = try Interpreter(
            stdout: .lines { line in
                log.add(line)
                guard let python = log.python else { return }
                do throws(PythonError) {
                    if line == "ask" { log.add("\(try python.eval("n + 1", as: Int.self))") }
                    if line == "nest" { try python.run("print('inner')\nprint('never')") }
                } catch { log.add("\(error)") }
            })
        log.python = python
        try python.run("n = 41\nprint('ask')\nprint('nest')\nprint('!')")
        let refusal = "RuntimeError: reentrant call inside <_io.BufferedWriter name='<stdout>'>"
        #expect(log.all == ["ask", "42", "nest", refusal, "inner", "!"])
    }

    @Test func sinksMayStopTheScript() throws {
        let log = Log()
        let stop = Mutex<InterruptHandle?>(nil)
        let python = try Interpreter(
            stdout: .lines { line in
                log.add(line)
                if line == "3" { stop.withLock { $0 }?.abort("seen enough") }
            })
        stop.withLock { $0 = python.interruptHandle }
        let error = #expect(throws: PythonError.self) {
            try python.run("import itertools\nfor i in itertools.count(): print(i)")
        }
        #expect("\(try #require(error))" == "interrupted: seen enough")
        #expect(log.all.count >= 4)
    }

    @Test func slowSinksCountAsTimeOfTheScript() throws {
        let python = try Interpreter(limits: Limits(wallTime: .milliseconds(20)), stdout: .lines { _ in usleep(5000) })
        let error = #expect(throws: PythonError.self) { try python.run("while True: print(1)") }
        guard case .limit(let limit) = error else { return #expect(Bool(false)) }
        #expect(limit.kind == .wallTime)
    }

    @Test func outputOfHostFunctionsComesInOrder() throws {
        let module = PyModule("m") { m in
            m.def("say(f)") { (python: Interpreter, f: PythonObject) throws in
                try python.run("print('host')")
                try f()
                return python.takeOutput()
            }
        }
        let python = try Interpreter(modules: [module], stdout: .capture)
        try python.run("import m\nprint('before')\ntext = m.say(lambda: print('callback'))\nprint('after')")
        #expect(try python.eval("text") == "before\nhost\ncallback\n")
        #expect(python.takeOutput() == "after\n")
    }

    @Test func inputMayComeFromAnything() throws {
        let several = try Interpreter(stdin: .lines { "a\nb" })
        #expect(try several.eval("[input(), input(), input()]") == ["a", "b", "a"])
        let text = try Interpreter(stdin: .text("é\nzwei"))
        #expect(try text.eval("__import__('sys').stdin.buffer.read()") == .bytes(Array("é\nzwei".utf8)))
        let log = Log()
        let asking = try Interpreter(
            stdout: .capture, stdin: .lines { try? log.python?.eval("question", as: String.self) })
        log.python = asking
        #expect(try asking.eval("[question := 'q', input('? ')]", as: [String].self) == ["q", "q"])
        #expect(asking.takeOutput() == "? ")
    }
}
