a = [1, 2]
b = a
a += [3]
a *= 2
print(b, a is b)  # expect: [1, 2, 3, 1, 2, 3] True
a = a + [4]
print(b, a is b)  # expect: [1, 2, 3, 1, 2, 3] False
def change(l):
    l.append("changed")
    l = ["rebound"]
change(b)
print(b)  # expect: [1, 2, 3, 1, 2, 3, 'changed']
n = [[]] * 2
n[0].append(1)
print(n, n[0] is n[1])  # expect: [[1], [1]] True
c = b[:]
c[0] = None
print(b[0], b.copy() is b)  # expect: 1 False
