import os
path = f"/tmp/taipan-open-errors-{os.getpid()}"
def attempt(*args, **kw):
    try:
        open(*args, **kw)
    except Exception as e:
        print(type(e).__name__ + ":", str(e).replace(path, "PATH"))

attempt("/no/such/file")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/no/such/file'
attempt("/tmp")  # expect: IsADirectoryError: [Errno 21] Is a directory: '/tmp'
attempt("/tmp", "w")  # expect: IsADirectoryError: [Errno 21] Is a directory: '/tmp'
attempt(path, "q")  # expect: ValueError: invalid mode: 'q'
attempt(path, "rw")  # expect: ValueError: must have exactly one of create/read/write/append mode
attempt(path, "")  # expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
attempt(path, "rt+b")  # expect: ValueError: can't have text and binary mode at once
attempt(path, "rb", encoding="utf-8")  # expect: ValueError: binary mode doesn't take an encoding argument
attempt(path, "rb", errors="strict")  # expect: ValueError: binary mode doesn't take an errors argument
attempt(path, "rb", newline="\n")  # expect: ValueError: binary mode doesn't take a newline argument
attempt(path, "w", 0)  # expect: ValueError: can't have unbuffered text I/O
attempt(path, "w", encoding="no-such-encoding")  # expect: LookupError: unknown encoding: no-such-encoding
attempt(path, "U")  # expect: ValueError: invalid mode: 'U'
attempt(path, 5)  # expect: TypeError: open() argument 'mode' must be str, not int
attempt(1.5)  # expect: TypeError: expected str, bytes or os.PathLike object, not float
attempt(None)  # expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
attempt(-1)  # expect: ValueError: negative file descriptor
attempt("a\0b")  # expect: ValueError: embedded null byte
attempt(path, closefd=False)  # expect: ValueError: Cannot use closefd=False with file name
attempt()  # expect: TypeError: open() missing required argument 'file' (pos 1)
print(os.path.exists(path))  # expect: True
if os.path.exists(path):
    os.remove(path)
