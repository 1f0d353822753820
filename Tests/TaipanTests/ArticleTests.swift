// The examples of README.md and of the articles in Sources/Taipan/Taipan.docc, run as they stand there. `GuideTests` sees to it that
// every block is here, or in that file.

import Taipan
import Testing

private let prices = ["tea": 2.5]

private struct SoldOut: Error { let article: String }

private struct Account: Hashable, Sendable {
    var owner: String
    var balance: Double
}

private actor Source {
    func next(_ topic: String) async throws -> String { "news of \(topic)" }
}

private let source = Source()

private func show(_ line: String) {}

@Suite struct ArticleTests {
    private func makeShop() -> PyModule {
        let shop = PyModule("shop", doc: "What rules may use.") { m in
            m.constant("CURRENCY", "EUR")
            m.exception(SoldOut.self, base: "LookupError")
            m.def("price(article: str, *, count: int = 1) -> float", "The price of an article.") {
                (article: String, count: Int) throws in
                guard let price = prices[article] else { throw SoldOut(article: article) }
                return price * Double(count)
            }
            m.def("total(*articles, **counts)") { (articles: [String], counts: [String: Int]) in
                articles.count + counts.values.reduce(0, +)
            }
            m.def("each(items, action)") { (items: [PythonObject], action: PythonObject) throws in
                for item in items { try action(item) }
            }
        }
        return shop
    }

    @Test func readme() throws {
        struct Plan: Decodable { let workers: Int; let names: [String] }

        let python = try Interpreter(limits: .default, stdout: .capture)
        try python.run(
            """
            def plan(load):
                print("planning for", load)
                return {"workers": max(1, load // 10), "names": [f"w{i}" for i in range(2)]}
            """)
        let plan = try python.eval("plan(42)", as: Plan.self)  // Plan(workers: 4, names: ["w0", "w1"])
        print(python.takeOutput())  // planning for 42

        do {
            try python.run("1 / 0", filename: "rules.py")
        } catch {  // typed: PythonError, five cases
            guard case .exception(let exception) = error else { throw error }
            print(exception.type, exception.message)  // ZeroDivisionError division by zero
            print(exception.text)  // what CPython 3.13 would print
        }
        #expect(plan.workers == 4 && plan.names == ["w0", "w1"])
    }

    @Test func overview() throws {
        struct Plan: Codable { var area: Double }
        let (text, config) = ("import game\ndef make_plan(c): return {'area': game.area(c['w'])}", ["w": 3])
        let rules = try Program(source: text, filename: "rules.py")  // compiled once, shared by interpreters
        let game = PyModule("game") { m in  // built once, shared by interpreters
            m.def("area(w: float, h: float = 1.0) -> float") { (w: Double, h: Double) in w * h }
        }
        let python = try Interpreter(limits: .default, modules: [game], stdout: .capture)
        python["config"] = try python.encode(config)
        try python.run(rules)
        let plan = try python.eval("make_plan(config)", as: Plan.self)
        #expect(plan.area == 3)
    }

    @Test func gettingStarted() throws {
        let python = try Interpreter(stdout: .capture)
        python["name"] = "world"
        try python.run(
            """
            def greet(name, times=1):
                print(f'hello {name}')
                return ['hello'] * times
            greet(name)
            """)
        print(python.takeOutput())  // hello world
        let count = try python.call("greet", "anna", 3).length()  // 3
        let greet = try python.function("greet", taking: String.self, Int.self, returning: [String].self)
        let words = try greet("bo", 2)  // ["hello", "hello"]
        let modules = try python.import("sys").modules.length()
        #expect(count == 3 && words == ["hello", "hello"] && modules > 1)
        let rules = try Program(source: "total = price * count", filename: "rules.py")
        let expression = try Program(expression: "total / 2")
        for count in 1...3 {
            python["price"] = 2.5
            python["count"] = .int(count)
            try python.run(rules)
            print(try python.eval(expression, as: Double.self))  // 1.25, 2.5, 3.75
        }
        #expect(try python.eval("total", as: Double.self) == 7.5)
    }

