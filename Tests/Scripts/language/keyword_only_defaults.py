def f(*, a, b=2):
    return a, b

print(f(a=1), f.__kwdefaults__)  # expect: (1, 2) {'b': 2}
f.__kwdefaults__ = {"a": 10}
print(f(b=3))  # expect: (10, 3)
try:
    f()
except TypeError as e:
    print(e)  # expect: f() missing 1 required keyword-only argument: 'b'
