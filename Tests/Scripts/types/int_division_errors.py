def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: 1 / 0)  # expect: ZeroDivisionError: division by zero
attempt(lambda: 1 // 0)  # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: 1 % 0)  # expect: ZeroDivisionError: integer modulo by zero
attempt(lambda: divmod(1, 0))  # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: 0 ** -1)  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
attempt(lambda: 10 ** 30 / 0)  # expect: ZeroDivisionError: division by zero
attempt(lambda: 10 ** 400 / 1)  # expect: OverflowError: integer division result too large for a float
attempt(lambda: float(10 ** 400))  # expect: OverflowError: int too large to convert to float
attempt(lambda: 10 ** 400 * 1.0)  # expect: OverflowError: int too large to convert to float
attempt(lambda: 1 << -1)  # expect: ValueError: negative shift count
attempt(lambda: 1 >> -1)  # expect: ValueError: negative shift count
attempt(lambda: 1 << (1 << 70))  # expect: OverflowError: too many digits in integer
