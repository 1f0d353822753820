a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= {1, 2, 3}, a < a, a >= {1}, a > {1}, a == {3, 2, 1}, a.isdisjoint({9}))
# expect: [1, 2, 3, 4] [3] [1, 2] [1, 2, 4] True False True True True True
print(sorted(a.union([5], (6,))), sorted(a.intersection([1, 9], {1})), sorted(a.difference([1], [2])), sorted(a.symmetric_difference([1, 7])), a.issubset(range(9)), a.issuperset([1]))
# expect: [1, 2, 3, 5, 6] [1] [3] [2, 3, 7] True True
print(set(), frozenset(), {1}, frozenset({1}), len(a), 2 in a, set("aa"), type(a | frozenset()).__name__, type(frozenset() | a).__name__, frozenset([1]) == {1})
# expect: set() frozenset() {1} frozenset({1}) 3 True {'a'} set frozenset True
print(sorted(a.union()), {1, True, 1.0}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "f"}[frozenset([1])], {1} in {frozenset([1])})
# expect: [1, 2, 3] {1} True f True
