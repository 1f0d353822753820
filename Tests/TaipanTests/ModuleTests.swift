// Host modules: functions, classes, errors, stubs, lending.

import Taipan
import Testing

/// A Swift class that scripts use.
final class Player: @unchecked Sendable {
    let name: String
    var score: Int

    init(name: String, score: Int) {
        self.name = name
        self.score = score
    }
}

/// A Swift struct that scripts use.
struct Vector: Hashable, Comparable, CustomStringConvertible, Sendable {
    var x, y: Double

    static func + (a: Vector, b: Vector) -> Vector { Vector(x: a.x + b.x, y: a.y + b.y) }
    static func < (a: Vector, b: Vector) -> Bool { (a.x, a.y) < (b.x, b.y) }
    var description: String { "<\(x), \(y)>" }
}

/// An error of the host.
struct BoardError: Error, Equatable, CustomStringConvertible {
    let field: Int
    var description: String { "field \(field) is taken" }
}

/// Counts what hosts lend.
struct Counter {
    var count = 0
}

private let game = PyModule("game", doc: "For tests.") { m in
    m.constant("VERSION", "1.2")
    m.constant("SIZES", [1, 2, 3])
    m.exception(BoardError.self, base: "ValueError")
    m.def("area(w: float, h: float = 1.0) -> float", "The area.") { (w: Double, h: Double) in w * h }
    m.def("join(*words, separator=' ')") { (words: [String], separator: String) in words.joined(separator: separator) }
    m.def("options(**all)") { (all: [String: Int]) in all.keys.sorted().joined() + "\(all.values.reduce(0, +))" }
    m.def("maybe(x=None)") { (x: Int?) in x.map { $0 + 1 } }
    m.def("both(a, /, b, *, c)") { (a: Int, b: Int, c: Int) in [a, b, c] }
    m.def("apply(f, x)") { (f: PythonObject, x: Int) throws in try f(x) }
    m.def("evaluate(text)") { (python: Interpreter, text: String) throws in try python.eval(text) }
    m.def("fail(field: int)") { (field: Int) throws -> Void in throw BoardError(field: field) }
    m.def("refuse()") { () throws -> Void in throw PythonRaise("KeyError", "door") }
    m.def("crash()") { () throws -> Void in throw CancellationError() }
    m.def("slow(n: int) -> int") { (n: Int) async throws -> Int in
        try await Task.sleep(nanoseconds: 1_000_000)
        return n * 2
    }
    m.def("best(players) -> Player") { (players: [Player]) in players.max { $0.score < $1.score } }
    m.class(Player.self, doc: "Somebody who plays.") { c in
        c.initializer("(name: str, score: int = 0)") { (name: String, score: Int) in Player(name: name, score: score) }
        c.property("name", \.name)
        c.property("score", \.score, doc: "Points.")
        c.method("add(points: int) -> int") { (player: Player, points: Int) in
            player.score += points
            return player.score
        }
        c.staticMethod("nobody()") { Player(name: "", score: 0) }
        c.method("later()") { (player: Player) async in player.name }
    }
    m.class(Vector.self) { c in
        c.initializer("(x: float, y: float = 0.0)") { (x: Double, y: Double) in Vector(x: x, y: y) }
        c.property("x", \.x)
        c.property("length", get: { (v: Vector) in (v.x * v.x + v.y * v.y).squareRoot() })
        c.mutatingMethod("scale(by: float)") { (v: inout Vector, by: Double) in
            v.x *= by
            v.y *= by
        }
        c.operator(.add) { (a: Vector, b: Vector) in a + b }
        c.operator(.multiply) { (a: Vector, b: Double) in Vector(x: a.x * b, y: a.y * b) }
        c.operator(.negative) { (a: Vector) in Vector(x: -a.x, y: -a.y) }
        c.operator(.getItem) { (v: Vector, i: Int) throws in
            guard (0...1).contains(i) else { throw PythonRaise("IndexError", "\(i)") }
            return i == 0 ? v.x : v.y
        }
        c.iterable { v in [v.x, v.y] }
        c.comparable()
        c.hashable()
        c.describable()
    }
    m.class(Counter.self) { c in c.property("count", \.count) }
}

@Suite struct ModuleTests {
    /// Runs lines of Python after `from game import *` and gives what they print.
    private func output(_ source: String) throws -> String {
        let python = try Interpreter(modules: [game], stdout: .capture)
        try python.run("import game\nfrom game import *\n" + source)
        return python.takeOutput()
    }

