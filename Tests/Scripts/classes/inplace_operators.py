class Acc:
    def __init__(self): self.items = []
    def __iadd__(self, o):
        self.items.append(o)
        return self
    def __add__(self, o): return "add"
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return f"mul {o}"
a = b = Acc()
a += 1
a += 2
print(a is b, a.items)  # expect: True [1, 2]
a *= 3
print(a)  # expect: mul 3
class Strange:
    def __isub__(self, o): return "replaced"
s = Strange()
s -= 1
print(s)  # expect: replaced
