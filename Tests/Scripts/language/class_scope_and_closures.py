def make(n):
    class Counter:
        step = n
        def __init__(self): self.value = 0
        def up(self):
            self.value += n
            return self
        def cls(self): return __class__
    return Counter

A, B = make(1), make(10)
print(A().up().up().value, B().up().value, A.step, A is B, A().cls() is A, A.__qualname__)
# expect: 2 10 1 False True make.<locals>.Counter
