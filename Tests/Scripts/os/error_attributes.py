import os
def attempt(f, *args):
    try:
        f(*args)
    except OSError as e:
        print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, e)
attempt(os.rename, "/nope/a", "/nope/b")
# expect: FileNotFoundError 2 No such file or directory /nope/a /nope/b [Errno 2] No such file or directory: '/nope/a' -> '/nope/b'
attempt(os.rmdir, "/nope")
# expect: FileNotFoundError 2 No such file or directory /nope None [Errno 2] No such file or directory: '/nope'
attempt(os.listdir, b"/nope")
# expect: FileNotFoundError 2 No such file or directory b'/nope' None [Errno 2] No such file or directory: b'/nope'
attempt(os.stat, "/etc/passwd/below")
# expect: NotADirectoryError 20 Not a directory /etc/passwd/below None [Errno 20] Not a directory: '/etc/passwd/below'
attempt(os.kill, 2 ** 22 + 5, 0)  # expect: ProcessLookupError 3 No such process None None [Errno 3] No such process
attempt(os.close, 9999)  # expect: OSError 9 Bad file descriptor None None [Errno 9] Bad file descriptor
attempt(os.stat, "x" * 300)
# expect: OSError 36 File name too long xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx None [Errno 36] File name too long: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
attempt(os.open, "/nope", os.O_RDONLY)
# expect: FileNotFoundError 2 No such file or directory /nope None [Errno 2] No such file or directory: '/nope'
