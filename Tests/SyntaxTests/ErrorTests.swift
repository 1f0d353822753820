// Errors against those of CPython 3.13: kind, text, place.

import Testing

@testable import TaipanSyntax

struct ErrorTests {
    static let programs: [(String, String)] = [
        (
            "f() = 1",
            "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='? 1:1-1:4"
        ),
        ("f() += 1", "SyntaxError: 'function call' is an illegal expression for augmented assignment 1:1-1:4"),
        (
            "x, f() = 1",
            "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='? 1:4-1:7"
        ),
        ("[x, 1] = 1", "SyntaxError: cannot assign to literal 1:5-1:6"),
        ("(a, b) += 1", "SyntaxError: 'tuple' is an illegal expression for augmented assignment 1:1-1:7"),
        ("a + b = c", "SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='? 1:1-1:6"),
        ("-x = 1", "SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='? 1:1-1:3"),
        ("None = 1", "SyntaxError: cannot assign to None 1:1-1:5"),
        ("True = 1", "SyntaxError: cannot assign to True 1:1-1:5"),
        ("... = 1", "SyntaxError: cannot assign to ellipsis here. Maybe you meant '==' instead of '='? 1:1-1:4"),
        ("\"a\" = 1", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? 1:1-1:4"),
        (
            "f\"{x}\" = 1",
            "SyntaxError: cannot assign to f-string expression here. Maybe you meant '==' instead of '='? 1:1-1:7"
        ),
        ("lambda: 0 = 1", "SyntaxError: cannot assign to lambda 1:1-1:10"),
        ("x if y else z = 1", "SyntaxError: cannot assign to conditional expression 1:1-1:14"),
        (
            "(yield) = 1",
            "SyntaxError: cannot assign to yield expression here. Maybe you meant '==' instead of '='? 1:2-1:7"
        ),
        ("yield = 1", "SyntaxError: assignment to yield expression not possible 1:1-1:6"),
        (
            "await x = 1",
            "SyntaxError: cannot assign to await expression here. Maybe you meant '==' instead of '='? 1:1-1:8"
        ),
        (
            "[a for a in b] = 1",
            "SyntaxError: cannot assign to list comprehension here. Maybe you meant '==' instead of '='? 1:1-1:15"
        ),
        ("{} = 1", "SyntaxError: cannot assign to dict literal here. Maybe you meant '==' instead of '='? 1:1-1:3"),
        ("{1} = 1", "SyntaxError: cannot assign to set display here. Maybe you meant '==' instead of '='? 1:1-1:4"),
        (
            "{1:2} = 1",
            "SyntaxError: cannot assign to dict literal here. Maybe you meant '==' instead of '='? 1:1-1:6"
        ),
        ("a < b = c", "SyntaxError: cannot assign to comparison 1:1-1:6"),
        ("a and b = c", "SyntaxError: cannot assign to expression 1:1-1:8"),
        (
            "(a := 1) = 2",
            "SyntaxError: cannot assign to named expression here. Maybe you meant '==' instead of '='? 1:2-1:8"
        ),
        ("x = f() = 1", "SyntaxError: cannot assign to function call 1:5-1:8"),
        ("x = 1 = 2", "SyntaxError: cannot assign to literal 1:5-1:6"),
        ("x = yield = 1", "SyntaxError: assignment to yield expression not possible 1:5-1:10"),
        ("*f() = 1", "SyntaxError: cannot assign to function call 1:2-1:5"),
        ("del f()", "SyntaxError: cannot delete function call 1:5-1:8"),
        ("del 1", "SyntaxError: cannot delete literal 1:5-1:6"),
        ("del a + b", "SyntaxError: cannot delete expression 1:5-1:10"),
        ("del *a", "SyntaxError: cannot delete starred 1:5-1:7"),
        ("del (a, b()), c", "SyntaxError: cannot delete function call 1:9-1:12"),
        ("del [a, 1]", "SyntaxError: cannot delete literal 1:9-1:10"),
        ("del a, (b), c b", "SyntaxError: invalid syntax 1:15-1:16"),
        ("del", "SyntaxError: invalid syntax 1:4-1:5"),
        ("del x, None", "SyntaxError: cannot delete None 1:8-1:12"),
        ("if x = 1: pass", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1:4-1:9"),
        (
            "if x.a = 1: pass",
            "SyntaxError: cannot assign to attribute here. Maybe you meant '==' instead of '='? 1:4-1:7"
        ),
        ("x := 1", "SyntaxError: invalid syntax 1:3-1:5"),
        ("(f() := 1)", "SyntaxError: cannot use assignment expressions with function call 1:2-1:5"),
        ("(a.b := 1)", "SyntaxError: cannot use assignment expressions with attribute 1:2-1:5"),
        ("(x = 1)", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1:2-1:7"),
        ("f(a.b=1)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"? 1:3-1:7"),
        ("f(1=2)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"? 1:3-1:5"),
        ("f(True=1)", "SyntaxError: cannot assign to True 1:3-1:8"),
        ("f(None=1)", "SyntaxError: cannot assign to None 1:3-1:8"),
        ("f(a, b=1, c)", "SyntaxError: positional argument follows keyword argument 1:12-1:13"),
        ("f(**a, b)", "SyntaxError: positional argument follows keyword argument unpacking 1:9-1:10"),
        ("f(a=1, *b, c)", "SyntaxError: positional argument follows keyword argument 1:13-1:14"),
        ("f(a for a in b, c)", "SyntaxError: Generator expression must be parenthesized 1:3-1:15"),
        ("f(c, a for a in b)", "SyntaxError: Generator expression must be parenthesized 1:6-1:18"),
        ("f(a=)", "SyntaxError: expected argument value expression 1:3-1:5"),
        ("f(a, b=, c)", "SyntaxError: expected argument value expression 1:6-1:8"),
        ("f(*a=1)", "SyntaxError: cannot assign to iterable argument unpacking 1:3-1:7"),
        ("f(**a=1)", "SyntaxError: cannot assign to keyword argument unpacking 1:3-1:8"),
        ("f(a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma? 1:3-1:6"),
        ("f(a, b c)", "SyntaxError: invalid syntax. Perhaps you forgot a comma? 1:6-1:9"),
        ("f(a,, b)", "SyntaxError: invalid syntax 1:5-1:6"),
        ("f(,)", "SyntaxError: invalid syntax 1:3-1:4"),
        ("f(a", "SyntaxError: '(' was never closed 1:2"),
        ("f(a,", "SyntaxError: '(' was never closed 1:2"),
        ("class A(x for x in y): pass", "SyntaxError: invalid syntax 1:11-1:14"),
        ("[*x for x in y]", "SyntaxError: iterable unpacking cannot be used in comprehension 1:2-1:4"),
        ("(*x for x in y)", "SyntaxError: iterable unpacking cannot be used in comprehension 1:2-1:4"),
        ("{**x for x in y}", "SyntaxError: dict unpacking cannot be used in dict comprehension 1:2-1:4"),
        ("[x, y for x in y]", "SyntaxError: did you forget parentheses around the comprehension target? 1:2-1:6"),
        ("[x, for x in y]", "SyntaxError: did you forget parentheses around the comprehension target? 1:2-1:4"),
        ("(*x)", "SyntaxError: cannot use starred expression here 1:2-1:4"),
        ("(**x)", "SyntaxError: cannot use double starred expression here 1:2-1:4"),
        ("{1:2, 3:}", "SyntaxError: expression expected after dictionary key and ':' 1:8-1:9"),
        ("{1:}", "SyntaxError: expression expected after dictionary key and ':' 1:3-1:4"),
        ("{1:*a}", "SyntaxError: cannot use a starred expression in a dictionary value 1:4-1:6"),
        ("[x for x, y z]", "SyntaxError: 'in' expected after for-loop variables 1:13-1:14"),
        ("[x for x y]", "SyntaxError: 'in' expected after for-loop variables 1:10-1:11"),
        ("with a", "SyntaxError: expected ':' 1:7-1:8"),
        ("with (a, b)", "SyntaxError: expected ':' 1:12-1:13"),
        ("try: pass", "SyntaxError: expected 'except' or 'finally' block 1:10"),
        ("try:\n  pass\nx", "SyntaxError: expected 'except' or 'finally' block 3:1-3:2"),
        (
            "try:\n  pass\nexcept A:\n  pass\nexcept* B:\n  pass",
            "SyntaxError: cannot have both 'except' and 'except*' on the same 'try' 5:1-5:8"
        ),
        (
            "try:\n  pass\nexcept* A:\n  pass\nexcept B:\n  pass",
            "SyntaxError: cannot have both 'except' and 'except*' on the same 'try' 5:1-5:7"
        ),
        (
            "try:\n  pass\nexcept A, B:\n  pass",
            "SyntaxError: multiple exception types must be parenthesized 3:8-3:12"
        ),
        (
            "try:\n  pass\nexcept A, B as c:\n  pass",
            "SyntaxError: multiple exception types must be parenthesized 3:8-3:17"
        ),
        ("try:\n  pass\nexcept*:\n  pass", "SyntaxError: expected one or more exception types 3:8-3:9"),
        ("try:\n  pass\nexcept* \n  pass", "SyntaxError: expected one or more exception types 3:9-3:10"),
        ("try:\npass", "IndentationError: expected an indented block after 'try' statement on line 1 2:1-2:5"),
        (
            "try:\n  pass\nexcept:\npass",
            "IndentationError: expected an indented block after 'except' statement on line 3 4:1-4:5"
        ),
        (
            "def f():\npass",
            "IndentationError: expected an indented block after function definition on line 1 2:1-2:5"
        ),
        ("class A:\npass", "IndentationError: expected an indented block after class definition on line 1 2:1-2:5"),
        (
            "class A(B):\npass",
            "IndentationError: expected an indented block after class definition on line 1 2:1-2:5"
        ),
        (
            "async def f():\npass",
            "IndentationError: expected an indented block after function definition on line 1 2:1-2:5"
        ),
        ("match x:\n  case a as _: pass", "SyntaxError: cannot use '_' as a target 2:13-2:14"),
        ("match x:\n  case a as 1: pass", "SyntaxError: invalid pattern target 2:13-2:14"),
        ("match x:\n  case A(b=1, 2): pass", "SyntaxError: positional patterns follow keyword patterns 2:15-2:16"),
        (
            "match x:\n  case A(b=1, 2, c=3, d): pass",
            "SyntaxError: positional patterns follow keyword patterns 2:15-2:16"
        ),
        ("match x:\n  case 1+2: pass", "SyntaxError: imaginary number required in complex literal 2:10-2:11"),
        ("match x:\n  case 1j+2j: pass", "SyntaxError: real number required in complex literal 2:8-2:10"),
        ("import", "SyntaxError: Expected one or more names after 'import' 1:7-1:7"),
        ("import a from b", "SyntaxError: Did you mean to use 'from ... import ...' instead? 1:1-1:16"),
        ("import a, b from c", "SyntaxError: Did you mean to use 'from ... import ...' instead? 1:1-1:19"),
        ("from a import", "SyntaxError: Expected one or more names after 'import' 1:14-1:14"),
        ("from a import b,", "SyntaxError: trailing comma not allowed without surrounding parentheses 1:17-1:18"),
        ("lambda (x, y): 0", "SyntaxError: Lambda expression parameters cannot be parenthesized 1:8-1:14"),
        ("lambda *: 0", "SyntaxError: named arguments must follow bare * 1:9-1:10"),
        ("x if y", "SyntaxError: expected 'else' after 'if' expression 1:1-1:7"),
        ("(x if y)", "SyntaxError: expected 'else' after 'if' expression 1:2-1:8"),
        ("print \"a\"", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? 1:1-1:10"),
        ("print a", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? 1:1-1:8"),
        ("exec x", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)? 1:1-1:7"),
        ("exec \"x\" in y", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)? 1:1-1:14"),
        ("x[*]", "SyntaxError: Invalid star expression 1:4-1:5"),
        (")", "SyntaxError: unmatched ')' 1:1-1:1"),
        ("]", "SyntaxError: unmatched ']' 1:1-1:1"),
        ("(]", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' 1:2-1:2"),
        ("[)", "SyntaxError: closing parenthesis ')' does not match opening parenthesis '[' 1:2-1:2"),
        (
            "x = {\n\"a\": 1,\n\"b\": [1, 2\n}",
            "SyntaxError: closing parenthesis '}' does not match opening parenthesis '[' on line 3 4:1-4:1"
        ),
        ("def f(a:int=): pass", "SyntaxError: expected default value expression 1:12-1:13"),
        ("def f(*,): pass", "SyntaxError: named arguments must follow bare * 1:7-1:8"),
        (
            "def f(a=1, /, b): pass",
            "SyntaxError: parameter without a default follows parameter with a default 1:15-1:16"
        ),
        (
            "def f(a, /, b=1, c): pass",
            "SyntaxError: parameter without a default follows parameter with a default 1:18-1:19"
        ),
        ("def f[*T: int](a): pass", "SyntaxError: cannot use bound with TypeVarTuple 1:9-1:14"),
        ("class A[]: pass", "SyntaxError: Type parameter list cannot be empty 1:9-1:9"),
        ("(x, y): int", "SyntaxError: only single target (not tuple) can be annotated 1:1-1:7"),
        ("[x]: int", "SyntaxError: only single target (not list) can be annotated 1:1-1:4"),
        ("x, y: int", "SyntaxError: only single target (not tuple) can be annotated 1:1-1:2"),
        ("f(): int", "SyntaxError: illegal target for annotation 1:1-1:4"),
        ("1: int", "SyntaxError: illegal target for annotation 1:1-1:2"),
        ("lambda: x := 1", "SyntaxError: cannot use assignment expressions with lambda 1:1-1:10"),
        ("(lambda: x := 1)", "SyntaxError: cannot use assignment expressions with lambda 1:2-1:11"),
        ("1__0", "SyntaxError: invalid decimal literal 1:2-1:2"),
        ("1_.5", "SyntaxError: invalid decimal literal 1:2-1:2"),
        (
            "007",
            "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1:1-1:3"
        ),
        (
            "09",
            "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1:1-1:2"
        ),
        ("0b12", "SyntaxError: invalid digit '2' in binary literal 1:4-1:4"),
        ("0b1_", "SyntaxError: invalid binary literal 1:4-1:4"),
        ("0o78", "SyntaxError: invalid digit '8' in octal literal 1:4-1:4"),
        ("0o9", "SyntaxError: invalid digit '9' in octal literal 1:3-1:3"),
        ("0xg1", "SyntaxError: invalid hexadecimal literal 1:2-1:2"),
        ("0x1g", "SyntaxError: invalid hexadecimal literal 1:3-1:3"),
        (
            "\"\\x\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \\xXX escape 1:1-1:5"
        ),
        (
            "\"\\x1g\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape 1:1-1:7"
        ),
        (
            "\"\\u\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \\uXXXX escape 1:1-1:5"
        ),
        (
            "\"\\u123\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-4: truncated \\uXXXX escape 1:1-1:8"
        ),
        (
            "\"\\U0011ffff\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character 1:1-1:13"
        ),
        (
            "\"\\N\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \\N character escape 1:1-1:5"
        ),
        (
            "\"\\N{\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \\N character escape 1:1-1:6"
        ),
        (
            "\"\\N{foo bar}\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode character name 1:1-1:14"
        ),
        ("b\"\\x\"", "SyntaxError: (value error) invalid \\x escape at position 0 1:1-1:6"),
        (
            "f\"\\N{foo}\"",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name 1:10-1:11"
        ),
        ("\"a\" f\"b\" b\"c\"", "SyntaxError: cannot mix bytes and nonbytes literals 1:14-1:15"),
        ("b\"a\" \"b\"", "SyntaxError: cannot mix bytes and nonbytes literals 1:9-1:10"),
        ("'a\nb'", "SyntaxError: unterminated string literal (detected at line 1) 1:1-1:1"),
        ("'''a\nb", "SyntaxError: unterminated triple-quoted string literal (detected at line 2) 1:1-1:1"),
        ("'''a\n\n", "SyntaxError: unterminated triple-quoted string literal (detected at line 2) 1:1-1:1"),
        ("f'''a\n{b}\n", "SyntaxError: unterminated triple-quoted f-string literal (detected at line 2) 1:1-1:1"),
        ("f'a\nb'", "SyntaxError: unterminated f-string literal (detected at line 1) 1:1-1:1"),
        ("f'{a:}}'", "SyntaxError: f-string: single '}' is not allowed 1:7-1:7"),
        ("f'{a'", "SyntaxError: f-string: expecting '}' 1:5-1:5"),
        ("f'{a!'", "SyntaxError: f-string: expecting '}' 1:6-1:6"),
        ("f'{a:'", "SyntaxError: f-string: expecting '}', or format specs 1:6-1:7"),
        ("f'{a:x'", "SyntaxError: f-string: expecting '}', or format specs 1:7-1:8"),
        ("f'", "SyntaxError: unterminated f-string literal (detected at line 1) 1:1-1:1"),
        ("f\"\"\"", "SyntaxError: unterminated triple-quoted f-string literal (detected at line 1) 1:1-1:1"),
        (
            "f'{lambda x: 1}'",
            "SyntaxError: f-string: lambda expressions are not allowed without parentheses 1:4-1:13"
        ),
        ("f'{lambda x:{1}}'", "SyntaxError: f-string: expecting '=', or '!', or ':', or '}' 1:16-1:16"),
        ("f'{**a}'", "SyntaxError: f-string: expecting a valid expression after '{' 1:4-1:6"),
        ("f'{a.}'", "SyntaxError: f-string: expecting '=', or '!', or ':', or '}' 1:5-1:6"),
        ("f'{a]}'", "SyntaxError: f-string: unmatched ']' 1:5-1:5"),
        ("f'{ !r}'", "SyntaxError: f-string: valid expression required before '!' 1:5-1:6"),
        ("f'{a!rr}'", "SyntaxError: f-string: invalid conversion character 'rr': expected 's', 'r', or 'a' 1:6-1:8"),
        ("f'{a!:}'", "SyntaxError: f-string: missing conversion character 1:6-1:7"),
        ("f'{1:{2:{3:{4}}}}'", "SyntaxError: f-string: expressions nested too deeply 1:11-1:11"),
        ("f'{# comment\n}'", "SyntaxError: f-string: valid expression required before '}' 2:1-2:2"),
        ("f'{not}'", "SyntaxError: f-string: expecting a valid expression after '{' 1:4-1:7"),
        ("f'{a = b}'", "SyntaxError: f-string: expecting '!', or ':', or '}' 1:8-1:9"),
        ("f'{\"}'", "SyntaxError: unterminated string literal (detected at line 1) 1:4-1:4"),
        (
            "f'{x}' = 1",
            "SyntaxError: cannot assign to f-string expression here. Maybe you meant '==' instead of '='? 1:1-1:7"
        ),
        ("  x", "IndentationError: unexpected indent 1:2"),
        ("\tx", "IndentationError: unexpected indent 1:1"),
        ("if x:\n  a\n b", "IndentationError: unindent does not match any outer indentation level 3:3"),
        ("if x:\n\ta\n        b", "TabError: inconsistent use of tabs and spaces in indentation 3:1"),
        ("if x:\n        a\n\tb", "TabError: inconsistent use of tabs and spaces in indentation 3:1"),
        ("if x:\n    a\n  b\n", "IndentationError: unindent does not match any outer indentation level 3:4"),
        ("x = 1 +\\\n", "SyntaxError: unexpected EOF while parsing 1:9"),
        ("x \\", "SyntaxError: unexpected EOF while parsing 1:4"),
        ("x \\ ", "SyntaxError: unexpected character after line continuation character 1:4"),
        (
            "x = (1 2\n]",
            "SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1 2:1-2:1"
        ),
        ("{'a' = 1}", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? 1:2-1:5"),
        ("(a.b = 1)", "SyntaxError: cannot assign to attribute here. Maybe you meant '==' instead of '='? 1:2-1:5"),
        ("x == 1 = y", "SyntaxError: cannot assign to comparison 1:1-1:7"),
        ("a = {x: *y}", "SyntaxError: cannot use a starred expression in a dictionary value 1:9-1:11"),
        ("a = [*]", "SyntaxError: Invalid star expression 1:7-1:8"),
        ("1 + not 2", "SyntaxError: 'not' after an operator must be parenthesized 1:5-1:10"),
        ("1 - not x", "SyntaxError: 'not' after an operator must be parenthesized 1:5-1:10"),
    ]

    @Test(arguments: programs)
    func failsLikeCPython(_ program: (source: String, expected: String)) {
        #expect(failure(program.source) == program.expected)
    }

    /// Deep nesting is an error, never an overflow of the stack.
    @Test(arguments: [
        "(", "[", "{", "f(", "x[", "{1:", "-", "not ", "lambda: ", "a if b else ", "a**", "await ", "a.", "a+", "a or ",
        "[a for b in ", "f'{", "\\\n", "match ", "*", "(lambda a=", "x=", "print ",
    ])
    func deepNestingFails(_ part: String) {
        #expect(failure(String(repeating: part, count: 5000)) != "no error")
    }
}
