data = bytearray(b"abcdef")
m = memoryview(data)
print(m[0], m[-1], bytes(m[1:3]), len(m), m.tolist(), m.format, m.itemsize)
# expect: 97 102 b'bc' 6 [97, 98, 99, 100, 101, 102] B 1
print(m.nbytes, m.shape, m.readonly, m.ndim)  # expect: 6 (6,) False 1
m[0] = 90
m[2:4] = b"XY"
print(data, m == data, m[::2].tobytes(), m[::-1].tolist(), m.hex(), bytes(m.toreadonly())[:2])
# expect: bytearray(b'ZbXYef') True b'ZXe' [102, 101, 89, 88, 98, 90] 5a6258596566 b'Zb'
print(memoryview(b"ab").readonly, m.obj is data, m.contiguous, m[::2].contiguous)  # expect: True True True False
print(90 in m, list(m)[:2])  # expect: True [90, 98]
with memoryview(b"x") as w:
    print(w[0])  # expect: 120
try:
    w[0]
except ValueError as e:
    print(e)  # expect: operation forbidden on released memoryview object
