import struct
n = float("nan")
m = float("nan")
print(n is n, n in [n], [n] == [n], (n,) == (n,), n == n)  # expect: True True True True False
print(m in [n], [n] == [m], {n: 1} == {m: 1}, len({n, m, n}))  # expect: False False False 2
print([n].index(n), [m, n].count(n), {n: 1}.get(n), {n: 1}.get(m))  # expect: 0 1 1 None
print(struct.pack(">d", n).hex(), struct.pack(">d", float("-nan")).hex())  # expect: 7ff8000000000000 fff8000000000000
print(struct.pack(">f", n).hex(), n, -n, str(m), f"{n:.2f}")  # expect: 7fc00000 nan nan nan nan
class F(float): pass
f = F("nan")
print(hash(f) == object.__hash__(f), hash(n) == object.__hash__(n), float("nan") != float("nan"))  # expect: True True True
