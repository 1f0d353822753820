# A module in the first folder of sys.path goes before one of the same name in the library.
import os
import sys

sys.path.insert(0, os.path.join(sys.path[0], "shadowing"))
import textwrap

print(textwrap.own, os.path.basename(textwrap.__file__))  # expect: True textwrap.py
print(hasattr(textwrap, "dedent"))  # expect: False

import shadowing

print(repr(shadowing).partition(" from ")[0])  # expect: <module 'shadowing' (namespace)
