def f(a, /, **kw):
    return a, kw

print(f(1, a=2))  # expect: (1, {'a': 2})
def g(a, b=2, /, c=3, *, d=4, **rest):
    return a, b, c, d, rest

print(g(1), g(1, 5, c=6, a=7, b=8, d=9, e=10))  # expect: (1, 2, 3, 4, {}) (1, 5, 6, 9, {'a': 7, 'b': 8, 'e': 10})
