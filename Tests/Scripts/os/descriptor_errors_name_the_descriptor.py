# A failed call on a descriptor names the descriptor, where it stands for a path; listdir, scandir and truncate do not.
import os


def tell(run, *arguments):
    try:
        run(*arguments)
    except OSError as error:
        print(run.__name__, error.errno, error.filename)


tell(os.stat, 99)  # expect: stat 9 99
tell(os.statvfs, 99)  # expect: statvfs 9 99
tell(os.chmod, 99, 0)  # expect: chmod 9 99
tell(os.utime, 99)  # expect: utime 9 99
tell(os.chdir, 99)  # expect: chdir 9 99
tell(os.getxattr, 99, "user.a")  # expect: getxattr 9 99
tell(os.path.getsize, 99)  # expect: getsize 9 99
tell(os.path.samefile, 99, 99)  # expect: samefile 9 99
tell(os.truncate, 99, 0)  # expect: truncate 9 None
tell(os.listdir, 99)  # expect: listdir 9 None
tell(os.scandir, 99)  # expect: scandir 9 None
tell(os.fstat, 99)  # expect: fstat 9 None
tell(os.mkfifo, "/missing/a")  # expect: mkfifo 2 None
tell(os.mknod, "/missing/a")  # expect: mknod 2 None
tell(os.mkdir, "/missing/a")  # expect: mkdir 2 /missing/a
