try:
    compile("first\nx = (1 +\n  ) y\n", "name.py", "exec")
except SyntaxError as e:
    print(e.args)  # expect: ('invalid syntax', ('name.py', 3, 3, '  ) y\n', 3, 4))
    print(e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset)  # expect: name.py 3 3 3 4
    print(repr(e.text))  # expect: '  ) y\n'
    print(str(e))  # expect: invalid syntax (name.py, line 3)
e = SyntaxError("msg", ("f", 1, 2, "text", 3, 4))
print(e, e.print_file_and_line, e.text, e.end_offset)  # expect: msg (f, line 1) None text 4
print(SyntaxError("only message"), SyntaxError().msg)  # expect: only message None
try:
    SyntaxError("m", (1, 2))
except TypeError as e:
    print(e)  # expect: function takes at least 4 arguments (2 given)
