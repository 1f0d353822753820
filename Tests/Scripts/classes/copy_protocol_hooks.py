import copy
class P:
    def __init__(self, x): self.x = x
    def __copy__(self): return P(("copied", self.x))
    def __deepcopy__(self, memo): return P(("deep", copy.deepcopy(self.x, memo)))
print(copy.copy(P(1)).x, copy.deepcopy(P([1])).x)  # expect: ('copied', 1) ('deep', [1])
class Q:
    def __init__(self): self.items = [1]
q = Q()
s, d = copy.copy(q), copy.deepcopy(q)
q.items.append(2)
print(s.items, d.items)  # expect: [1, 2] [1]
