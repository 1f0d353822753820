// `importlib` and `runpy` as programs know them: Python text over the native import system.

enum FrozenImportModules {
    static let all: [FrozenModule] = [
        FrozenModule("importlib", isPackage: true, source: { Array(importlib.utf8) }),
        FrozenModule("importlib.machinery", source: { Array(machinery.utf8) }),
        FrozenModule("importlib.util", source: { Array(util.utf8) }),
        FrozenModule("importlib.abc", source: { Array(abstract.utf8) }),
        FrozenModule("runpy", source: { Array(runpy.utf8) }),
        FrozenModule("__future__", source: { Array(future.utf8) }),
    ]

    static let importlib = #"""
        """A pure Python face of the import system."""
        __all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

        import _frozen_importlib as _bootstrap
        import sys

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

        """#

    static let machinery = #"""
        """The machinery of importlib: importers, loaders, finders."""
        from _frozen_importlib import (
            BuiltinImporter, FileFinder, FrozenImporter, ModuleSpec, NamespaceLoader, PathFinder, SourceFileLoader,
        )

        __all__ = [
            "BuiltinImporter", "ExtensionFileLoader", "FileFinder", "FrozenImporter", "ModuleSpec", "NamespaceLoader",
            "PathFinder", "SourceFileLoader", "SourcelessFileLoader", "all_suffixes",
        ]

        SOURCE_SUFFIXES = [".py"]
        BYTECODE_SUFFIXES = [".pyc"]
        DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
        EXTENSION_SUFFIXES = []


        def all_suffixes():
            """Return all file suffixes that a module can have."""
            return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


        class _FileLoader:
            def __init__(self, fullname, path):
                self.name = fullname
                self.path = path

            def get_filename(self, name=None):
                return self.path

            def is_package(self, fullname):
                tail = self.path.rpartition("/")[2].rpartition(".")[0]
                return tail == "__init__" and fullname.rpartition(".")[2] != "__init__"

            def get_source(self, fullname):
                return None

            def create_module(self, spec):
                return None


        class SourcelessFileLoader(_FileLoader):
            """Loader of compiled files, which this interpreter does not have."""

            def get_code(self, fullname):
                raise ImportError(f"cannot load {self.path!r}: there is no bytecode in taipan", name=fullname, path=self.path)

            def exec_module(self, module):
                self.get_code(module.__name__)


        class ExtensionFileLoader(_FileLoader):
            """Loader of modules written in C for CPython, which this interpreter cannot load."""

            def create_module(self, spec):
                raise ImportError(
                    f"cannot load {self.path!r}: extension modules are not supported by taipan",
                    name=spec.name, path=self.path)

            def exec_module(self, module):
                pass

            def get_code(self, fullname):
                return None

        """#

    static let util = #"""
        """Utility code for constructing importers, etc."""
        import sys
        from _frozen_importlib import _find_spec, _resolve_name, module_from_spec, spec_from_file_location, ModuleSpec

        __all__ = ["LazyLoader", "decode_source", "find_spec", "module_from_spec", "resolve_name",
                   "spec_from_file_location", "spec_from_loader"]

        MAGIC_NUMBER = b"\xf3\r\r\n"


        def resolve_name(name, package):
            """Resolve a relative module name to an absolute one."""
            if not name.startswith("."):
                return name
            elif not package:
                raise ImportError(f"no package specified for {repr(name)} (required for relative module names)")
            level = len(name) - len(name.lstrip("."))
            return _resolve_name(name[level:], package, level)


        def spec_from_loader(name, loader, *, origin=None, is_package=None):
            """Return a module spec based on various loader methods."""
            if origin is None:
                origin = getattr(loader, "_ORIGIN", None)
            if origin is None and hasattr(loader, "get_filename"):
                if is_package is None:
                    return spec_from_file_location(name, loader.get_filename(name), loader=loader)
                search = [] if is_package else None
                return spec_from_file_location(
                    name, loader.get_filename(name), loader=loader, submodule_search_locations=search)
            if is_package is None:
                if hasattr(loader, "is_package"):
                    try:
                        is_package = loader.is_package(name)
                    except ImportError:
                        is_package = None
                else:
                    is_package = False
            return ModuleSpec(name, loader, origin=origin, is_package=is_package)


