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

private final class Customer {
    let name: String
    var points = 0
    init(name: String) { self.name = name }
}

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
            m.class(Customer.self) { c in
                c.initializer("(name: str)") { (name: String) in Customer(name: name) }
                c.property("points", \.points)
                c.method("add(points: int)") { customer, points in customer.points += points }
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

    /// Without white space, and without what keeps the declarations of one test file from those of another.
    private func squeezed(_ lines: [String]) -> String {
        lines.joined().replacing("private ", with: "").filter { $0 != " " }
    }

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

    @Test func errors() throws {
        let python = try Interpreter()
        let text = "def check(order):\n    return 1 / len(order['amounts'])\ncheck({'amounts': []})"
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
        let shopper = try Interpreter(modules: [shop])
        try shopper.run("import shop\nprint(shop.price('tea', count=2), shop.stock('tea'))")
        #expect(try shopper.eval("shop.price('tea', count=2), shop.stock('tea')") == .tuple([5.0, 12]))
        let error = #expect(throws: PythonError.self) { try shopper.run("shop.price(3)") }
        #expect("\(error!)" == "TypeError: price() argument 'article' must be str, not int")
        try shopper.run("c = shop.Customer('anna')\nc.add(3)\nassert c.points == 3")
    }

    @Test func limits() throws {
        let shop = makeShop()
        let limits = Limits(steps: 10_000_000, wallTime: .seconds(1), memory: 64 << 20)
        let limited = try Interpreter(policy: .isolated, limits: limits, modules: [shop], stdout: .capture)
        do {
            try limited.run("while True:\n    try: print(1)\n    except BaseException: pass")
        } catch {
            print(error, limited.usage.steps, limited.takeOutput().utf8.count)  // limit reached: …
        }
        #expect(limited.usage.steps > 1000)
    }

    @Test func hooksAndPolicies() throws {
        var limits = Limits.default
        var policy = Policy.isolated
        policy.files = .mounts([.directory("/usr/share", at: "/data"), .memory(at: "/tmp", limit: 16 << 20)])
        policy.clock = .fixed(secondsSince1970: 0)
        policy.audit = { event in
            event.name == "import" && event.arguments.first == "subprocess" ? .deny("no programs") : .allow
        }
        let fenced = try Interpreter(policy: policy, limits: limits)
        try fenced.run("import os\nprint(os.listdir('/'))")
        limits.steps = 100_000
        let limited = try Interpreter(policy: policy, limits: limits, stdout: .capture)
        limited.stepHook = { usage in usage.wallTime < .milliseconds(100) ? 1_000_000 : 0 }
        try limited.run(
            "import os\nprint(sorted(os.listdir('/')))\ntry: import subprocess\nexcept PermissionError as e: print(e)")
        #expect(limited.takeOutput() == "['data', 'tmp']\nno programs\n")
        let error = #expect(throws: PythonError.self) { try limited.run("while True: pass") }
        guard case .limit(let limit) = error else { return #expect(Bool(false)) }
        #expect(limit.kind == .steps)
    }

    @Test func sessions() async throws {
        let (shop, limits) = (makeShop(), Limits.default)
        let rules = try Program(source: "print('ready')\ndef discount(sum): return sum * 0.9", filename: "rules.py")
        let session = try PythonSession(limits: limits, modules: [shop])
        let reader = Task { for await line in session.outputLines { print("script:", line) } }
        let handle = session.interruptHandle  // Sendable: handle.abort("user pressed Stop") on any thread
        try await session.run(rules)  // cancelling this task aborts the script
        let answer = try await session.call("discount", 100, as: Double.self)
        await session.finish()
        await reader.value
        #expect(answer == 90)
        handle.abort()
    }
}
