def primes(limit):
    composite = bytearray(limit + 1)
    for n in range(2, limit + 1):
        if not composite[n]:
            yield n
            composite[n * n::n] = b"\1" * len(range(n * n, limit + 1, n))

found = list(primes(10_000))
print(len(found), found[:10], found[-1], sum(found))  # expect: 1229 [2, 3, 5, 7, 11, 13, 17, 19, 23, 29] 9973 5736396
