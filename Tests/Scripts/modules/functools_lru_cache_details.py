from functools import lru_cache
@lru_cache(maxsize=None, typed=True)
def f(x, **kw): return type(x).__name__
print(f(1), f(1.0), f(True), f(1, a=1), f(1, a=1), f.cache_info())
# expect: int float bool int int CacheInfo(hits=1, misses=4, maxsize=None, currsize=4)
@lru_cache
def boom(x): raise ValueError(x)
for _ in range(2):
    try:
        boom(1)
    except ValueError:
        pass
print(boom.cache_info())  # expect: CacheInfo(hits=0, misses=2, maxsize=128, currsize=0)
class C:
    @lru_cache
    def m(self, x): return x * 2
c = C()
print(c.m(2), c.m(2), C.m.cache_info().hits, f.__name__, f.__wrapped__.__name__)  # expect: 4 4 1 f f
@lru_cache(maxsize=0)
def never(x): return x
never(1), never(1)
print(never.cache_info())  # expect: CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
