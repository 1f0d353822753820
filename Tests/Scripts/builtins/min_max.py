print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b"), min([[2], [1]]))  # expect: 1 3 e b [1]
print(max([], default=0), min("bb", "a", key=len), max(["a", "bb", "cc"], key=len))  # expect: 0 a bb
print(min([1, 1.0]), max(1, True), max({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get))  # expect: 1 1 a
print(min(iter([5]), default=None))  # expect: 5
for f in (
    lambda: max([]),
    lambda: min(()),
    lambda: max(),
    lambda: max(5),
    lambda: max(1, "a"),
    lambda: max(1, 2, default=3),
    lambda: min([1], key=5),
    lambda: max(1, 2, bad=3),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError max() iterable argument is empty
        # expect: ValueError min() iterable argument is empty
        # expect: TypeError max expected at least 1 argument, got 0
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError '>' not supported between instances of 'str' and 'int'
        # expect: TypeError Cannot specify a default for max() with multiple positional arguments
        # expect: TypeError 'int' object is not callable
        # expect: TypeError max() got an unexpected keyword argument 'bad'
