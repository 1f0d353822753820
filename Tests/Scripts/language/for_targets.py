for a, (b, *c) in [(1, "xyz"), (2, "pq")]:
    print(a, b, c)
    # expect: 1 x ['y', 'z']
    # expect: 2 p ['q']
d = {}
for d["i"] in range(3):
    pass
print(d)  # expect: {'i': 2}
for i in 1, 2, *[3, 4]:
    print(i, end=";")  # expect: 1;2;3;4;
print()
print(i)  # expect: 4
