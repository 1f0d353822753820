a = [3, 1, 2]
def key(x):
    a.append(x)
    return x
try:
    a.sort(key=key)
except ValueError as e:
    print(e)  # expect: list modified during sort
print(a)  # expect: [1, 2, 3]
b = [2, 1]
b.sort(key=lambda x: (print(b), x)[1])      # the list looks empty while it is sorted
# expect: []
# expect: []
print(b)  # expect: [1, 2]
