from itertools import product, permutations, combinations, combinations_with_replacement
join = lambda it: ["".join(t) for t in it]
print(join(product("ab", "xy")), list(product([0, 1], repeat=2)), list(product()))
# expect: ['ax', 'ay', 'bx', 'by'] [(0, 0), (0, 1), (1, 0), (1, 1)] [()]
print(join(product("a", "")))  # expect: []
print(join(permutations("abc")), join(permutations("abc", 2)))
# expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'] ['ab', 'ac', 'ba', 'bc', 'ca', 'cb']
print(list(permutations([], 0)), list(permutations("a", 2)))  # expect: [()] []
print(join(combinations("abcd", 2)), join(combinations_with_replacement("abc", 2)))
# expect: ['ab', 'ac', 'ad', 'bc', 'bd', 'cd'] ['aa', 'ab', 'ac', 'bb', 'bc', 'cc']
print(list(combinations("ab", 3)), len(list(combinations(range(10), 5))))  # expect: [] 252
for f in (
    lambda: combinations("a", -1),
    lambda: permutations("a", "x"),
    lambda: product("a", repeat=-1),
    lambda: product("a", bad=1),
    lambda: combinations("a"),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError r must be non-negative
        # expect: TypeError Expected int as r
        # expect: ValueError repeat argument cannot be negative
        # expect: TypeError product() got an unexpected keyword argument 'bad'
        # expect: TypeError combinations() missing required argument 'r' (pos 2)
