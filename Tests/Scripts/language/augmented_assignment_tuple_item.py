# The list is extended in place before the assignment to the tuple fails.
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)  # expect: 'tuple' object does not support item assignment
print(t)  # expect: ([1, 2],)
