a = [3, 1, 2]
print(a.sort(), a, sorted("bca", reverse=True), sorted([3, -1, 2], key=abs), sorted([], key=len))
# expect: None [1, 2, 3] ['c', 'b', 'a'] [-1, 2, 3] []
words = ["bb", "a", "cc", "d", "aa"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True))    # stable, also in reverse
# expect: ['a', 'd', 'bb', 'cc', 'aa'] ['bb', 'cc', 'aa', 'a', 'd']
print(sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([1.5, 1, True, 0]), sorted({"b": 1, "a": 2}))
# expect: [(0, 'z'), (1, 'a'), (1, 'b')] [0, 1, True, 1.5] ['a', 'b']
print(sorted(range(100), key=lambda x: x % 10)[:12], sorted([[2], [1, 5], []]))
# expect: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 1, 11] [[], [1, 5], [2]]
import functools
print(sorted([1, 2, 3], key=functools.cmp_to_key(lambda x, y: y - x)))  # expect: [3, 2, 1]
big = [(i * 7919) % 1009 for i in range(5000)]
s = sorted(big)
print(all(x <= y for x, y in zip(s, s[1:])), len(s))  # expect: True 5000
