class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, twice=False): return (self.n + x) * (2 if twice else 1)

a = Adder(3)
print(a(4), a(4, twice=True), callable(a), callable(5), list(map(a, [1, 2])))  # expect: 7 14 True False [4, 5]
a.__call__ = lambda x: "ignored"
print(a(1))  # expect: 4
class Meta(type):
    def __call__(cls): return "called class"
class C(metaclass=Meta): pass
print(C())  # expect: called class
