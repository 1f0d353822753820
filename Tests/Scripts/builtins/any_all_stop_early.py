def show(x):
    print("saw", x)
    return x
print(any(show(x) for x in (0, 1, 2)))
# expect: saw 0
# expect: saw 1
# expect: True
print(all(show(x) for x in (1, 0, 2)))
# expect: saw 1
# expect: saw 0
# expect: False
