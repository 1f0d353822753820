def average():
    total, n, avg = 0, 0, None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n

a = average()
try:
    a.send(1)
except TypeError as e:
    print(e)  # expect: can't send non-None value to a just-started generator
print(next(a), a.send(10), a.send(20), a.send(30))  # expect: None 10.0 15.0 20.0
a.close()
try:
    a.send(1)
except StopIteration as e:
    print("stopped", e.value)  # expect: stopped None
