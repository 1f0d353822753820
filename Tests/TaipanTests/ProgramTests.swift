// Programs that are compiled once, and the errors they end with.

import Taipan
import Testing

@Suite struct ProgramTests {
    @Test func oneProgramServesManyInterpreters() async throws {
        let program = try Program(
            source:
                "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nresult = [fib(i) for i in range(15)][-1]")
        let results = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let python = try Interpreter()
                    try python.run(program)
                    try python.run(program)
                    return try python.eval("result", as: Int.self)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results == Array(repeating: 377, count: 8))
    }

    @Test func expressionsAreProgramsToo() throws {
        let python = try Interpreter()
        let square = try Program(expression: "n * n")
        for n in 1...3 {
            python["n"] = .int(n)
            #expect(try python.eval(square, as: Int.self) == n * n)
        }
    }

    @Test(arguments: [
        ("x = = 1", "SyntaxError", "invalid syntax", 1, 5..<6),
        ("if True:\npass", "IndentationError", "expected an indented block after 'if' statement on line 1", 2, 1..<5),
        ("def f():\n  return 1 +", "SyntaxError", "invalid syntax", 2, 13..<14),
        ("a = 'abc", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 5..<6),
        ("é = (1", "SyntaxError", "'(' was never closed", 1, 5..<6),
    ])
    func syntaxErrorsAreValues(_ text: String, _ type: String, _ message: String, _ line: Int, _ columns: Range<Int>) {
        let error = #expect(throws: PythonError.self) { try Program(source: text, filename: "rules.py") }
        guard case .syntax(let syntax) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(syntax.type == type)
        #expect(syntax.message == message)
        #expect(syntax.filename == "rules.py")
        #expect(syntax.line == line)
        #expect(syntax.columns == columns)
    }

    @Test func syntaxErrorsArePrintedAsPythonDoes() throws {
        let second = #expect(throws: PythonError.self) { try Program(source: "x = 1\ny = 2 3 4\n", filename: "r.py") }
        guard case .syntax(let syntax) = second else { return #expect(Bool(false)) }
        #expect(syntax.text == "  File \"r.py\", line 2\n    y = 2 3 4\n          ^\nSyntaxError: invalid syntax\n")
        #expect(Program.isIncomplete("def f():\n") && !Program.isIncomplete("x = 1\n"))
    }

    @Test func exceptionsHaveEverything() throws {
        let python = try Interpreter()
        let error = #expect(throws: PythonError.self) {
            try python.run(
                """
                class RuleError(ValueError): pass
                def f(x):
                    raise RuleError("no " + x)
                f("luck")
                """, filename: "rules.py")
        }
        guard case .exception(let exception) = error else { return #expect(Bool(false)) }
        #expect(exception.type == "RuleError" && exception.qualifiedType == "__main__.RuleError")
        #expect(exception.message == "no luck")
        #expect(
            exception.isInstance(of: "ValueError") && exception.isInstance(of: "Exception")
                && !exception.isInstance(of: "OSError"))
        #expect(
            exception.traceback.map { "\($0.filename) \($0.line) \($0.function)" } == [
                "rules.py 4 <module>", "rules.py 3 f",
            ])
        #expect(exception.text.hasSuffix("\nRuleError: no luck\n"))
        #expect("\(try #require(error))" == "RuleError: no luck")
    }

    @Test(
        arguments: [
            ("import sys; sys.exit()", 0, nil), ("import sys; sys.exit(3)", 3, nil),
            ("raise SystemExit('why')", 1, "why"),
            ("import os; os._exit(4)", 4, nil),
        ] as [(String, Int, String?)])
    func exitsDoNotEndTheHost(_ text: String, _ status: Int, _ message: String?) throws {
        let python = try Interpreter()
        let error = #expect(throws: PythonError.self) { try python.run(text) }
        guard case .exit(let exit) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(exit.status == status && exit.message == message)
    }
}
