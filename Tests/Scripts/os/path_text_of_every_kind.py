# os.path with strings of every width, subclasses of str and bytes, long paths: what is cut keeps its characters, what CPython gives
# back as it is stays the same object, and everything else is of no class made in Python.
import os
from os import path


class Text(str):
    pass


class Raw(bytes):
    pass


class Like:
    def __init__(self, value):
        self.value = value

    def __fspath__(self):
        return self.value


def show(result, *sources):
    """The class, and whether it is one of the sources."""
    if isinstance(result, tuple):
        return [show(item, *sources) for item in result]
    return type(result).__name__ + " itself" * any(result is source for source in sources)


def message(function, *arguments):
    try:
        return ascii(function(*arguments))
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


CUTS = [path.split, path.splitext, path.splitroot, path.splitdrive, path.basename, path.dirname, path.normpath]

# every width, and undecodable bytes
for name in ["d/./file.ext", "d\xe9r//f\xefle.\xf1", "\u0436\u0438/x/../\u0444.\u0445", "\U0001f600/\U0001f601.x", "a\udcff/b\udcfe.\udc80"]:
    for text in (name, os.fsencode(name)):
        print(*(ascii(cut(text)) for cut in CUTS))
# expect: ('d/.', 'file.ext') ('d/./file', '.ext') ('', '', 'd/./file.ext') ('', 'd/./file.ext') 'file.ext' 'd/.' 'd/file.ext'
# expect: (b'd/.', b'file.ext') (b'd/./file', b'.ext') (b'', b'', b'd/./file.ext') (b'', b'd/./file.ext') b'file.ext' b'd/.' b'd/file.ext'
# expect: ('d\xe9r', 'f\xefle.\xf1') ('d\xe9r//f\xefle', '.\xf1') ('', '', 'd\xe9r//f\xefle.\xf1') ('', 'd\xe9r//f\xefle.\xf1') 'f\xefle.\xf1' 'd\xe9r' 'd\xe9r/f\xefle.\xf1'
# expect: (b'd\xc3\xa9r', b'f\xc3\xafle.\xc3\xb1') (b'd\xc3\xa9r//f\xc3\xafle', b'.\xc3\xb1') (b'', b'', b'd\xc3\xa9r//f\xc3\xafle.\xc3\xb1') (b'', b'd\xc3\xa9r//f\xc3\xafle.\xc3\xb1') b'f\xc3\xafle.\xc3\xb1' b'd\xc3\xa9r' b'd\xc3\xa9r/f\xc3\xafle.\xc3\xb1'
# expect: ('\u0436\u0438/x/..', '\u0444.\u0445') ('\u0436\u0438/x/../\u0444', '.\u0445') ('', '', '\u0436\u0438/x/../\u0444.\u0445') ('', '\u0436\u0438/x/../\u0444.\u0445') '\u0444.\u0445' '\u0436\u0438/x/..' '\u0436\u0438/\u0444.\u0445'
# expect: (b'\xd0\xb6\xd0\xb8/x/..', b'\xd1\x84.\xd1\x85') (b'\xd0\xb6\xd0\xb8/x/../\xd1\x84', b'.\xd1\x85') (b'', b'', b'\xd0\xb6\xd0\xb8/x/../\xd1\x84.\xd1\x85') (b'', b'\xd0\xb6\xd0\xb8/x/../\xd1\x84.\xd1\x85') b'\xd1\x84.\xd1\x85' b'\xd0\xb6\xd0\xb8/x/..' b'\xd0\xb6\xd0\xb8/\xd1\x84.\xd1\x85'
# expect: ('\U0001f600', '\U0001f601.x') ('\U0001f600/\U0001f601', '.x') ('', '', '\U0001f600/\U0001f601.x') ('', '\U0001f600/\U0001f601.x') '\U0001f601.x' '\U0001f600' '\U0001f600/\U0001f601.x'
# expect: (b'\xf0\x9f\x98\x80', b'\xf0\x9f\x98\x81.x') (b'\xf0\x9f\x98\x80/\xf0\x9f\x98\x81', b'.x') (b'', b'', b'\xf0\x9f\x98\x80/\xf0\x9f\x98\x81.x') (b'', b'\xf0\x9f\x98\x80/\xf0\x9f\x98\x81.x') b'\xf0\x9f\x98\x81.x' b'\xf0\x9f\x98\x80' b'\xf0\x9f\x98\x80/\xf0\x9f\x98\x81.x'
# expect: ('a\udcff', 'b\udcfe.\udc80') ('a\udcff/b\udcfe', '.\udc80') ('', '', 'a\udcff/b\udcfe.\udc80') ('', 'a\udcff/b\udcfe.\udc80') 'b\udcfe.\udc80' 'a\udcff' 'a\udcff/b\udcfe.\udc80'
# expect: (b'a\xff', b'b\xfe.\x80') (b'a\xff/b\xfe', b'.\x80') (b'', b'', b'a\xff/b\xfe.\x80') (b'', b'a\xff/b\xfe.\x80') b'b\xfe.\x80' b'a\xff' b'a\xff/b\xfe.\x80'

