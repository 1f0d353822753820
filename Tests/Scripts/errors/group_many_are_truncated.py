raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
# stderr:   + Exception Group Traceback (most recent call last):
# stderr:   |   File "errors/group_many_are_truncated.py", line 1, in <module>
# stderr:   |     raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
# stderr:   | ExceptionGroup: many (20 sub-exceptions)
# stderr:   +-+---------------- 1 ----------------
# stderr:     | ValueError: 0
# stderr:     +---------------- 2 ----------------
# stderr:     | ValueError: 1
# stderr:     +---------------- 3 ----------------
# stderr:     | ValueError: 2
# stderr:     +---------------- 4 ----------------
# stderr:     | ValueError: 3
# stderr:     +---------------- 5 ----------------
# stderr:     | ValueError: 4
# stderr:     +---------------- 6 ----------------
# stderr:     | ValueError: 5
# stderr:     +---------------- 7 ----------------
# stderr:     | ValueError: 6
# stderr:     +---------------- 8 ----------------
# stderr:     | ValueError: 7
# stderr:     +---------------- 9 ----------------
# stderr:     | ValueError: 8
# stderr:     +---------------- 10 ----------------
# stderr:     | ValueError: 9
# stderr:     +---------------- 11 ----------------
# stderr:     | ValueError: 10
# stderr:     +---------------- 12 ----------------
# stderr:     | ValueError: 11
# stderr:     +---------------- 13 ----------------
# stderr:     | ValueError: 12
# stderr:     +---------------- 14 ----------------
# stderr:     | ValueError: 13
# stderr:     +---------------- 15 ----------------
# stderr:     | ValueError: 14
# stderr:     +---------------- ... ----------------
# stderr:     | and 5 more exceptions
# stderr:     +------------------------------------
# exit: 1
