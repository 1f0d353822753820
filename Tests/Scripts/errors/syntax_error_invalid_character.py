x = 5 – 3
# stderr:   File "errors/syntax_error_invalid_character.py", line 1
# stderr:     x = 5 – 3
# stderr:           ^
# stderr: SyntaxError: invalid character '–' (U+2013)
# exit: 1
