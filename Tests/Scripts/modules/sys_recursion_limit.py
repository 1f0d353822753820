import sys
def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
sys.setrecursionlimit(200)
d = depth()
print(100 < d <= 200, sys.getrecursionlimit())  # expect: True 200
for bad in (0, -5, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError, RecursionError) as e:
        print(type(e).__name__, e)
        # expect: ValueError recursion limit must be greater or equal than 1
        # expect: ValueError recursion limit must be greater or equal than 1
        # expect: TypeError 'str' object cannot be interpreted as an integer
