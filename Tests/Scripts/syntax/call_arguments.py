def check(source):
    try:
        compile(source, "<s>", "exec")
        print(source, "-> fine")
    except SyntaxError as e:
        print(source, "->", e.msg)

check("f(a=1, a=2)")  # expect: f(a=1, a=2) -> keyword argument repeated: a
check("f(a=1, b)")  # expect: f(a=1, b) -> positional argument follows keyword argument
check("f(**a, b)")  # expect: f(**a, b) -> positional argument follows keyword argument unpacking
check("f(**a, *b)")  # expect: f(**a, *b) -> iterable argument unpacking follows keyword argument unpacking
check("f(a=1, *b)")  # expect: f(a=1, *b) -> fine
check("f(1=2)")  # expect: f(1=2) -> expression cannot contain assignment, perhaps you meant "=="?
check("f(True=1)")  # expect: f(True=1) -> cannot assign to True
check("f(a.b=1)")  # expect: f(a.b=1) -> expression cannot contain assignment, perhaps you meant "=="?
check("f(x for x in y)")  # expect: f(x for x in y) -> fine
check("f(x for x in y, 1)")  # expect: f(x for x in y, 1) -> Generator expression must be parenthesized
check("f(1, x for x in y)")  # expect: f(1, x for x in y) -> Generator expression must be parenthesized
check("f(a for a in b, c for c in d)")
# expect: f(a for a in b, c for c in d) -> Generator expression must be parenthesized
check("f(a=)")  # expect: f(a=) -> expected argument value expression
check("f(a, b=)")  # expect: f(a, b=) -> expected argument value expression
check("f(*)")  # expect: f(*) -> Invalid star expression
check("f(a := 1)")  # expect: f(a := 1) -> fine
check("f(a=b := 1)")  # expect: f(a=b := 1) -> invalid syntax
check("class C(x for x in y): pass")  # expect: class C(x for x in y): pass -> invalid syntax
