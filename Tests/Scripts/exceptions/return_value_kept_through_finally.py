def f(n):
    for i in range(5):
        try:
            if i == n:
                return "returned %d" % i
        finally:
            if i == 3:
                break
    return "fell out"

print(f(1), "|", f(3), "|", f(9))  # expect: returned 1 | fell out | fell out
def g():
    while True:
        try:
            try:
                return 1
            finally:
                raise ValueError
        except ValueError:
            return 2
print(g())  # expect: 2
