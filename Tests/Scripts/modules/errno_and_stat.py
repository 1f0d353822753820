import errno, stat
print(errno.ENOENT, errno.EACCES, errno.errorcode[errno.EEXIST], errno.errorcode[2])  # expect: 2 13 EEXIST ENOENT
print(errno.EAGAIN == errno.EWOULDBLOCK, len(errno.errorcode) > 100)  # expect: True True
print(stat.S_ISDIR(0o040755), stat.S_ISREG(0o100644), stat.filemode(0o100644))  # expect: True True -rw-r--r--
print(stat.filemode(0o040755), stat.filemode(0o120777), stat.filemode(0o104755))
# expect: drwxr-xr-x lrwxrwxrwx -rwsr-xr-x
print(stat.S_IMODE(0o100644), oct(stat.S_IFMT(0o100644)), stat.ST_SIZE)  # expect: 420 0o100000 6
print(stat.S_IRWXU, stat.S_ISLNK(0o120777), stat.filemode(0o041777))  # expect: 448 True drwxrwxrwt
