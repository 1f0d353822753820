m = memoryview(bytearray(8))
i = m.cast("I")
i[1] = 0x01020304
print(m.tolist(), i.tolist(), i.shape, i.nbytes, m.cast("B", [2, 4]).tolist())
# expect: [0, 0, 0, 0, 4, 3, 2, 1] [0, 16909060] (2,) 8 [[0, 0, 0, 0], [4, 3, 2, 1]]
print(memoryview(b"ab").cast("c")[0])  # expect: b'a'
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: memoryview("str"))  # expect: TypeError: memoryview: a bytes-like object is required, not 'str'
attempt(lambda: memoryview(5))  # expect: TypeError: memoryview: a bytes-like object is required, not 'int'
attempt(lambda: memoryview(b"ab").__setitem__(0, 1))  # expect: TypeError: cannot modify read-only memory
attempt(lambda: m.__setitem__(0, 256))  # expect: ValueError: memoryview: invalid value for format 'B'
attempt(lambda: m.__setitem__(0, "x"))  # expect: TypeError: memoryview: invalid type for format 'B'
attempt(lambda: m.__setitem__(slice(0, 2), b"abc"))
# expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
attempt(lambda: m[10])  # expect: IndexError: index out of bounds on dimension 1
attempt(lambda: m["x"])  # expect: TypeError: memoryview: invalid slice key
attempt(lambda: m.cast("Q").cast("I"))  # expect: TypeError: memoryview: cannot cast between two non-byte formats
attempt(lambda: m.cast("zz"))
# expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
