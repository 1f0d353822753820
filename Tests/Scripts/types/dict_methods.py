d = {"a": 1, "b": 2}
print(d["a"], d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9))  # expect: 1 None 0 3 1
print(d, len(d), "a" in d, 1 in d)  # expect: {'a': 1, 'b': 2, 'c': 3} 3 True False
print(d.pop("a"), d.pop("zz", None), d.popitem(), d)  # expect: 1 None ('c', 3) {'b': 2}
d.update({"x": 1}, y=2)
d.update([("z", 3), "pq"])
print(d, list(d), list(d.values()), list(d.items()), list(reversed(d)))
# expect: {'b': 2, 'x': 1, 'y': 2, 'z': 3, 'p': 'q'} ['b', 'x', 'y', 'z', 'p'] [2, 1, 2, 3, 'q'] [('b', 2), ('x', 1), ('y', 2), ('z', 3), ('p', 'q')] ['p', 'z', 'y', 'x', 'b']
c = d.copy()
c.clear()
print(c, bool(c), dict(a=1, **{"b c": 2}), dict([(1, 2)]), dict(zip("ab", [1, 2])))
# expect: {} False {'a': 1, 'b c': 2} {1: 2} {'a': 1, 'b': 2}
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**d, "x": 0})
# expect: {'a': None, 'b': None} {1: 0, 2: 0} {'b': 2, 'x': 0, 'y': 2, 'z': 3, 'p': 'q'}
