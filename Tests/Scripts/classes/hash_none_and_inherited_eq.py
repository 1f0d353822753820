class A:
    def __eq__(self, o): return True
class B(A): pass
class C(A):
    def __hash__(self): return 1
class D:
    __hash__ = None
for kind in (A, B, C, D):
    try:
        print(kind.__name__, hash(kind()) is not None)
    except TypeError as e:
        print(kind.__name__, e)
# expect: A unhashable type: 'A'
# expect: B unhashable type: 'B'
# expect: C True
# expect: D unhashable type: 'D'
from collections.abc import Hashable
print([isinstance(k(), Hashable) for k in (A, B, C, D)])  # expect: [False, False, True, False]
