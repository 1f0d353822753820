try:
    1 / 0
except ZeroDivisionError:
    raise KeyError("only this one") from None
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_suppressed.py", line 4, in <module>
# stderr:     raise KeyError("only this one") from None
# stderr: KeyError: 'only this one'
# exit: 1
