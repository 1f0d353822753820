def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset))

check("a = 5 € 3")  # expect: invalid character '€' (U+20AC) (1, 7)
check("x = “quoted”")  # expect: invalid character '“' (U+201C) (1, 5)
check("a\u00a0= 1")  # expect: invalid non-printable character U+00A0 (1, 2)
check("a = 1\x00")  # expect: source code string cannot contain null bytes (None, None)
check("a = \x01")  # expect: invalid non-printable character U+0001 (1, 5)
check("x = a！")  # expect: invalid character '！' (U+FF01) (1, 6)
check("\ufeffx = 1")  # expect: invalid non-printable character U+FEFF (1, 1)
check("x\u200b = 1")  # expect: invalid non-printable character U+200B (1, 2)
check("!x")  # expect: invalid syntax (1, 1)
check("a <> b")  # expect: invalid syntax (1, 3)
check("x++")  # expect: invalid syntax (1, 4)
check("x = y++")  # expect: invalid syntax (1, 8)
check("a === b")  # expect: invalid syntax (1, 5)
check("a && b")  # expect: invalid syntax (1, 4)
check("not")  # expect: invalid syntax (1, 4)
check("x->y")  # expect: invalid syntax (1, 2)
