t = 1, (2, (3, [4]))
a, (b, (c, [d])) = t
print(a, b, c, d, t[1][1][1][0])  # expect: 1 2 3 4 4
t[1][1][1].append(5)
print(t)  # expect: (1, (2, (3, [4, 5])))
try:
    t[1][0] = 9
except TypeError as e:
    print(e)  # expect: 'tuple' object does not support item assignment
print((1,) + () + (2,), (1, 2) * 0, () == tuple(), not (), (None,) == (None,), ((),) != ())
# expect: (1, 2) () True True True True
print((1, "a", 2.0) == (True, "a", 2), (1, 2, 3)[::-1], *(1, 2))  # expect: True (3, 2, 1) 1 2
