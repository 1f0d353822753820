def items():
    print("start")
    yield from range(3)

g = (print("item", x) or x for x in items())
print("made")  # expect: made
print(next(g))
# expect: start
# expect: item 0
# expect: 0
print(list(g))
# expect: item 1
# expect: item 2
# expect: [1, 2]
try:
    (x for x in 5)      # the first iterable is evaluated at once
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
