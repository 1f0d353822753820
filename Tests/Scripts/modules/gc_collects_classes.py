import gc, weakref
def count(): return len([c for c in Base.__subclasses__()])
class Base: pass
def make():
    class Local(Base):
        def method(self): return __class__
    return Local
refs = [weakref.ref(make()) for _ in range(3)]
gc.collect()
print([r() for r in refs], count())  # expect: [None, None, None] 0
kept = make()
instance = make()()
number = type("Number", (int,), {"twice": lambda self: self * 2})(21)
gc.collect()
# a class lives as long as its instances
print(count(), instance.method() is type(instance), kept.__name__, number.twice())  # expect: 2 True Local 42
ref = weakref.ref(type(instance))
del instance, kept
gc.collect()
print(ref(), count())  # expect: None 0
class Meta(type):
    def __del__(cls): print("gone", cls.__name__)
made = Meta("Made", (), {})
made.me = made
del made
print(gc.collect() > 0)
# expect: gone Made
# expect: True
