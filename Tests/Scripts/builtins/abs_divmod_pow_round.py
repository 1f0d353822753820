print(abs(-3), abs(-2.5), abs(3 - 4j), abs(True), divmod(17, 5), divmod(-17.0, 5))
# expect: 3 2.5 5.0 1 (3, 2) (-4.0, 3.0)
print(pow(2, 3), round(2.567, 1), round(7))  # expect: 8 2.6 7
for f in (
    lambda: abs("x"),
    lambda: abs(),
    lambda: divmod(1),
    lambda: divmod("a", 1),
    lambda: pow(1),
    lambda: round("x"),
    lambda: round(),
    lambda: abs(1, 2),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: bad operand type for abs(): 'str'
        # expect: abs() takes exactly one argument (0 given)
        # expect: divmod expected 2 arguments, got 1
        # expect: unsupported operand type(s) for divmod(): 'str' and 'int'
        # expect: pow() missing required argument 'exp' (pos 2)
        # expect: type str doesn't define __round__ method
        # expect: round() missing required argument 'number' (pos 1)
        # expect: abs() takes exactly one argument (2 given)
