for source in (
    "a = 1\nb = (\nc = ]\n",
    "x y\nz w",
    "def f():\nreturn 1\nx =",
    "'a\n(",
    "if 1:\n  x\n y",
):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text))
        # expect: SyntaxError closing parenthesis ']' does not match opening parenthesis '(' on line 2 3 5 'c = ]'
        # expect: SyntaxError invalid syntax 1 3 'x y\n'
        # expect: IndentationError expected an indented block after function definition on line 1 2 1 'return 1\n'
        # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 "'a"
        # expect: IndentationError unindent does not match any outer indentation level 3 3 ' y\n'
