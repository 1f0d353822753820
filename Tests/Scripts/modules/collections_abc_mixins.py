from collections.abc import Set, MutableSequence, Iterator, Generator
class OrderedSet(Set):
    def __init__(self, items): self.items = list(dict.fromkeys(items))
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def __repr__(self): return f"OrderedSet({self.items})"
a, b = OrderedSet("abc"), OrderedSet("bcd")
print(a & b, a | b, a - b, a ^ b, a <= b, a == OrderedSet("cba"), a.isdisjoint("xyz"), a & "a")
# expect: OrderedSet(['b', 'c']) OrderedSet(['a', 'b', 'c', 'd']) OrderedSet(['a']) OrderedSet(['a', 'd']) False True True OrderedSet(['a'])
class L(MutableSequence):
    def __init__(self): self.l = []
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
l = L()
l.append(1)
l.extend([2, 3])
l += [4]
l.reverse()
print(l.l, l.pop(), l.remove(3), l.l, 2 in l, l.index(2))  # expect: [4, 2] 1 None [4, 2] True 1
