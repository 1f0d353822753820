import os
try:
    import circular.c
except ImportError as e:
    print(str(e).replace(os.path.dirname(os.path.abspath(__file__)), "imports"))
    # expect: cannot import name 'other' from partially initialized module 'circular.c' (most likely due to a circular import) (imports/circular/c.py)
    print(e.name)  # expect: circular.c
import sys
print("circular.c" in sys.modules, "circular.d" in sys.modules, "circular" in sys.modules)  # expect: False False True
