def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: list(iterable=[]))  # expect: TypeError: list() takes no keyword arguments
attempt(lambda: tuple(x=1))  # expect: TypeError: tuple() takes no keyword arguments
attempt(lambda: set(a=1))  # expect: TypeError: set() takes no keyword arguments
attempt(lambda: bool(x=1))  # expect: TypeError: bool() takes no keyword arguments
attempt(lambda: float(x=1))  # expect: TypeError: float() takes no keyword arguments
attempt(lambda: str(1, 2))  # expect: TypeError: str() argument 'encoding' must be str, not int
attempt(lambda: object(1))  # expect: TypeError: object() takes no arguments
attempt(lambda: bytes(encoding="x"))  # expect: TypeError: encoding without a string argument
attempt(lambda: slice(step=1))  # expect: TypeError: slice() takes no keyword arguments
attempt(lambda: memoryview())  # expect: TypeError: memoryview() missing required argument 'object' (pos 1)
attempt(lambda: staticmethod())  # expect: TypeError: staticmethod expected 1 argument, got 0
attempt(lambda: property(1, 2, 3, 4, 5))  # expect: TypeError: property() takes at most 4 arguments (5 given)
attempt(lambda: super(1, 2, 3))  # expect: TypeError: super() expected at most 2 arguments, got 3
attempt(lambda: type())  # expect: TypeError: type() takes 1 or 3 arguments
attempt(lambda: int("1", base="x"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: complex(1, 2, 3))  # expect: TypeError: complex() takes at most 2 arguments (3 given)
attempt(lambda: enumerate(iterable=[], begin=1))
# expect: TypeError: 'begin' is an invalid keyword argument for enumerate()
