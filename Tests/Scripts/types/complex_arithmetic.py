a, b = 1 + 2j, 3 - 1j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b, -a, +a, abs(3 + 4j), a == 1 + 2j, a != b)
# expect: (4+1j) (-2+3j) (5+5j) (0.1+0.7000000000000001j) (-3+4j) (-27.43638199160605+19.789310365010714j) (-1-2j) (1+2j) 5.0 True True
print(a.real, a.imag, a.conjugate(), a + 1, 1.5 * a, 2 / a, a ** 0, a ** -1, 1j ** 2, (-1) ** 0.5)
# expect: 1.0 2.0 (1-2j) (2+2j) (1.5+3j) (0.4-0.8j) (1+0j) (0.2-0.4j) (-1+0j) (6.123233995736766e-17+1j)
print(bool(0j), hash(1 + 0j) == hash(1), 3 + 0j == 3, complex(1, 2) in {1 + 2j: 0})  # expect: False True True True
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: a / 0)  # expect: ZeroDivisionError: complex division by zero
attempt(lambda: 0j ** -1)  # expect: ZeroDivisionError: 0.0 to a negative or complex power
attempt(lambda: a // b)  # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'complex'
attempt(lambda: a % b)  # expect: TypeError: unsupported operand type(s) for %: 'complex' and 'complex'
attempt(lambda: a < b)  # expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
attempt(lambda: int(a))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
attempt(lambda: float(a))  # expect: TypeError: float() argument must be a string or a real number, not 'complex'
