"""Python objects as bytes, and back: all protocols from 0 to 5.

Never load data from a source that is not trusted: loading can call any function.
"""
import _compat_pickle
import codecs
import io
import sys
from copyreg import (
    _HEAP_TYPE, _extension_cache, _extension_registry, _inverted_registry, dispatch_table as _reductions,
)
from functools import partial
from struct import pack, unpack
from types import FunctionType

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "PickleBuffer", "dump", "dumps", "load",
    "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL",
]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
bytes_types = (bytes, bytearray)
PyStringMap = None


class PickleError(Exception):
    """A common base class for the other pickling exceptions."""


class PicklingError(PickleError):
    """This exception is raised when an unpicklable object is passed to the dump() method."""


class UnpicklingError(PickleError):
    """This exception is raised when there is a problem unpickling an object."""


class PickleBuffer:
    """A buffer that protocol 5 may pass on instead of copying."""

    __slots__ = ("_view", "__weakref__")

    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def __buffer__(self, flags):
        return memoryview(self._view)

    def raw(self):
        """The memory as a flat sequence of bytes."""
        if not self._view.contiguous:
            raise BufferError("cannot extract raw buffer from non-contiguous buffer")
        return self._view.cast("B")

    def release(self):
        self._view.release()


# The instructions of a pickle.
MARK, STOP, POP, POP_MARK, DUP = b"(", b".", b"0", b"1", b"2"
FLOAT, INT, BININT, BININT1, LONG, BININT2 = b"F", b"I", b"J", b"K", b"L", b"M"
NONE, PERSID, BINPERSID, REDUCE = b"N", b"P", b"Q", b"R"
STRING, BINSTRING, SHORT_BINSTRING, UNICODE, BINUNICODE = b"S", b"T", b"U", b"V", b"X"
APPEND, BUILD, GLOBAL, DICT, EMPTY_DICT, APPENDS = b"a", b"b", b"c", b"d", b"}", b"e"
GET, BINGET, INST, LONG_BINGET, LIST, EMPTY_LIST, OBJ = b"g", b"h", b"i", b"j", b"l", b"]", b"o"
PUT, BINPUT, LONG_BINPUT, SETITEM, TUPLE, EMPTY_TUPLE, SETITEMS = b"p", b"q", b"r", b"s", b"t", b")", b"u"
BINFLOAT, TRUE, FALSE = b"G", b"I01\n", b"I00\n"
PROTO, NEWOBJ, EXT1, EXT2, EXT4 = b"\x80", b"\x81", b"\x82", b"\x83", b"\x84"
TUPLE1, TUPLE2, TUPLE3, NEWTRUE, NEWFALSE, LONG1, LONG4 = b"\x85", b"\x86", b"\x87", b"\x88", b"\x89", b"\x8a", b"\x8b"
BINBYTES, SHORT_BINBYTES = b"B", b"C"
SHORT_BINUNICODE, BINUNICODE8, BINBYTES8, EMPTY_SET, ADDITEMS = b"\x8c", b"\x8d", b"\x8e", b"\x8f", b"\x90"
FROZENSET, NEWOBJ_EX, STACK_GLOBAL, MEMOIZE, FRAME = b"\x91", b"\x92", b"\x93", b"\x94", b"\x95"
BYTEARRAY8, NEXT_BUFFER, READONLY_BUFFER = b"\x96", b"\x97", b"\x98"
__all__ += [name for name in dir() if name.isupper() and not name.startswith("_") and name not in __all__]

_BATCH = 1000
_FRAME_TARGET = 64 * 1024


def encode_long(x):
    """A whole number as two's complement, little endian, as short as it can be."""
    if x == 0:
        return b""
    count = (x.bit_length() >> 3) + 1
    result = x.to_bytes(count, "little", signed=True)
    if x < 0 and count > 1 and result[-1] == 0xFF and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    """The reverse of encode_long."""
    return int.from_bytes(data, "little", signed=True)


def _getattribute(obj, name):
    """Follows a dotted name; the object and what it was found in."""
    parent = None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {obj!r}") from None
    return obj, parent


