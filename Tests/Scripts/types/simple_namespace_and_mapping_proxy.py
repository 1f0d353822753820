import types
n = types.SimpleNamespace(a=1, b="x")
n.c = [n.a]
print(n, n == types.SimpleNamespace(a=1, b="x", c=[1]), vars(n))
# expect: namespace(a=1, b='x', c=[1]) True {'a': 1, 'b': 'x', 'c': [1]}
p = types.MappingProxyType({"k": 1})
print(p, p["k"], len(p), "k" in p, p | {"z": 2}, p.get("q"), list(p))
# expect: {'k': 1} 1 1 True {'k': 1, 'z': 2} None ['k']
try:
    p["x"] = 1
except TypeError as e:
    print(e)  # expect: 'mappingproxy' object does not support item assignment
