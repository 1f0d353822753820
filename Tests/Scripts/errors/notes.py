def work():
    e = ValueError("failed")
    e.add_note("while reading row 5")
    e.add_note("hint: check\nthe file")
    raise e

work()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/notes.py", line 7, in <module>
# stderr:     work()
# stderr:     ~~~~^^
# stderr:   File "errors/notes.py", line 5, in work
# stderr:     raise e
# stderr: ValueError: failed
# stderr: while reading row 5
# stderr: hint: check
# stderr: the file
# exit: 1
