print((lambda: 0)())  # expect: 0
print((lambda x, /, y=2, *a, k, **kw: (x, y, a, k, kw))(1, 3, 4, k=5, z=6))  # expect: (1, 3, (4,), 5, {'z': 6})
print((lambda *, a: a)(a=1))  # expect: 1
print([f(10) for f in (lambda x: x, lambda x: x + 1)])  # expect: [10, 11]
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x * 2, lambda x: x + 1)(5))  # expect: 12
print((lambda: (yield))().__class__.__name__, (lambda: 1).__name__)  # expect: generator <lambda>
