def check(source):
    try:
        compile(source, "<s>", "exec")
        print(source, "-> fine")
    except SyntaxError as e:
        print(source, "->", e.msg)

check("for 1 in x: pass")  # expect: for 1 in x: pass -> cannot assign to literal
check("for f() in x: pass")  # expect: for f() in x: pass -> cannot assign to function call
check("for a, 2 in x: pass")  # expect: for a, 2 in x: pass -> cannot assign to literal
check("with a as 1: pass")  # expect: with a as 1: pass -> cannot assign to literal
check("with a as f(): pass")  # expect: with a as f(): pass -> cannot assign to function call
check("with a as b, c as (d, e): pass")  # expect: with a as b, c as (d, e): pass -> fine
check("[x for 1 in y]")  # expect: [x for 1 in y] -> cannot assign to literal
check("[*x for x in y]")  # expect: [*x for x in y] -> iterable unpacking cannot be used in comprehension
check("{**x for x in y}")  # expect: {**x for x in y} -> dict unpacking cannot be used in dict comprehension
check("for x in *a, b: pass")  # expect: for x in *a, b: pass -> fine
check("[x for x in *a]")  # expect: [x for x in *a] -> invalid syntax
check("import a.b as c.d")  # expect: import a.b as c.d -> invalid syntax
check("from a import b as 1")  # expect: from a import b as 1 -> invalid syntax
