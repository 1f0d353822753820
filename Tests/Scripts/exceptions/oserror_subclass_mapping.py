import errno
names = [
    "ENOENT", "EEXIST", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EAGAIN", "ECHILD", "EPIPE",
    "ECONNREFUSED", "ECONNRESET", "EINTR", "ETIMEDOUT", "ESRCH", "EALREADY", "ESHUTDOWN",
    "ECONNABORTED", "EINVAL", "EINPROGRESS",
]
for name in names:
    print(name, type(OSError(getattr(errno, name), "x")).__name__)
    # expect: ENOENT FileNotFoundError
    # expect: EEXIST FileExistsError
    # expect: EACCES PermissionError
    # expect: EPERM PermissionError
    # expect: EISDIR IsADirectoryError
    # expect: ENOTDIR NotADirectoryError
    # expect: EAGAIN BlockingIOError
    # expect: ECHILD ChildProcessError
    # expect: EPIPE BrokenPipeError
    # expect: ECONNREFUSED ConnectionRefusedError
    # expect: ECONNRESET ConnectionResetError
    # expect: EINTR InterruptedError
    # expect: ETIMEDOUT TimeoutError
    # expect: ESRCH ProcessLookupError
    # expect: EALREADY BlockingIOError
    # expect: ESHUTDOWN BrokenPipeError
    # expect: ECONNABORTED ConnectionAbortedError
    # expect: EINVAL OSError
    # expect: EINPROGRESS BlockingIOError
