print(sorted("cab"), sorted([3, 1], reverse=True), sorted({"b": 1, "a": 2}))
# expect: ['a', 'b', 'c'] [3, 1] ['a', 'b']
print(sorted(((2, "x"), (1, "y")), key=lambda p: p[1]), list(reversed([1, 2, 3])))
# expect: [(2, 'x'), (1, 'y')] [3, 2, 1]
print("".join(reversed("abc")), list(reversed(range(3))))  # expect: cba [2, 1, 0]
print(list(reversed({"a": 1, "b": 2})))  # expect: ['b', 'a']
for f in (
    lambda: reversed(5),
    lambda: reversed({1}),
    lambda: reversed(x for x in []),
    lambda: sorted([1], None, True),
    lambda: sorted([1], cmp=1),
    lambda: reversed(),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: 'int' object is not reversible
        # expect: 'set' object is not reversible
        # expect: 'generator' object is not reversible
        # expect: sorted expected 1 argument, got 3
        # expect: sort() got an unexpected keyword argument 'cmp'
        # expect: reversed expected 1 argument, got 0
