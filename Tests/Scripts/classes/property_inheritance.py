class A:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
class B(A):
    @A.x.getter
    def x(self): return "B" + str(self._x)
class C(A):
    @property
    def x(self): return super().x * 100
b, c = B(), C()
b.x = 5
print(b.x, c.x, A().x)  # expect: B5 100 1
try:
    c.x = 1
except AttributeError as e:
    print(e)  # expect: property 'x' of 'C' object has no setter
class D(A):
    x = "plain attribute"
d = D()
d.x = 3
print(d.x, d.__dict__)  # expect: 3 {'_x': 1, 'x': 3}
