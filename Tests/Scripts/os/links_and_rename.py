import os
top = f"/tmp/taipan-links-{os.getpid()}"
os.mkdir(top)
try:
    open(f"{top}/f", "w").close()
    os.symlink("f", f"{top}/l")
    os.symlink("nowhere", f"{top}/broken")
    print(os.readlink(f"{top}/l"), os.path.islink(f"{top}/l"))  # expect: f True
    print(os.path.exists(f"{top}/broken"), os.path.lexists(f"{top}/broken"))  # expect: False True
    print(os.path.realpath(f"{top}/l") == os.path.realpath(top) + "/f")  # expect: True
    os.rename(f"{top}/f", f"{top}/g")
    os.replace(f"{top}/g", f"{top}/h")
    print(sorted(os.listdir(top)))  # expect: ['broken', 'h', 'l']
    for f in (
        lambda: os.rename(f"{top}/no", f"{top}/x"),
        lambda: os.readlink(f"{top}/h"),
        lambda: os.symlink("a", f"{top}/l"),
        lambda: os.remove(f"{top}/no"),
        lambda: os.unlink(top),
    ):
        try:
            f()
        except OSError as e:
            print(type(e).__name__, str(e).replace(top, "TOP"))
            # expect: FileNotFoundError [Errno 2] No such file or directory: 'TOP/no' -> 'TOP/x'
            # expect: OSError [Errno 22] Invalid argument: 'TOP/h'
            # expect: FileExistsError [Errno 17] File exists: 'a' -> 'TOP/l'
            # expect: FileNotFoundError [Errno 2] No such file or directory: 'TOP/no'
            # expect: IsADirectoryError [Errno 21] Is a directory: 'TOP'
finally:
    for n in os.listdir(top): os.remove(f"{top}/{n}")
    os.rmdir(top)
