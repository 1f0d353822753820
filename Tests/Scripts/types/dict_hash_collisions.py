class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return self.n == o.n
    def __repr__(self): return f"K{self.n}"
d = {K(i): i for i in range(50)}
print(len(d), d[K(33)], K(49) in d)  # expect: 50 33 True
del d[K(0)]
d[K(1)] = "new"
print(len(d), list(d.items())[:2])  # expect: 49 [(K1, 'new'), (K2, 2)]
