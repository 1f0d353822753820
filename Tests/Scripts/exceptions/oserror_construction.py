import errno
print(repr(OSError(errno.ENOENT, "gone", "file")), OSError(errno.ENOENT, "gone", "file"))
# expect: FileNotFoundError(2, 'gone') [Errno 2] gone: 'file'
print(type(OSError(errno.EEXIST, "x")).__name__, type(OSError(errno.EACCES, "x")).__name__)
# expect: FileExistsError PermissionError
print(OSError(2, "msg"), OSError("just text"), OSError(1, 2, 3, None, 5))
# expect: [Errno 2] msg just text [Errno 1] 2: 3 -> 5
print(OSError(2, "m", "a", None, "b"), OSError(2, "m", "a").args)  # expect: [Errno 2] m: 'a' -> 'b' (2, 'm')
print(type(OSError(errno.EPIPE, "")).__name__, type(OSError(9999, "")).__name__, OSError().errno)
# expect: BrokenPipeError OSError None
class Mine(OSError): pass
print(type(Mine(errno.ENOENT, "x")).__name__)  # expect: Mine
