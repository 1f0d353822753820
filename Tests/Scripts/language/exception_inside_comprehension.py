def check(x):
    if x == 2:
        raise ValueError(f"bad {x}")
    return x
try:
    [check(x) for x in range(5)]
except ValueError as e:
    print(e)  # expect: bad 2
try:
    {k: 1 for k in ([], )}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
print([y for y in [1, 2] if not (lambda: None)()])  # expect: [1, 2]
