# The environment is one of the mutable mappings of collections.abc, in whichever order the modules come, and can be copied.
import os
import collections.abc
import copy
import functools

print(isinstance(os.environ, collections.abc.MutableMapping), isinstance(os.environb, collections.abc.Mapping))
# expect: True True
print([c.__name__ for c in type(os.environ).__mro__])
# expect: ['_Environ', 'MutableMapping', 'Mapping', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
print(os._Environ.__bases__)  # expect: (<class 'collections.abc.MutableMapping'>,)
print([c.__name__ for c in collections.abc.MutableMapping.__subclasses__() if c.__module__ == "os"])
# expect: ['_Environ']
print(issubclass(os._Environ, collections.abc.Sequence))  # expect: False

@functools.singledispatch
def kind(value): return "object"

@kind.register(collections.abc.Mapping)
def _(value): return "mapping"

print(kind(os.environ))  # expect: mapping
match os.environ:
    case {"PATH": _}: print("matches")  # expect: matches

# a shallow copy shows the same variables; a deep one has its own, which it sets for the programs that are started, too
shallow, deep = copy.copy(os.environ), copy.deepcopy(os.environ)
shallow["TAIPAN_SHALLOW"] = "1"
deep["TAIPAN_DEEP"] = "2"
print(type(shallow) is type(deep) is os._Environ)  # expect: True
print(os.environ.get("TAIPAN_SHALLOW"), os.environ.get("TAIPAN_DEEP"), deep.get("TAIPAN_SHALLOW"))
# expect: 1 None None
print(os.popen("echo $TAIPAN_SHALLOW $TAIPAN_DEEP").read(), end="")  # expect: 1 2
del deep["TAIPAN_DEEP"], shallow["TAIPAN_SHALLOW"]
print(os.popen("echo $TAIPAN_SHALLOW$TAIPAN_DEEP.").read(), end="")  # expect: .
