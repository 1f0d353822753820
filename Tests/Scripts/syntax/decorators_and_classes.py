def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset))

check("@a.b[0](1)\ndef f(): pass")  # expect: fine
check("@a := b\ndef f(): pass")  # expect: fine
check("@(a := b)\ndef f(): pass")  # expect: fine
check("@a b\ndef f(): pass")  # expect: invalid syntax (1, 4)
check("class C(a, b=1, *c, **d): pass")  # expect: fine
check("class C(): return 1")  # expect: 'return' outside function (1, 12)
check("class 1: pass")  # expect: invalid syntax (1, 7)
check("class C(: pass")  # expect: invalid syntax (1, 9)
check("class None: pass")  # expect: invalid syntax (1, 7)
check("def True(): pass")  # expect: invalid syntax (1, 5)
check("async class C: pass")  # expect: invalid syntax (1, 7)
check("@a")  # expect: invalid syntax (1, 0)
