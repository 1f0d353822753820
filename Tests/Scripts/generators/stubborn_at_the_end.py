# A generator that yields whatever happens is given up after one GeneratorExit.
import gc, sys
sys.unraisablehook = lambda info: print(type(info.exc_value).__name__, info.exc_value)


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("no")

it = stubborn()
next(it)
del it
gc.collect()
print("alive")
# expect: no
# expect: RuntimeError generator ignored GeneratorExit
# expect: alive


async def waits():
    pass

# A coroutine is awaited once.
async def twice(c):
    await c
    await c
c = waits()
try:
    twice(c).send(None)
except RuntimeError as e:
    print(e)  # expect: cannot reuse already awaited coroutine
try:
    c.throw(ValueError)
except RuntimeError as e:
    print(e)  # expect: cannot reuse already awaited coroutine
def delegates():
    yield from waits()
import warnings
warnings.simplefilter("ignore")
try:
    next(delegates())
except TypeError as e:
    print(e)  # expect: cannot 'yield from' a coroutine object in a non-coroutine generator
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    waits()
    gc.collect()
print([str(w.message) for w in seen])  # expect: ["coroutine 'waits' was never awaited"]

# types.coroutine makes generators awaitable
import types
@types.coroutine
def pause():
    got = yield "paused"
    return got
async def main(): return await pause()
m = main()
print(m.send(None), m.cr_await.gi_code.co_name, m.cr_suspended)  # expect: paused pause True
try:
    m.send("back")
except StopIteration as e:
    print(e.value, m.cr_await, m.cr_frame)  # expect: back None None
w = waits().__await__()
print(type(w).__name__, [hasattr(w, n) for n in ("send", "throw", "close")])  # expect: coroutine_wrapper [True, True, True]
