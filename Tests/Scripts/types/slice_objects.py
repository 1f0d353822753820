s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s.indices(6))
# expect: slice(1, 10, 2) 1 10 2 slice(None, 5, None) slice(None, None, None) (1, 6, 2)
print(slice(None, None, -1).indices(5), slice(-3, None).indices(10))  # expect: (4, -1, -1) (7, 10, 1)
print(slice(100, -100, -3).indices(7))  # expect: (6, -1, -3)
print(s == slice(1, 10, 2), slice(1) < slice(2), [1, 2, 3][slice(1, None)])  # expect: True True [2, 3]
print(hash(slice(1, 2)) == hash(slice(1, 2)))  # expect: True
for f in (
    lambda: s.indices(-1),
    lambda: slice(),
    lambda: slice(1, 2, 3, 4),
    lambda: slice("a").indices(5),
    lambda: [][slice(1.5)],
    lambda: hash(slice([])),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError length should not be negative
        # expect: TypeError slice expected at least 1 argument, got 0
        # expect: TypeError slice expected at most 3 arguments, got 4
        # expect: TypeError slice indices must be integers or None or have an __index__ method
        # expect: TypeError slice indices must be integers or None or have an __index__ method
        # expect: TypeError unhashable type: 'list'
