a = [[0]] * 3
a[0].append(1)
print(a)  # expect: [[0, 1], [0, 1], [0, 1]]
b = [[0] for _ in range(3)]
b[0].append(1)
print(b)  # expect: [[0, 1], [0], [0]]
c = [1, 2]
c *= 2
print(c, c * -1)  # expect: [1, 2, 1, 2] []
