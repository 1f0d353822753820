for i in range(3):
    print(i)
    # expect: 0
    # expect: 1
    # expect: 2
for c in "ab":
    print(c)
    # expect: a
    # expect: b
for k, v in {"x": 1, "y": 2}.items():
    print(k, v)
    # expect: x 1
    # expect: y 2
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a + b)
    # expect: 0 3
    # expect: 1 7
