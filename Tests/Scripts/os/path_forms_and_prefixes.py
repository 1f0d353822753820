# normpath, abspath, relpath, commonprefix: all ways to write a path, long ones, every width, values that are no strings.
import os
from os import path

PIECES = ["", ".", "..", "a", "bc", "...", ".d"]


def slow(text):
    """normpath, component by component."""
    root = "" if text[:1] != "/" else "//" if text[:2] == "//" and text[2:3] != "/" else "/"
    done = []
    for piece in text.split("/"):
        if piece in ("", ".") or piece == ".." and not done and root:
            continue
        if piece == ".." and done and done[-1] != "..":
            done.pop()
        else:
            done.append(piece)
    return root + "/".join(done) or "."


def texts(depth):
    """All paths of so many pieces."""
    if depth == 0:
        return [""]
    return [start + "/" + piece if depth > 1 else piece for start in texts(depth - 1) for piece in PIECES]


ways = [prefix + text for depth in range(1, 5) for text in texts(depth) for prefix in ("", "/", "//", "///")]
print(len(ways), [way for way in ways if path.normpath(way) != slow(way)])  # expect: 11200 []
print([way for way in ways if path.normpath(way + "\xe9/../\xff") != slow(way + "\xe9/../\xff")])  # expect: []
print([way for way in ways[::7] if path.normpath("\u0436" + way) != slow("\u0436" + way)])  # expect: []
print([way for way in ways[::7] if path.normpath(os.fsencode(way)) != slow(way).encode()])  # expect: []

long = "/" + "x/../" * 500 + "y/" * 1000 + "../" * 990
print(path.normpath(long), path.abspath(long), path.relpath(long, "/y/z/" + "w/" * 5), path.normpath("q" * 5000) == "q" * 5000)
# expect: /y/y/y/y/y/y/y/y/y/y /y/y/y/y/y/y/y/y/y/y ../../../../../../y/y/y/y/y/y/y/y/y True
same = "/usr/lib/python"
print(path.normpath(same) == same, ascii(path.normpath("a\0b/../c\0")), [path.normpath(b"\xff/./\xfe")])
# expect: True 'c\x00' [b'\xff/\xfe']


class Text(str):
    def __lt__(self, other):
        return other < str(self)

    def __gt__(self, other):
        return other > str(self)


print([type(f(Text("/a"))).__name__ for f in (path.normpath, path.abspath)], type(path.relpath(Text("/"), "/")).__name__)
# expect: ['str', 'str'] str

# from one path to another
starts = ["/", "//", "/a", "/a/", "/a/b", "/a/b/c", "/ab", "/a/bc", "/a/./b/../b", "/x/y/z", "//a/b"]
print([path.relpath(one, two) for one in starts for two in starts])
# expect: ['.', '.', '..', '..', '../..', '../../..', '..', '../..', '../..', '../../..', '../..', '.', '.', '..', '..', '../..', '../../..', '..', '../..', '../..', '../../..', '../..', 'a', 'a', '.', '.', '..', '../..', '../a', '..', '..', '../../../a', '..', 'a', 'a', '.', '.', '..', '../..', '../a', '..', '..', '../../../a', '..', 'a/b', 'a/b', 'b', 'b', '.', '..', '../a/b', '../b', '.', '../../../a/b', '.', 'a/b/c', 'a/b/c', 'b/c', 'b/c', 'c', '.', '../a/b/c', '../b/c', 'c', '../../../a/b/c', 'c', 'ab', 'ab', '../ab', '../ab', '../../ab', '../../../ab', '.', '../../ab', '../../ab', '../../../ab', '../../ab', 'a/bc', 'a/bc', 'bc', 'bc', '../bc', '../../bc', '../a/bc', '.', '../bc', '../../../a/bc', '../bc', 'a/b', 'a/b', 'b', 'b', '.', '..', '../a/b', '../b', '.', '../../../a/b', '.', 'x/y/z', 'x/y/z', '../x/y/z', '../x/y/z', '../../x/y/z', '../../../x/y/z', '../x/y/z', '../../x/y/z', '../../x/y/z', '.', '../../x/y/z', 'a/b', 'a/b', 'b', 'b', '.', '..', '../a/b', '../b', '.', '../../../a/b', '.']
print(path.relpath("/\xe9/\xe8", "/\xe9/\xea"), path.relpath("/\xe9", "/\u0436"), path.relpath(b"/\xff/a", b"/\xff"))
# expect: ../è ../é b'a'
os.chdir("/")
print(path.relpath("a/b"), path.relpath("/a/b", None), path.relpath("a", start="b/c"), path.relpath("x", ""), path.abspath("a/../b"))
# expect: a/b a/b ../../a x /b
for arguments in (("",), (b"",), ("a", b"b"), (b"a", "b"), (5,), ("a", 5)):
    try:
        print(path.relpath(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: ValueError no path specified
# expect: ValueError no path specified
# expect: TypeError Can't mix strings and bytes in path components
# expect: TypeError Can't mix strings and bytes in path components
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int

# the common beginning
lists = [["abc"], ["abc", "abd"], ["ab", "abc", "a"], ["", "a"], ["x" * 20, "x" * 19 + "y"], ["x" * 8, "x" * 9], ["\xe9a", "\xe9b"], ["a", "\u0436"]]
print([path.commonprefix(items) for items in lists], [path.commonprefix(tuple(items)) for items in lists[:3]])
# expect: ['abc', 'ab', 'a', '', 'xxxxxxxxxxxxxxxxxxx', 'xxxxxxxx', 'é', ''] ['abc', 'ab', 'a']
print([path.commonprefix(items) for items in ([], (), "", [b"ab", b"ac"], [[1, 2, 3], [1, 2, 4]], ((1,), (2,)))])
# expect: ['', '', '', b'a', [1, 2], ()]
print(path.commonprefix([Text("abx"), Text("aby"), Text("ac")]), [path.commonprefix("word")], [path.commonprefix([Text("a")])])
# expect: a [''] ['a']
for wrong in ([1, 2], ["a", 1], ["a", b"b"], 5, iter(["a"])):
    try:
        print(path.commonprefix(wrong))
    except TypeError as error:
        print(error)
# expect: expected str, bytes or os.PathLike object, not int
# expect: expected str, bytes or os.PathLike object, not int
# expect: '<' not supported between instances of 'bytes' and 'str'
# expect: 'int' object is not subscriptable
# expect: 'list_iterator' object is not subscriptable
