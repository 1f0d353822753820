print(1 + 2)  # expect: 3
print(7 - 10)  # expect: -3
print(6 * 7)  # expect: 42
print(7 / 2)  # expect: 3.5
print(7 // 2)  # expect: 3
print(7 % 3)  # expect: 1
print(2 ** 8)  # expect: 256
print(-5 + +3)  # expect: -2
print((1 + 2) * 3)  # expect: 9
print(0.5 + 0.25)  # expect: 0.75
print(1 + 1.0)  # expect: 2.0
