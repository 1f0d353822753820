// Output sinks, input sources, interrupts.

import Synchronization
import Taipan
import Testing

/// Collects what closures receive.
private final class Log: Sendable {
    private let entries = Mutex<[String]>([])
    func add(_ text: String) { entries.withLock { $0.append(text) } }
    var all: [String] { entries.withLock { $0 } }
}

@Suite struct StreamTests {
    @Test func outputIsCapturedPerStream() throws {
        let python = try Interpreter(stdout: .capture)
        try python.run(
            "import sys\nprint('a')\nprint('b', file=sys.stderr)\nsys.stdout.flush()\nsys.stdout.buffer.write(b'c')\nprint('é')"
        )
        #expect(python.takeOutput() == "a\ncé\n")
        #expect(python.takeErrorOutput() == "b\n")
        #expect(python.takeOutput() == "")
        #expect(python.usage.outputBytes == 8)
    }

    @Test func linesArriveOneByOne() throws {
        let log = Log()
        let python = try Interpreter(stdout: .lines { log.add($0) })
        try python.run("print('a\\nb')\nprint('c', end='')")
        #expect(log.all == ["a", "b"])
        python.finish()
        #expect(log.all == ["a", "b", "c"])
    }

    @Test func inputComesFromTheHost() throws {
        let python = try Interpreter(stdout: .capture, stdin: .text("one\ntwo\nthree"))
        try python.run("import sys\nprint(input('? '), sys.stdin.readline(), sys.stdin.read())")
        #expect(python.takeOutput() == "? one two\n three\n")
        let words = Mutex(["x", "y"])
        let lines = try Interpreter(stdin: .lines { words.withLock { $0.isEmpty ? nil : $0.removeFirst() } })
        #expect(try lines.eval("[line for line in __import__('sys').stdin]") == ["x\n", "y\n"])
        let empty = try Interpreter(stdin: .empty)
        #expect(throws: PythonError.self) { try empty.eval("input()") }
    }

    @Test(arguments: [
        "while True: pass", "import time\ntime.sleep(1000)", "import os\nr, w = os.pipe()\nos.read(r, 1)",
        "import select\nselect.select([], [], [], 1000)", "sum(iter(int, 1))",
    ])
    func abortsStopEverything(_ source: String) async throws {
        let started = ContinuousClock.now
        let session = try PythonSession()
        let handle = session.interruptHandle
        let task = Task { try await session.run(source) }
        try await Task.sleep(nanoseconds: 30_000_000)
        handle.abort("enough")
        let result = await task.result
        guard case .failure(let failure) = result, case .interrupted(let interruption) = failure as? PythonError else {
            return #expect(Bool(false), "\(result)")
        }
        #expect(interruption.reason == "enough")
        #expect(ContinuousClock.now - started < .seconds(60))
    }

    @Test func signalsCanBeCaught() async throws {
        let session = try PythonSession()
        var lines = session.outputLines.makeAsyncIterator()
        let handle = session.interruptHandle
        async let end: Void = session.run(
            "import time\ntry:\n    print('ready')\n    time.sleep(1000)\nexcept KeyboardInterrupt: print('stopped')")
        #expect(await lines.next() == "ready")
        handle.signal()
        try await end
        #expect(await lines.next() == "stopped")
    }

    @Test func cancellingTheTaskAborts() async throws {
        let session = try PythonSession(limits: .unlimited)
        let task = Task { try await session.run("while True: pass") }
        try await Task.sleep(nanoseconds: 30_000_000)
        task.cancel()
        let result = await task.result
        guard case .failure(let failure) = result, case .interrupted = failure as? PythonError else {
            return #expect(Bool(false), "\(result)")
        }
    }

    @Test func sessionsStreamTheirOutput() async throws {
        let session = try PythonSession()
        let lines = session.outputLines
        let reader = Task {
            var seen: [String] = []
            for await line in lines { seen.append(line) }
            return seen
        }
        try await session.run("for i in range(3): print('line', i)")
        #expect(try await session.eval("6 * 7", as: Int.self) == 42)
        #expect(try await session.call("max", 3, 9) == 9)
        await session.finish()
        #expect(await reader.value == ["line 0", "line 1", "line 2"])
    }

    @Test func sessionsHaveDeepStacks() async throws {
        let session = try PythonSession()
        try await session.run(
            "import sys\nsys.setrecursionlimit(20000)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)")
        #expect(try await session.call("f", 3000) == 3000)
    }
}
