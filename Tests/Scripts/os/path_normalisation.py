from os import path
import os
for p in (
    "",
    ".",
    "a/./b",
    "a/../b",
    "/..",
    "a//b/",
    "../a/..",
    "//a",
    "///a",
    "/a/../..",
    "a/b/../../..",
):
    print(repr(p), path.normpath(p))
    # expect: '' .
    # expect: '.' .
    # expect: 'a/./b' a/b
    # expect: 'a/../b' b
    # expect: '/..' /
    # expect: 'a//b/' a/b
    # expect: '../a/..' ..
    # expect: '//a' //a
    # expect: '///a' /a
    # expect: '/a/../..' /
    # expect: 'a/b/../../..' ..
print(path.isabs("/a"), path.isabs("a"), path.abspath("/a/../b"))  # expect: True False /b
print(path.abspath("x") == os.getcwd() + "/x", path.relpath("/a/b/c", "/a/d"))  # expect: True ../b/c
print(path.relpath("/a", "/a"), path.relpath("/a/b", "/"))  # expect: . a/b
print(path.commonpath(["/a/b/c", "/a/b/d"]), path.commonpath(["a/b", "a"]))  # expect: /a/b a
print(path.commonprefix(["abc", "abd"]), [path.commonprefix([])])  # expect: ab ['']
print(path.normcase("A/B"))  # expect: A/B
os.environ["HOME"] = "/home/me"
os.environ["VAR"] = "val"
print(path.expanduser("~/x"), path.expanduser("~"), path.expanduser("a~"))  # expect: /home/me/x /home/me a~
print(path.expandvars("$VAR/${VAR}x/$NOPE_X/$"), path.sep, path.pardir, path.curdir)
# expect: val/valx/$NOPE_X/$ / .. .
print(path.extsep, path.pathsep, path.altsep, path.devnull)  # expect: . : None /dev/null
for f in (
    lambda: path.commonpath([]),
    lambda: path.commonpath(["/a", "b"]),
    lambda: path.relpath(""),
    lambda: path.abspath(5),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError commonpath() arg is an empty sequence
        # expect: ValueError Can't mix absolute and relative paths
        # expect: ValueError no path specified
        # expect: TypeError expected str, bytes or os.PathLike object, not int
