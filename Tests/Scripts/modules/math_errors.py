import math
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: math.sqrt(-1))  # expect: ValueError: math domain error
attempt(lambda: math.log(0))  # expect: ValueError: math domain error
attempt(lambda: math.log(-1))  # expect: ValueError: math domain error
attempt(lambda: math.log(2, 0))  # expect: ValueError: math domain error
attempt(lambda: math.exp(1000))  # expect: OverflowError: math range error
attempt(lambda: math.factorial(-1))  # expect: ValueError: factorial() not defined for negative values
attempt(lambda: math.factorial(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: math.isqrt(-1))  # expect: ValueError: isqrt() argument must be nonnegative
attempt(lambda: math.comb(-1, 2))  # expect: ValueError: n must be a non-negative integer
attempt(lambda: math.floor(math.inf))  # expect: OverflowError: cannot convert float infinity to integer
attempt(lambda: math.ceil(math.nan))  # expect: ValueError: cannot convert float NaN to integer
attempt(lambda: math.sqrt("x"))  # expect: TypeError: must be real number, not str
attempt(lambda: math.gcd(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: math.acos(2))  # expect: ValueError: math domain error
attempt(lambda: math.pow(0, -1))  # expect: ValueError: math domain error
attempt(lambda: math.fmod(1, 0))  # expect: ValueError: math domain error
attempt(lambda: math.gamma(-1))  # expect: ValueError: math domain error
attempt(lambda: math.dist([1], [1, 2]))  # expect: ValueError: both points must have the same number of dimensions
attempt(lambda: math.sin())  # expect: TypeError: math.sin() takes exactly one argument (0 given)
attempt(lambda: math.ldexp(1.0, 10 ** 10))  # expect: OverflowError: math range error
attempt(lambda: math.sqrt(10 ** 400))  # expect: OverflowError: int too large to convert to float
attempt(lambda: math.sumprod([1], [1, 2]))  # expect: ValueError: Inputs are not the same length
