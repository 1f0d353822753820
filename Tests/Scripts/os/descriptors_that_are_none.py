# Negative numbers where a path may be a descriptor: to most functions -1 is no path at all, and that is a bad address to the
# system; those that may do without a path then mean the working directory.
import os
import tempfile


def tell(run, *arguments, **named):
    try:
        answer = run(*arguments, **named)
    except OSError as error:
        print(run.__name__, error.errno, error.filename)
    else:
        print(run.__name__, answer)


top = tempfile.TemporaryDirectory()
os.chdir(top.name)
open("f", "w").close()
tell(os.stat, -1)  # expect: stat 14 -1
tell(os.stat, -2)  # expect: stat 9 -2
tell(os.statvfs, -1)  # expect: statvfs 14 -1
tell(os.statvfs, -2)  # expect: statvfs 9 -2
tell(os.chmod, -1, 0)  # expect: chmod 14 -1
tell(os.chown, -1, -1, -1)  # expect: chown 14 -1
tell(os.chdir, -1)  # expect: chdir 14 -1
tell(os.truncate, -1, 0)  # expect: truncate 14 -1
tell(os.truncate, -2, 0)  # expect: truncate 9 None
tell(os.utime, -1)  # expect: utime 22 -1
tell(os.utime, -2)  # expect: utime 9 -2
tell(os.getxattr, -1, "user.a")  # expect: getxattr 14 -1
tell(os.getxattr, -2, "user.a")  # expect: getxattr 14 -2
tell(os.setxattr, -1, "user.a", b"")  # expect: setxattr 14 -1
tell(os.removexattr, -1, "user.a")  # expect: removexattr 14 -1
tell(os.listxattr, -1)  # expect: listxattr []
tell(os.listxattr, -2)  # expect: listxattr []
tell(os.execve, -1, ["a"], {})  # expect: execve 14 -1
tell(os.listdir, -1)  # expect: listdir ['f']
tell(os.listdir, -2)  # expect: listdir 9 None
with os.scandir(-1) as entries:
    print([(entry.name, entry.is_file()) for entry in entries])  # expect: [('f', True)]
tell(os.path.getsize, -1)  # expect: getsize 14 -1
tell(os.path.exists, -1)  # expect: exists False
# a descriptor of something else is named, a closed one is not
descriptor = os.open("f", os.O_RDONLY)
os.dup2(descriptor, 99)
tell(os.listdir, 99)  # expect: listdir 20 99
tell(os.scandir, 99)  # expect: scandir 20 99
os.close(99)
tell(os.listdir, 99)  # expect: listdir 9 None
os.chdir("/")
top.cleanup()
