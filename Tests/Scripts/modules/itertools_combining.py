from itertools import (
    chain, zip_longest, accumulate, starmap, compress, filterfalse, pairwise, batched, tee,
)
import operator
print(list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])))  # expect: ['a', 'b', 1] ['a', 'b', 'c']
print(list(zip_longest("abc", [1], fillvalue="-")), list(accumulate([1, 2, 3])))
# expect: [('a', 1), ('b', '-'), ('c', '-')] [1, 3, 6]
print(list(accumulate([1, 2, 3], operator.mul, initial=10)))  # expect: [10, 10, 20, 60]
print(list(accumulate([3, 1, 4], max)))  # expect: [3, 3, 4]
print(list(starmap(pow, [(2, 3), (3, 2)])), list(compress("abcd", [1, 0, 1])))  # expect: [8, 9] ['a', 'c']
print(list(filterfalse(str.isupper, "aBc")), list(pairwise("abcd")))
# expect: ['a', 'c'] [('a', 'b'), ('b', 'c'), ('c', 'd')]
print(list(batched("abcdefg", 3)), list(pairwise("a")))  # expect: [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] []
a, b = tee([1, 2, 3])
next(a)
print(list(a), list(b))  # expect: [2, 3] [1, 2, 3]
for f in (
    lambda: list(batched("a", 0)),
    lambda: list(batched("abc", 2, strict=True)),
    lambda: list(starmap(pow, [1])),
    lambda: tee([], -1),
    lambda: list(chain(5)),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError n must be at least one
        # expect: ValueError batched(): incomplete batch
        # expect: TypeError 'int' object is not iterable
        # expect: ValueError n must be >= 0
        # expect: TypeError 'int' object is not iterable
