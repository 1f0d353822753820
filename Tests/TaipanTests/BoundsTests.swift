// Limits at their extremes, in native loops, and with hooks; interrupts from many threads.

import Glibc
import Synchronization
import Taipan
import Testing

private let host = PyModule("host") { m in m.def("same(x)") { (x: PythonObject) in x } }

/// The limit that a script reaches; nil if it ends otherwise.
private func reached(_ limits: Limits, _ source: String) throws -> Limits.Kind? {
    let python = try Interpreter(limits: limits, modules: [host], stdout: .capture)
    do throws(PythonError) { try python.run(source) } catch {
        guard case .limit(let limit) = error else { throw error }
        #expect(limit.message.hasPrefix("limit reached: ") && limit.text.hasSuffix("\(limit.message)\n"))
        #expect(!python.takeOutput().contains("leaked"))
        return limit.kind
    }
    return nil
}

@Suite struct BoundsTests {
    /// Loops that no line of Python turns.
    @Test(arguments: [
        (Limits.Kind.steps, "sorted([[]] * 100_000)"), (.steps, "'x'.join(repeat('', 10 ** 9))"),
        (.steps, "sum(range(10 ** 12))"),
        (.steps, "2 ** 10 ** 7"), (.steps, "re.match('(a*)*b', 'a' * 40)"), (.steps, "[0] * 10 ** 6 * 10"),
        (.steps, "'x' * 10 ** 8"),
        (.steps, "max(repeat(1))"), (.steps, "1 in count(2)"), (.steps, "any(repeat(0))"),
        (.steps, "deque(repeat(0), 0)"),
        (.memory, "list(repeat(0))"), (.memory, "[*map(str, count())]"), (.memory, "set(count())"),
        (.memory, "dict(zip(count(), count()))"),
        (.memory, "deque(count())"), (.memory, "io.BytesIO().writelines(repeat(b'x' * 1000))"),
        (.outputBytes, "sys.stdout.writelines(repeat('line'))"),
        (.outputBytes, "sys.stderr.writelines(repeat('line'))"),
        (.outputBytes, "deque(map(print, count()), 0)"),
        (.bytesWritten, "open(os.devnull, 'wb').writelines(repeat(b'x' * 1000))"),
        (.openFiles, "list(map(open, repeat(os.devnull)))"), (.openFiles, "list(map(os.dup, repeat(0)))"),
        (
            .childProcesses,
            "[*map(os.waitpid, map(os.posix_spawn, repeat('/bin/true'), repeat(['true']), repeat({})), repeat(0))]"
        ),
        (.hostCalls, "deque(map(host.same, repeat(0)), 0)"), (.hostCalls, "min(repeat(0), key=host.same)"),
        (.callDepth, "(f := lambda _: max([0], key=f))(0)"),
        (.callDepth, "reduce(g := (lambda a, b: reduce(g, [0, 0])), [0, 0])"),
    ])
    func nativeLoopsReachThem(_ kind: Limits.Kind, _ expression: String) throws {
        let limits = Limits(
            steps: kind == .steps ? 100_000 : nil, wallTime: nil, cpuTime: nil,
            memory: kind == .memory ? 64 << 20 : nil,
            callDepth: 50, outputBytes: 10_000, openFiles: 20, bytesWritten: 100_000, childProcesses: 3, hostCalls: 1000
        )
        let source = """
            import re, os, sys, io, host
            from collections import deque
            from functools import reduce
            from itertools import count, repeat
            try: \(expression)
            except MemoryError: raise
            except BaseException: print('leaked')
            finally: print('leaked')
            """
        do throws(PythonError) {
            let found = try reachedOrError(limits, source)
            #expect(found == kind, "\(expression)")
        } catch {
            // one block that is larger than all there is
            #expect(kind == .memory && "\(error)".hasPrefix("MemoryError"), "\(expression): \(error)")
        }
    }

    private func reachedOrError(_ limits: Limits, _ source: String) throws(PythonError) -> Limits.Kind? {
        let python = try Interpreter(limits: limits, modules: [host], stdout: .capture)
        do throws(PythonError) { try python.run(source) } catch {
            guard case .limit(let limit) = error else { throw error }
            return limit.kind
        }
        return nil
    }

    @Test(arguments: Limits.Kind.allCases) func nothingAtAllIsALimitToo(_ kind: Limits.Kind) throws {
        for n in [0, -1, .min] {
            var limits = Limits.unlimited
            set(kind, n, &limits)
            let source = """
                import os, host
                l = []
                def f(): return host.same(1)
                f()
                print('x', flush=True)
                r, w = os.pipe()
                os.write(w, b'x')
                os.waitpid(os.posix_spawn('/bin/true', ['true'], {}), 0)
                while True: l.append([len(l)])
                """
            #expect(try reached(limits, source) == kind, "\(n)")
        }
    }

