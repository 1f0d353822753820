# Too few arguments, too many, and a name that no parameter has: what is said depends on the kind of function.
import os
import tempfile
from tables.calls import OS, PATH, outcome

with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    for module, table in ((os, OS), (os.path, PATH)):
        for name, (arguments, named) in table.items():
            function = getattr(module, name)
            print(name)
            print("   ", outcome(function, [], {}))
            print("   ", outcome(function, arguments + [1] * (9 - len(arguments)), {}))
            print("   ", outcome(function, arguments, {**named, "nonsense": 1}))
    os.chdir("/")
# expect: open
# expect:     TypeError: open() missing required argument 'path' (pos 1)
# expect:     TypeError: open() takes at most 4 arguments (9 given)
# expect:     TypeError: open() takes at most 4 arguments (5 given)
# expect: close
# expect:     TypeError: close() missing required argument 'fd' (pos 1)
# expect:     TypeError: close() takes at most 1 argument (9 given)
# expect:     TypeError: close() takes at most 1 argument (2 given)
# expect: read
# expect:     TypeError: read expected 2 arguments, got 0
# expect:     TypeError: read expected 2 arguments, got 9
# expect:     TypeError: posix.read() takes no keyword arguments
# expect: write
# expect:     TypeError: write expected 2 arguments, got 0
# expect:     TypeError: write expected 2 arguments, got 9
# expect:     TypeError: posix.write() takes no keyword arguments
# expect: pread
# expect:     TypeError: pread expected 3 arguments, got 0
# expect:     TypeError: pread expected 3 arguments, got 9
# expect:     TypeError: posix.pread() takes no keyword arguments
# expect: pwrite
# expect:     TypeError: pwrite expected 3 arguments, got 0
# expect:     TypeError: pwrite expected 3 arguments, got 9
# expect:     TypeError: posix.pwrite() takes no keyword arguments
# expect: readv
# expect:     TypeError: readv expected 2 arguments, got 0
# expect:     TypeError: readv expected 2 arguments, got 9
# expect:     TypeError: posix.readv() takes no keyword arguments
# expect: preadv
# expect:     TypeError: preadv expected at least 3 arguments, got 0
# expect:     TypeError: preadv expected at most 4 arguments, got 9
# expect:     TypeError: posix.preadv() takes no keyword arguments
# expect: writev
# expect:     TypeError: writev expected 2 arguments, got 0
# expect:     TypeError: writev expected 2 arguments, got 9
# expect:     TypeError: posix.writev() takes no keyword arguments
# expect: pwritev
# expect:     TypeError: pwritev expected at least 3 arguments, got 0
# expect:     TypeError: pwritev expected at most 4 arguments, got 9
# expect:     TypeError: posix.pwritev() takes no keyword arguments
# expect: lseek
# expect:     TypeError: lseek expected 3 arguments, got 0
# expect:     TypeError: lseek expected 3 arguments, got 9
# expect:     TypeError: posix.lseek() takes no keyword arguments
# expect: dup
# expect:     TypeError: posix.dup() takes exactly one argument (0 given)
# expect:     TypeError: posix.dup() takes exactly one argument (9 given)
# expect:     TypeError: posix.dup() takes no keyword arguments
# expect: dup2
# expect:     TypeError: dup2() missing required argument 'fd' (pos 1)
# expect:     TypeError: dup2() takes at most 3 arguments (9 given)
# expect:     TypeError: dup2() takes at most 3 arguments (4 given)
# expect: pipe2
# expect:     TypeError: posix.pipe2() takes exactly one argument (0 given)
# expect:     TypeError: posix.pipe2() takes exactly one argument (9 given)
# expect:     TypeError: posix.pipe2() takes no keyword arguments
# expect: fstat
# expect:     TypeError: fstat() missing required argument 'fd' (pos 1)
# expect:     TypeError: fstat() takes at most 1 argument (9 given)
# expect:     TypeError: fstat() takes at most 1 argument (2 given)
# expect: fsync
# expect:     TypeError: fsync() missing required argument 'fd' (pos 1)
# expect:     TypeError: fsync() takes at most 1 argument (9 given)
# expect:     TypeError: fsync() takes at most 1 argument (2 given)
# expect: fdatasync
# expect:     TypeError: fdatasync() missing required argument 'fd' (pos 1)
# expect:     TypeError: fdatasync() takes at most 1 argument (9 given)
# expect:     TypeError: fdatasync() takes at most 1 argument (2 given)
# expect: ftruncate
# expect:     TypeError: ftruncate expected 2 arguments, got 0
# expect:     TypeError: ftruncate expected 2 arguments, got 9
# expect:     TypeError: posix.ftruncate() takes no keyword arguments
# expect: fstatvfs
# expect:     TypeError: posix.fstatvfs() takes exactly one argument (0 given)
# expect:     TypeError: posix.fstatvfs() takes exactly one argument (9 given)
# expect:     TypeError: posix.fstatvfs() takes no keyword arguments
# expect: fpathconf
# expect:     TypeError: fpathconf expected 2 arguments, got 0
# expect:     TypeError: fpathconf expected 2 arguments, got 9
# expect:     TypeError: posix.fpathconf() takes no keyword arguments
# expect: isatty
# expect:     TypeError: posix.isatty() takes exactly one argument (0 given)
# expect:     TypeError: posix.isatty() takes exactly one argument (9 given)
# expect:     TypeError: posix.isatty() takes no keyword arguments
# expect: get_inheritable
# expect:     TypeError: posix.get_inheritable() takes exactly one argument (0 given)
# expect:     TypeError: posix.get_inheritable() takes exactly one argument (9 given)
# expect:     TypeError: posix.get_inheritable() takes no keyword arguments
# expect: set_inheritable
# expect:     TypeError: set_inheritable expected 2 arguments, got 0
# expect:     TypeError: set_inheritable expected 2 arguments, got 9
# expect:     TypeError: posix.set_inheritable() takes no keyword arguments
# expect: get_blocking
# expect:     TypeError: posix.get_blocking() takes exactly one argument (0 given)
# expect:     TypeError: posix.get_blocking() takes exactly one argument (9 given)
# expect:     TypeError: posix.get_blocking() takes no keyword arguments
# expect: set_blocking
# expect:     TypeError: set_blocking expected 2 arguments, got 0
# expect:     TypeError: set_blocking expected 2 arguments, got 9
# expect:     TypeError: posix.set_blocking() takes no keyword arguments
# expect: copy_file_range
# expect:     TypeError: copy_file_range() missing required argument 'src' (pos 1)
# expect:     TypeError: copy_file_range() takes at most 5 arguments (9 given)
# expect:     TypeError: copy_file_range() takes at most 5 arguments (6 given)
# expect: splice
# expect:     TypeError: splice() missing required argument 'src' (pos 1)
# expect:     TypeError: splice() takes at most 6 arguments (9 given)
# expect:     TypeError: splice() takes at most 6 arguments (7 given)
# expect: posix_fadvise
# expect:     TypeError: posix_fadvise expected 4 arguments, got 0
# expect:     TypeError: posix_fadvise expected 4 arguments, got 9
# expect:     TypeError: posix.posix_fadvise() takes no keyword arguments
# expect: lockf
# expect:     TypeError: lockf expected 3 arguments, got 0
# expect:     TypeError: lockf expected 3 arguments, got 9
# expect:     TypeError: posix.lockf() takes no keyword arguments
# expect: memfd_create
# expect:     TypeError: memfd_create() missing required argument 'name' (pos 1)
# expect:     TypeError: memfd_create() takes at most 2 arguments (9 given)
# expect:     TypeError: memfd_create() takes at most 2 arguments (3 given)
# expect: eventfd
# expect:     TypeError: eventfd() missing required argument 'initval' (pos 1)
# expect:     TypeError: eventfd() takes at most 2 arguments (9 given)
# expect:     TypeError: eventfd() takes at most 2 arguments (3 given)
# expect: eventfd_read
# expect:     TypeError: eventfd_read() missing required argument 'fd' (pos 1)
# expect:     TypeError: eventfd_read() takes at most 1 argument (9 given)
# expect:     TypeError: eventfd_read() takes at most 1 argument (2 given)
# expect: eventfd_write
# expect:     TypeError: eventfd_write() missing required argument 'fd' (pos 1)
# expect:     TypeError: eventfd_write() takes at most 2 arguments (9 given)
# expect:     TypeError: eventfd_write() takes at most 2 arguments (3 given)
# expect: get_terminal_size
# expect:     OSError
# expect:     TypeError: get_terminal_size expected at most 1 argument, got 9
# expect:     TypeError: posix.get_terminal_size() takes no keyword arguments
# expect: ttyname
# expect:     TypeError: posix.ttyname() takes exactly one argument (0 given)
# expect:     TypeError: posix.ttyname() takes exactly one argument (9 given)
# expect:     TypeError: posix.ttyname() takes no keyword arguments
# expect: posix_openpt
# expect:     TypeError: posix.posix_openpt() takes exactly one argument (0 given)
# expect:     TypeError: posix.posix_openpt() takes exactly one argument (9 given)
# expect:     TypeError: posix.posix_openpt() takes no keyword arguments
# expect: grantpt
# expect:     TypeError: posix.grantpt() takes exactly one argument (0 given)
# expect:     TypeError: posix.grantpt() takes exactly one argument (9 given)
# expect:     TypeError: posix.grantpt() takes no keyword arguments
# expect: unlockpt
# expect:     TypeError: posix.unlockpt() takes exactly one argument (0 given)
# expect:     TypeError: posix.unlockpt() takes exactly one argument (9 given)
# expect:     TypeError: posix.unlockpt() takes no keyword arguments
# expect: ptsname
# expect:     TypeError: posix.ptsname() takes exactly one argument (0 given)
# expect:     TypeError: posix.ptsname() takes exactly one argument (9 given)
# expect:     TypeError: posix.ptsname() takes no keyword arguments
# expect: tcgetpgrp
# expect:     TypeError: posix.tcgetpgrp() takes exactly one argument (0 given)
# expect:     TypeError: posix.tcgetpgrp() takes exactly one argument (9 given)
# expect:     TypeError: posix.tcgetpgrp() takes no keyword arguments
# expect: device_encoding
# expect:     TypeError: device_encoding() missing required argument 'fd' (pos 1)
# expect:     TypeError: device_encoding() takes at most 1 argument (9 given)
# expect:     TypeError: device_encoding() takes at most 1 argument (2 given)
# expect: stat
# expect:     TypeError: stat() missing required argument 'path' (pos 1)
# expect:     TypeError: stat() takes at most 3 arguments (9 given)
# expect:     TypeError: stat() takes at most 3 arguments (4 given)
# expect: lstat
# expect:     TypeError: lstat() missing required argument 'path' (pos 1)
# expect:     TypeError: lstat() takes at most 2 arguments (9 given)
# expect:     TypeError: lstat() takes at most 2 arguments (3 given)
# expect: access
# expect:     TypeError: access() missing required argument 'path' (pos 1)
# expect:     TypeError: access() takes at most 5 arguments (9 given)
# expect:     TypeError: access() takes at most 5 arguments (6 given)
# expect: mkdir
# expect:     TypeError: mkdir() missing required argument 'path' (pos 1)
# expect:     TypeError: mkdir() takes at most 3 arguments (9 given)
# expect:     TypeError: mkdir() takes at most 3 arguments (4 given)
# expect: rmdir
# expect:     TypeError: rmdir() missing required argument 'path' (pos 1)
# expect:     TypeError: rmdir() takes at most 2 arguments (9 given)
# expect:     TypeError: rmdir() takes at most 2 arguments (3 given)
# expect: unlink
# expect:     TypeError: unlink() missing required argument 'path' (pos 1)
# expect:     TypeError: unlink() takes at most 2 arguments (9 given)
# expect:     TypeError: unlink() takes at most 2 arguments (3 given)
# expect: remove
# expect:     TypeError: remove() missing required argument 'path' (pos 1)
# expect:     TypeError: remove() takes at most 2 arguments (9 given)
# expect:     TypeError: remove() takes at most 2 arguments (3 given)
# expect: rename
# expect:     TypeError: rename() missing required argument 'src' (pos 1)
# expect:     TypeError: rename() takes at most 4 arguments (9 given)
# expect:     TypeError: rename() takes at most 4 arguments (5 given)
# expect: replace
# expect:     TypeError: replace() missing required argument 'src' (pos 1)
# expect:     TypeError: replace() takes at most 4 arguments (9 given)
# expect:     TypeError: replace() takes at most 4 arguments (5 given)
# expect: link
# expect:     TypeError: link() missing required argument 'src' (pos 1)
# expect:     TypeError: link() takes at most 5 arguments (9 given)
# expect:     TypeError: link() takes at most 5 arguments (6 given)
# expect: symlink
# expect:     TypeError: symlink() missing required argument 'src' (pos 1)
# expect:     TypeError: symlink() takes at most 4 arguments (9 given)
# expect:     TypeError: symlink() takes at most 4 arguments (5 given)
# expect: readlink
# expect:     TypeError: readlink() missing required argument 'path' (pos 1)
# expect:     TypeError: readlink() takes at most 2 arguments (9 given)
# expect:     TypeError: readlink() takes at most 2 arguments (3 given)
# expect: chmod
# expect:     TypeError: chmod() missing required argument 'path' (pos 1)
# expect:     TypeError: chmod() takes at most 4 arguments (9 given)
# expect:     TypeError: chmod() takes at most 4 arguments (5 given)
# expect: fchmod
# expect:     TypeError: fchmod() missing required argument 'fd' (pos 1)
# expect:     TypeError: fchmod() takes at most 2 arguments (9 given)
# expect:     TypeError: fchmod() takes at most 2 arguments (3 given)
# expect: lchown
# expect:     TypeError: lchown() missing required argument 'path' (pos 1)
# expect:     TypeError: lchown() takes at most 3 arguments (9 given)
# expect:     TypeError: lchown() takes at most 3 arguments (4 given)
# expect: chown
# expect:     TypeError: chown() missing required argument 'path' (pos 1)
# expect:     TypeError: chown() takes at most 5 arguments (9 given)
# expect:     TypeError: chown() takes at most 5 arguments (6 given)
# expect: utime
# expect:     TypeError: utime() missing required argument 'path' (pos 1)
# expect:     TypeError: utime() takes at most 5 arguments (9 given)
# expect:     TypeError: utime() got an unexpected keyword argument 'nonsense'
# expect: truncate
# expect:     TypeError: truncate() missing required argument 'path' (pos 1)
# expect:     TypeError: truncate() takes at most 2 arguments (9 given)
# expect:     TypeError: truncate() takes at most 2 arguments (3 given)
# expect: mkfifo
# expect:     TypeError: mkfifo() missing required argument 'path' (pos 1)
# expect:     TypeError: mkfifo() takes at most 3 arguments (9 given)
# expect:     TypeError: mkfifo() takes at most 3 arguments (4 given)
# expect: mknod
# expect:     TypeError: mknod() missing required argument 'path' (pos 1)
# expect:     TypeError: mknod() takes at most 4 arguments (9 given)
# expect:     TypeError: mknod() takes at most 4 arguments (5 given)
# expect: chdir
# expect:     TypeError: chdir() missing required argument 'path' (pos 1)
# expect:     TypeError: chdir() takes at most 1 argument (9 given)
# expect:     TypeError: chdir() takes at most 1 argument (2 given)
# expect: fchdir
# expect:     TypeError: fchdir() missing required argument 'fd' (pos 1)
# expect:     TypeError: fchdir() takes at most 1 argument (9 given)
# expect:     TypeError: fchdir() takes at most 1 argument (2 given)
# expect: statvfs
# expect:     TypeError: statvfs() missing required argument 'path' (pos 1)
# expect:     TypeError: statvfs() takes at most 1 argument (9 given)
# expect:     TypeError: statvfs() takes at most 1 argument (2 given)
# expect: makedirs
# expect:     TypeError: makedirs() missing 1 required positional argument: 'name'
# expect:     TypeError: makedirs() takes from 1 to 3 positional arguments but 9 were given
# expect:     TypeError: makedirs() got an unexpected keyword argument 'nonsense'
# expect: listdir
# expect:     works
# expect:     TypeError: listdir() takes at most 1 argument (9 given)
# expect:     TypeError: listdir() takes at most 1 argument (2 given)
# expect: scandir
# expect:     works
# expect:     TypeError: scandir() takes at most 1 argument (9 given)
# expect:     TypeError: scandir() takes at most 1 argument (2 given)
# expect: walk
# expect:     TypeError: walk() missing 1 required positional argument: 'top'
# expect:     TypeError: walk() takes from 1 to 4 positional arguments but 9 were given
# expect:     TypeError: walk() got an unexpected keyword argument 'nonsense'
# expect: fwalk
# expect:     works
# expect:     TypeError: fwalk() takes from 0 to 3 positional arguments but 9 were given
# expect:     TypeError: fwalk() got an unexpected keyword argument 'nonsense'
# expect: getxattr
# expect:     TypeError: getxattr() missing required argument 'path' (pos 1)
# expect:     TypeError: getxattr() takes at most 3 arguments (9 given)
# expect:     TypeError: getxattr() takes at most 3 arguments (4 given)
# expect: setxattr
# expect:     TypeError: setxattr() missing required argument 'path' (pos 1)
# expect:     TypeError: setxattr() takes at most 5 arguments (9 given)
# expect:     TypeError: setxattr() takes at most 5 arguments (6 given)
# expect: removexattr
# expect:     TypeError: removexattr() missing required argument 'path' (pos 1)
# expect:     TypeError: removexattr() takes at most 3 arguments (9 given)
# expect:     TypeError: removexattr() takes at most 3 arguments (4 given)
# expect: listxattr
# expect:     works
# expect:     TypeError: listxattr() takes at most 2 arguments (9 given)
# expect:     TypeError: listxattr() takes at most 2 arguments (3 given)
# expect: getsid
# expect:     TypeError: posix.getsid() takes exactly one argument (0 given)
# expect:     TypeError: posix.getsid() takes exactly one argument (9 given)
# expect:     TypeError: posix.getsid() takes no keyword arguments
# expect: getgrouplist
# expect:     TypeError: getgrouplist expected 2 arguments, got 0
# expect:     TypeError: getgrouplist expected 2 arguments, got 9
# expect:     TypeError: posix.getgrouplist() takes no keyword arguments
# expect: getpriority
# expect:     TypeError: getpriority() missing required argument 'which' (pos 1)
# expect:     TypeError: getpriority() takes at most 2 arguments (9 given)
# expect:     TypeError: getpriority() takes at most 2 arguments (3 given)
# expect: setpriority
# expect:     TypeError: setpriority() missing required argument 'which' (pos 1)
# expect:     TypeError: setpriority() takes at most 3 arguments (9 given)
# expect:     TypeError: setpriority() takes at most 3 arguments (4 given)
# expect: sched_getaffinity
# expect:     TypeError: posix.sched_getaffinity() takes exactly one argument (0 given)
# expect:     TypeError: posix.sched_getaffinity() takes exactly one argument (9 given)
# expect:     TypeError: posix.sched_getaffinity() takes no keyword arguments
# expect: sched_getscheduler
# expect:     TypeError: posix.sched_getscheduler() takes exactly one argument (0 given)
# expect:     TypeError: posix.sched_getscheduler() takes exactly one argument (9 given)
# expect:     TypeError: posix.sched_getscheduler() takes no keyword arguments
# expect: sched_get_priority_max
# expect:     TypeError: sched_get_priority_max() missing required argument 'policy' (pos 1)
# expect:     TypeError: sched_get_priority_max() takes at most 1 argument (9 given)
# expect:     TypeError: sched_get_priority_max() takes at most 1 argument (2 given)
# expect: sched_get_priority_min
# expect:     TypeError: sched_get_priority_min() missing required argument 'policy' (pos 1)
# expect:     TypeError: sched_get_priority_min() takes at most 1 argument (9 given)
# expect:     TypeError: sched_get_priority_min() takes at most 1 argument (2 given)
# expect: sched_getparam
# expect:     TypeError: posix.sched_getparam() takes exactly one argument (0 given)
# expect:     TypeError: posix.sched_getparam() takes exactly one argument (9 given)
# expect:     TypeError: posix.sched_getparam() takes no keyword arguments
# expect: sched_rr_get_interval
# expect:     TypeError: posix.sched_rr_get_interval() takes exactly one argument (0 given)
# expect:     TypeError: posix.sched_rr_get_interval() takes exactly one argument (9 given)
# expect:     TypeError: posix.sched_rr_get_interval() takes no keyword arguments
# expect: wait3
# expect:     TypeError: wait3() missing required argument 'options' (pos 1)
# expect:     TypeError: wait3() takes at most 1 argument (9 given)
# expect:     TypeError: wait3() takes at most 1 argument (2 given)
# expect: waitstatus_to_exitcode
# expect:     TypeError: waitstatus_to_exitcode() missing required argument 'status' (pos 1)
# expect:     TypeError: waitstatus_to_exitcode() takes at most 1 argument (9 given)
# expect:     TypeError: waitstatus_to_exitcode() takes at most 1 argument (2 given)
# expect: WIFEXITED
# expect:     TypeError: WIFEXITED() missing required argument 'status' (pos 1)
# expect:     TypeError: WIFEXITED() takes at most 1 argument (9 given)
# expect:     TypeError: WIFEXITED() takes at most 1 argument (2 given)
# expect: WEXITSTATUS
# expect:     TypeError: WEXITSTATUS() missing required argument 'status' (pos 1)
# expect:     TypeError: WEXITSTATUS() takes at most 1 argument (9 given)
# expect:     TypeError: WEXITSTATUS() takes at most 1 argument (2 given)
# expect: WIFSIGNALED
# expect:     TypeError: WIFSIGNALED() missing required argument 'status' (pos 1)
# expect:     TypeError: WIFSIGNALED() takes at most 1 argument (9 given)
# expect:     TypeError: WIFSIGNALED() takes at most 1 argument (2 given)
# expect: WTERMSIG
# expect:     TypeError: WTERMSIG() missing required argument 'status' (pos 1)
# expect:     TypeError: WTERMSIG() takes at most 1 argument (9 given)
# expect:     TypeError: WTERMSIG() takes at most 1 argument (2 given)
# expect: WIFSTOPPED
# expect:     TypeError: WIFSTOPPED() missing required argument 'status' (pos 1)
# expect:     TypeError: WIFSTOPPED() takes at most 1 argument (9 given)
# expect:     TypeError: WIFSTOPPED() takes at most 1 argument (2 given)
# expect: WSTOPSIG
# expect:     TypeError: WSTOPSIG() missing required argument 'status' (pos 1)
# expect:     TypeError: WSTOPSIG() takes at most 1 argument (9 given)
# expect:     TypeError: WSTOPSIG() takes at most 1 argument (2 given)
# expect: WIFCONTINUED
# expect:     TypeError: WIFCONTINUED() missing required argument 'status' (pos 1)
# expect:     TypeError: WIFCONTINUED() takes at most 1 argument (9 given)
# expect:     TypeError: WIFCONTINUED() takes at most 1 argument (2 given)
# expect: WCOREDUMP
# expect:     TypeError: posix.WCOREDUMP() takes exactly one argument (0 given)
# expect:     TypeError: posix.WCOREDUMP() takes exactly one argument (9 given)
# expect:     TypeError: posix.WCOREDUMP() takes no keyword arguments
# expect: system
# expect:     TypeError: system() missing required argument 'command' (pos 1)
# expect:     TypeError: system() takes at most 1 argument (9 given)
# expect:     TypeError: system() takes at most 1 argument (2 given)
# expect: pidfd_open
# expect:     TypeError: pidfd_open() missing required argument 'pid' (pos 1)
# expect:     TypeError: pidfd_open() takes at most 2 arguments (9 given)
# expect:     TypeError: pidfd_open() takes at most 2 arguments (3 given)
# expect: fspath
# expect:     TypeError: fspath() missing required argument 'path' (pos 1)
# expect:     TypeError: fspath() takes at most 1 argument (9 given)
# expect:     TypeError: fspath() takes at most 1 argument (2 given)
# expect: getenv
# expect:     TypeError: getenv() missing 1 required positional argument: 'key'
# expect:     TypeError: getenv() takes from 1 to 2 positional arguments but 9 were given
# expect:     TypeError: getenv() got an unexpected keyword argument 'nonsense'
# expect: getenvb
# expect:     TypeError: getenvb() missing 1 required positional argument: 'key'
# expect:     TypeError: getenvb() takes from 1 to 2 positional arguments but 9 were given
# expect:     TypeError: getenvb() got an unexpected keyword argument 'nonsense'
# expect: putenv
# expect:     TypeError: putenv expected 2 arguments, got 0
# expect:     TypeError: putenv expected 2 arguments, got 9
# expect:     TypeError: posix.putenv() takes no keyword arguments
# expect: unsetenv
# expect:     TypeError: posix.unsetenv() takes exactly one argument (0 given)
# expect:     TypeError: posix.unsetenv() takes exactly one argument (9 given)
# expect:     TypeError: posix.unsetenv() takes no keyword arguments
# expect: strerror
# expect:     TypeError: posix.strerror() takes exactly one argument (0 given)
# expect:     TypeError: posix.strerror() takes exactly one argument (9 given)
# expect:     TypeError: posix.strerror() takes no keyword arguments
# expect: sysconf
# expect:     TypeError: posix.sysconf() takes exactly one argument (0 given)
# expect:     TypeError: posix.sysconf() takes exactly one argument (9 given)
# expect:     TypeError: posix.sysconf() takes no keyword arguments
# expect: confstr
# expect:     TypeError: posix.confstr() takes exactly one argument (0 given)
# expect:     TypeError: posix.confstr() takes exactly one argument (9 given)
# expect:     TypeError: posix.confstr() takes no keyword arguments
# expect: urandom
# expect:     TypeError: posix.urandom() takes exactly one argument (0 given)
# expect:     TypeError: posix.urandom() takes exactly one argument (9 given)
# expect:     TypeError: posix.urandom() takes no keyword arguments
# expect: getrandom
# expect:     TypeError: getrandom() missing required argument 'size' (pos 1)
# expect:     TypeError: getrandom() takes at most 2 arguments (9 given)
# expect:     TypeError: getrandom() takes at most 2 arguments (3 given)
# expect: major
# expect:     TypeError: posix.major() takes exactly one argument (0 given)
# expect:     TypeError: posix.major() takes exactly one argument (9 given)
# expect:     TypeError: posix.major() takes no keyword arguments
# expect: minor
# expect:     TypeError: posix.minor() takes exactly one argument (0 given)
# expect:     TypeError: posix.minor() takes exactly one argument (9 given)
# expect:     TypeError: posix.minor() takes no keyword arguments
# expect: makedev
# expect:     TypeError: makedev expected 2 arguments, got 0
# expect:     TypeError: makedev expected 2 arguments, got 9
# expect:     TypeError: posix.makedev() takes no keyword arguments
# expect: timerfd_create
# expect:     TypeError: timerfd_create() takes exactly 1 positional argument (0 given)
# expect:     TypeError: timerfd_create() takes at most 2 arguments (9 given)
# expect:     TypeError: timerfd_create() takes at most 2 arguments (3 given)
# expect: timerfd_settime
# expect:     TypeError: timerfd_settime() takes exactly 1 positional argument (0 given)
# expect:     TypeError: timerfd_settime() takes at most 4 arguments (9 given)
# expect:     TypeError: timerfd_settime() takes at most 4 arguments (5 given)
# expect: timerfd_settime_ns
# expect:     TypeError: timerfd_settime_ns() takes exactly 1 positional argument (0 given)
# expect:     TypeError: timerfd_settime_ns() takes at most 4 arguments (9 given)
# expect:     TypeError: timerfd_settime_ns() takes at most 4 arguments (5 given)
# expect: timerfd_gettime
# expect:     TypeError: posix.timerfd_gettime() takes exactly one argument (0 given)
# expect:     TypeError: posix.timerfd_gettime() takes exactly one argument (9 given)
# expect:     TypeError: posix.timerfd_gettime() takes no keyword arguments
# expect: timerfd_gettime_ns
# expect:     TypeError: posix.timerfd_gettime_ns() takes exactly one argument (0 given)
# expect:     TypeError: posix.timerfd_gettime_ns() takes exactly one argument (9 given)
# expect:     TypeError: posix.timerfd_gettime_ns() takes no keyword arguments
# expect: register_at_fork
# expect:     TypeError: At least one argument is required.
# expect:     TypeError: register_at_fork() takes at most 3 arguments (9 given)
# expect:     TypeError: register_at_fork() takes at most 3 keyword arguments (4 given)
# expect: execv
# expect:     TypeError: execv expected 2 arguments, got 0
# expect:     TypeError: execv expected 2 arguments, got 9
# expect:     TypeError: posix.execv() takes no keyword arguments
# expect: execve
# expect:     TypeError: execve() missing required argument 'path' (pos 1)
# expect:     TypeError: execve() takes at most 3 arguments (9 given)
# expect:     TypeError: execve() takes at most 3 arguments (4 given)
# expect: execvp
# expect:     TypeError: execvp() missing 2 required positional arguments: 'file' and 'args'
# expect:     TypeError: execvp() takes 2 positional arguments but 9 were given
# expect:     TypeError: execvp() got an unexpected keyword argument 'nonsense'
# expect: execvpe
# expect:     TypeError: execvpe() missing 3 required positional arguments: 'file', 'args', and 'env'
# expect:     TypeError: execvpe() takes 3 positional arguments but 9 were given
# expect:     TypeError: execvpe() got an unexpected keyword argument 'nonsense'
# expect: execl
# expect:     TypeError: execl() missing 1 required positional argument: 'file'
# expect:     TypeError: expected str, bytes or os.PathLike object, not int
# expect:     TypeError: execl() got an unexpected keyword argument 'nonsense'
# expect: execle
# expect:     TypeError: execle() missing 1 required positional argument: 'file'
# expect:     TypeError: execve: environment must be a mapping object
# expect:     TypeError: execle() got an unexpected keyword argument 'nonsense'
# expect: execlp
# expect:     TypeError: execlp() missing 1 required positional argument: 'file'
# expect:     TypeError: expected str, bytes or os.PathLike object, not int
# expect:     TypeError: execlp() got an unexpected keyword argument 'nonsense'
# expect: execlpe
# expect:     TypeError: execlpe() missing 1 required positional argument: 'file'
# expect:     AttributeError: 'int' object has no attribute 'get'
# expect:     TypeError: execlpe() got an unexpected keyword argument 'nonsense'
# expect: get_exec_path
# expect:     works
# expect:     TypeError: get_exec_path() takes from 0 to 1 positional arguments but 9 were given
# expect:     TypeError: get_exec_path() got an unexpected keyword argument 'nonsense'
# expect: spawnv
# expect:     TypeError: spawnv() missing 3 required positional arguments: 'mode', 'file', and 'args'
# expect:     TypeError: spawnv() takes 3 positional arguments but 9 were given
# expect:     TypeError: spawnv() got an unexpected keyword argument 'nonsense'
# expect: spawnve
# expect:     TypeError: spawnve() missing 4 required positional arguments: 'mode', 'file', 'args', and 'env'
# expect:     TypeError: spawnve() takes 4 positional arguments but 9 were given
# expect:     TypeError: spawnve() got an unexpected keyword argument 'nonsense'
# expect: spawnvp
# expect:     TypeError: spawnvp() missing 3 required positional arguments: 'mode', 'file', and 'args'
# expect:     TypeError: spawnvp() takes 3 positional arguments but 9 were given
# expect:     TypeError: spawnvp() got an unexpected keyword argument 'nonsense'
# expect: spawnvpe
# expect:     TypeError: spawnvpe() missing 4 required positional arguments: 'mode', 'file', 'args', and 'env'
# expect:     TypeError: spawnvpe() takes 4 positional arguments but 9 were given
# expect:     TypeError: spawnvpe() got an unexpected keyword argument 'nonsense'
# expect: spawnl
# expect:     TypeError: spawnl() missing 2 required positional arguments: 'mode' and 'file'
# expect:     works
# expect:     TypeError: spawnl() got an unexpected keyword argument 'nonsense'
# expect: spawnle
# expect:     TypeError: spawnle() missing 2 required positional arguments: 'mode' and 'file'
# expect:     works
# expect:     TypeError: spawnle() got an unexpected keyword argument 'nonsense'
# expect: spawnlp
# expect:     TypeError: spawnlp() missing 2 required positional arguments: 'mode' and 'file'
# expect:     works
# expect:     TypeError: spawnlp() got an unexpected keyword argument 'nonsense'
# expect: spawnlpe
# expect:     TypeError: spawnlpe() missing 2 required positional arguments: 'mode' and 'file'
# expect:     works
# expect:     TypeError: spawnlpe() got an unexpected keyword argument 'nonsense'
# expect: posix_spawn
# expect:     TypeError: posix_spawn() takes exactly 3 positional arguments (0 given)
# expect:     TypeError: posix_spawn() takes exactly 3 positional arguments (9 given)
# expect:     TypeError: posix_spawn() takes at most 10 arguments (11 given)
# expect: posix_spawnp
# expect:     TypeError: posix_spawnp() takes exactly 3 positional arguments (0 given)
# expect:     TypeError: posix_spawnp() takes exactly 3 positional arguments (9 given)
# expect:     TypeError: posix_spawnp() got an unexpected keyword argument 'nonsense'
# expect: getpid
# expect:     works
# expect:     TypeError: posix.getpid() takes no arguments (9 given)
# expect:     TypeError: posix.getpid() takes no keyword arguments
# expect: getcwd
# expect:     works
# expect:     TypeError: posix.getcwd() takes no arguments (9 given)
# expect:     TypeError: posix.getcwd() takes no keyword arguments
# expect: getcwdb
# expect:     works
# expect:     TypeError: posix.getcwdb() takes no arguments (9 given)
# expect:     TypeError: posix.getcwdb() takes no keyword arguments
# expect: uname
# expect:     works
# expect:     TypeError: posix.uname() takes no arguments (9 given)
# expect:     TypeError: posix.uname() takes no keyword arguments
# expect: cpu_count
# expect:     works
# expect:     TypeError: posix.cpu_count() takes no arguments (9 given)
# expect:     TypeError: posix.cpu_count() takes no keyword arguments
# expect: times
# expect:     works
# expect:     TypeError: posix.times() takes no arguments (9 given)
# expect:     TypeError: posix.times() takes no keyword arguments
# expect: ctermid
# expect:     works
# expect:     TypeError: posix.ctermid() takes no arguments (9 given)
# expect:     TypeError: posix.ctermid() takes no keyword arguments
# expect: getgroups
# expect:     works
# expect:     TypeError: posix.getgroups() takes no arguments (9 given)
# expect:     TypeError: posix.getgroups() takes no keyword arguments
# expect: getresuid
# expect:     works
# expect:     TypeError: posix.getresuid() takes no arguments (9 given)
# expect:     TypeError: posix.getresuid() takes no keyword arguments
# expect: sched_yield
# expect:     works
# expect:     TypeError: posix.sched_yield() takes no arguments (9 given)
# expect:     TypeError: posix.sched_yield() takes no keyword arguments
# expect: getppid
# expect:     works
# expect:     TypeError: posix.getppid() takes no arguments (9 given)
# expect:     TypeError: posix.getppid() takes no keyword arguments
# expect: abspath
# expect:     TypeError: abspath() missing 1 required positional argument: 'path'
# expect:     TypeError: abspath() takes 1 positional argument but 9 were given
# expect:     TypeError: abspath() got an unexpected keyword argument 'nonsense'
# expect: basename
# expect:     TypeError: basename() missing 1 required positional argument: 'p'
# expect:     TypeError: basename() takes 1 positional argument but 9 were given
# expect:     TypeError: basename() got an unexpected keyword argument 'nonsense'
# expect: dirname
# expect:     TypeError: dirname() missing 1 required positional argument: 'p'
# expect:     TypeError: dirname() takes 1 positional argument but 9 were given
# expect:     TypeError: dirname() got an unexpected keyword argument 'nonsense'
# expect: exists
# expect:     TypeError: exists() missing 1 required positional argument: 'path'
# expect:     TypeError: exists() takes 1 positional argument but 9 were given
# expect:     TypeError: exists() got an unexpected keyword argument 'nonsense'
# expect: expanduser
# expect:     TypeError: expanduser() missing 1 required positional argument: 'path'
# expect:     TypeError: expanduser() takes 1 positional argument but 9 were given
# expect:     TypeError: expanduser() got an unexpected keyword argument 'nonsense'
# expect: expandvars
# expect:     TypeError: expandvars() missing 1 required positional argument: 'path'
# expect:     TypeError: expandvars() takes 1 positional argument but 9 were given
# expect:     TypeError: expandvars() got an unexpected keyword argument 'nonsense'
# expect: getatime
# expect:     TypeError: getatime() missing 1 required positional argument: 'filename'
# expect:     TypeError: getatime() takes 1 positional argument but 9 were given
# expect:     TypeError: getatime() got an unexpected keyword argument 'nonsense'
# expect: getctime
# expect:     TypeError: getctime() missing 1 required positional argument: 'filename'
# expect:     TypeError: getctime() takes 1 positional argument but 9 were given
# expect:     TypeError: getctime() got an unexpected keyword argument 'nonsense'
# expect: getmtime
# expect:     TypeError: getmtime() missing 1 required positional argument: 'filename'
# expect:     TypeError: getmtime() takes 1 positional argument but 9 were given
# expect:     TypeError: getmtime() got an unexpected keyword argument 'nonsense'
# expect: getsize
# expect:     TypeError: getsize() missing 1 required positional argument: 'filename'
# expect:     TypeError: getsize() takes 1 positional argument but 9 were given
# expect:     TypeError: getsize() got an unexpected keyword argument 'nonsense'
# expect: isabs
# expect:     TypeError: isabs() missing 1 required positional argument: 's'
# expect:     TypeError: isabs() takes 1 positional argument but 9 were given
# expect:     TypeError: isabs() got an unexpected keyword argument 'nonsense'
# expect: isdevdrive
# expect:     TypeError: isdevdrive() missing 1 required positional argument: 'path'
# expect:     TypeError: isdevdrive() takes 1 positional argument but 9 were given
# expect:     TypeError: isdevdrive() got an unexpected keyword argument 'nonsense'
# expect: isdir
# expect:     TypeError: isdir() missing 1 required positional argument: 's'
# expect:     TypeError: isdir() takes 1 positional argument but 9 were given
# expect:     TypeError: isdir() got an unexpected keyword argument 'nonsense'
# expect: isfile
# expect:     TypeError: isfile() missing 1 required positional argument: 'path'
# expect:     TypeError: isfile() takes 1 positional argument but 9 were given
# expect:     TypeError: isfile() got an unexpected keyword argument 'nonsense'
# expect: isjunction
# expect:     TypeError: isjunction() missing 1 required positional argument: 'path'
# expect:     TypeError: isjunction() takes 1 positional argument but 9 were given
# expect:     TypeError: isjunction() got an unexpected keyword argument 'nonsense'
# expect: islink
# expect:     TypeError: islink() missing 1 required positional argument: 'path'
# expect:     TypeError: islink() takes 1 positional argument but 9 were given
# expect:     TypeError: islink() got an unexpected keyword argument 'nonsense'
# expect: ismount
# expect:     TypeError: ismount() missing 1 required positional argument: 'path'
# expect:     TypeError: ismount() takes 1 positional argument but 9 were given
# expect:     TypeError: ismount() got an unexpected keyword argument 'nonsense'
# expect: lexists
# expect:     TypeError: lexists() missing 1 required positional argument: 'path'
# expect:     TypeError: lexists() takes 1 positional argument but 9 were given
# expect:     TypeError: lexists() got an unexpected keyword argument 'nonsense'
# expect: normcase
# expect:     TypeError: normcase() missing 1 required positional argument: 's'
# expect:     TypeError: normcase() takes 1 positional argument but 9 were given
# expect:     TypeError: normcase() got an unexpected keyword argument 'nonsense'
# expect: split
# expect:     TypeError: split() missing 1 required positional argument: 'p'
# expect:     TypeError: split() takes 1 positional argument but 9 were given
# expect:     TypeError: split() got an unexpected keyword argument 'nonsense'
# expect: splitdrive
# expect:     TypeError: splitdrive() missing 1 required positional argument: 'p'
# expect:     TypeError: splitdrive() takes 1 positional argument but 9 were given
# expect:     TypeError: splitdrive() got an unexpected keyword argument 'nonsense'
# expect: splitext
# expect:     TypeError: splitext() missing 1 required positional argument: 'p'
# expect:     TypeError: splitext() takes 1 positional argument but 9 were given
# expect:     TypeError: splitext() got an unexpected keyword argument 'nonsense'
# expect: commonpath
# expect:     TypeError: commonpath() missing 1 required positional argument: 'paths'
# expect:     TypeError: commonpath() takes 1 positional argument but 9 were given
# expect:     TypeError: commonpath() got an unexpected keyword argument 'nonsense'
# expect: commonprefix
# expect:     TypeError: commonprefix() missing 1 required positional argument: 'm'
# expect:     TypeError: commonprefix() takes 1 positional argument but 9 were given
# expect:     TypeError: commonprefix() got an unexpected keyword argument 'nonsense'
# expect: join
# expect:     TypeError: join() missing 1 required positional argument: 'a'
# expect:     TypeError: join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect:     TypeError: join() got an unexpected keyword argument 'nonsense'
# expect: realpath
# expect:     TypeError: realpath() missing 1 required positional argument: 'filename'
# expect:     TypeError: realpath() takes 1 positional argument but 9 were given
# expect:     TypeError: realpath() got an unexpected keyword argument 'nonsense'
# expect: relpath
# expect:     TypeError: relpath() missing 1 required positional argument: 'path'
# expect:     TypeError: relpath() takes from 1 to 2 positional arguments but 9 were given
# expect:     TypeError: relpath() got an unexpected keyword argument 'nonsense'
# expect: samefile
# expect:     TypeError: samefile() missing 2 required positional arguments: 'f1' and 'f2'
# expect:     TypeError: samefile() takes 2 positional arguments but 9 were given
# expect:     TypeError: samefile() got an unexpected keyword argument 'nonsense'
# expect: sameopenfile
# expect:     TypeError: sameopenfile() missing 2 required positional arguments: 'fp1' and 'fp2'
# expect:     TypeError: sameopenfile() takes 2 positional arguments but 9 were given
# expect:     TypeError: sameopenfile() got an unexpected keyword argument 'nonsense'
