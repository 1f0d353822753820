print(isinstance(1, int), isinstance(True, int), isinstance("a", (int, str)))  # expect: True True True
print(isinstance(1, (int, (str, (float,)))), isinstance(int, type))  # expect: True True
print(issubclass(bool, int), issubclass(int, (str, object)))  # expect: True True
print(isinstance(1, int | str), isinstance(None, type(None)), isinstance([], ()))  # expect: True True False
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), int), type(Fake()) is int)  # expect: True False
for f in (
    lambda: isinstance(1, 5),
    lambda: isinstance(1, (str, 5)),
    lambda: issubclass(1, int),
    lambda: issubclass(int, 5),
    lambda: isinstance(1),
    lambda: isinstance(1, "int"),
    lambda: isinstance(1, (int, 5)),
):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: isinstance expected 2 arguments, got 1
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: True
