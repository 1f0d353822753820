name = 5
text = f"hello {name.upper()} and {name}"
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_fstring.py", line 2, in <module>
# stderr:     text = f"hello {name.upper()} and {name}"
# stderr:                     ^^^^^^^^^^
# stderr: AttributeError: 'int' object has no attribute 'upper'
# exit: 1
