a = b = [1]
a += [2]
print(b, a is b)  # expect: [1, 2] True
a = a + [3]
print(b, a is b)  # expect: [1, 2] False
s = t = (1,)
s += (2,)
print(s, t)  # expect: (1, 2) (1,)
