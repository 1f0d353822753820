print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(-2, 3, 5), pow(2, 3, -5))  # expect: 1024 24 5 2 -2
print(pow(5, 0, 1), pow(2, -2))  # expect: 0 0.25
print(pow(7, 10 ** 18, 10 ** 9 + 7), pow(2 ** 100, 3, 2 ** 61 - 1), pow(base=2, exp=5, mod=3))
# expect: 259616729 72057594037927936 2
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: pow(2, 2, 0))  # expect: ValueError: pow() 3rd argument cannot be 0
attempt(lambda: pow(2, -1, 4))  # expect: ValueError: base is not invertible for the given modulus
attempt(lambda: pow(2.0, 2, 3))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
attempt(lambda: pow(0, -1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
attempt(lambda: pow("a", 2))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
