print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (255).to_bytes())
# expect: b'\x04\x00' b'\x00\x04\x00\x00' b'\xff'
print((-1).to_bytes(3, "big", signed=True))  # expect: b'\xff\xff\xff'
print(int.from_bytes(b"\x04\x00", "big"))  # expect: 1024
print(int.from_bytes(b"\x00\x04", byteorder="little"))  # expect: 1024
print(int.from_bytes(b"\xff", signed=True))  # expect: -1
print(int.from_bytes([1, 2, 3], "big"), int.from_bytes(b""))  # expect: 66051 0
print((2 ** 100).to_bytes(13, "big").hex(), (0).to_bytes(0, "big"))  # expect: 10000000000000000000000000 b''
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: (256).to_bytes(1, "big"))  # expect: OverflowError: int too big to convert
attempt(lambda: (-1).to_bytes(1, "big"))  # expect: OverflowError: can't convert negative int to unsigned
attempt(lambda: (1).to_bytes(-1, "big"))  # expect: ValueError: length argument must be non-negative
attempt(lambda: (1).to_bytes(1, "middle"))  # expect: ValueError: byteorder must be either 'little' or 'big'
attempt(lambda: int.from_bytes("a", "big"))  # expect: TypeError: cannot convert 'str' object to bytes
attempt(lambda: int.from_bytes([300], "big"))  # expect: ValueError: bytes must be in range(0, 256)
