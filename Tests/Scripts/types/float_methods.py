print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio())  # expect: False True (3, 4)
print((1.5).hex(), (-0.1).hex(), float("inf").hex())  # expect: 0x1.8000000000000p+0 -0x1.999999999999ap-4 inf
print(float.fromhex("0x1.8p+1"), float.fromhex("-0x.8"), float.fromhex("inf"))  # expect: 3.0 -0.5 inf
print(float.fromhex("ff"), (1e-320).hex(), (0.0).hex())  # expect: 255.0 0x0.00000000007e8p-1022 0x0.0p+0
print((2.5).real, (2.5).imag, (2.5).conjugate(), (2.7).__trunc__())  # expect: 2.5 0.0 2.5 2
print((2.5).__floor__(), (2.5).__ceil__(), float.__mul__(2.0, 3))  # expect: 2 3 6.0
for f in (
    lambda: float("inf").as_integer_ratio(),
    lambda: float("nan").as_integer_ratio(),
    lambda: float.fromhex("zz"),
    lambda: float.fromhex("0x1p5000"),
):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: OverflowError cannot convert Infinity to integer ratio
        # expect: ValueError cannot convert NaN to integer ratio
        # expect: ValueError invalid hexadecimal floating-point string
        # expect: OverflowError hexadecimal value too large to represent as a float
