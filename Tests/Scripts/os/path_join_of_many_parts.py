# os.path.join with many parts, empty ones, absolute ones, strings of different widths, subclasses and path-like objects.
from os import path


class Text(str):
    pass


class Like:
    def __init__(self, value):
        self.value = value

    def __fspath__(self):
        return self.value


def message(*parts, **names):
    try:
        return ascii(path.join(*parts, **names))
    except TypeError as error:
        return f"TypeError: {error}"


print([path.join(*parts) for parts in (("", ""), ("", "", ""), ("", "a"), ("a", ""), ("a", "", ""), ("a", "", "b"), ("a/", "", "b"))])
# expect: ['', '', 'a', 'a/', 'a/', 'a/b', 'a/b']
print([path.join(*parts) for parts in (("/", ""), ("/", "", "a"), ("a", "/"), ("a", "/", "b"), ("a", "/b", "c", "/d"), ("a", "/b", "", "c/", "d"))])
# expect: ['/', '/a', '/', '/b', '/d', '/b/c/d']
print([path.join(*parts) for parts in (("//", "a"), ("a//", "b"), ("a", "//b"), ("..", "."), ("a", "b/", "c/", "d/"))])
# expect: ['//a', 'a//b', '//b', '../.', 'a/b/c/d/']
print(ascii(path.join("a", "\xe9", "b")), ascii(path.join("a", "\u0436", "\xe9")), ascii(path.join("\U0001f600", "a", "/b\xff")))
# expect: 'a/\xe9/b' 'a/\u0436/\xe9' '/b\xff'
print(ascii(path.join("a\udcff", "b")), path.join(b"a", b"\xff", b"", b"c"), path.join(b"a", b"/b"))
# expect: 'a\udcff/b' b'a/\xff/c' b'/b'
print(path.join("x" * 30, "y" * 300, "z" * 3000) == "x" * 30 + "/" + "y" * 300 + "/" + "z" * 3000)  # expect: True
print(path.join(*["p"] * 100) == "/".join(["p"] * 100), path.join(*[""] * 50 + ["q"] + [""] * 50), path.join(*["a/"] * 5))
# expect: True q/ a/a/a/a/a/

# what is the result as it stands stays the same object
text, absolute = Text("t"), Text("/t")
print([path.join(text) is text, path.join("a", absolute) is absolute, path.join("", text) is text, path.join("", "", text) is text])
# expect: [True, True, True, True]
print([type(item).__name__ for item in (path.join(text, ""), path.join("a", text), path.join(text, text), path.join(absolute, ""))])
# expect: ['str', 'str', 'str', 'str']
print(type(path.join(Like(text))).__name__, path.join(Like("a"), "b", Like("c")), path.join(Like(b"a"), b"b"), path.join("\u0436", Like(absolute)))
# expect: Text a/b/c b'a/b' /t

# errors, in the order of the parts
print(message(), message(5), message("a", 5), message("a", None, b"x"), sep="\n")
# expect: TypeError: join() missing 1 required positional argument: 'a'
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'NoneType'
print(message("a", b"b"), message(b"a", "b"), message("a", "/b", b"c"), message(b"a", b"/b", "c", 5), sep="\n")
# expect: TypeError: Can't mix strings and bytes in path components
# expect: TypeError: Can't mix strings and bytes in path components
# expect: TypeError: Can't mix strings and bytes in path components
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'int'
print(message("a", Like(b"b")), message(Like("a"), b"b"), message("a", Like(5)), message("a", bytearray(b"b")), sep="\n")
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'Like'
# expect: TypeError: Can't mix strings and bytes in path components
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'Like'
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'bytearray'
print(message(a="x"), message("y", a="x"), message("y", b="x"), sep="\n")
# expect: 'x'
# expect: TypeError: join() got multiple values for argument 'a'
# expect: TypeError: join() got an unexpected keyword argument 'b'
