def g(a):
    b = yield a
    yield from h()

def h():
    yield "in h"

it = g(1)
print(it.gi_running, it.gi_yieldfrom, it.gi_frame.f_locals, it.__name__, it.__qualname__)
# expect: False None {'a': 1} g g
next(it)
print(it.gi_frame.f_lineno, it.gi_code.co_name, it.gi_suspended)  # expect: 2 g True
next(it)
print(it.gi_yieldfrom.__name__)  # expect: h
list(it)
print(it.gi_frame)  # expect: None
