try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("second") from e
except ValueError:
    raise KeyError("third")
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_three_deep.py", line 3, in <module>
# stderr:     1 / 0
# stderr:     ~~^~~
# stderr: ZeroDivisionError: division by zero
# stderr:
# stderr: The above exception was the direct cause of the following exception:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_three_deep.py", line 5, in <module>
# stderr:     raise ValueError("second") from e
# stderr: ValueError: second
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_three_deep.py", line 7, in <module>
# stderr:     raise KeyError("third")
# stderr: KeyError: 'third'
# exit: 1
