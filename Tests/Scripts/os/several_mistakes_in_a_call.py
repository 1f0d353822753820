# A call with several mistakes: functions that CPython has in C and those that it has in Python do not name the same one first.
import os, stat


def tell(run, *arguments, **named):
    try:
        print(run(*arguments, **named))
    except TypeError as error:
        print(error)


# C: the numbers of arguments, then missing ones, then names that do not fit, of these given ones before unknown ones
tell(os.access, nonsense=1)  # expect: access() missing required argument 'path' (pos 1)
tell(os.access, "a", path="b")  # expect: access() missing required argument 'mode' (pos 2)
tell(os.access, "a", 0, path="b", nonsense=1)  # expect: argument for access() given by name ('path') and position (1)
tell(os.access, "a", 0, nonsense=1, path="b")  # expect: argument for access() given by name ('path') and position (1)
tell(os.chdir, "a", path="b")  # expect: chdir() takes at most 1 argument (2 given)
tell(os.stat, "a", path="b")  # expect: argument for stat() given by name ('path') and position (1)
tell(os.rename, "a", nonsense=1)  # expect: rename() missing required argument 'dst' (pos 2)
tell(os.getpid, nonsense=1)  # expect: posix.getpid() takes no keyword arguments
tell(os.getpid, 1, nonsense=1)  # expect: posix.getpid() takes no keyword arguments
tell(stat.S_ISDIR, 1, 2, nonsense=1)  # expect: _stat.S_ISDIR() takes no keyword arguments
tell(os.putenv, "a", nonsense=1)  # expect: posix.putenv() takes no keyword arguments
tell(len, 1, 2, nonsense=1)  # expect: len() takes no keyword arguments
tell([].append, nonsense=1)  # expect: list.append() takes no keyword arguments
tell("a".split, 1, 2, 3, nonsense=1)  # expect: split() takes at most 2 arguments (4 given)
tell("a".split, 1, sep=2)  # expect: argument for split() given by name ('sep') and position (1)
tell("a".encode, encoding="x", nonsense=1)  # expect: encode() got an unexpected keyword argument 'nonsense'
tell(sorted, 1, 2, key=3)  # expect: sorted expected 1 argument, got 2

# Python: names that do not fit, then too many arguments, then missing ones
tell(os.path.abspath, 1, 2, nonsense=3)  # expect: abspath() got an unexpected keyword argument 'nonsense'
tell(os.path.abspath, 1, 2, path=3)  # expect: abspath() got multiple values for argument 'path'
tell(os.path.abspath, nonsense=3)  # expect: abspath() got an unexpected keyword argument 'nonsense'
tell(os.makedirs, nonsense=3)  # expect: makedirs() got an unexpected keyword argument 'nonsense'
tell(os.getenv, 1, 2, 3, key=4)  # expect: getenv() got multiple values for argument 'key'
tell(os.path.realpath, 1, 2, filename=3)  # expect: realpath() got multiple values for argument 'filename'
tell(os.process_cpu_count, nonsense=3)  # expect: process_cpu_count() got an unexpected keyword argument 'nonsense'
tell(os.path.join, a="x")  # expect: x
tell(os.path.join, "x", a="y")  # expect: join() got multiple values for argument 'a'
tell(os.path.join, b="y", a="x")  # expect: join() got an unexpected keyword argument 'b'
tell(os.path.join)  # expect: join() missing 1 required positional argument: 'a'

# functions under another name than their own
tell(os.path.normpath)  # expect: _path_normpath() missing required argument 'path' (pos 1)
tell(os.path.splitroot, path="/a/b")  # expect: ('', '/', 'a/b')
tell(os.path.splitroot, "a", "b")  # expect: _path_splitroot_ex() takes at most 1 argument (2 given)
tell(os.fsencode)  # expect: _fscodec.<locals>.fsencode() missing 1 required positional argument: 'filename'
tell(os.fsdecode, 1, 2)  # expect: _fscodec.<locals>.fsdecode() takes 1 positional argument but 2 were given
print(os.path.normpath.__name__, os.path.splitroot.__name__, os.fsencode.__name__)
# expect: _path_normpath _path_splitroot_ex fsencode
