def g():
    print((yield 1) + (yield 2))
    d = {(yield "k"): (yield "v")}
    print(d)
    print([(yield "a"), *(yield "b")])
    print((yield) if (yield "cond") else "no")
    return f"{(yield 'f')}!"

it = g()
next(it)
try:
    for v in (10, 20, "key", "value", 1, [2, 3], False, "last"):
        print("->", it.send(v))
        # expect: -> 2
        # expect: 30
        # expect: -> k
        # expect: -> v
        # expect: {'key': 'value'}
        # expect: -> a
        # expect: -> b
        # expect: [1, 2, 3]
        # expect: -> cond
        # expect: no
        # expect: -> f
except StopIteration as e:
    print(e.value)  # expect: last!
