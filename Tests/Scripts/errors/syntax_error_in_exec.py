exec("x = 1\ny = (2 +\nz = 3")
# stderr: Traceback (most recent call last):
# stderr:   File "errors/syntax_error_in_exec.py", line 1, in <module>
# stderr:     exec("x = 1\ny = (2 +\nz = 3")
# stderr:     ~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr:   File "<string>", line 2
# stderr:     y = (2 +
# stderr:         ^
# stderr: SyntaxError: '(' was never closed
# exit: 1
