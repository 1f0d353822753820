class A:
    x = 1
    def m(self): return "old"
class B(A): pass
b = B()
print(b.x, b.m())  # expect: 1 old
A.x = 2
A.m = lambda self: "new"
print(b.x, b.m())  # expect: 2 new
B.x = 3
print(b.x)  # expect: 3
del B.x
print(b.x)  # expect: 2
def __len__(self): return 4
A.__len__ = __len__     # a special method may come later too
print(len(b))  # expect: 4
B.__bases__ = (type("Z", (), {"x": "from Z"}),)
print(b.x)  # expect: from Z
