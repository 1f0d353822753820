def check(source):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset))

check("x = 'abc")  # expect: unterminated string literal (detected at line 1) (1, 5)
check('x = "abc\ny = 1')  # expect: unterminated string literal (detected at line 1) (1, 5)
check("x = '''abc\n\n")  # expect: unterminated triple-quoted string literal (detected at line 2) (1, 5)
check('f"abc')  # expect: unterminated f-string literal (detected at line 1) (1, 1)
check('f"""abc')  # expect: unterminated triple-quoted f-string literal (detected at line 1) (1, 1)
check("b'abc")  # expect: unterminated string literal (detected at line 1) (1, 1)
