def make(kind, text):
    try:
        raise kind(text)
    except kind as e:
        return e

inner = ExceptionGroup("inner", [make(KeyError, "k"), make(OSError, "o")])
inner.add_note("a note of the group")
raise ExceptionGroup("outer", [make(ValueError, "v"), inner])
# stderr:   + Exception Group Traceback (most recent call last):
# stderr:   |   File "errors/group_nested.py", line 9, in <module>
# stderr:   |     raise ExceptionGroup("outer", [make(ValueError, "v"), inner])
# stderr:   | ExceptionGroup: outer (2 sub-exceptions)
# stderr:   +-+---------------- 1 ----------------
# stderr:     | Traceback (most recent call last):
# stderr:     |   File "errors/group_nested.py", line 3, in make
# stderr:     |     raise kind(text)
# stderr:     | ValueError: v
# stderr:     +---------------- 2 ----------------
# stderr:     | ExceptionGroup: inner (2 sub-exceptions)
# stderr:     | a note of the group
# stderr:     +-+---------------- 1 ----------------
# stderr:       | Traceback (most recent call last):
# stderr:       |   File "errors/group_nested.py", line 3, in make
# stderr:       |     raise kind(text)
# stderr:       | KeyError: 'k'
# stderr:       +---------------- 2 ----------------
# stderr:       | Traceback (most recent call last):
# stderr:       |   File "errors/group_nested.py", line 3, in make
# stderr:       |     raise kind(text)
# stderr:       | OSError: o
# stderr:       +------------------------------------
# exit: 1
