class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass
print([c.__name__ for c in F.mro()])  # expect: ['F', 'D', 'A', 'E', 'B', 'C', 'O', 'object']
class M(type):
    def mro(cls):
        return [cls, *reversed(super().mro()[1:-1]), object]
class P: x = "P"
class Q: x = "Q"
class R(P, Q, metaclass=M): pass
print([c.__name__ for c in R.__mro__], R.x)  # expect: ['R', 'Q', 'P', 'object'] Q
