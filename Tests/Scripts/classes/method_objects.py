class C:
    def m(self): return self

c = C()
bound = c.m
print(bound() is c, bound.__self__ is c, bound.__func__ is C.m, c.m == c.m, c.m is c.m)
# expect: True True True True False
print(C.m(c) is c, type(C.m).__name__, type(c.m).__name__)  # expect: True function method
C.added = lambda self: "added"
print(c.added())  # expect: added
c.own = lambda: "no self"
print(c.own(), bound.__name__, bound.__qualname__)  # expect: no self m C.m
import types
print(types.MethodType(lambda s, x: (s, x), 5)(6))  # expect: (5, 6)
