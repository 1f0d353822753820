r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8))
# expect: range(2, 20, 3) [2, 5, 8, 11, 14, 17] 6 2 17 range(5, 11, 3) range(17, -1, -3) True False 2
print(r.count(8), r.count(9), r.start, r.stop, r.step)  # expect: 1 0 2 20 3
print(range(5), range(0), range(5, 0), list(range(5, 0, -2)))  # expect: range(0, 5) range(0, 0) range(5, 0) [5, 3, 1]
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2))  # expect: True True
print(hash(range(3)) == hash(range(0, 3)), bool(range(0)))  # expect: True False
print(list(reversed(range(3))), range(10)[2:8:2], range(10 ** 30)[10 ** 29])
# expect: [2, 1, 0] range(2, 8, 2) 100000000000000000000000000000
print(len(range(0, 2 ** 62, 2)), 10 ** 29 in range(10 ** 30), 2.0 in range(5))
# expect: 2305843009213693952 True True
print("a" in range(3), max(range(0, 10, 3)))  # expect: False 9
print(list(range(2 ** 63 - 1, 2 ** 63 + 2)), range(True), sum(range(101)))
# expect: [9223372036854775807, 9223372036854775808, 9223372036854775809] range(0, 1) 5050
