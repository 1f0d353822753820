try:
    raise ExceptionGroup("first", [ValueError(1)])
except ExceptionGroup as e:
    raise RuntimeError("second") from e
# stderr:   + Exception Group Traceback (most recent call last):
# stderr:   |   File "errors/group_with_cause.py", line 2, in <module>
# stderr:   |     raise ExceptionGroup("first", [ValueError(1)])
# stderr:   | ExceptionGroup: first (1 sub-exception)
# stderr:   +-+---------------- 1 ----------------
# stderr:     | ValueError: 1
# stderr:     +------------------------------------
# stderr:
# stderr: The above exception was the direct cause of the following exception:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "errors/group_with_cause.py", line 4, in <module>
# stderr:     raise RuntimeError("second") from e
# stderr: RuntimeError: second
# exit: 1
