// What interpreters leave behind: nothing.

import Glibc
import Taipan
import Testing

/// What the process has of a resource.
private enum Process {
    /// Pages of memory in use, as bytes.
    static var memory: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var total = 0
        var resident = 0
        return withUnsafeMutablePointer(to: &total) { total in
            withUnsafeMutablePointer(to: &resident) { resident in
                withVaList([total, resident]) { vfscanf(file, "%ld %ld", $0) } == 2 ? resident.pointee * 4096 : 0
            }
        }
    }

    static var descriptors: Int { entries("/proc/self/fd") }
    static var threads: Int { entries("/proc/self/task") }

    private static func entries(_ path: String) -> Int {
        guard let directory = opendir(path) else { return 0 }
        defer { closedir(directory) }
        var count = 0
        while readdir(directory) != nil { count += 1 }
        return count
    }
}

@Suite(.serialized) struct LifetimeTests {
    private static let host = PyModule("host") { m in
        m.class(Player.self) { c in c.initializer("(name)") { (name: String) in Player(name: name, score: 0) } }
    }

    /// A program that leaves cycles, closures, generators, exceptions, host objects and open files.
    private static let program = """
        import host, os
        class Node:
            def __init__(self): self.me = self; self.f = lambda: self
        nodes = [Node() for _ in range(10)]
        def numbers():
            try: yield from range(10)
            finally: pass
        g = numbers()
        next(g)
        class Own(host.Player): pass
        player = Own('x')
        player.me = player
        try: 1 / 0
        except ZeroDivisionError as e: kept = e
        text = open('/proc/self/stat')
        print(len(nodes))
        """

    private static func use(_ program: Program) throws {
        let python = try Interpreter(modules: [LifetimeTests.host], stdout: .capture)
        try python.run(program)
        #expect(try python.eval("1 + 1", as: Int.self) == 2)
        #expect(python.takeOutput() == "10\n")
    }

    /// In a process of its own: what other tests have at the same time would count.
    @Test func nothingIsLeftBehind() async {
        await #expect(processExitsWith: .success) { try LifetimeTests.comeAndGo() }
    }

    private static func comeAndGo() throws {
        let program = try Program(source: LifetimeTests.program)
        let count = getenv("TAIPAN_LIFETIMES").flatMap { Int(String(cString: $0)) } ?? 200
        for _ in 0..<20 { try use(program) }
        let before = (Process.memory, Process.descriptors, Process.threads)
        for _ in 0..<count { try use(program) }
        // a thread that has been joined is gone a little later
        for _ in 0..<50 where Process.threads > before.2 { usleep(100_000) }
        let after = (Process.memory, Process.descriptors, Process.threads)
        #expect(after.1 <= before.1)
        #expect(after.2 <= before.2)
        // the allocator's slack, however many there were; one interpreter is half a megabyte
        #expect(after.0 - before.0 < 4 << 20)
    }
}
