C = object
for i in range(500):
    C = type(f"C{i}", (C,), {"level": i})
print(C().level, len(C.__mro__), C.__name__)  # expect: 499 501 C499
class Base:
    def m(self): return 0
D = Base
for i in range(200):
    def m(self, _up=D): return _up.m(self) + 1
    D = type(f"D{i}", (D,), {"m": m})
print(D().m())  # expect: 200
