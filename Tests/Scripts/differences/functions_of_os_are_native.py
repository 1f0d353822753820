# skip-on-cpython: CPython has a part of os in Python and with it helpers that are no part of the module's documented names
# (os._execvpe); here all functions are native. CPython's tests look for the helpers and skip where there are none.
import os

print(hasattr(os, "_execvpe"), hasattr(os, "_exists"), hasattr(os, "_check_methods"))  # expect: False False False
print(type(os.makedirs).__name__, type(os.walk("/")).__name__)  # expect: builtin_function_or_method walk_iterator