        def find_spec(name, package=None):
            """Return the spec for the specified module, importing its parents but not the module itself."""
            fullname = resolve_name(name, package) if name.startswith(".") else name
            if fullname in sys.modules:
                module = sys.modules[fullname]
                if module is None:
                    return None
                try:
                    spec = module.__spec__
                except AttributeError:
                    raise ValueError(f"{name}.__spec__ is not set") from None
                if spec is None:
                    raise ValueError(f"{name}.__spec__ is None")
                return spec
            parent_name = fullname.rpartition(".")[0]
            path = None
            if parent_name:
                parent = __import__(parent_name, fromlist=["__path__"])
                try:
                    path = parent.__path__
                except AttributeError as error:
                    raise ModuleNotFoundError(
                        f"__path__ attribute not found on {parent_name!r} while trying to find {fullname!r}",
                        name=fullname) from error
            return _find_spec(fullname, path)


        def decode_source(source_bytes):
            """Decode bytes representing source code and return the string, with universal newlines."""
            text = bytes(source_bytes)
            encoding = "utf-8-sig"
            for line in text.split(b"\n")[:2]:
                stripped = line.strip()
                if stripped.startswith(b"#") and b"coding" in stripped:
                    rest = stripped.partition(b"coding")[2]
                    if rest[:1] in (b":", b"="):
                        word = rest[1:].split()[:1]
                        if word:
                            encoding = word[0].decode("ascii", "replace")
                            break
            return text.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


        def source_hash(source_bytes):
            raise NotImplementedError("importlib.util.source_hash() is not supported: there are no compiled files in taipan")


        def cache_from_source(path, debug_override=None, *, optimization=None):
            raise NotImplementedError("sys.implementation.cache_tag is None")


        def source_from_cache(path):
            raise NotImplementedError("sys.implementation.cache_tag is None")


        class LazyLoader:
            """A loader that loads a module at once: the laziness is an optimisation that is not made here."""

            def __init__(self, loader):
                if not hasattr(loader, "exec_module"):
                    raise TypeError("loader must define exec_module()")
                self.loader = loader

            @classmethod
            def factory(cls, loader):
                return lambda *args, **kwargs: cls(loader(*args, **kwargs))

            def create_module(self, spec):
                return self.loader.create_module(spec)

            def exec_module(self, module):
                self.loader.exec_module(module)

        """#

    static let abstract = #"""
        """Abstract base classes related to import."""
        import abc
        from . import machinery

