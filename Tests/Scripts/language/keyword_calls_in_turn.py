# One call site that meets several functions: which parameter a keyword names is worked out for each of them.
def f(a, b=2, c=3):
    return ("f", a, b, c)


def g(c, a, b=7):
    return ("g", a, b, c)


def h(a, *rest, **extra):
    return ("h", a, rest, extra)


def k(a, *, b, c=0):
    return ("k", a, b, c)


def only(a, /, c=9, **extra):
    return ("only", a, c, extra)


class P:
    def __init__(self, a, c=5, b=6):
        self.args = (a, b, c)

    def m(self, a, c=1):
        return ("m", a, c)


def each(function):
    return function(1, c=10)


print(each(f))                  # expect: ('f', 1, 2, 10)
print(each(f))                  # expect: ('f', 1, 2, 10)
for _ in range(2):
    try:
        each(g)
    except TypeError as error:
        print(error)
# expect: g() got multiple values for argument 'c'
# expect: g() got multiple values for argument 'c'
print(each(h))                  # expect: ('h', 1, (), {'c': 10})
print(each(h))                  # expect: ('h', 1, (), {'c': 10})
try:
    each(k)
except TypeError as error:
    print(error)                # expect: k() missing 1 required keyword-only argument: 'b'
print(each(only), each(only))   # expect: ('only', 1, 10, {}) ('only', 1, 10, {})
print(each(P).args, each(P).args)   # expect: (1, 6, 10) (1, 6, 10)
print(each(P(0).m))             # expect: ('m', 1, 10)
print(each(dict.fromkeys) if False else each(f))    # expect: ('f', 1, 2, 10)


# Defaults are read at the call, not when the site is first used.
def call_f():
    return f(5, c=1)


print(call_f())                 # expect: ('f', 5, 2, 1)
f.__defaults__ = (20, 30)
print(call_f())                 # expect: ('f', 5, 20, 1)
f.__defaults__ = None
try:
    call_f()
except TypeError as error:
    print(error)                # expect: f() missing 1 required positional argument: 'b'


# Arguments are evaluated in the order they are written, once, also when the call fails.
def show(x):
    print("arg", x)
    return x


def order():
    return h(show(1), z=show(2), y=show(3))


print(order())
# expect: arg 1
# expect: arg 2
# expect: arg 3
# expect: ('h', 1, (), {'z': 2, 'y': 3})
print(order() == order())
# expect: arg 1
# expect: arg 2
# expect: arg 3
# expect: arg 1
# expect: arg 2
# expect: arg 3
# expect: True


def fails():
    return k(1, b=show(2), c=1 / 0)


for _ in range(2):
    try:
        fails()
    except ZeroDivisionError as error:
        print(error)
# expect: arg 2
# expect: division by zero
# expect: arg 2
# expect: division by zero


# A generator, and a function with cells.
def gen(a, b=1):
    yield a
    yield b


def outer(a, b=1):
    return lambda: (a, b)


for _ in range(2):
    print(list(gen(1, b=5)), outer(2, b=3)())   # each
# expect: [1, 5] (2, 3)
# expect: [1, 5] (2, 3)
