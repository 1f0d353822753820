def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)

check("*a")  # expect: can't use starred expression here
check("x = *a,")  # expect: fine
check("print(*a, *b)")  # expect: fine
check("*a + 1, 2")  # expect: fine
check("(*a)")  # expect: cannot use starred expression here
check("[*a, *b]")  # expect: fine
check("x[*a]")  # expect: fine
check("return_value = (*a, 1)")  # expect: fine
check("del *a")  # expect: cannot delete starred
check("a = b, *c = d")  # expect: fine
check("f(**a, **b)")  # expect: fine
check("{**a, 'k': 1, **b}")  # expect: fine
check("{*a, 1: 2}")  # expect: invalid syntax
check("for *a in b: pass")  # expect: starred assignment target must be in a list or tuple
check("if *a: pass")  # expect: invalid syntax
check("lambda *: 0")  # expect: named arguments must follow bare *
