x = 1or 2
value =   # nothing here
# stderr: errors/syntax_error_before_comment.py:1: SyntaxWarning: invalid decimal literal
# stderr:   x = 1or 2
# stderr:   File "errors/syntax_error_before_comment.py", line 2
# stderr:     value =   # nothing here
# stderr:               ^^^^^^^^^^^^^^
# stderr: SyntaxError: invalid syntax
# exit: 1
