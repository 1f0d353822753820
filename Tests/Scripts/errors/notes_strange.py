class E(Exception): pass
e = E()
e.__notes__ = ["text", 5, ""]
raise e
# stderr: Traceback (most recent call last):
# stderr:   File "errors/notes_strange.py", line 4, in <module>
# stderr:     raise e
# stderr: E
# stderr: text
# stderr: 5
# stderr:
# exit: 1
