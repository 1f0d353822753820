try:
    raise ValueError("first")
finally:
    undefined_name
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_in_finally.py", line 2, in <module>
# stderr:     raise ValueError("first")
# stderr: ValueError: first
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_in_finally.py", line 4, in <module>
# stderr:     undefined_name
# stderr: NameError: name 'undefined_name' is not defined
# exit: 1
