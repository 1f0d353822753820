def f():
    raise KeyboardInterrupt
f()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/keyboard_interrupt_uncaught.py", line 3, in <module>
# stderr:     f()
# stderr:     ~^^
# stderr:   File "errors/keyboard_interrupt_uncaught.py", line 2, in f
# stderr:     raise KeyboardInterrupt
# stderr: KeyboardInterrupt
# exit: -2