    @Test func values() throws {
        let python = try Interpreter(stdout: .capture)
        struct Order: Codable { var customer: String; var amounts: [Double]; var tags: Set<String> = [] }

        python["order"] = try python.encode(Order(customer: "anna", amounts: [1, 2.5]))
        try python.run(
            """
            from dataclasses import dataclass
            @dataclass
            class Order:
                customer: str
                amounts: list
                tags: set
            copy = Order(**order)
            """)
        let copy = try python.eval("copy", as: Order.self)  // from the attributes of the object
        let (name, sum) = try python.eval("copy.customer, sum(copy.amounts)", as: (String, Double).self)
        #expect(copy.amounts == [1, 2.5] && copy.tags == [] && name == "anna" && sum == 3.5)

        let snapshot: PythonValue = try python.eval("{'sizes': (1, 2), 'big': 2 ** 70, 'raw': b'x'}")
        print(snapshot)  // as Python writes it
        if case .tuple(let sizes)? = snapshot["sizes"] { print(sizes.count) }
        python["limits"] = ["steps": 10, "names": ["a", nil]]
        #expect("\(snapshot)" == "{'sizes': (1, 2), 'big': 1180591620717411303424, 'raw': b'x'}")
        #expect(try python.eval("limits['names'][1] is None", as: Bool.self))

        let list = try python.eval("[3, 1, 2]", as: PythonObject.self)
        try list.append(7)
        try list.sort(reverse: true)
        try list.setItem(0, to: "first")
        for item in try list.elements() { print(item) }
        var numbers = try python.import("itertools").count(5).makeIterator()
        let five = try numbers.next()?.as(Int.self)
        #expect(try five == 5 && list.repr() == "['first', 3, 2, 1]")

        struct Celsius: PythonConvertible {
            var degrees: Double
            static func fromPython(_ object: PythonObject) throws -> Celsius {
                Celsius(degrees: try object.as(Double.self))
            }
            func toPython(_ interpreter: Interpreter) throws -> PythonObject { try interpreter.encode(degrees) }
        }

        let rounded = try python.call("round", Celsius(degrees: 21.4)).as(Celsius.self)
        #expect(rounded.degrees == 21)
    }

    @Test func hostModules() throws {
        let shop = makeShop()
        let python = try Interpreter(modules: [shop])
        try python.run("import shop\nassert shop.price('tea', count=2) == 5")
        print(shop.stub)  // the text of a .pyi file
        #expect(try python.eval("shop.total('a', 'b', c=3)", as: Int.self) == 5)
        try python.run("seen = []\nshop.each([1, 2], seen.append)\nassert seen == [1, 2] and shop.CURRENCY == 'EUR'")
    }

    private func makeBank() -> PyModule {
        let bank = PyModule("bank") { m in
            m.class(Account.self, doc: "Somebody's money.") { c in
                c.initializer("(owner: str, balance: float = 0)") { (owner: String, balance: Double) in
                    Account(owner: owner, balance: balance)
                }
                c.property("owner", \.owner)
                c.property("isEmpty", get: { account in account.balance == 0 })
                c.mutatingMethod("deposit(amount: float) -> float") { (account: inout Account, amount: Double) in
                    account.balance += amount
                    return account.balance
                }
                c.operator(.add) { (a: Account, b: Account) in
                    Account(owner: a.owner, balance: a.balance + b.balance)
                }
                c.operator(.length) { account in account.owner.count }
                c.iterable { account in account.owner }
                c.hashable()
            }
        }
        return bank
    }

    @Test func hostClasses() throws {
        let python = try Interpreter(modules: [makeBank()], stdout: .capture)
        try python.run(
            """
            from bank import Account
            class Savings(Account):
                def __init__(self, owner):
                    super().__init__(owner, 10)
                def deposit(self, amount):
                    return super().deposit(amount * 1.01)
            account = Savings('anna')
            account.deposit(100)
            """)
        let account = try python.eval("account", as: Account.self)
        #expect(account == Account(owner: "anna", balance: 111))
        #expect(try python.eval("list(account), len(account)") == .tuple([["a", "n", "n", "a"], 4]))
        try python.run("def tick(world): world.deposit(41)")
        var world = Account(owner: "world", balance: 1)
        try python.lend(&world) { world in try python.call("tick", world) }
        #expect(world.balance == 42)
    }

