print(list(enumerate("ab")), list(enumerate("ab", 5)))  # expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')]
print(list(enumerate("a", start=-1)), list(enumerate("a", 10 ** 30)))
# expect: [(-1, 'a')] [(1000000000000000000000000000000, 'a')]
print(list(zip("abc", [1, 2])), list(zip()), list(zip("ab")))  # expect: [('a', 1), ('b', 2)] [] [('a',), ('b',)]
print(list(zip([1], "a", (None,))), dict(zip("ab", range(9))))  # expect: [(1, 'a', None)] {'a': 0, 'b': 1}
print(list(zip(*[(1, 2), (3, 4)])))  # expect: [(1, 3), (2, 4)]
print(list(zip("ab", "cd", strict=True)))  # expect: [('a', 'c'), ('b', 'd')]
for f in (
    lambda: list(zip("ab", "c", strict=True)),
    lambda: list(zip("a", "bc", strict=True)),
    lambda: list(zip("a", "b", "", strict=True)),
    lambda: list(zip("", "", "x", strict=True)),
    lambda: zip(5),
    lambda: zip("a", 5),
    lambda: enumerate(5),
    lambda: enumerate("a", "b"),
    lambda: enumerate(),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError zip() argument 2 is shorter than argument 1
        # expect: ValueError zip() argument 2 is longer than argument 1
        # expect: ValueError zip() argument 3 is shorter than arguments 1-2
        # expect: ValueError zip() argument 3 is longer than arguments 1-2
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError enumerate() missing required argument 'iterable'
