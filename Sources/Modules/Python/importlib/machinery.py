"""The machinery of importlib: importers, loaders, finders."""
from _frozen_importlib import (
    BuiltinImporter, FileFinder, FrozenImporter, ModuleSpec, NamespaceLoader, PathFinder, SourceFileLoader,
)

__all__ = [
    "AppleFrameworkLoader", "BuiltinImporter", "ExtensionFileLoader", "FileFinder", "FrozenImporter", "ModuleSpec",
    "NamespaceLoader", "PathFinder", "SourceFileLoader", "SourcelessFileLoader", "all_suffixes",
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


class AppleFrameworkLoader(ExtensionFileLoader):
    """Loader of extension modules in frameworks of iOS, which there are none of here."""
