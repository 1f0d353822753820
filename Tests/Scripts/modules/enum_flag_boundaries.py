from enum import Flag, IntFlag, STRICT, CONFORM, EJECT, KEEP, auto, verify, UNIQUE
class S(Flag, boundary=STRICT):
    A = 1; B = 2
try:
    S(8)
except ValueError as e:
    print(str(e).splitlines()[0])  # expect: <flag 'S'> invalid value 8
class C(Flag, boundary=CONFORM): A = 1; B = 2
class E(Flag, boundary=EJECT): A = 1; B = 2
class K(Flag, boundary=KEEP): A = 1; B = 2
print(C(9), E(9), K(9), K(9).value, type(E(9)).__name__)  # expect: C.A 9 K.A|8 9 int
class P(Flag):
    R, W, X = auto(), auto(), auto()
    RW = R | W
print(P.RW, P.R | P.W is P.RW, list(P), P.RW.name, P(0), len(P.RW), P.X in P.RW, P.R & ~P.R)
# expect: P.RW True [<P.R: 1>, <P.W: 2>, <P.X: 4>] RW P(0) 2 False P(0)
@verify(UNIQUE)
class U(Flag): A = 1
print(U.A)  # expect: U.A
