try:
    from . import simple
except ImportError as e:
    print(type(e).__name__, e)  # expect: ImportError attempted relative import with no known parent package
try:
    from .simple import value
except ImportError as e:
    print(e)  # expect: attempted relative import with no known parent package
try:
    exec("from .x import y", {"__name__": "a.b", "__package__": "no_such_parent"})
except ImportError as e:
    print(type(e).__name__, e)  # expect: ModuleNotFoundError No module named 'no_such_parent'
