class Bad:
    def __lt__(self, o): raise ValueError("lt")
    def __eq__(self, o): raise ValueError("eq")
    def __hash__(self): raise ValueError("hash")
    def __len__(self): raise ValueError("len")
    def __bool__(self): raise ValueError("bool")
    def __iter__(self): raise ValueError("iter")
    def __repr__(self): raise ValueError("repr")
    def __index__(self): raise ValueError("index")
    def __contains__(self, x): raise ValueError("contains")
    def __format__(self, s): raise ValueError("format")
b = Bad()
actions = [
    lambda: sorted([b, b]),
    lambda: max(b, b),
    lambda: b in [1, b, 2] or 1 in [b],
    lambda: {b},
    lambda: {b: 1},
    lambda: len(b),
    lambda: bool(b),
    lambda: not b,
    lambda: b and 1,
    lambda: list(b),
    lambda: repr([b]),
    lambda: str({1: b}),
    lambda: [1][b],
    lambda: range(b),
    lambda: 1 in b,
    lambda: f"{b}",
    lambda: print(b),
    lambda: [*b],
    lambda: "%s" % b,
    lambda: any([b]),
    lambda: list(filter(None, [b])),
    lambda: list(zip([1], b)),
    lambda: sum(b),
    lambda: dict(b),
    lambda: [b].index(1),
    lambda: (1,).count(b) + [1].count(b),
    lambda: 1 if b else 2,
    lambda: [x for x in [1] if b],
]
for action in actions:
    try:
        action()
        print("fine")
    except (ValueError, TypeError) as e:
        print(e)
        # expect: lt
        # expect: lt
        # expect: eq
        # expect: hash
        # expect: hash
        # expect: len
        # expect: bool
        # expect: bool
        # expect: bool
        # expect: iter
        # expect: repr
        # expect: repr
        # expect: index
        # expect: index
        # expect: contains
        # expect: format
        # expect: repr
        # expect: iter
        # expect: repr
        # expect: bool
        # expect: bool
        # expect: iter
        # expect: iter
        # expect: iter
        # expect: eq
        # expect: eq
        # expect: bool
        # expect: bool
