class Bad(Exception):
    def __str__(self): raise RuntimeError
raise Bad
# stderr: Traceback (most recent call last):
# stderr:   File "errors/exception_whose_str_fails.py", line 3, in <module>
# stderr:     raise Bad
# stderr: Bad: <exception str() failed>
# exit: 1
