b = b"abc\x00\xff"
print(b, b[0], b[-1], b[1:3], len(b), list(b), b + b"x", b"ab" * 2, 98 in b)
# expect: b'abc\x00\xff' 97 255 b'bc' 5 [97, 98, 99, 0, 255] b'abc\x00\xffx' b'abab' True
print(b"bc" in b, b < b"b", b == b"abc\x00\xff")  # expect: True True True
print(bytes(), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"))
# expect: b'' b'\x00\x00\x00' b'AB' b'\xc3\xa9' b'x'
print(bytes(range(3)), bytes(bytearray(b"q")), bytes((x for x in (1, 2))))  # expect: b'\x00\x01\x02' b'q' b'\x01\x02'
print(b"'", b'"', b"'\"", b"\n\t\\", repr(b"\x7f\x80"), b"abc".hex())
# expect: b"'" b'"' b'\'"' b'\n\t\\' b'\x7f\x80' 616263
print(b"abc".hex("-"), b"abcdef".hex(":", 2), bytes.fromhex("61 62 63"))  # expect: 61-62-63 6162:6364:6566 b'abc'
class B:
    def __bytes__(self): return b"custom"
print(bytes(B()), hash(b"a") == hash(b"a"), b"" == "", str(b"abc"))  # expect: b'custom' True False b'abc'
