a = [0, 1, 2, 3, 4, 5]
del a[0], a[-1]
print(a)  # expect: [1, 2, 3, 4]
del a[::2]
print(a)  # expect: [2, 4]
d = {"k": 1}
x = 5
del (d["k"], [x])
print(d, "x" in globals())  # expect: {} False

class C:
    attr = 1

del C.attr
print(hasattr(C, "attr"))  # expect: False
