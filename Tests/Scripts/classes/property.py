class C:
    def __init__(self): self._x = 1
    @property
    def x(self):
        """The x."""
        return self._x
    @x.setter
    def x(self, value): self._x = value * 2
    @x.deleter
    def x(self): del self._x

c = C()
c.x = 5
print(c.x, C.x.__doc__, C.x.fget.__name__, type(C.x).__name__)  # expect: 10 The x. x property
del c.x
try:
    c.x
except AttributeError as e:
    print(e)  # expect: 'C' object has no attribute '_x'
p = property(lambda self: 3)
C.y = p
print(c.y)  # expect: 3
for action in (lambda: setattr(c, "y", 1), lambda: delattr(c, "y"), lambda: C.z):
    try:
        action()
    except AttributeError as e:
        print(e)
        # expect: property '<lambda>' of 'C' object has no setter
        # expect: property '<lambda>' of 'C' object has no deleter
        # expect: type object 'C' has no attribute 'z'
