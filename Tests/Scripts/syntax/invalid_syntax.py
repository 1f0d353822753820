def check(source):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg)
        print((e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text))

check("a b")
# expect: SyntaxError invalid syntax
# expect: (1, 3, 1, 4) 'a b\n'
check("1 +")
# expect: SyntaxError invalid syntax
# expect: (1, 4, 1, 5) '1 +\n'
check("x = = 2")
# expect: SyntaxError invalid syntax
# expect: (1, 5, 1, 6) 'x = = 2\n'
check("for in x: pass")
# expect: SyntaxError invalid syntax
# expect: (1, 5, 1, 7) 'for in x: pass\n'
check("def f(: pass")
# expect: SyntaxError invalid syntax
# expect: (1, 7, 1, 8) 'def f(: pass\n'
check("class : pass")
# expect: SyntaxError invalid syntax
# expect: (1, 7, 1, 8) 'class : pass\n'
check("a ? b")
# expect: SyntaxError invalid syntax
# expect: (1, 3, 1, 4) 'a ? b\n'
check("x = $")
# expect: SyntaxError invalid syntax
# expect: (1, 5, 1, 6) 'x = $\n'
check("import")
# expect: SyntaxError Expected one or more names after 'import'
# expect: (1, 7, 1, 7) 'import\n'
check("return = 1")
# expect: SyntaxError invalid syntax
# expect: (1, 8, 1, 9) 'return = 1\n'
check("pass\n\nx y z\n")
# expect: SyntaxError invalid syntax
# expect: (3, 3, 3, 4) 'x y z\n'
