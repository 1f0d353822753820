# Attributes of sys are there whichever way and in whichever order they are asked for.
import sys
sys.byteorder = "own"
print(sys.byteorder, "hash_info" in vars(sys), "float_info" in dir(sys))  # expect: own True True
from sys import version_info, flags as f
print(version_info >= (3, 13), f.optimize, "json" in sys.stdlib_module_names)  # expect: True 0 True
print(hasattr(sys, "nothing"), getattr(sys, "maxunicode") == 0x10FFFF)  # expect: False True
del sys.thread_info
print(hasattr(sys, "thread_info"))  # expect: False
sys.nothing  # raises: AttributeError: module 'sys' has no attribute 'nothing'
