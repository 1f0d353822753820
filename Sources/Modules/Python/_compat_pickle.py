"""Names that Python 2 had elsewhere: pickles of protocols 0 to 2 are written with them."""

# module and name in Python 3: module and name in Python 2
_MOVED = {
    ("builtins", "range"): ("__builtin__", "xrange"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("sys", "intern"): ("__builtin__", "intern"),
    ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "int"): ("__builtin__", "long"),
    ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "filter"): ("itertools", "ifilter"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserString"): ("UserString", "UserString"),
}
_MODULES = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "socketserver": "SocketServer",
    "configparser": "ConfigParser", "reprlib": "repr", "_thread": "thread", "pickle": "cPickle",
}
_EXCEPTIONS = (
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BufferError", "BytesWarning",
    "DeprecationWarning", "EOFError", "EnvironmentError", "Exception", "FloatingPointError", "FutureWarning",
    "GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError", "IndexError", "KeyError",
    "KeyboardInterrupt", "LookupError", "MemoryError", "NameError", "NotImplementedError", "OSError", "OverflowError",
    "PendingDeprecationWarning", "ReferenceError", "RuntimeError", "RuntimeWarning", "StopIteration", "SyntaxError",
    "SyntaxWarning", "SystemError", "SystemExit", "TabError", "TypeError", "UnboundLocalError", "UnicodeDecodeError",
    "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError", "UnicodeWarning", "UserWarning", "ValueError",
    "Warning", "ZeroDivisionError",
)
for _name in _EXCEPTIONS:
    _MOVED["builtins", _name] = "exceptions", _name

_MOVED_BACK = {old: new for new, old in _MOVED.items()}
_MODULES_BACK = {old: new for new, old in _MODULES.items()}


def old_name(module, name):
    """The module and name that Python 2 knows something of Python 3 by."""
    if (module, name) in _MOVED:
        return _MOVED[module, name]
    return _MODULES.get(module, module), name


def new_name(module, name):
    """The reverse of old_name."""
    if (module, name) in _MOVED_BACK:
        return _MOVED_BACK[module, name]
    return _MODULES_BACK.get(module, module), name
