class I:
    def __index__(self): return 2
i = I()
print([10, 20, 30][i], "abc"[:i], range(5)[i], hex(i), int(i), [0] * i, bin(i))  # expect: 30 ab 2 0x2 2 [0, 0] 0b10
print(float(i), complex(i))  # expect: 2.0 (2+0j)
class T:
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __complex__(self): return 2j
    def __round__(self, n=None): return f"round {n}"
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
import math
print(int(T()), float(T()), complex(T()), round(T()), round(T(), 2))  # expect: 7 1.5 2j round None round 2
print(math.floor(T()), math.ceil(T()), math.trunc(T()))  # expect: floor ceil trunc
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
attempt(lambda: [1][T()])  # expect: list indices must be integers or slices, not T
attempt(lambda: int(type("X", (), {"__int__": lambda s: "no"})()))  # expect: __int__ returned non-int (type str)
attempt(lambda: [1][type("X", (), {"__index__": lambda s: "no"})()])  # expect: __index__ returned non-int (type str)
attempt(lambda: float(type("X", (), {"__float__": lambda s: 1})()))
# expect: X.__float__ returned non-float (type int)