        __all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader",
                   "FileLoader", "SourceLoader"]


        class MetaPathFinder(metaclass=abc.ABCMeta):
            """Abstract base class for import finders on sys.meta_path."""

            def invalidate_caches(self):
                """An optional method for clearing the finder's cache, if any."""


        class PathEntryFinder(metaclass=abc.ABCMeta):
            """Abstract base class for path entry finders used by PathFinder."""

            def invalidate_caches(self):
                """An optional method for clearing the finder's cache, if any."""


        class Loader(metaclass=abc.ABCMeta):
            """Abstract base class for import loaders."""

            def create_module(self, spec):
                """Return a module to initialize, or None for the default."""
                return None

            def load_module(self, fullname):
                """Return the loaded module."""
                if not hasattr(self, "exec_module"):
                    raise ImportError
                from importlib import _bootstrap
                from importlib.util import spec_from_loader
                return _bootstrap._load(spec_from_loader(fullname, self))


        class ResourceLoader(Loader):
            """Abstract base class for loaders which can return data from their back-end storage."""

            @abc.abstractmethod
            def get_data(self, path):
                raise OSError


        class InspectLoader(Loader):
            """Abstract base class for loaders which support inspection."""

            def is_package(self, fullname):
                raise ImportError

            def get_code(self, fullname):
                source = self.get_source(fullname)
                return None if source is None else self.source_to_code(source)

            @abc.abstractmethod
            def get_source(self, fullname):
                raise ImportError

            @staticmethod
            def source_to_code(data, path="<string>"):
                return compile(data, path, "exec", dont_inherit=True)

            def exec_module(self, module):
                code = self.get_code(module.__name__)
                if code is None:
                    raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
                exec(code, module.__dict__)


        class ExecutionLoader(InspectLoader):
            """Abstract base class for loaders that support the import protocol for scripts."""

            @abc.abstractmethod
            def get_filename(self, fullname):
                raise ImportError

            def get_code(self, fullname):
                source = self.get_source(fullname)
                if source is None:
                    return None
                try:
                    path = self.get_filename(fullname)
                except ImportError:
                    return self.source_to_code(source)
                return self.source_to_code(source, path)


        class FileLoader(ResourceLoader, ExecutionLoader):
            """Abstract base class partially implementing the ResourceLoader and ExecutionLoader classes."""

            def __init__(self, fullname, path):
                self.name = fullname
                self.path = path

            def get_filename(self, name=None):
                return self.path

            def get_data(self, path):
                with open(path, "rb") as file:
                    return file.read()


        class SourceLoader(ResourceLoader, ExecutionLoader):
            """Abstract base class for loading source code (and optionally any corresponding bytecode)."""

            def path_mtime(self, path):
                if self.path_stats.__func__ is SourceLoader.path_stats:
                    raise OSError
                return int(self.path_stats(path)["mtime"])

            def path_stats(self, path):
                if self.path_mtime.__func__ is SourceLoader.path_mtime:
                    raise OSError
                return {"mtime": self.path_mtime(path)}

            def set_data(self, path, data):
                """Write the bytes to the path (if possible)."""

            def get_source(self, fullname):
                from importlib.util import decode_source
                path = self.get_filename(fullname)
                try:
                    return decode_source(self.get_data(path))
                except OSError as error:
                    raise ImportError("source not available through get_data()", name=fullname) from error

            def is_package(self, fullname):
                tail = self.get_filename(fullname).rpartition("/")[2].rpartition(".")[0]
                return tail == "__init__" and fullname.rpartition(".")[2] != "__init__"


        for _class in (machinery.BuiltinImporter, machinery.FrozenImporter, machinery.PathFinder):
            MetaPathFinder.register(_class)
        for _class in (machinery.BuiltinImporter, machinery.FrozenImporter):
            InspectLoader.register(_class)
        PathEntryFinder.register(machinery.FileFinder)
        SourceLoader.register(machinery.SourceFileLoader)
        FileLoader.register(machinery.SourceFileLoader)
        ExecutionLoader.register(machinery.ExtensionFileLoader)
        FileLoader.register(machinery.SourcelessFileLoader)
        del _class

        """#

    static let runpy = #"""
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
            if mod_name.startswith("."):
                raise error("Relative module names not supported")
            package = mod_name.rpartition(".")[0]
            if package:
                try:
                    __import__(package)
                except ImportError as e:
                    if e.name is None or (e.name != package and not package.startswith(e.name + ".")):
                        raise
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

        """#

    static let future = #"""
        """The features that were once optional, and the one that still is."""

        all_feature_names = [
            "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
            "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
        ]

        __all__ = ["all_feature_names"] + all_feature_names

        CO_NESTED = 0x0010
        CO_GENERATOR_ALLOWED = 0
        CO_FUTURE_DIVISION = 0x20000
        CO_FUTURE_ABSOLUTE_IMPORT = 0x40000
        CO_FUTURE_WITH_STATEMENT = 0x80000
        CO_FUTURE_PRINT_FUNCTION = 0x100000
        CO_FUTURE_UNICODE_LITERALS = 0x200000
        CO_FUTURE_BARRY_AS_BDFL = 0x400000
        CO_FUTURE_GENERATOR_STOP = 0x800000
        CO_FUTURE_ANNOTATIONS = 0x1000000


        class _Feature:
            def __init__(self, optionalRelease, mandatoryRelease, compiler_flag):
                self.optional = optionalRelease
                self.mandatory = mandatoryRelease
                self.compiler_flag = compiler_flag

            def getOptionalRelease(self):
                """Return first release in which this feature was recognized."""
                return self.optional

            def getMandatoryRelease(self):
                """Return release in which this feature will become mandatory, or None."""
                return self.mandatory

            def __repr__(self):
                return "_Feature" + repr((self.optional, self.mandatory, self.compiler_flag))


        nested_scopes = _Feature((2, 1, 0, "beta", 1), (2, 2, 0, "alpha", 0), CO_NESTED)
        generators = _Feature((2, 2, 0, "alpha", 1), (2, 3, 0, "final", 0), CO_GENERATOR_ALLOWED)
        division = _Feature((2, 2, 0, "alpha", 2), (3, 0, 0, "alpha", 0), CO_FUTURE_DIVISION)
        absolute_import = _Feature((2, 5, 0, "alpha", 1), (3, 0, 0, "alpha", 0), CO_FUTURE_ABSOLUTE_IMPORT)
        with_statement = _Feature((2, 5, 0, "alpha", 1), (2, 6, 0, "alpha", 0), CO_FUTURE_WITH_STATEMENT)
        print_function = _Feature((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), CO_FUTURE_PRINT_FUNCTION)
        unicode_literals = _Feature((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), CO_FUTURE_UNICODE_LITERALS)
        barry_as_FLUFL = _Feature((3, 1, 0, "alpha", 2), (4, 0, 0, "alpha", 0), CO_FUTURE_BARRY_AS_BDFL)
        generator_stop = _Feature((3, 5, 0, "beta", 1), (3, 7, 0, "alpha", 0), CO_FUTURE_GENERATOR_STOP)
        annotations = _Feature((3, 7, 0, "beta", 1), None, CO_FUTURE_ANNOTATIONS)

        """#
}
