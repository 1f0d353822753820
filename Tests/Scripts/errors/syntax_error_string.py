name = "unterminated
print(name)
# stderr:   File "errors/syntax_error_string.py", line 1
# stderr:     name = "unterminated
# stderr:            ^
# stderr: SyntaxError: unterminated string literal (detected at line 1)
# exit: 1
