from collections import abc
class Seq(abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if not 0 <= i < self.n: raise IndexError
        return i * i
s = Seq(4)
print(list(s), 4 in s, s.index(9), s.count(1), list(reversed(s)))  # expect: [0, 1, 4, 9] True 3 1 [9, 4, 1, 0]
print(isinstance(s, abc.Iterable), isinstance(s, abc.Hashable))  # expect: True True
class M(abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()
m.update(a=1, b=2)
print(m.pop("a"), m.setdefault("c", 3), dict(m), list(m.items()))  # expect: 1 3 {'b': 2, 'c': 3} [('b', 2), ('c', 3)]
print(m == {"b": 2, "c": 3}, m.get("q"), "b" in m)  # expect: True None True
checks = [
    ([], abc.MutableSequence), ((), abc.Sequence), ({}, abc.MutableMapping),
    (set(), abc.MutableSet), ("", abc.Sequence), (len, abc.Callable), (iter([]), abc.Iterator),
    ((x for x in []), abc.Generator), ([], abc.Hashable), (5, abc.Iterable), (b"", abc.Buffer),
    ({}.keys(), abc.KeysView),
]
print([isinstance(o, c) for o, c in checks])
# expect: [True, True, True, True, True, True, True, True, False, False, True, True]
try:
    abc.Mapping()
except TypeError as e:
    print(e)
    # expect: Can't instantiate abstract class Mapping without an implementation for abstract methods '__getitem__', '__iter__', '__len__'
