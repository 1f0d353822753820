class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), type(P.x).__name__, P.x)
# expect: 1 False False member_descriptor <member 'x' of 'P' objects>
try:
    p.z = 1
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'z' and no __dict__ for setting new attributes
try:
    del p.y
except AttributeError as e:
    print(e)  # expect: y
class Q(P):
    __slots__ = ("z", "__dict__")
q = Q(2)
q.z, q.free = 3, 4
print(q.x, q.z, q.__dict__)  # expect: 2 3 {'free': 4}
class R(P): pass
print(hasattr(R(1), "__dict__"), P.__slots__)  # expect: True ('x', 'y')
