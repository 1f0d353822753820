# What `readinto` cannot fill, and which function says so.
import io, os, tempfile
path = os.path.join(tempfile.mkdtemp(), "file")
with open(path, "wb") as f:
    f.write(b"abcdef")
targets = memoryview(bytearray(6))[::2], memoryview(b"xx"), b"x", "x", None
for stream in io.FileIO(path), io.BufferedReader(io.FileIO(path)), io.BytesIO(b"abcdef"):
    for name in "readinto", "readinto1":
        for target in targets if name == "readinto" else targets[:1]:
            try:
                print(getattr(stream, name)(target))
            except AttributeError:
                print("no", name)
            except TypeError as e:
                print(e)
# expect: readinto() argument 1 must be read-write bytes-like object, not memoryview
# expect: readinto() argument 1 must be read-write bytes-like object, not memoryview
# expect: readinto() argument 1 must be read-write bytes-like object, not bytes
# expect: readinto() argument 1 must be read-write bytes-like object, not str
# expect: readinto() argument 1 must be read-write bytes-like object, not None
# expect: no readinto1
# expect: readinto() argument must be read-write bytes-like object, not memoryview
# expect: readinto() argument must be read-write bytes-like object, not memoryview
# expect: readinto() argument must be read-write bytes-like object, not bytes
# expect: readinto() argument must be read-write bytes-like object, not str
# expect: readinto() argument must be read-write bytes-like object, not None
# expect: readinto1() argument must be read-write bytes-like object, not memoryview
# expect: readinto() argument must be read-write bytes-like object, not memoryview
# expect: readinto() argument must be read-write bytes-like object, not memoryview
# expect: readinto() argument must be read-write bytes-like object, not bytes
# expect: readinto() argument must be read-write bytes-like object, not str
# expect: readinto() argument must be read-write bytes-like object, not None
# expect: readinto1() argument must be read-write bytes-like object, not memoryview
