import os
top = f"/tmp/taipan-mkdir-{os.getpid()}"
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except OSError as e:
        print(type(e).__name__, str(e).replace(top, "TOP"))
os.mkdir(top)
try:
    attempt(os.mkdir, top)  # expect: FileExistsError [Errno 17] File exists: 'TOP'
    attempt(os.mkdir, f"{top}/no/parent")
    # expect: FileNotFoundError [Errno 2] No such file or directory: 'TOP/no/parent'
    attempt(os.makedirs, f"{top}/x/y/z")  # expect: None
    attempt(os.makedirs, f"{top}/x/y/z")  # expect: FileExistsError [Errno 17] File exists: 'TOP/x/y/z'
    attempt(os.makedirs, f"{top}/x/y/z", exist_ok=True)  # expect: None
    attempt(os.rmdir, f"{top}/x")  # expect: OSError [Errno 39] Directory not empty: 'TOP/x'
    attempt(os.removedirs, f"{top}/nope")  # expect: FileNotFoundError [Errno 2] No such file or directory: 'TOP/nope'
    os.mkdir(f"{top}/keep")
    attempt(os.removedirs, f"{top}/x/y/z")  # expect: None
    print(os.listdir(top))  # expect: ['keep']
    old = os.umask(0o022)
    os.mkdir(f"{top}/mode", 0o777)
    print(oct(os.stat(f"{top}/mode").st_mode & 0o777), oct(os.umask(old)))  # expect: 0o755 0o22
    os.rmdir(f"{top}/mode")
    os.rmdir(f"{top}/keep")
finally:
    os.rmdir(top)
