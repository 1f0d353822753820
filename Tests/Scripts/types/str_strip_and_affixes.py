print(["  a ".strip(), "  a ".lstrip(), "  a ".rstrip(), "xxaxx".strip("x")])  # expect: ['a', 'a ', '  a', 'a']
print(["abcba".strip("ab"), "\xa0a\u3000".strip(), "a".strip(""), "xyz".rstrip("zy")])  # expect: ['c', 'a', 'a', 'x']
print("prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"))  # expect: x x
print("abc".removeprefix("z"), "aa".removesuffix("a"), "a".removesuffix(""))  # expect: abc a a
for f in (lambda: "a".strip(5), lambda: "a".removeprefix(None), lambda: "a".lstrip("a", "b")):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: strip arg must be None or str
        # expect: removeprefix() argument must be str, not None
        # expect: lstrip expected at most 1 argument, got 2
