class A:
    def __init__(self): self.child = A()
class B:
    def __new__(cls): return cls()
class M(type):
    def __call__(cls): return cls()
class C(metaclass=M): pass
class D:
    def __init_subclass__(cls): type("Sub", (D,), {})
def make():
    class E(D): pass
for f in (A, B, C, make):
    try:
        f()
    except RecursionError:
        print("RecursionError")
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
