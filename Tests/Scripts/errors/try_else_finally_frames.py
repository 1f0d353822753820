def step(n):
    try:
        if n: raise ValueError(n)
    except ValueError:
        raise TypeError("from except")
    finally:
        print("finally", n)
step(0)
step(1)
# expect: finally 0
# expect: finally 1
# stderr: Traceback (most recent call last):
# stderr:   File "errors/try_else_finally_frames.py", line 3, in step
# stderr:     if n: raise ValueError(n)
# stderr:           ^^^^^^^^^^^^^^^^^^^
# stderr: ValueError: 1
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "errors/try_else_finally_frames.py", line 9, in <module>
# stderr:     step(1)
# stderr:     ~~~~^^^
# stderr:   File "errors/try_else_finally_frames.py", line 5, in step
# stderr:     raise TypeError("from except")
# stderr: TypeError: from except
# exit: 1
