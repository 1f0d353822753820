class Manager:
    async def __aenter__(self): print("enter"); return self
    async def __aexit__(self, *exc): print("exit", exc[0] and exc[0].__name__); return True
class Numbers:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n
async def agen():
    for x in "ab":
        yield x
async def main():
    async with Manager() as m:
        async for n in Numbers(): print(n)
        else: print("else")
        print([x async for x in agen()], [x * 2 async for x in Numbers() if x > 1])
        raise ValueError
    return "done"
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value
print(run(main()))
# expect: enter
# expect: 1
# expect: 2
# expect: else
# expect: ['a', 'b'] [4]
# expect: exit ValueError
# expect: done
