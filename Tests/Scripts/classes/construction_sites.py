# A call site that makes instances notices when the class, or what it finds there, is another.
class A:
    def __init__(self, x, y=2):
        self.at = (x, y)


class B(A):
    pass


class C:
    pass


def make(cls, *rest):
    return cls(1)


def two(cls):
    return cls(1 + 0, 3 + 0)


print(make(A).at, make(A).at, make(B).at)   # expect: (1, 2) (1, 2) (1, 2)
print(two(A).at, two(B).at, two(A).at)      # expect: (1, 3) (1, 3) (1, 3)


def init(self, x, y=9):
    self.at = ("new", x, y)


A.__init__ = init
print(make(A).at, two(B).at)                # expect: ('new', 1, 9) ('new', 1, 3)
B.__new__ = lambda cls, *a: object.__new__(A)
print(type(make(B)).__name__)               # expect: A
del B.__new__
A.__init__ = lambda self, x, y=0: 5
try:
    make(A)
except TypeError as error:
    print(error)                            # expect: __init__() should return None, not 'int'


def bare():
    return C()


print(type(bare()).__name__, type(bare()).__name__)     # expect: C C
C.__init__ = lambda self: setattr(self, "seen", 1)
print(bare().seen)                          # expect: 1
for cls in (C, C):
    try:
        make(cls)
    except TypeError as error:
        print(error)
# expect: <lambda>() takes 1 positional argument but 2 were given
# expect: <lambda>() takes 1 positional argument but 2 were given


# super() methods, also when the arguments change the class on the way.
class Base:
    def m(self, x):
        return ("Base", x)


class Other:
    def m(self, x):
        return ("Other", x)


class Derived(Base):
    def m(self, x):
        return super().m(x() if callable(x) else x)


class Further(Derived, Other):
    pass


def patch():
    Base.m = lambda self, x: ("patched", x)
    return 5


d = Derived()
print(d.m(1), d.m(2), Further().m(3))       # expect: ('Base', 1) ('Base', 2) ('Base', 3)
print(d.m(patch))                           # expect: ('Base', 5)
print(d.m(6))                               # expect: ('patched', 6)
del Base.m
try:
    d.m(1)
except AttributeError as error:
    print(error)                            # expect: 'super' object has no attribute 'm'
print(Further().m(4))                       # expect: ('Other', 4)


# A method called through its class.
def through(cls, self):
    return cls.m(self, 1)


print(through(Other, d), through(Other, 5)) # expect: ('Other', 1) ('Other', 1)
Other.m = staticmethod(lambda a, b: ("static", b))
print(through(Other, d))                    # expect: ('static', 1)
