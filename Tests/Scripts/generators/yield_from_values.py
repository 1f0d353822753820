def inner():
    x = yield 1
    print("inner got", x)
    yield 2
    return "result"

def outer():
    r = yield from inner()
    print("inner returned", r)
    yield from "ab"
    yield from range(2)

it = outer()
print(next(it), it.send("sent"))
# expect: inner got sent
# expect: 1 2
print(list(it))
# expect: inner returned result
# expect: ['a', 'b', 0, 1]
