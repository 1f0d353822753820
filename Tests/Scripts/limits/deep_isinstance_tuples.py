t = int
for _ in range(50): t = (t,)
print(isinstance(1, t))  # expect: True
for _ in range(100_000): t = (t,)
try:
    isinstance("x", t)
except RecursionError as e:
    print("RecursionError")  # expect: RecursionError
