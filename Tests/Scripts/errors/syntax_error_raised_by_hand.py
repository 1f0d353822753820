e = SyntaxError("custom message", ("file.xyz", 3, 7, "    abc def ghi\n", 3, 10))
raise e
# stderr: Traceback (most recent call last):
# stderr:   File "errors/syntax_error_raised_by_hand.py", line 2, in <module>
# stderr:     raise e
# stderr:   File "file.xyz", line 3
# stderr:     abc def ghi
# stderr:       ^^^
# stderr: SyntaxError: custom message
# exit: 1
