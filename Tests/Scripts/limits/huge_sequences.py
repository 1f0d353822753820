def attempt(f):
    try:
        f()
        print("no error")
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__)
attempt(lambda: [0] * 10 ** 13)  # expect: MemoryError
attempt(lambda: (0,) * 10 ** 13)  # expect: MemoryError
attempt(lambda: [0] * 2 ** 62)  # expect: MemoryError
attempt(lambda: [0, 1] * (2 ** 62))  # expect: MemoryError
attempt(lambda: [0] * 10 ** 30)  # expect: OverflowError
attempt(lambda: list(range(10 ** 15)))  # expect: MemoryError
attempt(lambda: tuple(range(10 ** 15)))  # expect: MemoryError
attempt(lambda: [1] * -10 ** 30)  # expect: OverflowError
a = [1]
def grow(): a.__imul__(10 ** 15)
attempt(grow)  # expect: MemoryError
print(a)  # expect: [1]
