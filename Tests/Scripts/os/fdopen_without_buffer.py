# Text cannot be without a buffer. That is found when the file is open already: it has been made, and is closed.
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), "file")

def attempt(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except (OSError, ValueError) as e:
        print(e)

attempt(open, path, "w", 0)  # expect: can't have unbuffered text I/O
print(os.path.exists(path))  # expect: True
fd = os.open(path, os.O_RDONLY)
attempt(os.fdopen, fd, "r", 0)  # expect: can't have unbuffered text I/O
attempt(os.fstat, fd)  # expect: [Errno 9] Bad file descriptor
fd = os.open(path, os.O_RDONLY)
attempt(open, fd, "r", 0, closefd=False)  # expect: can't have unbuffered text I/O
os.close(fd)
