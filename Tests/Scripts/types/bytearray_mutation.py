a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a += b"g"
print(a, len(a), a[0], a[1:3])  # expect: bytearray(b'Abcdefg') 7 65 bytearray(b'bc')
a[1:3] = b"XYZ"
del a[0]
a.insert(0, 33)
print(a, a.pop(), a.pop(0), a)  # expect: bytearray(b'XYZdef') 103 33 bytearray(b'XYZdef')
a.remove(ord("Y"))
a.reverse()
print(a, a.copy() == a, a == bytes(a), bytearray(3), bytearray("é", "utf-8"))
# expect: bytearray(b'fedZX') True True bytearray(b'\x00\x00\x00') bytearray(b'\xc3\xa9')
a[::2] = b"___"[:len(a[::2])]
print(a, a.find(b"_"), a.upper(), a.hex())  # expect: bytearray(b'_e_Z_') 0 bytearray(b'_E_Z_') 5f655f5a5f
a.clear()
print(a, bool(a), a * 2, bytearray(b"x") * 3)  # expect: bytearray(b'') False bytearray(b'') bytearray(b'xxx')
