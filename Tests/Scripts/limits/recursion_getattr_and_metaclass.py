class Meta(type):
    def __getattr__(cls, n): return getattr(cls, n)
    def __instancecheck__(cls, x): return isinstance(x, cls)
class C(metaclass=Meta): pass
for f in (lambda: C.x, lambda: isinstance(1, C)):
    try:
        f()
    except RecursionError:
        print("RecursionError")
        # expect: RecursionError
        # expect: RecursionError
class D:
    def __get__(self, o, t): return o.attr
class E: attr = D()
try:
    E().attr
except RecursionError:
    print("RecursionError")  # expect: RecursionError
