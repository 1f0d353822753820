def numbers():
    n = 0
    while True:
        yield n
        n += 1

def take(n, it):
    for _, x in zip(range(n), it):
        yield x

def squares(it):
    for x in it:
        yield x * x

print(list(take(5, squares(numbers()))))  # expect: [0, 1, 4, 9, 16]
print(sum(take(100, (x for x in numbers() if x % 3 == 0))))  # expect: 14850
