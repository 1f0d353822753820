def f(a, seen=[]):
    seen.append(a)
    return seen

print(f(1), f(2))  # expect: [1, 2] [1, 2]
print(f.__defaults__)  # expect: ([1, 2],)
n = 1
def g(x=n): return x
n = 2
print(g())  # expect: 1
f.__defaults__ = (["new"],)
print(f(3))  # expect: ['new', 3]
