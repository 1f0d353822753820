async def agen():
    try:
        got = yield 1
        print("got", got)
        yield 2
    finally:
        print("cleanup")
def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return e.value
    except StopAsyncIteration:
        return "exhausted"
a = agen()
print(type(a).__name__, step(a.__anext__()), step(a.asend("sent")))
# expect: got sent
# expect: async_generator 1 2
print(step(a.aclose()), step(a.__anext__()))
# expect: cleanup
# expect: None exhausted
b = agen()
step(b.__anext__())
try:
    step(b.athrow(ValueError("thrown")))  # expect: cleanup
except ValueError as e:
    print(e)  # expect: thrown
print(step(anext(agen(), "default")))
# expect: cleanup
# expect: 1
