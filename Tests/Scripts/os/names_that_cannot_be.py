# Zeros and lone surrogates in names, modes and encodings: which of several mistakes is told of, and what has been done before it.
import io, os, tempfile

os.chdir(tempfile.mkdtemp())
open("f", "w").close()

def attempt(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)).replace(os.getcwd(), "CWD"))

attempt(os.renames, "f\0", "g\0")  # expect: ValueError: 'rename: embedded null character in src'
attempt(os.renames, "f", "g\0")  # expect: ValueError: 'rename: embedded null character in dst'
attempt(os.renames, None, "g\0")
# expect: TypeError: 'rename: src should be string, bytes or os.PathLike, not NoneType'
attempt(os.renames, "f", "made/m\0/x")  # expect: ValueError: 'mkdir: embedded null character in path'
attempt(os.makedirs, "deep/m\0/x", "mode")  # expect: ValueError: 'mkdir: embedded null character in path'
attempt(os.makedirs, "deeper/m", "mode")
# expect: TypeError: "'str' object cannot be interpreted as an integer"
print(sorted(os.listdir()))  # expect: ['deep', 'deeper', 'f', 'made']
attempt(lambda: list(os.fwalk("d\0", dir_fd="x")))  # expect: ValueError: 'stat: embedded null character in path'
attempt(lambda: list(os.fwalk("d", dir_fd="x")))  # expect: TypeError: 'argument should be integer or None, not str'
attempt(os.path.realpath, "missing/x\0", strict=True)
# expect: FileNotFoundError: "[Errno 2] No such file or directory: 'CWD/missing'"
attempt(os.path.realpath, "missing/x\0")  # expect: ValueError: 'lstat: embedded null character in path'
attempt(os.chown, -1, -1, -1, dir_fd=99)  # expect: OSError: '[Errno 14] Bad address: -1'

for mode in "\ud800", "r\udc80":
    attempt(open, "f", mode)
    attempt(io.FileIO, "f", mode)
# expect: UnicodeEncodeError: "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
# expect: UnicodeEncodeError: "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
# expect: UnicodeEncodeError: "'utf-8' codec can't encode character '\\udc80' in position 1: surrogates not allowed"
# expect: UnicodeEncodeError: "'utf-8' codec can't encode character '\\udc80' in position 1: surrogates not allowed"
for action in (
    lambda: open("f", encoding="\ud800"), lambda: open("f", errors="\ud800"), lambda: open("f", newline="\ud800"),
    lambda: io.TextIOWrapper(io.BytesIO(), "\ud800"), lambda: io.TextIOWrapper(io.BytesIO(), "ascii", "\ud800"),
    lambda: b"x".decode("\ud800"), lambda: b"x".decode("ascii", "\ud800"), lambda: "x".encode("\ud800"),
    lambda: str(b"x", "\ud800"), lambda: bytes("x", "\ud800"), lambda: io.StringIO(newline="\ud800"),
):
    try:
        action()
        print("nothing is wrong")
    except UnicodeEncodeError as e:
        print(e.reason, end=";")
print()
# expect: surrogates not allowed;surrogates not allowed;surrogates not allowed;surrogates not allowed;surrogates not allowed;surrogates not allowed;surrogates not allowed;surrogates not allowed;surrogates not allowed;surrogates not allowed;surrogates not allowed;
attempt(lambda: b"\xff".decode("ascii", "strict\0"))  # expect: ValueError: 'embedded null character'
attempt(lambda: "x".encode("ascii", "\0"))  # expect: ValueError: 'embedded null character'
attempt(lambda: open("f", newline="\n\0"))  # expect: ValueError: 'embedded null character'
attempt(lambda: open("f", newline="x"))  # expect: ValueError: 'illegal newline value: x'
attempt(lambda: io.StringIO(newline="x"))  # expect: ValueError: "illegal newline value: 'x'"
attempt(lambda: io.StringIO(newline=3))  # expect: TypeError: 'newline must be str or None, not int'
print(ascii(io.StringIO("a\n", "\r\n\0").getvalue()))  # expect: 'a\r\n'
