r = range(10 ** 30)
print(r[10 ** 29], r[-1], 10 ** 29 in r, 10 ** 30 in r, r[::10 ** 29])
# expect: 100000000000000000000000000000 999999999999999999999999999999 True False range(0, 1000000000000000000000000000000, 100000000000000000000000000000)
print(next(iter(r)), r.index(10 ** 20), r.count(-1))  # expect: 0 100000000000000000000 0
print(range(10 ** 30, 0, -10 ** 29)[3], bool(r), r == range(10 ** 30))
# expect: 700000000000000000000000000000 True True
for f in (lambda: len(r), lambda: r[10 ** 30], lambda: r.index(-5)):
    try:
        f()
    except (OverflowError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: OverflowError Python int too large to convert to C ssize_t
        # expect: IndexError range object index out of range
        # expect: ValueError -5 is not in range
n = 0
for i in range(10 ** 18, 10 ** 18 + 3): n += i
for i in range(2 ** 64, 2 ** 64 + 2): n += i
print(n)  # expect: 39893488147419103236
