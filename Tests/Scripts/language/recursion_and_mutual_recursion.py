def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, ackermann(m, n - 1) if n else 1)

print(even(100), odd(7), fact(25), ackermann(2, 3))  # expect: True True 15511210043330985984000000 9
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v)))
print(Y(lambda g: lambda n: n * g(n - 1) if n else 1)(10))  # expect: 3628800
