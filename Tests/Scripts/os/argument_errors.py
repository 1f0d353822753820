# Arguments of the wrong type or range are refused with CPython's words.
import os


class Path:
    def __init__(self, answer):
        self.answer = answer

    def __fspath__(self):
        return self.answer


class NoPath:
    __fspath__ = None


def tell(run, *arguments, **keywords):
    try:
        result = run(*arguments, **keywords)
    except Exception as error:
        print(run.__name__, type(error).__name__, error)
    else:
        print(run.__name__, "gave", result)


# paths
tell(os.stat, 1.5)  # expect: stat TypeError stat: path should be string, bytes, os.PathLike or integer, not float
tell(os.stat, None)  # expect: stat TypeError stat: path should be string, bytes, os.PathLike or integer, not NoneType
tell(os.stat, "a\0b")  # expect: stat ValueError stat: embedded null character in path
tell(os.stat, b"a\0b")  # expect: stat ValueError stat: embedded null character in path
tell(os.stat, Path(3))  # expect: stat TypeError expected Path.__fspath__() to return str or bytes, not int
tell(os.stat, NoPath())  # expect: stat TypeError stat: path should be string, bytes, os.PathLike or integer, not NoPath
tell(os.stat, 2**40)  # expect: stat OverflowError fd is greater than maximum
tell(os.stat, -2**40)  # expect: stat OverflowError fd is less than minimum
tell(os.stat)  # expect: stat TypeError stat() missing required argument 'path' (pos 1)
tell(os.stat, "a", "b")  # expect: stat TypeError stat() takes exactly 1 positional argument (2 given)
tell(os.stat, "a", nothing=1)  # expect: stat TypeError stat() got an unexpected keyword argument 'nothing'
tell(os.lstat, 3)  # expect: lstat TypeError lstat: path should be string, bytes or os.PathLike, not int
tell(os.mkdir, 3)  # expect: mkdir TypeError mkdir: path should be string, bytes or os.PathLike, not int
tell(os.rename, 1, "a")  # expect: rename TypeError rename: src should be string, bytes or os.PathLike, not int
tell(os.rename, "a", 1)  # expect: rename TypeError rename: dst should be string, bytes or os.PathLike, not int
tell(os.symlink, "a", None)
# expect: symlink TypeError symlink: dst should be string, bytes or os.PathLike, not NoneType
tell(os.link, None, "a")  # expect: link TypeError link: src should be string, bytes or os.PathLike, not NoneType
tell(os.listdir, 1.5)
# expect: listdir TypeError listdir: path should be string, bytes, os.PathLike, integer or None, not float
tell(os.scandir, [])
# expect: scandir TypeError scandir: path should be string, bytes, os.PathLike, integer or None, not list
tell(os.chdir, None)
# expect: chdir TypeError chdir: path should be string, bytes, os.PathLike or integer, not NoneType
tell(os.open, 3, 0)  # expect: open TypeError open: path should be string, bytes or os.PathLike, not int
tell(os.truncate, 1.5, 0)
# expect: truncate TypeError truncate: path should be string, bytes, os.PathLike or integer, not float
tell(os.unlink, 3)  # expect: unlink TypeError unlink: path should be string, bytes or os.PathLike, not int
tell(os.access, 3, 0)  # expect: access TypeError access: path should be string, bytes or os.PathLike, not int
tell(os.fspath, 3)  # expect: fspath TypeError expected str, bytes or os.PathLike object, not int
tell(os.fspath, Path(3))  # expect: fspath TypeError expected Path.__fspath__() to return str or bytes, not int
tell(os.fsencode, 3)  # expect: fsencode TypeError expected str, bytes or os.PathLike object, not int
tell(os.fsdecode, None)  # expect: fsdecode TypeError expected str, bytes or os.PathLike object, not NoneType
# descriptors
tell(os.read, "a", 1)  # expect: read TypeError 'str' object cannot be interpreted as an integer
tell(os.read, 2**40, 1)  # expect: read OverflowError Python int too large to convert to C int
tell(os.read, 99, -1)  # expect: read OSError [Errno 22] Invalid argument
tell(os.close, None)  # expect: close TypeError 'NoneType' object cannot be interpreted as an integer
tell(os.fsync, -1)  # expect: fsync ValueError file descriptor cannot be a negative integer (-1)
tell(os.fsync, "a")  # expect: fsync TypeError argument must be an int, or have a fileno() method.
tell(os.fchdir, 2**40)  # expect: fchdir OverflowError Python int too large to convert to C int
tell(os.stat, "a", dir_fd="b")  # expect: stat TypeError argument should be integer or None, not str
tell(os.stat, "a", dir_fd=1.5)  # expect: stat TypeError argument should be integer or None, not float
tell(os.stat, "a", dir_fd=2**40)  # expect: stat OverflowError fd is greater than maximum
tell(os.stat, 1, dir_fd=2)  # expect: stat ValueError stat: can't specify dir_fd without matching path
tell(os.chmod, 99, 0, dir_fd=2)  # expect: chmod OSError [Errno 9] Bad file descriptor: 99
tell(os.utime, 99, dir_fd=2)  # expect: utime ValueError utime: can't specify dir_fd without matching path
tell(os.utime, 99, follow_symlinks=False)  # expect: utime ValueError utime: cannot use fd and follow_symlinks together
# numbers
tell(os.mkdir, "a", "b")  # expect: mkdir TypeError 'str' object cannot be interpreted as an integer
tell(os.mkdir, "a", 2**40)  # expect: mkdir OverflowError Python int too large to convert to C int
tell(os.open, "a", "r")  # expect: open TypeError 'str' object cannot be interpreted as an integer
tell(os.lseek, 0, "a", 0)  # expect: lseek TypeError 'str' object cannot be interpreted as an integer
tell(os.truncate, "a", 2**70)  # expect: truncate OverflowError Python int too large to convert to C long
tell(os.umask, 2**40)  # expect: umask OverflowError Python int too large to convert to C int
tell(os.kill, "a", 0)  # expect: kill TypeError 'str' object cannot be interpreted as an integer
tell(os.kill, 2**40, 0)  # expect: kill OverflowError signed integer is greater than maximum
tell(os.getpgid, -2**40)  # expect: getpgid OverflowError signed integer is less than minimum
tell(os.setuid, -2)  # expect: setuid OverflowError uid is less than minimum
tell(os.setuid, 2**40)  # expect: setuid OverflowError uid is less than minimum
tell(os.setgid, "a")  # expect: setgid TypeError gid should be integer, not str
tell(os.chown, "a", 1.5, 0)  # expect: chown TypeError uid should be integer, not float
tell(os.chown, "a", -5, 0)  # expect: chown OverflowError uid is less than minimum
tell(os.strerror, 2**40)  # expect: strerror OverflowError Python int too large to convert to C int
tell(os.urandom, -1)  # expect: urandom ValueError negative argument not allowed
tell(os.urandom, "a")  # expect: urandom TypeError 'str' object cannot be interpreted as an integer
tell(os.nice, "a")  # expect: nice TypeError 'str' object cannot be interpreted as an integer
tell(os.major, "a")  # expect: major TypeError an integer is required
tell(os.makedev, 1, "a")  # expect: makedev TypeError an integer is required
tell(os.sysconf, "nothing")  # expect: sysconf ValueError unrecognized configuration name
tell(os.sysconf, 1.5)  # expect: sysconf TypeError configuration names must be strings or integers
tell(os.pathconf, "/", "nothing")  # expect: pathconf ValueError unrecognized configuration name
tell(os.confstr, "nothing")  # expect: confstr ValueError unrecognized configuration name
# times
tell(os.utime, "/", 5)  # expect: utime TypeError utime: 'times' must be either a tuple of two ints or None
tell(os.utime, "/", (1,))  # expect: utime TypeError utime: 'times' must be either a tuple of two ints or None
tell(os.utime, "/", (1, 2), ns=(1, 2))
# expect: utime ValueError utime: you may specify either 'times' or 'ns' but not both
tell(os.utime, "/", ns=(1,))  # expect: utime TypeError utime: 'ns' must be a tuple of two ints
tell(os.utime, "/", ns=5)  # expect: utime TypeError utime: 'ns' must be a tuple of two ints
tell(os.utime, "/", ("a", 1))  # expect: utime TypeError 'str' object cannot be interpreted as an integer
tell(os.utime, "/", (float("nan"), 1))  # expect: utime ValueError Invalid value NaN (not a number)
# the environment
tell(os.putenv, "a=b", "c")  # expect: putenv ValueError illegal environment variable name
tell(os.putenv, "a\0b", "c")  # expect: putenv ValueError embedded null byte
tell(os.putenv, 3, "c")  # expect: putenv TypeError expected str, bytes or os.PathLike object, not int
tell(os.unsetenv, "a\0")  # expect: unsetenv ValueError embedded null byte
tell(os.unsetenv, "")  # expect: unsetenv OSError [Errno 22] Invalid argument
tell(os.getenv, 3)  # expect: getenv TypeError str expected, not int
tell(os.getenvb, "a")  # expect: getenvb TypeError bytes expected, not str
# programs
tell(os.execv, "/bin/true", [])  # expect: execv ValueError execv() arg 2 must not be empty
tell(os.execv, "/bin/true", [""])  # expect: execv ValueError execv() arg 2 first element cannot be empty
tell(os.execv, "/bin/true", "a")  # expect: execv TypeError execv() arg 2 must be a tuple or list
tell(os.execv, "/bin/true", [3])  # expect: execv TypeError expected str, bytes or os.PathLike object, not int
tell(os.execve, "/bin/true", ["a"], 5)  # expect: execve TypeError execve: environment must be a mapping object
tell(os.execve, "/bin/true", ["a"], {"a=b": "c"})  # expect: execve ValueError illegal environment variable name
tell(os.execve, "/bin/true", ["a"], {"a": "c\0"})  # expect: execve ValueError embedded null byte
tell(os.execle, "/bin/true", "a")  # expect: execle ValueError execve: argv must not be empty
tell(os.spawnv, os.P_WAIT, "/bin/true", [])  # expect: spawnv ValueError argv first element cannot be empty
tell(os.spawnv, os.P_WAIT, "/bin/true", 5)  # expect: spawnv TypeError argv must be a tuple or a list
tell(os.spawnv, os.P_WAIT, "/bin/true", ("",))  # expect: spawnv ValueError argv first element cannot be empty
tell(os.posix_spawn, "/bin/true", [], {})  # expect: posix_spawn ValueError posix_spawn: argv must not be empty
tell(os.posix_spawn, "/bin/true", 5, {})  # expect: posix_spawn TypeError posix_spawn: argv must be a tuple or list
tell(os.posix_spawn, "/bin/true", ["a"], 5)
# expect: posix_spawn TypeError posix_spawn: environment must be a mapping object or None
tell(os.posix_spawn, "/bin/true", ["a"], {}, file_actions=5)
# expect: posix_spawn TypeError file_actions must be a sequence or None
tell(os.posix_spawn, "/bin/true", ["a"], {}, file_actions=[()])
# expect: posix_spawn TypeError Each file_actions element must be a non-empty tuple
tell(os.posix_spawn, "/bin/true", ["a"], {}, file_actions=[(9,)])
# expect: posix_spawn TypeError Unknown file_actions identifier
tell(os.posix_spawn, "/bin/true", ["a"], {}, file_actions=[(0, 1)])
# expect: posix_spawn TypeError A open file_action tuple must have 5 elements
tell(os.posix_spawn, "/bin/true", ["a"], {}, file_actions=[(1, 1, 2)])
# expect: posix_spawn TypeError A close file_action tuple must have 2 elements
tell(os.posix_spawn, "/bin/true", ["a"], {}, file_actions=[(2, 1)])
# expect: posix_spawn TypeError A dup2 file_action tuple must have 3 elements
tell(os.posix_spawn, "/bin/true", ["a"], {}, setsigmask=[99])
# expect: posix_spawn ValueError signal number 99 out of range [1; 64]
tell(os.posix_spawn, "/bin/true", ["a"], {}, setsigdef=5)  # expect: posix_spawn TypeError 'int' object is not iterable
tell(os.posix_spawn, "/bin/true", ["a"], {}, scheduler=(1,))
# expect: posix_spawn TypeError A scheduler tuple must have two elements
tell(os.posix_spawn, "/bin/true", ["a"], {}, scheduler=(0, 1))
# expect: posix_spawn TypeError must have a sched_param object
tell(os.popen, 5)  # expect: popen TypeError invalid cmd type (<class 'int'>, expected string)
tell(os.popen, "true", "x")  # expect: popen ValueError invalid mode 'x'
tell(os.popen, "true", "r", 0)  # expect: popen ValueError popen() does not support unbuffered streams
tell(os.fdopen, "a")  # expect: fdopen TypeError invalid fd type (<class 'str'>, expected integer)
# results
tell(os.terminal_size, 5)  # expect: terminal_size TypeError constructor requires a sequence
tell(os.terminal_size, (1,))  # expect: terminal_size TypeError os.terminal_size() takes a 2-sequence (1-sequence given)
tell(os.stat_result, (1, 2))
# expect: stat_result TypeError os.stat_result() takes an at least 10-sequence (2-sequence given)
tell(os.stat_result, tuple(range(20)))
# expect: stat_result TypeError os.stat_result() takes an at most 19-sequence (20-sequence given)
tell(os.sched_param, "a")  # expect: sched_param gave posix.sched_param(sched_priority='a')
tell(os.DirEntry)  # expect: DirEntry TypeError cannot create 'posix.DirEntry' instances
tell(os.waitstatus_to_exitcode, "a")
# expect: waitstatus_to_exitcode TypeError 'str' object cannot be interpreted as an integer
tell(os.waitstatus_to_exitcode, 0x137F)
# expect: waitstatus_to_exitcode ValueError process stopped by delivery of signal 19
tell(os.sched_setaffinity, 0, [])  # expect: sched_setaffinity OSError [Errno 22] Invalid argument
tell(os.sched_setaffinity, 0, [-1])  # expect: sched_setaffinity ValueError negative CPU number
tell(os.sched_setaffinity, 0, 5)  # expect: sched_setaffinity TypeError 'int' object is not iterable
tell(os.register_at_fork)  # expect: register_at_fork TypeError At least one argument is required.
tell(os.register_at_fork, before=5)  # expect: register_at_fork TypeError 'before' must be callable, not int
tell(os.copy_file_range, 0, 1, -1)  # expect: copy_file_range ValueError negative value for 'count' not allowed
tell(os.eventfd, "a")  # expect: eventfd TypeError an integer is required
tell(os.memfd_create, 3)  # expect: memfd_create TypeError expected str, bytes or os.PathLike object, not int
tell(os.writev, 1, 5)  # expect: writev TypeError writev() arg 2 must be a sequence
tell(os.readv, 0, [b"a"])  # expect: readv BufferError Object is not writable.
tell(os.path.join, "a", b"b")  # expect: join TypeError Can't mix strings and bytes in path components
tell(os.path.join, 3)  # expect: join TypeError expected str, bytes or os.PathLike object, not int
tell(os.path.commonpath, [])  # expect: commonpath ValueError commonpath() arg is an empty sequence
tell(os.path.commonpath, ["a", "/b"])  # expect: commonpath ValueError Can't mix absolute and relative paths
tell(os.path.commonpath, ["a", b"b"])  # expect: commonpath TypeError Can't mix strings and bytes in path components
tell(os.path.relpath, "")  # expect: relpath ValueError no path specified
tell(os.path.splitext, 3)  # expect: splitext TypeError expected str, bytes or os.PathLike object, not int
tell(os.path.realpath, "a\0b")  # expect: realpath ValueError lstat: embedded null character in path
tell(os.path.samefile, "/", "/nothing/at/all")
# expect: samefile FileNotFoundError [Errno 2] No such file or directory: '/nothing/at/all'
