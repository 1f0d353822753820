# An attribute of sys that nobody has looked at can be deleted.
import sys
del sys.int_info
print(hasattr(sys, "int_info"), sys.maxsize > 2**32, sys.implementation.name != "")  # expect: False True True
