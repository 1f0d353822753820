# os.environ in errors: a class of Python's, whose methods come from MutableMapping.
import os

environ = os.environ


def tell(run, *arguments, **named):
    try:
        print(run(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, *error.args, error.__suppress_context__)


tell(environ.pop)  # expect: TypeError MutableMapping.pop() missing 1 required positional argument: 'key' False
tell(environ.pop, "TAIPAN_MISSING")  # expect: KeyError TAIPAN_MISSING True
tell(environ.pop, "TAIPAN_MISSING", default=3)  # expect: 3
tell(environ.pop, "TAIPAN_MISSING", 1, 2)
# expect: TypeError MutableMapping.pop() takes from 2 to 3 positional arguments but 4 were given False
tell(environ.setdefault, "TAIPAN_MISSING")
# expect: TypeError _Environ.setdefault() missing 1 required positional argument: 'value' False
tell(environ.setdefault, "TAIPAN_MISSING", default="x")
# expect: TypeError _Environ.setdefault() got an unexpected keyword argument 'default' False
tell(environ.update, {}, {})
# expect: TypeError MutableMapping.update() takes from 1 to 2 positional arguments but 3 were given False
tell(environ.update, [1])  # expect: TypeError cannot unpack non-iterable int object False
tell(environ.update, [("TAIPAN_A", "b"), ("c",)])
# expect: ValueError not enough values to unpack (expected 2, got 1) False
tell(environ.get, "TAIPAN_A")  # expect: b
tell(environ.update, [(1, 2, 3)])  # expect: ValueError too many values to unpack (expected 2) False
tell(environ.update, 5)  # expect: TypeError 'int' object is not iterable False
tell(environ.get)  # expect: TypeError Mapping.get() missing 1 required positional argument: 'key' False
tell(environ.clear, 1)  # expect: TypeError MutableMapping.clear() takes 1 positional argument but 2 were given False
tell(environ.popitem, 1)
# expect: TypeError MutableMapping.popitem() takes 1 positional argument but 2 were given False
tell(lambda: environ | 5)  # expect: TypeError unsupported operand type(s) for |: '_Environ' and 'int' False
tell(lambda: [] | environ)  # expect: TypeError unsupported operand type(s) for |: 'list' and '_Environ' False
tell(lambda: hash(environ))  # expect: TypeError unhashable type: '_Environ' False
tell(lambda: environ < environ)
# expect: TypeError '<' not supported between instances of '_Environ' and '_Environ' False
tell(lambda: reversed(environ))  # expect: TypeError '_Environ' object is not reversible False
tell(lambda: environ.nothing)  # expect: AttributeError '_Environ' object has no attribute 'nothing' False
tell(lambda: environ())  # expect: TypeError '_Environ' object is not callable False
tell(lambda: type(environ)[int])  # expect: os._Environ[int]
tell(lambda: environ.__delitem__("a=b"))  # expect: OSError 22 Invalid argument False
tell(lambda: environ.__delitem__(""))  # expect: OSError 22 Invalid argument False
tell(lambda: environ.__delitem__("TAIPAN_MISSING"))  # expect: KeyError TAIPAN_MISSING True
tell(environ.clear)  # expect: None
tell(environ.popitem)  # expect: KeyError True
