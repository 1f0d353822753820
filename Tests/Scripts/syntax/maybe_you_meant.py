def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)

check("if a = 1: pass")  # expect: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
check("f(a, b=1, c.d=2)")  # expect: expression cannot contain assignment, perhaps you meant "=="?
check("a.b() = 1")  # expect: cannot assign to function call here. Maybe you meant '==' instead of '='?
check("x = a + b = 3")  # expect: cannot assign to expression
check("(a = 1)")  # expect: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
check("[a = 1]")  # expect: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
check("print(a = 1 if b)")  # expect: expected 'else' after 'if' expression
check("f'{a = }'")  # expect: fine
check("a and b = 1")  # expect: cannot assign to expression
check("not a = 1")  # expect: cannot assign to expression
check("for x in y = 1: pass")  # expect: invalid syntax
check("assert a = 1")  # expect: invalid syntax
check("x = 1 if 2")  # expect: expected 'else' after 'if' expression
check("a, b += 1")  # expect: 'tuple' is an illegal expression for augmented assignment
check("import a, b from c")  # expect: Did you mean to use 'from ... import ...' instead?
check("def f:\n  pass")  # expect: expected '('
check("lambda x: y = 1")  # expect: cannot assign to lambda
check("try = 1")  # expect: expected ':'
check("a = yield = 1")  # expect: assignment to yield expression not possible
