"""`os.PathLike`, which `os` takes from here when somebody asks for it: few programs do, and `abc` is not free."""

import abc

__all__ = ["PathLike"]


class PathLike(abc.ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        for base in subclass.__mro__:
            if "__fspath__" in base.__dict__:
                return base.__dict__["__fspath__"] is not None or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


PathLike.__module__ = "os"
