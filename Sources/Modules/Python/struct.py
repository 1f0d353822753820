"""Bytes that hold numbers and strings laid out as in C structures, by a format such as "<iH4s"."""
import _struct
from _struct import calcsize, error, pack, pack_into, unpack, unpack_from

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class _Unpacker:
    """The items of iter_unpack."""

    def __init__(self, format, buffer):
        self._format = format
        self._size = calcsize(format)
        if not self._size:
            raise error("cannot iteratively unpack with a struct of length 0")
        self._view = memoryview(buffer).cast("B")
        if len(self._view) % self._size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self._size} bytes")
        self._at = 0

    def __iter__(self):
        return self

    def __length_hint__(self):
        return (len(self._view) - self._at) // self._size

    def __next__(self):
        if self._at >= len(self._view):
            raise StopIteration
        at = self._at
        self._at += self._size
        return unpack_from(self._format, self._view, at)


_Unpacker.__name__ = _Unpacker.__qualname__ = "unpack_iterator"


def iter_unpack(format, buffer, /):
    """Return an iterator yielding tuples unpacked from the given bytes."""
    return _Unpacker(format, buffer)


class Struct:
    """A compiled format: its methods are the functions of the module with the format filled in."""

    __slots__ = ("_format", "size", "__weakref__")

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = format.decode("ascii")
        elif not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self.size = calcsize(format)
        self._format = format

    @property
    def format(self):
        """The format string."""
        return self._format

    def pack(self, *values):
        return pack(self._format, *values)

    def pack_into(self, buffer, offset, /, *values):
        pack_into(self._format, buffer, offset, *values)

    def unpack(self, buffer, /):
        return unpack(self._format, buffer)

    def unpack_from(self, /, buffer, offset=0):
        return unpack_from(self._format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return _Unpacker(self._format, buffer)

    def __repr__(self):
        return f"{type(self).__name__}({self._format!r})"
