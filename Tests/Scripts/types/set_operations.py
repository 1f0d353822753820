a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= {1, 2, 3})
# expect: [1, 2, 3, 4] [3] [1, 2] [1, 2, 4] True
print(a < a, a >= {1}, a > {1}, a == {3, 2, 1}, a.isdisjoint({9}))  # expect: False True True True True
print(sorted(a.union([5], (6,))), sorted(a.intersection([1, 9], {1})))  # expect: [1, 2, 3, 5, 6] [1]
print(sorted(a.difference([1], [2])), sorted(a.symmetric_difference([1, 7])))  # expect: [3] [2, 3, 7]
print(a.issubset(range(9)), a.issuperset([1]))  # expect: True True
print(set(), frozenset(), {1}, frozenset({1}), len(a), 2 in a, set("aa"))
# expect: set() frozenset() {1} frozenset({1}) 3 True {'a'}
print(type(a | frozenset()).__name__, type(frozenset() | a).__name__)  # expect: set frozenset
print(frozenset([1]) == {1})  # expect: True
print(sorted(a.union()), {1, True, 1.0})  # expect: [1, 2, 3] {1}
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])))  # expect: True
print({frozenset([1]): "f"}[frozenset([1])], {1} in {frozenset([1])})  # expect: f True
