# Of several wrong arguments the first is told of, as is an argument that only seems to be of the right kind.
import os


class Fails:
    def __index__(self):
        raise KeyError("index")

    def __bool__(self):
        raise KeyError("truth")


class Endless:
    """Has items and no length."""

    def __getitem__(self, i):
        return b"item"

    def keys(self):
        return ["a"]

    values = keys


class Path:
    def __fspath__(self):
        return b"path"


class Name(bytes):
    pass


def tell(run, *arguments, **named):
    try:
        print(run.__name__, run(*arguments, **named))
    except Exception as error:
        print(run.__name__, type(error).__name__, error)


tell(os.chown, "/missing", Fails(), -1)  # expect: chown TypeError uid should be integer, not Fails
tell(os.lchown, "/missing", -1, Fails())  # expect: lchown TypeError gid should be integer, not Fails
tell(os.getgrouplist, "a\0b", None)  # expect: getgrouplist ValueError embedded null character
tell(os.getgrouplist, "\udcff", 0)
# expect: getgrouplist UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
tell(os.sysconf, "a\ud800")
# expect: sysconf UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
tell(os.confstr, "\udcff")
# expect: confstr UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
tell(os.pathconf, "/", "\udcff")
# expect: pathconf UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
tell(os.symlink, "a", "/missing/b", Fails())  # expect: symlink KeyError 'truth'
tell(os.preadv, None, None, None)  # expect: preadv TypeError 'NoneType' object cannot be interpreted as an integer
tell(os.preadv, 2**80, None, 2**80)  # expect: preadv OverflowError Python int too large to convert to C int
tell(os.pwritev, 2**80, None, 2**80)  # expect: pwritev OverflowError Python int too large to convert to C int
tell(os.readv, 0, Endless())  # expect: readv TypeError object of type 'Endless' has no len()
tell(os.writev, 1, Endless())  # expect: writev TypeError object of type 'Endless' has no len()
tell(os.setgroups, Endless())  # expect: setgroups TypeError object of type 'Endless' has no len()
tell(os.execve, "/missing", ["a"], Endless())  # expect: execve TypeError object of type 'Endless' has no len()
tell(os.timerfd_settime, None, initial="a")
# expect: timerfd_settime TypeError argument must be an int, or have a fileno() method.
tell(os.makedirs, "a\0b", "mode")  # expect: makedirs ValueError mkdir: embedded null character in path
tell(os.path.join, Path(), "a")  # expect: join TypeError Can't mix strings and bytes in path components
tell(os.path.join, "a", Path())
# expect: join TypeError join() argument must be str, bytes, or os.PathLike object, not 'Path'
print(type(os.path.basename(Name(b"a"))), type(os.path.dirname(Name(b"a/b"))))  # expect: <class 'bytes'> <class 'bytes'>
# the number of arguments
tell(os.kill, 1)  # expect: kill TypeError kill() takes exactly 2 arguments (1 given)
tell(os.killpg)  # expect: killpg TypeError killpg() takes exactly 2 arguments (0 given)
tell(os.waitpid, 1)  # expect: waitpid TypeError waitpid() takes exactly 2 arguments (1 given)
tell(os.waitid, 1)  # expect: waitid TypeError waitid() takes exactly 3 arguments (1 given)
tell(os.setpgid, 1, 2, 3)  # expect: setpgid TypeError setpgid() takes exactly 2 arguments (3 given)
tell(os.tcsetpgrp, 1)  # expect: tcsetpgrp TypeError tcsetpgrp() takes exactly 2 arguments (1 given)
tell(os.sched_setparam, 1)  # expect: sched_setparam TypeError sched_setparam() takes exactly 2 arguments (1 given)
tell(os.sched_setaffinity, 1)  # expect: sched_setaffinity TypeError sched_setaffinity() takes exactly 2 arguments (1 given)
tell(os.sched_setscheduler)  # expect: sched_setscheduler TypeError sched_setscheduler() takes exactly 3 arguments (0 given)
tell(os.register_at_fork, 1)  # expect: register_at_fork TypeError register_at_fork() takes no positional arguments
