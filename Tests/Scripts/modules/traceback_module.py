import traceback, io
def f(): 1 / 0
def g(): f()
try:
    g()
except ZeroDivisionError as e:
    print(traceback.format_exc(), end="")
    # expect: Traceback (most recent call last):
    # expect:   File "modules/traceback_module.py", line 5, in <module>
    # expect:     g()
    # expect:     ~^^
    # expect:   File "modules/traceback_module.py", line 3, in g
    # expect:     def g(): f()
    # expect:              ~^^
    # expect:   File "modules/traceback_module.py", line 2, in f
    # expect:     def f(): 1 / 0
    # expect:              ~~^~~
    # expect: ZeroDivisionError: division by zero
    print(traceback.format_exception_only(e))  # expect: ['ZeroDivisionError: division by zero\n']
    print([(s.name, s.lineno, s.line) for s in traceback.extract_tb(e.__traceback__)])
    # expect: [('<module>', 5, 'g()'), ('g', 3, 'def g(): f()'), ('f', 2, 'def f(): 1 / 0')]
    out = io.StringIO()
    traceback.print_exception(e, file=out, limit=1)
    print(out.getvalue(), end="")
    # expect: Traceback (most recent call last):
    # expect:   File "modules/traceback_module.py", line 5, in <module>
    # expect:     g()
    # expect:     ~^^
    # expect: ZeroDivisionError: division by zero
    print("".join(traceback.format_tb(e.__traceback__)), end="")
    # expect:   File "modules/traceback_module.py", line 5, in <module>
    # expect:     g()
    # expect:     ~^^
    # expect:   File "modules/traceback_module.py", line 3, in g
    # expect:     def g(): f()
    # expect:              ~^^
    # expect:   File "modules/traceback_module.py", line 2, in f
    # expect:     def f(): 1 / 0
    # expect:              ~~^~~
    t = traceback.TracebackException.from_exception(e)
    print(t.exc_type_str, str(t), len(t.stack), list(t.format_exception_only()))
    # expect: ZeroDivisionError division by zero 3 ['ZeroDivisionError: division by zero\n']
def stack(): return [s.name for s in traceback.extract_stack()]
print(stack(), repr(traceback.format_exc()))  # expect: ['<module>', 'stack'] 'NoneType: None\n'
for start, end in (2, -2), (4, 2), (2, 0), (-4, -2), (1, 3), (2, 100), (8, 9), (9, 20):
    error = SyntaxError("bad", ("f.py", 1, start, "abcdefg", 1, end))
    print([line.replace(" ", ".") for line in traceback.format_exception_only(error)[1:-1]])
# expect: ['....abcdefg\n', '.....^\n']
# expect: ['....abcdefg\n', '.......^\n']
# expect: ['....abcdefg\n', '.....^\n']
# expect: ['....abcdefg\n']
# expect: ['....abcdefg\n', '....^^\n']
# expect: ['....abcdefg\n', '.....^^^^^^\n']
# expect: ['....abcdefg\n', '...........^\n']
# expect: ['....abcdefg\n', '...........^\n']
