def g():
    print("start")
    x = yield 1
    print("got", x)
    yield 2
    return 3

it = g()
print(type(it).__name__, iter(it) is it)  # expect: generator True
print(next(it))
# expect: start
# expect: 1
print(next(it))
# expect: got None
# expect: 2
try:
    next(it)
except StopIteration as e:
    print(e.value)  # expect: 3
print(next(it, "exhausted"))  # expect: exhausted
