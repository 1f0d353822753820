def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)

check("x := 1")  # expect: invalid syntax
check("(x := 1)")  # expect: fine
check("(x.y := 1)")  # expect: cannot use assignment expressions with attribute
check("(x[0] := 1)")  # expect: cannot use assignment expressions with subscript
check("((a, b) := 1)")  # expect: cannot use assignment expressions with tuple
check("[x := 1 for x in y]")  # expect: assignment expression cannot rebind comprehension iteration variable 'x'
check("[i for i in (x := y)]")  # expect: assignment expression cannot be used in a comprehension iterable expression
check("[(j := 0) for i in y for j in z]")
# expect: assignment expression cannot rebind comprehension iteration variable 'j'
check("class C:\n  [x := 1 for i in y]")
# expect: assignment expression within a comprehension cannot be used in a class body
check("[x, y for x, y in z]")  # expect: did you forget parentheses around the comprehension target?
check("{x, y for x in z}")  # expect: did you forget parentheses around the comprehension target?
check("[(yield) for x in y]")  # expect: 'yield' inside list comprehension
check("def f(): [(yield) for x in y]")  # expect: 'yield' inside list comprehension
check("(x := y := 1)")  # expect: invalid syntax
check("def f(a=(x := 1)): pass")  # expect: fine
check("lambda: x := 1")  # expect: cannot use assignment expressions with lambda
check("[x for x in y if z := 1]")  # expect: invalid syntax
