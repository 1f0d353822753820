def g(n):
    while True:
        yield n
        n += 1

gens = [g(i) for i in range(10000)]
for _ in range(3):
    values = [next(x) for x in gens]
print(values[0], values[-1], sum(values))  # expect: 2 10001 50015000
