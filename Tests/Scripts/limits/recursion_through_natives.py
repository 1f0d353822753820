def attempt(f):
    try:
        f()
        print("returned")
    except RecursionError:
        print("RecursionError")
def through_map(x): return list(map(through_map, [x]))
def through_sorted(x): return sorted([x], key=through_sorted)
def through_max(x): return max([x], key=through_max)
def through_reduce(a, b): return functools.reduce(through_reduce, [a, b])
def through_format(x): return "{0.x}".format(P())
def through_setattr(x): Q().y = 1
def through_cmp(a, b=0): return sorted([1, 2], key=functools.cmp_to_key(through_cmp))
def through_class(x): return type("T", (), {"__init_subclass__": None, "__set_name__": 1}) and through_class(x)
import functools
class P:
    @property
    def x(self): return through_format(self)
class Q:
    def __setattr__(self, n, v): setattr(self, n, v)
for f in (
    lambda: through_map(1),
    lambda: through_sorted(1),
    lambda: through_max(1),
    lambda: through_reduce(1, 2),
    lambda: through_format(1),
    lambda: through_setattr(1),
    lambda: through_cmp(1),
    lambda: through_class(1),
):
    attempt(f)
    # expect: RecursionError
    # expect: RecursionError
    # expect: RecursionError
    # expect: RecursionError
    # expect: RecursionError
    # expect: RecursionError
    # expect: RecursionError
    # expect: RecursionError
