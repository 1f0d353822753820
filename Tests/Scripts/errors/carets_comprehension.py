values = [10 // n for n in (2, 1, 0)]
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_comprehension.py", line 1, in <module>
# stderr:     values = [10 // n for n in (2, 1, 0)]
# stderr:               ~~~^^~~
# stderr: ZeroDivisionError: integer division or modulo by zero
# exit: 1
