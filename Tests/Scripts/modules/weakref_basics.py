import weakref
class C:
    def __repr__(self): return "<C>"
    def m(self): return "m"
c = C()
r = weakref.ref(c, lambda ref: print("callback", ref() is None))
p = weakref.proxy(c)
print(r() is c, weakref.ref(c) is weakref.ref(c), p.m(), weakref.getweakrefcount(c))  # expect: True True m 2
print(r == weakref.ref(c), hash(r) == hash(c))  # expect: True True
m = weakref.WeakMethod(c.m)
print(m()())  # expect: m
del c  # expect: callback True
print(r(), m())  # expect: None None
try:
    p.m()
except ReferenceError as e:
    print(e)  # expect: weakly-referenced object no longer exists
for x in (5, "a", [], (), None):
    try:
        weakref.ref(x)
    except TypeError as e:
        print(e)
        # expect: cannot create weak reference to 'int' object
        # expect: cannot create weak reference to 'str' object
        # expect: cannot create weak reference to 'list' object
        # expect: cannot create weak reference to 'tuple' object
        # expect: cannot create weak reference to 'NoneType' object
class S: __slots__ = ()
try:
    weakref.ref(S())
except TypeError as e:
    print(e)  # expect: cannot create weak reference to 'S' object
