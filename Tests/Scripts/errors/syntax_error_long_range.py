if True:
    f(a.b = 1, c)
# stderr:   File "errors/syntax_error_long_range.py", line 2
# stderr:     f(a.b = 1, c)
# stderr:       ^^^^^
# stderr: SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
# exit: 1
