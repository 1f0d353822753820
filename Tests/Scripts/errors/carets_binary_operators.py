a, b, c = 1, "x", [2]
def f(): return a + (c + b)
try:
    f()
except TypeError:
    import traceback
    traceback.print_exc()
total = a * 2 - len(c) / (a - 1)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_binary_operators.py", line 4, in <module>
# stderr:     f()
# stderr:     ~^^
# stderr:   File "errors/carets_binary_operators.py", line 2, in f
# stderr:     def f(): return a + (c + b)
# stderr:                          ~~^~~
# stderr: TypeError: can only concatenate list (not "str") to list
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_binary_operators.py", line 8, in <module>
# stderr:     total = a * 2 - len(c) / (a - 1)
# stderr:                     ~~~~~~~^~~~~~~~~
# stderr: ZeroDivisionError: division by zero
# exit: 1
