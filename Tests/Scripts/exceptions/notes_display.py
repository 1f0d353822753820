e = ValueError("v")
e.add_note("a note")
e.add_note("two\nlines")
raise e
# stderr: Traceback (most recent call last):
# stderr:   File "exceptions/notes_display.py", line 4, in <module>
# stderr:     raise e
# stderr: ValueError: v
# stderr: a note
# stderr: two
# stderr: lines
# exit: 1
