class A:
    __slots__ = {"x": "documented", "y": None}
    def __init__(self): self.x = 1
class B(A):
    __slots__ = ("z",)
b = B()
b.z = 3
print(b.x, b.z, A.x.__doc__, hasattr(b, "__dict__"), B.__slots__)  # expect: 1 3 None False ('z',)
try:
    b.w = 1
except AttributeError as e:
    print(e)  # expect: 'B' object has no attribute 'w' and no __dict__ for setting new attributes
class C(B): pass
c = C()
c.free = 1
print(c.__dict__, c.x)  # expect: {'free': 1} 1
class Empty: __slots__ = ()
try:
    Empty().a = 1
except AttributeError as e:
    print(e)  # expect: 'Empty' object has no attribute 'a' and no __dict__ for setting new attributes
class Mangled:
    __slots__ = ("__hidden",)
    def __init__(self): self.__hidden = 5
print(Mangled()._Mangled__hidden)  # expect: 5
