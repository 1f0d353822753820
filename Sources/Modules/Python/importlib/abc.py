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
