class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __le__(self, o): return self.n <= o.n
    def __eq__(self, o): return self.n == o.n
a, b = V(1), V(2)
print(a < b, a > b, a <= b, a >= b, a == b, a != b)  # expect: True False True False False True
print([v.n for v in sorted([V(3), V(1), V(2)])], max([a, b]).n)  # expect: [1, 2, 3] 2
class Odd:
    def __lt__(self, o): return "any value"
    def __eq__(self, o): return []
print(Odd() < 1, Odd() == 1, Odd() != 1)  # expect: any value [] True
try:
    Odd() <= 1
except TypeError as e:
    print(e)  # expect: '<=' not supported between instances of 'Odd' and 'int'
