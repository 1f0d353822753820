a = [0, 1, 2, 3, 4, 5]
print(a[1:3], a[:2], a[4:], a[:], a[-2:], a[:-4])  # expect: [1, 2] [0, 1] [4, 5] [0, 1, 2, 3, 4, 5] [4, 5] [0, 1]
print(a[::2], a[::-1], a[4:1:-1], a[10:], a[-100:2], a[3:1])
# expect: [0, 2, 4] [5, 4, 3, 2, 1, 0] [4, 3, 2] [] [0, 1] []
print("hello"[1:-1], (1, 2, 3)[::-2], b"abc"[:2])  # expect: ell (3, 1) b'ab'
try:
    a[::0]
except ValueError as e:
    print(e)  # expect: slice step cannot be zero
try:
    a["x":]
except TypeError as e:
    print(e)  # expect: slice indices must be integers or None or have an __index__ method
