import math as m, sys
import os.path
from math import (pi as p, floor,)
print(m.floor(p), floor(2.5), os.path.basename("a/b"))  # expect: 3 2 b
import collections.abc as cabc
print(cabc.Sized.__name__, "sys" in globals())  # expect: Sized True
def f():
    import errno
    return errno.ENOENT
print(f())  # expect: 2
