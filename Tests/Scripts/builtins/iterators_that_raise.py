def failing():
    yield 1
    raise KeyError("iteration")
for consume in (
    list,
    tuple,
    set,
    sum,
    max,
    sorted,
    dict.fromkeys,
    ",".join,
    any,
    lambda g: all(g),
    lambda g: [*g],
    lambda g: list(map(str, g)),
    lambda g: [x for x in g],
    lambda g: print(*g),
    lambda g: list(zip(g, "abc")),
    lambda g: [].extend(g),
    bytes,
    lambda g: list(enumerate(g)),
    lambda g: 5 in g,
    lambda g: (lambda a, b: 0)(*g),
):
    try:
        consume(failing())
        print("stopped early")
    except (KeyError, TypeError) as e:
        print(repr(e))
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: stopped early
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
# expect: KeyError('iteration')
