def decorator(f):
    raise TypeError(f"cannot decorate {f.__name__}")

class Broken:
    x = 1

    @decorator
    def method(self):
        pass
# stderr: Traceback (most recent call last):
# stderr:   File "errors/class_body_and_decorator.py", line 4, in <module>
# stderr:     class Broken:
# stderr:     ...<4 lines>...
# stderr:             pass
# stderr:   File "errors/class_body_and_decorator.py", line 7, in Broken
# stderr:     @decorator
# stderr:      ^^^^^^^^^
# stderr:   File "errors/class_body_and_decorator.py", line 2, in decorator
# stderr:     raise TypeError(f"cannot decorate {f.__name__}")
# stderr: TypeError: cannot decorate method
# exit: 1
