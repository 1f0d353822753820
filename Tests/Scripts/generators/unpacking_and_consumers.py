def g():
    yield from (3, 1, 2)

a, *b = g()
print(a, b)  # expect: 3 [1, 2]
print(sorted(g()), sum(g()), max(g()), tuple(g()), set(g()) == {1, 2, 3}, ",".join(map(str, g())))
# expect: [1, 2, 3] 6 3 (3, 1, 2) True 3,1,2
print(2 in g(), dict(enumerate(g())), [*g(), *g()], list(zip(g(), g())))
# expect: True {0: 3, 1: 1, 2: 2} [3, 1, 2, 3, 1, 2] [(3, 3), (1, 1), (2, 2)]
print(any(x > 2 for x in g()), all(x > 2 for x in g()))  # expect: True False
