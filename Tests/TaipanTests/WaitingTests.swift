// Asynchronous host functions and sessions: who waits for whom, and what ends the waiting.

import Glibc
import Synchronization
import Taipan
import Testing

private actor Till {
    private(set) var sum = 0
    func add(_ n: Int) -> Int {
        sum += n
        return sum
    }
}

/// Passes on that something has happened, to any number of threads and tasks.
private final class Flag: Sendable {
    private let isSet = Mutex(false)
    func set() { isSet.withLock { $0 = true } }

    /// Waits without blocking a thread; the bound is for tests that have gone wrong.
    func wait() async throws {
        for _ in 0..<60_000 where !isSet.withLock({ $0 }) { try await Task.sleep(nanoseconds: 10_000_000) }
        #expect(isSet.withLock { $0 })
    }

    /// The same with blocking.
    func block() { while !isSet.withLock({ $0 }) { usleep(1000) } }
}

/// Has a handle as soon as there is one.
private final class HandleBox: Sendable {
    let handle = Mutex<InterruptHandle?>(nil)
}

private struct OutOfTea: Error, Equatable { let left: Int }

/// A module whose functions say when they have begun and been cancelled.
private struct Kit: Sendable {
    let begun = Flag()
    let cancelled = Flag()
    let gate = Flag()
    let till = Till()
    let handle = HandleBox()

    var module: PyModule {
        PyModule("kit") { m in
            m.def("add(n: int, *, twice: bool = False) -> int") { [till] (n: Int, twice: Bool) async in
                await till.add(twice ? 2 * n : n)
            }
            m.def("on_main() -> int") { () async in await MainActor.run { 5 } }
            m.def("detached()") { () async in await Task.detached { 6 }.value }
            m.def("group(n)") { (n: Int) async in
                await withTaskGroup(of: Int.self) { group in
                    for i in 0..<n {
                        group.addTask {
                            await Task.yield()
                            return i
                        }
                    }
                    return await group.reduce(0, +)
                }
            }
            m.def("fail(left)") { (left: Int) async throws -> Int in throw OutOfTea(left: left) }
            m.def("refuse()") { () async throws -> Int in throw PythonRaise("ValueError", "not now") }
            m.def("sleep()") { [begun, cancelled] () async throws in
                begun.set()
                do { try await Task.sleep(nanoseconds: .max / 4) } catch {
                    cancelled.set()
                    throw error
                }
            }
            m.def("spin()") { [begun, cancelled] () async in
                begun.set()
                while !Task.isCancelled { await Task.yield() }
                cancelled.set()
            }
            m.def("stop()") { [handle, cancelled] () async throws in
                handle.handle.withLock { $0 }?.abort("from the task")
                do { try await Task.sleep(nanoseconds: .max / 4) } catch { cancelled.set() }
            }
            m.def("hold()") { [begun, gate] () in
                begun.set()
                gate.block()
            }
        }
    }
}

@Suite struct WaitingTests {
    // MARK: Asynchronous functions

    @Test func scriptsWaitForAsynchronousFunctions() throws {
        let python = try Interpreter(modules: [Kit().module])
        try python.run("import kit")
        #expect(try python.eval("[kit.add(1), kit.add(2), kit.add(3, twice=True)]") == [1, 3, 9])
        #expect(try python.eval("kit.group(20), list(map(kit.group, range(4)))") == .tuple([190, [0, 0, 1, 3]]))
        try python.run("def numbers():\n    for i in range(3): yield kit.add(i)")
        #expect(try python.eval("list(numbers())") == [9, 10, 12])
        let error = #expect(throws: PythonError.self) { try python.eval("kit.add('x')") }
        #expect("\(try #require(error))" == "TypeError: add() argument 'n' must be int, not str")
    }

    @Test func theirErrorsAreTheScripts() throws {
        let python = try Interpreter(modules: [Kit().module], stdout: .capture)
        try python.run("import kit\ntry: kit.refuse()\nexcept ValueError as e: print(e)")
        #expect(python.takeOutput() == "not now\n")
        let error = #expect(throws: PythonError.self) { try python.run("kit.fail(3)") }
        guard case .exception(let exception) = error else { return #expect(Bool(false)) }
        #expect(exception.hostError as? OutOfTea == OutOfTea(left: 3) && exception.traceback.last?.line == 1)
    }

    @Test func sessionsCanWaitForOtherExecutors() async throws {
        let session = try PythonSession(limits: .unlimited, modules: [Kit().module])
        #expect(try await session.eval("__import__('kit').on_main()", as: Int.self) == 5)
        #expect(try await session.eval("__import__('kit').detached()", as: Int.self) == 6)
    }

    @Test(arguments: ["kit.sleep()", "kit.spin()"]) func limitsEndTheWaiting(_ call: String) async throws {
        let kit = Kit()
        let python = try Interpreter(limits: Limits(wallTime: .milliseconds(50)), modules: [kit.module])
        let error = #expect(throws: PythonError.self) {
            try python.run("import kit\ntry: \(call)\nexcept BaseException: pass")
        }
        guard case .limit(let limit) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(limit.kind == .wallTime && limit.traceback.last?.line == 2)
        try await kit.cancelled.wait()
    }

    @Test func tasksCanStopTheirScript() async throws {
        let kit = Kit()
        let python = try Interpreter(modules: [kit.module])
        kit.handle.handle.withLock { $0 = python.interruptHandle }
        let error = #expect(throws: PythonError.self) {
            try python.run("import kit\ntry: kit.stop()\nfinally: kit.add(1)")
        }
        guard case .interrupted(let interruption) = error else { return #expect(Bool(false)) }
        #expect(interruption.reason == "from the task")
        try await kit.cancelled.wait()
        #expect(await kit.till.sum == 0)
    }

