def f():
    1 / 0

def g():
    try:
        f()
    except ZeroDivisionError as e:
        raise e

g()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/reraise_shows_both_lines.py", line 10, in <module>
# stderr:     g()
# stderr:     ~^^
# stderr:   File "errors/reraise_shows_both_lines.py", line 8, in g
# stderr:     raise e
# stderr:   File "errors/reraise_shows_both_lines.py", line 6, in g
# stderr:     f()
# stderr:     ~^^
# stderr:   File "errors/reraise_shows_both_lines.py", line 2, in f
# stderr:     1 / 0
# stderr:     ~~^~~
# stderr: ZeroDivisionError: division by zero
# exit: 1
