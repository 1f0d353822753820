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
