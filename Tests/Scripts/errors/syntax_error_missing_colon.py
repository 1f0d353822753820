def f(x)
    return x
# stderr:   File "errors/syntax_error_missing_colon.py", line 1
# stderr:     def f(x)
# stderr:             ^
# stderr: SyntaxError: expected ':'
# exit: 1
