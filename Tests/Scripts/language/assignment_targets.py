a = b = [1]
print(a is b)  # expect: True
(x, y), [z] = (1, 2), [3]
print(x, y, z)  # expect: 1 2 3
x, y = y, x
print(x, y)  # expect: 2 1
d = {}
d["k"], d["l"] = "kl"
print(d)  # expect: {'k': 'k', 'l': 'l'}
i, d[i] = "n", 5        # targets are assigned left to right
print(d)  # expect: {'k': 'k', 'l': 'l', 'n': 5}
