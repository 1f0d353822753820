a = list(range(10))
for s in (
    slice(None, None, 3),
    slice(8, 2, -2),
    slice(-3, None),
    slice(None, -7),
    slice(20, 5, -3),
    slice(5, 5),
    slice(2, 8, 10),
):
    print(s.start, s.stop, s.step, a[s])
    # expect: None None 3 [0, 3, 6, 9]
    # expect: 8 2 -2 [8, 6, 4]
    # expect: -3 None None [7, 8, 9]
    # expect: None -7 None [0, 1, 2]
    # expect: 20 5 -3 [9, 6]
    # expect: 5 5 None []
    # expect: 2 8 10 [2]
del a[::3]
print(a)  # expect: [1, 2, 4, 5, 7, 8]
a[::2] = [x * 10 for x in a[::2]]
print(a)  # expect: [10, 2, 40, 5, 70, 8]
a[-1:] = a[:2]
print(a)  # expect: [10, 2, 40, 5, 70, 10, 2]
del a[5:1:-2]
print(a)  # expect: [10, 2, 40, 70, 2]
