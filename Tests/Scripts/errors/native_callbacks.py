def key(x):
    return x.missing
sorted([3, 1], key=key)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/native_callbacks.py", line 3, in <module>
# stderr:     sorted([3, 1], key=key)
# stderr:     ~~~~~~^^^^^^^^^^^^^^^^^
# stderr:   File "errors/native_callbacks.py", line 2, in key
# stderr:     return x.missing
# stderr:            ^^^^^^^^^
# stderr: AttributeError: 'int' object has no attribute 'missing'
# exit: 1
