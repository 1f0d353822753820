def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError("bad input") from error

parse("x1")
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_cause.py", line 3, in parse
# stderr:     return int(text)
# stderr: ValueError: invalid literal for int() with base 10: 'x1'
# stderr:
# stderr: The above exception was the direct cause of the following exception:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_cause.py", line 7, in <module>
# stderr:     parse("x1")
# stderr:     ~~~~~^^^^^^
# stderr:   File "errors/chained_cause.py", line 5, in parse
# stderr:     raise RuntimeError("bad input") from error
# stderr: RuntimeError: bad input
# exit: 1
