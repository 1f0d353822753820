x = 1
def f(a=x, b=lambda: x):
    x = 99
    return a, b()
x = 2
print(f())  # expect: (1, 2)
class C:
    y = 5
    def m(self, v=y): return v
print(C().m())  # expect: 5
def g(n, acc=None):
    acc = [] if acc is None else acc
    acc.append(n)
    return acc
print(g(1), g(2))  # expect: [1] [2]
