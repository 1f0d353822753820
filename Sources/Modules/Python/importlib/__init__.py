"""A pure Python face of the import system."""
__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

import sys

try:
    import _frozen_importlib as _bootstrap
except ImportError:
    # the name is blocked in sys.modules, as for an import from scratch: the native module is made once more
    _found = next(filter(None, (finder.find_spec("_frozen_importlib", None) for finder in sys.meta_path)))
    _bootstrap = _found.loader.create_module(_found)
    _found.loader.exec_module(_bootstrap)

_RELOADING = {}


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    import builtins
    return builtins.__import__(name, globals, locals, fromlist, level)


def invalidate_caches():
    """Call the invalidate_caches() method on all meta path finders that have it."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module.

    The 'package' argument is required when performing a relative import.  It
    says from which package the leading dots of the name start.
    """
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(
                "the 'package' argument is required to perform a relative "
                f"import for {name!r}")
        level = len(name) - len(name.lstrip("."))
    return _bootstrap._gcd_import(name[level:], package, level)


def reload(module):
    """Reload the module and return it: its text runs again in the same namespace."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _RELOADING:
        return _RELOADING[name]
    _RELOADING[name] = module
    try:
        parent, _, _ = name.rpartition(".")
        path = None
        if parent:
            try:
                path = sys.modules[parent].__path__
            except KeyError:
                raise ImportError(f"parent {parent!r} not in sys.modules", name=parent) from None
        spec = module.__spec__ = _bootstrap._find_spec(name, path, module)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _bootstrap._exec(spec, module)
        return sys.modules[name]
    finally:
        _RELOADING.pop(name, None)
