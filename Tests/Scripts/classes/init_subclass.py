class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry.append((cls.__name__, tag))

class A(Base): pass
class B(Base, tag="b"): pass
class C(B): pass
print(Base.registry)  # expect: [('A', None), ('B', 'b'), ('C', None)]
try:
    class D(Base, unknown=1): pass
except TypeError as e:
    print(e)  # expect: D.__init_subclass__() takes no keyword arguments
try:
    class E(x=1): pass
except TypeError as e:
    print(e)  # expect: E.__init_subclass__() takes no keyword arguments
