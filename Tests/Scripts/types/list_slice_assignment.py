a = [0, 1, 2, 3, 4]
a[1:3] = "xyz"
print(a)  # expect: [0, 'x', 'y', 'z', 3, 4]
a[:0] = [9]
a[len(a):] = [8]
print(a)  # expect: [9, 0, 'x', 'y', 'z', 3, 4, 8]
a[2:5] = []
print(a)  # expect: [9, 0, 3, 4, 8]
a[::2] = [10, 20, 30]
print(a)  # expect: [10, 0, 20, 4, 30]
a[1:1] = a
print(a)  # expect: [10, 10, 0, 20, 4, 30, 0, 20, 4, 30]
del a[1:-1], a[:1]
print(a)  # expect: [30]
a[5:2] = ["odd"]
print(a)  # expect: [30, 'odd']
a[::-1] = a[:]
print(a)  # expect: ['odd', 30]
for f in (
    lambda: a.__setitem__(slice(0, 2, 2), [1, 2, 3]),
    lambda: a.__setitem__(slice(0, 1), 5),
    lambda: a.__setitem__(slice(None, None, 0), []),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
        # expect: attempt to assign sequence of size 3 to extended slice of size 1
        # expect: must assign iterable to extended slice
        # expect: slice step cannot be zero
