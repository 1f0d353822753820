import os
path = f"/tmp/taipan-open-text-{os.getpid()}"
try:
    with open(path, "w", encoding="utf-8") as f:
        print(f.write("first\nsecond é\n"), f.mode, f.encoding, f.closed)  # expect: 15 w utf-8 False
        print(f.writable(), f.readable(), f.seekable())  # expect: True False True
        f.writelines(["third\n", "no end"])
    print(f.closed)  # expect: True
    with open(path, encoding="utf-8") as f:
        print(repr(f.readline()), repr(f.readline(3)), repr(f.read(4)))  # expect: 'first\n' 'sec' 'ond '
        print(f.readlines(), repr(f.read()), repr(f.readline()))  # expect: ['é\n', 'third\n', 'no end'] '' ''
    with open(path, encoding="utf-8") as f:
        print([line for line in f])  # expect: ['first\n', 'second é\n', 'third\n', 'no end']
    with open(path, "a", encoding="utf-8") as f:
        f.write("!")
    print(repr(open(path, encoding="utf-8").read()[-3:]), os.stat(path).st_size)  # expect: 'nd!' 29
    with open(path, "r+", encoding="utf-8") as f:
        f.write("FIRST")
        f.seek(0)
        print(f.readline(), end="")  # expect: FIRST
finally:
    os.remove(path)
