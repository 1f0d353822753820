out = []
i = 0
while True:
    def f(j=i):
        return j
    out.append(f)
    i += 1
    if i == 3:
        break
print([g() for g in out])  # expect: [0, 1, 2]
for i in range(5):
    i = i * 2
    print(i, end=";")  # expect: 0;2;4;6;8;
print()
