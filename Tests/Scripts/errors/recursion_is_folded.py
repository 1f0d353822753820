import sys
sys.setrecursionlimit(60)
def down(n):
    return down(n + 1)
try:
    down(0)
except RecursionError as e:
    import traceback
    depth = sum(1 for _ in traceback.walk_tb(e.__traceback__))
    print(depth > 20, e)
def short(n):
    if n == 0:
        raise ValueError("bottom")
    short(n - 1)
short(8)
# expect: True maximum recursion depth exceeded
# stderr: Traceback (most recent call last):
# stderr:   File "errors/recursion_is_folded.py", line 15, in <module>
# stderr:     short(8)
# stderr:     ~~~~~^^^
# stderr:   File "errors/recursion_is_folded.py", line 14, in short
# stderr:     short(n - 1)
# stderr:     ~~~~~^^^^^^^
# stderr:   File "errors/recursion_is_folded.py", line 14, in short
# stderr:     short(n - 1)
# stderr:     ~~~~~^^^^^^^
# stderr:   File "errors/recursion_is_folded.py", line 14, in short
# stderr:     short(n - 1)
# stderr:     ~~~~~^^^^^^^
# stderr:   [Previous line repeated 5 more times]
# stderr:   File "errors/recursion_is_folded.py", line 13, in short
# stderr:     raise ValueError("bottom")
# stderr: ValueError: bottom
# exit: 1
