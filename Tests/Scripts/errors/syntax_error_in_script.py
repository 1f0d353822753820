print("never printed")
values = [1, 2 3]
# stderr:   File "errors/syntax_error_in_script.py", line 2
# stderr:     values = [1, 2 3]
# stderr:                  ^^^
# stderr: SyntaxError: invalid syntax. Perhaps you forgot a comma?
# exit: 1
