// What the session makes of the text before it runs it.

import Testing

@testable import TaipanREPL

@Suite struct InputTextTests {
    @Test(arguments: [
        ("1 + 1", false), ("x = (1,", true), ("def f():", true), ("def f():\n    return 1", true),
        ("def f():\n    return 1\n", true), ("def f():\n    return 1\n    ", false), ("x = 1\ny = 2", false),
        ("x = 1\nif x:\n    y = 2", true), ("x = 1\nif x:\n    y = 2\n\nprint(y)", false), ("'''abc", true),
        ("'abc", false),
        ("@f", true), ("1 +", false), ("x = 1 \\", true), ("for", false), ("f(", true), ("f(]", false),
        ("# only", false),
    ])
    func needsMoreLines(_ text: String, _ expected: Bool) { #expect(InputText.needsMoreLines(text) == expected) }

    @Test(arguments: [
        ("def f():", "    "), ("def f():  # why: so", "    "), ("x = 1", ""), ("if x:\n    y = 2", "    "),
        ("def f():\n    return 1", ""), ("def f():\n    return g(", "        "), ("if x:\n    pass", ""),
        ("x = [", "    "),
        ("if x:\n\ty()", "\t"), ("if x:\n\tif y:", "\t\t"), ("s = '#:'", ""), ("passed = 1", ""), ("  pass", ""),
    ])
    func indents(_ text: String, _ expected: String) { #expect(InputText.indentation(after: text) == expected) }

    @Test(arguments: [
        (">>> 1 + 1\n2\n", "1 + 1"),
        (">>> def f():\n...     return 1\n...\n>>> f()\n1", "def f():\n    return 1\n\nf()"),
        ("    >>> x = 1\n    >>> x\n    1\n", "x = 1\nx"),
        ("x = 1\n", "x = 1\n"),
        (">>>", ">>>"),
        (">>> print('''a\n... b''')\na\nb\n", "print('''a\nb''')"),
        (">>>x", ">>>x"), (">>> if x:\n...     y\n...\nz\n", "if x:\n    y\n"),
    ])
    func stripsPrompts(_ text: String, _ expected: String) {
        #expect(InputText.withoutPrompts(text) == (text == ">>>" ? "" : expected))
    }

    @Test(arguments: [("x = 1\n", "x = 1"), ("if x:\n    y\n", "if x:\n    y\n"), ("x", "x"), ("x\n\n", "x")])
    func dropsLineEnds(_ text: String, _ expected: String) { #expect(InputText.withoutLastLineEnd(text) == expected) }
}