def whichmodule(obj, name):
    """The name of the module an object belongs to."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _getattribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


class Pickler:
    """Writes pickles to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._buffer_callback = buffer_callback
        self._parts = []
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forgets what was pickled before."""
        self.memo.clear()

    def dump(self, obj):
        """Writes a pickled representation of obj."""
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {self.__class__.__name__}.__init__()")
        self._parts = parts = []
        self.write = parts.append
        self.save(obj)
        self.write(STOP)
        self._flush(parts)

    def _flush(self, parts):
        """Writes the instructions out, in frames from protocol 4 on."""
        if self.proto >= 2:
            self._file_write(PROTO + bytes([self.proto]))
        if self.proto < 4:
            self._file_write(b"".join(parts))
            return
        frame, size = [], 0

        def end():
            data = b"".join(frame)
            self._file_write(FRAME + pack("<Q", len(data)) + data if len(data) >= 4 else data)

        for part in parts:
            # what is large stands outside of frames, so that it need not be copied
            if len(part) >= _FRAME_TARGET:
                if frame:
                    end()
                self._file_write(part)
                frame, size = [], 0
                continue
            frame.append(part)
            size += len(part)
            if size >= _FRAME_TARGET:
                end()
                frame, size = [], 0
        if frame:
            end()

    def _write_large(self, header, payload):
        if len(payload) >= _FRAME_TARGET:
            self.write(header + bytes(payload))
        else:
            self.write(header)
            self.write(bytes(payload))

    def memoize(self, obj):
        """Remembers that an object lies on top of the stack."""
        if self.fast:
            return
        index = len(self.memo)
        if self.proto >= 4:
            self.write(MEMOIZE)
        elif self.bin:
            self.write(BINPUT + bytes([index]) if index < 256 else LONG_BINPUT + pack("<I", index))
        else:
            self.write(PUT + str(index).encode() + b"\n")
        self.memo[id(obj)] = index, obj

    def get(self, index):
        if self.bin:
            return BINGET + bytes([index]) if index < 256 else LONG_BINGET + pack("<I", index)
        return GET + str(index).encode() + b"\n"

    def persistent_id(self, obj):
        """For subclasses: an identifier of an object that is stored elsewhere, or None."""
        return None

    def save(self, obj, save_persistent_id=True):
        """Writes one object."""
        if save_persistent_id:
            identifier = self.persistent_id(obj)
            if identifier is not None:
                self._save_persistent(identifier)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self.get(known[0]))
            return
        reduced = NotImplemented
        override = getattr(self, "reducer_override", None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            kind = type(obj)
            saver = self.dispatch.get(kind)
            if saver is not None:
                saver(self, obj)
                return
            reduce = getattr(self, "dispatch_table", _reductions).get(kind)
            if reduce is not None:
                reduced = reduce(obj)
            elif issubclass(kind, type):
                self.save_global(obj)
                return
            else:
                reduced = self._reduce(obj, kind)
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError(f"{getattr(type(obj), '__reduce_ex__', None)} must return string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("Tuple returned by __reduce__ must have two to six elements")
        self.save_reduce(obj=obj, *reduced)

    def _reduce(self, obj, kind):
        reduce = getattr(obj, "__reduce_ex__", None)
        if reduce is not None:
            return reduce(self.proto)
        reduce = getattr(obj, "__reduce__", None)
        if reduce is None:
            raise PicklingError(f"Can't pickle {kind.__name__!r} object: {obj!r}")
        return reduce()

    def _save_persistent(self, identifier):
        if self.bin:
            self.save(identifier, save_persistent_id=False)
            self.write(BINPERSID)
        else:
            try:
                self.write(PERSID + str(identifier).encode("ascii") + b"\n")
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        """Writes an object by the function and arguments that make it, and its state."""
        if not isinstance(args, tuple):
            raise PicklingError("args from save_reduce() must be a tuple")
        if not callable(func):
            raise PicklingError("func from save_reduce() must be callable")
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            self._save_new_with_keywords(args, obj)
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self.save(cls)
            self.save(args[1:])
            self.write(NEWOBJ)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            # the arguments may have led back to the object
            if id(obj) in self.memo:
                self.write(POP + self.get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self.write(BUILD)
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self.write(TUPLE2 + REDUCE + POP)

    def _save_new_with_keywords(self, args, obj):
        cls, args, kwargs = args
        if not hasattr(cls, "__new__"):
            raise PicklingError("args[0] from __newobj_ex__ args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError("args[0] from __newobj_ex__ args has the wrong class")
        if self.proto >= 4:
            self.save(cls)
            self.save(args)
            self.save(kwargs)
            self.write(NEWOBJ_EX)
        else:
            self.save(partial(cls.__new__, cls, *args, **kwargs))
            self.save(())
            self.write(REDUCE)

    dispatch = {}

    def save_none(self, obj):
        self.write(NONE)

    dispatch[type(None)] = save_none

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)

    dispatch[bool] = save_bool

    def save_long(self, obj):
        if self.bin:
            if 0 <= obj <= 0xFF:
                self.write(BININT1 + bytes([obj]))
                return
            if 0 <= obj <= 0xFFFF:
                self.write(BININT2 + pack("<H", obj))
                return
        if -0x80000000 <= obj <= 0x7FFFFFFF:
            self.write(BININT + pack("<i", obj) if self.bin else INT + str(obj).encode() + b"\n")
        elif self.proto >= 2:
            encoded = encode_long(obj)
            count = len(encoded)
            self.write((LONG1 + bytes([count]) if count < 256 else LONG4 + pack("<i", count)) + encoded)
        else:
            self.write(LONG + repr(obj).encode("ascii") + b"L\n")

    dispatch[int] = save_long

    def save_float(self, obj):
        self.write(BINFLOAT + pack(">d", obj) if self.bin else FLOAT + repr(obj).encode("ascii") + b"\n")

    dispatch[float] = save_float

    def save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                self.save_reduce(codecs.encode, (str(obj, "latin1"), "latin1"), obj=obj)
            else:
                self.save_reduce(bytes, (), obj=obj)
            return
        count = len(obj)
        if count <= 0xFF:
            self.write(SHORT_BINBYTES + bytes([count]) + obj)
        elif count > 0xFFFFFFFF and self.proto >= 4:
            self._write_large(BINBYTES8 + pack("<Q", count), obj)
        else:
            self._write_large(BINBYTES + pack("<I", count), obj)
        self.memoize(obj)

    dispatch[bytes] = save_bytes

    def save_bytearray(self, obj):
        if self.proto < 5:
            if obj:
                self.save_reduce(bytearray, (bytes(obj),), obj=obj)
            else:
                self.save_reduce(bytearray, (), obj=obj)
            return
        self._write_large(BYTEARRAY8 + pack("<Q", len(obj)), obj)
        self.memoize(obj)

    dispatch[bytearray] = save_bytearray

    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        view = obj.raw()
        in_band = self._buffer_callback is None or bool(self._buffer_callback(obj))
        if in_band:
            self.save_bytes(view.tobytes()) if view.readonly else self.save_bytearray(bytearray(view))
        else:
            self.write(NEXT_BUFFER + READONLY_BUFFER if view.readonly else NEXT_BUFFER)

    dispatch[PickleBuffer] = save_picklebuffer

    def save_str(self, obj):
        if self.bin:
            encoded = obj.encode("utf-8", "surrogatepass")
            count = len(encoded)
            if count <= 0xFF and self.proto >= 4:
                self.write(SHORT_BINUNICODE + bytes([count]) + encoded)
            elif count > 0xFFFFFFFF and self.proto >= 4:
                self._write_large(BINUNICODE8 + pack("<Q", count), encoded)
            else:
                self._write_large(BINUNICODE + pack("<I", count), encoded)
        else:
            # what would end the line, or the file on old systems, is escaped
            text = obj
            for c in "\\\0\n\r\x1a":
                text = text.replace(c, f"\\u{ord(c):04x}")
            self.write(UNICODE + text.encode("raw-unicode-escape") + b"\n")
        self.memoize(obj)

    dispatch[str] = save_str

    def save_tuple(self, obj):
        if not obj:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        count = len(obj)
        is_short = count <= 3 and self.proto >= 2
        if not is_short:
            self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            # an item led back to the tuple, which is in the memo by now
            get = self.get(self.memo[id(obj)][0])
            self.write(POP * count + get if is_short else (POP_MARK if self.bin else POP * (count + 1)) + get)
            return
        self.write((TUPLE1, TUPLE2, TUPLE3)[count - 1] if is_short else TUPLE)
        self.memoize(obj)

    dispatch[tuple] = save_tuple

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(obj)

    dispatch[list] = save_list

    def _batches(self, items):
        batch = []
        for item in items:
            batch.append(item)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _batch_appends(self, items):
        for batch in self._batches(items):
            if self.bin and len(batch) > 1:
                self.write(MARK)
                for item in batch:
                    self.save(item)
                self.write(APPENDS)
            else:
                for item in batch:
                    self.save(item)
                    self.write(APPEND)

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items())

    dispatch[dict] = save_dict

    def _batch_setitems(self, items):
        for batch in self._batches(items):
            is_batch = self.bin and len(batch) > 1
            if is_batch:
                self.write(MARK)
            for key, value in batch:
                self.save(key)
                self.save(value)
                if not is_batch:
                    self.write(SETITEM)
            if is_batch:
                self.write(SETITEMS)

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        for batch in self._batches(obj):
            self.write(MARK)
            for item in batch:
                self.save(item)
            self.write(ADDITEMS)

    dispatch[set] = save_set

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK + self.get(self.memo[id(obj)][0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    dispatch[frozenset] = save_frozenset

    def save_global(self, obj, name=None):
        """Writes a function or class by its name."""
        if name is None:
            name = getattr(obj, "__qualname__", None)
        if name is None:
            name = obj.__name__
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            found, parent = _getattribute(sys.modules[module_name], name)
        except (ImportError, KeyError, AttributeError):
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code is not None:
                if code <= 0xFF:
                    self.write(EXT1 + bytes([code]))
                else:
                    self.write(EXT2 + pack("<H", code) if code <= 0xFFFF else EXT4 + pack("<i", code))
                return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif "." in name:
            # old protocols reach nested names by getattr
            outer, _, last = name.rpartition(".")
            self.save_reduce(getattr, (parent, last))
        else:
            if self.fix_imports:
                module_name, name = _compat_pickle.old_name(module_name, name)
            encoding = "utf-8" if self.proto >= 3 else "ascii"
            try:
                self.write(GLOBAL + module_name.encode(encoding) + b"\n" + name.encode(encoding) + b"\n")
            except UnicodeEncodeError:
                raise PicklingError(
                    f"can't pickle global identifier '{module_name}.{name}' using pickle protocol {self.proto}") from None
        self.memoize(obj)

    dispatch[FunctionType] = save_global

    def save_type(self, obj):
        if obj is type(None):
            self.save_reduce(type, (None,), obj=obj)
        elif obj is type(NotImplemented):
            self.save_reduce(type, (NotImplemented,), obj=obj)
        elif obj is type(...):
            self.save_reduce(type, (...,), obj=obj)
        else:
            self.save_global(obj)

    dispatch[type] = save_type


class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._buffers = iter(buffers) if buffers is not None else None
        try:
            self._file_read = file.read
            self._file_readline = file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def load(self):
        """Reads the pickled representation of an object; the object."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {self.__class__.__name__}.__init__()")
        self._frame = None
        self.metastack = []
        self.stack = []
        self.append = self.stack.append
        self.proto = 0
        dispatch = self.dispatch
        while True:
            key = self._read(1)
            handler = dispatch.get(key)
            if handler is None:
                raise UnpicklingError(f"invalid load key, '\\x{key[0]:02x}'.")
            if handler is Unpickler.load_stop:
                return self._pop()
            handler(self)

    def _read(self, count):
        """Exactly that many bytes."""
        if self._frame is not None:
            data = self._frame.read(count)
            if not data and count:
                self._frame = None
            elif len(data) < count:
                raise UnpicklingError("pickle exhausted before end of frame")
            else:
                return data
        data = self._file_read(count)
        if len(data) < count:
            if not data and count == 1:
                raise EOFError("Ran out of input")
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        if self._frame is not None:
            line = self._frame.readline()
            if line:
                if line[-1] != 10:
                    raise UnpicklingError("pickle exhausted before end of frame")
                return line[:-1]
            self._frame = None
        line = self._file_readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _pop(self):
        if not self.stack:
            raise UnpicklingError("unexpected MARK found" if self.metastack else "pickle stack underflow")
        return self.stack.pop()

    def _top(self):
        if not self.stack:
            raise UnpicklingError("unexpected MARK found" if self.metastack else "pickle stack underflow")
        return self.stack[-1]

    def pop_mark(self):
        """Everything above the last mark."""
        if not self.metastack:
            raise UnpicklingError("could not find MARK")
        items = self.stack
        self.stack = self.metastack.pop()
        self.append = self.stack.append
        return items

    def persistent_load(self, pid):
        raise UnpicklingError("unsupported persistent id encountered")

    def find_class(self, module, name):
        """The function or class of that name; subclasses may refuse it."""
        sys.audit("pickle.find_class", module, name)
        if self.proto < 3 and self.fix_imports:
            module, name = _compat_pickle.new_name(module, name)
        __import__(module, level=0)
        if self.proto >= 4 and "." in name:
            return _getattribute(sys.modules[module], name)[0]
        return getattr(sys.modules[module], name)

    dispatch = {}

    def load_proto(self):
        proto = self._read(1)[0]
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def load_frame(self):
        size, = unpack("<Q", self._read(8))
        if size > sys.maxsize:
            raise ValueError(f"frame size > sys.maxsize: {size}")
        if self._frame is not None and self._frame.read(1):
            raise UnpicklingError("beginning of a new frame before end of current frame")
        self._frame = None
        self._frame = io.BytesIO(self._read(size))

    def load_persid(self):
        try:
            identifier = self._line().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self.append(self.persistent_load(identifier))

    def load_binpersid(self):
        self.append(self.persistent_load(self._pop()))

    def load_int(self):
        data = self._line()
        self.append(data == b"01" if data in (b"00", b"01") else int(data, 0))

    def load_long(self):
        self.append(int(self._line().removesuffix(b"L"), 0))

    def _count(self, format, size):
        count, = unpack(format, self._read(size))
        if count < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        if count > sys.maxsize:
            raise UnpicklingError(f"size exceeds system's maximum size of {sys.maxsize} bytes")
        return count

    def _encoded(self, data):
        """A string of Python 2."""
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def load_string(self):
        data = self._line()
        if len(data) < 2 or data[0] != data[-1] or data[:1] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.append(self._encoded(data[1:-1].decode("unicode-escape").encode("latin-1")))

    def load_bytearray8(self):
        self.append(bytearray(self._read(self._count("<Q", 8))))

    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def load_readonly_buffer(self):
        view = memoryview(self._top())
        if not view.readonly:
            self.stack[-1] = view.toreadonly()

    def _load_short_tuple(self, count):
        if len(self.stack) < count:
            raise UnpicklingError("pickle stack underflow")
        self.stack[-count:] = [tuple(self.stack[-count:])]

    # pop_mark() changes what self.append is: it has to be called first

    def load_tuple(self):
        items = self.pop_mark()
        self.append(tuple(items))

    def load_frozenset(self):
        items = self.pop_mark()
        self.append(frozenset(items))

    def load_list(self):
        items = self.pop_mark()
        self.append(items)

    def load_dict(self):
        items = self.pop_mark()
        self.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            value = cls(*args)
        else:
            value = cls.__new__(cls)
        self.append(value)

    def load_inst(self):
        module = self._line().decode("ascii")
        name = self._line().decode("ascii")
        cls = self.find_class(module, name)
        self._instantiate(cls, self.pop_mark())

    def load_obj(self):
        args = self.pop_mark()
        self._instantiate(args.pop(0), args)

    def load_newobj(self):
        args = self._pop()
        cls = self._pop()
        self.append(cls.__new__(cls, *args))

    def load_newobj_ex(self):
        kwargs = self._pop()
        args = self._pop()
        cls = self._pop()
        self.append(cls.__new__(cls, *args, **kwargs))

    def load_global(self):
        module = self._line().decode("utf-8")
        name = self._line().decode("utf-8")
        self.append(self.find_class(module, name))

    def load_stack_global(self):
        name = self._pop()
        module = self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.append(self.find_class(module, name))

    def get_extension(self, code):
        missing = []
        obj = _extension_cache.get(code, missing)
        if obj is not missing:
            self.append(obj)
            return
        key = _inverted_registry.get(code)
        if not key:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError(f"unregistered extension code {code}")
        obj = _extension_cache[code] = self.find_class(*key)
        self.append(obj)

    def load_reduce(self):
        args = self._pop()
        func = self._pop()
        self.append(func(*args))

    def _get(self, index):
        try:
            self.append(self.memo[index])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {index}") from None

    def _put(self, index):
        if index < 0:
            raise ValueError("negative PUT argument")
        self.memo[index] = self._top()

    def load_append(self):
        value = self._pop()
        self._top().append(value)

    def load_appends(self):
        items = self.pop_mark()
        target = self._top()
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
        else:
            for item in items:
                target.append(item)

    def load_setitem(self):
        value = self._pop()
        key = self._pop()
        self._top()[key] = value

    def load_setitems(self):
        items = self.pop_mark()
        target = self._top()
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def load_additems(self):
        items = self.pop_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def load_build(self):
        state = self._pop()
        target = self._top()
        missing = []
        setstate = getattr(target, "__setstate__", missing)
        if setstate is not missing:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            attributes = target.__dict__
            for key, value in state.items():
                attributes[sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(target, key, value)

    def load_pop(self):
        if self.stack:
            self.stack.pop()
        else:
            self.pop_mark()

    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    def load_stop(self):
        """Ends the loop of load()."""

    dispatch.update({
        PROTO: load_proto, FRAME: load_frame, PERSID: load_persid, BINPERSID: load_binpersid,
        NONE: lambda self: self.append(None), NEWTRUE: lambda self: self.append(True),
        NEWFALSE: lambda self: self.append(False), INT: load_int, LONG: load_long,
        BININT: lambda self: self.append(unpack("<i", self._read(4))[0]),
        BININT1: lambda self: self.append(self._read(1)[0]),
        BININT2: lambda self: self.append(unpack("<H", self._read(2))[0]),
        LONG1: lambda self: self.append(decode_long(self._read(self._read(1)[0]))),
        LONG4: lambda self: self.append(decode_long(self._read(self._count("<i", 4)))),
        FLOAT: lambda self: self.append(float(self._line())),
        BINFLOAT: lambda self: self.append(unpack(">d", self._read(8))[0]),
        STRING: load_string,
        BINSTRING: lambda self: self.append(self._encoded(self._read(self._count("<i", 4)))),
        SHORT_BINSTRING: lambda self: self.append(self._encoded(self._read(self._read(1)[0]))),
        BINBYTES: lambda self: self.append(self._read(self._count("<I", 4))),
        SHORT_BINBYTES: lambda self: self.append(self._read(self._read(1)[0])),
        BINBYTES8: lambda self: self.append(self._read(self._count("<Q", 8))),
        UNICODE: lambda self: self.append(str(self._line(), "raw-unicode-escape")),
        BINUNICODE: lambda self: self.append(str(self._read(self._count("<I", 4)), "utf-8", "surrogatepass")),
        BINUNICODE8: lambda self: self.append(str(self._read(self._count("<Q", 8)), "utf-8", "surrogatepass")),
        SHORT_BINUNICODE: lambda self: self.append(str(self._read(self._read(1)[0]), "utf-8", "surrogatepass")),
        BYTEARRAY8: load_bytearray8, NEXT_BUFFER: load_next_buffer, READONLY_BUFFER: load_readonly_buffer,
        TUPLE: load_tuple, EMPTY_TUPLE: lambda self: self.append(()),
        TUPLE1: lambda self: self._load_short_tuple(1), TUPLE2: lambda self: self._load_short_tuple(2),
        TUPLE3: lambda self: self._load_short_tuple(3), EMPTY_LIST: lambda self: self.append([]),
        EMPTY_DICT: lambda self: self.append({}), EMPTY_SET: lambda self: self.append(set()),
        FROZENSET: load_frozenset,
        LIST: load_list, DICT: load_dict, INST: load_inst, OBJ: load_obj,
        NEWOBJ: load_newobj, NEWOBJ_EX: load_newobj_ex, GLOBAL: load_global, STACK_GLOBAL: load_stack_global,
        EXT1: lambda self: self.get_extension(self._read(1)[0]),
        EXT2: lambda self: self.get_extension(unpack("<H", self._read(2))[0]),
        EXT4: lambda self: self.get_extension(unpack("<i", self._read(4))[0]), REDUCE: load_reduce,
        GET: lambda self: self._get(int(self._line())), BINGET: lambda self: self._get(self._read(1)[0]),
        LONG_BINGET: lambda self: self._get(unpack("<I", self._read(4))[0]),
        PUT: lambda self: self._put(int(self._line())), BINPUT: lambda self: self._put(self._read(1)[0]),
        LONG_BINPUT: lambda self: self._put(self._count("<I", 4)), MEMOIZE: lambda self: self._put(len(self.memo)),
        APPEND: load_append, APPENDS: load_appends, SETITEM: load_setitem, SETITEMS: load_setitems,
        ADDITEMS: load_additems, BUILD: load_build, MARK: load_mark, STOP: load_stop, POP: load_pop,
        POP_MARK: lambda self: self.pop_mark() and None, DUP: lambda self: self.append(self._top()),
    })


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickled representation of obj to the open file object file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read and return an object from the pickle data stored in a file."""
    return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read and return an object from the given pickle data."""
    if isinstance(data, str):
        raise TypeError("Can't load pickle from unicode string")
    file = io.BytesIO(data)
    return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


# pickles name the function of the native module
codecs._codecs.encode = codecs.encode
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
