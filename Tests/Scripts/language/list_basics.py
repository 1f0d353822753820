a = [1, 2, 3]
a.append(4)
a[0] = "first"
print(a, len(a), a[-1])  # expect: ['first', 2, 3, 4] 4 4
b = a
b.append(5)
print(a is b, a)  # expect: True ['first', 2, 3, 4, 5]
for i in range(len(a)):
    a[i] = str(a[i]) * 2
print(a)  # expect: ['firstfirst', '22', '33', '44', '55']
print([x * 2 for x in range(5) if x % 2 == 0])  # expect: [0, 4, 8]
