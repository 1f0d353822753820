import failing_import
# stderr: Traceback (most recent call last):
# stderr:   File "errors/import_of_failing_module.py", line 1, in <module>
# stderr:     import failing_import
# stderr:   File "errors/failing_import/__init__.py", line 1, in <module>
# stderr:     from . import divides
# stderr:   File "errors/failing_import/divides.py", line 1, in <module>
# stderr:     1 / 0
# stderr:     ~~^~~
# stderr: ZeroDivisionError: division by zero
# exit: 1
