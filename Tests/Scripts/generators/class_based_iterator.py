class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

print(list(Countdown(3)))  # expect: [2, 1, 0]
c = Countdown(5)
for x in c:
    if x == 3: break
print(list(c), next(c, None))  # expect: [2, 1, 0] None
class BadIter:
    def __iter__(self): return 5
try:
    iter(BadIter())
except TypeError as e:
    print(e)  # expect: iter() returned non-iterator of type 'int'