    @Test(arguments: ["kit.sleep()", "kit.spin()"]) func keyboardInterruptsEndTheWaiting(_ call: String) async throws {
        let kit = Kit()
        let session = try PythonSession(limits: .unlimited, modules: [kit.module], stdout: .capture)
        async let end: Void = session.run("import kit\ntry: \(call)\nexcept KeyboardInterrupt: print('caught')")
        try await kit.begun.wait()
        session.interruptHandle.signal()
        try await end
        try await kit.cancelled.wait()
        #expect(await session.takeOutput() == "caught\n")
    }

    // MARK: Sessions

    @Test(arguments: ["kit.sleep()", "kit.spin()", "kit.hold(); kit.sleep()"])
    func cancellingTheTaskAbortsTheScript(_ call: String) async throws {
        let kit = Kit()
        let session = try PythonSession(limits: .unlimited, modules: [kit.module])
        let task = Task {
            try await session.run("import kit\ntry: \(call)\nexcept BaseException: kit.add(1)\nkit.add(1)")
        }
        try await kit.begun.wait()
        task.cancel()
        kit.gate.set()
        guard case .failure(let error as PythonError) = await task.result, case .interrupted(let interruption) = error
        else {
            return #expect(Bool(false))
        }
        #expect(interruption.reason == "the task was cancelled")
        #expect(await kit.till.sum == 0)
        await #expect(throws: PythonError.self) { try await session.eval("1") }
    }

    @Test func cancellingATaskThatWaitsItsTurnEndsOnlyThat() async throws {
        let kit = Kit()
        let session = try PythonSession(limits: .unlimited, modules: [kit.module])
        async let first: Void = session.run("import kit\nkit.hold()")
        try await kit.begun.wait()
        let second = Task { try await session.run("x = 1") }
        second.cancel()
        kit.gate.set()
        try await first
        guard case .failure(let error as PythonError) = await second.result, case .interrupted = error else {
            return #expect(Bool(false))
        }
        #expect(try await session.eval("'x' in globals()") == false)
    }

    @Test func callsOfASessionComeOneAfterTheOther() async throws {
        let session = try PythonSession(limits: .unlimited)
        try await session.run(
            "n = 0\ndef step():\n    global n\n    m = n\n    for _ in range(100): pass\n    n = m + 1")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { try await session.call("step") } }
            try await group.waitForAll()
        }
        #expect(try await session.eval("n") == 50)
    }

    @Test func sessionsTakeAndGiveTypedValues() async throws {
        struct Order: Codable, Sendable, Equatable { var name: String, amounts: [Double] }
        let session = try PythonSession()
        try await session.run("def grow(order, by=1): return {**order, 'amounts': [a + by for a in order['amounts']]}")
        let grown = try await session.call("grow", Order(name: "x", amounts: [1]), 2, as: Order.self)
        #expect(grown == Order(name: "x", amounts: [3]))
        #expect(try await session.call("grow", ["amounts": [1.5]])["amounts"] == [2.5])
        try await session.use { python in
            python["n"] = 3
            try python.run("n += 1")
        }
        #expect(try await session.use { python throws(PythonError) in try python.eval("n", as: Int.self) } == 4)
        await #expect(throws: OutOfTea.self) { try await session.use { _ in throw OutOfTea(left: 1) } }
        await #expect(throws: PythonError.self) { try await session.call("missing") }
        await #expect(throws: PythonError.self) { try await session.call("grow", 1, as: Int.self) }
        #expect(await session.usage.steps > 0)
    }

    @Test func nobodyHasToReadTheStreams() async throws {
        let session = try PythonSession()
        do {
            var lines = session.outputLines.makeAsyncIterator()
            try await session.run("print('first')\nprint('second')")
            #expect(await lines.next() == "first")
        }
        let reader = Task { for await _ in session.outputLines {} }
        reader.cancel()
        await reader.value
        try await session.run("import sys\nfor i in range(1000): print(i); print(i, file=sys.stderr)")
        await session.finish()
        await #expect(throws: PythonError.self) { try await session.run("1") }
    }

    @Test func streamsAreSeparateAndEndWithTheSession() async throws {
        let session = try PythonSession()
        let (output, errors) = (session.outputLines, session.errorLines)
        async let printed = output.reduce(into: []) { $0.append($1) }
        async let complained = errors.reduce(into: []) { $0.append($1) }
        try await session.run("import sys\nprint('a\\nb')\nprint('c', file=sys.stderr)\nprint('end', end='')")
        await session.finish()
        let (lines, complaints) = await (printed, complained)
        #expect(lines == ["a", "b", "end"] && complaints == ["c"])
        let captured = try PythonSession(stdout: .capture, stderr: .discard)
        for await line in captured.outputLines { Issue.record("\(line)") }
        for await line in captured.errorLines { Issue.record("\(line)") }
    }

    @Test(arguments: [1, 0, -5, .max]) func stacksThatCannotBeHadAreErrors(_ size: Int) async throws {
        do throws(PythonError) {
            let session = try PythonSession(stackSize: size)
            #expect(size == 0)
            #expect(try await session.eval("1 + 1") == 2)
        } catch { #expect("\(error)".hasPrefix("MemoryError: cannot start a thread")) }
    }

    @Test func smallStacksAreNoDanger() async throws {
        let session = try PythonSession(limits: .unlimited, stackSize: 512 << 10)
        let error = await #expect(throws: PythonError.self) {
            try await session.run("import sys\nsys.setrecursionlimit(10 ** 6)\ndef f(n): return f(n + 1)\nf(0)")
        }
        #expect("\(try #require(error))".hasPrefix("RecursionError"))
        #expect(try await session.eval("1 + 1") == 2)
    }
}
