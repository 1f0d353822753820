def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, (e.lineno, e.offset))

check("if x:")  # expect: IndentationError expected an indented block after 'if' statement on line 1 (1, 6)
check("if x:\n")  # expect: IndentationError expected an indented block after 'if' statement on line 1 (1, 6)
check("def f():\n  # comment only\n")
# expect: IndentationError expected an indented block after function definition on line 1 (2, 17)
check("class C:")  # expect: IndentationError expected an indented block after class definition on line 1 (1, 9)
check("for x in y:\n\n")  # expect: IndentationError expected an indented block after 'for' statement on line 1 (2, 1)
check("try:\n  x\n")  # expect: SyntaxError expected 'except' or 'finally' block (2, 4)
check("x = [1,\n2,\n")  # expect: SyntaxError '[' was never closed (1, 5)
check("x = '''abc\n")  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 1) (1, 5)
check("x +\\")  # expect: SyntaxError unexpected EOF while parsing (1, 5)
check("match x:\n")  # expect: IndentationError expected an indented block after 'match' statement on line 1 (1, 9)
check("with a as b,")  # expect: SyntaxError invalid syntax (1, 13)
check("else")  # expect: SyntaxError invalid syntax (1, 1)
check("lambda")  # expect: SyntaxError invalid syntax (1, 7)
check("x if y")  # expect: SyntaxError expected 'else' after 'if' expression (1, 1)
check("not")  # expect: SyntaxError invalid syntax (1, 4)
check("from a import")  # expect: SyntaxError Expected one or more names after 'import' (1, 14)
