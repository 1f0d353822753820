from itertools import groupby
print([(k, list(g)) for k, g in groupby("aabbbc")])
# expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('c', ['c'])]
print([(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
# expect: [(1, 2), (0, 2), (1, 1)]
groups = [g for _, g in groupby("aab")]         # advancing empties the earlier groups
print([list(g) for g in groups])  # expect: [[], []]
it = groupby("aab")
k, g = next(it)
print(k, next(g), next(it)[0])  # expect: a a b
