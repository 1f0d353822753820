def f():
    x = 1
      y = 2
# stderr:   File "errors/syntax_error_indentation.py", line 3
# stderr:     y = 2
# stderr: IndentationError: unexpected indent
# exit: 1
