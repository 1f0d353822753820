def key(x):
    return sorted([x, x], key=key)
try:
    sorted([1, 2], key=key)
except RecursionError:
    print("RecursionError")  # expect: RecursionError
def compare(f): return f(f)
try:
    list(map(lambda f: compare(f), [lambda f: max([f], key=lambda g: g(g))]))
except RecursionError:
    print("RecursionError")  # expect: RecursionError