    @Test func asynchronousFunctions() throws {
        let feed = PyModule("feed") { m in
            m.def("next(topic: str) -> str") { (topic: String) async throws in try await source.next(topic) }
        }
        let python = try Interpreter(modules: [feed])
        #expect(try python.eval("__import__('feed').next('tea')") == "news of tea")
    }

    @Test func limitsAndPolicies() throws {
        var limits = Limits.default
        limits.wallTime = .seconds(2)
        limits.memory = 64 << 20
        var policy = Policy.isolated
        policy.files = .mounts([.directory("/usr/share", at: "/data"), .memory(at: "/tmp", limit: 1 << 20)])
        policy.environment = .virtual(["LANG": "C.UTF-8"])
        let python = try Interpreter(policy: policy, limits: limits, stdout: .capture)
        try python.run("import os\nopen('/tmp/note', 'w').write('x')\nprint(os.listdir('/'), os.environ['LANG'])")
        #expect(python.takeOutput().hasSuffix(" C.UTF-8\n"))
        do {
            try python.run("while True:\n    try: x = 1\n    except BaseException: pass")
        } catch {
            if case .limit(let limit) = error { print(limit.kind, limit.message, limit.traceback.last?.line ?? 0) }
        }
        policy.audit = { event in
            event.name == "import" && event.arguments.first == "subprocess" ? .deny("no programs") : .allow
        }
        let second = try Interpreter(policy: policy)
        let error = #expect(throws: PythonError.self) { try second.import("subprocess") }
        #expect("\(try #require(error))" == "PermissionError: no programs")
    }

    @Test func hooks() throws {
        let python = try Interpreter(limits: Limits(steps: 100_000), stdout: .capture)
        python.stepHook = { usage in usage.wallTime < .milliseconds(50) ? 1_000_000 : 0 }
        #expect(throws: PythonError.self) { try python.run("while True: pass") }
    }

    @Test func sessions() async throws {
        let session = try PythonSession(limits: .default)
        let reader = Task { for await line in session.outputLines { show(line) } }
        try await session.run("def plan(n): return {'workers': n // 10 + 1}\nprint('ready')")
        let plan = try await session.call("plan", 42, as: [String: Int].self)
        try await session.use { python in
            python["x"] = 1
            try python.run("x += 1")
        }
        await session.finish()
        await reader.value
        #expect(plan == ["workers": 5])
    }

    @Test func cancelling() async throws {
        let session = try PythonSession(limits: .unlimited)
        let task = Task { try await session.run("import time\ntime.sleep(1e9)") }
        task.cancel()
        await #expect(throws: PythonError.self) { try await task.value }
    }

    @Test func interrupting() async throws {
        let session = try PythonSession(limits: .unlimited)
        let handle = session.interruptHandle
        handle.signal()  // a KeyboardInterrupt, which the script may catch
        handle.abort("user pressed Stop")  // the end, which it cannot
        await #expect(throws: PythonError.self) { try await session.run("while True: pass") }
    }

    @Test(arguments: ["1 / 0", "1 +", "import sys; sys.exit('why')", "import os; os._exit(1)", "pass"])
    func errors(_ text: String) throws {
        let python = try Interpreter(modules: [makeShop()])
        do {
            try python.run(text, filename: "rules.py")
        } catch {
            switch error {
            case .exception(let exception): print(exception.text)  // to the letter what CPython would print
            case .syntax(let error): print(error.filename, error.line, error.columns, error.message)
            case .limit(let limit): print(limit.kind, limit.text)
            case .interrupted(let interruption): print(interruption.reason)
            case .exit(let exit): print(exit.status, exit.message ?? "")
            }
        }
        if text.contains("_exit") { return }
        do { try python.run("open('/no/such/file')") } catch {
            guard case .exception(let exception) = error, exception.isInstance(of: "OSError") else { throw error }
            print(exception.type, exception.traceback.last?.line ?? 0)  // FileNotFoundError 1
        }
        do {
            try python.run(
                "import shop\ntry: shop.price('gold')\nexcept LookupError as e: raise RuntimeError('no rule') from e")
        } catch {
            if case .exception(let e) = error, let soldOut = e.hostError as? SoldOut { print(soldOut.article) }
        }
    }
}
