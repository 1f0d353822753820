print(round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.675, 2))  # expect: 2 4 -2 0 2 2.67
print(round(1.005, 2), round(1234.567, -2))  # expect: 1.0 1200.0
print(round(2.5, 0), round(1e300, 5), round(0.1, 20), round(5, -1), round(15, -1))  # expect: 2.0 1e+300 0.1 0 20
print(round(25, -1), round(123, -5), round(1.25, 1))  # expect: 20 0 1.2
print(round(1e22), round(-0.4), round(-0.4, 0), type(round(2.0)).__name__, round(3.14159, None))
# expect: 10000000000000000000000 0 -0.0 int 3
try:
    round(1.5, "x")
except TypeError as e:
    print(e)  # expect: 'str' object cannot be interpreted as an integer
