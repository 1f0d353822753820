# skip-on-cpython: these names are documented for Python 3.14 and 3.15
# Names of `os` and `os.path` that Python 3.13 does not have yet: what they answer, and what they refuse.
import copy
import os
import pickle
import signal
import stat
import tempfile

root = os.path.realpath(tempfile.mkdtemp())
os.chdir(root)
with open("f", "w") as f:
    f.write("hello")
os.mkdir("d")
os.symlink("f", "s")
os.symlink("loop", "loop")
os.symlink("missing", "dangling")


def attempt(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except Exception as e:
        print(type(e).__name__ + ":", str(e).replace(root, "ROOT"))


# reload_environ: what putenv did is seen from now on, by the same objects
before = os.environ, os.environb
os.putenv("TAIPAN_NEW", "1")
print(os.environ.get("TAIPAN_NEW"), os.reload_environ(), os.environ["TAIPAN_NEW"], os.environb[b"TAIPAN_NEW"])
# expect: None None 1 b'1'
print(before[0] is os.environ, before[1] is os.environb)  # expect: True True
attempt(os.reload_environ, 1)  # expect: TypeError: os.reload_environ() takes no arguments (1 given)

# readinto
fd = os.open("f", os.O_RDONLY)
target = bytearray(4)
print(os.readinto(fd, target), target, os.readinto(fd, memoryview(target)[2:]), target, os.readinto(fd, target))
# expect: 4 bytearray(b'heol') 1 bytearray(b'heol') 0
attempt(os.readinto, fd, bytearray())  # expect: 0
attempt(os.readinto, fd, b"1234")
# expect: TypeError: readinto() argument 2 must be read-write bytes-like object, not bytes
attempt(os.readinto, -1, target)  # expect: OSError: [Errno 9] Bad file descriptor
attempt(os.readinto, os.open("d", os.O_RDONLY), target)  # expect: IsADirectoryError: [Errno 21] Is a directory
attempt(os.readinto, "f", target)  # expect: TypeError: 'str' object cannot be interpreted as an integer
read, write = os.pipe()
os.set_blocking(read, False)
attempt(os.readinto, read, target)  # expect: BlockingIOError: [Errno 11] Resource temporarily unavailable
os.set_blocking(read, True)


def interrupt(*_):
    # the first signal is handled and the call goes on: what it waits for comes from here
    print("interrupted")
    os.write(write, b"ok")


signal.signal(signal.SIGALRM, interrupt)
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(os.readinto(read, target), target)
# expect: interrupted
# expect: 2 bytearray(b'okol')


def refuse(*_):
    raise KeyError("enough")


signal.signal(signal.SIGALRM, refuse)
attempt(lambda: (signal.setitimer(signal.ITIMER_REAL, 0.05), os.readinto(read, target)))  # expect: KeyError: 'enough'

# pidfd_getfd: a descriptor of another process, not inheritable
pidfd = os.pidfd_open(os.getpid())
other = os.pidfd_getfd(pidfd, fd)
print(other != fd, os.path.sameopenfile(other, fd), os.get_inheritable(other))  # expect: True True False
attempt(os.pidfd_getfd, pidfd, 987)  # expect: OSError: [Errno 9] Bad file descriptor
attempt(os.pidfd_getfd, pidfd, fd, flags=1)  # expect: OSError: [Errno 22] Invalid argument
attempt(os.pidfd_getfd, fd, fd)  # expect: OSError: [Errno 9] Bad file descriptor

# statx: what was not asked for may be None, what was is as stat says it
status, known = os.statx("s", os.STATX_BASIC_STATS | os.STATX_BTIME), os.stat("f")
for name in "mode nlink uid gid ino dev rdev size blocks blksize atime mtime ctime atime_ns mtime_ns ctime_ns".split():
    if getattr(status, "stx_" + name) != getattr(known, "st_" + name):
        print(name)
print(status.stx_mask & os.STATX_BASIC_STATS == os.STATX_BASIC_STATS, isinstance(status, tuple))  # expect: True False
print(os.makedev(status.stx_dev_major, status.stx_dev_minor) == status.stx_dev)  # expect: True
print(stat.S_ISLNK(os.statx("s", os.STATX_TYPE, follow_symlinks=False).stx_mode))  # expect: True
print(os.statx(fd, os.STATX_SIZE).stx_size, os.statx(b"f", os.STATX_SIZE, flags=os.AT_STATX_DONT_SYNC).stx_size)
# expect: 5 5
here = os.open(".", os.O_RDONLY)
print(os.statx("f", os.STATX_SIZE, dir_fd=here).stx_size)  # expect: 5
print(repr(status).split(" at ")[0], status.stx_attributes & stat.STATX_ATTR_IMMUTABLE)  # expect: <os.statx_result object 0
attempt(os.statx, "missing", 0)  # expect: FileNotFoundError: [Errno 2] No such file or directory: 'missing'
attempt(os.statx, fd, 0, dir_fd=here)  # expect: ValueError: statx: can't specify dir_fd without matching path
attempt(os.statx, fd, 0, follow_symlinks=False)  # expect: ValueError: statx: cannot use fd and follow_symlinks together
attempt(os.statx, "f")  # expect: TypeError: statx() missing required argument 'mask' (pos 2)
attempt(setattr, status, "stx_size", 1)
# expect: AttributeError: attribute 'stx_size' of 'os.statx_result' objects is not writable
attempt(os.statx_result)  # expect: TypeError: cannot create 'os.statx_result' instances

# realpath with one of its marks
for mark in os.path.ALLOW_MISSING, os.path.ALL_BUT_LAST:
    print(mark, bool(mark), copy.deepcopy(mark) is mark, pickle.loads(pickle.dumps(mark)) is mark)
    for path in "s", "missing", "missing/", "missing/x", "d/missing", "dangling", "missing/..", "f/", "f/.", "f/x", "loop":
        attempt(lambda: os.path.realpath(path, strict=mark).replace(root, "ROOT"))
# expect: os.path.ALLOW_MISSING True True True
# expect: ROOT/f
# expect: ROOT/missing
# expect: ROOT/missing
# expect: ROOT/missing/x
# expect: ROOT/d/missing
# expect: ROOT/missing
# expect: ROOT
# expect: ROOT/f
# expect: NotADirectoryError: [Errno 20] Not a directory: 'ROOT/f'
# expect: NotADirectoryError: [Errno 20] Not a directory: 'ROOT/f'
# expect: OSError: [Errno 40] Too many levels of symbolic links: 'ROOT/loop'
# expect: os.path.ALL_BUT_LAST True True True
# expect: ROOT/f
# expect: ROOT/missing
# expect: ROOT/missing
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'ROOT/missing'
# expect: ROOT/d/missing
# expect: ROOT/missing
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'ROOT/missing'
# expect: ROOT/f
# expect: NotADirectoryError: [Errno 20] Not a directory: 'ROOT/f'
# expect: NotADirectoryError: [Errno 20] Not a directory: 'ROOT/f'
# expect: OSError: [Errno 40] Too many levels of symbolic links: 'ROOT/loop'
