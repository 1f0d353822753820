# What is refused is refused before anybody is told of it, and before anything has been done.
import os, sys, tempfile

told = []
sys.addaudithook(lambda name, arguments: told.append(name) if name.startswith("os.") else None)


def tell(run, *arguments, **named):
    del told[:]
    try:
        print(run.__name__, run(*arguments, **named), *told)
    except Exception as error:
        print(run.__name__, type(error).__name__, error, *told)


class Nothing:
    __fspath__ = None


folder = tempfile.mkdtemp()
os.chdir(folder)
number = os.open("file", os.O_RDWR | os.O_CREAT)
here = os.open(".", os.O_RDONLY)

# a descriptor in the place of a path goes neither with a directory nor with links that are not followed
tell(os.stat, number, dir_fd=here)  # expect: stat ValueError stat: can't specify dir_fd without matching path
tell(os.stat, number, follow_symlinks=False)
# expect: stat ValueError stat: cannot use fd and follow_symlinks together
tell(os.chown, number, -1, -1, dir_fd=here)  # expect: chown ValueError chown: can't specify both dir_fd and fd
tell(os.chown, number, -1, -1, follow_symlinks=False)
# expect: chown ValueError chown: cannot use fd and follow_symlinks together
tell(os.utime, number, dir_fd=here)  # expect: utime ValueError utime: can't specify dir_fd without matching path
tell(os.utime, number, follow_symlinks=None)
# expect: utime ValueError utime: cannot use fd and follow_symlinks together
tell(os.getxattr, number, "user.a", follow_symlinks=False)
# expect: getxattr ValueError getxattr: cannot use fd and follow_symlinks together
tell(os.setxattr, number, "user.a", b"", follow_symlinks=False)
# expect: setxattr ValueError setxattr: cannot use fd and follow_symlinks together
tell(os.removexattr, number, "user.a", follow_symlinks=False)
# expect: removexattr ValueError removexattr: cannot use fd and follow_symlinks together
tell(os.listxattr, number, follow_symlinks=0)
# expect: listxattr ValueError listxattr: cannot use fd and follow_symlinks together

# arguments are converted in their order, and looked at together afterwards
tell(os.getrandom, -1, None)  # expect: getrandom TypeError 'NoneType' object cannot be interpreted as an integer
tell(os.pread, number, -1, "x")  # expect: pread TypeError 'str' object cannot be interpreted as an integer
tell(os.pwrite, number, None, "x")  # expect: pwrite TypeError a bytes-like object is required, not 'NoneType'
tell(os.sendfile, number, number, "x", None)
# expect: sendfile TypeError 'NoneType' object cannot be interpreted as an integer
tell(os.splice, number, number, -1, flags=None)  # expect: splice TypeError an integer is required
tell(os.splice, number, number, 1, offset_src="x", flags=-1)  # expect: splice ValueError value must be positive
tell(os.posix_fadvise, number, "x", 0, None)
# expect: posix_fadvise TypeError 'str' object cannot be interpreted as an integer
tell(os.mknod, "node", 0o600, None, dir_fd="x")  # expect: mknod TypeError an integer is required
tell(os.setxattr, "file", "user.a", None, "x")
# expect: setxattr TypeError a bytes-like object is required, not 'NoneType'
tell(os.renames, None, None)  # expect: renames TypeError expected str, bytes or os.PathLike object, not NoneType
tell(os.renames, "a\0b", "made/name")  # expect: renames ValueError rename: embedded null character in src os.mkdir
print(os.listdir("made"))  # expect: []
tell(os.posix_spawn, "true", ["true"], {}, file_actions="x", setpgroup="y")
# expect: posix_spawn TypeError Each file_actions element must be a non-empty tuple
tell(os.posix_spawn, "true", ["true"], {}, setsigmask=[2**70])
# expect: posix_spawn ValueError signal number -1 out of range [1; 64]
tell(os.popen, "true", ())  # expect: popen TypeError not enough arguments for format string
tell(os.popen, "true", ("a",))  # expect: popen ValueError invalid mode 'a'
tell(os.path.normpath, Nothing())
# expect: _path_normpath TypeError _path_normpath: path should be string, bytes or os.PathLike, not Nothing

# a type is named without its module here, and with it elsewhere
tell(os.stat, os.sched_param(1))
# expect: stat TypeError stat: path should be string, bytes, os.PathLike or integer, not sched_param
tell(os.fspath, os.sched_param(1))
# expect: fspath TypeError expected str, bytes or os.PathLike object, not sched_param
tell(os.chown, "file", os.sched_param(1), 0)  # expect: chown TypeError uid should be integer, not sched_param
tell(os.mkdir, "name", dir_fd=os.sched_param(1))
# expect: mkdir TypeError argument should be integer or None, not sched_param
tell(os.close, os.times())  # expect: close TypeError 'posix.times_result' object cannot be interpreted as an integer
tell(os.path.join, "a", os.times())
# expect: join TypeError join() argument must be str, bytes, or os.PathLike object, not 'times_result'

os.close(number)
os.close(here)
os.rmdir("made")
os.remove("file")
os.chdir("/")
os.rmdir(folder)
