class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y

def f(v):
    match v:
        case Point(0, 0): return "origin"
        case Point(0, y=yy): return f"on y {yy}"
        case Point(x=0 | 1 as x): return f"x {x}"
        case Point(): return "point"
        case int(n) if n > 10: return f"big {n}"
        case bool() | int(): return "int"
        case str(s) | bytes(s): return f"text {s}"
        case list([a, *_]): return f"list {a}"
        case dict(d): return f"dict {d}"

for v in (
    Point(0, 0),
    Point(0, 5),
    Point(1, 9),
    Point(7, 7),
    11,
    True,
    "s",
    b"b",
    [3, 4],
    {},
    None,
):
    print(f(v))
    # expect: origin
    # expect: on y 5
    # expect: x 1
    # expect: point
    # expect: big 11
    # expect: int
    # expect: text s
    # expect: text b'b'
    # expect: list 3
    # expect: dict {}
    # expect: None
