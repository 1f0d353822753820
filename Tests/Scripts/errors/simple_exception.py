def inner(x):
    return 1 / x

def outer():
    return inner(0) + 1

outer()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/simple_exception.py", line 7, in <module>
# stderr:     outer()
# stderr:     ~~~~~^^
# stderr:   File "errors/simple_exception.py", line 5, in outer
# stderr:     return inner(0) + 1
# stderr:            ~~~~~^^^
# stderr:   File "errors/simple_exception.py", line 2, in inner
# stderr:     return 1 / x
# stderr:            ~~^~~
# stderr: ZeroDivisionError: division by zero
# exit: 1
