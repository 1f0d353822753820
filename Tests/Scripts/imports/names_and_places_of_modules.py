# What a module is called in its repr comes from its spec; where a missing name was looked for, from its __file__.
import builtins
import sys
import simple.one as one
# expect: init simple
# expect: init simple.one

print(repr(one).endswith("/imports/simple/one.py'>"))  # expect: True
del one.__name__
print(repr(one).startswith("<module 'simple.one' from '"))  # expect: True
one.__name__ = "other"
print(repr(one).startswith("<module 'simple.one' from '"))  # expect: True
del one.__file__
print(repr(one).startswith("<module 'simple.one' from '"))  # expect: True
try:
    from simple.one import nothing
except ImportError as error:
    print(error, error.path)  # expect: cannot import name 'nothing' from 'other' (unknown location) None
one.__spec__ = None
one.__loader__ = 5
print(one)  # expect: <module 'other' (5)>
print(sys, builtins)  # expect: <module 'sys' (built-in)> <module 'builtins' (built-in)>
print(sys.__spec__.name, sys.__spec__.origin, sys.__loader__.__name__)  # expect: sys built-in BuiltinImporter
print(builtins.__spec__.name, builtins.__spec__.origin, builtins.__loader__.__name__)  # expect: builtins built-in BuiltinImporter
