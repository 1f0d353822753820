call(1,
     2
x = 5
# stderr:   File "errors/syntax_error_unclosed.py", line 1
# stderr:     call(1,
# stderr:         ^
# stderr: SyntaxError: '(' was never closed
# exit: 1
