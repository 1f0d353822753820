def check(source):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, (e.lineno, e.offset), repr(e.text))

check("if 1:\npass")
# expect: IndentationError expected an indented block after 'if' statement on line 1 (2, 1) 'pass\n'
check("def f():\n")
# expect: IndentationError expected an indented block after function definition on line 1 (1, 9) 'def f():\n'
check("  x = 1")  # expect: IndentationError unexpected indent (1, 2) '  x = 1\n'
check("if 1:\n    a\n  b")
# expect: IndentationError unindent does not match any outer indentation level (3, 4) '  b\n'
check("if 1:\n\ta\n        b")
# expect: TabError inconsistent use of tabs and spaces in indentation (3, 1) '        b\n'
check("for x in y:\n# comment\nz")
# expect: IndentationError expected an indented block after 'for' statement on line 1 (3, 1) 'z\n'
check("class C:\nx = 1")
# expect: IndentationError expected an indented block after class definition on line 1 (2, 1) 'x = 1\n'
check("try:\nx")  # expect: IndentationError expected an indented block after 'try' statement on line 1 (2, 1) 'x\n'
check("while 1:\n  a\n   b")  # expect: IndentationError unexpected indent (3, 3) '   b\n'
check("match x:\ncase 1: pass")
# expect: IndentationError expected an indented block after 'match' statement on line 1 (2, 1) 'case 1: pass\n'
