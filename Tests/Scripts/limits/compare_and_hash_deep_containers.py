def deep(n, wrap):
    x = wrap(None)
    for _ in range(n): x = wrap(x)
    return x
for f in (lambda: deep(100_000, lambda x: [x]) == deep(100_000, lambda x: [x]),
          lambda: deep(100_000, lambda x: (x,)) < deep(100_000, lambda x: (x,)),
          lambda: deep(100_000, lambda x: {1: x}) == deep(100_000, lambda x: {1: x})):
    try:
        f()
        print("no error")
    except RecursionError as e:
        print("RecursionError")
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
a, b = [], []
a.append(b)
b.append(a)
c = [[]]
c[0].append(c)
try:
    a == c
except RecursionError as e:
    print("RecursionError", e)  # expect: RecursionError maximum recursion depth exceeded in comparison
