"""Utility code for constructing importers, etc."""
import os
import sys
from _frozen_importlib import _find_spec, _resolve_name, module_from_spec, spec_from_file_location, ModuleSpec

__all__ = ["LazyLoader", "cache_from_source", "decode_source", "find_spec", "module_from_spec",
           "resolve_name", "source_from_cache", "spec_from_file_location", "spec_from_loader"]

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
    """Where a compiled file would lie that belongs to a source file (PEP 3147); none is ever written here."""
    if debug_override is not None:
        if optimization is not None:
            raise TypeError("debug_override or optimization must be set to None")
        optimization = "" if debug_override else 1
    head, tail = os.path.split(os.fspath(path))
    stem, dot, rest = tail.rpartition(".")
    if optimization is None:
        optimization = sys.flags.optimize or ""
    optimization = str(optimization)
    if optimization and not optimization.isalnum():
        raise ValueError(f"{optimization!r} is not alphanumeric")
    level = f".opt-{optimization}" if optimization else ""
    name = f"{stem if stem else rest}{dot}{_cache_tag()}{level}.pyc"
    return os.path.join(head, "__pycache__", name)


def source_from_cache(path):
    """The source file that belongs to a compiled file."""
    tag = _cache_tag()
    head, name = os.path.split(os.fspath(path))
    head, folder = os.path.split(head)
    if folder != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    parts = name.split(".")
    if not 3 <= len(parts) <= 4:
        raise ValueError(f"expected only 2 or 3 dots in {name!r}")
    if len(parts) == 4 and not (parts[2].startswith("opt-") and parts[2][4:].isalnum()):
        raise ValueError(f"optimization level {parts[2]!r} is not an alphanumeric value")
    if parts[1] != tag:
        raise ValueError(f"{name!r} is not a file of this interpreter")
    return os.path.join(head, parts[0] + ".py")


def _cache_tag():
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    return tag


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
