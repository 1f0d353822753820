import importlib
m = importlib.import_module("tree.branch.up")
print(m.__name__, importlib.import_module(".root", "tree").sap)  # expect: tree.branch.up sap
print(importlib.import_module("..root", "tree.branch").__name__)  # expect: tree.root
for args in (("nope",), (".x",), ("...x", "tree"), ("",)):
    try:
        importlib.import_module(*args)
    except (ImportError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: ModuleNotFoundError No module named 'nope'
        # expect: TypeError the 'package' argument is required to perform a relative import for '.x'
        # expect: ImportError attempted relative import beyond top-level package
        # expect: ValueError Empty module name
from importlib.util import find_spec
print(find_spec("simple").name, find_spec("nope"), find_spec("math").name)  # expect: simple None math
