it = iter([])
next(it)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/stop_iteration_and_lookup.py", line 2, in <module>
# stderr:     next(it)
# stderr:     ~~~~^^^^
# stderr: StopIteration
# exit: 1
