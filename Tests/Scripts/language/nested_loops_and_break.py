for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == j:
            continue
        print(i, j)
        # expect: 0 1
        # expect: 1 0
        # expect: 2 0
        # expect: 2 1
found = None
for row in ([1, 2], [3, 4]):
    for x in row:
        if x == 3:
            found = x
            break
    if found:
        break
print(found)  # expect: 3
