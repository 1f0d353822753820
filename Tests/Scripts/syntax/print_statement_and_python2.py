def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)

check("print 1")  # expect: Missing parentheses in call to 'print'. Did you mean print(...)?
check("print 'a', b")  # expect: Missing parentheses in call to 'print'. Did you mean print(...)?
check("print >>f, x")  # expect: fine
check("exec 'code'")  # expect: Missing parentheses in call to 'exec'. Did you mean exec(...)?
check("raise E, 'text'")  # expect: invalid syntax
check("except E, e: pass")  # expect: invalid syntax
check("`x`")  # expect: invalid syntax
check("0777")
# expect: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
check("10L")  # expect: invalid decimal literal
check("def f((a, b)): pass")  # expect: Function parameters cannot be parenthesized
check("a <> b")  # expect: invalid syntax
check("import a.b.c as d, e")  # expect: fine
check("print")  # expect: fine
