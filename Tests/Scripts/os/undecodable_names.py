import os
top = f"/tmp/taipan-names-{os.getpid()}"
os.mkdir(top)
try:
    open(top.encode() + b"/\xff\xe9.txt", "w").close()
    open(f"{top}/né€", "w").close()
    names = sorted(os.listdir(top))
    print([ascii(n) for n in names], sorted(os.listdir(os.fsencode(top))))
    # expect: ["'n\\xe9\\u20ac'", "'\\udcff\\udce9.txt'"] [b'n\xc3\xa9\xe2\x82\xac', b'\xff\xe9.txt']
    print([os.path.isfile(f"{top}/{n}") for n in names])  # expect: [True, True]
    for n in names: os.remove(f"{top}/{n}")
finally:
    os.rmdir(top)
