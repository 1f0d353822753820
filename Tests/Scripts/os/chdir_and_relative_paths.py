import os
here = os.getcwd()
top = f"/tmp/taipan-chdir-{os.getpid()}"
os.mkdir(top)
try:
    os.chdir(top)
    open("relative.txt", "w").close()
    print(os.listdir("."), os.path.exists("relative.txt"))  # expect: ['relative.txt'] True
    print(os.path.abspath("relative.txt") == os.path.join(os.getcwd(), "relative.txt"))  # expect: True
    os.mkdir("sub")
    os.chdir("sub")
    print(sorted(os.listdir("..")), os.getcwdb() == os.fsencode(os.getcwd()))  # expect: ['relative.txt', 'sub'] True
    os.chdir("..")
    fd = os.open("sub", os.O_RDONLY)
    os.fchdir(fd)
    os.close(fd)
    print(os.path.basename(os.getcwd()))  # expect: sub
    try:
        os.chdir("nope")
    except FileNotFoundError as e:
        print(e)  # expect: [Errno 2] No such file or directory: 'nope'
finally:
    os.chdir(here)
    os.remove(f"{top}/relative.txt")
    os.rmdir(f"{top}/sub")
    os.rmdir(top)
