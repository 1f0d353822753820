# The path of a namespace package is an object that follows sys.path.
import importlib
import os
import sys

here = os.path.join(sys.path[0], "portions")
sys.path.append(os.path.join(here, "first"))
import spread
import spread.one

path = spread.__path__


def short(text):
    return str(text).replace(here, "...")


print(type(path).__module__, type(path).__name__)  # expect: _frozen_importlib_external _NamespacePath
print(short(path), len(path), short(path[0]))  # expect: _NamespacePath(['.../first/spread']) 1 .../first/spread
print(short(spread))  # expect: <module 'spread' (namespace) from ['.../first/spread']>
try:
    import spread.two
except ModuleNotFoundError as error:
    print(error)  # expect: No module named 'spread.two'
sys.path.append(os.path.join(here, "second"))
import spread.two

print(spread.one.place, spread.two.place)  # expect: first second
print([short(p) for p in path])  # expect: ['.../first/spread', '.../second/spread']
print(os.path.join(here, "first", "spread") in path, "x" in path)  # expect: True False
path.append("/nowhere")
print(len(spread.__path__))  # expect: 3
importlib.invalidate_caches()
print(len(spread.__path__))  # expect: 2
try:
    del path[0]
except (TypeError, AttributeError) as error:
    print(type(error).__name__)  # expect: AttributeError
print(spread.__spec__.submodule_search_locations is path, spread.__spec__.origin)  # expect: True None
