# Operators look special methods up on the type, never on the instance.
class C: pass
c = C()
c.__len__ = lambda: 3
c.__add__ = lambda o: 5
c.__iter__ = lambda: iter([])
for f in (lambda: len(c), lambda: c + 1, lambda: iter(c)):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: object of type 'C' has no len()
        # expect: unsupported operand type(s) for +: 'C' and 'int'
        # expect: 'C' object is not iterable
class G:
    def __getattr__(self, n): return lambda *a: 1
try:
    len(G())
except TypeError as e:
    print(e)  # expect: object of type 'G' has no len()
print(G().__len__())  # expect: 1
