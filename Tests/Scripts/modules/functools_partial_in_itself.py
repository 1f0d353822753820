# A partial object that calls itself, or has itself among its arguments, can still be printed.
import functools
p = functools.partial(print)
for state in (p, (), {}, {}), (print, (p,), {}, {}), (print, (), {"a": p}, {}), (print, ([p],), {}, {}):
    p.__setstate__(state)
    print(p)
# expect: functools.partial(...)
# expect: functools.partial(<built-in function print>, ...)
# expect: functools.partial(<built-in function print>, a=...)
# expect: functools.partial(<built-in function print>, [...])
p.__setstate__((print, (), {}, {}))
