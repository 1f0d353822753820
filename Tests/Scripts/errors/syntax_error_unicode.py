é = "日本" + ?
# stderr:   File "errors/syntax_error_unicode.py", line 1
# stderr:     é = "日本" + ?
# stderr:                ^
# stderr: SyntaxError: invalid syntax
# exit: 1
