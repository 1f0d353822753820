# Coroutines can be driven without an event loop.
class Wait:
    def __await__(self):
        got = yield "waiting"
        return got * 2

async def work():
    return await Wait() + 1

c = work()
print(c.send(None))  # expect: waiting
try:
    c.send(20)
except StopIteration as e:
    print(e.value)  # expect: 41
try:
    c.send(None)
except RuntimeError as e:
    print(e)  # expect: cannot reuse already awaited coroutine
