from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
    def lower(self): return self.name.lower()
print(Color.RED, repr(Color.GREEN), Color(1), Color["GREEN"], Color.RED.value)
# expect: Color.RED <Color.GREEN: 2> Color.RED Color.GREEN 1
print(Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.lower())
# expect: True [<Color.RED: 1>, <Color.GREEN: 2>] 2 red
print(Color.RED in Color, list(Color.__members__), isinstance(Color.RED, Color))
# expect: True ['RED', 'GREEN', 'CRIMSON'] True
print({Color.RED: 1}[Color.RED])  # expect: 1
class P(Flag):
    R = auto(); W = auto(); X = auto()
print(P.R | P.W, repr(P.R | P.X), P.R in (P.R | P.W), P.R & P.W, bool(P(0)), ~P.R)
# expect: P.R|W <P.R|X: 5> True P(0) False P.W|X
print(P(3), (P.R ^ P.W).value, list(P.R | P.X))  # expect: P.R|W 3 [<P.R: 1>, <P.X: 4>]
class N(IntEnum):
    ONE = 1; TWO = 2
print(N.ONE + 1, N.TWO > N.ONE, N(2), f"{N.ONE}", repr(N.ONE), N.ONE == 1, sorted([N.TWO, N.ONE]))
# expect: 2 True 2 1 <N.ONE: 1> True [<N.ONE: 1>, <N.TWO: 2>]
class S(StrEnum):
    A = auto(); B = "bee"
print(S.A, S.B.upper(), S.A == "a", repr(S.B))  # expect: a BEE True <S.B: 'bee'>
class IF(IntFlag):
    A = 1; B = 2
print(IF.A | 4, IF.A | IF.B, IF.A + 1)  # expect: 5 3 2
