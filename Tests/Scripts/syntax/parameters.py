def check(source):
    try:
        compile(source, "<s>", "exec")
        print(source, "-> fine")
    except SyntaxError as e:
        print(source, "->", e.msg)

check("def f(a, a): pass")  # expect: def f(a, a): pass -> duplicate argument 'a' in function definition
check("def f(a=1, b): pass")
# expect: def f(a=1, b): pass -> parameter without a default follows parameter with a default
check("def f(*): pass")  # expect: def f(*): pass -> named arguments must follow bare *
check("def f(*, **k): pass")  # expect: def f(*, **k): pass -> named arguments must follow bare *
check("def f(**k, a): pass")  # expect: def f(**k, a): pass -> arguments cannot follow var-keyword argument
check("def f(*a, *b): pass")  # expect: def f(*a, *b): pass -> * argument may appear only once
check("def f(/, a): pass")  # expect: def f(/, a): pass -> at least one argument must precede /
check("def f(a, /, b, /): pass")  # expect: def f(a, /, b, /): pass -> / may appear only once
check("def f(*a, /): pass")  # expect: def f(*a, /): pass -> / must be ahead of *
check("def f(*a=1): pass")  # expect: def f(*a=1): pass -> var-positional argument cannot have default value
check("def f(**k=1): pass")  # expect: def f(**k=1): pass -> var-keyword argument cannot have default value
check("def f(None): pass")  # expect: def f(None): pass -> invalid syntax
check("def f((a, b)): pass")  # expect: def f((a, b)): pass -> Function parameters cannot be parenthesized
check("lambda a, a: 0")  # expect: lambda a, a: 0 -> duplicate argument 'a' in function definition
check("lambda *: 0")  # expect: lambda *: 0 -> named arguments must follow bare *
check("def f(a, *, b, c=1, d): pass")  # expect: def f(a, *, b, c=1, d): pass -> fine
check("def f(1): pass")  # expect: def f(1): pass -> invalid syntax
check("def f(__debug__): pass")  # expect: def f(__debug__): pass -> cannot assign to __debug__
check("def f(a, (b)): pass")  # expect: def f(a, (b)): pass -> Function parameters cannot be parenthesized
check("def f(a b): pass")  # expect: def f(a b): pass -> invalid syntax