    @Test func theLargestLimitsAreAsGoodAsNone() throws {
        for n in [Int.max, .max - 1, .max / 2] {
            var limits = Limits.unlimited
            for kind in Limits.Kind.allCases { set(kind, n, &limits) }
            #expect(try reached(limits, "print(sum(range(1000)))\nopen('/dev/null', 'w').write('x')") == nil)
        }
        #expect(Limits.unlimited != Limits.default && Limits() == Limits.default)
    }

    private func set(_ kind: Limits.Kind, _ n: Int, _ limits: inout Limits) {
        switch kind {
        case .steps: limits.steps = n
        case .wallTime: limits.wallTime = .seconds(n)
        case .cpuTime: limits.cpuTime = .seconds(n)
        case .memory: limits.memory = n
        case .callDepth: limits.callDepth = n
        case .outputBytes: limits.outputBytes = n
        case .openFiles: limits.openFiles = n
        case .bytesWritten: limits.bytesWritten = n
        case .childProcesses: limits.childProcesses = n
        case .hostCalls: limits.hostCalls = n
        }
    }

    @Test func outputBeyondTheLimitIsNoticedInTheSameCall() throws {
        let python = try Interpreter(limits: Limits(outputBytes: 10), stdout: .capture)
        try python.run("print('x' * 8)")
        #expect(python.usage.outputBytes == 9)
        let error = #expect(throws: PythonError.self) { try python.run("print('y')") }
        guard case .limit(let limit) = error else { return #expect(Bool(false)) }
        #expect(limit.kind == .outputBytes && python.takeOutput() == "xxxxxxxx\n")
    }

    // MARK: Hooks

    @Test func hooksMayGrantAnyNumber() throws {
        for (grant, expected) in [(-5, Limits.Kind.steps), (0, .steps), (.max, .hostCalls), (.min, .steps)] {
            let python = try Interpreter(limits: Limits(steps: 1000, hostCalls: 10_000), modules: [host])
            python.stepHook = { _ in grant }
            let error = #expect(throws: PythonError.self) { try python.run("import host\nwhile True: host.same(1)") }
            guard case .limit(let limit) = error else { return #expect(Bool(false)) }
            #expect(limit.kind == expected)
        }
    }

    @Test func hooksSeeTheUsageAndCanBeTakenAway() throws {
        let python = try Interpreter(limits: Limits(steps: 1000))
        var seen: [Int] = []
        python.stepHook = { usage in
            seen.append(usage.steps)
            return 1000
        }
        try python.run("for i in range(5000): pass")
        #expect(seen.count >= 4 && seen == seen.sorted() && seen.allSatisfy { $0 >= 1000 })
        python.stepHook = nil
        #expect(throws: PythonError.self) { try python.run("while True: pass") }
    }

    /// They should not; but nothing happens to the host.
    @Test func hooksThatUseTheInterpreterDoNoHarm() throws {
        let python = try Interpreter(limits: Limits(steps: 1000))
        python.stepHook = { [unowned python] usage in
            _ = try? python.eval("[i for i in range(10)]")
            return usage.steps < 20_000 ? 1000 : 0
        }
        let error = #expect(throws: PythonError.self) { try python.run("while True: pass") }
        guard case .limit = error else { return #expect(Bool(false)) }
    }

    // MARK: Interrupts

    @Test func handlesWorkBeforeDuringAndAfter() throws {
        var handle: InterruptHandle?
        do {
            let python = try Interpreter(stdout: .capture)
            let own = python.interruptHandle
            handle = own
            own.signal()
            let error = #expect(throws: PythonError.self) { try python.run("for i in range(100): pass") }
            #expect("\(try #require(error))" == "KeyboardInterrupt")
            try python.run("print('again')")
            own.abort("now")
            for _ in 0..<2 {
                let error = #expect(throws: PythonError.self) { try python.eval("1") }
                guard case .interrupted(let interruption) = error else { return #expect(Bool(false)) }
                #expect(interruption.reason == "now")
            }
            #expect(python.takeOutput() == "again\n")
        }
        handle?.signal()
        handle?.abort()
    }

    @Test func manyThreadsMayInterrupt() async throws {
        let session = try PythonSession(limits: .unlimited, modules: [host])
        let handle = session.interruptHandle
        let script = Task {
            try await session.run(
                """
                import time
                print('ready')
                while True:
                    try:
                        while True: time.sleep(0.001)
                    except KeyboardInterrupt: pass
                """)
        }
        for await line in session.outputLines where line == "ready" { break }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<500 {
                        handle.signal()
                        await Task.yield()
                    }
                }
            }
        }
        handle.abort("enough")
        guard case .failure(let error as PythonError) = await script.result else { return #expect(Bool(false)) }
        // one that comes while the other is being handled is an exception like any other
        #expect(["interrupted: enough", "KeyboardInterrupt"].contains("\(error)"))
    }
}
