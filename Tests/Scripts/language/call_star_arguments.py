def f(*args, **kwargs):
    return args, kwargs

print(f(*[1, 2], 3, *"ab", x=1, **{"y": 2}, z=3))  # expect: ((1, 2, 3, 'a', 'b'), {'x': 1, 'y': 2, 'z': 3})
print(f(*(), **{}))  # expect: ((), {})
print(f(*{"k": 1}, *iter([5])))  # expect: (('k', 5), {})
class Mapping:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k * 2
print(f(**Mapping()))  # expect: ((), {'p': 'pp', 'q': 'qq'})
