d = {"a": 1, "b": 2}
e = {"b": 2, "c": 3}
print(sorted(d.keys() & e.keys()), sorted(d.keys() - e.keys()))  # expect: ['b'] ['a']
print(sorted(d.items() & e.items()), sorted(d.items() ^ e.items()))  # expect: [('b', 2)] [('a', 1), ('c', 3)]
print(d.keys() == {"a", "b"}, d.keys() <= {"a", "b", "c"}, d.items() >= {("a", 1)})  # expect: True True True
print(d.keys().isdisjoint(["z"]), ("a", 1) in d.items(), ("a",) in d.items())  # expect: True True False
print(5 in d.items())  # expect: False
for f in (
    lambda: d.values() & e.values(),
    lambda: d.keys() + e.keys(),
    lambda: d.keys()[0],
    lambda: hash(d.keys()),
    lambda: d.keys() & 5,
):
    try:
        f()
    except TypeError as x:
        print(x)
        # expect: unsupported operand type(s) for &: 'dict_values' and 'dict_values'
        # expect: unsupported operand type(s) for +: 'dict_keys' and 'dict_keys'
        # expect: 'dict_keys' object is not subscriptable
        # expect: unhashable type: 'dict_keys'
        # expect: 'int' object is not iterable
