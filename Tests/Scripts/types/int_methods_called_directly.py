print(int.__add__(1, 2), (1).__add__(1.5), (1).__radd__(2), int.__lt__(1, 2))  # expect: 3 NotImplemented 3 True
print((5).__sub__("x"), (3).__truediv__(2))  # expect: NotImplemented 1.5
print((2).__lshift__(3), (7).__and__(3), (5).__neg__(), (5).__invert__())  # expect: 16 3 -5 -6
print((5).__abs__(), (5).__float__(), (5).__hash__())  # expect: 5 5.0 5
print((5).__repr__(), (5).__str__(), (255).__format__("x"), (7).__rfloordiv__(22))  # expect: 5 5 ff 3
print((2).__rpow__(3), (0).__bool__())  # expect: 9 False
for f in (
    lambda: int.__add__("a", 1),
    lambda: (1).__add__(),
    lambda: int.__new__(),
    lambda: (1).__pow__(2, 3, 4),
    lambda: int.__lt__(1),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: descriptor '__add__' requires a 'int' object but received a 'str'
        # expect: expected 1 argument, got 0
        # expect: int.__new__(): not enough arguments
        # expect:  expected at most 2 arguments, got 3
        # expect: expected 1 argument, got 0
