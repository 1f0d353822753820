def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

class C:
    __slots__ = ("a",)
    @property
    def p(self): return 1
    def m(self): pass
def set_(o, n, v=1): setattr(o, n, v)
import math
attempt(lambda: C().x)  # expect: AttributeError: 'C' object has no attribute 'x'
attempt(lambda: C().a)  # expect: AttributeError: 'C' object has no attribute 'a'
attempt(lambda: C.x)  # expect: AttributeError: type object 'C' has no attribute 'x'
attempt(lambda: math.x)  # expect: AttributeError: module 'math' has no attribute 'x'
attempt(lambda: set_(C(), "x"))
# expect: AttributeError: 'C' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(lambda: set_(C(), "p"))  # expect: AttributeError: property 'p' of 'C' object has no setter
attempt(lambda: set_(C(), "m"))  # expect: AttributeError: 'C' object attribute 'm' is read-only
attempt(lambda: delattr(C(), "p"))  # expect: AttributeError: property 'p' of 'C' object has no deleter
attempt(lambda: delattr(C(), "a"))  # expect: AttributeError: a
attempt(lambda: delattr(C(), "zz"))
# expect: AttributeError: 'C' object has no attribute 'zz' and no __dict__ for setting new attributes
attempt(lambda: set_(5, "x"))
# expect: AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(lambda: set_([], "append"))  # expect: AttributeError: 'list' object attribute 'append' is read-only
attempt(lambda: set_(int, "x"))  # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
attempt(lambda: (lambda: 0).x)  # expect: AttributeError: 'function' object has no attribute 'x'
attempt(lambda: C().m.x)  # expect: AttributeError: 'function' object has no attribute 'x'
attempt(lambda: set_(C().m, "x"))
# expect: AttributeError: 'method' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(lambda: len.x)  # expect: AttributeError: 'builtin_function_or_method' object has no attribute 'x'
attempt(lambda: getattr(5, 5))  # expect: TypeError: attribute name must be string, not 'int'
