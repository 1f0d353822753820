class A: pass
class B(A): pass
class C(A): pass
print([c.__name__ for c in A.__subclasses__()])  # expect: ['B', 'C']
import gc
del C
gc.collect()
print([c.__name__ for c in A.__subclasses__()])  # expect: ['B']
print(A.__subclasses__()[0] is B, bool in int.__subclasses__())  # expect: True True
