// The examples of docs/embedding.md: every Swift block of the guide stands here, but for the white space, and is run. Also sees to it
// that nothing is missing, here and in ArticleTests.swift.

import Glibc
import Taipan
import Testing

private let prices = ["tea": 2.5]

private actor Warehouse {
    func stock(of article: String) async throws -> Int { article == "tea" ? 12 : 0 }
}

private let warehouse = Warehouse()

private final class StopButton: @unchecked Sendable {
    private var action: @Sendable () -> Void = {}
    func onPress(_ action: @escaping @Sendable () -> Void) { self.action = action }
    func press() { action() }
}

private func show(_ line: String) {}

@Suite struct GuideTests {
    private func makeShop() -> PyModule {
        let shop = PyModule("shop", doc: "What rules may use.") { m in
            m.def("price(article: str, *, count: int = 1) -> float", "The price of an article.") {
                (article: String, count: Int) throws in
                guard let price = prices[article] else { throw PythonRaise("KeyError", article) }
                return price * Double(count)
            }
            m.def("stock(article: str) -> int") { (article: String) async throws in
                try await warehouse.stock(of: article)
            }
            m.class(Player.self) { c in
                c.initializer("(name: str)") { (name: String) in Player(name: name) }
                c.property("score", \.score)
                c.method("add(points: int)") { player, points in player.score += points }
            }
        }
        return shop
    }

    /// Every Swift block of the documentation stands in this file or in ArticleTests.swift, and so is compiled and run.
    @Test(arguments: documents) func everyBlockIsHere(_ document: String) throws {
        let folder = root + "/Tests/TaipanTests"
        let here =
            squeezed(lines(of: folder + "/GuideTests.swift")) + squeezed(lines(of: folder + "/ArticleTests.swift"))
        var checked = 0
        for block in blocks(of: "\(root)/\(document)") {
            if block.first?.contains("swift-tools-version") ?? true { continue }
            let wanted = block.filter { !$0.hasPrefix("import ") }
            let isHere = here.contains(squeezed(wanted))
            #expect(isHere, "\(wanted.joined(separator: "\n"))")
            checked += 1
        }
        #expect(checked > 0)
    }

    /// The pages with examples in Swift.
    private static let documents =
        ["README.md", "docs/embedding.md"]
        + ["Taipan", "GettingStarted", "ValuesInAndOut", "HostModules", "LimitsAndPolicy", "Sessions", "Errors"].map {
            "Sources/Taipan/Taipan.docc/\($0).md"
        }

    private var root: String { #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() }

    private func squeezed(_ lines: [String]) -> String { lines.joined().filter { $0 != " " } }

    /// The lines of a file, trimmed, without empty ones.
    private func lines(of path: String) -> [String] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count <= 0 { break }
            bytes += chunk[..<count]
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            var line = line
            while line.first == " " { line.removeFirst() }
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }

    private func blocks(of path: String) -> [[String]] {
        var blocks: [[String]] = []
        var isInside = false
        for line in lines(of: path) {
            if line == "```swift" {
                isInside = true
                blocks.append([])
            } else if line == "```" {
                isInside = false
            } else if isInside {
                blocks[blocks.count - 1].append(line)
            }
        }
        return blocks
    }

    @Test func hello() throws {
        let python = try Interpreter()
        try python.run("print('hello from Python')")
    }

    @Test func values() throws {
        let python = try Interpreter()
        struct Order: Codable { var customer: String; var amounts: [Double] }

        python["order"] = try python.encode(Order(customer: "anna", amounts: [1, 2.5]))
        let total = try python.eval("sum(order['amounts'])", as: Double.self)  // 3.5

        try python.run("def discount(order, rate=0.1): return {**order, 'rate': rate}")
        let discount = try python.function(
            "discount", taking: Order.self, Double.self, returning: [String: PythonValue].self)
        print(try discount(Order(customer: "bo", amounts: []), 0.2))
        #expect(total == 3.5)
        let error = #expect(throws: PythonError.self) {
            try python.eval("{'customer': 'x', 'amounts': [1, 'y']}", as: Order.self)
        }
        #expect("\(error!)" == "TypeError: amounts[1]: expected float, found str")
        python["limits"] = ["steps": 10, "names": ["a", "b"]]
        #expect(try python.eval("limits['names'][1]", as: String.self) == "b")
    }

    @Test(arguments: ["1 / 0", "1 +", "import sys; sys.exit(3)"]) func errors(_ text: String) throws {
        let python = try Interpreter()
        do {
            try python.run(text, filename: "rules.py")
        } catch {  // typed: PythonError, five cases
            switch error {
            case .exception(let e): print(e.text)  // to the letter what Python would print
            case .syntax(let e): print(e.line, e.columns, e.message)
            case .limit(let l): print(l.message)
            case .interrupted(let i): print(i.reason)
            case .exit(let exit): print(exit.status)  // sys.exit() ends the script, not the process
            }
        }
    }

    @Test func modules() throws {
        let shop = makeShop()
        let python = try Interpreter(modules: [shop])
        try python.run("import shop\nprint(shop.price('tea', count=2))")
        #expect(try python.eval("shop.price('tea', count=2), shop.stock('tea')") == .tuple([5.0, 12]))
        let error = #expect(throws: PythonError.self) { try python.run("shop.price(3)") }
        #expect("\(error!)" == "TypeError: price() argument 'article' must be str, not int")
    }

    @Test func limits() throws {
        let shop = makeShop()
        let limits = Limits(steps: 10_000_000, wallTime: .seconds(1), memory: 64 << 20)
        let python = try Interpreter(policy: .isolated, limits: limits, modules: [shop], stdout: .capture)
        try? python.run("while True:\n    try: x = 1\n    except BaseException: pass")  // .limit(steps)
        print(python.takeOutput(), python.usage.steps)
        #expect(python.usage.steps > 1_000_000)
    }

    @Test func hooksAndPolicies() throws {
        var policy = Policy.isolated
        policy.files = .mounts([.directory("/usr/share", at: "/data"), .memory(at: "/tmp", limit: 16 << 20)])
        policy.clock = .fixed(secondsSince1970: 0)
        policy.audit = { event in
            event.name == "import" && event.arguments.first == "subprocess" ? .deny("no programs") : .allow
        }
        let python = try Interpreter(policy: policy, limits: Limits(steps: 100_000), stdout: .capture)
        python.stepHook = { usage in usage.wallTime < .milliseconds(100) ? 1_000_000 : 0 }
        try python.run(
            "import os\nprint(sorted(os.listdir('/')))\ntry: import subprocess\nexcept PermissionError as e: print(e)")
        #expect(python.takeOutput() == "['data', 'tmp']\nno programs\n")
        let error = #expect(throws: PythonError.self) { try python.run("while True: pass") }
        guard case .limit(let limit) = error else { return #expect(Bool(false)) }
        #expect(limit.kind == .steps)
    }

    @Test func sessions() async throws {
        let (shop, stopButton) = (makeShop(), StopButton())
        let limits = Limits.default
        let program = try Program(source: "print(6 * 7)")
        let session = try PythonSession(limits: limits, modules: [shop])
        Task { for await line in session.outputLines { show(line) } }
        let handle = session.interruptHandle  // Sendable
        stopButton.onPress { handle.abort("user pressed Stop") }  // wakes time.sleep and blocking reads, too
        try await session.run(program)  // cancelling this task aborts the script
        stopButton.press()
        await #expect(throws: PythonError.self) { try await session.run("while True: pass") }
    }
}

extension Player {
    /// As the guide makes them.
    fileprivate convenience init(name: String) { self.init(name: name, score: 0) }
}
