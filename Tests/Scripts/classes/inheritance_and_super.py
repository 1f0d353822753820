class A:
    def __init__(self): self.log = ["A"]
    def who(self): return "A"
class B(A):
    def __init__(self):
        super().__init__()
        self.log.append("B")
    def who(self): return "B" + super().who()
class C(A):
    def __init__(self):
        super().__init__()
        self.log.append("C")
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super(D, self).who()

print(D().log, D().who())  # expect: ['A', 'C', 'B'] DBCA
print([c.__name__ for c in D.__mro__])  # expect: ['D', 'B', 'C', 'A', 'object']
