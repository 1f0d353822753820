import os
top = f"/tmp/taipan-listdir-{os.getpid()}"
os.mkdir(top)
try:
    os.mkdir(f"{top}/sub")
    for name in ("b.txt", "a.txt"):
        open(f"{top}/{name}", "w").close()
    os.symlink("a.txt", f"{top}/link")
    print(sorted(os.listdir(top)), sorted(os.listdir(top.encode())))
    with os.scandir(top) as it:
        for e in sorted(it, key=lambda e: e.name):
            print(e.name, e.is_file(), e.is_dir(), e.is_symlink())
            print(e.is_file(follow_symlinks=False), e.path == f"{top}/{e.name}")
            print(e.inode() == os.lstat(e).st_ino, e)
    here = os.getcwd()
    os.chdir(top)
    print(sorted(os.listdir()))
    print(os.path.basename(os.getcwd()) == os.path.basename(top))
    print([e.path for e in os.scandir() if e.name == "sub"])
    os.chdir(here)
    for f in (os.listdir, os.scandir):
        try:
            f(top + "/nope")
        except FileNotFoundError as e:
            print(e.strerror, e.filename == top + "/nope")
    try:
        os.listdir(f"{top}/a.txt")
    except NotADirectoryError as e:
        print(e.errno)
finally:
    for name in ("a.txt", "b.txt", "link"): os.unlink(f"{top}/{name}")
    os.rmdir(f"{top}/sub")
    os.rmdir(top)
# expect: ['a.txt', 'b.txt', 'link', 'sub'] [b'a.txt', b'b.txt', b'link', b'sub']
# expect: a.txt True False False
# expect: True True
# expect: True <DirEntry 'a.txt'>
# expect: b.txt True False False
# expect: True True
# expect: True <DirEntry 'b.txt'>
# expect: link True False True
# expect: False True
# expect: True <DirEntry 'link'>
# expect: sub False True False
# expect: False True
# expect: True <DirEntry 'sub'>
# expect: ['a.txt', 'b.txt', 'link', 'sub']
# expect: True
# expect: ['./sub']
# expect: No such file or directory True
# expect: No such file or directory True
# expect: 20
