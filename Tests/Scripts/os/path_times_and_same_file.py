import os
from os import path
name = f"/tmp/taipan-same-{os.getpid()}"
open(name, "w").close()
try:
    os.utime(name, (10, 20))
    print(path.getatime(name), path.getmtime(name), path.getctime(name) > 20)  # expect: 10.0 20.0 True
    print(path.samefile(name, name), path.samefile(name, "/tmp"))  # expect: True False
    with open(name) as a, open(name) as b:
        print(path.sameopenfile(a.fileno(), b.fileno()))  # expect: True
        print(path.samestat(os.fstat(a.fileno()), os.stat(name)))  # expect: True
    print(path.isjunction(name), path.lexists(name))  # expect: False True
    print(path.supports_unicode_filenames in (True, False), path.defpath != "")  # expect: True True
finally:
    os.remove(name)
try:
    path.getsize(name)
except FileNotFoundError as e:
    print(e.errno)  # expect: 2
