def check(source):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset, e.end_offset))

check("[1 2]")  # expect: invalid syntax. Perhaps you forgot a comma? (1, 2, 5)
check("f(a b)")  # expect: invalid syntax. Perhaps you forgot a comma? (1, 3, 6)
check("(1, 2 3)")  # expect: invalid syntax. Perhaps you forgot a comma? (1, 5, 8)
check("{1: 2 3: 4}")  # expect: invalid syntax. Perhaps you forgot a comma? (1, 5, 8)
check("print 'hello'")  # expect: Missing parentheses in call to 'print'. Did you mean print(...)? (1, 1, 14)
check("print x")  # expect: Missing parentheses in call to 'print'. Did you mean print(...)? (1, 1, 8)
check("exec 'x'")  # expect: Missing parentheses in call to 'exec'. Did you mean exec(...)? (1, 1, 9)
check("if x = 3: pass")  # expect: invalid syntax. Maybe you meant '==' or ':=' instead of '='? (1, 4, 9)
check("while x = 3: pass")  # expect: invalid syntax. Maybe you meant '==' or ':=' instead of '='? (1, 7, 12)
check("f(x.y = 3)")  # expect: expression cannot contain assignment, perhaps you meant "=="? (1, 3, 8)
check("x = 3 = y = f()= 4")  # expect: cannot assign to literal (1, 5, 6)
check("if x\n  pass")  # expect: expected ':' (1, 5, 6)
check("def f()\n  pass")  # expect: expected ':' (1, 8, 9)
check("class C\n  pass")  # expect: expected ':' (1, 8, 9)
check("else: pass")  # expect: invalid syntax (1, 1, 5)
