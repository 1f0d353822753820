import os
path = f"/tmp/taipan-open-binary-{os.getpid()}"
try:
    with open(path, "wb") as f:
        print(f.write(b"abc\x00\xff\r\n"), f.write(bytearray(b"123")), f.tell(), type(f).__name__)
        # expect: 7 3 10 BufferedWriter
    with open(path, "rb") as f:
        print(f.read(2), f.tell(), f.seek(-3, 2), f.read(), f.seek(0), f.readline())
        # expect: b'ab' 2 7 b'123' 0 b'abc\x00\xff\r\n'
        print(f.read(), f.read(), type(f).__name__)  # expect: b'123' b'' BufferedReader
        buffer = bytearray(4)
        f.seek(1)
        print(f.readinto(buffer), buffer, f.seek(2, 1), f.peek(1)[:1])  # expect: 4 bytearray(b'bc\x00\xff') 7 b'1'
    with open(path, "r+b") as f:
        f.seek(3)
        f.write(b"Z")
        f.truncate(5)
        f.seek(0)
        print(f.read())  # expect: b'abcZ\xff'
    with open(path, "rb", buffering=0) as f:
        print(type(f).__name__, f.read(1), f.readall(), f.fileno() > 2)  # expect: FileIO b'a' b'bcZ\xff' True
    try:
        open(path, "wb").write("text")
    except TypeError as e:
        print(e)  # expect: a bytes-like object is required, not 'str'
finally:
    os.remove(path)
