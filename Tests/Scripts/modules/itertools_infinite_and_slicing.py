from itertools import count, cycle, repeat, islice, takewhile, dropwhile
print(list(islice(count(5, 2), 3)), list(islice(count(0.5), 2)))  # expect: [5, 7, 9] [0.5, 1.5]
print(list(islice(cycle("ab"), 5)), list(repeat("x", 3)), next(repeat(1)))
# expect: ['a', 'b', 'a', 'b', 'a'] ['x', 'x', 'x'] 1
print(repeat(5, 2), count(3), count(1, 2))  # expect: repeat(5, 2) count(3) count(1, 2)
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)))  # expect: ['a', 'b'] ['c', 'd']
print(list(islice("abcdef", 1, None, 2)))  # expect: ['b', 'd', 'f']
print(list(takewhile(lambda x: x < 3, [1, 2, 5, 1])))  # expect: [1, 2]
print(list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(cycle([])))  # expect: [5, 1] []
for f in (
    lambda: islice("a", -1),
    lambda: islice("a", 0, 1, 0),
    lambda: islice("a"),
    lambda: count("a"),
    lambda: cycle(5),
    lambda: repeat(),
    lambda: islice("a", 1.5),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
        # expect: ValueError Step for islice() must be a positive integer or None.
        # expect: TypeError islice expected at least 2 arguments, got 1
        # expect: TypeError a number is required
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError repeat() missing required argument 'object' (pos 1)
        # expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
