s = {1, 2}
s.add(3)
s.add(1)
s.discard(9)
s.remove(2)
s.update([5, 6], "a")
print(sorted(map(str, s)))  # expect: ['1', '3', '5', '6', 'a']
s -= {"a"}
s |= {7}
s &= {5, 7, 1}
s ^= {1, 100}
print(sorted(s))  # expect: [5, 7, 100]
s.intersection_update([5, 7])
s.difference_update([5])
s.symmetric_difference_update([8])
print(sorted(s), s.copy() == s, s.copy() is s, frozenset(s).copy() == s)  # expect: [7, 8] True False True
print(len([s.pop(), s.pop()]), s, s.clear())  # expect: 2 set() None
f = g = frozenset([1])
f |= {2}
print(sorted(f), sorted(g))  # expect: [1, 2] [1]
