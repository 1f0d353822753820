async def f():
    async with a as b, c:
        await d
    async for x in y:
        yield x
    return

async def g():
    return [x async for x in y if await z]

print(f.__name__, type(f).__name__)  # expect: f function
c = g()
print(type(c).__name__)  # expect: coroutine
c.close()
