# skip-on-cpython: it overflows its stack
# Callables that are made to call themselves, with no Python function between: RecursionError.
import functools
method = staticmethod(len)
method.__init__(method)
part = functools.partial(len)
part.__setstate__((part, (), {}, {}))
for callee in (method, part):
    try:
        callee()
    except RecursionError as e:
        print(type(e).__name__)
        # expect: RecursionError
        # expect: RecursionError
