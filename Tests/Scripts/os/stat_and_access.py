import os, stat
path = f"/tmp/taipan-stat-{os.getpid()}"
with open(path, "w") as f: f.write("12345")
try:
    os.chmod(path, 0o640)
    s = os.stat(path)
    print(s.st_size, oct(s.st_mode), stat.S_ISREG(s.st_mode), s.st_nlink)  # expect: 5 0o100640 True 1
    print(s[6] == s.st_size, len(s), s.st_uid == os.getuid())  # expect: True 10 True
    print(s.st_mtime_ns // 10 ** 9 == int(s.st_mtime))  # expect: True
    os.utime(path, (1000, 2000))
    print(os.stat(path).st_atime, os.stat(path).st_mtime, os.path.getmtime(path))  # expect: 1000.0 2000.0 2000.0
    print(os.path.getsize(path))  # expect: 5
    os.utime(path, ns=(5, 1_500_000_001))
    print(os.stat(path).st_mtime_ns)  # expect: 1500000001
    print(os.access(path, os.R_OK), os.access(path + "x", os.F_OK), os.access(path, os.F_OK))
    # expect: True False True
    fd = os.open(path, os.O_RDONLY)
    print(os.fstat(fd).st_ino == s.st_ino, os.stat(fd).st_size)  # expect: True 5
    os.close(fd)
    os.link(path, path + ".hard")
    print(os.stat(path).st_nlink, os.path.samefile(path, path + ".hard"))  # expect: 2 True
    os.remove(path + ".hard")
    os.truncate(path, 2)
    print(os.stat(path).st_size)  # expect: 2
finally:
    os.remove(path)
try:
    os.stat(path)
except FileNotFoundError as e:
    print(e.errno, e.filename == path)  # expect: 2 True
