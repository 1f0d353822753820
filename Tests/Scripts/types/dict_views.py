d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i)
# expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)]) 2 True True True False
d["c"] = 3
print(list(k), list(v), list(i))  # expect: ['a', 'b', 'c'] [1, 2, 3] [('a', 1), ('b', 2), ('c', 3)]
print(sorted(k & {"a", "z"}), sorted(k | ["q"]), sorted(k - {"a"}))  # expect: ['a'] ['a', 'b', 'c', 'q'] ['b', 'c']
print(sorted(k ^ {"a", "z"}), sorted(i & {("a", 1)}), k.isdisjoint("xyz"))  # expect: ['b', 'c', 'z'] [('a', 1)] True
print(k == {"a", "b", "c"}, k < {"a", "b", "c", "d"}, v == d.values())  # expect: True True False
print(list(reversed(i)), k.mapping["a"], type(k).__name__)  # expect: [('c', 3), ('b', 2), ('a', 1)] 1 dict_keys
print({"a": 1}.keys() == {"a": 2}.keys())  # expect: True
