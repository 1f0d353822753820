class Manager:
    def __enter__(self): return self
    def __exit__(self, *exc): raise RuntimeError("from exit")

with Manager() as m:
    x = 1
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_with_statement.py", line 5, in <module>
# stderr:     with Manager() as m:
# stderr:          ~~~~~~~^^
# stderr:   File "errors/carets_with_statement.py", line 3, in __exit__
# stderr:     def __exit__(self, *exc): raise RuntimeError("from exit")
# stderr:                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr: RuntimeError: from exit
# exit: 1
