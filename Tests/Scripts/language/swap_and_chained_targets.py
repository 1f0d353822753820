a = [1, 2, 3]
i = 0
i, a[i] = 2, "x"        # i is already 2 when a[i] is assigned
print(a)  # expect: [1, 2, 'x']
a[0], a[1] = a[1], a[0]
print(a)  # expect: [2, 1, 'x']
x = a[0] = y = "z"
print(x, y, a)  # expect: z z ['z', 1, 'x']
