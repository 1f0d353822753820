class D(dict):
    def __getitem__(self, k): return "got " + k
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __contains__(self, k): return True
    def __missing__(self, k): return "never"
d = D(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("e", 4)
print(d, d["zz"], d.get("zz"), "q" in d, dict(d), {**d}, list(d), len(d))
# expect: {'a': 1, 'b': 4, 'c': 3, 'e': 4} got zz None True {'a': 1, 'b': 4, 'c': 3, 'e': 4} {'a': 1, 'b': 4, 'c': 3, 'e': 4} ['a', 'b', 'c', 'e'] 4
class Upper(dict):
    def keys(self): return ["K"]
    def __getitem__(self, k): return k.lower()
print(dict(Upper(x=1)), {**Upper(x=1)})  # expect: {'x': 1} {'x': 1}
