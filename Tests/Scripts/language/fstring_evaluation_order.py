def f(x):
    print("eval", x)
    return x

class S:
    def __init__(self, n): self.n = n
    def __format__(self, spec):
        print("format", self.n)
        return self.n

print(f"{S(f('a'))}{S(f('b')):{f('>')}}")
# expect: eval a
# expect: format a
# expect: eval b
# expect: eval >
# expect: format b
# expect: ab
