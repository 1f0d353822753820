import os
path = f"/tmp/taipan-open-buffering-{os.getpid()}"
try:
    f = open(path, "w", buffering=1)
    f.write("line\npartial")
    print(repr(open(path).read()))  # expect: 'line\npartial'
    f.flush()
    print(repr(open(path).read()), f.line_buffering)  # expect: 'line\npartial' True
    f.close()
    fd = os.open(path, os.O_RDONLY)
    with open(fd, closefd=False) as g: print(repr(g.read()), g.name == fd)  # expect: 'line\npartial' True
    os.lseek(fd, 0, 0)
    print(os.read(fd, 4))  # expect: b'line'
    os.close(fd)
    with open("/fd", opener=lambda p, flags: os.open(path, flags)) as g: print(g.read(4), g.name)  # expect: line /fd
    h = open(path, "w")
    h.write("written when dropped")
    del h
    print(open(path).read())  # expect: written when dropped
finally:
    os.remove(path)