    @Test(arguments: [
        ("area(3)", "3.0"), ("area(3, 4)", "12.0"), ("area(h=2, w=True)", "2.0"), ("join('a', 'b')", "a b"),
        ("join('a', 'b', separator='-')", "a-b"), ("options(b=1, a=2)", "ab3"), ("maybe()", "None"), ("maybe(4)", "5"),
        ("both(1, 2, c=3)", "[1, 2, 3]"), ("apply(lambda x: x + 1, 4)", "5"), ("evaluate('6 * 7')", "42"),
        ("slow(21)", "42"),
        ("game.VERSION, SIZES, game.__doc__", "('1.2', [1, 2, 3], 'For tests.')"),
        ("area.__name__, area.__doc__, area.__module__, area.__defaults__", "('area', 'The area.', 'game', (1.0,))"),
        ("area", "<host function area>"), ("[*map(area, [1, 2])]", "[1.0, 2.0]"),
        ("__import__('inspect').signature(area)", "(w: 'float', h: 'float' = 1.0) -> 'float'"),
    ])
    func functions(_ expression: String, _ expected: String) throws {
        #expect(try output("print((\(expression)))") == expected + "\n")
    }

    @Test(arguments: [
        ("area()", "TypeError: area() missing 1 required positional argument: 'w'"),
        ("area(1, 2, 3)", "TypeError: area() takes from 1 to 2 positional arguments but 3 were given"),
        ("area('x')", "TypeError: area() argument 'w' must be real number, not str"),
        ("area(1, width=2)", "TypeError: area() got an unexpected keyword argument 'width'"),
        ("join(1)", "TypeError: join() argument 'words'[0] must be str, not int"),
        ("both(1, b=2)", "TypeError: both() missing 1 required keyword-only argument: 'c'"),
        (
            "both(a=1, b=2, c=3)",
            "TypeError: both() got some positional-only arguments passed as keyword arguments: 'a'"
        ),
        ("maybe(2**64)", "OverflowError: maybe() argument 'x': Python int too large to convert to Swift Int"),
        ("fail(7)", "BoardError: field 7 is taken"), ("refuse()", "KeyError: 'door'"),
        ("crash()", "RuntimeError: CancellationError()"), ("evaluate('1/0')", "ZeroDivisionError: division by zero"),
        ("best([1])", "TypeError: best() argument 'players'[0] must be Player, not int"),
        ("apply(len, 3)", "TypeError: object of type 'int' has no len()"),
    ])
    func mistakesOfCalls(_ call: String, _ expected: String) throws {
        let text = try output("try: \(call)\nexcept Exception as e: print(f'{type(e).__name__}: {e}')")
        #expect(text == expected + "\n")
    }

    @Test func classes() throws {
        let printed = try output(
            """
            p = Player('anna', score=2)
            print(p.add(3), p.score, p.name, type(p).__module__, Player.__doc__)
            p.score = 40
            print(p.score, best([p, Player('bo')]) is p, Player.nobody().name == '', p.later())
            class Pro(Player):
                def __init__(self, name):
                    super().__init__(name, 100)
                    self.rank = 1
                def add(self, points): return super().add(points * 2)
            q = Pro('cleo')
            print(q.add(1), q.rank, isinstance(q, Player), best([p, q]) is q)
            """)
        #expect(printed == "5 5 anna game Somebody who plays.\n40 True True anna\n102 1 True True\n")
    }

