print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), divmod(7.5, -2))
# expect: 3.0 -4.0 1.5 0.5 -0.5 (-4.0, 0.5) (-4.0, -0.5)
print(2.0 ** 0.5, 2 ** 0.5, (-8) ** 2.0, (-8.0) ** (1 / 3), 0.0 ** 0, 1e308 * 10, -1e308 * 10)
# expect: 1.4142135623730951 1.4142135623730951 64.0 (1.0000000000000002+1.7320508075688772j) 1.0 inf -inf
print(1.5 + 2, 1 - 0.5, 3 * 0.1, 1 / 4.0, 5 // 0.3, abs(-1.5), -(0.0), +1.5, 0.0 == -0.0)
# expect: 3.5 0.5 0.30000000000000004 0.25 16.0 1.5 -0.0 1.5 True
print(1e16 + 1, 1e16 + 2.0, 0.1 + 0.1 + 0.1 == 0.3, 1.1 * 1.1)
# expect: 1e+16 1.0000000000000002e+16 False 1.2100000000000002
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: 1.0 // 0)  # expect: ZeroDivisionError: float floor division by zero
attempt(lambda: 1.0 % 0)  # expect: ZeroDivisionError: float modulo by zero
attempt(lambda: divmod(1.0, 0.0))  # expect: ZeroDivisionError: float divmod()
attempt(lambda: 0.0 ** -1)  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
attempt(lambda: 10.0 ** 400)  # expect: OverflowError: (34, 'Numerical result out of range')
