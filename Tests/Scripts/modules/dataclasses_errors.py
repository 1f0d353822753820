from dataclasses import dataclass, field
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
def mutable():
    @dataclass
    class C: x: list = []
def order():
    @dataclass
    class C:
        x: int = 1
        y: int
def both():
    field(default=1, default_factory=list)
def eq():
    @dataclass(eq=False, order=True)
    class C: x: int
def frozen():
    @dataclass(frozen=True)
    class A: x: int
    @dataclass
    class B(A): y: int
for f in (mutable, order, both, eq, frozen):
    attempt(f)
    # expect: ValueError: mutable default <class 'list'> for field x is not allowed: use default_factory
    # expect: TypeError: non-default argument 'y' follows default argument 'x'
    # expect: ValueError: cannot specify both default and default_factory
    # expect: ValueError: eq must be true if order is true
    # expect: TypeError: cannot inherit non-frozen dataclass from a frozen one
