print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] == [1.0, 2.0])  # expect: True True True True True
print([1] != (1,), [[1], [2]] == [[1], [2]])  # expect: True True
a = [1]
a.append(a)
print(a, [a], repr([[], [[]], "x", None]))  # expect: [1, [...]] [[1, [...]]] [[], [[]], 'x', None]
print(a == a, [float("nan")] == [float("nan")])  # expect: True False
try:
    [1] < ["a"]
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'int' and 'str'
