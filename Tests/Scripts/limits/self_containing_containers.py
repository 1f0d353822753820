a = []
a.append(a)
d = {}
d["d"] = d
t = (a, d)
a.append(t)
print(a, d)  # expect: [[...], ([...], {'d': {...}})] {'d': {...}}
print(t)  # expect: ([[...], (...)], {'d': {...}})
s = [1]
s.extend([s, s])
print(s, len(s))  # expect: [1, [...], [...]] 3
class R:
    def __repr__(self): return f"R({self.x!r})"
r = R()
r.x = [r]
try:
    repr(r)
except RecursionError:
    print("RecursionError")
