inf, nan = float("inf"), float("nan")
print(inf > 10 ** 1000, -inf < inf, inf == inf, nan == nan, nan != nan, nan < 1, nan > 1)
# expect: True True True False True False False
print(inf - inf, inf * 0, inf + 1, inf // 1, 1 // inf, -1 // inf, 5 % inf, -5 % inf)
# expect: nan nan inf nan 0.0 -1.0 5.0 inf
print(1 / inf, 2 ** -inf)  # expect: 0.0 0.0
print(max(nan, 1), max(1, nan), min(nan, 1), sorted([3, nan, 1])[0], nan in [nan])  # expect: nan 1 nan 3 True
print([nan] == [nan], 1 ** nan, nan ** 0)  # expect: True 1.0 1.0
print(round(2.5), round(inf, 2), bool(nan), nan is nan)  # expect: 2 inf True True
for f in (round, int):
    for x in (inf, nan):
        try:
            f(x)
        except (OverflowError, ValueError) as e:
            print(type(e).__name__, e)
            # expect: OverflowError cannot convert float infinity to integer
            # expect: ValueError cannot convert float NaN to integer
            # expect: OverflowError cannot convert float infinity to integer
            # expect: ValueError cannot convert float NaN to integer
