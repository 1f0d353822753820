文字 = "日本"; 文字.missing; x = 1
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_wide_characters.py", line 1, in <module>
# stderr:     文字 = "日本"; 文字.missing; x = 1
# stderr:                    ^^^^^^^^^^^^
# stderr: AttributeError: 'str' object has no attribute 'missing'
# exit: 1
