def f(): exec("def g():\n    1 / 0\ng()")
f()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/exec_and_eval_frames.py", line 2, in <module>
# stderr:     f()
# stderr:     ~^^
# stderr:   File "errors/exec_and_eval_frames.py", line 1, in f
# stderr:     def f(): exec("def g():\n    1 / 0\ng()")
# stderr:              ~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr:   File "<string>", line 3, in <module>
# stderr:   File "<string>", line 2, in g
# stderr: ZeroDivisionError: division by zero
# exit: 1
