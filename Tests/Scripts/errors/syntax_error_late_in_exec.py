# What is found after parsing is shown without its line, unless there is a file to read it from.
exec("return 1")
# stderr: Traceback (most recent call last):
# stderr:   File "errors/syntax_error_late_in_exec.py", line 2, in <module>
# stderr:     exec("return 1")
# stderr:     ~~~~^^^^^^^^^^^^
# stderr:   File "<string>", line 1
# stderr: SyntaxError: 'return' outside function
# exit: 1
