import weakref
class Typed:
    def __init__(self, kind): self.kind, self.values = kind, weakref.WeakKeyDictionary()
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None): return self if obj is None else self.values[obj]
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        self.values[obj] = value
class P:
    x = Typed(int)
    name = Typed(str)
    def __init__(self, x, name): self.x, self.name = x, name
p, q = P(1, "p"), P(2, "q")
p.x += 10
print(p.x, q.x, p.name, type(P.x).__name__, P.x.name)  # expect: 11 2 p Typed x
try:
    p.name = 5
except TypeError as e:
    print(e)  # expect: name must be str, not int
