def check(source):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset))

check("def f():\n  x = 1\n  global x")  # expect: name 'x' is assigned to before global declaration (3, 3)
check("def f():\n  print(x)\n  global x")  # expect: name 'x' is used prior to global declaration (3, 3)
check("def f(x):\n  global x")  # expect: name 'x' is parameter and global (2, 3)
check("def f(x):\n  nonlocal x")  # expect: name 'x' is parameter and nonlocal (2, 3)
check("nonlocal x")  # expect: nonlocal declaration not allowed at module level (1, 1)
check("def f():\n  nonlocal x")  # expect: no binding for nonlocal 'x' found (2, 3)
check("def f():\n  x = 1\n  def g():\n    x\n    nonlocal x")
# expect: name 'x' is used prior to nonlocal declaration (5, 5)
check("def f():\n  x = 1\n  def g():\n    global x\n    nonlocal x")  # expect: name 'x' is nonlocal and global (4, 5)
check("def f():\n  x: int = 1\n  global x")  # expect: annotated name 'x' can't be global (3, 3)
check("def f():\n  global x\n  x: int = 1")  # expect: annotated name 'x' can't be global (3, 3)
check("class C:\n  x = 1\n  global x")  # expect: name 'x' is assigned to before global declaration (3, 3)
check("x = 1\nglobal x")  # expect: name 'x' is assigned to before global declaration (2, 1)
