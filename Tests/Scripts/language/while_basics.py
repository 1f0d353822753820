n = 3
while n > 0:
    print(n)
    # expect: 3
    # expect: 2
    # expect: 1
    n -= 1
while True:
    n += 1
    if n == 2:
        continue
    if n > 3:
        break
print("end", n)  # expect: end 4
