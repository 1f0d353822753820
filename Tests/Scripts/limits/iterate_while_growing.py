a = [0]
for x in a:
    if len(a) < 200_000: a.append(x + 1)
print(len(a), a[-1])  # expect: 200000 199999
d = {}
for i in range(200_000): d[i] = i
for i in range(200_000): del d[i]
print(len(d), next(iter(d), "empty"))  # expect: 0 empty
q = list(range(100_000))
while q: q.pop()
print(q)  # expect: []
