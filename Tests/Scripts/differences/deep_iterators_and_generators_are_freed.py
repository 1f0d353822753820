# skip-on-cpython: CPython 3.13 overflows its native stack when it frees these; we free them step by step.
it = iter([])
for _ in range(100_000):
    it = map(str, it)
it = None
print("maps")           # expect: maps

def g(inner):
    yield inner

x = None
for _ in range(100_000):
    x = g(x)
    next(x)
x = None
print("generators")     # expect: generators
