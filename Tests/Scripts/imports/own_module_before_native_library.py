# A module of the program's own goes before one of the library that is a file in CPython (math is a shared library there), not
# before one that is built in.
import os
import sys

sys.path.insert(0, os.path.join(sys.path[0], "shadowing"))
import math
import operator
import itertools
import time

print(math.own, os.path.basename(math.__file__), operator.own)  # expect: math math.py operator
print(hasattr(time, "own"), hasattr(itertools, "own"))  # expect: False False
try:
    from math import sqrt
except ImportError as error:
    print(str(error).replace(sys.path[0], "..."))  # expect: cannot import name 'sqrt' from 'math' (.../math.py)
try:
    math.sqrt
except AttributeError as error:
    print(error)  # expect: module 'math' has no attribute 'sqrt'
del sys.modules["math"]
del sys.path[0]
import math

print(math.sqrt(4))  # expect: 2.0
