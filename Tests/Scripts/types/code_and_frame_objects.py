import sys
def f(x):
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals), frame.f_back.f_code.co_name, frame.f_globals is globals()
print(f(1))  # expect: ('f', 4, ['frame', 'x'], '<module>', True)
c = compile("a = 1\nb = a", "name.py", "exec")
print(c.co_filename, c.co_name, c.co_names, c.co_consts[:1], type(c).__name__)
# expect: name.py <module> ('a', 'b') (1,) code
print(c == compile("a = 1\nb = a", "name.py", "exec"))  # expect: True
def g():
    x = 1
    sys._getframe().f_locals["x"] = 99       # writes through (PEP 667)
    return x
print(g())  # expect: 99
