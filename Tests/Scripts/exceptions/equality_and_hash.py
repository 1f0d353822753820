a, b = ValueError(1), ValueError(1)
print(a == b, a == a, a in [b, a], len({a, b}), a.args == b.args)  # expect: False True True 2 True
import copy
c = copy.copy(a)
print(repr(c), c is a, type(c).__name__)  # expect: ValueError(1) False ValueError
class E(Exception):
    def __eq__(self, o): return True
    __hash__ = Exception.__hash__
print(E() == 5)  # expect: True
