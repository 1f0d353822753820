def f():
    raise ValueError("whole statement")
f()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_whole_line_are_left_out.py", line 3, in <module>
# stderr:     f()
# stderr:     ~^^
# stderr:   File "errors/carets_whole_line_are_left_out.py", line 2, in f
# stderr:     raise ValueError("whole statement")
# stderr: ValueError: whole statement
# exit: 1
