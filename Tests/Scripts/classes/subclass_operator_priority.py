# The right operand's method comes first when its class is a subclass that overrides it.
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __radd__(self, o): return "B.radd"
class C(A): pass
print(A() + B(), A() + C(), B() + A(), A() + A(), 1 + A())  # expect: B.radd A.add A.add A.add A.radd
class I(int):
    def __radd__(self, o): return "I.radd"
    def __rmul__(self, o): return NotImplemented
print(1 + I(2), I(2) + 1, 3 * I(2))  # expect: I.radd 3 6
