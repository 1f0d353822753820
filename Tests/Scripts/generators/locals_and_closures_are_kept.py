def counter(start):
    n = start
    def add(k):
        nonlocal n
        n += k
    while True:
        got = yield n, add
        if got: n = got
g = counter(5)
n, add = next(g)
add(10)
print(next(g)[0], g.send(100)[0])  # expect: 15 100
h = counter(1)
print(next(h)[0], next(g)[0])  # expect: 1 100
gens = [(i * j for j in range(3)) for i in range(3)]
print([list(x) for x in gens])  # expect: [[0, 2, 4], [0, 2, 4], [0, 2, 4]]
