import os
class P:
    def __init__(self, p): self.p = p
    def __fspath__(self): return self.p
print(os.fspath("a"), os.fspath(b"a"), os.fspath(P("x")), os.path.join(P("a"), "b"))  # expect: a b'a' x a/b
print(os.path.exists(P("/")), isinstance(P(""), os.PathLike), os.fsencode("é"))  # expect: True True b'\xc3\xa9'
print(os.fsdecode(b"\xc3\xa9"), ascii(os.fsdecode(b"\xff")), os.fsencode("\udcff"))  # expect: é '\udcff' b'\xff'
for f in (
    lambda: os.fspath(5),
    lambda: os.fspath(P(5)),
    lambda: os.stat(None),
    lambda: os.listdir(1.5),
    lambda: os.mkdir(5),
    lambda: os.stat("a\0"),
):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: TypeError expected str, bytes or os.PathLike object, not int
        # expect: TypeError expected P.__fspath__() to return str or bytes, not int
        # expect: TypeError stat: path should be string, bytes, os.PathLike or integer, not NoneType
        # expect: TypeError listdir: path should be string, bytes, os.PathLike, integer or None, not float
        # expect: TypeError mkdir: path should be string, bytes or os.PathLike, not int
        # expect: ValueError stat: embedded null character in path
