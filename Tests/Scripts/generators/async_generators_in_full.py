# Asynchronous generators, comprehensions and managers, run by hand: no event loop is needed.
import sys


class Pause:
    """Awaiting it yields once."""

    def __init__(self, value): self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine, log=None):
    """Runs a coroutine; what it yields goes to the log, and the log's length is sent back."""
    value = None
    while True:
        try:
            out = coroutine.send(value)
        except StopIteration as end:
            return end.value
        if log is not None: log.append(out)
        value = f"sent {out}"


async def count(n):
    try:
        for i in range(n):
            await Pause(f"before {i}")
            got = yield i
            if got: print("got", got)
    finally:
        await Pause("cleaning")


async def collect():
    return [x async for x in count(3)]

log = []
print(run(collect(), log), log)
# expect: [0, 1, 2] ['before 0', 'before 1', 'before 2', 'cleaning']


async def comprehensions():
    pairs = {x: await Pause(x) async for x in count(2)}
    some = {x async for x in count(4) if x % 2 if await Pause("test")}
    nested = [[y async for y in count(x)] for x in range(3)]
    lazily = (x * 10 async for x in count(3) if x)
    mixed = [a + b for a in "ab" async for b in letters()]
    return pairs, some, nested, [x async for x in lazily], mixed, [await Pause(c) for c in "xy"]


async def letters():
    yield "c"
    yield "d"

for part in run(comprehensions()): print(part)
# expect: {0: 'sent 0', 1: 'sent 1'}
# expect: {1, 3}
# expect: [[], [0], [0, 1]]
# expect: [10, 20]
# expect: ['ac', 'ad', 'bc', 'bd']
# expect: ['sent x', 'sent y']


async def by_hand():
    it = count(3)
    print(await it.__anext__(), await it.asend("hello"))
    try:
        await it.athrow(KeyError("k"))
    except KeyError as e:
        print("out came", repr(e))
    try:
        await it.__anext__()
    except StopAsyncIteration as e:
        print("ended", e.args)
    print(await anext(it, "default"), await it.aclose())

run(by_hand())
# expect: got hello
# expect: 0 1
# expect: out came KeyError('k')
# expect: ended ()
# expect: default None


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("no")
    yield 2


async def closing():
    it = stubborn()
    await anext(it)
    try:
        await it.aclose()
    except RuntimeError as e:
        print(e)

run(closing())
# expect: no
# expect: async generator ignored GeneratorExit


class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("enter", await Pause(self.name))
        return self.name

    async def __aexit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


async def managers():
    async with Manager("a") as a, Manager("b", swallow=True) as b:
        print(a, b)
        raise ValueError
    for i in range(3):
        async with Manager("loop"):
            if i == 1: break
            continue
    async with Manager("r"):
        return "returned"

print(run(managers()))
# expect: enter sent a
# expect: enter sent b
# expect: a b
# expect: exit b ValueError
# expect: exit a None
# expect: enter sent loop
# expect: exit loop None
# expect: enter sent loop
# expect: exit loop None
# expect: enter sent r
# expect: exit r None
# expect: returned


async def plain(n):
    for i in range(n): yield i


async def loops():
    async for x in plain(5):
        if x == 1: continue
        if x == 3: break
        print("x", x)
    else:
        print("not reached")
    async for (a, b) in pairs():
        print(a, b)
    else:
        print("all")
    return 5


async def pairs():
    yield 1, 2
    yield 3, 4

print(run(loops()))
# expect: x 0
# expect: x 2
# expect: 1 2
# expect: 3 4
# expect: all
# expect: 5


def attempt(f):
    async def wrapped(): await f()
    try:
        run(wrapped())
    except Exception as e:
        print(type(e).__name__, e)

async def not_iterable():
    async for _ in 5: pass
async def bad_manager():
    async with 5: pass
async def not_awaitable(): await 5
class Half:
    async def __aenter__(self): pass
async def half():
    async with Half(): pass
class NoAnext:
    def __aiter__(self): return 1
async def no_anext():
    async for _ in NoAnext(): pass
class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 1
async def bad_anext():
    async for _ in BadAnext(): pass
async def stops():
    async def inner():
        raise StopAsyncIteration
        yield
    async for _ in inner(): pass
async def twice():
    it = letters()
    step = it.__anext__()
    await step
    await step
for f in (not_iterable, bad_manager, not_awaitable, half, no_anext, bad_anext, stops, twice): attempt(f)
# expect: TypeError 'async for' requires an object with __aiter__ method, got int
# expect: TypeError 'int' object does not support the asynchronous context manager protocol
# expect: TypeError object int can't be used in 'await' expression
# expect: TypeError 'Half' object does not support the asynchronous context manager protocol (missed __aexit__ method)
# expect: TypeError 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: TypeError 'async for' received an invalid object from __anext__: int
# expect: RuntimeError async generator raised StopAsyncIteration
# expect: RuntimeError cannot reuse already awaited __anext__()/asend()

it = letters()
step = it.asend(None)
closing_step = it.aclose()
print(type(it).__name__, type(step).__name__, type(closing_step).__name__)
# expect: async_generator async_generator_asend async_generator_athrow


step.close()
closing_step.close()

# The hooks are told when an asynchronous generator begins, and when one goes before its end.
began, left = [], []
old = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(firstiter=lambda g: began.append(g.__name__), finalizer=lambda g: left.append(g.__name__))
async def unfinished():
    it = letters()
    await anext(it)
run(unfinished())
sys.set_asyncgen_hooks(*old)
print(began, left, sys.get_asyncgen_hooks())
# expect: ['letters'] ['letters'] asyncgen_hooks(firstiter=None, finalizer=None)
