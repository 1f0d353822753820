a = []
print(a is a, a is not [], None is None)  # expect: True True True
print(2 in [1, 2], 2 not in [1, 2], "ell" in "hello", "" in "")  # expect: True False True True
print(1.0 in (1,), b"b" in b"abc", 98 in b"abc")  # expect: True True True
nan = float("nan")
print(nan in [nan], nan == nan, [nan] == [nan])  # expect: True False True
try:
    1 in "abc"
except TypeError as e:
    print(e)  # expect: 'in <string>' requires string as left operand, not int
