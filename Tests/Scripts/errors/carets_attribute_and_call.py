class Box:
    content = None

def show(box):
    return box.content.items()

value = show(Box()).missing
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_attribute_and_call.py", line 7, in <module>
# stderr:     value = show(Box()).missing
# stderr:             ~~~~^^^^^^^
# stderr:   File "errors/carets_attribute_and_call.py", line 5, in show
# stderr:     return box.content.items()
# stderr:            ^^^^^^^^^^^^^^^^^
# stderr: AttributeError: 'NoneType' object has no attribute 'items'
# exit: 1
