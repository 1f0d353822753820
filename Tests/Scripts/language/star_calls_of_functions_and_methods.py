# `f(x, *args, **kwargs)` and the same with a method: order, other iterables and mappings, and what is refused.
class Pairs:
    def keys(self): return ["a", "b"]
    def __getitem__(self, key): return key * 2

class Sequence:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10

class Log:
    def __init__(self): self.seen = []
    def note(self, *args, **kwargs): self.seen.append((args, kwargs)); return len(self.seen)
    def wrap(self, *args, **kwargs): return self.note(0, *args, **kwargs)
    @classmethod
    def make(cls, *args): return cls.__name__, args
    @staticmethod
    def plain(*args, **kwargs): return args, kwargs

def f(*args, **kwargs): return args, kwargs
print(f(*(1, 2), 3, *[4], *"ab", *range(2)))  # expect: ((1, 2, 3, 4, 'a', 'b', 0, 1), {})
print(f(*Sequence(), **Pairs()))  # expect: ((0, 10, 20), {'a': 'aa', 'b': 'bb'})
print(f(*(), **{}), f(*(x for x in "xy")))  # expect: ((), {}) (('x', 'y'), {})
log = Log()
print(log.wrap(), log.wrap(1, b=2), log.note(*[1], **Pairs()))  # expect: 1 2 3
print(log.seen)  # expect: [((0,), {}), ((0, 1), {'b': 2}), ((1,), {'a': 'aa', 'b': 'bb'})]
print(log.make(*"ab"), Log.make(*[1]), log.plain(*[1], **{"k": 2}))
# expect: ('Log', ('a', 'b')) ('Log', (1,)) ((1,), {'k': 2})
log.own = f
print(log.own(*[1], **{"z": 1}), [3, 1, 2].__add__(*[[4]]), "{} {x}".format(*"a", **{"x": 5}))
# expect: ((1,), {'z': 1}) [3, 1, 2, 4] a 5
print(max(*[3, 9], **{"key": lambda v: -v}), dict(**{"a": 1}, b=2), dict(*[[("q", 1)]], **{"r": 2}))
# expect: 3 {'a': 1, 'b': 2} {'q': 1, 'r': 2}
import math
print(math.hypot(*(3, 4)), int(*["ff"], **{"base": 16}))  # expect: 5.0 255

class Base:
    def __init__(self, *args, **kwargs): self.got = args, kwargs
class Derived(Base):
    def __init__(self, *args, **kwargs): super().__init__(*args, **kwargs)
print(Derived(1, a=2).got, Derived(*"xy").got)  # expect: ((1,), {'a': 2}) (('x', 'y'), {})

def refused(text):
    try: print(eval(text))
    except TypeError as error: print(error)
refused("f(*1)")  # expect: __main__.f() argument after * must be an iterable, not int
refused("f(**1)")  # expect: __main__.f() argument after ** must be a mapping, not int
refused("log.note(*1)")  # expect: __main__.Log.note() argument after * must be an iterable, not int
refused("log.note(**[])")  # expect: __main__.Log.note() argument after ** must be a mapping, not list
refused("f(**{1: 2})")  # expect: keywords must be strings
refused("log.note(0, **{None: 2})")  # expect: keywords must be strings
refused("f(a=1, **{'a': 2})")  # expect: __main__.f() got multiple values for keyword argument 'a'
refused("f(**{'a': 1}, **{'a': 2})")  # expect: __main__.f() got multiple values for keyword argument 'a'
refused("log.note(**{'self': 2})")  # expect: Log.note() got multiple values for argument 'self'
refused("len(*[], **{})")  # expect: len() takes exactly one argument (0 given)

def order(name, value):
    print(name, end=" ")
    return value
class Traced:
    def __getattr__(self, name): print("get", end=" "); return f
print(Traced().method(order("a", 1), *order("b", [2]), **order("c", {"d": 3})))  # expect: get a b c ((1, 2), {'d': 3})

# an argument that changes the class while the call is put together
class Changing:
    def m(self, *args): return "first", args
def change():
    Changing.m = lambda self, *args: ("second", args)
    return [1]
thing = Changing()
print(thing.m(*change()), thing.m(*[2]))  # expect: ('first', (1,)) ('second', (2,))
deep = [0]
def down(*args):
    deep[0] += 1
    return down(*args)
try: down(*range(50))
except RecursionError: print("too deep", deep[0] > 100)  # expect: too deep True
