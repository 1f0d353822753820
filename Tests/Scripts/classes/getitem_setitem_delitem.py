class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d.get(k, f"none at {k}")
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): print("del", k); self.d.pop(k, None)
g = Grid()
g[1, 2] = "x"
g["a"] = g["b"] = 0
print(g[1, 2], g[9], g["a"])  # expect: x none at 9 0
g["a"] += 5
print(g["a"])  # expect: 5
del g[1, 2], g["b"]
# expect: del (1, 2)
# expect: del b
print("sliced", Grid()[1:2])  # expect: sliced none at slice(1, 2, None)
