"""Locating and running Python code using the module namespace."""
import importlib.util
import sys

__all__ = ["run_module", "run_path"]


class _TempModule:
    """Puts a fresh module into sys.modules, and what was there back again."""

    def __init__(self, name):
        self.name = name
        self.module = type(sys)(name)

    def __enter__(self):
        self._saved = sys.modules.get(self.name)
        sys.modules[self.name] = self.module
        return self

    def __exit__(self, *args):
        if self._saved is None:
            sys.modules.pop(self.name, None)
        else:
            sys.modules[self.name] = self._saved


def _run_code(code, namespace, init_globals, mod_name, mod_spec=None, pkg_name=None, script_name=None):
    if init_globals is not None:
        namespace.update(init_globals)
    if mod_spec is None:
        loader, fname, cached = None, script_name, None
    else:
        loader, fname, cached = mod_spec.loader, mod_spec.origin, mod_spec.cached
        if pkg_name is None:
            pkg_name = mod_spec.parent
    namespace.update(__name__=mod_name, __file__=fname, __cached__=cached, __doc__=None,
                     __loader__=loader, __package__=pkg_name, __spec__=mod_spec)
    exec(code, namespace)
    return namespace


def _get_module_details(mod_name, error=ImportError):
    if not mod_name:
        raise error("No module named ")
    if mod_name.startswith("."):
        raise error("Relative module names not supported")
    package = mod_name.rpartition(".")[0]
    if package:
        try:
            __import__(package)
        except ImportError as e:
            if e.name is None or (e.name != package and not package.startswith(e.name + ".")):
                raise
        existing = sys.modules.get(mod_name)
        if existing is not None and not hasattr(existing, "__path__"):
            from warnings import warn
            warn(RuntimeWarning(
                "{name!r} found in sys.modules after import of package {package!r}, but prior to execution of "
                "{name!r}; this may result in unpredictable behaviour".format(name=mod_name, package=package)))
    try:
        spec = importlib.util.find_spec(mod_name)
    except (ImportError, AttributeError, TypeError, ValueError) as ex:
        message = "Error while finding module specification for {!r} ({}: {})"
        if mod_name.endswith(".py"):
            message += f". Try using '{mod_name[:-3]}' instead of '{mod_name}' as the module name."
        raise error(message.format(mod_name, type(ex).__name__, ex)) from ex
    if spec is None:
        raise error("No module named %s" % mod_name)
    if spec.submodule_search_locations is not None:
        if mod_name == "__main__" or mod_name.endswith(".__main__"):
            raise error("Cannot use package as __main__ module")
        try:
            return _get_module_details(mod_name + ".__main__", error)
        except error as e:
            if mod_name not in sys.modules:
                raise
            raise error(("%s; %r is a package and cannot " + "be directly executed") % (e, mod_name))
    loader = spec.loader
    if loader is None:
        raise error("%r is a namespace package and cannot be executed" % mod_name)
    code = loader.get_code(mod_name)
    if code is None:
        raise error("No code object available for %s" % mod_name)
    return mod_name, spec, code


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Execute a module's code without importing it, and return its globals."""
    mod_name, mod_spec, code = _get_module_details(mod_name)
    if run_name is None:
        run_name = mod_name
    if not alter_sys:
        return _run_code(code, {}, init_globals, run_name, mod_spec)
    with _TempModule(run_name) as temporary:
        saved = sys.argv[0]
        sys.argv[0] = mod_spec.origin
        try:
            namespace = temporary.module.__dict__
            _run_code(code, namespace, init_globals, run_name, mod_spec)
        finally:
            sys.argv[0] = saved
        return namespace.copy()


def run_path(path_name, init_globals=None, run_name=None):
    """Execute code located at the specified filesystem location, and return its globals."""
    import os
    if run_name is None:
        run_name = "<run_path>"
    pkg_name = run_name.rpartition(".")[0]
    path = os.fsdecode(path_name)
    if os.path.isdir(path):
        sys.path.insert(0, path)
        try:
            file = os.path.join(path, "__main__.py")
            if not os.path.exists(file):
                raise ImportError("can't find '__main__' module in %r" % path)
            spec = importlib.util.spec_from_file_location("__main__", file)
            code = spec.loader.get_code("__main__")
            arguments = dict(mod_spec=spec, pkg_name=pkg_name)
            return _run_temporary(code, init_globals, run_name, path, arguments)
        finally:
            try:
                sys.path.remove(path)
            except ValueError:
                pass
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    return _run_temporary(code, init_globals, run_name, path, dict(pkg_name=pkg_name, script_name=path))


def _run_temporary(code, init_globals, run_name, path, arguments):
    with _TempModule(run_name) as temporary:
        saved = sys.argv[0]
        sys.argv[0] = path
        try:
            namespace = temporary.module.__dict__
            _run_code(code, namespace, init_globals, run_name, **arguments)
        finally:
            sys.argv[0] = saved
        return namespace.copy()
