def f(n): return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(type(e).__name__, e)  # expect: RecursionError maximum recursion depth exceeded
print("alive")  # expect: alive
f(0)    # raises: RecursionError: maximum recursion depth exceeded
