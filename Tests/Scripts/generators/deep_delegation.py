def nested(n):
    if n:
        yield from nested(n - 1)
    yield n

print(sum(nested(200)))  # expect: 20100

def chain(n):
    g = iter([1, 2, 3])
    for _ in range(n):
        g = (x for x in g)
    return g

print(list(chain(200)))  # expect: [1, 2, 3]
