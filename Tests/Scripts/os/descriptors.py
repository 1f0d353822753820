import os
path = f"/tmp/taipan-descriptors-{os.getpid()}"
fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
try:
    print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET))  # expect: 11 6
    print(os.read(fd, 100), os.read(fd, 5), os.lseek(fd, 0, os.SEEK_CUR))  # expect: b'world' b'' 11
    print(os.pread(fd, 3, 1), os.pwrite(fd, b"J", 0), os.pread(fd, 5, 0))  # expect: b'ell' 1 b'Jello'
    os.ftruncate(fd, 4)
    other = os.dup(fd)
    print(os.fstat(other).st_size, os.isatty(fd), os.get_inheritable(fd))  # expect: 4 False False
    os.close(other)
finally:
    os.close(fd)
    os.remove(path)
r, w = os.pipe()
os.write(w, b"through the pipe")
os.close(w)
with os.fdopen(r, "rb") as f: print(f.read())  # expect: b'through the pipe'
for f in (
    lambda: os.read(fd, 1),
    lambda: os.close(fd),
    lambda: os.read("x", 1),
    lambda: os.write(1, "text"),
    lambda: os.open(path, os.O_RDONLY),
    lambda: os.open(path),
    lambda: os.read(0, -1),
):
    try:
        f()
    except (OSError, TypeError) as e:
        print(type(e).__name__, str(e).replace(path, "PATH"))
        # expect: OSError [Errno 9] Bad file descriptor
        # expect: OSError [Errno 9] Bad file descriptor
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: FileNotFoundError [Errno 2] No such file or directory: 'PATH'
        # expect: TypeError open() missing required argument 'flags' (pos 2)
        # expect: OSError [Errno 22] Invalid argument
