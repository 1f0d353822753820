def check(source):
    try:
        compile(source, "<s>", "exec")
        print(source, "-> fine")
    except SyntaxError as e:
        print(source, "->", e.msg)

check("del 1")  # expect: del 1 -> cannot delete literal
check("del f()")  # expect: del f() -> cannot delete function call
check("del a + b")  # expect: del a + b -> cannot delete expression
check("del (a, b), [c]")  # expect: del (a, b), [c] -> fine
check("del *a")  # expect: del *a -> cannot delete starred
check("del None")  # expect: del None -> cannot delete None
check("del ()")  # expect: del () -> fine
check("del (a, 1)")  # expect: del (a, 1) -> cannot delete literal
check("del a.b, c[0]")  # expect: del a.b, c[0] -> fine
check("del")  # expect: del -> invalid syntax
