import simple, simple.one, os
# expect: init simple
# expect: init simple.one
print(simple.__file__.endswith("imports/simple/__init__.py"))  # expect: True
print(simple.one.__file__.endswith("simple/one.py"))  # expect: True
print([p.endswith("imports/simple") for p in simple.__path__], hasattr(simple.one, "__path__"))
# expect: [True] False
print(simple.__spec__.name, simple.one.__spec__.parent)  # expect: simple simple
print(simple.__spec__.submodule_search_locations is not None)  # expect: True
print(repr(simple.one).startswith("<module 'simple.one' from '"), __spec__, __package__)  # expect: True None None
