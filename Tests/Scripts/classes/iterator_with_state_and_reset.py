class Range:
    def __init__(self, n): self.n = n
    def __iter__(self): return RangeIterator(self.n)
class RangeIterator:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i - 1
    def __length_hint__(self): return self.n - self.i
r = Range(3)
print(list(r), list(r), [(a, b) for a in r for b in r][:4], list(zip(r, r)))
# expect: [0, 1, 2] [0, 1, 2] [(0, 0), (0, 1), (0, 2), (1, 0)] [(0, 0), (1, 1), (2, 2)]
import operator
it = iter(r)
next(it)
print(operator.length_hint(it), *it, next(it, "end"))  # expect: 2 1 2 end
