def middle():
    print("middle")
    return 5

print(1 < middle() < 10)
# expect: middle
# expect: True
print(1 > middle() < 10)
# expect: middle
# expect: False
print(1 < 2 > 1 != 3)  # expect: True
print(1 == 1.0 == True)  # expect: True
print((1 < 2) < 0)  # expect: False
