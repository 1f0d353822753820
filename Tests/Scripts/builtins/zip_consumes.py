a = iter("abc")
print(list(zip(a, "x")), list(a))       # one more item was taken from the first  # expect: [('a', 'x')] ['c']
b = iter("abc")
print(list(zip("x", b)), list(b))  # expect: [('x', 'a')] ['b', 'c']
