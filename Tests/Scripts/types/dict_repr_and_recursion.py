d = {1: "a", "k": [1], (1, 2): None}
d["self"] = d
print(d)  # expect: {1: 'a', 'k': [1], (1, 2): None, 'self': {...}}
print(repr({}), str({"a": {"b": {}}}), {1.5: True})  # expect: {} {'a': {'b': {}}} {1.5: True}
