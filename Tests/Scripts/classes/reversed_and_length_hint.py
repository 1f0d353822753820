import operator
class R:
    def __reversed__(self): return iter("cba")
class NoReverse:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
print(list(reversed(R())))  # expect: ['c', 'b', 'a']
try:
    reversed(NoReverse())
except TypeError as e:
    print(e)  # expect: 'NoReverse' object is not reversible
class Hint:
    def __init__(self, v): self.v = v
    def __length_hint__(self): return self.v
    def __iter__(self): return iter([1, 2])
print(operator.length_hint(Hint(5)), operator.length_hint(Hint(NotImplemented), 9), list(Hint(100)))
# expect: 5 9 [1, 2]
for bad in (-1, "x"):
    try:
        list(Hint(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError __length_hint__() should return >= 0
        # expect: TypeError __length_hint__ must be an integer, not str
