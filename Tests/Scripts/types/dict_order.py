d = {}
for k in "zyx":
    d[k] = len(d)
d["z"] = "updated keeps place"
print(d)  # expect: {'z': 'updated keeps place', 'y': 1, 'x': 2}
del d["z"]
d["z"] = "back at the end"
print(d, next(iter(d)), next(reversed(d)))  # expect: {'y': 1, 'x': 2, 'z': 'back at the end'} y z
print(d.popitem(), d, {1: "a", True: "b", 1.0: "c"}, {"b": 1, "a": 2} == {"a": 2, "b": 1})
# expect: ('z', 'back at the end') {'y': 1, 'x': 2} {1: 'c'} True
for i in range(1000):
    d[i] = i
for i in range(0, 1000, 2):
    del d[i]
print(len(d), list(d)[:4], list(d)[-1])  # expect: 502 ['y', 'x', 1, 3] 999
