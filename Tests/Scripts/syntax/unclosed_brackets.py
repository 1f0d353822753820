def check(source):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset))

check("x = (1, 2\ny = 3")  # expect: '(' was never closed (1, 5)
check("x = [1, 2")  # expect: '[' was never closed (1, 5)
check("d = {'a': 1")  # expect: '{' was never closed (1, 5)
check("f(1]")  # expect: closing parenthesis ']' does not match opening parenthesis '(' (1, 4)
check("x = {\n  (1,\n]")  # expect: closing parenthesis ']' does not match opening parenthesis '(' on line 2 (3, 1)
check(")")  # expect: unmatched ')' (1, 1)
check("x = (1))")  # expect: unmatched ')' (1, 8)
check("f(a, (b, c)")  # expect: '(' was never closed (1, 2)