    @Test func structsAndOperators() throws {
        let printed = try output(
            """
            v = Vector(3, 4)
            print(v, v.length, v + Vector(1), v * 2, -v, v[1], list(v), v == Vector(3, 4), v < Vector(9), {v: 1}[Vector(3, 4)])
            v.x = 6
            v.scale(10)
            print(v)
            try: v + 'x'
            except TypeError as e: print(e)
            try: v.length = 3
            except AttributeError as e: print(e)
            """)
        #expect(
            printed == """
                <3.0, 4.0> 5.0 <4.0, 4.0> <6.0, 8.0> <-3.0, -4.0> 4.0 [3.0, 4.0] True True 1
                <60.0, 40.0>
                unsupported operand type(s) for +: 'Vector' and 'str'
                property 'length' of 'Vector' object has no setter

                """)
    }

    @Test(arguments: [
        ("class P(Player):\n    def __init__(self): pass\nP().add(1)", "Player.__init__() has not been called"),
        ("Player.add(3, 4)", "descriptor 'add' for 'Player' objects doesn't apply to a 'int' object"),
        ("Player(3)", "Player.__init__() argument 'name' must be str, not int"),
        ("Player('a').score = 'x'", "Player.score() argument 'value' must be int, not str"),
    ])
    func misuseOfClasses(_ source: String, _ message: String) throws {
        let python = try Interpreter(modules: [game])
        let error = #expect(throws: PythonError.self) { try python.run("from game import *\n" + source) }
        guard case .exception(let exception) = error else { return #expect(Bool(false)) }
        #expect(exception.message == message)
    }

    @Test func swiftErrorsComeBackOut() throws {
        let python = try Interpreter(modules: [game])
        for source in ["game.fail(3)", "try: game.fail(3)\nexcept ValueError as e: raise RuntimeError('outer') from e"]
        {
            let error = #expect(throws: PythonError.self) { try python.run("import game\n" + source) }
            guard case .exception(let exception) = error else { return #expect(Bool(false)) }
            #expect(exception.hostError as? BoardError == BoardError(field: 3))
        }
    }

    @Test func errorsPassThroughHostFunctionsAsTheyAre() throws {
        let python = try Interpreter(modules: [game], stdout: .capture)
        try python.run(
            """
            import game
            class Odd(Exception): pass
            def f(x): raise Odd(x)
            try: game.apply(f, 3)
            except Odd as e: print('caught', e.args)
            """)
        #expect(python.takeOutput() == "caught (3,)\n")
    }

    @Test func swiftInstancesKeepTheirIdentity() throws {
        let python = try Interpreter(modules: [game])
        let anna = Player(name: "anna", score: 1)
        python["p"] = try python.encode(anna)
        python["q"] = try python.encode(anna)
        #expect(try python.eval("p is q and p.add(5) == 6", as: Bool.self))
        #expect(anna.score == 6)
        #expect(try python.eval("p", as: Player.self) === anna)
    }

    @Test func loansEnd() throws {
        let python = try Interpreter(modules: [game])
        try python.run("kept = None\ndef work(c):\n    global kept\n    kept = c\n    c.count += 5")
        var counter = Counter(count: 1)
        try python.lend(&counter) { object throws(PythonError) in _ = try python.call("work", object) }
        #expect(counter.count == 6)
        let error = #expect(throws: PythonError.self) { try python.run("kept.count") }
        guard case .exception(let exception) = error else { return #expect(Bool(false)) }
        #expect(exception.type == "ReferenceError")
    }

    @Test func oneModuleServesManyInterpreters() async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for n in 0..<8 {
                group.addTask {
                    let python = try Interpreter(modules: [game])
                    try python.run("import game\np = game.Player('x')\nfor i in range(1000): p.add(\(n))")
                    return try python.eval("p.score", as: Int.self)
                }
            }
            var sum = 0
            for try await score in group { sum += score }
            #expect(sum == 28_000)
        }
    }

    @Test func stubsSayWhatIsThere() {
        let expected = [
            "\"For tests.\"", "VERSION: str", "SIZES: list[int]", "class BoardError(ValueError): ...",
            "def area(w: float, h: float = 1.0) -> float:\n    \"The area.\"",
            "def join(*words: str, separator: str = ' ') -> str: ...",
            "def both(a: int, /, b: int, *, c: int) -> list[int]: ...",
            "def maybe(x: int | None = None) -> int | None: ...",
            "class Player:\n    \"Somebody who plays.\"\n    def __init__(self, name: str, score: int = 0) -> None: ...",
            "    @property\n    def length(self) -> float: ...", "    x: float\n",
            "    @staticmethod\n    def nobody() -> Player: ...",
        ]
        for part in expected { #expect(game.stub.contains(part), "\(part) is missing in:\n\(game.stub)") }
        #expect(throws: Never.self) { try Program(source: game.stub) }
    }

    @Test func registrationsAreChecked() {
        func mistake(_ build: (PyModule.Builder) -> Void) -> String? {
            do throws(PyModule.Mistake) {
                _ = try PyModule(checking: "m", build)
                return nil
            } catch { return error.description }
        }
        #expect(
            mistake { $0.def("f(a, b)") { (a: Int) in a } } == "f(a, b): the text has 2 parameters, the closure takes 1"
        )
        #expect(mistake { $0.def("f(a") { (a: Int) in a } }?.hasPrefix("'f(a' is not a signature") == true)
        #expect(mistake { $0.def("f()") { 1 } } == nil)
        #expect(throws: PyModule.Mistake.self) { try PyModule(checking: "no name") { _ in } }
    }
}
