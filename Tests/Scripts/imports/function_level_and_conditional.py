def f():
    import simple.one as m
    return m.value
print(f(), "simple" in globals())
# expect: init simple
# expect: init simple.one
# expect: 1 False
try:
    import no_such_fast_module as impl
except ModuleNotFoundError:
    import math as impl
print(impl.__name__)  # expect: math
class C:
    from math import pi, floor
    import os.path
print(round(C.pi, 2), C.floor(2.5), C.os.__name__)  # expect: 3.14 2 os