# the same through __fspath__
print(*(cut(Like("\u0436/\u0438.x")) for cut in CUTS))
# expect: ('ж', 'и.x') ('ж/и', '.x') ('', '', 'ж/и.x') ('', 'ж/и.x') и.x ж ж/и.x
print(*(cut(Like(b"a/b.x")) for cut in CUTS))
# expect: (b'a', b'b.x') (b'a/b', b'.x') (b'', b'', b'a/b.x') (b'', b'a/b.x') b'b.x' b'a' b'a/b.x'
print([message(cut, 5) for cut in CUTS])
# expect: ['TypeError: expected str, bytes or os.PathLike object, not int', 'TypeError: expected str, bytes or os.PathLike object, not int', 'TypeError: _path_splitroot_ex: path should be string, bytes or os.PathLike, not int', 'TypeError: expected str, bytes or os.PathLike object, not int', 'TypeError: expected str, bytes or os.PathLike object, not int', 'TypeError: expected str, bytes or os.PathLike object, not int', 'TypeError: _path_normpath: path should be string, bytes or os.PathLike, not int']
print([message(cut, bytearray(b"a")) for cut in CUTS[:2] + CUTS[-1:]])
# expect: ['TypeError: expected str, bytes or os.PathLike object, not bytearray', 'TypeError: expected str, bytes or os.PathLike object, not bytearray', 'TypeError: _path_normpath: path should be string, bytes or os.PathLike, not bytearray']
print([message(cut, Like(5)) for cut in CUTS[:2] + CUTS[-1:]])
# expect: ['TypeError: expected Like.__fspath__() to return str or bytes, not int', 'TypeError: expected Like.__fspath__() to return str or bytes, not int', 'TypeError: expected Like.__fspath__() to return str or bytes, not int']

# classes and identity
for name in ("a", "/", "/a/b.c"):
    text = Text(name)
    print(name, *(show(cut(text), text) for cut in CUTS))
    raw = Raw(name.encode())
    print(name, *(show(cut(raw), raw) for cut in CUTS[:1] + CUTS[4:6]))
# expect: a ['str', 'str'] ['Text itself', 'str'] ['str', 'str', 'str'] ['str', 'Text itself'] str str str
# expect: a ['bytes', 'bytes'] bytes bytes
# expect: / ['str', 'str'] ['Text itself', 'str'] ['str', 'str', 'str'] ['str', 'Text itself'] str str str
# expect: / ['bytes', 'bytes'] bytes bytes
# expect: /a/b.c ['str', 'str'] ['str', 'str'] ['str', 'str', 'str'] ['str', 'Text itself'] str str str
# expect: /a/b.c ['bytes', 'bytes'] bytes bytes
print(show(path.splitext(Text("a.b/c")), "a.b/c"), path.splitext(Text("a.b/c")))
# expect: ['Text', 'str'] ('a.b/c', '')
user = Text("a/~")
print(show(path.expanduser(user), user), show(path.expandvars(user), user), show(path.normcase(user), user))
# expect: Text itself Text itself Text itself
print(show(path.abspath(Text("/a"))), show(path.relpath(Text("/a/b"), Text("/a"))), path.relpath(Text("/a/b"), Text("/a")))
# expect: str str b
print([path.isabs(item) for item in ("", "/", "a/", "\xe9/", "/\xe9", "\u0436/", "/\u0436", b"/", b"", Text("/x"), Like("/x"))])
# expect: [False, True, False, False, True, False, True, True, False, True, True]

# extensions: leading dots begin none
print([path.splitext(name)[1] for name in ("", ".", "..", "...", ".a", "..a", ".a.b", "a.", "a..", "a/.b", "a/..b.c", "a.b/", "a.b/c")])
# expect: ['', '', '', '', '', '', '.b', '.', '.', '', '.c', '', '']
