π = "é€" * 2; x = π + (1 if π else 2)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_unicode_line.py", line 1, in <module>
# stderr:     π = "é€" * 2; x = π + (1 if π else 2)
# stderr:                       ~~^~~~~~~~~~~~~~~~~
# stderr: TypeError: can only concatenate str (not "int") to str
# exit: 1
