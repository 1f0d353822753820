import sys
sys.setrecursionlimit(500)
class A:
    def __getattr__(self, n): return getattr(self, n + "x")
    def __call__(self): return self()
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __add__(self, o): return self + o
    def __bool__(self): return bool(self)
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __getitem__(self, k): return self[k]
    def __contains__(self, x): return x in self
    def __str__(self): return str(self)
    def __format__(self, s): return format(self, s)
    def __lt__(self, o): return self < o
    def __index__(self): return int(self)
    @property
    def p(self): return self.p
a = A()
actions = {
    "getattr": lambda: a.x, "call": lambda: a(), "eq": lambda: a == 1, "hash": lambda: hash(a), "add": lambda: a + 1,
    "bool": lambda: bool(a), "len": lambda: len(a), "iter": lambda: iter(a), "getitem": lambda: a[0],
    "contains": lambda: 1 in a, "str": lambda: str(a), "format": lambda: f"{a}", "lt": lambda: a < 1,
    "index": lambda: [1][a], "property": lambda: a.p, "sorted": lambda: sorted([a, a]), "dict": lambda: {a: 1},
}
for name, action in actions.items():
    try:
        action()
        print(name, "returned")
    except RecursionError:
        print(name, "RecursionError")
        # expect: getattr RecursionError
        # expect: call RecursionError
        # expect: eq RecursionError
        # expect: hash RecursionError
        # expect: add RecursionError
        # expect: bool RecursionError
        # expect: len RecursionError
        # expect: iter RecursionError
        # expect: getitem RecursionError
        # expect: contains RecursionError
        # expect: str RecursionError
        # expect: format RecursionError
        # expect: lt RecursionError
        # expect: index RecursionError
        # expect: property RecursionError
        # expect: sorted RecursionError
        # expect: dict RecursionError
