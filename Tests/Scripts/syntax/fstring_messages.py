def check(source):
    try:
        compile(source, "<s>", "eval")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)

check('f"{}"')  # expect: f-string: valid expression required before '}' 1 4
check('f"{a"')  # expect: f-string: expecting '}' 1 5
check('f"}"')  # expect: f-string: single '}' is not allowed 1 3
check('f"{a!x}"')  # expect: f-string: invalid conversion character 'x': expected 's', 'r', or 'a' 1 6
check('f"{a!}"')  # expect: f-string: missing conversion character 1 6
check('f"{a b}"')  # expect: invalid syntax. Perhaps you forgot a comma? 1 4
check('f"{1:{2:{3}}}"')
check('f"{=}"')  # expect: f-string: valid expression required before '=' 1 4
check('f"{!r}"')  # expect: f-string: valid expression required before '!' 1 4
check('f"{lambda x: 1}"')  # expect: f-string: lambda expressions are not allowed without parentheses 1 4
check('f"{a:{}}"')  # expect: f-string: valid expression required before '}' 1 7
check("f'{a")  # expect: '{' was never closed 1 3
