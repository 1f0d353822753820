print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])))  # expect: ['1', '2'] [11, 22]
print(list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, "", "a"])))  # expect: [8, 9] [1, 'a']
print(list(filter(str.isupper, "aBcD")), list(map(len, [])))  # expect: ['B', 'D'] []
m = map(print, "ab")
print("lazy")  # expect: lazy
next(m)  # expect: a
for f in (
    lambda: map(len),
    lambda: map(),
    lambda: filter(None),
    lambda: list(map(5, [1])),
    lambda: map(len, 5),
    lambda: filter(None, 5),
    lambda: list(map(len, [1])),
    lambda: filter(len, [], []),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: map() must have at least two arguments.
        # expect: map() must have at least two arguments.
        # expect: filter expected 2 arguments, got 1
        # expect: 'int' object is not callable
        # expect: 'int' object is not iterable
        # expect: 'int' object is not iterable
        # expect: object of type 'int' has no len()
        # expect: filter expected 2 arguments, got 3
