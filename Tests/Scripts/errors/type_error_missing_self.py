class C:
    def method(): pass
C().method()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/type_error_missing_self.py", line 3, in <module>
# stderr:     C().method()
# stderr:     ~~~~~~~~~~^^
# stderr: TypeError: C.method() takes 0 positional arguments but 1 was given
# exit: 1
