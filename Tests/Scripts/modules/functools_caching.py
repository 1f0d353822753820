from functools import lru_cache, cache, cached_property
calls = []
@lru_cache(maxsize=2)
def f(x):
    calls.append(x)
    return x * 2
print(f(1), f(2), f(1), f(3), f(2), calls, f.cache_info(), f.cache_parameters())
# expect: 2 4 2 6 4 [1, 2, 3, 2] CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) {'maxsize': 2, 'typed': False}
f.cache_clear()
print(f.cache_info(), f.__wrapped__(9))  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) 18
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info().misses)  # expect: 354224848179261915075 101
class C:
    @cached_property
    def v(self):
        print("computed")
        return 5
c = C()
print(c.v, c.v, vars(c))
# expect: computed
# expect: 5 5 {'v': 5}
try:
    f([])
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
