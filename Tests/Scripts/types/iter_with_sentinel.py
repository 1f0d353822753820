values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)), list(values))  # expect: [1, 2] [3]
n = 0
def count():
    global n
    n += 1
    return n
print(list(iter(count, 4)))  # expect: [1, 2, 3]
for f in (lambda: iter(5), lambda: iter(5, 0), lambda: next(5), lambda: next([1]), lambda: iter()):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: 'int' object is not iterable
        # expect: iter(v, w): v must be callable
        # expect: 'int' object is not an iterator
        # expect: 'list' object is not an iterator
        # expect: iter expected at least 1 argument, got 0
