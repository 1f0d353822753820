data = {"rows": [{"cells": [1, 2, 3]}]}
print(data["rows"][0]["cells"][7])
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_subscript.py", line 2, in <module>
# stderr:     print(data["rows"][0]["cells"][7])
# stderr:           ~~~~~~~~~~~~~~~~~~~~~~~~^^^
# stderr: IndexError: list index out of range
# exit: 1
