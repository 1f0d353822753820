m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)])  # expect: [[1, 4], [2, 5], [3, 6]]
print([x for row in m for x in row if x % 2 if x > 1])  # expect: [3, 5]
print({(i, j) for i in range(2) for j in range(i)})  # expect: {(1, 0)}
print(sorted({c.lower() for c in "aAbB"}))  # expect: ['a', 'b']
print({k: v for k, v in zip("abc", range(3)) if v})  # expect: {'b': 1, 'c': 2}
