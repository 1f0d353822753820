a = [1]
a += "ab"
a += (x for x in range(2))
print(a)  # expect: [1, 'a', 'b', 0, 1]
try:
    a += 5
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
try:
    a = a + (1, 2)
except TypeError as e:
    print(e)  # expect: can only concatenate list (not "tuple") to list
