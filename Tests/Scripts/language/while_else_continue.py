n = 0
while n < 10:
    n += 1
    if n % 2:
        continue
    if n > 6:
        break
    print(n, end=";")  # expect: 2;4;6;
else:
    print("never")
print()
while n:
    n -= 1
else:
    print("else", n)  # expect: else 0
