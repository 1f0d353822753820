eval("1 + len(5)")
# stderr: Traceback (most recent call last):
# stderr:   File "errors/eval_frame.py", line 1, in <module>
# stderr:     eval("1 + len(5)")
# stderr:     ~~~~^^^^^^^^^^^^^^
# stderr:   File "<string>", line 1, in <module>
# stderr: TypeError: object of type 'int' has no len()
# exit: 1
