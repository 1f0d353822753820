# What a failed call raises: class, arguments, names of files. The same text object may serve many errors, the errors are their own.
import os
import sys

missing = f"/tmp/taipan-missing-{os.getpid()}"


def tell(run, *arguments):
    try:
        run(*arguments)
    except OSError as error:
        shown = tuple(a if a != missing else "missing" for a in (error.filename, error.filename2))
        print(type(error).__name__, error.errno, error.args, *shown, getattr(error, "characters_written", "-"))
        return error


first = tell(os.stat, missing)
# expect: FileNotFoundError 2 (2, 'No such file or directory') missing None -
second = tell(os.stat, missing)
# expect: FileNotFoundError 2 (2, 'No such file or directory') missing None -
print(first is second, first.strerror == second.strerror, first.filename is missing)  # expect: False True True
first.strerror += "!"
first.filename = None
print(first.strerror, second.strerror, second.filename is missing)
# expect: No such file or directory! No such file or directory True
tell(os.rename, missing, "/tmp/a")  # expect: FileNotFoundError 2 (2, 'No such file or directory') missing /tmp/a -
tell(os.mkdir, "/")  # expect: FileExistsError 17 (17, 'File exists') / None -
tell(os.listdir, "/dev/null")  # expect: NotADirectoryError 20 (20, 'Not a directory') /dev/null None -
tell(os.close, 987654)  # expect: OSError 9 (9, 'Bad file descriptor') None None -
tell(os.stat, 987654)  # expect: OSError 9 (9, 'Bad file descriptor') 987654 None -
tell(os.readlink, b"/")  # expect: OSError 22 (22, 'Invalid argument') b'/' None -
tell(os.kill, 2**30, 0)  # expect: ProcessLookupError 3 (3, 'No such process') None None -
reading, writing = os.pipe()
os.set_blocking(reading, False)
tell(os.read, reading, 1)
# expect: BlockingIOError 11 (11, 'Resource temporarily unavailable') None None -
os.close(reading)
error = tell(os.write, writing, b"x")  # expect: BrokenPipeError 32 (32, 'Broken pipe') None None -
os.close(writing)
print(error.__context__, error.__cause__, error.__traceback__ is not None)  # expect: None None True
try:
    try:
        os.stat(missing)
    except FileNotFoundError:
        os.unlink("/proc/self/fd/987654")
except OSError as error:
    print(type(error.__context__).__name__, error)
# expect: FileNotFoundError [Errno 2] No such file or directory: '/proc/self/fd/987654'


# The name of a path is taken from the caller's variable while a hook looks on.
def hook(event, arguments):
    if event == "os.mkdir" and arguments[0].endswith("victim"):
        frame = sys._getframe(1)
        frame.f_locals["victim"] = None
        names = [missing + "/%06d" % i for i in range(3000)]
        del names


def robbed():
    victim = missing + "/" + "/".join(["part"] * 20) + "/victim"
    expected = victim[:-1] + "m"
    try:
        os.mkdir(victim)
    except OSError as error:
        print(error.filename == expected, victim)


sys.addaudithook(hook)
robbed()  # expect: True None
