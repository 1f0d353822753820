print(2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308, -10 ** 400 < -1e308, 1 < 1.5 < 2)  # expect: True True True True
print(3 == 3.0, 2 ** 1000 == 2.0 ** 1000)  # expect: True True
print(9007199254740993 == 9007199254740992.0, 9007199254740993 < 9007199254740992.0)  # expect: False False
print(1e400 > 10 ** 1000)  # expect: True
print(hash(1e300) == hash(int(1e300)), hash(0.5), hash(-0.0), hash(float("inf")), {0.0: 1}[-0.0])
# expect: True 1152921504606846976 0 314159 1
