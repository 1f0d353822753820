class C:
    x = 1
print(type(C.__dict__).__name__, C.__dict__["x"], "x" in C.__dict__)  # expect: mappingproxy 1 True
try:
    C.__dict__["y"] = 2
except TypeError as e:
    print(e)  # expect: 'mappingproxy' object does not support item assignment
print([k for k in vars(C) if not k.startswith("__")])  # expect: ['x']
print(list(vars(type("E", (), {"b": 1, "a": 2})))[:2])  # expect: ['b', 'a']
