e = ValueError("bottom")
for i in range(12):
    e = ExceptionGroup(f"level {i}", [e])
raise e
# stderr:   + Exception Group Traceback (most recent call last):
# stderr:   |   File "errors/group_deep.py", line 4, in <module>
# stderr:   |     raise e
# stderr:   | ExceptionGroup: level 11 (1 sub-exception)
# stderr:   +-+---------------- 1 ----------------
# stderr:     | ExceptionGroup: level 10 (1 sub-exception)
# stderr:     +-+---------------- 1 ----------------
# stderr:       | ExceptionGroup: level 9 (1 sub-exception)
# stderr:       +-+---------------- 1 ----------------
# stderr:         | ExceptionGroup: level 8 (1 sub-exception)
# stderr:         +-+---------------- 1 ----------------
# stderr:           | ExceptionGroup: level 7 (1 sub-exception)
# stderr:           +-+---------------- 1 ----------------
# stderr:             | ExceptionGroup: level 6 (1 sub-exception)
# stderr:             +-+---------------- 1 ----------------
# stderr:               | ExceptionGroup: level 5 (1 sub-exception)
# stderr:               +-+---------------- 1 ----------------
# stderr:                 | ExceptionGroup: level 4 (1 sub-exception)
# stderr:                 +-+---------------- 1 ----------------
# stderr:                   | ExceptionGroup: level 3 (1 sub-exception)
# stderr:                   +-+---------------- 1 ----------------
# stderr:                     | ExceptionGroup: level 2 (1 sub-exception)
# stderr:                     +-+---------------- 1 ----------------
# stderr:                       | ... (max_group_depth is 10)
# stderr:                       +------------------------------------
# exit: 1
