print(2 + 3 * 4 ** 2 // 5 % 7)  # expect: 4
print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2)  # expect: -4 4 0.5 512
print(not 1 == 2, ~1 + 2, -1 ** 0)  # expect: True 0 -1
print(1 | 2 ^ 3 & 4 << 1)  # expect: 3
print(1 < 2 == True, 3 in [3] == [3])  # expect: False True
print(5 - 3 - 1, 2 / 2 / 2, 7 % 4 * 2)  # expect: 1 0.5 6
