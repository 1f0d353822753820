import os
top = f"/tmp/taipan-dirfd-{os.getpid()}"
os.mkdir(top)
fd = os.open(top, os.O_RDONLY | os.O_DIRECTORY)
try:
    os.mkdir("sub", dir_fd=fd)
    f = os.open("file", os.O_CREAT | os.O_WRONLY, 0o600, dir_fd=fd)
    os.close(f)
    print(sorted(os.listdir(fd)), os.stat("file", dir_fd=fd).st_size)  # expect: ['file', 'sub'] 0
    print(os.access("sub", os.F_OK, dir_fd=fd))  # expect: True
    os.rename("file", "moved", src_dir_fd=fd, dst_dir_fd=fd)
    os.unlink("moved", dir_fd=fd)
    os.rmdir("sub", dir_fd=fd)
    print(os.listdir(top), os.mkdir in os.supports_dir_fd, os.listdir in os.supports_fd)  # expect: [] True True
finally:
    os.close(fd)
    os.rmdir(top)
