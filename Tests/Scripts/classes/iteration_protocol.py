class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
s = Seq()
print(list(s), 20 in s, 5 in s, [*s], max(s), type(iter(s)).__name__)
# expect: [0, 10, 20] True False [0, 10, 20] 20 iterator
a, b, c = s
print(a, b, c)  # expect: 0 10 20
try:
    reversed(s)
except TypeError as e:
    print(e)  # expect: object of type 'Seq' has no len()
class Sized(Seq):
    def __len__(self): return 3
print(list(reversed(Sized())))  # expect: [20, 10, 0]
class NotIterable:
    __iter__ = None
    def __getitem__(self, i): return i
try:
    iter(NotIterable())
except TypeError as e:
    print(e)  # expect: 'NotIterable' object is not iterable
