from dataclasses import (
    dataclass, field, fields, asdict, astuple, replace, is_dataclass, KW_ONLY, InitVar,
)
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)
p = P(1)
p.tags.append("t")
print(p, p == P(1), p != P(2), P(1).tags, asdict(p), astuple(p), replace(p, y=9))
# expect: P(x=1, y=0) True True [] {'x': 1, 'y': 0, 'tags': ['t']} (1, 0, ['t']) P(x=1, y=9)
print([f.name for f in fields(P)], is_dataclass(p), P.__match_args__, P.__hash__)
# expect: ['x', 'y', 'tags'] True ('x', 'y', 'tags') None
@dataclass(frozen=True, order=True)
class V:
    a: int
    _: KW_ONLY
    b: str = "z"
print(V(1) < V(2), V(1, b="a") < V(1), hash(V(1)) == hash(V(1)), sorted([V(2), V(1)])[0])
# expect: True True True V(a=1, b='z')
@dataclass
class Post:
    base: InitVar[int]
    total: int = field(init=False)
    def __post_init__(self, base): self.total = base * 2
print(Post(4))  # expect: Post(total=8)
@dataclass(slots=True)
class S(P):
    z: int = 5
s = S(1, 2)
print(s, hasattr(S, "__slots__"))  # expect: S(x=1, y=2, z=5) True
for f in (
    lambda: P(),
    lambda: P(1, 2, 3, 4),
    lambda: setattr(V(1), "a", 2),
    lambda: P(1) < P(2),
    lambda: V(1, "x"),
    lambda: asdict(5),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError P.__init__() missing 1 required positional argument: 'x'
        # expect: TypeError P.__init__() takes from 2 to 4 positional arguments but 5 were given
        # expect: FrozenInstanceError cannot assign to field 'a'
        # expect: TypeError '<' not supported between instances of 'P' and 'P'
        # expect: TypeError V.__init__() takes 2 positional arguments but 3 were given
        # expect: TypeError asdict() should be called on dataclass instances
