def make():
    fs = []
    for i in range(3):
        fs.append((lambda: i, lambda i=i: i))
    return fs

print([(late(), early()) for late, early in make()])  # expect: [(2, 0), (2, 1), (2, 2)]
