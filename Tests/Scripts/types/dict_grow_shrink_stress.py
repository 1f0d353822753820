d = {}
for i in range(1000):
    d[i] = i
    if i % 3 == 0:
        del d[i // 2 if i // 2 in d else i]
print(len(d), sum(d), list(d)[:5], list(d)[-2:])  # expect: 666 416167 [2, 5, 8, 11, 14] [998, 999]
e = dict(d)
for k in list(e):
    if k % 2: del e[k]
e.update(dict.fromkeys("xyz"))
print(len(e), list(e)[-3:], 4 in e, e == dict(e), list(reversed(e))[0])  # expect: 336 ['x', 'y', 'z'] False True z
