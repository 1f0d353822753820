print(all([]), any([]), all([1, "a"]), any([0, ""]), all(x > 1 for x in (2, 3)))  # expect: True False True False True
print(sum([1, 2, 3]), sum([], 5), sum([[1], [2]], []), sum((0.1,) * 10))  # expect: 6 5 [1, 2] 1.0
print(sum([1, 2.5, True]))  # expect: 4.5
print(sum(range(10 ** 5)), sum([2 ** 62, 2 ** 62]), sum([1e100, 1.0, -1e100]))
# expect: 4999950000 9223372036854775808 1.0
print(sum([1j, 2]), sum(x for x in ()), sum([1], start=2))  # expect: (2+1j) 0 3
for f in (
    lambda: sum(["a"]),
    lambda: sum(["a"], ""),
    lambda: sum([b"a"], b""),
    lambda: sum(5),
    lambda: all(5),
    lambda: any(),
    lambda: sum([1], "a"),
    lambda: sum([[]]),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: unsupported operand type(s) for +: 'int' and 'str'
        # expect: sum() can't sum strings [use ''.join(seq) instead]
        # expect: sum() can't sum bytes [use b''.join(seq) instead]
        # expect: 'int' object is not iterable
        # expect: 'int' object is not iterable
        # expect: any() takes exactly one argument (0 given)
        # expect: sum() can't sum strings [use ''.join(seq) instead]
        # expect: unsupported operand type(s) for +: 'int' and 'list'
