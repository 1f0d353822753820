// The embedding API, from outside.

import Taipan
import Testing

/// Runs `source` in a fresh interpreter and gives what it printed.
private func output(of source: String) throws -> String {
    let python = try Interpreter(stdout: .capture)
    try python.run(source)
    return python.takeOutput()
}

@Suite struct InterpreterTests {
    @Test func capturesOutput() throws {
        #expect(try output(of: "print('hello', 1 + 2)") == "hello 3\n")
    }

    @Test(arguments: [
        ("1 + 1", PythonValue.int(2)), ("2 ** 70", .bigInt("1180591620717411303424")), ("1 / 4", .float(0.25)),
        ("'a' * 3", .string("aaa")), ("None", .none), ("3 > 2", .bool(true)), ("b'ab'", .bytes([97, 98])),
        ("[1, (2, 3)]", .list([.int(1), .tuple([.int(2), .int(3)])])),
        ("{'k': [None]}", .dict([.init(key: .string("k"), value: .list([.none]))])),
    ])
    func evaluates(_ text: String, _ expected: PythonValue) throws {
        #expect(try Interpreter().eval(text) == expected)
    }

    @Test func callsFunctions() throws {
        let python = try Interpreter()
        try python.run("def add(a, b):\n    return a + b\n")
        #expect(try python.call("add", 20, 22).as(Int.self) == 42)
        #expect(try python.call("add", "a", "b").as(String.self) == "ab")
    }

    @Test func readsAndWritesGlobals() throws {
        let python = try Interpreter()
        python["limit"] = 7
        try python.run("double = limit * 2")
        #expect(python["double"] == .int(14))
        #expect(python["missing"] as PythonObject? == nil)
    }

    @Test func throwsExceptionsWithTracebacks() throws {
        let python = try Interpreter()
        do throws(PythonError) {
            try python.run("def f():\n    return 1 / 0\nf()\n", filename: "rules.py")
            Issue.record("nothing was thrown")
        } catch {
            guard case .exception(let exception) = error else {
                Issue.record("another error: \(error)")
                return
            }
            #expect(exception.type == "ZeroDivisionError")
            #expect(exception.message == "division by zero")
            #expect(
                exception.text.hasPrefix("Traceback (most recent call last):\n  File \"rules.py\", line 3, in <module>")
            )
            #expect(exception.text.hasSuffix("ZeroDivisionError: division by zero\n"))
        }
        #expect(try python.eval("6 * 7") == .int(42))
    }

    @Test func exitIsAnError() throws {
        let python = try Interpreter()
        do throws(PythonError) {
            try python.run("import sys; sys.exit(3)")
            Issue.record("nothing was thrown")
        } catch {
            guard case .exit(let exit) = error else {
                Issue.record("another error: \(error)")
                return
            }
            #expect(exit.status == 3)
        }
    }

    @Test func interpretersAreIsolated() throws {
        let one = try Interpreter()
        let two = try Interpreter()
        try one.run("x = 1\nimport sys\nsys.mark = 'one'")
        #expect(two["x"] as PythonObject? == nil)
        #expect(try two.eval("hasattr(__import__('sys'), 'mark')") == .bool(false))
        #expect(one["x"] == .int(1))
    }
}
