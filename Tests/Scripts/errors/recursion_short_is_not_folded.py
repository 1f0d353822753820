def f(n):
    if n == 0:
        raise ValueError("bottom")
    return f(n - 1)
f(3)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/recursion_short_is_not_folded.py", line 5, in <module>
# stderr:     f(3)
# stderr:     ~^^^
# stderr:   File "errors/recursion_short_is_not_folded.py", line 4, in f
# stderr:     return f(n - 1)
# stderr:   File "errors/recursion_short_is_not_folded.py", line 4, in f
# stderr:     return f(n - 1)
# stderr:   File "errors/recursion_short_is_not_folded.py", line 4, in f
# stderr:     return f(n - 1)
# stderr:   File "errors/recursion_short_is_not_folded.py", line 3, in f
# stderr:     raise ValueError("bottom")
# stderr: ValueError: bottom
# exit: 1
