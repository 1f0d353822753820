def deep(n, wrap):
    x = None
    for _ in range(n): x = wrap(x)
    return x
for wrap in (lambda x: [x], lambda x: (x,), lambda x: {"k": x}):
    for operation in (repr, str, lambda x: f"{x!r}"):
        try:
            operation(deep(100_000, wrap))
            print("no error")
        except RecursionError:
            print("RecursionError")
            # expect: RecursionError
            # expect: RecursionError
            # expect: RecursionError
            # expect: RecursionError
            # expect: RecursionError
            # expect: RecursionError
            # expect: RecursionError
            # expect: RecursionError
            # expect: RecursionError
print(len(repr(deep(50, lambda x: [x]))))  # expect: 104
