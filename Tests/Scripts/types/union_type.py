U = int | str | None
print(U, type(U).__name__, U.__args__, isinstance(5, U), isinstance(None, U))
# expect: int | str | None UnionType (<class 'int'>, <class 'str'>, <class 'NoneType'>) True True
print(isinstance(1.5, U), issubclass(str, int | str), int | int)  # expect: False True <class 'int'>
print((int | str) == (str | int))  # expect: True
print(list[int] | None, hash(int | str) == hash(str | int), int | None)  # expect: list[int] | None True int | None
for f in (lambda: int | 5, lambda: isinstance(5, int | list[int]), lambda: (int | str)()):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: unsupported operand type(s) for |: 'type' and 'int'
        # expect: 'types.UnionType' object is not callable
