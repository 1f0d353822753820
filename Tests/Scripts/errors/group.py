raise ExceptionGroup("several", [ValueError("one"), TypeError("two")])
# stderr:   + Exception Group Traceback (most recent call last):
# stderr:   |   File "errors/group.py", line 1, in <module>
# stderr:   |     raise ExceptionGroup("several", [ValueError("one"), TypeError("two")])
# stderr:   | ExceptionGroup: several (2 sub-exceptions)
# stderr:   +-+---------------- 1 ----------------
# stderr:     | ValueError: one
# stderr:     +---------------- 2 ----------------
# stderr:     | TypeError: two
# stderr:     +------------------------------------
# exit: 1
