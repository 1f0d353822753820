"""Encodings: the registry, and what turns encodings into streams and incremental coders.

The text encodings themselves are built in; the functions here reach them by name.
"""
import _codecs
import builtins
import sys
from _codecs import register, unregister

__all__ = [
    "register", "unregister", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE",
    "BOM64_BE", "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE",
    "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter",
    "StreamReaderWriter", "StreamRecoder", "getencoder", "getdecoder", "getincrementalencoder",
    "getincrementaldecoder", "getreader", "getwriter", "encode", "decode", "iterencode", "iterdecode",
    "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors",
    "namereplace_errors", "register_error", "lookup_error",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = BOM64_BE = b"\x00\x00\xfe\xff"
if sys.byteorder == "little":
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE


class CodecInfo(tuple):
    """What the registry knows of a codec."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.streamreader = streamreader
        self.streamwriter = streamwriter
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """A coder without state: both methods return the result and the length of the input that was used."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes an input that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Goes back to the initial state."""

    def getstate(self):
        return 0

    def setstate(self, state):
        """Sets the state that getstate() gave."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what _buffer_encode has not used for the next call."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_encode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        super().reset()
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes an input that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Goes back to the initial state."""

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        """Sets the state that getstate() gave."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps what _buffer_decode has not used for the next call."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        super().reset()
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Encodes what is written to it and writes that to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        """Leaves the output in a clean state."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamReader(Codec):
    """Reads bytes from a stream and gives them decoded."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b""
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer

    def decode(self, input, errors="strict"):
        raise NotImplementedError

    def _fill(self, size):
        """Decodes some more; False at the end of the stream."""
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if not data:
            return False
        text, used = self.decode(data, self.errors)
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        """About size bytes, or chars characters, or all there is."""
        if chars >= 0:
            while len(self.charbuffer) < chars and self._fill(size if size >= 0 else max(chars, 72)):
                pass
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
            return result
        if size < 0:
            while self._fill(-1):
                pass
        elif not self.charbuffer:
            while self._fill(size) and not self.charbuffer:
                pass
        result, self.charbuffer = self.charbuffer, self._empty_charbuffer
        return result

    def readline(self, size=None, keepends=True):
        """One line; a size limits how much is read for it."""
        while True:
            lines = self.charbuffer.splitlines(True)
            if len(lines) > 1 or lines and lines[0] != lines[0].splitlines(False)[0] and not lines[0].endswith("\r"):
                break
            if not self._fill(size or 72):
                break
            if size is not None:
                lines = self.charbuffer.splitlines(True)
                break
        if not lines:
            return self._empty_charbuffer
        line = lines[0]
        self.charbuffer = self.charbuffer[len(line):]
        return line if keepends else line.splitlines(False)[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self._empty_charbuffer

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamReaderWriter:
    """A stream that is read and written through one codec."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamRecoder:
    """Bytes in one encoding on this side, bytes in another in the stream."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.read().splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        self.write(b"".join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


# ---- The built-in encodings as codecs

_known = {}
_with_mark = {"utf-16": 2, "utf-32": 4, "utf-8-sig": 3}


def _make_info(name):
    """The codec of a built-in encoding."""

    def encode(input, errors="strict"):
        return _codecs.encode_text(input, name, errors or "strict"), len(input)

    def decode(input, errors="strict"):
        return _codecs.decode_bytes(input, name, errors or "strict")[0], len(memoryview(input).cast("B"))

    def decode_some(input, errors="strict"):
        return _codecs.decode_bytes(input, name, errors or "strict", False)

    class TextIncrementalEncoder(IncrementalEncoder):
        # the byte order mark is written once
        _later = {"utf-16": f"utf-16-{sys.byteorder[0]}e", "utf-32": f"utf-32-{sys.byteorder[0]}e",
                  "utf-8-sig": "utf-8"}.get(name, name)
        _name = name

        def encode(self, input, final=False):
            result = _codecs.encode_text(input, self._name, self.errors)
            if input:
                self._name = self._later
            return result

        def reset(self):
            self._name = name

        def getstate(self):
            return 0 if self._name == self._later else 2

        def setstate(self, state):
            self._name = name if state else self._later

    class TextIncrementalDecoder(BufferedIncrementalDecoder):
        _name = name

        def _buffer_decode(self, input, errors, final):
            width = _with_mark.get(self._name)
            if width is not None:
                if len(input) < width and not final:
                    return "", 0
                skip = self._take_mark(input, width)
                text, used = _codecs.decode_bytes(input[skip:], self._name, errors, final)
                return text, used + skip
            return _codecs.decode_bytes(input, self._name, errors, final)

        def _take_mark(self, input, width):
            """Settles what a mark at the start says: how many bytes it has."""
            if name == "utf-8-sig":
                self._name = "utf-8"
                return 3 if input[:3] == BOM_UTF8 else 0
            for order, mark in (("le", BOM_UTF16_LE.ljust(width, b"\0")), ("be", BOM_UTF16_BE.rjust(width, b"\0"))):
                if input[:width] == mark:
                    self._name = f"{name}-{order}"
                    return width
            self._name = f"{name}-{sys.byteorder[0]}e"
            return 0

        def reset(self):
            super().reset()
            self._name = name

        # the names by the number that stands for them in a state
        if name in ("utf-16", "utf-32"):
            _states = (f"{name}-{sys.byteorder[0]}e", f"{name}-{'be' if sys.byteorder == 'little' else 'le'}", name)
        else:
            _states = ("utf-8", name) if name == "utf-8-sig" else (name,)

        def getstate(self):
            return self.buffer, self._states.index(self._name)

        def setstate(self, state):
            self.buffer = state[0]
            self._name = self._states[state[1]]

    class TextStreamWriter(StreamWriter):
        def __init__(self, stream, errors="strict"):
            super().__init__(stream, errors)
            self._encoder = TextIncrementalEncoder(errors)

        def encode(self, input, errors="strict"):
            self._encoder.errors = errors
            return self._encoder.encode(input), len(input)

        def reset(self):
            self._encoder.reset()

    class TextStreamReader(StreamReader):
        def __init__(self, stream, errors="strict"):
            super().__init__(stream, errors)
            self._decoder = TextIncrementalDecoder(errors)

        def decode(self, input, errors="strict"):
            return self._decoder._buffer_decode(input, errors, False)

        def reset(self):
            super().reset()
            self._decoder.reset()

    return CodecInfo(encode, decode, TextStreamReader, TextStreamWriter, TextIncrementalEncoder,
                     TextIncrementalDecoder, name)


def _make_other_info(name, encode, decode):
    """A codec that is no text encoding and has no state."""

    class OtherIncrementalEncoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class OtherIncrementalDecoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class OtherCodec(Codec):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            return decode(input, errors)

    class OtherStreamWriter(OtherCodec, StreamWriter):
        charbuffertype = bytes

    class OtherStreamReader(OtherCodec, StreamReader):
        charbuffertype = bytes

    return CodecInfo(encode, decode, OtherStreamReader, OtherStreamWriter, OtherIncrementalEncoder,
                     OtherIncrementalDecoder, name, _is_text_encoding=False)


def _hex_encode(input, errors="strict"):
    return bytes(input).hex().encode(), len(input)


def _hex_decode(input, errors="strict"):
    return bytes.fromhex(bytes(input).decode("ascii")), len(input)


def _rot13(input, errors="strict"):
    table = {}
    for first in (65, 97):
        for i in range(26):
            table[first + i] = first + (i + 13) % 26
    return str(input).translate(table), len(input)


_others = {
    "hex": ("hex", _hex_encode, _hex_decode), "hex_codec": ("hex", _hex_encode, _hex_decode),
    "rot13": ("rot13", _rot13, _rot13), "rot_13": ("rot13", _rot13, _rot13),
}


def lookup(encoding, /):
    """Looks up a codec tuple in the registry and returns a CodecInfo."""
    name = _codecs.canonical_name(encoding)
    if name is None:
        other = _others.get(encoding.lower().replace("-", "_").replace(" ", "_"))
        if other is None:
            return _codecs.lookup(encoding)
        name = other[0]
    info = _known.get(name)
    if info is None:
        info = _known[name] = _make_info(name) if _codecs.canonical_name(name) else _make_other_info(*other)
    return info


def encode(obj, encoding="utf-8", errors="strict"):
    """Encodes obj using the codec registered for encoding."""
    result = lookup(encoding)[0](obj, errors)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError("encoder must return a tuple (object, integer)")
    return result[0]


encode.__module__ = "_codecs"


def decode(obj, encoding="utf-8", errors="strict"):
    """Decodes obj using the codec registered for encoding."""
    result = lookup(encoding)[1](obj, errors)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError("decoder must return a tuple (object,integer)")
    return result[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes the strings of an iterator, with the state kept between them."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        if output := encoder.encode(input):
            yield output
    if output := encoder.encode("", True):
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes the bytes of an iterator, with the state kept between them."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        if output := decoder.decode(input):
            yield output
    if output := decoder.decode(b"", True):
        yield output


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Opens a file whose text is in an encoding."""
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        result = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        result.encoding = encoding
        return result
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A wrapped file which translates between two encodings."""
    data = lookup(data_encoding)
    stored = lookup(file_encoding or data_encoding)
    result = StreamRecoder(file, data.encode, data.decode, stored.streamreader, stored.streamwriter, errors)
    result.data_encoding = data_encoding
    result.file_encoding = file_encoding or data_encoding
    return result


# ---- Error handlers

def _span(error, *kinds):
    if not isinstance(error, kinds):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return error.object[error.start:error.end]


def strict_errors(error, /):
    """Raises the error."""
    if isinstance(error, Exception):
        raise error
    raise TypeError("codec must pass exception instance")


def ignore_errors(error, /):
    """Leaves out what cannot be converted."""
    _span(error, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)
    return "", error.end


def replace_errors(error, /):
    """A question mark, or U+FFFD."""
    span = _span(error, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)
    if isinstance(error, UnicodeEncodeError):
        return "?" * len(span), error.end
    return "\ufffd" * (1 if isinstance(error, UnicodeDecodeError) else len(span)), error.end


def xmlcharrefreplace_errors(error, /):
    """References of XML."""
    return "".join(f"&#{ord(c)};" for c in _span(error, UnicodeEncodeError)), error.end


def backslashreplace_errors(error, /):
    """Escapes of Python."""
    span = _span(error, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)
    if isinstance(error, UnicodeDecodeError):
        return "".join(f"\\x{byte:02x}" for byte in span), error.end
    return "".join(
        f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
        for code in map(ord, span)), error.end


def namereplace_errors(error, /):
    """Escapes of Python by name."""
    return _span(error, UnicodeEncodeError).encode("ascii", "namereplace").decode("ascii"), error.end


def _surrogateescape_errors(error, /):
    span = _span(error, UnicodeEncodeError, UnicodeDecodeError)
    if isinstance(error, UnicodeEncodeError):
        if not all("\udc80" <= c <= "\udcff" for c in span):
            raise error
        return bytes(ord(c) - 0xDC00 for c in span), error.end
    escaped = []
    for byte in span[:4]:
        if byte < 0x80:
            break
        escaped.append(chr(0xDC00 + byte))
    if not escaped:
        raise error
    return "".join(escaped), error.start + len(escaped)


def _surrogatepass_errors(error, /):
    span = _span(error, UnicodeEncodeError, UnicodeDecodeError)
    if isinstance(error, UnicodeEncodeError):
        return span.encode(error.encoding, "surrogatepass"), error.end
    width = 4 if "32" in error.encoding else 2 if "16" in error.encoding else 3
    end = error.start + width
    return error.object[error.start:end].decode(error.encoding, "surrogatepass"), end


_handlers = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors, "surrogateescape": _surrogateescape_errors,
    "surrogatepass": _surrogatepass_errors,
}


def register_error(errors, handler, /):
    """Registers a function that is called for what cannot be converted, under the name errors."""
    _codecs.register_error(errors, handler)


def lookup_error(name, /):
    """The error handler of that name."""
    handler = _codecs.registered_error(name) or _handlers.get(name)
    if handler is None:
        raise LookupError(f"unknown error handler name '{name}'")
    return handler


# ---- Character maps

def make_identity_dict(rng):
    """A mapping of every number in rng to itself."""
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The reverse of a mapping; what two keys have in common maps to None."""
    result = {}
    for key, value in decoding_map.items():
        result[value] = None if value in result else key
    return result


def _stateless(name):
    label = name.replace("-", "_")

    def encode(str, errors="strict", /):
        return _codecs.encode_text(str, name, errors or "strict"), len(str)

    def decode(data, errors="strict", final=False, /):
        return _codecs.decode_bytes(data, name, errors or "strict", final)

    encode.__name__ = encode.__qualname__ = f"{label}_encode"
    decode.__name__ = decode.__qualname__ = f"{label}_decode"
    return encode, decode


utf_8_encode, utf_8_decode = _stateless("utf-8")
utf_16_encode, utf_16_decode = _stateless("utf-16")
utf_16_le_encode, utf_16_le_decode = _stateless("utf-16-le")
utf_16_be_encode, utf_16_be_decode = _stateless("utf-16-be")
utf_32_encode, utf_32_decode = _stateless("utf-32")
utf_32_le_encode, utf_32_le_decode = _stateless("utf-32-le")
utf_32_be_encode, utf_32_be_decode = _stateless("utf-32-be")
latin_1_encode, latin_1_decode = _stateless("latin-1")
ascii_encode, ascii_decode = _stateless("ascii")
unicode_escape_encode, unicode_escape_decode = _stateless("unicode-escape")
raw_unicode_escape_encode, raw_unicode_escape_decode = _stateless("raw-unicode-escape")
