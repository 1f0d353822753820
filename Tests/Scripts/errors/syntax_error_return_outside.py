x = 1
return x
# stderr:   File "errors/syntax_error_return_outside.py", line 2
# stderr:     return x
# stderr:     ^^^^^^^^
# stderr: SyntaxError: 'return' outside function
# exit: 1
