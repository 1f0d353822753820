def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)

check("def f[T](): pass")  # expect: fine
check("def f[](): pass")  # expect: Type parameter list cannot be empty
check("class C[T, T]: pass")  # expect: duplicate type parameter 'T'
check("type X[T] = list[T]")  # expect: fine
check("def f[T = int, U](): pass")  # expect: non-default type parameter 'U' follows default type parameter
check("def f[*Ts: int](): pass")  # expect: cannot use bound with TypeVarTuple
check("def f[T](x = (yield)): pass")  # expect: 'yield' outside function
check("type X = (yield)")  # expect: yield expression cannot be used within a type alias
check("class A[T]((x := 1)): pass")  # expect: named expression cannot be used within the definition of a generic
check("def f[T: (y := 1)](): pass")  # expect: named expression cannot be used within a TypeVar bound
check("class C[T]:\n  nonlocal T")  # expect: nonlocal binding not allowed for type parameter 'T'
