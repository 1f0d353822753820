from functools import partial, reduce, wraps, partialmethod
p = partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, p("77", base=8))  # expect: 5 <class 'int'> () {'base': 2} 63
print(partial(partial(print, 1), 2).args, repr(partial(len, [1])))
# expect: (1, 2) functools.partial(<built-in function len>, [1])
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]))  # expect: 24
print(reduce(lambda a, b: a + b, [], "start"), reduce(max, [5]))  # expect: start 5
def deco(f):
    @wraps(f)
    def wrapper(*a):
        """wrapper doc"""
        return f(*a)
    return wrapper
@deco
def original(x):
    """original doc"""
    return x
print(original.__name__, original.__doc__, original.__wrapped__.__name__, original(3))
# expect: original original doc original 3
class C:
    def m(self, a, b): return a, b
    fixed = partialmethod(m, 1)
print(C().fixed(2))  # expect: (1, 2)
for f in (lambda: reduce(max, []), lambda: partial(), lambda: partial(5), lambda: reduce(max, 5)):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: reduce() of empty iterable with no initial value
        # expect: type 'partial' takes at least one argument
        # expect: the first argument must be callable
        # expect: reduce() arg 2 must support iteration
