def f(a, b=2, /, c: int = 3, *args, d, e=5, **kw) -> str:
    """Doc."""
    local = 1
    return local

print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__)  # expect: f f Doc. __main__ (2, 3)
print(f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__)
# expect: {'e': 5} {'c': <class 'int'>, 'return': <class 'str'>} {} None
print(f.__type_params__)  # expect: ()
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount)  # expect: f 3 2 2
print(c.co_varnames, c.co_nlocals, c.co_firstlineno, c.co_flags & 12, c.co_filename)
# expect: ('a', 'b', 'c', 'd', 'e', 'args', 'kw', 'local') 8 1 12 types/function_attributes.py
print(c.co_qualname)  # expect: f
f.__name__ = "renamed"
f.__defaults__ = None
f.__doc__ = None
print(f.__name__, f.__qualname__, f.__doc__)  # expect: renamed f None
try:
    f(1)
except TypeError as e:
    print(e)  # expect: f() missing 2 required positional arguments: 'b' and 'c'
f.__code__ = (lambda: "other code").__code__
print(f())  # expect: other code
