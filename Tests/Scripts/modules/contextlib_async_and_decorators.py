from contextlib import asynccontextmanager, ContextDecorator, AsyncExitStack, aclosing
@asynccontextmanager
async def am(n):
    print("enter", n)
    try:
        yield n
    finally:
        print("exit", n)
async def main():
    async with am(1) as x, AsyncExitStack() as stack:
        await stack.enter_async_context(am(2))
        return x
try:
    main().send(None)
    # expect: enter 1
    # expect: enter 2
    # expect: exit 2
    # expect: exit 1
except StopIteration as e:
    print(e.value)  # expect: 1
class Tag(ContextDecorator):
    def __enter__(self): print("<tag>"); return self
    def __exit__(self, *exc): print("</tag>")
@Tag()
def f(x): return x * 2
print(f(4))
# expect: <tag>
# expect: </tag>
# expect: 8
