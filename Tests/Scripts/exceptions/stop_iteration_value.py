e = StopIteration(1, 2)
print(e.value, e.args, StopIteration().value)  # expect: 1 (1, 2) None
def g():
    return 5
    yield
try:
    next(g())
except StopIteration as s:
    print(s.value, s.args)  # expect: 5 (5,)
def h():
    return (1, 2)
    yield
try:
    next(h())
except StopIteration as s:
    print(s.value, s.args)  # expect: (1, 2) ((1, 2),)
