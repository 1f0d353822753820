def g():
    yield from g()
try:
    next(g())
except RecursionError:
    print("RecursionError")  # expect: RecursionError
def h():
    for x in h(): yield x
try:
    list(h())
except RecursionError:
    print("RecursionError")  # expect: RecursionError
it = iter([1])
for _ in range(200_000):
    it = iter(it)
print("alive")  # expect: alive
