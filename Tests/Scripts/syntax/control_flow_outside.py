def check(source):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset))

check("break")  # expect: 'break' outside loop (1, 1)
check("x = 1\ncontinue")  # expect: 'continue' not properly in loop (2, 1)
check("def f():\n  break")  # expect: 'break' outside loop (2, 3)
check("while 1:\n  def f():\n    continue")  # expect: 'continue' not properly in loop (3, 5)
check("return 1")  # expect: 'return' outside function (1, 1)
check("class C:\n  return 1")  # expect: 'return' outside function (2, 3)
check("yield 1")  # expect: 'yield' outside function (1, 1)
check("class C:\n  x = yield")  # expect: 'yield' outside function (2, 7)
check("await x")  # expect: 'await' outside function (1, 1)
check("def f():\n  await x")  # expect: 'await' outside async function (2, 3)
check("def f():\n  async with a: pass")  # expect: 'async with' outside async function (2, 3)
check("async for x in y: pass")  # expect: 'async for' outside async function (1, 1)
check("[x async for x in y]")  # expect: asynchronous comprehension outside of an asynchronous function (1, 1)
check("async def f():\n  yield from x")  # expect: 'yield from' inside async function (2, 3)
check("async def f():\n  yield 1\n  return 2")  # expect: 'return' with value in async generator (3, 3)
