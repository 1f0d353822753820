import no_such_module_here
# stderr: Traceback (most recent call last):
# stderr:   File "errors/import_error_traceback.py", line 1, in <module>
# stderr:     import no_such_module_here
# stderr: ModuleNotFoundError: No module named 'no_such_module_here'
# exit: 1
