import os
from os import path
top = f"/tmp/taipan-queries-{os.getpid()}"
os.mkdir(top)
try:
    open(f"{top}/f", "w").close()
    os.symlink(top, f"{top}/loop")
    os.symlink("self", f"{top}/self")
    print(path.exists(top), path.isdir(top), path.isfile(top))  # expect: True True False
    print(path.isfile(f"{top}/f"), path.isdir(f"{top}/loop"))  # expect: True True
    print(path.exists(f"{top}/nope"), path.exists(f"{top}/self"))  # expect: False False
    print(path.islink(f"{top}/self"), path.ismount("/"), path.ismount(top))  # expect: True True False
    print(path.realpath(f"{top}/loop/loop/f") == path.realpath(top) + "/f")  # expect: True
    print(path.realpath(f"{top}/nope/..") == path.realpath(top))  # expect: True
    print(path.getsize(f"{top}/f"), path.exists("a\0b"), path.isfile("a\0b"))  # expect: 0 False False
    try:
        path.realpath(f"{top}/self", strict=True)
    except OSError as e:
        print(e.strerror)  # expect: Too many levels of symbolic links
finally:
    for n in ("f", "loop", "self"): os.remove(f"{top}/{n}")
    os.rmdir(top)
