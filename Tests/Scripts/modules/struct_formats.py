# struct: sizes, alignment, byte orders, and every complaint.
import struct

def attempt(f):
    try:
        print(f())
    except (struct.error, TypeError, OverflowError) as e:
        print(type(e).__name__, e)

print(struct.calcsize("bhilqP0d"), struct.calcsize("<bhilq"), struct.calcsize("c3xi"), struct.calcsize("10s2p"))
print(struct.pack("<bBhHiIlLqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 5, -6, 2**64 - 1))
print(struct.unpack("<bBhHiIlLqQ", struct.pack("<bBhHiIlLqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 5, -6, 2**64 - 1)))
print(struct.pack(">hi?c", 1, 2, "yes", b"z"), struct.pack("!I", 1), struct.pack("5p3s0s", b"abcdefgh", b"x", b""))
print(struct.unpack(">5p3s?", b"\x02abcdxyz\x05"), struct.pack("bi", 1, 2), struct.pack("n", -1) == struct.pack("q", -1))
for x in (0.0, -0.0, 1.5, 65504.0, 5.960464477539063e-08, 1e-9, float("inf"), 2049.0, 2051.0):
    half = struct.pack(">e", x)
    print(half.hex(), struct.unpack(">e", half)[0], struct.unpack("<f", struct.pack("<f", x))[0] == x)
buffer = bytearray(8)
struct.pack_into(">H", buffer, 2, 0x1234)
struct.pack_into("<H", buffer, -2, 0x1234)
print(buffer, struct.unpack_from(">H", buffer, 2), struct.unpack_from("B", buffer, offset=-1), list(struct.iter_unpack("<H", b"abcd")))
s = struct.Struct(">iH")
print(s, s.size, s.format, s.pack(1, 2), s.unpack(b"\0\0\0\1\0\2"), list(s.iter_unpack(b"\0" * 12)))
for code, value in (("b", 200), ("B", -1), ("<h", 70000), ("H", -1), ("i", 1 << 31), ("I", -1), ("<l", 1 << 31), ("q", 1 << 63),
                    ("Q", 1 << 64), ("Q", -1), ("i", "x"), ("i", 1.5), ("c", "a"), ("s", "a"), ("p", 1), ("d", "x"), ("e", 1e30)):
    attempt(lambda: struct.pack(code, value))
for code in ("z", "3", "<n", "99999999999999999999x", "9223372036854775807i9i", "ii"):
    attempt(lambda: struct.pack(code))
attempt(lambda: struct.unpack("i", b"abc"))
attempt(lambda: struct.unpack_from("i", b"abc"))
attempt(lambda: struct.unpack_from("i", b"abcdef", 4))
attempt(lambda: struct.unpack_from("i", b"abcdef", -2))
attempt(lambda: struct.unpack_from("i", b"abcdef", -9))
attempt(lambda: struct.pack_into("i", bytearray(3), 0, 1))
attempt(lambda: struct.pack_into("i", bytearray(6), -2, 1))
attempt(lambda: struct.pack_into("i", bytearray(4), 0))
attempt(lambda: list(struct.iter_unpack("i", b"abcde")))
attempt(lambda: struct.iter_unpack("", b""))
attempt(lambda: struct.pack(1))
class Index:
    def __index__(self): return 7
print(struct.pack("bB", True, Index()))
# expect: 32 19 8 12
# expect: b'\xff\xff\xfe\xff\xff\xff\xfd\xff\xff\xff\xff\xff\xff\xff\xfc\xff\xff\xff\x05\x00\x00\x00\xfa\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: (-1, 255, -2, 65535, -3, 4294967295, -4, 5, -6, 18446744073709551615)
# expect: b'\x00\x01\x00\x00\x00\x02\x01z' b'\x00\x00\x00\x01' b'\x04abcdx\x00\x00'
# expect: (b'ab', b'xyz', True) b'\x01\x00\x00\x00\x02\x00\x00\x00' True
# expect: 0000 0.0 True
# expect: 8000 -0.0 True
# expect: 3e00 1.5 True
# expect: 7bff 65504.0 True
# expect: 0001 5.960464477539063e-08 True
# expect: 0000 0.0 False
# expect: 7c00 inf True
# expect: 6800 2048.0 True
# expect: 6802 2052.0 True
# expect: bytearray(b'\x00\x00\x124\x00\x004\x12') (4660,) (18,) [(25185,), (25699,)]
# expect: Struct('>iH') 6 >iH b'\x00\x00\x00\x01\x00\x02' (1, 2) [(0, 0), (0, 0)]
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error char format requires a bytes object of length 1
# expect: error argument for 's' must be a bytes object
# expect: error argument for 'p' must be a bytes object
# expect: error required argument is not a float
# expect: OverflowError float too large to pack with e format
# expect: error bad char in struct format
# expect: error repeat count given without format specifier
# expect: error bad char in struct format
# expect: error total struct size too long
# expect: error total struct size too long
# expect: error pack expected 2 items for packing (got 0)
# expect: error unpack requires a buffer of 4 bytes
# expect: error unpack_from requires a buffer of at least 4 bytes for unpacking 4 bytes at offset 0 (actual buffer size is 3)
# expect: error unpack_from requires a buffer of at least 8 bytes for unpacking 4 bytes at offset 4 (actual buffer size is 6)
# expect: error not enough data to unpack 4 bytes at offset -2
# expect: error offset -9 out of range for 6-byte buffer
# expect: error pack_into requires a buffer of at least 4 bytes for packing 4 bytes at offset 0 (actual buffer size is 3)
# expect: error no space to pack 4 bytes at offset -2
# expect: error pack_into expected 1 items for packing (got 0)
# expect: error iterative unpacking requires a buffer of a multiple of 4 bytes
# expect: error cannot iteratively unpack with a struct of length 0
# expect: TypeError Struct() argument 1 must be a str or bytes object, not int
# expect: b'\x01\x07'
