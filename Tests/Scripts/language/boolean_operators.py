def side(x):
    print("side", repr(x))
    return x

print(side(0) or side("") or side([]))
# expect: side 0
# expect: side ''
# expect: side []
# expect: []
print(side(1) and side(0) and side(2))
# expect: side 1
# expect: side 0
# expect: 0
print(not side("x"))
# expect: side 'x'
# expect: False
print(1 and 2 or 3)  # expect: 2
print(None or 0 and 1)  # expect: 0
