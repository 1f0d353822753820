d = {"a": 1}
d["b"] = 2
d["a"] += 10
print(d, d["a"], "b" in d, len(d))  # expect: {'a': 11, 'b': 2} 11 True 2
del d["b"]
print(d, d.get("zz"))  # expect: {'a': 11} None
for key in {"x": 1, "y": 2}:
    print(key)
    # expect: x
    # expect: y
print({n: n * n for n in range(4)})  # expect: {0: 0, 1: 1, 2: 4, 3: 9}
