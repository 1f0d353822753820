from os import path
print(path.join("a", "b"), path.join("a/", "b"), path.join("a", "/b"))  # expect: a/b a/b /b
print(path.join("a", ""), path.join("", "a"), path.join("/", "a"), path.join("a"))  # expect: a/ a /a a
print(path.join(b"a", b"b"), path.join("a", "..", "b"))  # expect: b'a/b' a/../b
print(path.split("/a/b"), path.split("/a/b/"), path.split("a"), path.split("/"))
# expect: ('/a', 'b') ('/a/b', '') ('', 'a') ('/', '')
print(path.split("//a"), path.split(""), path.basename("/a/b"))  # expect: ('//', 'a') ('', '') b
print([path.basename("a/")], path.dirname("/a/b"), [path.dirname("a")])  # expect: [''] /a ['']
print(path.dirname("/"))  # expect: /
print(path.splitext("a.txt"), path.splitext("a.tar.gz"), path.splitext(".bashrc"))
# expect: ('a', '.txt') ('a.tar', '.gz') ('.bashrc', '')
print(path.splitext("a.b/c"), path.splitext("..x"), path.splitext("a."))
# expect: ('a.b/c', '') ('..x', '') ('a', '.')
print(path.splitdrive("/a"), path.splitroot("//a/b"), path.splitroot("/a"))
# expect: ('', '/a') ('', '//', 'a/b') ('', '/', 'a')
print(path.splitroot("a"))  # expect: ('', '', 'a')
for f in (
    lambda: path.join("a", b"b"),
    lambda: path.join(5),
    lambda: path.basename(None),
    lambda: path.splitext(5),
    lambda: path.join("a", 1),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: Can't mix strings and bytes in path components
        # expect: expected str, bytes or os.PathLike object, not int
        # expect: expected str, bytes or os.PathLike object, not NoneType
        # expect: expected str, bytes or os.PathLike object, not int
        # expect: join() argument must be str, bytes, or os.PathLike object, not 'int'
